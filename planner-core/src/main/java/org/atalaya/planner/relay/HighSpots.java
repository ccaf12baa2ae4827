package org.atalaya.planner.relay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.atalaya.planner.lineofsight.SightKernel;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * Those of some spots that have no higher one of them around; of two equally high ones the first of the list counts as
 * the higher. Spots lie in squares as wide as one looks around, so that only neighbouring squares are asked.
 */
final class HighSpots {
  private final List<RelaySurvey.Spot> spots;
  private final double aroundMeters;
  private final double squareLatitude;
  private final double squareLongitude;
  private final Map<Long, List<Integer>> squares = new HashMap<>();

  HighSpots(List<RelaySurvey.Spot> spots, double aroundMeters) {
    this.spots = spots;
    this.aroundMeters = aroundMeters;
    double farthest = spots.stream().mapToDouble(spot -> Math.abs(spot.station().position().latitudeDegrees())).max().orElse(0);
    squareLatitude = Math.max(1e-6, aroundMeters / 110_500);
    squareLongitude = Math.max(1e-6, aroundMeters / (111_300 * Math.cos(Math.toRadians(Math.min(89.9, farthest)))));
    for (int i = 0; i < spots.size(); i++) {
      GeoPoint at = spots.get(i).station().position();
      squares.computeIfAbsent(key(column(at), row(at)), any -> new ArrayList<>()).add(i);
    }
  }

  List<RelaySurvey.Spot> list() {
    List<RelaySurvey.Spot> high = new ArrayList<>();
    for (int i = 0; i < spots.size(); i++) {
      if (aroundMeters == 0 || !overtopped(i)) {
        high.add(spots.get(i));
      }
    }
    return high;
  }

  private boolean overtopped(int index) {
    RelaySurvey.Spot spot = spots.get(index);
    GeoPoint at = spot.station().position();
    for (long column = column(at) - 1; column <= column(at) + 1; column++) {
      for (long row = row(at) - 1; row <= row(at) + 1; row++) {
        for (int other : squares.getOrDefault(key(column, row), List.of())) {
          double rise = spots.get(other).groundMeters() - spot.groundMeters();
          if ((rise > 0 || rise == 0 && other < index)
              && SightKernel.within(spot.station(), spots.get(other).station(), aroundMeters)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private long column(GeoPoint at) {
    return (long) Math.floor(at.longitudeDegrees() / squareLongitude);
  }

  private long row(GeoPoint at) {
    return (long) Math.floor(at.latitudeDegrees() / squareLatitude);
  }

  private static long key(long column, long row) {
    return column << 32 ^ row & 0xFFFF_FFFFL;
  }
}
