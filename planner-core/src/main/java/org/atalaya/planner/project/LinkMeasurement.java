package org.atalaya.planner.project;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One direction of a link as it was measured, beside what the plan predicted then.
 *
 * @param fromHost host name of the sender; its MAC where it is no router of the plan
 * @param toHost host name of the receiver
 * @param toRadio of the receiver
 * @param source who measured it
 * @param planned true for a link of the plan
 * @param predictedDbm signal at the receiver, as the plan has it
 * @param correctionDb of an earlier calibration, contained in {@code predictedDbm}
 * @param measuredDbm signal at the receiver; empty where nothing was heard
 * @param predictedMbps gross rate
 * @param measuredMbps gross rate
 * @param etx transmissions needed for a frame, 1 or more
 * @param clutter class of the ground, see {@link org.atalaya.planner.calibration.Calibration}
 * @param at when
 */
public record LinkMeasurement(String fromHost, String toHost, String toRadio, Source source, boolean planned,
    OptionalDouble predictedDbm, double correctionDb, OptionalDouble measuredDbm, OptionalDouble predictedMbps,
    OptionalDouble measuredMbps, OptionalDouble etx, String clutter, Instant at) {
  /** A router of ours, or a table that somebody brought. */
  public enum Source { ROUTER, IMPORTED }

  public LinkMeasurement {
    Objects.requireNonNull(at);
  }

  /** Measured minus predicted, dB, where both are known. */
  public OptionalDouble errorDb() {
    return predictedDbm.isPresent() && measuredDbm.isPresent()
        ? OptionalDouble.of(measuredDbm.getAsDouble() - predictedDbm.getAsDouble()) : OptionalDouble.empty();
  }
}
