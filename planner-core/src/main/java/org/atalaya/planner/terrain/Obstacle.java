package org.atalaya.planner.terrain;

/**
 * A stretch of the edge of something that stands beside a path, as high as its top all along. Its distance to the path
 * runs evenly from one end of the stretch to the other.
 *
 * @param fromMeters along the path, 0 or more
 * @param toMeters along the path, not below {@code fromMeters}
 * @param besideFromMeters from the path to the edge, where the stretch begins, 0 or more
 * @param besideToMeters the same where it ends
 * @param topMeters above sea level
 */
public record Obstacle(double fromMeters, double toMeters, double besideFromMeters, double besideToMeters, double topMeters) {

  /** @throws IllegalArgumentException if a number is out of its range */
  public Obstacle {
    if (!(fromMeters >= 0 && toMeters >= fromMeters && besideFromMeters >= 0 && besideToMeters >= 0) || Double.isNaN(topMeters)) {
      throw new IllegalArgumentException("obstacle from " + fromMeters + " to " + toMeters + " m, beside " + besideFromMeters
          + " to " + besideToMeters + " m, top " + topMeters + " m");
    }
  }
}
