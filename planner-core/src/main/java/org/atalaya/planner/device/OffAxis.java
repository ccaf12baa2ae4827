package org.atalaya.planner.device;

/**
 * A direction as the antenna sees it.
 *
 * @param azimuthDegrees from the main direction, −180 to 180, positive to the right
 * @param elevationDegrees from the main direction, −90 to 90, positive upwards
 */
public record OffAxis(double azimuthDegrees, double elevationDegrees) {
  /** The main direction. */
  public static final OffAxis AHEAD = new OffAxis(0, 0);

  public OffAxis {
    azimuthDegrees = turned(azimuthDegrees);
    if (!(elevationDegrees >= -90 && elevationDegrees <= 90)) {
      throw new IllegalArgumentException("elevation " + elevationDegrees + " degrees, expected -90 to 90");
    }
  }

  /** A direction beside the axis and level with it. */
  public static OffAxis horizontal(double azimuthDegrees) {
    return new OffAxis(azimuthDegrees, 0);
  }

  /**
   * The direction of a link for an antenna that is aimed somewhere: turned by the aim's azimuth, then about the
   * horizontal axis by its tilt, as a mount does.
   */
  public static OffAxis of(double aimAzimuthDegrees, double aimTiltDegrees, double azimuthDegrees, double tiltDegrees) {
    double turn = Math.toRadians(turned(azimuthDegrees - aimAzimuthDegrees));
    double aim = Math.toRadians(aimTiltDegrees);
    double tilt = Math.toRadians(tiltDegrees);
    double ahead = Math.cos(tilt) * Math.cos(turn);
    double right = Math.cos(tilt) * Math.sin(turn);
    double up = Math.sin(tilt);
    double along = ahead * Math.cos(aim) + up * Math.sin(aim);
    double above = up * Math.cos(aim) - ahead * Math.sin(aim);
    return new OffAxis(Math.toDegrees(Math.atan2(right, along)),
        Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, above)))));
  }

  /** The angle to the axis, 0 to 180 degrees. */
  public double totalDegrees() {
    double azimuth = Math.toRadians(azimuthDegrees);
    double elevation = Math.toRadians(elevationDegrees);
    return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, Math.cos(azimuth) * Math.cos(elevation)))));
  }

  /** Without full turns, −180 to 180. */
  static double turned(double degrees) {
    if (!Double.isFinite(degrees)) {
      throw new IllegalArgumentException("off-axis angle " + degrees + ", expected a finite number of degrees");
    }
    double rest = degrees % 360;
    return rest > 180 ? rest - 360 : rest < -180 ? rest + 360 : rest;
  }
}
