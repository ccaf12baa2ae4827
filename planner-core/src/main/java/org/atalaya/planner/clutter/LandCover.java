package org.atalaya.planner.clutter;

import java.util.List;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;

/**
 * Squares of a class each (forest, houses, field), and how high each class stands. A square reaches half-way to its
 * neighbours. Where the raster ends or has no class, nothing is known to stand. Immutable.
 */
public final class LandCover {
  private static final double PIECE_METERS = 200;

  private final ElevationGrid classes;
  private final Map<Integer, Double> heights;

  /**
   * @param classes whole numbers where other grids have heights; NaN for none
   * @param heights metres for each class that occurs, 0 to 100
   * @throws BadInputException if a class of the raster has no height, or a height is out of its range
   */
  public LandCover(ElevationGrid classes, Map<Integer, Double> heights) {
    this.classes = classes;
    this.heights = Map.copyOf(heights);
    heights.forEach((type, meters) -> {
      if (!(meters >= 0 && meters <= 100)) {
        throw new BadInputException("class " + type, meters + " m", "a height of 0 to 100 m");
      }
    });
    for (int row = 0; row < classes.rows(); row++) {
      for (int column = 0; column < classes.columns(); column++) {
        float type = classes.height(column, row);
        if (!Float.isNaN(type) && (type != Math.rint(type) || !heights.containsKey((int) type))) {
          throw new BadInputException(classes.source(), "class " + (type == Math.rint(type) ? "" + (int) type : "" + type),
              "classes with a height each");
        }
      }
    }
  }

  /** How high it stands at a point, metres; 0 where no class is known. */
  public double heightMeters(GeoPoint point) {
    double[] at = new double[2];
    classes.mapping().toGrid(point.latitudeDegrees(), point.longitudeDegrees(), at);
    return heightAt(at[0], at[1]);
  }

  private double heightAt(double column, double row) {
    double c = Math.floor(column + 0.5);
    double r = Math.floor(row + 0.5);
    if (!(c >= 0 && r >= 0 && c < classes.columns() && r < classes.rows())) {
      return 0;
    }
    float type = classes.height((int) c, (int) r);
    return Float.isNaN(type) ? 0 : heights.get((int) type);
  }

  /**
   * The heights along a path, from square to square.
   *
   * @param stretches takes each stretch {from, to} in metres along the path with its height; only where it is above 0
   */
  void along(GeodesicPath path, ObjDoubleConsumer<double[]> stretches) {
    double length = path.distanceMeters();
    int pieces = (int) Math.max(1, Math.ceil(length / PIECE_METERS));
    double[] at = new double[2];
    double[] next = new double[2];
    grid(path, 0, at);
    for (int i = 0; i < pieces; i++) {
      double from = length * i / pieces;
      double to = length * (i + 1) / pieces;
      grid(path, to, next);
      squares(at, next, from, to, stretches);
      List.of(0, 1).forEach(axis -> at[axis] = next[axis]);
    }
  }

  private void grid(GeodesicPath path, double meters, double[] out) {
    GeoPoint point = path.pointAt(meters);
    classes.mapping().toGrid(point.latitudeDegrees(), point.longitudeDegrees(), out);
  }

  /** Cuts a piece that is straight in the raster where it crosses from square to square. */
  private void squares(double[] from, double[] to, double fromMeters, double toMeters, ObjDoubleConsumer<double[]> stretches) {
    double du = to[0] - from[0];
    double dv = to[1] - from[1];
    double t = 0;
    double nextU = border(from[0], du);
    double nextV = border(from[1], dv);
    while (t < 1) {
      double atU = du == 0 ? 1 : (nextU - from[0]) / du;
      double atV = dv == 0 ? 1 : (nextV - from[1]) / dv;
      double end = Math.min(1, Math.min(atU, atV));
      nextU += atU <= end ? Math.signum(du) : 0;
      nextV += atV <= end ? Math.signum(dv) : 0;
      if (end > t) {
        double middle = (t + end) / 2;
        double height = heightAt(from[0] + du * middle, from[1] + dv * middle);
        if (height > 0) {
          stretches.accept(new double[] {fromMeters + (toMeters - fromMeters) * t, fromMeters + (toMeters - fromMeters) * end}, height);
        }
        t = end;
      }
    }
  }

  /** The first border between two squares that a coordinate meets. */
  private static double border(double from, double step) {
    return step > 0 ? Math.floor(from + 0.5) + 0.5 : Math.ceil(from - 0.5) - 0.5;
  }
}
