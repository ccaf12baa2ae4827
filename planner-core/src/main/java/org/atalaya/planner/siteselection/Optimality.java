package org.atalaya.planner.siteselection;

/** How good an answer is known to be. */
public sealed interface Optimality {

  /** Nothing cheaper exists. */
  record Proven() implements Optimality {}

  /** @param fraction at most this share of the cost could be saved, 0 to 1 */
  record Gap(double fraction) implements Optimality {}

  /** @param method the heuristic's name; how far from the optimum the answer lies is not known */
  record Heuristic(String method) implements Optimality {}
}
