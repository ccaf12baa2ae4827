package org.atalaya.planner.device;

import java.util.Optional;

/**
 * An antenna of a radio. Its pattern decides which links it can serve.
 *
 * @param name as in the shop
 * @param builtIn true where it can't be taken off; false for one on a connector, which may have been replaced
 * @param type shape of the pattern where none was measured
 * @param polarization of its waves
 * @param gainDbi in the main direction
 * @param horizontalBeamwidthDegrees between the half-power points; 360 for an omnidirectional one
 * @param verticalBeamwidthDegrees between the half-power points
 * @param frontToBackDb least suppression behind; 0 for an omnidirectional one
 * @param provenance of these numbers
 * @param measured the maker's pattern, where there is a file of it
 */
public record Antenna(String name, boolean builtIn, AntennaType type, Polarization polarization, double gainDbi,
    double horizontalBeamwidthDegrees, double verticalBeamwidthDegrees, double frontToBackDb, Provenance provenance,
    Optional<MeasuredPattern> measured) {

  public Antenna {
    if (!(horizontalBeamwidthDegrees > 0 && horizontalBeamwidthDegrees <= 360)
        || !(verticalBeamwidthDegrees > 0 && verticalBeamwidthDegrees <= 180)) {
      throw new IllegalArgumentException(name + ": beamwidths " + horizontalBeamwidthDegrees + " and "
          + verticalBeamwidthDegrees + " degrees, expected above 0, at most 360 and 180");
    }
  }

  /** One on a connector, of usual shape. */
  public Antenna(String name, double gainDbi, double horizontalBeamwidthDegrees, double verticalBeamwidthDegrees,
      double frontToBackDb, Provenance provenance) {
    this(name, false, horizontalBeamwidthDegrees >= 360 ? AntennaType.OMNIDIRECTIONAL : AntennaType.PANEL,
        Polarization.UNKNOWN, gainDbi, horizontalBeamwidthDegrees, verticalBeamwidthDegrees, frontToBackDb, provenance,
        Optional.empty());
  }

  /** One of the same shape that has more gain. @param db 0 or more */
  Antenna withMoreGain(double db) {
    return new Antenna(name, builtIn, type, polarization, gainDbi + db, horizontalBeamwidthDegrees, verticalBeamwidthDegrees,
        frontToBackDb, provenance, measured);
  }

  /** True where it radiates all around, so that it needs no aiming. */
  public boolean omnidirectional() {
    return horizontalBeamwidthDegrees >= 360;
  }

  /** The measured pattern, or one made from the numbers. */
  public AntennaPattern pattern() {
    return measured.<AntennaPattern>map(pattern -> pattern).orElseGet(() -> new SyntheticPattern(this));
  }

  /**
   * True within the half-power beam, its edges included: this is what one aim of the antenna may serve.
   *
   * @param azimuthDegrees from the main direction; any finite angle
   */
  public boolean inBeam(double azimuthDegrees) {
    return Math.abs(OffAxis.turned(azimuthDegrees)) <= horizontalBeamwidthDegrees / 2;
  }
}
