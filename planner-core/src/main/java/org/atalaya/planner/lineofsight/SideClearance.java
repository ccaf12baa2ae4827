package org.atalaya.planner.lineofsight;

import java.util.List;
import java.util.OptionalDouble;
import org.atalaya.planner.terrain.Obstacle;

/**
 * The Fresnel zone is a volume: what stands beside the path may reach into it. At distance d from the start, the zone is a
 * disc around the ray; an edge that stands y beside the path and reaches up to h is as near to the ray at z as
 * {@code √((z − h)² + y²)} where the ray runs over it, and as {@code y} where the ray runs beside it. That, over the zone's
 * radius, is the Fresnel fraction there. It is looked at where a stretch begins and ends and at each metre between.
 *
 * <p>What the path itself crosses is clutter of the profile, not an obstacle; nothing beside it blocks the ray.
 */
final class SideClearance {
  private static final double STEP_METERS = 1;
  /** Added to what is missing, so that whoever raises by it is clear beyond rounding. */
  private static final double ROUNDING_METERS = 1e-6;

  private final ZoneAlongRay along;
  private final List<Obstacle> obstacles;

  SideClearance(ZoneAlongRay along, List<Obstacle> obstacles) {
    this.along = along;
    this.obstacles = obstacles;
  }

  /** Hears of a point of an edge: how far along the path, how far beside it, how high. */
  @FunctionalInterface
  private interface Visitor {
    void point(double meters, double besideMeters, double topMeters);
  }

  private void visit(Visitor visitor) {
    double length = along.zone.pathMeters();
    for (Obstacle obstacle : obstacles) {
      int steps = (int) Math.max(1, Math.ceil((obstacle.toMeters() - obstacle.fromMeters()) / STEP_METERS));
      for (int i = 0; i <= steps; i++) {
        double share = (double) i / steps;
        double meters = obstacle.fromMeters() + (obstacle.toMeters() - obstacle.fromMeters()) * share;
        if (meters > 0 && meters < length) {
          visitor.point(meters, obstacle.besideFromMeters() + (obstacle.besideToMeters() - obstacle.besideFromMeters()) * share,
              obstacle.topMeters());
        }
      }
    }
  }

  /** The worse of what is known and the worst beside the path. */
  Clearance worst(Clearance below) {
    Clearance[] worst = {below};
    visit((meters, beside, top) -> {
      double over = along.ray.rayMeters(meters) - top;
      double near = over >= 0 ? Math.hypot(over, beside) : beside;
      double radius = along.zone.radiusMeters(meters);
      if (near / radius < worst[0].fresnelFraction()) {
        worst[0] = new Clearance(meters, near / radius, near - FresnelZone.CLEAR_FRACTION * radius);
      }
    });
    return worst[0];
  }

  /** What clears both what is on the path and what is beside it. */
  Raise raise(Raise below) {
    if (obstacles.isEmpty()) {
      return below;
    }
    return new Raise(more(below.a(), 1, 0), more(below.b(), 0, 1), more(below.both(), 1, 1));
  }

  private OptionalDouble more(OptionalDouble below, double weightStart, double weightEnd) {
    if (below.isEmpty()) {
      return below;
    }
    double length = along.zone.pathMeters();
    double[] raise = {below.getAsDouble()};
    visit((meters, beside, top) -> {
      double radius = FresnelZone.CLEAR_FRACTION * along.zone.radiusMeters(meters);
      if (beside < radius) {
        double missing = top + Math.sqrt(radius * radius - beside * beside) - along.ray.rayMeters(meters);
        double weight = weightStart * (1 - meters / length) + weightEnd * (meters / length);
        raise[0] = Math.max(raise[0], missing / weight + ROUNDING_METERS);
      }
    });
    return raise[0] > Raise.LIMIT_METERS ? OptionalDouble.empty() : OptionalDouble.of(raise[0]);
  }
}
