package org.atalaya.planner.lineofsight;

import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;

/**
 * A path over a sheet as two parabolas: the column and the row at share t of the way, exact at both ends and, but for
 * terms of the fourth order in length ÷ earth radius, in the middle. What is left between them is of the third order: 2 mm
 * at 15 km in middle latitudes.
 *
 * <p>The middle comes from the geodesic's differential equations in latitude φ and longitude λ,
 * {@code φ'' = −(M_φ/M) φ'² − (N cos φ sin φ/M) λ'²} and {@code λ'' = 2 (M tan φ/N) φ' λ'}, M and N being the ellipsoid's
 * radii of curvature along the meridian and across it. Mutable: for one thread.
 */
final class PathFit {
  private final double[] point = new double[2];
  double u0;
  double v0;
  double du;
  double dv;
  /** {@code u(t) = u0 + du t − bendU t (1 − t)}. */
  double bendU;
  double bendV;
  double left;
  double top;
  double right;
  double bottom;

  void lay(GroundSheet sheet, Station from, Station to) {
    lay(sheet, from, to, from.column, from.row, to.column, to.row);
  }

  private void lay(GroundSheet sheet, Station from, Station to, double fromColumn, double fromRow, double toColumn, double toRow) {
    double north = to.latitude - from.latitude;
    double east = to.longitude - from.longitude;
    double latitudeBend = ((from.northBendsNorth + to.northBendsNorth) * north * north
        + (from.eastBendsNorth + to.eastBendsNorth) * east * east) / 2;
    double longitudeBend = (from.bothBendEast + to.bothBendEast) / 2 * north * east;
    u0 = fromColumn;
    v0 = fromRow;
    du = toColumn - fromColumn;
    dv = toRow - fromRow;
    if (sheet.linear()) {
      bendU = longitudeBend * sheet.columnsPerRadian() / 2;
      bendV = latitudeBend * sheet.rowsPerRadian() / 2;
      return;
    }
    sheet.toSheet(Math.toDegrees((from.latitude + to.latitude) / 2 - latitudeBend / 8),
        Math.toDegrees((from.longitude + to.longitude) / 2 - longitudeBend / 8), point);
    bendU = 2 * (fromColumn + toColumn - 2 * point[0]);
    bendV = 2 * (fromRow + toRow - 2 * point[1]);
  }

  /** Finds the rectangle around the path, with so many posts to spare. */
  void margin(double offPosts) {
    double besideU = Math.abs(bendU) / 4 + offPosts;
    double besideV = Math.abs(bendV) / 4 + offPosts;
    left = Math.min(u0, u0 + du) - besideU;
    right = Math.max(u0, u0 + du) + besideU;
    top = Math.min(v0, v0 + dv) - besideV;
    bottom = Math.max(v0, v0 + dv) + besideV;
  }

  double u(double t) {
    return u0 + t * (du - bendU * (1 - t));
  }

  double v(double t) {
    return v0 + t * (dv - bendV * (1 - t));
  }

  /**
   * How far the parabolas may be from the path as {@link org.atalaya.planner.terrain.Terrain#profile} follows it.
   *
   * @param longestMeters for paths up to this length
   * @param perCubicMeter posts of error per cubic metre of the path's length
   * @param fixedPosts what that walk itself may be off, and the lattice's own misfit
   */
  record Accuracy(double longestMeters, double perCubicMeter, double fixedPosts) {
    private static final double LONGEST_METERS = 60_000;
    /** The plain walk is straight within a millimetre, and its track within 0.1 mm. */
    private static final double WALK_METERS = 0.0012;
    private static final double SAFETY = 3;
    private static final double HIGHEST_LATITUDE = 80;

    /** Posts by which a point of a path of this length may be off. */
    double posts(double pathMeters) {
      return perCubicMeter * pathMeters * pathMeters * pathMeters + fixedPosts;
    }

    /** Measured on geodesics in eight directions from nine places of the sheet, and trebled. */
    static Accuracy over(GroundSheet sheet) {
      GeoPoint corner = sheet.toGeographic(0, 0);
      GeoPoint opposite = sheet.toGeographic(sheet.columns() - 1, sheet.rows() - 1);
      double longest = Math.min(LONGEST_METERS, GeodesicPath.of(corner, opposite).distanceMeters());
      double coefficient = 0;
      double narrowest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < 9; i++) {
        double column = (sheet.columns() - 1) * (i % 3) / 2.0;
        double row = (sheet.rows() - 1) * (i / 3) / 2.0;
        GeoPoint from = sheet.toGeographic(column, row);
        if (Math.abs(from.latitudeDegrees()) > HIGHEST_LATITUDE || Math.abs(from.longitudeDegrees()) > 175) {
          return new Accuracy(0, 0, 0);
        }
        narrowest = Math.min(narrowest, narrowestPost(sheet, from, column, row));
        for (int direction = 0; direction < 8; direction++) {
          coefficient = Math.max(coefficient, worst(sheet, from, 22.5 + 45 * direction, longest)
              / (longest * longest * longest));
        }
      }
      return new Accuracy(longest, SAFETY * coefficient, WALK_METERS / narrowest + sheet.misfitPosts() + 1e-9);
    }

    private static double narrowestPost(GroundSheet sheet, GeoPoint from, double column, double row) {
      double right = GeodesicPath.of(from, sheet.toGeographic(column + 0.5, row)).distanceMeters() * 2;
      double down = GeodesicPath.of(from, sheet.toGeographic(column, row + 0.5)).distanceMeters() * 2;
      return Math.min(right, down);
    }

    private static double worst(GroundSheet sheet, GeoPoint from, double azimuthDegrees, double meters) {
      double turn = Math.toRadians(azimuthDegrees);
      double degree = 111_320;
      GeoPoint to = new GeoPoint(from.latitudeDegrees() + meters / degree * Math.cos(turn), from.longitudeDegrees()
          + meters / degree * Math.sin(turn) / Math.cos(Math.toRadians(from.latitudeDegrees())));
      GeodesicPath path = GeodesicPath.of(from, to);
      double[] start = new double[2];
      double[] end = new double[2];
      sheet.toSheet(from.latitudeDegrees(), from.longitudeDegrees(), start);
      sheet.toSheet(to.latitudeDegrees(), to.longitudeDegrees(), end);
      PathFit fit = new PathFit();
      fit.lay(sheet, new Station(from, 0, 0, false, 0, 0, 0), new Station(to, 0, 0, false, 0, 0, 0),
          start[0], start[1], end[0], end[1]);
      double worst = 0;
      for (double t : new double[] {0.1, 0.2113, 0.35, 0.5, 0.65, 0.7887, 0.9}) {
        GeoPoint at = path.pointAt(t * path.distanceMeters());
        sheet.toSheet(at.latitudeDegrees(), at.longitudeDegrees(), start);
        worst = Math.max(worst, Math.max(Math.abs(start[0] - fit.u(t)), Math.abs(start[1] - fit.v(t))));
      }
      return worst;
    }
  }
}
