package org.atalaya.app.ui.terrain;

import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.map.MapLayersViewModel;
import org.atalaya.app.ui.map.MapLayersViewModel.Layer;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.wording.Wording;

/** Files that are drawn on the map: each can be hidden and taken off, and areas with heights taken for buildings. */
final class LayerList extends VBox {
  private final MapLayersViewModel model;
  private final Wording wording;
  private final VBox rows = new VBox();
  private List<Layer> shown = List.of();

  LayerList(MapLayersViewModel model, Wording wording) {
    this.model = model;
    this.wording = wording;
    getStyleClass().add("layers");
    rows.getStyleClass().add("layers");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("layers-scroll");
    getChildren().addAll(Controls.heading(new Label(wording.get("layers.title")), new Label()), scroll);
    setVisible(false);
    managedProperty().bind(visibleProperty());
  }

  void refresh() {
    List<Layer> now = model.layersProperty().get();
    if (shown != now) {
      shown = now;
      rows.getChildren().setAll(now.reversed().stream().map(this::row).toList());
      setVisible(!now.isEmpty());
    }
  }

  private HBox row(Layer layer) {
    CheckBox on = new CheckBox(layer.name());
    on.setSelected(layer.layer().shown());
    on.setOnAction(event -> model.show(layer, on.isSelected()));
    on.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    on.setMaxWidth(Double.MAX_VALUE);
    on.setMinWidth(0);
    String about = layer.objection().orElseGet(() -> layer.building() ? wording.get("layers.buildings", layer.name()) : layer.layer().path());
    on.setTooltip(new Tooltip(about));
    on.setAccessibleText(wording.get("layers.show", layer.name()) + (layer.objection().isPresent() || layer.building() ? ". " + about : ""));
    HBox.setHgrow(on, Priority.ALWAYS);
    HBox row = new HBox(on);
    row.getStyleClass().add("layer-row");
    layer.objection().ifPresent(why -> {
      // nothing of it is on the map
      on.setDisable(true);
      row.getChildren().add(wordIcon(wording.get("layers.broken"), why));
    });
    if (layer.building()) {
      row.getChildren().add(wordIcon(wording.get("layers.counts"), about));
    }
    if (layer.mayBeBuildings()) {
      row.getChildren().add(Controls.icon("fth-home", wording.get("layers.use-as-buildings", layer.name()), () -> model.useAsBuildings(layer)));
    }
    row.getChildren().add(Controls.icon("fth-x", wording.get("layers.remove", layer.name()), () -> model.remove(layer)));
    return row;
  }

  private static Label wordIcon(String word, String about) {
    Label label = new Label(word);
    label.getStyleClass().add("row-subtitle");
    label.setMinWidth(USE_PREF_SIZE);
    label.setTooltip(new Tooltip(about));
    return label;
  }
}
