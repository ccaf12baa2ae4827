package org.atalaya.maps.block;

import org.atalaya.planner.lineofsight.FresnelZone;
import org.atalaya.planner.lineofsight.LinkRay;
import org.atalaya.planner.terrain.GeodesicPath;

/**
 * A Fresnel zone as a body: rings around the ray, upright and across the path, as the profile shows them from the side. Immutable.
 */
public final class ZoneBody {
  private final BlockPoint[][] rings;

  private ZoneBody(BlockPoint[][] rings) {
    this.rings = rings;
  }

  /**
   * The body of a share of the first zone.
   *
   * @param share of its radius, 1 for the whole zone
   * @param count of rings, closer to one another towards the ends; at least 3
   * @param around points of each ring, at least 3
   */
  public static ZoneBody of(BlockFrame frame, GeodesicPath path, LinkRay ray, FresnelZone zone, double share, int count, int around) {
    double length = ray.pathMeters();
    BlockPoint[] middles = new BlockPoint[count];
    double[] radius = new double[count];
    for (int i = 0; i < count; i++) {
      double at = length * (1 - Math.cos(Math.PI * i / (count - 1))) / 2;
      middles[i] = frame.place(path.pointAt(at), ray.heightMeters(at));
      radius[i] = share * zone.radiusMeters(at);
    }
    BlockPoint[][] rings = new BlockPoint[count][around];
    for (int i = 0; i < count; i++) {
      BlockPoint before = middles[Math.max(0, i - 1)];
      BlockPoint after = middles[Math.min(count - 1, i + 1)];
      double ahead = Math.hypot(after.x() - before.x(), after.y() - before.y());
      double acrossX = ahead > 0 ? (after.y() - before.y()) / ahead : 1;
      double acrossY = ahead > 0 ? -(after.x() - before.x()) / ahead : 0;
      for (int j = 0; j < around; j++) {
        double across = radius[i] * Math.cos(2 * Math.PI * j / around);
        rings[i][j] = new BlockPoint(middles[i].x() + across * acrossX, middles[i].y() + across * acrossY,
            middles[i].z() + radius[i] * Math.sin(2 * Math.PI * j / around));
      }
    }
    return new ZoneBody(rings);
  }

  int rings() {
    return rings.length;
  }

  int around() {
    return rings[0].length;
  }

  BlockPoint at(int ring, int place) {
    return rings[ring][Math.floorMod(place, rings[ring].length)];
  }
}
