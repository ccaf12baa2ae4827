package org.atalaya.provisioning.align;

/** How high a tone stands for a signal: an octave for 20 dB, so that one decibel is heard, over what ears like. */
public final class Pitch {
  private static final double LOWEST_DBM = -95;
  private static final double HIGHEST_DBM = -25;
  private static final double AT_LOWEST_HERTZ = 160;
  private static final double DB_PER_OCTAVE = 20;

  private Pitch() {}

  /** Hertz; rises with the signal, and stays between 160 and 1,810. */
  public static double hertz(double signalDbm) {
    double dbm = Math.max(LOWEST_DBM, Math.min(HIGHEST_DBM, signalDbm));
    return AT_LOWEST_HERTZ * Math.pow(2, (dbm - LOWEST_DBM) / DB_PER_OCTAVE);
  }
}
