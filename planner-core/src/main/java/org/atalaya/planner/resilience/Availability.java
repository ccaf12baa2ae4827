package org.atalaya.planner.resilience;

import java.util.List;

/**
 * The share of time in which something works, 0 to 1.
 */
public sealed interface Availability {
  /** The best single number. */
  double value();

  /** Computed without approximation, but for rounding. */
  record Exact(double value) implements Availability {}

  /**
   * Estimated from random samples.
   *
   * @param value share of the samples in which it worked
   * @param low of the 95 % confidence interval
   * @param high of the 95 % confidence interval
   * @param samples how many
   */
  record Sampled(double value, double low, double high, int samples) implements Availability {
    private static final double Z_95 = 1.959963984540054;

    /** E. B. Wilson's score interval (J. Amer. Statist. Assoc. 22, 1927): sound near 0 and 1, where networks are. */
    static Sampled of(int worked, int samples) {
      double p = (double) worked / samples;
      double z2 = Z_95 * Z_95;
      double centre = (p + z2 / (2 * samples)) / (1 + z2 / samples);
      double half = Z_95 / (1 + z2 / samples) * Math.sqrt(p * (1 - p) / samples + z2 / (4.0 * samples * samples));
      return new Sampled(p, worked == 0 ? 0 : centre - half, worked == samples ? 1 : centre + half, samples);
    }
  }

  /**
   * What each part of a network is taken to be available, each failing independently of the others.
   *
   * @param sites by node, 0 to 1
   * @param links by link, 0 to 1
   */
  record OfParts(List<Double> sites, List<Double> links) {
    /** @throws IllegalArgumentException if one is not in 0 to 1 */
    public OfParts {
      sites = List.copyOf(sites);
      links = List.copyOf(links);
      for (List<Double> parts : List.of(sites, links)) {
        parts.stream().filter(part -> !(part >= 0 && part <= 1)).findFirst().ifPresent(part -> {
          throw new IllegalArgumentException("availability " + part + ", expected 0 to 1");
        });
      }
    }

    /** The same for all sites, and for all links. */
    public static OfParts uniform(SiteNetwork network, double site, double link) {
      return new OfParts(network.nodes().stream().map(node -> site).toList(), network.links().stream().map(any -> link).toList());
    }
  }
}
