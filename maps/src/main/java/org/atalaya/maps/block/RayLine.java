package org.atalaya.maps.block;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.atalaya.planner.lineofsight.LinkRay;
import org.atalaya.planner.terrain.GeodesicPath;

/** Lines over a path, put into a block. */
public final class RayLine {
  private RayLine() {}

  /**
   * The ray of a path.
   *
   * @param parts that it is cut into, at least 1
   */
  public static List<BlockPoint> of(BlockFrame frame, GeodesicPath path, LinkRay ray, int parts) {
    return along(frame, path, 0, path.distanceMeters(), parts, ray::heightMeters);
  }

  /**
   * A stretch of a path.
   *
   * @param heightMeters above sea level at a distance from the path's start
   */
  public static List<BlockPoint> along(BlockFrame frame, GeodesicPath path, double fromMeters, double toMeters, int parts,
      DoubleUnaryOperator heightMeters) {
    List<BlockPoint> points = new ArrayList<>(parts + 1);
    for (int i = 0; i <= parts; i++) {
      double at = fromMeters + (toMeters - fromMeters) * i / parts;
      points.add(frame.place(path.pointAt(at), heightMeters.applyAsDouble(at)));
    }
    return points;
  }
}
