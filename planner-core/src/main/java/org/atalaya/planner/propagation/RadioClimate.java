package org.atalaya.planner.propagation;

import java.util.Arrays;
import java.util.Optional;

/**
 * The radio climates of the irregular terrain model, numbered 1 to 7 in this order, each with the constants of its
 * long-term variability (TR-82-100, section 5; curves of NBS Technical Note 101, volume 2, annex III, equations
 * III.69 and III.70).
 */
public enum RadioClimate {
  EQUATORIAL(
      new Curve(-9.67, 12.7, 144.9e3, 190.3e3, 133.8e3),
      new Curve(2.13, 159.5, 762.2e3, 123.6e3, 94.5e3),
      new Curve(2.11, 102.3, 636.9e3, 134.8e3, 95.6e3),
      1.224, 1.282, new Gain(1, 0, 0), new Gain(1, 0, 0)),
  CONTINENTAL_SUBTROPICAL(
      new Curve(-0.62, 9.19, 228.9e3, 205.2e3, 143.6e3),
      new Curve(2.66, 7.67, 100.4e3, 172.5e3, 136.4e3),
      new Curve(6.87, 15.53, 138.7e3, 143.7e3, 98.6e3),
      0.801, 2.161, new Gain(1, 0, 0), new Gain(0.93, 0.31, 2.00)),
  MARITIME_SUBTROPICAL(
      new Curve(1.26, 15.5, 262.6e3, 185.2e3, 99.8e3),
      new Curve(6.11, 6.65, 138.2e3, 242.2e3, 178.6e3),
      new Curve(10.08, 9.60, 165.3e3, 225.7e3, 129.7e3),
      1.380, 1.282, new Gain(1, 0, 0), new Gain(1, 0, 0)),
  DESERT(
      new Curve(-9.21, 9.05, 84.1e3, 101.1e3, 98.6e3),
      new Curve(1.98, 13.11, 139.1e3, 132.7e3, 193.5e3),
      new Curve(3.68, 159.3, 464.4e3, 93.1e3, 94.2e3),
      1.000, 20.0, new Gain(1, 0, 0), new Gain(0.93, 0.19, 1.79)),
  CONTINENTAL_TEMPERATE(
      new Curve(-0.62, 9.19, 228.9e3, 205.2e3, 143.6e3),
      new Curve(2.68, 7.16, 93.7e3, 186.8e3, 133.5e3),
      new Curve(4.75, 8.12, 93.2e3, 135.9e3, 113.4e3),
      1.224, 1.282, new Gain(0.92, 0.25, 1.77), new Gain(0.93, 0.31, 2.00)),
  MARITIME_TEMPERATE_OVER_LAND(
      new Curve(-0.39, 2.86, 141.7e3, 315.9e3, 167.4e3),
      new Curve(6.86, 10.38, 187.8e3, 169.6e3, 108.9e3),
      new Curve(8.58, 13.97, 216.0e3, 152.0e3, 122.7e3),
      1.518, 1.282, new Gain(1, 0, 0), new Gain(1, 0, 0)),
  MARITIME_TEMPERATE_OVER_SEA(
      new Curve(3.15, 857.9, 2222e3, 164.8e3, 116.3e3),
      new Curve(8.51, 169.8, 609.8e3, 119.9e3, 106.6e3),
      new Curve(8.43, 8.19, 136.2e3, 188.5e3, 122.9e3),
      1.518, 1.282, new Gain(1, 0, 0), new Gain(1, 0, 0));

  /** A quantity in dB over effective distance: rises from 0, with a hump around {@code x2}. Distances in metres. */
  record Curve(double c1, double c2, double x1, double x2, double x3) {
    double at(double effectiveMeters) {
      double hump = (effectiveMeters - x2) / x3;
      double rise = effectiveMeters / x1;
      return (c1 + c2 / (1 + hump * hump)) * (rise * rise) / (1 + rise * rise);
    }
  }

  /** How a spread in time depends on frequency. */
  record Gain(double base, double hump, double width) {
    double at(double waveNumber) {
      double q = width * Math.log(0.133 * waveNumber);
      return base + hump / (q * q + 1);
    }
  }

  /** Median of all the year against the reference attenuation, dB. */
  final Curve median;
  /** Spread in time on the side of strong and of weak signals, dB. */
  final Curve strongSide;
  final Curve weakSide;
  /** Where the weak side's normal distribution bends, in standard deviations, and its slope beyond (table 5.1). */
  final double bendSlope;
  final double bend;
  final Gain strongGain;
  final Gain weakGain;

  RadioClimate(Curve median, Curve strongSide, Curve weakSide, double bendSlope, double bend, Gain strongGain, Gain weakGain) {
    this.median = median;
    this.strongSide = strongSide;
    this.weakSide = weakSide;
    this.bendSlope = bendSlope;
    this.bend = bend;
    this.strongGain = strongGain;
    this.weakGain = weakGain;
  }

  /** Its number in published cases, 1 to 7. */
  public int number() {
    return ordinal() + 1;
  }

  /** The climate of this number, if there is one. */
  public static Optional<RadioClimate> find(int number) {
    return Arrays.stream(values()).filter(climate -> climate.number() == number).findFirst();
  }
}
