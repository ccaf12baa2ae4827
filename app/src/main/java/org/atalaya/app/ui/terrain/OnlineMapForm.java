package org.atalaya.app.ui.terrain;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.map.OnlineMapDraft;
import org.atalaya.app.ui.map.OnlineMapDraft.Objection;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.parts.ShownAs;
import org.atalaya.app.wording.Wording;
import org.atalaya.maps.tiles.KnownMap;
import org.atalaya.maps.tiles.TileAddress;
import org.atalaya.maps.tiles.WmtsCapabilities.Layer;

/** The fields of a map of the net that is to be added. */
final class OnlineMapForm extends VBox {
  private final OnlineMapDraft draft;
  private final Wording wording;
  private final ComboBox<KnownMap> known = new ComboBox<>();
  private final TextField address = new TextField();
  private final ComboBox<Layer> layers = new ComboBox<>();
  private final Label trouble = SheetView.label("", "form-trouble");
  private boolean filling;

  /**
   * @param done run when it is added, or the person thought better of it
   * @param files asks for the file of a server
   */
  OnlineMapForm(OnlineMapDraft draft, Wording wording, Runnable done, Supplier<Optional<Path>> files) {
    this.draft = draft;
    this.wording = wording;
    getStyleClass().addAll("editor-box", "online-form");
    known.setId("online-known");
    known.getItems().setAll(KnownMap.ALL);
    known.setConverter(new ShownAs<>(KnownMap::name));
    known.setPromptText(wording.get("online.known.prompt"));
    known.valueProperty().subscribe(chosen -> {
      if (chosen != null) {
        filled(() -> draft.fill(chosen));
      }
    });
    address.setId("online-address");
    address.setPromptText("https://…/{z}/{x}/{y}.png");
    address.textProperty().bindBidirectional(draft.addressProperty());
    address.textProperty().subscribe((before, typed) -> {
      if (!filling) {
        known.setValue(null);
        layers.setValue(null);
      }
    });
    TextField name = new TextField();
    name.setId("online-name");
    name.textProperty().bindBidirectional(draft.nameProperty());
    TextField attribution = new TextField();
    attribution.setId("online-attribution");
    attribution.textProperty().bindBidirectional(draft.attributionProperty());
    layers.setConverter(new ShownAs<>(Layer::title));
    layers.setId("online-layers");
    layers.valueProperty().subscribe(chosen -> {
      if (chosen != null) {
        filled(() -> draft.fill(chosen));
      }
    });
    VBox ofServer = field("online.layers", layers);
    shownWhere(ofServer, () -> !draft.layersProperty().get().isEmpty());
    HBox zooms = new HBox(zoom("online.coarsest", draft.coarsestProperty()), zoom("online.finest", draft.finestProperty()));
    zooms.getStyleClass().add("field-line");
    trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
    Button add = Controls.primary(wording.get("online.add"), () -> go(done));
    add.setId("online-add");
    draft.readingProperty().subscribe(add::setDisable);
    draft.addressProperty().subscribe(text -> add.setText(wording.get(draft.isServer() ? "online.read" : "online.add")));
    List.of(address, name, attribution).forEach(field -> field.setOnAction(event -> go(done)));
    Button cancel = Controls.button(wording.get("online.cancel"), done);
    HBox buttons = new HBox(Controls.gap(), cancel, add);
    buttons.getStyleClass().add("field-line");
    VBox fields = new VBox(field("online.known", known), address(files), SheetView.label(wording.get("online.address.hint"), "pane-hint"),
        ofServer, field("online.name", name), field("online.attribution", attribution), zooms);
    fields.getStyleClass().add("editor");
    getChildren().addAll(SheetView.label(wording.get("online.title"), "card-title"), fields,
        trouble, buttons, SheetView.label(wording.get("online.policy"), "pane-hint"));
    draft.objectionProperty().subscribe(why -> trouble.setText(why.map(this::sentence).orElse("")));
    draft.layersProperty().subscribe(found -> layers.getItems().setAll(found));
  }

  private void shownWhere(Node node, BooleanSupplier wanted) {
    draft.layersProperty().subscribe(() -> {
      node.setVisible(wanted.getAsBoolean());
      node.setManaged(wanted.getAsBoolean());
    });
    node.setVisible(wanted.getAsBoolean());
    node.setManaged(wanted.getAsBoolean());
  }

  private void filled(Runnable fill) {
    filling = true;
    try {
      fill.run();
    } finally {
      filling = false;
    }
  }

  private void go(Runnable done) {
    if (draft.isServer()) {
      draft.read();
    } else {
      draft.add(done);
    }
  }

  private String sentence(Objection why) {
    return switch (why) {
      case Objection.Bad(var bad) -> wording.sentence(bad);
      case Objection.Nameless() -> wording.get("online.nameless");
      case Objection.Unreached() -> wording.get("online.server-unreached");
    };
  }

  private VBox address(Supplier<Optional<Path>> files) {
    VBox field = field("online.address", address);
    Button file = Controls.icon("fth-folder", wording.get("online.file"), () -> files.get().ifPresent(draft::read));
    HBox line = new HBox(address, file);
    HBox.setHgrow(address, Priority.ALWAYS);
    line.getStyleClass().add("field-line");
    field.getChildren().add(line);
    return field;
  }

  private VBox zoom(String key, ObjectProperty<Integer> value) {
    ComboBox<Integer> zoom = new ComboBox<>();
    zoom.getItems().setAll(IntStream.rangeClosed(0, TileAddress.FINEST_ZOOM).boxed().toList());
    zoom.valueProperty().bindBidirectional(value);
    VBox field = field(key, zoom);
    HBox.setHgrow(field, Priority.ALWAYS);
    return field;
  }

  private VBox field(String key, Control control) {
    Label label = new Label(wording.get(key));
    label.getStyleClass().add("field-name");
    label.setLabelFor(control);
    control.setAccessibleText(wording.get(key));
    control.setMaxWidth(Double.MAX_VALUE);
    return new VBox(label, control);
  }

  /** Where typing begins. */
  void begin() {
    // not the address: its example goes when it is entered
    known.requestFocus();
  }
}
