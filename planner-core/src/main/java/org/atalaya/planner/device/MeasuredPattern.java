package org.atalaya.planner.device;

/**
 * A pattern from a maker's file: one cut in the horizontal plane and one in the vertical plane through the axis.
 *
 * <p>Between the planes it is put together by horizontal projection interpolation (F. Gil, A. R. Claro, J. M. Ferreira,
 * C. Pardelinha, L. M. Correia, <i>A 3D interpolation method for base-station-antenna radiation patterns</i>, IEEE
 * Antennas and Propagation Magazine 43 (2), 2001): with w = |azimuth| / 180° the loss is
 * {@code H(az) + (1 − w) (V(el) − H(0)) + w (V(180° − el) − H(180°))}. On both planes that is the file's own value,
 * as far as the cuts agree where they cross. Elsewhere it is an estimate: two cuts don't know more.
 *
 * @param horizontal positive to the right of the axis as seen from behind the antenna
 * @param vertical positive upwards; beyond ±90° it is behind the antenna
 * @param gainDbi of the file, if it says so in dBi or dBd
 * @param frequencyMhz that it was measured at
 * @param polarization of the file, {@link Polarization#UNKNOWN} where it does not say
 * @param source the file's name and what it says of the antenna
 */
public record MeasuredPattern(PatternCut horizontal, PatternCut vertical, double gainDbi, double frequencyMhz,
    Polarization polarization, String source) implements AntennaPattern {

  @Override
  public double relativeGainDb(OffAxis direction) {
    double weight = Math.abs(direction.azimuthDegrees()) / 180;
    double elevation = direction.elevationDegrees();
    double loss = horizontal.lossDb(direction.azimuthDegrees())
        + (1 - weight) * (vertical.lossDb(elevation) - horizontal.lossDb(0))
        + weight * (vertical.lossDb(180 - elevation) - horizontal.lossDb(180));
    double greatest = Math.max(horizontal.greatestLossDb(), vertical.greatestLossDb());
    return -Math.max(0, Math.min(greatest, loss)) + 0.0;
  }

  @Override
  public boolean synthetic() {
    return false;
  }
}
