package org.atalaya.planner.device;

/**
 * How an antenna's gain falls beside its main direction. {@link SyntheticPattern} is made from published numbers and
 * says so; {@link MeasuredPattern} is read from a maker's file.
 */
public sealed interface AntennaPattern permits SyntheticPattern, MeasuredPattern {

  /** Gain relative to the antenna's {@code gainDbi}, dB, 0 or less. */
  double relativeGainDb(OffAxis direction);

  /** As {@link #relativeGainDb(OffAxis)} in the horizontal plane. @param azimuthDegrees from the axis; any finite angle */
  default double relativeGainDb(double azimuthDegrees) {
    return relativeGainDb(OffAxis.horizontal(azimuthDegrees));
  }

  /** True where it is made from beamwidth and front-to-back ratio, not measured. */
  boolean synthetic();

  /** Where it comes from, for a person: the file, or what it was made of. */
  String source();

  /** The angle between two azimuths, 0 to 180 degrees. */
  static double offAxisDegrees(double aimDegrees, double azimuthDegrees) {
    return Math.abs(OffAxis.turned(azimuthDegrees - aimDegrees));
  }
}
