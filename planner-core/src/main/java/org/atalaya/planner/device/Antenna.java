package org.atalaya.planner.device;

/**
 * An antenna of a radio. Its horizontal pattern decides which links it can serve.
 *
 * @param name as in the shop
 * @param builtIn true where it can't be taken off; false for one on a connector, which may have been replaced
 * @param gainDbi in the main direction
 * @param horizontalBeamwidthDegrees between the half-power points; 360 for an omnidirectional one
 * @param verticalBeamwidthDegrees between the half-power points
 * @param frontToBackDb least suppression behind; 0 for an omnidirectional one
 * @param provenance of these numbers
 */
public record Antenna(String name, boolean builtIn, double gainDbi, double horizontalBeamwidthDegrees,
    double verticalBeamwidthDegrees, double frontToBackDb, Provenance provenance) {

  public Antenna {
    if (!(horizontalBeamwidthDegrees > 0 && horizontalBeamwidthDegrees <= 360)
        || !(verticalBeamwidthDegrees > 0 && verticalBeamwidthDegrees <= 180)) {
      throw new IllegalArgumentException(name + ": beamwidths " + horizontalBeamwidthDegrees + " and "
          + verticalBeamwidthDegrees + " degrees, expected above 0, at most 360 and 180");
    }
  }

  /** One on a connector. */
  public Antenna(String name, double gainDbi, double horizontalBeamwidthDegrees, double verticalBeamwidthDegrees,
      double frontToBackDb, Provenance provenance) {
    this(name, false, gainDbi, horizontalBeamwidthDegrees, verticalBeamwidthDegrees, frontToBackDb, provenance);
  }

  /** True where it radiates all around, so that it needs no aiming. */
  public boolean omnidirectional() {
    return horizontalBeamwidthDegrees >= 360;
  }
}
