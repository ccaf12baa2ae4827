package org.atalaya.app.ui.map;

import java.util.Collection;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * The part of the Web Mercator world that the map shows. Immutable: every movement gives another one.
 *
 * @param centreX of the view, 0 at 180° west to 1 at 180° east
 * @param centreY of the view, 0 at the northern edge of the Mercator square to 1 at the southern
 * @param zoom the world is 256 × 2^zoom pixels wide; {@link #MIN_ZOOM} to {@link #MAX_ZOOM}
 * @param width of the view, pixels
 * @param height of the view, pixels
 */
public record MapViewport(double centreX, double centreY, double zoom, double width, double height) {
  public static final double MIN_ZOOM = 3;
  public static final double MAX_ZOOM = 18;
  /** Zoom comes to rest on halves, so that relief tiles are drawn at no more than two scales. */
  public static final double ZOOM_STEP = 0.5;
  public static final int TILE_PIXELS = 256;

  /** A point in the view, pixels from its upper left corner. */
  public record Spot(double x, double y) {
    public double distanceTo(Spot other) {
      return Math.hypot(x - other.x, y - other.y);
    }
  }

  public MapViewport {
    centreX = Math.clamp(centreX, 0, 1);
    centreY = Math.clamp(centreY, 0, 1);
    zoom = Math.clamp(zoom, MIN_ZOOM, MAX_ZOOM);
  }

  /** The nearest view in which all points are at least so many pixels from the edges; one point is shown at zoom 14. */
  public static MapViewport fitting(Collection<GeoPoint> points, double width, double height, double marginPixels) {
    if (points.isEmpty()) {
      return new MapViewport(0.5, 0.5, MIN_ZOOM, width, height);
    }
    double west = 1;
    double east = 0;
    double north = 1;
    double south = 0;
    for (GeoPoint point : points) {
      west = Math.min(west, Mercator.x(point.longitudeDegrees()));
      east = Math.max(east, Mercator.x(point.longitudeDegrees()));
      north = Math.min(north, Mercator.y(point.latitudeDegrees()));
      south = Math.max(south, Mercator.y(point.latitudeDegrees()));
    }
    double across = Math.max((east - west) / Math.max(1, width - 2 * marginPixels),
        (south - north) / Math.max(1, height - 2 * marginPixels));
    double zoom = across > 0 ? Math.log(1 / (across * TILE_PIXELS)) / Math.log(2) : 14;
    double resting = Math.floor(Math.min(zoom, 15) / ZOOM_STEP) * ZOOM_STEP;
    return new MapViewport((west + east) / 2, (north + south) / 2, resting, width, height);
  }

  /** Pixels that the whole world is wide at this zoom. */
  public double worldPixels() {
    return TILE_PIXELS * Math.pow(2, zoom);
  }

  /** Where a place is drawn; may lie outside the view. */
  public Spot toScreen(GeoPoint point) {
    return new Spot(screenX(Mercator.x(point.longitudeDegrees())), screenY(Mercator.y(point.latitudeDegrees())));
  }

  /** The place under a pixel. */
  public GeoPoint toGeographic(double x, double y) {
    double worldX = centreX + (x - width / 2) / worldPixels();
    double worldY = centreY + (y - height / 2) / worldPixels();
    return new GeoPoint(Mercator.latitudeDegrees(Math.clamp(worldY, 0, 1)),
        Mercator.longitudeDegrees(Math.clamp(worldX, 0, 1)));
  }

  /** Pixel column of a world coordinate. */
  public double screenX(double worldX) {
    return (worldX - centreX) * worldPixels() + width / 2;
  }

  /** Pixel row of a world coordinate. */
  public double screenY(double worldY) {
    return (worldY - centreY) * worldPixels() + height / 2;
  }

  /** The view after the map has been dragged by so many pixels. */
  public MapViewport dragged(double dx, double dy) {
    return new MapViewport(centreX - dx / worldPixels(), centreY - dy / worldPixels(), zoom, width, height);
  }

  /** The view zoomed by so much and come to rest, the place under (x, y) staying where it is. */
  public MapViewport zoomedAt(double x, double y, double by) {
    return zoomedTo(x, y, Math.rint((zoom + by) / ZOOM_STEP) * ZOOM_STEP);
  }

  /** The view as two fingers have spread it, by any factor; {@link #rested} when they are lifted. */
  public MapViewport pinched(double x, double y, double factor) {
    return factor > 0 ? zoomedTo(x, y, zoom + Math.log(factor) / Math.log(2)) : this;
  }

  /** The view at the nearest zoom at which it comes to rest. */
  public MapViewport rested(double x, double y) {
    return zoomedAt(x, y, 0);
  }

  private MapViewport zoomedTo(double x, double y, double wanted) {
    double target = Math.clamp(wanted, MIN_ZOOM, MAX_ZOOM);
    double worldX = centreX + (x - width / 2) / worldPixels();
    double worldY = centreY + (y - height / 2) / worldPixels();
    double pixels = TILE_PIXELS * Math.pow(2, target);
    return new MapViewport(worldX - (x - width / 2) / pixels, worldY - (y - height / 2) / pixels, target, width, height);
  }

  /** The same centre and zoom in a window of another size. */
  public MapViewport resized(double newWidth, double newHeight) {
    return new MapViewport(centreX, centreY, zoom, newWidth, newHeight);
  }

  /** The same zoom around another place. */
  public MapViewport centredOn(GeoPoint point) {
    return new MapViewport(Mercator.x(point.longitudeDegrees()), Mercator.y(point.latitudeDegrees()), zoom, width, height);
  }

  /** Metres on the ground that one pixel covers at the centre. */
  public double metersPerPixel() {
    return Mercator.metersPerPixel(Mercator.latitudeDegrees(centreY), worldPixels());
  }

  /** True where the pixel lies in the view, or at most so far outside. */
  public boolean shows(Spot spot, double marginPixels) {
    return spot.x() >= -marginPixels && spot.y() >= -marginPixels
        && spot.x() <= width + marginPixels && spot.y() <= height + marginPixels;
  }
}
