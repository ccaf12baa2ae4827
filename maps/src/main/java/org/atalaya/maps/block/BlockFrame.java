package org.atalaya.maps.block;

import org.atalaya.maps.projection.WebMercator;
import org.atalaya.planner.lineofsight.EffectiveEarth;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * Puts places into a block: the web map's plane, true to scale at the centre, bent down as the effective earth is. Rays are
 * straight in it, and the gap between a ray and the ground below is the clearance of the path's profile.
 */
public final class BlockFrame {
  private final GeoPoint centre;
  private final EffectiveEarth earth;
  private final double centreX;
  private final double centreY;
  private final double groundScale;

  /** @param k effective earth radius factor, above 0 */
  public BlockFrame(GeoPoint centre, double k) {
    this.centre = centre;
    earth = new EffectiveEarth(k);
    centreX = WebMercator.x(centre.longitudeDegrees());
    centreY = WebMercator.y(centre.latitudeDegrees());
    groundScale = WebMercator.groundScale(centre.latitudeDegrees());
  }

  public GeoPoint centre() {
    return centre;
  }

  public double k() {
    return earth.k();
  }

  /** Metres on the ground for one metre of the web map, at the centre. */
  public double groundScale() {
    return groundScale;
  }

  /** East of the centre, of metres of the web map. */
  public double x(double mapX) {
    return (mapX - centreX) * groundScale;
  }

  /** North of the centre, of metres of the web map. */
  public double y(double mapY) {
    return (mapY - centreY) * groundScale;
  }

  /** Metres of the web map eastwards. */
  public double mapX(double x) {
    return centreX + x / groundScale;
  }

  /** Metres of the web map northwards. */
  public double mapY(double y) {
    return centreY + y / groundScale;
  }

  /** What the earth falls away at a place of the block, metres. */
  public double dropMeters(double x, double y) {
    return earth.dropMeters(x, y);
  }

  /** @param metersAboveSea of the ground, an antenna, a ray */
  public BlockPoint place(GeoPoint point, double metersAboveSea) {
    double x = x(WebMercator.x(point.longitudeDegrees()));
    double y = y(WebMercator.y(point.latitudeDegrees()));
    return new BlockPoint(x, y, metersAboveSea - dropMeters(x, y));
  }

  /** The place above or below which a point of the block is. */
  public GeoPoint geographic(double x, double y) {
    return new GeoPoint(WebMercator.latitude(mapY(y)), Math.clamp(WebMercator.longitude(mapX(x)), -180, 180));
  }
}
