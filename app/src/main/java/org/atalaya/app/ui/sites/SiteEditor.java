package org.atalaya.app.ui.sites;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.ShownAs;
import org.atalaya.app.ui.wording.Wording;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;

/** The fields of one site. Each is written when Enter is pressed in it or it is left, and can be undone by its name. */
final class SiteEditor extends VBox {
  private static final double USUAL_WATT_HOURS = 480;
  private static final double USUAL_WATT_PEAK = 60;

  private final SitesViewModel sites;
  private final Wording wording;
  private final TextField name = new TextField();
  private final TextField position = new TextField();
  private final Spinner<Double> height = new Spinner<>(new SpinnerValueFactory.DoubleSpinnerValueFactory(0, 500, 0, 0.5));
  private final ComboBox<Role> role = new ComboBox<>();
  private final Spinner<Integer> homes = new Spinner<>(new SpinnerValueFactory.IntegerSpinnerValueFactory(0, 100_000, 0));
  private final ComboBox<Supply> power = new ComboBox<>();
  private final Spinner<Double> panel = watts(1);
  private final Spinner<Double> battery = watts(1);
  private final VBox panelField;
  private final VBox batteryField;
  private final TextArea notes = new TextArea();
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
    role.setConverter(new ShownAs<>(each -> SitesViewModel.role(wording, each)));
    power.getItems().setAll(Supply.values());
    power.setConverter(new ShownAs<>(each -> wording.get("site.edit.power." + each.name().toLowerCase(Locale.ROOT))));
    notes.setPrefRowCount(2);
    notes.setWrapText(true);
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
    written(name, text -> sites.rename(site, text));
    written(position, text -> sites.setPosition(site, text));
    written(notes, text -> sites.setNotes(site, text));
    for (Spinner<?> spinner : List.of(height, homes, panel, battery)) {
      spinner.setEditable(true);
      spinner.focusedProperty().subscribe((before, focused) -> {
        if (!focused) {
          commit(spinner);
        }
      });
    }
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
      show(name, now.name());
      show(position, SitesViewModel.typed(now.position()));
      show(notes, now.notes());
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

  private static void show(TextInputControl field, String text) {
    if (!field.isFocused() && !field.getText().equals(text)) {
      field.setText(text);
    }
  }

  private static <T> void commit(Spinner<T> spinner) {
    try {
      spinner.commitValue();
    } catch (RuntimeException noNumber) {
      // what was typed is no number: the number before it stands again
      spinner.getEditor().setText(spinner.getValueFactory().getConverter().toString(spinner.getValue()));
    }
  }

  private static void written(TextInputControl field, Consumer<String> write) {
    if (field instanceof TextField line) {
      line.setOnAction(event -> write.accept(field.getText()));
    }
    field.focusedProperty().subscribe((before, focused) -> {
      if (!focused) {
        write.accept(field.getText());
      }
    });
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
