package org.atalaya.app.ui.sites;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.ShownAs;
import org.atalaya.app.wording.SiteWording;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;

/** The fields of one site. Each is written when Enter is pressed in it or it is left, and can be undone by its name. */
final class SiteEditor extends VBox {
  private static final double USUAL_WATT_HOURS = 480;
  private static final double USUAL_WATT_PEAK = 60;

  private final SitesViewModel sites;
  private final Wording wording;
  private final List<Written> written;
  private final Spinner<Double> height = new Spinner<>(new SpinnerValueFactory.DoubleSpinnerValueFactory(0, 500, 0, 0.5));
  private final ComboBox<Role> role = new ComboBox<>();
  private final Spinner<Integer> homes = new Spinner<>(new SpinnerValueFactory.IntegerSpinnerValueFactory(0, 100_000, 0));
  private final ComboBox<Supply> power = new ComboBox<>();
  private final Spinner<Double> panel = watts(1);
  private final Spinner<Double> battery = watts(1);
  private final VBox panelField;
  private final VBox batteryField;
  private Site site;
  private boolean showing;

  /** The kinds of supply that a site may have. */
  private enum Supply { GRID, BATTERY, SOLAR }

  SiteEditor(SitesViewModel sites, Wording wording, Site first) {
    this.sites = sites;
    this.wording = wording;
    site = first;
    getStyleClass().add("editor-box");
    role.getItems().setAll(Role.values());
    role.setConverter(new ShownAs<>(each -> SiteWording.role(wording, each)));
    power.getItems().setAll(Supply.values());
    power.setConverter(new ShownAs<>(each -> wording.get("site.edit.power." + each.name().toLowerCase(Locale.ROOT))));
    TextField name = new TextField();
    TextField position = new TextField();
    TextArea notes = notes();
    written = List.of(new Written(name, () -> site.name(), text -> sites.rename(site, text)),
        new Written(position, () -> SitesViewModel.typed(site.position()), text -> sites.setPosition(site, text)),
        new Written(notes, () -> site.notes(), text -> sites.setNotes(site, text)));
    panelField = field("site.edit.panel", panel);
    batteryField = field("site.edit.battery", battery);
    HBox supply = new HBox(panelField, batteryField);
    supply.getStyleClass().add("field-line");
    supply.managedProperty().bind(batteryField.visibleProperty());
    VBox fields = new VBox(field("site.edit.name", name), field("site.edit.position", position), field("site.edit.height", height),
        field("site.edit.role", role), field("site.edit.homes", homes), field("site.edit.power", power), supply,
        field("site.edit.note", notes));
    fields.getStyleClass().add("editor");
    Button remove = Controls.button(wording.get("site.remove"), () -> sites.remove(site));
    remove.getStyleClass().add("quiet-danger");
    getChildren().addAll(fields, remove);
    List.of(height, panel, battery).forEach(spinner -> typed(spinner, SpinnerNumber.decimal(spinner::getValue)));
    typed(homes, SpinnerNumber.whole(homes::getValue));
    height.valueProperty().subscribe((before, meters) -> change(() -> sites.setHeight(site, meters)));
    homes.valueProperty().subscribe((before, count) -> change(() -> sites.setHouseholds(site, count)));
    role.valueProperty().subscribe((before, chosen) -> change(() -> sites.setRole(site, chosen)));
    power.valueProperty().subscribe((before, chosen) -> change(() -> sites.setPower(site, supply(chosen))));
    panel.valueProperty().subscribe((before, watts) -> change(() -> sites.setPower(site, supply(power.getValue()))));
    battery.valueProperty().subscribe((before, watts) -> change(() -> sites.setPower(site, supply(power.getValue()))));
    show(first);
  }

  /** True where these fields are those of that site. */
  boolean isOf(Site other) {
    return site.name().equals(other.name()) || sites.isRenaming(site.name(), other.name());
  }

  /** Shows the site as it is now; what someone is typing stays. */
  void show(Site now) {
    site = now;
    showing = true;
    try {
      written.forEach(Written::show);
      height.getValueFactory().setValue(now.heightMeters());
      homes.getValueFactory().setValue(now.households());
      role.setValue(now.role());
      switch (now.power()) {
        case PowerSupply.Grid grid -> power.setValue(Supply.GRID);
        case PowerSupply.Battery(double wattHours) -> {
          power.setValue(Supply.BATTERY);
          battery.getValueFactory().setValue(wattHours);
        }
        case PowerSupply.Solar(double wattPeak, double wattHours) -> {
          power.setValue(Supply.SOLAR);
          panel.getValueFactory().setValue(wattPeak);
          battery.getValueFactory().setValue(wattHours);
        }
      }
      batteryField.setVisible(power.getValue() != Supply.GRID);
      panelField.setVisible(power.getValue() == Supply.SOLAR);
      panelField.setManaged(power.getValue() == Supply.SOLAR);
    } finally {
      showing = false;
    }
  }

  /** What the fields say, as the person's site has it; the usual small kit where it had none. */
  private PowerSupply supply(Supply kind) {
    Optional<PowerSupply> had = Optional.of(site.power());
    double wattHours = had.filter(each -> each.wattHours() > 0).isPresent() ? battery.getValue() : USUAL_WATT_HOURS;
    double wattPeak = site.power() instanceof PowerSupply.Solar ? panel.getValue() : USUAL_WATT_PEAK;
    return switch (kind) {
      case GRID -> new PowerSupply.Grid();
      case BATTERY -> new PowerSupply.Battery(wattHours);
      case SOLAR -> new PowerSupply.Solar(wattPeak, wattHours);
    };
  }

  private void change(Runnable action) {
    if (!showing) {
      action.run();
    }
  }

  private static <T> void typed(Spinner<T> spinner, SpinnerNumber<T> number) {
    spinner.setEditable(true);
    spinner.getValueFactory().setConverter(number);
    spinner.getEditor().addEventHandler(ActionEvent.ACTION, event -> commit(spinner));
    spinner.focusedProperty().subscribe((before, focused) -> {
      if (!focused) {
        commit(spinner);
      }
    });
    spinner.getEditor().setText(number.toString(spinner.getValue()));
  }

  private static <T> void commit(Spinner<T> spinner) {
    spinner.commitValue();
    // what was no number, or beyond what may be, gives way to what stands
    spinner.getEditor().setText(spinner.getValueFactory().getConverter().toString(spinner.getValue()));
  }

  private TextArea notes() {
    TextArea area = new TextArea();
    area.setPrefRowCount(2);
    area.setWrapText(true);
    area.setTextFormatter(new TextFormatter<>(change -> showing || !change.isAdded()
        || sites.acceptsNote(change.getControlNewText()) ? change : null));
    // a tab in a note is worth less than a way on by keyboard
    area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown()) {
        area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        event.consume();
      }
    });
    return area;
  }

  /** A field of text. What was written or shown last is remembered, so that only what was typed since is written. */
  private static final class Written {
    private final TextInputControl field;
    private final Supplier<String> present;
    private final Consumer<String> write;
    private String last;

    Written(TextInputControl field, Supplier<String> present, Consumer<String> write) {
      this.field = field;
      this.present = present;
      this.write = write;
      last = field.getText();
      if (field instanceof TextField line) {
        line.setOnAction(event -> write());
      }
      field.focusedProperty().subscribe((before, focused) -> {
        if (before && !focused) {
          write();
        }
      });
    }

    private void write() {
      String text = field.getText();
      if (!text.equals(last)) {
        last = text;
        write.accept(text);
      }
    }

    /** Shows the site's text, unless another is being typed. */
    void show() {
      if (field.isFocused() && !field.getText().equals(last)) {
        return;
      }
      if (!field.getText().equals(present.get())) {
        field.setText(present.get());
      }
      last = field.getText();
    }
  }

  private VBox field(String key, Control control) {
    Label label = new Label(wording.get(key));
    label.getStyleClass().add("field-name");
    label.setLabelFor(control);
    control.setAccessibleText(wording.get(key));
    control.setMaxWidth(Double.MAX_VALUE);
    control.setId(key.replace('.', '-'));
    VBox field = new VBox(label, (Node) control);
    field.getStyleClass().add("editor");
    return field;
  }

  private static Spinner<Double> watts(double least) {
    return new Spinner<>(new SpinnerValueFactory.DoubleSpinnerValueFactory(least, 100_000, USUAL_WATT_HOURS, 10));
  }
}
