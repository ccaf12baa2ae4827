package org.atalaya.planner.linkbudget;

import java.util.Optional;
import org.atalaya.planner.device.Rate;

/**
 * What two radios will do over a path, each way.
 *
 * @param forward from a to b
 * @param backward from b to a
 */
public record LinkForecast(Direction forward, Direction backward) {

  /**
   * One way.
   *
   * @param transmitPowerDbm what the radio is set to, for the rate below: the lesser of what the radio can at that
   *     rate and what the country's EIRP limit leaves
   * @param eirpDbm radiated in the main beam
   * @param signalDbm expected at the receiver's connector
   * @param rate the fastest rate whose sensitivity is reached with the fade margin kept; empty if none is
   * @param fadeMarginDb signal − sensitivity of that rate (of the slowest rate, where none is reached)
   */
  public record Direction(double transmitPowerDbm, double eirpDbm, double signalDbm, Optional<Rate> rate, double fadeMarginDb) {}

  /** Both ways carry at least the slowest rate. */
  public boolean usable() {
    return forward.rate().isPresent() && backward.rate().isPresent();
  }

  /** The slower direction's rate, Mbit/s; 0 where a direction carries none. */
  public double slowestMbps() {
    return Math.min(forward.rate().map(Rate::mbps).orElse(0.0), backward.rate().map(Rate::mbps).orElse(0.0));
  }
}
