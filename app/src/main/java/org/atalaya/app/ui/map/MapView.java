package org.atalaya.app.ui.map;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;
import org.atalaya.app.ui.drawing.Inks;
import org.atalaya.app.ui.drawing.LayeredCanvas;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.planner.terrain.GeoPoint;

/** The map: relief below, links and sites above; dragged, zoomed and picked by mouse and keyboard. */
public final class MapView extends StackPane {
  private static final double FIT_MARGIN_PIXELS = 64;
  private static final double AIM_ZOOM = 13;
  private static final double STEPPED_BACK = 0.4;
  /** So many sites and links are indexed in less than a frame. */
  private static final int INDEXED_AT_ONCE = 3_000;

  private final Inks<MapInk, MapSize> inks = new Inks<>("map", MapInk.class, MapSize.class, this::restyle);
  private final MapPainter painter = new MapPainter(inks);
  private final GroundLayers ground = new GroundLayers(inks, this::repaintGround, this::failed);
  private final LayeredCanvas relief = new LayeredCanvas(this::paintGround);
  private final LayeredCanvas overlay = new LayeredCanvas(this::paintOverlay);
  private final DrawnTiles drawn = new DrawnTiles(overlay::repaint, this::failed);
  private final ReadOnlyObjectWrapper<MapViewport> viewport =
      new ReadOnlyObjectWrapper<>(new MapViewport(0.5, 0.5, MapViewport.MIN_ZOOM, 0, 0));
  private final ObjectProperty<Optional<GeoPoint>> pointer = new SimpleObjectProperty<>(Optional.empty());
  private MapContent content = MapContent.EMPTY;
  private MapIndex index = new MapIndex(MapBase.EMPTY);
  private Optional<MapBase> indexing = Optional.empty();
  private boolean restyled = true;
  private Optional<GeoPoint> pathCursor = Optional.empty();
  private Collection<GeoPoint> toFit = List.of();
  private boolean fitted;
  /** The view as it was fitted; where it is still this one, nobody has moved it by hand. */
  private Optional<MapViewport> fittedView = Optional.empty();
  private final MapGestures gestures;
  private Consumer<Throwable> onFailure = failure -> { };
  private MapLive live = MapLive.NONE;
  private Optional<MapBand> band = Optional.empty();
  private Optional<GeoPoint> place = Optional.empty();
  private Runnable onGround = () -> { };

  public MapView() {
    getStyleClass().add("map");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    getChildren().addAll(inks, relief, overlay);
    viewport.addListener((value, before, now) -> repaint());
    gestures = new MapGestures(this);
  }

  /** Who is told what is done on the map. */
  public void setHands(MapHands hands) {
    gestures.setHands(hands);
  }

  /** Who is told, on the window's thread, when something can't be drawn. */
  public void setOnFailure(Consumer<Throwable> newOnFailure) {
    onFailure = newOnFailure;
  }

  /** Told, on the window's thread, when the ground is drawn otherwise. */
  public void setOnGround(Runnable newOnGround) {
    onGround = newOnGround;
  }

  /** What to draw over the relief. */
  public void show(MapContent newContent) {
    if (newContent.base() != content.base()) {
      index(newContent.base());
    }
    content = newContent;
    overlay.repaint();
  }

  /** Finds out where everything is; what takes more than a moment behind the window, the old map standing meanwhile. */
  private void index(MapBase base) {
    if (base.links().size() + base.sites().size() < INDEXED_AT_ONCE) {
      indexing = Optional.empty();
      index = new MapIndex(base);
      drawAnew();
      return;
    }
    indexing = Optional.of(base);
    Thread.startVirtualThread(() -> {
      try {
        MapIndex made = new MapIndex(base);
        indexed(base, () -> {
          index = made;
          drawAnew();
        });
      } catch (Throwable failure) {
        // the old map stands, and says so
        indexed(base, () -> failed(failure));
      }
    });
  }

  private void indexed(MapBase base, Runnable then) {
    Platform.runLater(() -> {
      if (indexing.filter(each -> each == base).isPresent()) {
        indexing = Optional.empty();
        then.run();
      }
    });
  }

  private void drawAnew() {
    drawn.show(new MapDrawing(index, MapStyle.of(inks)));
    overlay.repaint();
  }

  private void restyle() {
    restyled = true;
    ground.restyle();
    repaint();
  }

  /** What changes while it is looked at, over all else: what is in the hand, which sites are held together. */
  public void showLive(MapLive newLive) {
    if (!newLive.equals(live)) {
      live = newLive;
      if (live.site().isEmpty()) {
        gestures.released();
      }
      overlay.repaint();
    }
  }

  void showBand(Optional<MapBand> newBand) {
    if (!newBand.equals(band)) {
      band = newBand;
      overlay.repaint();
    }
  }

  /** Marks a place: where a site is about to be placed, or where someone wanted to go. */
  public void showPlace(Optional<GeoPoint> newPlace) {
    if (!newPlace.equals(place)) {
      place = newPlace;
      overlay.repaint();
    }
  }

  /** Shows another part of the world. */
  void move(MapViewport newView) {
    viewport.set(newView);
  }

  MapContent content() {
    return content;
  }

  /** What lies under a pixel. */
  Selection under(double x, double y) {
    return MapPicker.pick(viewport.get(), index, content.around(), x, y);
  }

  Optional<MapContent.MapSite> findSite(String name) {
    return index.findSite(name);
  }

  /** Where the pointer in the profile is; drawn as a ring. */
  public void showPathCursor(Optional<GeoPoint> point) {
    pathCursor = point;
    overlay.repaint();
  }

  /** What lies below sites and links. */
  public GroundLayers ground() {
    return ground;
  }

  /** The places that "fit" brings into view; the first ones are fitted at once. */
  public void setPlacesToFit(Collection<GeoPoint> places) {
    toFit = List.copyOf(places);
    if (!fitted) {
      fit();
    }
  }

  /** Brings everything into view, and keeps it there while the map becomes smaller or larger and nobody moves it. */
  public void fit() {
    if (getWidth() > 0 && getHeight() > 0 && !toFit.isEmpty()) {
      fitted = true;
      MapViewport view = MapViewport.fitting(toFit, getWidth(), getHeight(), FIT_MARGIN_PIXELS);
      fittedView = Optional.of(view);
      viewport.set(view);
    }
  }

  /** Fits again when other places are given: for another project. */
  public void forgetView() {
    fitted = false;
  }

  /** Zooms around the middle. */
  public void zoomBy(double steps) {
    viewport.set(viewport.get().zoomedAt(getWidth() / 2, getHeight() / 2, steps * MapViewport.ZOOM_STEP));
  }

  /** Goes to a place, near enough to see what is there, and marks it. */
  public void aimAt(GeoPoint point) {
    fitted = true;
    MapViewport there = viewport.get().centredOn(point);
    viewport.set(there.zoom() >= AIM_ZOOM ? there
        : there.zoomedAt(there.width() / 2, there.height() / 2, AIM_ZOOM - there.zoom()));
    showPlace(Optional.of(point));
    requestFocus();
  }

  /** Two opposite corners of what is shown. */
  public List<GeoPoint> shownCorners() {
    MapViewport view = viewport.get();
    return List.of(view.toGeographic(0, 0), view.toGeographic(view.width(), view.height()));
  }

  public ReadOnlyObjectProperty<MapViewport> viewportProperty() {
    return viewport.getReadOnlyProperty();
  }

  /** The place under the pointer. */
  public ObjectProperty<Optional<GeoPoint>> pointerProperty() {
    return pointer;
  }

  /** True when all that is in view has been painted. */
  public boolean settled() {
    return ground.idle() && drawn.idle() && indexing.isEmpty() && !relief.waiting() && !overlay.waiting();
  }

  /** Stops the workers. */
  public void close() {
    ground.close();
    drawn.close();
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    MapViewport now = viewport.get();
    if (now.width() != getWidth() || now.height() != getHeight()) {
      boolean asFitted = fittedView.filter(now::equals).isPresent();
      viewport.set(now.resized(getWidth(), getHeight()));
      if (!fitted || asFitted) {
        fit();
      }
    }
  }

  private void repaint() {
    relief.repaint();
    overlay.repaint();
  }

  private void failed(Throwable failure) {
    onFailure.accept(failure);
  }

  private void repaintGround() {
    relief.repaint();
    onGround.run();
  }

  private void paintGround(GraphicsContext graphics, double width, double height) {
    ground.paint(graphics, viewport.get(), width, height, outputScale());
  }

  private double outputScale() {
    return getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
  }

  private void paintOverlay(GraphicsContext graphics, double width, double height) {
    if (restyled) {
      restyled = false;
      drawn.show(new MapDrawing(index, MapStyle.of(inks)));
    }
    MapViewport view = viewport.get();
    drawn.beginPass(outputScale());
    // the links of a site stand out by the others' stepping back
    boolean ofSite = content.selection() instanceof Selection.OfSite || live.site().isPresent();
    graphics.setGlobalAlpha(ofSite ? STEPPED_BACK : 1);
    drawn.paint(graphics, view, MapDrawing.Layer.LINKS);
    graphics.setGlobalAlpha(1);
    painter.paintLinks(graphics, view, content, index, live);
    drawn.paint(graphics, view, MapDrawing.Layer.SITES);
    painter.paintSites(graphics, view, content, index, live, name -> drawn.names(DrawnTiles.level(view), name));
    pathCursor.ifPresent(point -> painter.paintCursor(graphics, view.toScreen(point)));
    place.ifPresent(point -> painter.paintCursor(graphics, view.toScreen(point)));
    live.tape().ifPresent(tape -> painter.paintTape(graphics, view, tape));
    band.ifPresent(each -> painter.paintBand(graphics, each));
  }
}
