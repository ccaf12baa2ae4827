package org.atalaya.planner.plan;

import java.util.Optional;
import java.util.OptionalDouble;
import org.atalaya.planner.device.Antenna;
import org.atalaya.planner.device.AntennaPattern;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.OffAxis;
import org.atalaya.planner.device.Radio;

/**
 * One mesh radio of a device at a site with the aim of its antenna: what site selection switches on.
 *
 * @param site index in the project's order
 * @param slot which of the device's mesh radios; radios of one slot share a channel throughout the network
 * @param azimuthDegrees of the aim
 * @param tiltDegrees of the aim, upwards positive
 */
record RadioPort(int site, Device device, Radio radio, int slot, double azimuthDegrees, double tiltDegrees) {
  /** Wider antennas may also serve links outside their half-power beam, if the signal still suffices there. */
  static final double WIDE_DEGREES = 30;

  static boolean wide(Antenna antenna) {
    return antenna.horizontalBeamwidthDegrees() >= WIDE_DEGREES;
  }

  /** The same antenna turned; one that needs no aiming stays upright. */
  RadioPort aimedAt(double azimuth, double tilt) {
    return !needsAiming() ? this : new RadioPort(site, device, radio, slot, azimuth, tilt);
  }

  boolean needsAiming() {
    return !radio.antenna().omnidirectional();
  }

  /** A direction as this antenna sees it; empty where it does not serve it. */
  Optional<OffAxis> offAxis(double azimuth, double tilt) {
    return offAxisDegrees(azimuth, tilt).isEmpty() ? Optional.empty()
        : Optional.of(OffAxis.of(needsAiming() ? azimuthDegrees : azimuth, tiltDegrees, azimuth, tilt));
  }

  /**
   * The horizontal angle off the axis at which the pattern loses as much as towards this direction: the lobe is a
   * parabola in both planes, and their losses add. Empty where the antenna does not serve the direction at all: a
   * dish outside its half-power beam, an omnidirectional antenna above or below its own.
   */
  OptionalDouble offAxisDegrees(double azimuth, double tilt) {
    Antenna antenna = radio.antenna();
    double vertical = Math.abs(tilt - tiltDegrees);
    if (antenna.omnidirectional()) {
      return vertical <= antenna.verticalBeamwidthDegrees() / 2 ? OptionalDouble.of(0) : OptionalDouble.empty();
    }
    double angle = Math.min(180, Math.hypot(AntennaPattern.offAxisDegrees(azimuthDegrees, azimuth),
        vertical * antenna.horizontalBeamwidthDegrees() / antenna.verticalBeamwidthDegrees()));
    return wide(antenna) || antenna.inBeam(angle) ? OptionalDouble.of(angle) : OptionalDouble.empty();
  }
}
