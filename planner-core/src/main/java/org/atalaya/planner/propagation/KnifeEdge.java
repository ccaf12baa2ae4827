package org.atalaya.planner.propagation;

/** Diffraction over a single sharp edge: ITU-R P.526-15, section 4.1. */
public final class KnifeEdge {
  private KnifeEdge() {}

  /**
   * Approximation {@code J(ν)} of equation 31: 6.03 dB where the edge touches the ray, 0 from ν = −0.78 down.
   *
   * @param nu the edge's height over the ray in units of {@code √(λ d1 d2 / 2 d)}, negative below it
   * @return dB beyond free space
   */
  public static double lossDb(double nu) {
    if (!(nu > -0.78)) {
      return 0;
    }
    double shifted = nu - 0.1;
    return 6.9 + 20 * Math.log10(Math.sqrt(shifted * shifted + 1) + shifted);
  }
}
