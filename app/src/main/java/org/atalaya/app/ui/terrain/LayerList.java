package org.atalaya.app.ui.terrain;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
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
import org.atalaya.app.ui.map.OnlineMapsViewModel;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.wording.Wording;

/** Files and maps of the net that are drawn: each can be hidden and taken off, and areas with heights taken for buildings. */
final class LayerList extends VBox {
  private final MapLayersViewModel model;
  private final OnlineMapsViewModel online;
  private final Wording wording;
  private final VBox rows = new VBox();
  private List<Layer> shown = List.of();
  private List<OnlineMapsViewModel.Entry> shownOnline = List.of();
  private List<String> asked = List.of();

  LayerList(MapLayersViewModel model, OnlineMapsViewModel online, Wording wording) {
    this.model = model;
    this.online = online;
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
    List<OnlineMapsViewModel.Entry> nowOnline = online.mapsProperty().get();
    List<String> nowAsked = nowOnline.stream().flatMap(each -> each.asksFor().stream()).toList();
    if (shown != now || shownOnline != nowOnline || !asked.equals(nowAsked)) {
      asked = nowAsked;
      shown = now;
      shownOnline = nowOnline;
      rows.getChildren().setAll(Stream.concat(now.reversed().stream().map(this::row), nowOnline.reversed().stream().map(this::row)).toList());
      setVisible(!rows.getChildren().isEmpty());
    }
  }

  /** What is highest on the map is highest in the list: maps of the net are below files. */
  private HBox row(OnlineMapsViewModel.Entry entry) {
    CheckBox on = box(entry.map().name(), entry.map().shown(), shows -> online.show(entry, shows));
    Optional<String> why = entry.objection().map(wording::sentence);
    String about = why.orElseGet(() -> wording.get("online.about", entry.map().address()));
    on.setTooltip(new Tooltip(about));
    on.setAccessibleText(wording.get("layers.show", entry.map().name()) + why.map(each -> ". " + each).orElse(""));
    HBox row = new HBox(on);
    row.getStyleClass().add("layer-row");
    on.setDisable(why.isPresent());
    row.getChildren().add(entry.asksFor().<Node>map(host -> Controls.icon("fth-download-cloud",
        wording.get("online.allow", entry.map().name(), host), () -> online.allow(entry)))
        .orElseGet(() -> wordIcon(wording.get(why.isPresent() ? "layers.broken" : "online.word"), about)));
    row.getChildren().add(Controls.icon("fth-x", wording.get("layers.remove", entry.map().name()), () -> online.remove(entry)));
    return row;
  }

  private static CheckBox box(String name, boolean shown, Consumer<Boolean> show) {
    CheckBox on = new CheckBox(name);
    on.setSelected(shown);
    on.setOnAction(event -> show.accept(on.isSelected()));
    on.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    on.setMaxWidth(Double.MAX_VALUE);
    on.setMinWidth(0);
    HBox.setHgrow(on, Priority.ALWAYS);
    return on;
  }

  private HBox row(Layer layer) {
    CheckBox on = box(layer.name(), layer.layer().shown(), shows -> model.show(layer, shows));
    String about = layer.objection().orElseGet(() -> layer.building() ? wording.get("layers.buildings", layer.name()) : layer.layer().path());
    on.setTooltip(new Tooltip(about));
    on.setAccessibleText(wording.get("layers.show", layer.name()) + (layer.objection().isPresent() || layer.building() ? ". " + about : ""));
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
