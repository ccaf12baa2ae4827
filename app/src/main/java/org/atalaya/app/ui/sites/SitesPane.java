package org.atalaya.app.ui.sites;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.RowList;
import org.atalaya.app.ui.parts.Sheet;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.parts.ShownAs;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.app.ui.shell.StepView;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.ui.wording.Wording;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;

/** The step in which sites are placed and described. */
public final class SitesPane {
  private final WindowModel model;
  private final Wording wording;
  private final Label count = new Label();
  private final RowList list;
  private final VBox left = new VBox();
  private final VBox detail = new VBox();
  private Optional<Site> shown = Optional.empty();

  private SitesPane(WindowModel model) {
    this.model = model;
    wording = model.wordingProperty().get();
    list = new RowList(wording.get("step.sites"), model.desk().selectionProperty()::set);
    VBox.setVgrow(list, Priority.ALWAYS);
    left.getChildren().addAll(Controls.heading(new Label(wording.get("step.sites")), count), list,
        SheetView.label(wording.get("sites.hint"), "pane-hint"));
  }

  public static StepView of(WindowModel model) {
    SitesPane pane = new SitesPane(model);
    return new StepView.BesideMap(pane.left, pane.detail, pane::refresh);
  }

  private void refresh() {
    count.setText(wording.get("sites.count", model.sites().all().size()));
    list.show(model.sites().rows(wording), model.desk().selectionProperty().get());
    Optional<Site> site = model.sites().selected();
    boolean editing = shown.isPresent() && shown.equals(site);
    Node facts = new SheetView(site.map(each -> model.sites().sheet(wording, each)).orElseGet(() -> new Sheet(
        wording.get("step.sites"), wording.get("sites.pick"), Tone.PLAIN, "", wording.get("sites.pick.explain"),
        List.of(), Optional.empty(), List.of())), model.desk()::apply);
    if (editing && detail.getChildren().size() > 1) {
      // the fields stay: someone may be typing in one
      detail.getChildren().set(0, facts);
    } else {
      detail.getChildren().setAll(facts);
      site.ifPresent(each -> detail.getChildren().add(editor(each)));
    }
    shown = site;
  }

  private Node editor(Site site) {
    TextField name = new TextField(site.name());
    name.setOnAction(event -> model.sites().rename(site, name.getText()));
    name.focusedProperty().subscribe(focused -> {
      if (!focused) {
        model.sites().rename(site, name.getText());
      }
    });
    Spinner<Double> height = new Spinner<>(
        new SpinnerValueFactory.DoubleSpinnerValueFactory(0, 500, site.heightMeters(), 0.5));
    height.setEditable(true);
    height.valueProperty().subscribe(meters -> model.sites().setHeight(site, meters));
    ComboBox<Role> role = new ComboBox<>();
    role.getItems().setAll(Role.values());
    role.setConverter(new ShownAs<>(each -> SitesViewModel.role(wording, each)));
    role.setValue(site.role());
    role.valueProperty().subscribe(chosen -> model.sites().setRole(site, chosen));
    VBox fields = new VBox();
    fields.getStyleClass().add("editor");
    for (Field field : List.of(new Field("site.edit.name", name), new Field("site.edit.height", height),
        new Field("site.edit.role", role))) {
      Label label = new Label(wording.get(field.key()));
      label.getStyleClass().add("field-name");
      label.setLabelFor(field.control());
      field.control().setAccessibleText(wording.get(field.key()));
      field.control().setMaxWidth(Double.MAX_VALUE);
      fields.getChildren().addAll(label, field.control());
    }
    Button remove = Controls.button(wording.get("site.remove"), () -> model.sites().remove(site));
    remove.getStyleClass().add("quiet-danger");
    VBox editor = new VBox(fields, remove);
    editor.getStyleClass().add("editor-box");
    return editor;
  }

  private record Field(String key, Control control) {}
}
