package org.atalaya.provisioning.measure;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One direction of a link: what the plan predicted, and what was measured.
 *
 * @param from host name of the sender; a MAC where it is no router of the plan, or of one that was never read
 * @param to host name of the receiver, which was read
 * @param radio of the receiver
 * @param planned both ends and their radios are linked in the plan
 * @param predictedDbm signal at the receiver
 * @param measuredDbm signal at the receiver; empty where the sender is not heard
 * @param predictedMbps gross rate
 * @param measuredMbps gross rate of the last frames
 * @param measuredEtx how often a frame is sent until it is acknowledged, on average: 1 is perfect
 * @param route the receiver has a way to the sender; empty where its routing was not read
 */
public record LinkStanding(String from, String to, String radio, boolean planned, OptionalDouble predictedDbm,
    OptionalDouble measuredDbm, OptionalDouble predictedMbps, OptionalDouble measuredMbps, OptionalDouble measuredEtx,
    Optional<Boolean> route) {
  /** A planned link that carries is counted as one that loses nothing. */
  public static final double PREDICTED_ETX = 1;
  /** Further below the prediction than this, an antenna aims beside its link, or something stands in the way. */
  public static final double WEAK_DB = 6;

  /** How it stands, in a word. */
  public enum State { AS_PLANNED, WEAK, NOT_SEEN, UNEXPECTED }

  public State state() {
    if (!planned) {
      return State.UNEXPECTED;
    }
    if (measuredDbm.isEmpty()) {
      return State.NOT_SEEN;
    }
    return errorDb().orElse(0) < -WEAK_DB ? State.WEAK : State.AS_PLANNED;
  }

  /** Measured minus predicted. */
  public OptionalDouble errorDb() {
    return predictedDbm.isPresent() && measuredDbm.isPresent()
        ? OptionalDouble.of(measuredDbm.getAsDouble() - predictedDbm.getAsDouble()) : OptionalDouble.empty();
  }
}
