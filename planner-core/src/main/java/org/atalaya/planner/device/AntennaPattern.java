package org.atalaya.planner.device;

/**
 * How an antenna's gain falls beside its main direction, in the horizontal plane.
 *
 * <p>The pattern is synthetic: of most antennas in the catalogue only gain, beamwidth and front-to-back ratio are
 * published. The main lobe is the parabola that is customary for sector antennas (in the form of ITU-R F.1336 and
 * 3GPP TR 36.814, table A.2.1.1-2): −12 (θ/θ₃)² dB, which is −3 dB at half the beamwidth θ₃, and never below
 * −(front-to-back ratio), where a real antenna has side lobes. An omnidirectional antenna loses nothing.
 */
public record AntennaPattern(Antenna antenna) {

  /**
   * Gain relative to the main direction, dB, 0 or less; never rises as the angle grows to 180°.
   *
   * @param offAxisDegrees from the main direction to either side; any finite angle, full turns drop out
   */
  public double relativeGainDb(double offAxisDegrees) {
    double angle = fold(offAxisDegrees);
    if (antenna.omnidirectional()) {
      return 0;
    }
    double ratio = angle / antenna.horizontalBeamwidthDegrees();
    return Math.max(-12 * ratio * ratio, -antenna.frontToBackDb());
  }

  /** True within the half-power beam, its edges included: this is what one aim of the antenna may serve. */
  public boolean inBeam(double offAxisDegrees) {
    return fold(offAxisDegrees) <= antenna.horizontalBeamwidthDegrees() / 2;
  }

  /** The angle between two azimuths, 0 to 180 degrees. */
  public static double offAxisDegrees(double aimDegrees, double azimuthDegrees) {
    return fold(azimuthDegrees - aimDegrees);
  }

  private static double fold(double degrees) {
    if (!Double.isFinite(degrees)) {
      throw new IllegalArgumentException("off-axis angle " + degrees + ", expected a finite number of degrees");
    }
    double turned = Math.abs(degrees % 360);
    return turned > 180 ? 360 - turned : turned;
  }
}
