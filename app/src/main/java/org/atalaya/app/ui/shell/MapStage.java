package org.atalaya.app.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.links.MatrixView;
import org.atalaya.app.ui.links.PairFilter;
import org.atalaya.app.ui.map.BlockContent;
import org.atalaya.app.ui.map.BlockView;
import org.atalaya.app.ui.map.BlockViewModel;
import org.atalaya.app.ui.map.MapBar;
import org.atalaya.app.ui.map.MapBase;
import org.atalaya.app.ui.map.MapContent;
import org.atalaya.app.ui.map.MapModel;
import org.atalaya.app.ui.map.MapScene;
import org.atalaya.app.ui.map.MapView;
import org.atalaya.app.ui.map.PlaceField;
import org.atalaya.app.ui.map.ViewshedViewModel;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.profile.ProfileView;
import org.atalaya.app.ui.profile.SelectedPath;
import org.atalaya.app.wording.Wording;
import org.atalaya.maps.tiles.OnlineTiles;
import org.atalaya.planner.plan.Alternative;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.kordamp.ikonli.javafx.FontIcon;

/** The map with its buttons, legend and scale, and the profile below it. */
final class MapStage extends VBox {
  /** Room for a legend of two rows with its margins. */
  private static final double LEGEND_PIXELS = 110;
  private static final double GAP = 16;
  private static final double LEAST_CREDITS_PIXELS = 140;
  private static final double LEGEND_MARGINS = 40;

  private final WindowModel model;
  private final Wording wording;
  private final MapView map;
  private final ProfileView profile;
  private final MatrixView matrix;
  private final MapLegend legend;
  private final MapBar bar;
  private final Label attribution = new Label();
  private boolean fittedToGround;
  private final PlaceField placeField;
  private final BlockView block;
  private Optional<String> hidden = Optional.empty();
  private Optional<BaseKey> baseKey = Optional.empty();
  private MapBase base = MapBase.EMPTY;
  private final Button measure;
  private BlockContent inBlock = BlockContent.EMPTY;

  /** What the sites and links on the map depend on; while it stays, they are not looked at again. */
  private record BaseKey(ProjectDesk.Snapshot snapshot, Step step, Optional<Alternative> other, long version, Optional<String> hidden,
      MapBase.Outage outage, PairFilter filter) {
    boolean sameAs(Optional<BaseKey> before) {
      return before.filter(each -> each.snapshot == snapshot && each.step == step && each.other.equals(other)
          && each.version == version && each.hidden.equals(hidden) && each.outage.equals(outage)
          && each.filter.filter().equals(filter.filter())).isPresent();
    }
  }

  MapStage(WindowModel model, MapView map) {
    this.model = model;
    this.map = map;
    wording = model.wordingProperty().get();
    profile = new ProfileView(wording);
    getStyleClass().add("map-stage");
    map.setAccessibleText(wording.get("map.accessible"));
    ToggleButton contours = new ToggleButton("", new FontIcon("fth-layers"));
    contours.setAccessibleText(wording.get("map.contours"));
    contours.setTooltip(new Tooltip(wording.get("map.contours")));
    contours.getStyleClass().add("icon-button");
    contours.selectedProperty().bindBidirectional(model.map().contoursProperty());
    BlockViewModel solid = model.map().block();
    block = new BlockView(solid, map, () -> model.desk().groundProperty().get().map(Ground::relief), wording,
        model.desk()::drawingFailed);
    ToggleButton perspective = new ToggleButton("", new FontIcon("fth-box"));
    perspective.setAccessibleText(wording.get("block.toggle.key"));
    perspective.setTooltip(new Tooltip(wording.get("block.toggle.key")));
    perspective.getStyleClass().addAll("icon-button", "block-toggle");
    perspective.selectedProperty().bindBidirectional(solid.shownProperty());
    placeField = new PlaceField(map, wording, this::add);
    StageHands hands = new StageHands(model, map, placeField, wording);
    measure = Controls.icon("fth-git-commit", wording.get("map.measure"), model.map().measure()::arm);
    VBox buttons = new VBox(
        Controls.icon("fth-plus", wording.get("map.zoom-in"), () -> zoomBy(1)),
        Controls.icon("fth-minus", wording.get("map.zoom-out"), () -> zoomBy(-1)),
        Controls.icon("fth-maximize", wording.get("map.fit"), this::fit),
        measure,
        Controls.icon("fth-eye", wording.get("map.look"), () -> hands.look(
            map.viewportProperty().get().toGeographic(map.getWidth() / 2, map.getHeight() / 2))),
        contours, perspective);
    buttons.getStyleClass().add("map-buttons");
    buttons.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(buttons, Pos.TOP_RIGHT);
    // on a low map the legend ends before the buttons, or it would lie on the last of them
    legend = new MapLegend(model, wording, Bindings.createDoubleBinding(
        () -> map.getWidth() - (map.getHeight() < buttons.getHeight() + LEGEND_PIXELS ? buttons.getWidth() + GAP : 0),
        map.widthProperty(), map.heightProperty(), buttons.heightProperty(), buttons.widthProperty()));
    StackPane.setAlignment(legend, Pos.BOTTOM_LEFT);
    bar = new MapBar(model.map(), wording);
    StackPane.setAlignment(bar, Pos.TOP_LEFT);
    map.setHands(hands);
    attribution.getStyleClass().add("attribution");
    attribution.setWrapText(true);
    attribution.setMinSize(0, Region.USE_PREF_SIZE);
    // whom the pictures name is never cut: beside the legend it takes as many lines as it needs
    HBox credits = new HBox(attribution);
    credits.setAlignment(Pos.BOTTOM_RIGHT);
    credits.setMouseTransparent(true);
    credits.setMinWidth(0);
    credits.setMaxHeight(Region.USE_PREF_SIZE);
    credits.maxWidthProperty().bind(Bindings.max(LEAST_CREDITS_PIXELS, map.widthProperty().subtract(legend.widthProperty()).subtract(LEGEND_MARGINS)));
    StackPane.setAlignment(credits, Pos.BOTTOM_RIGHT);
    matrix = new MatrixView(model);
    StackPane stack = new StackPane(map, block, credits, buttons, legend, bar, placeField, matrix);
    stack.getStyleClass().add("map-stack");
    // the map must be able to shrink and never spill over its neighbours
    stack.setMinSize(0, 0);
    VBox.setVgrow(stack, Priority.ALWAYS);
    getChildren().addAll(stack, profile);
    profile.setOnCursor(this::followProfile);
    map.setOnGround(block::groundChanged);
  }

  private void zoomBy(int steps) {
    if (block.isVisible()) {
      model.map().block().zoom(steps);
    } else {
      map.zoomBy(steps);
    }
  }

  private void fit() {
    if (block.isVisible()) {
      block.reset();
    } else {
      map.fit();
    }
  }

  /** Shows the ground in perspective, or the flat map; the keyboard goes along. */
  void showBlock(boolean shown) {
    boolean focused = map.isFocused() || block.isFocused();
    block.setVisible(shown);
    map.setVisible(!shown);
    measure.setDisable(shown);
    legend.setPerspective(shown);
    if (shown) {
      placeField.dismiss();
      model.map().measure().clear();
    }
    bar.show();
    refresh();
    if (focused || shown && getScene() != null && !(getScene().getFocusOwner() instanceof Control)) {
      (shown ? block : map).requestFocus();
    }
  }

  /** Lets go of what is drawn behind the window. */
  void close() {
    block.close();
  }

  /** Draws what the desk holds now. */
  void refresh() {
    ProjectDesk desk = model.desk();
    Optional<SelectedPath> path = desk.pathProperty().get();
    Step step = desk.stepProperty().get();
    desk.snapshotProperty().get().ifPresent(now -> {
      List<GeoPoint> places = now.state().sites().stream().map(Site::position).toList();
      // several at once were imported; one was placed by hand, where the person looks
      if (fittedToGround && places.size() > 1) {
        map.forgetView();
      }
      fittedToGround = places.isEmpty();
      map.setPlacesToFit(places.isEmpty() ? model.terrain().corners() : places);
      // the chip that tells of the filter stands in this step alone
      PairFilter filter = step == Step.LINKS ? model.links().pairFilter() : PairFilter.ALL;
      BaseKey key = new BaseKey(now, step, model.wishes().shownProperty().get(), model.map().moves().version(), hidden,
          step == Step.NETWORK && model.wishes().shownProperty().get().isEmpty() ? outage() : MapBase.Outage.NONE, filter);
      if (!key.sameAs(baseKey)) {
        baseKey = Optional.of(key);
        MapBase whole = MapScene.base(now, step, key.other(), model.map().moves(), filter, wording).with(key.outage(), wording.get("map.failed"));
        base = hidden.map(whole::without).orElse(whole);
      }
      MapContent content = MapScene.of(base, now, step, desk.selectionProperty().get(), path, model.map().moves(), filter, wording)
          .with(step == Step.LINKS ? path.map(model.links().relays()::places).orElse(List.of()) : List.of());
      map.show(content);
      if (block.isVisible()) {
        showInBlock(content, now.state(), path);
      }
    });
    if (!StageHands.placing(step)) {
      placeField.dismiss();
    }
    // an empty profile leaves its room to the matrix
    boolean wanted = step == Step.LINKS && (path.isPresent() || !model.matrix().shownProperty().get())
        || step == Step.NETWORK && path.isPresent();
    profile.setVisible(wanted);
    profile.setManaged(wanted);
    matrix.refresh(step == Step.LINKS);
    legend.show(step);
    showScale();
  }

  private void showInBlock(MapContent content, ProjectState state, Optional<SelectedPath> path) {
    Map<String, String> heights = new HashMap<>();
    state.sites().stream().filter(site -> switch (content.selection()) {
      case Selection.None none -> false;
      case Selection.OfSite(String name) -> site.name().equals(name);
      case Selection.OfLink(String a, String b) -> site.name().equals(a) || site.name().equals(b);
    }).forEach(site -> heights.put(site.name(), wording.quantities().height(site.heightMeters())));
    BlockContent now = new BlockContent(content, state.sites(), model.desk().groundProperty().get().map(Ground::terrain),
        state.settings().paths(), path, heights);
    if (!now.sameAs(inBlock)) {
      inBlock = now;
    }
    block.show(inBlock);
  }

  private MapBase.Outage outage() {
    return new MapBase.Outage(model.outage().offSites(), model.outage().lostHomes(), model.outage().brokenPair());
  }

  /** Draws what is in the hand, or held together. */
  void showLive() {
    MapModel hand = model.map();
    map.showLive(MapScene.live(hand.moves().heldProperty().get(), hand.group().namesProperty().get(),
        hand.measure().tapeProperty().get()));
    bar.show();
    Optional<String> held = hand.moves().heldProperty().get().map(each -> each.site().name());
    if (!held.equals(hidden)) {
      hidden = held;
      refresh();
    }
  }

  /** Shows what is seen. */
  void showSeen(Optional<ViewshedViewModel.Seen> seen) {
    map.ground().showSeen(seen.map(ViewshedViewModel.Seen::views).orElse(List.of()));
    bar.show();
    legend.show(model.desk().stepProperty().get());
  }

  /** Draws the layers of the map, and names whom their pictures name; says where some are missing. */
  void showLayers() {
    map.ground().showLayers(model.map().layers(), model.map().onlineMaps());
    Stream<String> trouble = model.map().onlineMaps().troubleProperty().get().map(this::trouble).stream();
    String names = Stream.of(trouble, model.map().onlineMaps().attributions().stream(), model.map().layers().attributions().stream())
        .flatMap(each -> each).distinct().collect(Collectors.joining(" · "));
    attribution.setText(names);
    attribution.setVisible(!names.isEmpty());
  }

  private String trouble(OnlineTiles.Trouble why) {
    return wording.get(switch (why) {
      case UNASKED -> "online.unasked";
      case UNREACHED -> "online.unreached";
      case REFUSED -> "online.refused";
    });
  }

  /** Goes where it was asked to. */
  void aim(Optional<GeoPoint> place) {
    place.ifPresent(point -> {
      map.aimAt(point);
      model.map().aimed();
    });
  }

  /** Follows the map. */
  void moved() {
    showScale();
    placeField.follow();
  }

  private boolean add(GeoPoint place, String name) {
    return model.sites().add(place, name, wording);
  }

  void showPath() {
    profile.show(model.desk().pathProperty().get());
  }

  void showScale() {
    double metersPerPixel = map.viewportProperty().get().metersPerPixel();
    if (metersPerPixel > 0 && map.getWidth() > 0) {
      legend.showScale(metersPerPixel);
    }
  }

  private void followProfile(OptionalDouble distance) {
    map.showPathCursor(distance.isEmpty() ? Optional.empty() : model.desk().pathProperty().get()
        .map(path -> path.analysis().path().pointAt(distance.getAsDouble())));
  }
}
