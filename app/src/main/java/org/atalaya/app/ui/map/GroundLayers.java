package org.atalaya.app.ui.map;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import org.atalaya.app.ui.drawing.Inks;
import org.atalaya.maps.tiles.OnlineTiles;
import org.atalaya.maps.tiles.TileRange;
import org.atalaya.maps.tiles.TileSource;
import org.atalaya.planner.lineofsight.Viewshed;

/**
 * What lies below sites and links: relief, pictures of the ground, lines and areas of files, what is seen from somewhere. Used
 * on the window's thread only.
 */
public final class GroundLayers implements AutoCloseable {
  private final Inks<MapInk, MapSize> inks;
  private final Runnable repaint;
  private final Consumer<Throwable> failed;
  private Optional<ReliefTiles> tiles = Optional.empty();
  private Optional<ReliefTiles> pictures = Optional.empty();
  private List<TileSource> pictured = List.of();
  private Optional<ReliefTiles> shapes = Optional.empty();
  private List<OverlayShapes> shaped = List.of();
  private double shapesScale = 1;
  private Optional<SeenLayer> seen = Optional.empty();
  private Optional<SeenLayer> seenBefore = Optional.empty();
  private boolean reinked;
  private Optional<TileRange> lookedAt = Optional.empty();
  private long arrivals;

  private Optional<ReliefSource> reliefSource = Optional.empty();
  private Optional<ReliefSource> pictureSource = Optional.empty();
  private Optional<ReliefSource> shapeSource = Optional.empty();

  private record SeenLayer(List<Viewshed> views, ReliefSource source, ReliefTiles tiles) {}

  GroundLayers(Inks<MapInk, MapSize> inks, Runnable repaint, Consumer<Throwable> failed) {
    this.inks = inks;
    this.repaint = repaint;
    this.failed = failed;
  }

  /** The stylesheet gives other colours. */
  void restyle() {
    reinked = true;
  }

  /** Takes the relief from another source; the workers of the one before are stopped. */
  public void setRelief(Optional<ReliefSource> source) {
    tiles.ifPresent(ReliefTiles::close);
    reliefSource = source;
    tiles = source.map(this::tiles);
    repaint.run();
  }

  /** Draws over the relief what the net has, over that files: pictures of the ground below, lines and areas above. */
  public void showLayers(MapLayersViewModel layers, OnlineMapsViewModel online) {
    online.setOnArrival(this::arrived);
    List<TileSource> now = Stream.concat(online.sources().stream(), layers.pictures().stream()).toList();
    if (!now.equals(pictured)) {
      List<TileSource> before = pictured;
      pictured = now;
      fetched(before).filter(each -> !now.contains(each)).forEach(OnlineTiles::lookAway);
      pictures.ifPresent(ReliefTiles::close);
      pictureSource = pictured.isEmpty() ? Optional.empty() : Optional.of(PictureTiles.of(pictured));
      pictures = pictureSource.map(this::tiles);
    }
    if (!same(layers.shapes(), shaped)) {
      shaped = layers.shapes();
      drawShapes();
    }
    repaint.run();
  }

  private static Stream<OnlineTiles> fetched(List<TileSource> sources) {
    return sources.stream().flatMap(each -> each instanceof OnlineTiles online ? Stream.of(online) : Stream.empty());
  }

  private void arrived(int zoom, int x, int y) {
    arrivals++;
    pictures.ifPresent(each -> each.renew(zoom, x, y));
    repaint.run();
  }

  /** The same files are the same objects: comparing every point of theirs would take long. */
  private static boolean same(List<OverlayShapes> some, List<OverlayShapes> others) {
    return some.size() == others.size() && IntStream.range(0, some.size()).allMatch(i -> some.get(i) == others.get(i));
  }

  private void drawShapes() {
    shapes.ifPresent(ReliefTiles::close);
    shapeSource = shaped.isEmpty() ? Optional.empty() : Optional.of(OverlayTiles.of(shaped, MapStyle.of(inks), shapesScale));
    shapes = shapeSource.map(this::tiles);
  }

  private ReliefTiles tiles(ReliefSource source) {
    return new ReliefTiles(source, repaint, failed);
  }

  /** What is seen from somewhere, over the relief; while it is painted, what was shown before stands. */
  public void showSeen(List<Viewshed> views) {
    if (!views.equals(seen.map(SeenLayer::views).orElse(List.of()))) {
      seenBefore.ifPresent(layer -> layer.tiles().close());
      seenBefore = views.isEmpty() ? Optional.empty() : seen;
      seen.filter(layer -> views.isEmpty()).ifPresent(layer -> layer.tiles().close());
      seen = views.isEmpty() ? Optional.empty() : Optional.of(seenLayer(views));
      repaint.run();
    }
  }

  private SeenLayer seenLayer(List<Viewshed> views) {
    ReliefSource source = SeenTiles.of(views, MapStyle.of(inks));
    return new SeenLayer(views, source, tiles(source));
  }

  /** What paints them, from the lowest to the highest: the same objects as long as they paint the same. */
  List<ReliefSource> sources() {
    return Stream.of(reliefSource, pictureSource, shapeSource, seen.map(SeenLayer::source)).flatMap(Optional::stream).toList();
  }

  /** Grows with each picture of the net that has come: what was painted by {@link #sources} before may be old. */
  long arrivals() {
    return arrivals;
  }

  /** Has maps of the net fetch these squares instead of those that the flat map shows; empty for those of the flat map again. */
  void lookAt(Optional<TileRange> range) {
    lookedAt = range;
    range.ifPresentOrElse(each -> fetched(pictured).forEach(source -> source.look(each)), repaint);
  }

  /** True when all that is in view has been painted. */
  boolean idle() {
    return Stream.of(tiles, pictures, shapes, seen.map(SeenLayer::tiles)).flatMap(Optional::stream).allMatch(ReliefTiles::idle);
  }

  /**
   * Paints them from the lowest to the highest.
   *
   * @param scale device pixels in a pixel
   */
  void paint(GraphicsContext graphics, MapViewport view, double width, double height, double scale) {
    if (reinked || scale != shapesScale) {
      // other colours, or another screen
      reinked = false;
      shapesScale = scale;
      drawShapes();
      seen.ifPresent(layer -> {
        layer.tiles().close();
        seen = Optional.of(seenLayer(layer.views()));
      });
    }
    graphics.setFill(inks.color(MapInk.PAPER));
    graphics.fillRect(0, 0, width, height);
    tiles.ifPresent(source -> paintTiles(graphics, view, source, Optional.empty(), width, height));
    pictures.ifPresent(source -> {
      fetched(pictured).forEach(each -> each.look(lookedAt.orElseGet(() -> range(view, width, height))));
      paintTiles(graphics, view, source, Optional.empty(), width, height);
    });
    shapes.ifPresent(source -> paintTiles(graphics, view, source, Optional.empty(), width, height));
    seen.ifPresent(layer -> paintTiles(graphics, view, layer.tiles(), seenBefore.map(SeenLayer::tiles), width, height));
  }

  /** @param before what is shown of where a tile is not ready */
  private void paintTiles(GraphicsContext graphics, MapViewport view, ReliefTiles source, Optional<ReliefTiles> before, double width,
      double height) {
    TileRange range = range(view, width, height);
    double side = view.worldPixels() / (1 << range.zoom());
    graphics.setImageSmoothing(side != MapViewport.TILE_PIXELS);
    double left = Math.rint(view.screenX(0));
    double top = Math.rint(view.screenY(0));
    source.beginPass();
    for (int y = range.firstY(); y <= range.lastY(); y++) {
      for (int x = range.firstX(); x <= range.lastX(); x++) {
        paintTile(graphics, source, before, new ReliefTiles.Key(range.zoom(), x, y), left, top, side);
      }
    }
  }

  /** The tiles in view. One is never magnified: the level at or above the zoom, finer still on a dense screen. */
  private TileRange range(MapViewport view, double width, double height) {
    int level = (int) Math.ceil(view.zoom() - 1e-9 + Math.log(shapesScale) / Math.log(2));
    double side = view.worldPixels() / (1 << level);
    double left = Math.rint(view.screenX(0));
    double top = Math.rint(view.screenY(0));
    return new TileRange(level, first(left, side), first(top, side), last(left, side, width, 1 << level), last(top, side, height, 1 << level));
  }

  private static int first(double start, double side) {
    return Math.max(0, (int) Math.floor(-start / side));
  }

  private static int last(double start, double side, double end, int across) {
    return Math.min(across, (int) Math.ceil((end - start) / side)) - 1;
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

  /** Stops the workers. */
  @Override
  public void close() {
    showSeen(List.of());
    Stream.of(tiles, pictures, shapes).flatMap(Optional::stream).forEach(ReliefTiles::close);
    tiles = Optional.empty();
    pictures = Optional.empty();
    shapes = Optional.empty();
  }
}
