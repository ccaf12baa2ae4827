package org.atalaya.app.ui.map;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import org.atalaya.app.ui.drawing.Inks;
import org.atalaya.app.ui.drawing.LayeredCanvas;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.planner.lineofsight.Viewshed;
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
  private final LayeredCanvas relief = new LayeredCanvas(this::paintRelief);
  private final LayeredCanvas overlay = new LayeredCanvas(this::paintOverlay);
  private final DrawnTiles drawn = new DrawnTiles(overlay::repaint);
  private final ReadOnlyObjectWrapper<MapViewport> viewport =
      new ReadOnlyObjectWrapper<>(new MapViewport(0.5, 0.5, MapViewport.MIN_ZOOM, 0, 0));
  private final ObjectProperty<Optional<GeoPoint>> pointer = new SimpleObjectProperty<>(Optional.empty());
  private MapContent content = MapContent.EMPTY;
  private MapIndex index = new MapIndex(MapBase.EMPTY);
  private Optional<MapBase> indexing = Optional.empty();
  private boolean restyled = true;
  private Optional<GeoPoint> pathCursor = Optional.empty();
  private Optional<ReliefTiles> tiles = Optional.empty();
  private Optional<SeenLayer> seen = Optional.empty();
  private Optional<SeenLayer> seenBefore = Optional.empty();
  private Collection<GeoPoint> toFit = List.of();
  private boolean fitted;
  private final MapGestures gestures;
  private MapLive live = MapLive.NONE;
  private Optional<MapBand> band = Optional.empty();
  private Optional<GeoPoint> place = Optional.empty();

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
      MapIndex made = new MapIndex(base);
      Platform.runLater(() -> {
        if (indexing.filter(each -> each == base).isPresent()) {
          indexing = Optional.empty();
          index = made;
          drawAnew();
        }
      });
    });
  }

  private void drawAnew() {
    drawn.show(new MapDrawing(index, MapStyle.of(inks)));
    overlay.repaint();
  }

  private void restyle() {
    restyled = true;
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

  /** Takes the relief from another source; the workers of the one before are stopped. */
  public void setRelief(Optional<ReliefSource> source) {
    tiles.ifPresent(ReliefTiles::close);
    tiles = source.map(each -> new ReliefTiles(each, relief::repaint));
    relief.repaint();
  }

  /** What is seen from somewhere, over the relief; while it is painted, what was shown before stands. */
  public void showSeen(List<Viewshed> views) {
    if (!views.equals(views(seen))) {
      seenBefore.ifPresent(SeenLayer::close);
      seenBefore = views.isEmpty() ? Optional.empty() : seen;
      seen.filter(layer -> views.isEmpty()).ifPresent(SeenLayer::close);
      seen = views.isEmpty() ? Optional.empty() : Optional.of(new SeenLayer(views, new ReliefTiles(SeenTiles.of(views), relief::repaint)));
      relief.repaint();
    }
  }

  private static List<Viewshed> views(Optional<SeenLayer> layer) {
    return layer.map(SeenLayer::views).orElse(List.of());
  }

  private record SeenLayer(List<Viewshed> views, ReliefTiles tiles) {
    void close() {
      tiles.close();
    }
  }

  /** The places that "fit" brings into view; the first ones are fitted at once. */
  public void setPlacesToFit(Collection<GeoPoint> places) {
    toFit = List.copyOf(places);
    if (!fitted) {
      fit();
    }
  }

  /** Brings everything into view. */
  public void fit() {
    if (getWidth() > 0 && getHeight() > 0 && !toFit.isEmpty()) {
      fitted = true;
      viewport.set(MapViewport.fitting(toFit, getWidth(), getHeight(), FIT_MARGIN_PIXELS));
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

  public ReadOnlyObjectProperty<MapViewport> viewportProperty() {
    return viewport.getReadOnlyProperty();
  }

  /** The place under the pointer. */
  public ObjectProperty<Optional<GeoPoint>> pointerProperty() {
    return pointer;
  }

  /** True when all that is in view has been painted. */
  public boolean settled() {
    return tiles.map(ReliefTiles::idle).orElse(true) && seen.map(layer -> layer.tiles().idle()).orElse(true) && drawn.idle() && indexing.isEmpty() && !relief.waiting() && !overlay.waiting();
  }

  /** Stops the workers. */
  public void close() {
    tiles.ifPresent(ReliefTiles::close);
    tiles = Optional.empty();
    showSeen(List.of());
    drawn.close();
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    MapViewport now = viewport.get();
    if (now.width() != getWidth() || now.height() != getHeight()) {
      viewport.set(now.resized(getWidth(), getHeight()));
      if (!fitted) {
        fit();
      }
    }
  }

  private void repaint() {
    relief.repaint();
    overlay.repaint();
  }

  private void paintRelief(GraphicsContext graphics, double width, double height) {
    graphics.setFill(inks.color(MapInk.PAPER));
    graphics.fillRect(0, 0, width, height);
    tiles.ifPresent(source -> paintTiles(graphics, source, Optional.empty(), width, height));
    seen.ifPresent(layer -> paintTiles(graphics, layer.tiles(), seenBefore.map(SeenLayer::tiles), width, height));
  }

  /** @param before what is shown of where a tile is not ready */
  private void paintTiles(GraphicsContext graphics, ReliefTiles source, Optional<ReliefTiles> before, double width, double height) {
    MapViewport view = viewport.get();
    // a tile is never magnified: the level at or above the zoom, finer still on a dense screen
    int level = (int) Math.ceil(view.zoom() - 1e-9 + Math.log(outputScale()) / Math.log(2));
    double side = view.worldPixels() / (1 << level);
    graphics.setImageSmoothing(side != MapViewport.TILE_PIXELS);
    double left = Math.rint(view.screenX(0));
    double top = Math.rint(view.screenY(0));
    int tilesAcross = 1 << level;
    source.beginPass();
    for (int y = Math.max(0, (int) Math.floor(-top / side)); y < tilesAcross && top + y * side < height; y++) {
      for (int x = Math.max(0, (int) Math.floor(-left / side)); x < tilesAcross && left + x * side < width; x++) {
        paintTile(graphics, source, before, new ReliefTiles.Key(level, x, y), left, top, side);
      }
    }
  }

  private static void paintTile(GraphicsContext graphics, ReliefTiles source, Optional<ReliefTiles> before,
      ReliefTiles.Key key, double left, double top, double side) {
    // whole pixels at both edges, so that neighbours meet without a seam
    double x = Math.rint(left + key.x() * side);
    double y = Math.rint(top + key.y() * side);
    double w = Math.rint(left + (key.x() + 1) * side) - x;
    double h = Math.rint(top + (key.y() + 1) * side) - y;
    Optional<Optional<Image>> found = source.find(key);
    if (found.isPresent()) {
      found.get().ifPresent(image -> graphics.drawImage(image, x, y, w, h));
      return;
    }
    Optional<Image> old = before.flatMap(each -> each.peek(key));
    if (old.isPresent()) {
      graphics.drawImage(old.get(), x, y, w, h);
      return;
    }
    ReliefTiles.Key parent = key;
    for (int up = 1; up <= 5 && key.zoom() >= up; up++) {
      parent = parent.parent();
      Optional<Image> image = source.peek(parent);
      if (image.isPresent()) {
        double part = MapViewport.TILE_PIXELS / Math.pow(2, up);
        int mask = (1 << up) - 1;
        graphics.drawImage(image.get(), (key.x() & mask) * part, (key.y() & mask) * part, part, part, x, y, w, h);
        return;
      }
    }
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
