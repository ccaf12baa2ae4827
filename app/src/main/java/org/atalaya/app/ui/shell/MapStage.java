package org.atalaya.app.ui.shell;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.atalaya.app.ui.map.MapScene;
import org.atalaya.app.ui.map.MapView;
import org.atalaya.app.ui.map.ScaleBar;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.profile.ProfileView;
import org.atalaya.app.ui.profile.SelectedPath;
import org.atalaya.app.ui.wording.Wording;
import org.atalaya.planner.site.Site;

/** The map with its buttons, legend and scale, and the profile below it. */
final class MapStage extends VBox {
  private static final double SCALE_PIXELS = 90;

  private final WindowModel model;
  private final Wording wording;
  private final MapView map;
  private final ProfileView profile;
  private final HBox legend = new HBox();
  private final Region scaleLine = new Region();
  private final Label scaleText = new Label();

  MapStage(WindowModel model, MapView map) {
    this.model = model;
    this.map = map;
    wording = model.wordingProperty().get();
    profile = new ProfileView(wording);
    getStyleClass().add("map-stage");
    map.setAccessibleText(wording.get("map.accessible"));
    VBox buttons = new VBox(
        Controls.icon("fth-plus", wording.get("map.zoom-in"), () -> map.zoomBy(1)),
        Controls.icon("fth-minus", wording.get("map.zoom-out"), () -> map.zoomBy(-1)),
        Controls.icon("fth-maximize", wording.get("map.fit"), map::fit));
    buttons.getStyleClass().add("map-buttons");
    buttons.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(buttons, Pos.TOP_RIGHT);
    legend.getStyleClass().add("legend");
    legend.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(legend, Pos.BOTTOM_LEFT);
    scaleLine.getStyleClass().add("scale-line");
    StackPane stack = new StackPane(map, buttons, legend);
    stack.getStyleClass().add("map-stack");
    // the map must be able to shrink and never spill over its neighbours
    stack.setMinSize(0, 0);
    VBox.setVgrow(stack, Priority.ALWAYS);
    getChildren().addAll(stack, profile);
    profile.setOnCursor(this::followProfile);
  }

  /** Draws what the desk holds now. */
  void refresh() {
    ProjectDesk desk = model.desk();
    Optional<SelectedPath> path = desk.pathProperty().get();
    Step step = desk.stepProperty().get();
    desk.snapshotProperty().get().ifPresent(now -> {
      map.setPlacesToFit(now.state().sites().stream().map(Site::position).toList());
      map.show(MapScene.of(now, step, desk.selectionProperty().get(), path,
          model.wishes().shownProperty().get(), wording));
    });
    boolean wanted = step == Step.LINKS || (step == Step.NETWORK && path.isPresent());
    profile.setVisible(wanted);
    profile.setManaged(wanted);
    fillLegend(step);
    showScale();
  }

  void showPath() {
    profile.show(model.desk().pathProperty().get());
  }

  void showScale() {
    double metersPerPixel = map.viewportProperty().get().metersPerPixel();
    if (metersPerPixel > 0 && map.getWidth() > 0) {
      ScaleBar scale = ScaleBar.of(metersPerPixel, SCALE_PIXELS);
      scaleLine.setMinWidth(scale.pixels());
      scaleLine.setPrefWidth(scale.pixels());
      scaleText.setText(scale.meters() < 1000 ? wording.quantities().wholeMeters(scale.meters())
          : wording.quantities().number(scale.meters() / 1000, 0) + "\u00a0km");
    }
  }

  private void followProfile(OptionalDouble distance) {
    map.showPathCursor(distance.isEmpty() ? Optional.empty() : model.desk().pathProperty().get()
        .map(path -> path.analysis().path().pointAt(distance.getAsDouble())));
  }

  private void fillLegend(Step step) {
    legend.getChildren().clear();
    boolean network = (step == Step.NETWORK) && model.network().plan().isPresent();
    if (network) {
      if (model.network().measured().isEmpty()) {
        legend.getChildren().add(item("in-network", "legend.network"));
      } else {
        legend.getChildren().addAll(item("clear", "measured.state.as-planned"), item("fresnel", "legend.weak"),
            item("blocked", "measured.not-heard"));
      }
      legend.getChildren().add(item("possible", "legend.possible"));
    } else if (step != Step.TERRAIN && model.links().links().isPresent()) {
      legend.getChildren().addAll(item("clear", "legend.clear"), item("fresnel", "legend.fresnel"),
          item("blocked", "legend.blocked"));
      if (model.links().all().stream().anyMatch(row -> !row.missing().isEmpty())) {
        legend.getChildren().add(item("unknown", "legend.unknown"));
      }
    }
    Label scale = new Label();
    scale.textProperty().bind(scaleText.textProperty());
    HBox bar = new HBox(scaleLine, scale);
    bar.getStyleClass().add("legend-item");
    legend.getChildren().add(bar);
  }

  private HBox item(String style, String key) {
    Line line = new Line(0, 0, 18, 0);
    line.getStyleClass().addAll("legend-line", "legend-" + style);
    Label text = new Label(wording.get(key));
    text.setMinWidth(Region.USE_PREF_SIZE);
    HBox item = new HBox(line, text);
    item.getStyleClass().add("legend-item");
    return item;
  }
}
