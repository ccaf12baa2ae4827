package org.atalaya.planner.linkbudget;

/** The one thing that would help most. */
public sealed interface BudgetAdvice {

  /** Which end. */
  enum At { A, B, BOTH }

  /** Nothing needs to be changed. */
  record Nothing() implements BudgetAdvice {}

  /** Bring the terrain that is missing. @param missing name of the first gap */
  record LoadTerrain(String missing) implements BudgetAdvice {}

  /** Raise antennas. @param meters how much higher each must be */
  record Raise(At at, double meters) implements BudgetAdvice {}

  /** Go by another site: no mast that the program knows of clears this path. */
  record Relay() implements BudgetAdvice {}

  /** Hang an antenna with less gain; no other channel would do. @param db above the country's limit at the least power */
  record LessGain(At at, double db) implements BudgetAdvice {}

  /**
   * Take a channel with a higher limit.
   *
   * @param number in its band
   * @param maxEirpDbm the country's limit there
   * @param dfs radar detection is mandatory there
   */
  record OtherChannel(int number, double maxEirpDbm, boolean dfs) implements BudgetAdvice {}

  /** Turn the antenna. @param db that it loses as it is aimed */
  record Aim(At at, double db) implements BudgetAdvice {}

  /** Give both antennas one polarisation. @param db that is lost as they hang */
  record MatchPolarization(double db) implements BudgetAdvice {}

  /** Shorten the cable, or take a better one. @param db that it loses */
  record ShorterCable(At at, double db) implements BudgetAdvice {}

  /** Hang antennas with more gain. @param db that each end must have more, the country's limit kept */
  record MoreGain(double db) implements BudgetAdvice {}

  /** Put a site between: no antenna bridges this within the country's limit. */
  record Between() implements BudgetAdvice {}
}
