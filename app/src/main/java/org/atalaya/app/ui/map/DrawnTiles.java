package org.atalaya.app.ui.map;

import java.nio.IntBuffer;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.atalaya.app.ui.map.MapDrawing.Layer;

/**
 * Tiles of links and sites, drawn by a worker thread and kept, the least recently shown given up first. Until a tile is
 * drawn anew the old one is shown, and while the zoom changes what is there of the zoom before. Used on the window's thread
 * only; {@link #close} stops the worker.
 */
final class DrawnTiles implements AutoCloseable {
  private record Key(Layer layer, int level, int x, int y) {}

  private static final long MOST_BYTES = 96_000_000;
  private static final int TILE = MapViewport.TILE_PIXELS;

  private final TileCache<Key> tiles;
  private Optional<MapDrawing> drawing = Optional.empty();
  private double scale = 1;
  private int shownLevel;

  /**
   * @param arrived called on the window's thread when another tile is ready
   * @param failed told on the window's thread when a drawing fails for the first time
   */
  DrawnTiles(Runnable arrived, Consumer<Throwable> failed) {
    tiles = new TileCache<>(Executors.newSingleThreadExecutor(
        Thread.ofPlatform().daemon().name("map-tiles").priority(Thread.MIN_PRIORITY).factory()), MOST_BYTES, arrived, failed);
  }

  /** From now on this is drawn. */
  void show(MapDrawing newDrawing) {
    drawing = Optional.of(newDrawing);
  }

  /** True unless the site's name is known to have found no room at a level. */
  boolean names(int level, String site) {
    return drawing.map(each -> each.names(level, site)).orElse(false);
  }

  /** True when all that was asked for is drawn. */
  boolean idle() {
    return tiles.idle();
  }

  /** Begins one painting: what one long ago asked for is not drawn any more. */
  void beginPass(double outputScale) {
    tiles.beginPass();
    if (outputScale != scale) {
      scale = outputScale;
      tiles.clear();
    }
  }

  /** Paints what of a layer is in view; sites after links. */
  void paint(GraphicsContext graphics, MapViewport view, Layer layer) {
    if (drawing.isPresent() && paint(graphics, view, layer, level(view)) && layer == Layer.SITES) {
      shownLevel = level(view);
    }
  }

  /** Twice the zoom at which tiles are drawn for a view. */
  static int level(MapViewport view) {
    return (int) Math.rint(2 * view.zoom());
  }

  private boolean paint(GraphicsContext graphics, MapViewport view, Layer layer, int level) {
    double side = TILE * Math.pow(2, view.zoom() - level / 2.0);
    double left = Math.rint(view.screenX(0));
    double top = Math.rint(view.screenY(0));
    int across = (int) Math.ceil(MapDrawing.worldPixels(level) / TILE);
    graphics.setImageSmoothing(side != TILE);
    boolean whole = true;
    for (int y = Math.max(0, (int) Math.floor(-top / side)); y < across && top + y * side < view.height(); y++) {
      for (int x = Math.max(0, (int) Math.floor(-left / side)); x < across && left + x * side < view.width(); x++) {
        Optional<TileCache.Tile> tile = find(new Key(layer, level, x, y));
        double atX = Math.rint(left + x * side);
        double atY = Math.rint(top + y * side);
        double w = Math.rint(left + (x + 1) * side) - atX;
        double h = Math.rint(top + (y + 1) * side) - atY;
        if (tile.isPresent()) {
          tile.get().image().ifPresent(image -> graphics.drawImage(image, atX, atY, w, h));
        } else {
          whole = false;
          standIn(graphics, layer, x / MapDrawing.worldPixels(level) * TILE, y / MapDrawing.worldPixels(level) * TILE,
              TILE / MapDrawing.worldPixels(level), atX, atY, w, h);
        }
      }
    }
    return whole;
  }

  /** Fills a tile's place with what the level shown before has of it. */
  private void standIn(GraphicsContext graphics, Layer layer, double worldX, double worldY, double worldSide,
      double atX, double atY, double w, double h) {
    double other = TILE / MapDrawing.worldPixels(shownLevel);
    if (worldSide / other > 8 || other / worldSide > 64) {
      return;
    }
    double scaleX = w / worldSide;
    double scaleY = h / worldSide;
    for (int y = (int) Math.floor(worldY / other); y * other < worldY + worldSide; y++) {
      for (int x = (int) Math.floor(worldX / other); x * other < worldX + worldSide; x++) {
        Optional<Image> image = tiles.peek(new Key(layer, shownLevel, x, y));
        if (image.isEmpty()) {
          continue;
        }
        double fromX = Math.max(worldX, x * other);
        double fromY = Math.max(worldY, y * other);
        double wide = Math.min(worldX + worldSide, (x + 1) * other) - fromX;
        double high = Math.min(worldY + worldSide, (y + 1) * other) - fromY;
        double pixels = image.get().getWidth() / other;
        if (wide > 0 && high > 0) {
          graphics.drawImage(image.get(), (fromX - x * other) * pixels, (fromY - y * other) * pixels, wide * pixels,
              high * pixels, atX + (fromX - worldX) * scaleX, atY + (fromY - worldY) * scaleY, wide * scaleX, high * scaleY);
        }
      }
    }
  }

  /** The tile, even if it is old; a new one is asked for where there is none of the present drawing. */
  private Optional<TileCache.Tile> find(Key key) {
    MapDrawing now = drawing.orElseThrow();
    double wanted = scale;
    return tiles.find(key, now, () -> now.draw(key.layer(), key.level(), key.x(), key.y(), wanted).map(pixels -> image(pixels, wanted)));
  }

  private static Image image(int[] pixels, double scale) {
    int side = (int) Math.rint(TILE * scale);
    return new WritableImage(new PixelBuffer<>(side, side, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
  }

  @Override
  public void close() {
    tiles.close();
  }
}
