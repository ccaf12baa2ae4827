package org.atalaya.planner.lineofsight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.atalaya.planner.terrain.RoofAround;

/**
 * Roofs between the directions of a panorama. Each direction stands for the sector half-way to its neighbours, and a roof
 * counts in each sector that it reaches into, with the point of it that looks highest there. So a narrow tower between two
 * directions is on the horizon all the same. A roof above or below the eye itself is left to the profiles.
 */
final class RoofHorizon {
  private static final double NEAREST_METERS = 1;

  /** Where a roof looks highest in a sector. @param tangent of the elevation angle over the effective earth */
  record Seen(double meters, double tangent) {}

  private final double stepDegrees;
  private final int count;
  private final double eyeMeters;
  private final double bulge;
  private final Map<Integer, List<Seen>> byDirection = new HashMap<>();

  /** @param eyeMeters above sea level */
  RoofHorizon(List<RoofAround> roofs, double stepDegrees, int count, double eyeMeters, double k) {
    this.stepDegrees = stepDegrees;
    this.count = count;
    this.eyeMeters = eyeMeters;
    bulge = 1 / (2 * k * LineOfSight.EARTH_RADIUS_METERS);
    roofs.forEach(this::take);
  }

  /** The roofs in the sector of a direction. */
  List<Seen> in(int direction) {
    return byDirection.getOrDefault(direction, List.of());
  }

  private void take(RoofAround roof) {
    double[][] outline = roof.rings().getFirst();
    double first = azimuth(outline[0]);
    double least = 0;
    double most = 0;
    double at = 0;
    for (int i = 1; i < outline.length; i++) {
      // the turn from corner to corner is less than half a circle, wherever north is
      at += Math.IEEEremainder(azimuth(outline[i]) - azimuth(outline[i - 1]), 360);
      least = Math.min(least, at);
      most = Math.max(most, at);
    }
    if (Math.abs(at) > 180) {
      return;
    }
    Set<Integer> reached = new TreeSet<>();
    for (double turn = -360; turn <= 360; turn += 360) {
      long from = Math.max(0, Math.round((first + least + turn) / stepDegrees));
      long to = Math.min(count - 1, Math.round((first + most + turn) / stepDegrees));
      for (long i = from; i <= to; i++) {
        reached.add((int) i);
      }
    }
    reached.forEach(direction -> look(roof, direction));
  }

  private static double azimuth(double[] corner) {
    return Math.toDegrees(Math.atan2(corner[0], corner[1]));
  }

  /** The part of the roof in a sector, by its edges: what lies nearest and farthest lies on them. */
  private void look(RoofAround roof, int direction) {
    double azimuth = Math.toRadians(direction * stepDegrees);
    double sine = Math.sin(azimuth);
    double cosine = Math.cos(azimuth);
    double opening = Math.tan(Math.toRadians(stepDegrees / 2));
    double nearest = Double.POSITIVE_INFINITY;
    double farthest = 0;
    for (double[][] ring : roof.rings()) {
      for (int i = 1; i < ring.length; i++) {
        double along = ring[i - 1][1] * cosine + ring[i - 1][0] * sine;
        double right = ring[i - 1][0] * cosine - ring[i - 1][1] * sine;
        double alongEnd = ring[i][1] * cosine + ring[i][0] * sine;
        double rightEnd = ring[i][0] * cosine - ring[i][1] * sine;
        double[] within = {0, 1};
        if (clip(along * opening - right, alongEnd * opening - rightEnd, within)
            && clip(along * opening + right, alongEnd * opening + rightEnd, within)) {
          double du = alongEnd - along;
          double dv = rightEnd - right;
          double square = du * du + dv * dv;
          double foot = square > 0 ? Math.clamp(-(along * du + right * dv) / square, within[0], within[1]) : within[0];
          nearest = Math.min(nearest, Math.hypot(along + foot * du, right + foot * dv));
          for (double end : within) {
            farthest = Math.max(farthest, Math.hypot(along + end * du, right + end * dv));
          }
        }
      }
    }
    if (farthest > NEAREST_METERS) {
      byDirection.computeIfAbsent(direction, any -> new ArrayList<>()).add(highest(roof.topMeters(), Math.max(NEAREST_METERS, nearest), farthest));
    }
  }

  /** Keeps of an edge what lies where a value that is linear along it is 0 or more; false where nothing does. */
  private static boolean clip(double start, double end, double[] within) {
    if (start < 0 && end < 0) {
      return false;
    }
    if (start < 0) {
      within[0] = Math.max(within[0], start / (start - end));
    } else if (end < 0) {
      within[1] = Math.min(within[1], start / (start - end));
    }
    return within[0] <= within[1];
  }

  /** The greatest {@code (top − eye) / d − d / 2kR} between two distances. */
  private Seen highest(double topMeters, double nearest, double farthest) {
    double above = topMeters - eyeMeters;
    double summit = above < 0 ? Math.clamp(Math.sqrt(-above / bulge), nearest, farthest) : nearest;
    return new Seen(summit, above / summit - bulge * summit);
  }
}
