package org.atalaya.app.ui.map;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javafx.application.Platform;
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

  /** @param drawing that it was drawn from */
  private record Tile(Optional<Image> image, MapDrawing drawing, long bytes) {}

  private static final long MOST_BYTES = 96_000_000;
  private static final int FORGOTTEN_PASSES = 30;
  private static final int TILE = MapViewport.TILE_PIXELS;

  private final Runnable arrived;
  private final ExecutorService worker = Executors.newSingleThreadExecutor(
      Thread.ofPlatform().daemon().name("map-tiles").priority(Thread.MIN_PRIORITY).factory());
  private final Map<Key, Tile> tiles = new LinkedHashMap<>(256, 0.75f, true);
  private final Map<Key, MapDrawing> asked = new HashMap<>();
  private Optional<MapDrawing> drawing = Optional.empty();
  private double scale = 1;
  private long bytes;
  private int shownLevel;
  private long pass;
  private volatile long newestPass;

  /** @param arrived called on the window's thread when another tile is ready */
  DrawnTiles(Runnable arrived) {
    this.arrived = arrived;
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
    return asked.isEmpty();
  }

  /** Begins one painting: what one long ago asked for is not drawn any more. */
  void beginPass(double outputScale) {
    newestPass = ++pass;
    if (outputScale != scale) {
      scale = outputScale;
      tiles.clear();
      bytes = 0;
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
        Optional<Tile> tile = find(new Key(layer, level, x, y));
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
        Tile tile = tiles.get(new Key(layer, shownLevel, x, y));
        if (tile == null || tile.image().isEmpty()) {
          continue;
        }
        double fromX = Math.max(worldX, x * other);
        double fromY = Math.max(worldY, y * other);
        double wide = Math.min(worldX + worldSide, (x + 1) * other) - fromX;
        double high = Math.min(worldY + worldSide, (y + 1) * other) - fromY;
        double pixels = tile.image().get().getWidth() / other;
        if (wide > 0 && high > 0) {
          graphics.drawImage(tile.image().get(), (fromX - x * other) * pixels, (fromY - y * other) * pixels, wide * pixels,
              high * pixels, atX + (fromX - worldX) * scaleX, atY + (fromY - worldY) * scaleY, wide * scaleX, high * scaleY);
        }
      }
    }
  }

  /** The tile, even if it is old; a new one is asked for where there is none of the present drawing. */
  private Optional<Tile> find(Key key) {
    MapDrawing now = drawing.orElseThrow();
    Tile tile = tiles.get(key);
    if ((tile == null || tile.drawing() != now) && asked.putIfAbsent(key, now) == null) {
      request(key, now, pass);
    }
    return Optional.ofNullable(tile);
  }

  private void request(Key key, MapDrawing now, long askedIn) {
    double wanted = scale;
    try {
      worker.execute(() -> {
        // moved away in the meantime: another painting will ask again if it needs the tile
        boolean forgotten = newestPass - askedIn > FORGOTTEN_PASSES;
        Optional<Image> image = forgotten ? Optional.empty()
            : now.draw(key.layer(), key.level(), key.x(), key.y(), wanted).map(pixels -> image(pixels, wanted));
        Platform.runLater(() -> {
          asked.remove(key);
          if (!forgotten && wanted == scale) {
            put(key, new Tile(image, now, image.map(each -> 4L * (long) each.getWidth() * (long) each.getHeight()).orElse(64L)));
          }
          arrived.run();
        });
      });
    } catch (RejectedExecutionException closed) {
      asked.remove(key);
    }
  }

  private void put(Key key, Tile tile) {
    Tile before = tiles.put(key, tile);
    bytes += tile.bytes() - (before == null ? 0 : before.bytes());
    Iterator<Tile> eldest = tiles.values().iterator();
    while (bytes > MOST_BYTES && eldest.hasNext()) {
      bytes -= eldest.next().bytes();
      eldest.remove();
    }
  }

  private static Image image(int[] pixels, double scale) {
    int side = (int) Math.rint(TILE * scale);
    return new WritableImage(new PixelBuffer<>(side, side, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
