package org.atalaya.provisioning.measure;

import java.util.Optional;
import java.util.OptionalDouble;

/** What the difference between a measured and a predicted signal hints at. A hint is where to look first, not a verdict. */
public enum SignalHint {
  /** Within what the prediction may err. */
  AS_PLANNED,
  /** What was reckoned with is not there, or more power is sent than planned. */
  STRONGER,
  /** An antenna aims a little beside, a connector is loose, leaves have grown. */
  WEAK,
  /** As much as crossed polarisation or an antenna's back takes, or something solid in the way. */
  FAR_TOO_WEAK,
  /** Worse one way than the other by more than the path can be, which takes the same both ways: a radio, its power or its cable. */
  ONE_WAY,
  /** Nothing is heard. */
  NOT_HEARD,
  /** There is no prediction to hold it against. */
  NOT_PREDICTED;

  /** From here on no small misalignment explains it, dB: a crossed polarisation takes 15 to 25. */
  public static final double FAR_DB = 15;

  /** One direction by itself. */
  public static SignalHint of(LinkStanding way) {
    return of(way.predictedDbm(), way.measuredDbm());
  }

  /**
   * One direction, with the other beside it where that was measured.
   *
   * @param back the other direction of the same link
   */
  public static SignalHint of(LinkStanding way, Optional<LinkStanding> back) {
    SignalHint alone = of(way);
    OptionalDouble error = way.errorDb();
    OptionalDouble other = back.map(LinkStanding::errorDb).orElse(OptionalDouble.empty());
    boolean lopsided = error.isPresent() && other.isPresent() && error.getAsDouble() < other.getAsDouble() - LinkStanding.WEAK_DB;
    return lopsided && (alone == WEAK || alone == FAR_TOO_WEAK) ? ONE_WAY : alone;
  }

  private static SignalHint of(OptionalDouble predictedDbm, OptionalDouble measuredDbm) {
    if (measuredDbm.isEmpty()) {
      return NOT_HEARD;
    }
    if (predictedDbm.isEmpty()) {
      return NOT_PREDICTED;
    }
    double error = measuredDbm.getAsDouble() - predictedDbm.getAsDouble();
    return error > LinkStanding.WEAK_DB ? STRONGER : error >= -LinkStanding.WEAK_DB ? AS_PLANNED : error >= -FAR_DB ? WEAK : FAR_TOO_WEAK;
  }
}
