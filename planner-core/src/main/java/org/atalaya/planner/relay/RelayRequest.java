package org.atalaya.planner.relay;

import java.util.List;
import java.util.Objects;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.terrain.Area;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * What a relay is wanted for.
 *
 * @param from one end
 * @param to the other end
 * @param heightMeters of the relay's antenna above ground, 0 or more
 * @param maxRangeMeters the longest leg, over the ellipsoid, inclusive, above 0
 * @param settings how legs are judged
 * @param excluded where no relay may stand
 * @param snapMeters only the highest of all places that would do stands for those around it within this distance, 0 or more
 * @param spacingMeters how far places of the answer are apart, at least; 0 or more
 * @param count of places that are wanted, above 0
 */
public record RelayRequest(End from, End to, double heightMeters, double maxRangeMeters, PathSettings settings,
    List<Area> excluded, double snapMeters, double spacingMeters, int count) {
  public static final double DEFAULT_SNAP_METERS = 150;
  public static final double DEFAULT_SPACING_METERS = 500;

  /** @param heightMeters of the antenna above ground, 0 or more */
  public record End(GeoPoint position, double heightMeters) {}

  /** @throws IllegalArgumentException if a number is out of its range */
  public RelayRequest {
    Objects.requireNonNull(settings);
    excluded = List.copyOf(excluded);
    double heights = from.heightMeters() + to.heightMeters() + heightMeters;
    if (!(from.heightMeters() >= 0 && to.heightMeters() >= 0 && heightMeters >= 0) || Double.isInfinite(heights)) {
      throw new IllegalArgumentException("heights " + from.heightMeters() + ", " + to.heightMeters() + ", " + heightMeters
          + " m, expected 0 or more");
    }
    if (!(maxRangeMeters > 0 && maxRangeMeters <= 1_000_000)) {
      throw new IllegalArgumentException("range " + maxRangeMeters + " m, expected above 0, at most 1000000");
    }
    if (!(snapMeters >= 0 && spacingMeters >= 0) || count < 1) {
      throw new IllegalArgumentException("snap " + snapMeters + " m, spacing " + spacingMeters + " m, count " + count
          + ", expected 0 or more, 0 or more, 1 or more");
    }
  }
}
