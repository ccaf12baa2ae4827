package org.atalaya.planner.lineofsight;

/** The ray's clearance and the Fresnel zone's radius side by side, segment by segment. */
final class ZoneAlongRay {
  final RayClearance ray;
  final FresnelZone zone;
  private final double[] radius;

  ZoneAlongRay(RayClearance ray, FresnelZone zone) {
    this.ray = ray;
    this.zone = zone;
    radius = new double[ray.segments() + 1];
    for (int i = 1; i < ray.segments(); i++) {
      radius[i] = zone.radiusMeters(ray.distanceMeters(i));
    }
  }

  /** Radius where a segment starts; 0 at both ends of the path. */
  double radius(int segment) {
    return radius[segment];
  }

  double narrowest(int segment) {
    return Math.min(radius[segment], radius[segment + 1]);
  }

  /** The largest radius within a segment: the zone is widest half-way along the path. */
  double widest(int segment) {
    double half = zone.pathMeters() / 2;
    return ray.distanceMeters(segment) < half && ray.distanceMeters(segment + 1) > half
        ? zone.radiusMeters(half)
        : Math.max(radius[segment], radius[segment + 1]);
  }

  double distanceMeters(int segment, double t) {
    return ray.distanceMeters(segment) + (ray.distanceMeters(segment + 1) - ray.distanceMeters(segment)) * t;
  }
}
