package org.atalaya.planner.terrain;

import java.util.List;

/** A piece of land. */
public sealed interface Area {

  boolean contains(GeoPoint point);

  /**
   * All within so many metres of a place.
   *
   * @param radiusMeters over the ellipsoid, inclusive
   */
  record Circle(GeoPoint centre, double radiusMeters) implements Area {
    private static final double EARTH_RADIUS_METERS = 6_371_008.8;
    /** The sphere's distances are within 0.6 % of the ellipsoid's. */
    private static final double SPHERE_ERROR = 0.007;

    @Override
    public boolean contains(GeoPoint point) {
      double north = Math.sin(Math.toRadians(point.latitudeDegrees() - centre.latitudeDegrees()) / 2);
      double east = Math.sin(Math.toRadians(point.longitudeDegrees() - centre.longitudeDegrees()) / 2);
      double haversine = north * north + Math.cos(Math.toRadians(point.latitudeDegrees()))
          * Math.cos(Math.toRadians(centre.latitudeDegrees())) * east * east;
      double onSphere = 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(haversine)));
      if (Math.abs(onSphere - radiusMeters) > SPHERE_ERROR * onSphere) {
        return onSphere < radiusMeters;
      }
      return GeodesicPath.of(centre, point).distanceMeters() <= radiusMeters;
    }
  }

  /**
   * A polygon, its sides straight in latitude and longitude; not across the 180th meridian.
   *
   * @param rings the outline, then the holes; the last point of each is the first again
   */
  record Polygon(List<List<GeoPoint>> rings) implements Area {

    /** @throws IllegalArgumentException if a ring has fewer than four points, or is not closed */
    public Polygon {
      rings = rings.stream().map(List::copyOf).toList();
      if (rings.isEmpty()) {
        throw new IllegalArgumentException("a polygon without a ring");
      }
      for (List<GeoPoint> ring : rings) {
        if (ring.size() < 4 || !ring.getFirst().equals(ring.getLast())) {
          throw new IllegalArgumentException("a ring of " + ring.size() + " points, expected at least 4, the last the first again");
        }
      }
    }

    @Override
    public boolean contains(GeoPoint point) {
      boolean inside = false;
      double latitude = point.latitudeDegrees();
      for (List<GeoPoint> ring : rings) {
        for (int i = 1; i < ring.size(); i++) {
          GeoPoint a = ring.get(i - 1);
          GeoPoint b = ring.get(i);
          if (a.latitudeDegrees() > latitude != b.latitudeDegrees() > latitude && point.longitudeDegrees()
              < a.longitudeDegrees() + (b.longitudeDegrees() - a.longitudeDegrees())
              * (latitude - a.latitudeDegrees()) / (b.latitudeDegrees() - a.latitudeDegrees())) {
            inside = !inside;
          }
        }
      }
      return inside;
    }
  }
}
