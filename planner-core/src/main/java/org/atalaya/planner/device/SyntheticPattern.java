package org.atalaya.planner.device;

/**
 * A pattern made from gain, beamwidths and front-to-back ratio, because more of most antennas is not published.
 *
 * <ul>
 * <li>Main lobe: the parabola that is customary for sector antennas (3GPP TR 36.814, table A.2.1.1-2; ITU-R F.1336 has
 *     the same exponent), −12 (θ/θ₃)² dB, which is −3 dB at half the beamwidth θ₃. The losses of both planes add, and
 *     never exceed the front-to-back ratio, where a real antenna has side lobes.
 * <li>An omnidirectional antenna has the vertical lobe alone, down to −20 dB (the same table).
 * <li>A dish has no less loss than its lobe, and no more than the side lobes of ITU-R F.699-8, recommends 2.2 (D/λ up to
 *     100), with 20 log₁₀(D/λ) = gain − 7.7 dB.
 * </ul>
 */
public record SyntheticPattern(Antenna antenna) implements AntennaPattern {
  /** SLA of the vertical plane in TR 36.814. */
  private static final double OMNIDIRECTIONAL_FLOOR_DB = 20;

  @Override
  public double relativeGainDb(OffAxis direction) {
    double vertical = lobeDb(direction.elevationDegrees(), antenna.verticalBeamwidthDegrees());
    if (antenna.omnidirectional()) {
      return -Math.min(vertical, OMNIDIRECTIONAL_FLOOR_DB) + 0.0;
    }
    double lobe = lobeDb(direction.azimuthDegrees(), antenna.horizontalBeamwidthDegrees()) + vertical;
    double floor = switch (antenna.type()) {
      case OMNIDIRECTIONAL, PANEL -> antenna.frontToBackDb();
      case DISH -> Math.min(antenna.frontToBackDb(), sideLobeLossDb(direction.totalDegrees()));
    };
    return -Math.min(lobe, floor) + 0.0;
  }

  @Override
  public boolean synthetic() {
    return true;
  }

  @Override
  public String source() {
    return antenna.type().id() + " of " + antenna.horizontalBeamwidthDegrees() + " x " + antenna.verticalBeamwidthDegrees()
        + " degrees, front to back " + antenna.frontToBackDb() + " dB";
  }

  private static double lobeDb(double offDegrees, double beamwidthDegrees) {
    double ratio = offDegrees / beamwidthDegrees;
    return 12 * ratio * ratio;
  }

  /** What the side lobes of a reflector lie below its gain, 0 or more dB. */
  private double sideLobeLossDb(double offDegrees) {
    double diameters = Math.pow(10, (antenna.gainDbi() - 7.7) / 20);
    double nearestDbi = 2 + 15 * Math.log10(diameters);
    double dbi = offDegrees < 100 / diameters ? nearestDbi
        : Math.min(nearestDbi, 52 - 10 * Math.log10(diameters) - 25 * Math.log10(Math.min(offDegrees, 48)));
    return Math.max(0, antenna.gainDbi() - dbi);
  }
}
