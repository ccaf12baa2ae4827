package org.atalaya.planner.calibration;

/**
 * A link whose signal was predicted and then measured.
 *
 * @param clutter class of the ground that the path crosses; {@link Calibration#ALL} where it is not known
 * @param predictedDbm at the receiver's connector, without any calibration
 * @param measuredDbm at the same place
 */
public record SignalSample(String clutter, double predictedDbm, double measuredDbm) {
  /** @throws IllegalArgumentException if a signal is not finite */
  public SignalSample {
    if (!Double.isFinite(predictedDbm) || !Double.isFinite(measuredDbm)) {
      throw new IllegalArgumentException("signals " + predictedDbm + " and " + measuredDbm + " dBm, expected numbers");
    }
  }

  /** Measured minus predicted, dB: negative where the air is worse than the model. */
  public double errorDb() {
    return measuredDbm - predictedDbm;
  }
}
