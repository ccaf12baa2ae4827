package org.atalaya.planner.lineofsight;

import java.util.Arrays;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;

/**
 * A look over the ground in one direction: for each post line that it crosses where and how far away that is, and between
 * which two slopes the ground lies there, seen from the antenna. Slopes are metres of height, less the bulge of the earth,
 * for each metre of way: over a given direction the antenna sees what has a greater slope than all before it. Mutable.
 */
final class FanRay {
  /** Rounding, and what is second order in the angle between two rays, metres. */
  static final double ROUNDING_METERS = 2e-3;

  /** Where the step's post line is crossed, in lines of the side. */
  final double[] across;
  final double[] distance;
  /** Not above the slope of the ground at the step. */
  final double[] low;
  /** Not below the slope of the ground between the step before (for the first: the antenna) and this one; NaN over a void. */
  final double[] high;
  /** The earth's bulge for each squared metre of way, 1/m. */
  double bulge;
  /** How far beside this the look may run, posts. */
  double offPosts;
  double azimuthDegrees;
  private final PathFit fit = new PathFit();

  FanRay(int steps) {
    across = new double[steps];
    distance = new double[steps];
    low = new double[steps];
    high = new double[steps];
  }

  /**
   * Lays the ray and measures the ground below it.
   *
   * @param k effective earth radius factor
   * @param limitMeters way after which nothing more is measured
   */
  void trace(ViewshedWindow window, FanSide side, Station from, int ray, double k, double limitMeters) {
    int last = side.steps() - 1;
    double rimAlong = side.first() + side.direction() * last;
    double rimAcross = side.rim(ray);
    double column = (side.east() ? rimAlong : rimAcross) + window.column0;
    double row = (side.east() ? rimAcross : rimAlong) + window.row0;
    GeoPoint rim = window.sheet.toGeographic(column, row);
    Station to = new Station(rim, 0, 0, false, from.sheet, column, row);
    fit.lay(window.sheet, from, to);
    GeodesicPath path = GeodesicPath.of(from.position(), rim);
    double length = path.distanceMeters();
    azimuthDegrees = path.azimuthFromDegrees();
    double along = side.direction() * (side.east() ? fit.du : fit.dv);
    double alongBend = side.direction() * (side.east() ? fit.bendU : fit.bendV) / along;
    double sideways = side.east() ? fit.dv : fit.du;
    double sidewaysBend = side.east() ? fit.bendV : fit.bendU;
    bulge = from.squaredAngle(to) * (LineOfSight.EARTH_RADIUS_METERS / (2 * k)) / (length * length);
    offPosts = window.sheet.accuracy().posts(length) + 1e-4;
    double reach = side.reach(0);
    measure(side, from, new Course(length, along, alongBend, sideways, sidewaysBend, reach), limitMeters);
  }

  private record Course(double length, double along, double alongBend, double sideways, double sidewaysBend,
      double reach) {}

  private void measure(FanSide side, Station from, Course course, double limitMeters) {
    float[] heights = side.heights();
    int steps = side.steps();
    int lines = side.lines();
    int strideAlong = side.direction();
    int strideAcross = side.length();
    double top = from.topMeters;
    double perAlong = 1 / course.along;
    double lastAcross = side.originAcross();
    double lastHigh = Double.NEGATIVE_INFINITY;
    double lastPerMeter = Double.POSITIVE_INFINITY;
    int base = side.index(0, 0);
    for (int i = 0; i < steps; i++, base += strideAlong) {
      double x = (course.reach + i) * perAlong;
      double t = x + course.alongBend * x * (1 - x);
      t = x + course.alongBend * t * (1 - t);
      double y = side.originAcross() + t * (course.sideways - course.sidewaysBend * (1 - t));
      double d = course.length * t;
      across[i] = y;
      distance[i] = d;
      int line = (int) Math.floor(y);
      double perMeter = 1 / d;
      int lastLine = (int) Math.floor(lastAcross);
      if (line < 0 || line + 1 >= lines || lastLine < 0 || lastLine + 1 >= lines) {
        low[i] = Double.NaN;
        high[i] = Double.NaN;
        lastHigh = Double.NaN;
      } else {
        int at = base + line * strideAcross;
        double near = heights[at];
        double step = heights[at + strideAcross] - near;
        double room = Math.abs(step) * offPosts + ROUNDING_METERS;
        double ground = near + step * (y - line) - top - bulge * d * d;
        double newHigh = (ground + room) * perMeter;
        low[i] = (ground - room) * perMeter;
        double most = Math.max(lastHigh, newHigh);
        if (line == lastLine) {
          // From post line to post line over one cell the ground is a parabola: it rises over its chord by twist ÷ 4.
          int before = at - strideAlong;
          double twist = (heights[before] - heights[before + strideAcross] + step) * (y - lastAcross);
          double bump = twist < 0 ? -twist : twist > 0 ? 0 : twist;
          high[i] = most + bump * Math.min(perMeter, lastPerMeter / 4);
        } else {
          high[i] = crossings(heights, base - strideAlong, base, strideAcross, lastAcross, y, 1 / lastPerMeter, d,
              top, offPosts, most);
        }
        lastHigh = newHigh;
      }
      lastAcross = y;
      lastPerMeter = perMeter;
      if (d > limitMeters) {
        Arrays.fill(low, i + 1, steps, Double.NaN);
        Arrays.fill(high, i + 1, steps, Double.NaN);
        Arrays.fill(across, i + 1, steps, Double.NaN);
        Arrays.fill(distance, i + 1, steps, Double.POSITIVE_INFINITY);
        return;
      }
    }
  }

  /**
   * The ground between two post lines where the ray changes from line to line across: bounded cell by cell.
   *
   * @param most slope at the two ends
   */
  private double crossings(float[] heights, int before, int after, int strideAcross, double from, double to,
      double startMeters, double endMeters, double top, double off, double most) {
    double bump = 0;
    double s0 = 0;
    int direction = to > from ? 1 : -1;
    int cell = (int) Math.floor(from);
    int lastCell = (int) Math.floor(to);
    while (true) {
      boolean end = cell == lastCell;
      double border = direction > 0 ? cell + 1 : cell;
      double s1 = end ? 1 : Math.clamp((border - from) / (to - from), 0, 1);
      int a = before + cell * strideAcross;
      int b = after + cell * strideAcross;
      double twist = ((double) heights[a] - heights[a + strideAcross] - heights[b] + heights[b + strideAcross])
          * (s1 - s0) * (s1 - s0) * (to - from);
      double d0 = startMeters + (endMeters - startMeters) * s0;
      double d1 = startMeters + (endMeters - startMeters) * s1;
      bump = Math.max(bump, twist < 0 ? -twist * Math.min(1 / d1, 1 / (4 * d0)) : twist > 0 ? 0 : twist);
      if (end) {
        return most + bump;
      }
      int line = (int) border * strideAcross;
      double rise = (double) heights[after + line] - heights[before + line];
      double ground = heights[before + line] + rise * s1 + Math.abs(rise) * off + ROUNDING_METERS;
      most = Math.max(most, (ground - top - bulge * d1 * d1) / d1);
      s0 = s1;
      cell += direction;
    }
  }
}
