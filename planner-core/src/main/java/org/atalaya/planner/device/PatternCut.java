package org.atalaya.planner.device;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pattern in one plane, around the full circle, straight between its points.
 *
 * @param anglesDegrees ascending, −180 or more, below 180, at least two
 * @param lossesDb below the antenna's gain at each angle, 0 or more
 */
public record PatternCut(List<Double> anglesDegrees, List<Double> lossesDb) {
  public PatternCut {
    anglesDegrees = List.copyOf(anglesDegrees);
    lossesDb = List.copyOf(lossesDb);
    if (anglesDegrees.size() < 2 || anglesDegrees.size() != lossesDb.size()) {
      throw new IllegalArgumentException(anglesDegrees.size() + " angles and " + lossesDb.size() + " losses");
    }
    for (int i = 0; i < anglesDegrees.size(); i++) {
      double before = i == 0 ? Math.nextDown(-180.0) : anglesDegrees.get(i - 1);
      if (!(anglesDegrees.get(i) > before && anglesDegrees.get(i) < 180 && lossesDb.get(i) >= 0 && lossesDb.get(i) < 1000)) {
        throw new IllegalArgumentException("loss " + lossesDb.get(i) + " dB at " + anglesDegrees.get(i) + " degrees");
      }
    }
  }

  /** Loss at any finite angle, dB. */
  public double lossDb(double degrees) {
    double angle = OffAxis.turned(degrees);
    if (angle == 180) {
      angle = -180;
    }
    int found = Collections.binarySearch(anglesDegrees, angle);
    if (found >= 0) {
      return lossesDb.get(found);
    }
    int last = anglesDegrees.size() - 1;
    int next = -found - 1;
    int right = next > last ? 0 : next;
    int left = next == 0 ? last : next - 1;
    double from = anglesDegrees.get(left) - (next == 0 ? 360 : 0);
    double to = anglesDegrees.get(right) + (next > last ? 360 : 0);
    double share = (angle - from) / (to - from);
    return lossesDb.get(left) * (1 - share) + lossesDb.get(right) * share;
  }

  /** The greatest loss of its points, dB. */
  public double greatestLossDb() {
    return Collections.max(lossesDb);
  }

  /** A cut of points, by angle from −180 to below 180. */
  static PatternCut of(SortedMap<Double, Double> lossByAngle) {
    return new PatternCut(List.copyOf(lossByAngle.keySet()), List.copyOf(lossByAngle.values()));
  }

  /** The same plane looked at from the other side: angles change their sign. */
  PatternCut mirrored() {
    TreeMap<Double, Double> turned = new TreeMap<>();
    for (int i = 0; i < anglesDegrees.size(); i++) {
      double angle = anglesDegrees.get(i);
      turned.put(angle == -180 ? angle : 0.0 - angle, lossesDb.get(i));
    }
    return of(turned);
  }
}
