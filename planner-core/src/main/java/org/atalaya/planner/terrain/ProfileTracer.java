package org.atalaya.planner.terrain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts one path along the posts of the grids below it. For one path, one thread, once.
 *
 * <p>A piece of the path is laid over the finest grid; the parts that this grid does not cover, or where it has a
 * void, are handed to the next coarser grid, and what is left after the last one is a gap.
 */
final class ProfileTracer {
  /** A point this far outside the rim, in posts, still counts as on it: rounding must not open seams (0.1 mm at 90 m). */
  private static final double RIM_POSTS = 1e-6;
  private static final double LONGEST_PIECE_METERS = 250;
  private static final double STRAIGHT_WITHIN_METERS = 0.001;
  /** Shorter segments are left out: nothing stands on a micrometre. */
  private static final double SHORTEST_SEGMENT_METERS = 1e-6;

  private final GeodesicPath path;
  private final ElevationGrid[] grids;
  private final Set<TerrainGap> gaps = new LinkedHashSet<>();
  private final double[] gridPoint = new double[2];
  private int lastVoidLevel = -1;
  private double lastVoidEndMeters = -1;

  private int segments;
  private double[] distance;
  private double[] start;
  private double[] middle;
  private double[] end;

  /** The piece of the path at hand, from t = 0 to t = 1. */
  private double pieceFromMeters;
  private double pieceMeters;
  private double latitude0;
  private double longitude0;
  private double latitude1;
  private double longitude1;

  /** @param grids that may lie below the path, finest first */
  ProfileTracer(GeodesicPath path, ElevationGrid[] grids) {
    this.path = path;
    this.grids = grids;
    double spacing = grids.length == 0 ? 1000 : grids[0].postSpacingMeters();
    // A slanting path crosses up to 1.5 posts per spacing where the columns are as narrow as the rows.
    int capacity = (int) Math.min(1 << 16, 16 + path.distanceMeters() / LONGEST_PIECE_METERS * 2
        + path.distanceMeters() / spacing * 2.5);
    distance = new double[capacity + 1];
    start = new double[capacity];
    middle = new double[capacity];
    end = new double[capacity];
  }

  static boolean touches(ElevationGrid grid, double column, double row) {
    return column >= -RIM_POSTS && row >= -RIM_POSTS
        && column <= grid.columns() - 1 + RIM_POSTS && row <= grid.rows() - 1 + RIM_POSTS;
  }

  TerrainProfile trace() {
    double length = path.distanceMeters();
    if (length <= 4 * SHORTEST_SEGMENT_METERS) {
      point();
    } else {
      GeodesicTrack track = new GeodesicTrack(path);
      double longest = Math.min(LONGEST_PIECE_METERS, track.straightMeters(STRAIGHT_WITHIN_METERS));
      int pieces = (int) Math.max(1, Math.ceil(length / longest));
      track.moveTo(0);
      for (int i = 0; i < pieces; i++) {
        double latitude = track.latitudeDegrees();
        double longitude = track.longitudeDegrees();
        double from = length * i / pieces;
        double to = length * (i + 1) / pieces;
        track.moveTo(to);
        piece(from, to - from, latitude, longitude, track.latitudeDegrees(), track.longitudeDegrees());
      }
    }
    distance[segments] = length;
    return new TerrainProfile(path, Arrays.copyOf(distance, segments + 1), Arrays.copyOf(start, segments),
        Arrays.copyOf(middle, segments), Arrays.copyOf(end, segments), new double[segments], List.copyOf(gaps));
  }

  /** A path without length still has ground below it. */
  private void point() {
    latitude0 = latitude1 = path.from().latitudeDegrees();
    longitude0 = longitude1 = path.from().longitudeDegrees();
    double height = Double.NaN;
    int voidLevel = -1;
    for (int level = 0; level < grids.length && Double.isNaN(height); level++) {
      ElevationGrid grid = grids[level];
      grid.mapping().toGrid(latitude0, longitude0, gridPoint);
      if (touches(grid, gridPoint[0], gridPoint[1])) {
        height = grid.bilinear(Math.clamp(gridPoint[0], 0, grid.columns() - 1), Math.clamp(gridPoint[1], 0, grid.rows() - 1));
        voidLevel = voidLevel < 0 ? level : voidLevel;
      }
    }
    if (Double.isNaN(height)) {
      gaps.add(voidLevel < 0 ? TerrainGap.MissingTile.at(path.from())
          : new TerrainGap.VoidInData(grids[voidLevel].source(), path.from()));
    }
    append(path.distanceMeters(), height, height, height);
  }

  /** Splits at the antimeridian, where the longitudes that the grids know jump. */
  private void piece(double fromMeters, double meters, double fromLatitude, double fromLongitude, double toLatitude,
      double toLongitude) {
    double turn = 360 * Math.floor((Math.min(fromLongitude, toLongitude) + 180) / 360);
    double west = fromLongitude - turn;
    double east = toLongitude - turn;
    boolean crosses = Math.max(west, east) > 180;
    if (!crosses) {
      coverPiece(fromMeters, meters, fromLatitude, west, toLatitude, east);
      return;
    }
    double t = (180 - west) / (east - west);
    double latitude = fromLatitude + (toLatitude - fromLatitude) * t;
    double before = west > 180 ? 360 : 0;
    double after = east > 180 ? 360 : 0;
    coverPiece(fromMeters, meters * t, fromLatitude, west - before, latitude, 180 - before);
    coverPiece(fromMeters + meters * t, meters * (1 - t), latitude, 180 - after, toLatitude, east - after);
  }

  private void coverPiece(double fromMeters, double meters, double fromLatitude, double fromLongitude,
      double toLatitude, double toLongitude) {
    if (meters <= SHORTEST_SEGMENT_METERS) {
      return;
    }
    pieceFromMeters = fromMeters;
    pieceMeters = meters;
    latitude0 = fromLatitude;
    longitude0 = fromLongitude;
    latitude1 = toLatitude;
    longitude1 = toLongitude;
    cover(0, 0, 1, -1);
  }

  /**
   * Fills a stretch of the piece from this grid on.
   *
   * @param voidLevel the finest grid that covers the stretch without a height, −1 if none does
   */
  private void cover(int level, double t0, double t1, int voidLevel) {
    if ((t1 - t0) * pieceMeters <= SHORTEST_SEGMENT_METERS) {
      return;
    }
    if (level == grids.length) {
      gap(t0, t1, voidLevel);
      return;
    }
    ElevationGrid grid = grids[level];
    grid.mapping().toGrid(latitude0, longitude0, gridPoint);
    double u = gridPoint[0];
    double v = gridPoint[1];
    grid.mapping().toGrid(latitude1, longitude1, gridPoint);
    double du = gridPoint[0] - u;
    double dv = gridPoint[1] - v;
    double in = Math.max(t0, Math.max(enter(u, du, grid.columns() - 1), enter(v, dv, grid.rows() - 1)));
    double out = Math.min(t1, Math.min(leave(u, du, grid.columns() - 1), leave(v, dv, grid.rows() - 1)));
    if (!(in < out)) {
      cover(level + 1, t0, t1, voidLevel);
      return;
    }
    cover(level + 1, t0, in, voidLevel);
    walk(level, u, v, du, dv, in, out, voidLevel);
    cover(level + 1, out, t1, voidLevel);
  }

  /** When a coordinate that starts at u and changes by du comes within the rim −RIM to last + RIM. */
  private static double enter(double u, double du, double last) {
    if (du == 0) {
      return u >= -RIM_POSTS && u <= last + RIM_POSTS ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return ((du > 0 ? -RIM_POSTS : last + RIM_POSTS) - u) / du;
  }

  private static double leave(double u, double du, double last) {
    return du == 0 ? Double.POSITIVE_INFINITY : ((du > 0 ? last + RIM_POSTS : -RIM_POSTS) - u) / du;
  }

  /** Cuts a stretch that lies within a grid at each line of posts, and hands on what is void. */
  private void walk(int level, double u, double v, double du, double dv, double t0, double t1, int voidLevel) {
    ElevationGrid grid = grids[level];
    double column = nextLine(u + du * t0, du);
    double row = nextLine(v + dv * t0, dv);
    double columnStep = Math.signum(du);
    double rowStep = Math.signum(dv);
    double perColumn = 1 / du;
    double perRow = 1 / dv;
    double shortest = SHORTEST_SEGMENT_METERS / pieceMeters;
    double voidFrom = Double.NaN;
    double t = t0;
    while (t < t1) {
      double atColumn = du == 0 ? t1 : (column - u) * perColumn;
      double atRow = dv == 0 ? t1 : (row - v) * perRow;
      double next = Math.min(t1, Math.min(atColumn, atRow));
      if (atColumn <= next) {
        column += columnStep;
      }
      if (atRow <= next) {
        row += rowStep;
      }
      if (next - t <= shortest && next < t1) {
        continue;
      }
      if (segment(grid, u, v, du, dv, t, next, Double.isNaN(voidFrom))) {
        if (!Double.isNaN(voidFrom)) {
          cover(level + 1, voidFrom, t, voidLevel < 0 ? level : voidLevel);
          voidFrom = Double.NaN;
          segment(grid, u, v, du, dv, t, next, true);
        }
      } else if (Double.isNaN(voidFrom)) {
        voidFrom = t;
      }
      t = next;
    }
    if (!Double.isNaN(voidFrom)) {
      cover(level + 1, voidFrom, t1, voidLevel < 0 ? level : voidLevel);
    }
  }

  /** The first whole number that lies strictly ahead. */
  private static double nextLine(double at, double direction) {
    return direction > 0 ? Math.floor(at) + 1 : Math.ceil(at) - 1;
  }

  /** Evaluates the one cell around the stretch's middle; false where a post of it is void. */
  private boolean segment(ElevationGrid grid, double u, double v, double du, double dv, double t0, double t1,
      boolean keep) {
    double tm = (t0 + t1) / 2;
    int c = (int) Math.clamp(u + du * tm, 0, grid.columns() - 2);
    int r = (int) Math.clamp(v + dv * tm, 0, grid.rows() - 2);
    double heightStart = grid.bilinear(c, r, u + du * t0 - c, v + dv * t0 - r);
    if (Double.isNaN(heightStart)) {
      return false;
    }
    if (keep) {
      append(pieceFromMeters + pieceMeters * t1, heightStart, grid.bilinear(c, r, u + du * tm - c, v + dv * tm - r),
          grid.bilinear(c, r, u + du * t1 - c, v + dv * t1 - r));
    }
    return true;
  }

  /** No grid has a height here: names what is missing, tile by tile. */
  private void gap(double t0, double t1, int voidLevel) {
    double fromMeters = pieceFromMeters + pieceMeters * t0;
    double toMeters = pieceFromMeters + pieceMeters * t1;
    if (voidLevel >= 0) {
      boolean goesOn = lastVoidLevel == voidLevel && fromMeters - lastVoidEndMeters <= 2 * SHORTEST_SEGMENT_METERS;
      if (!goesOn) {
        gaps.add(new TerrainGap.VoidInData(grids[voidLevel].source(), pieceAt(t0)));
      }
      lastVoidLevel = voidLevel;
      lastVoidEndMeters = toMeters;
    } else {
      List<Double> cuts = new ArrayList<>(List.of(t0, t1));
      degreeLines(latitude0, latitude1, t0, t1, cuts);
      degreeLines(longitude0, longitude1, t0, t1, cuts);
      cuts.sort(null);
      for (int i = 1; i < cuts.size(); i++) {
        gaps.add(TerrainGap.MissingTile.at(pieceAt((cuts.get(i - 1) + cuts.get(i)) / 2)));
      }
    }
    if (segments > 0 && Double.isNaN(start[segments - 1])) {
      distance[segments] = toMeters;
    } else {
      append(toMeters, Double.NaN, Double.NaN, Double.NaN);
    }
  }

  private static void degreeLines(double from, double to, double t0, double t1, List<Double> cuts) {
    for (double degree = Math.ceil(Math.min(from, to)); degree <= Math.max(from, to) && from != to; degree++) {
      double t = (degree - from) / (to - from);
      if (t > t0 && t < t1) {
        cuts.add(t);
      }
    }
  }

  private GeoPoint pieceAt(double t) {
    return new GeoPoint(Math.clamp(latitude0 + (latitude1 - latitude0) * t, -90, 90),
        Math.clamp(longitude0 + (longitude1 - longitude0) * t, -180, 180));
  }

  private void append(double toMeters, double heightStart, double heightMiddle, double heightEnd) {
    if (segments == start.length) {
      int capacity = segments * 2;
      distance = Arrays.copyOf(distance, capacity + 1);
      start = Arrays.copyOf(start, capacity);
      middle = Arrays.copyOf(middle, capacity);
      end = Arrays.copyOf(end, capacity);
    }
    start[segments] = heightStart;
    middle[segments] = heightMiddle;
    end[segments] = heightEnd;
    segments++;
    distance[segments] = toMeters;
  }
}
