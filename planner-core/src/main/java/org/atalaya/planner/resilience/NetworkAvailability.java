package org.atalaya.planner.resilience;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.atalaya.planner.candidates.Progress;

/**
 * How much of the time homes reach a gateway, where sites and links fail independently.
 *
 * <p>Exact while that is cheap, by factoring on a route (W. P. Dotson, J. O. Gobien, A new analysis technique for
 * probabilistic graphs, IEEE Trans. Circuits and Systems 26, 1979): if parts e₁ … eₖ suffice, either all of them work,
 * or e₁ … eᵢ₋₁ do and eᵢ does not; those cases exclude each other, and in each but the first another route is looked
 * for. Linear in a tree, exponential in the worst case (the problem is #P-hard: M. O. Ball, Networks 10, 1980). Beyond
 * a fixed amount of work, counted and not timed, homes are estimated by Monte Carlo, all from the same samples.
 */
public final class NetworkAvailability {
  /** Searches of the network that an exact answer for one home may take. */
  static final int MAX_SEARCHES = 20_000;
  static final int SAMPLES = 100_000;

  private final SiteNetwork network;
  private final int maxSearches;
  private final int samples;

  public NetworkAvailability(SiteNetwork network) {
    this(network, MAX_SEARCHES, SAMPLES);
  }

  NetworkAvailability(SiteNetwork network, int maxSearches, int samples) {
    this.network = network;
    this.maxSearches = maxSearches;
    this.samples = samples;
  }

  /**
   * @param homes each in the order of {@link SiteNetwork#homes()}
   * @param all that all of them reach a gateway at once
   */
  public record Result(List<Availability> homes, Availability all) {
    public Result {
      homes = List.copyOf(homes);
    }
  }

  /**
   * The availability of the way to any gateway, the home's own site included. A network without a gateway gives 0.
   *
   * @param parts of the same network
   * @param seed of the samples, where any are drawn
   * @throws CancellationException if the progress says so
   */
  public Result compute(Availability.OfParts parts, long seed, Progress progress) {
    List<Integer> homes = network.homes();
    List<OptionalDouble> exact = new ArrayList<>();
    for (int i = 0; i < homes.size(); i++) {
      step(progress, i, homes.size() + 1L);
      exact.add(new RouteFactoring(network, parts, maxSearches).probability(List.of(homes.get(i))));
    }
    step(progress, homes.size(), homes.size() + 1L);
    OptionalDouble all = new RouteFactoring(network, parts, maxSearches).probability(homes);
    if (all.isPresent() && exact.stream().allMatch(OptionalDouble::isPresent)) {
      return new Result(exact.stream().<Availability>map(p -> new Availability.Exact(p.getAsDouble())).toList(),
          new Availability.Exact(all.getAsDouble()));
    }
    int[] worked = sample(parts, homes, new SplittableRandom(seed), progress);
    List<Availability> answers = new ArrayList<>();
    for (int i = 0; i < homes.size(); i++) {
      answers.add(exactOrSampled(exact.get(i), worked[i]));
    }
    return new Result(answers, exactOrSampled(all, worked[homes.size()]));
  }

  private Availability exactOrSampled(OptionalDouble exact, int worked) {
    return exact.isPresent() ? new Availability.Exact(exact.getAsDouble()) : Availability.Sampled.of(worked, samples);
  }

  /** In how many samples each home reached a gateway, and last, all of them. */
  private int[] sample(Availability.OfParts parts, List<Integer> homes, SplittableRandom random, Progress progress) {
    int[][] incident = network.incidentLinks();
    int[] worked = new int[homes.size() + 1];
    boolean[] sites = new boolean[network.nodes().size()];
    boolean[] links = new boolean[network.links().size()];
    for (int sample = 0; sample < samples; sample++) {
      if (sample % 1000 == 0) {
        step(progress, sample, samples);
      }
      draw(sites, parts.sites(), random);
      draw(links, parts.links(), random);
      boolean[] served = new Parts(network, incident, i -> sites[i], i -> links[i]).reachesGateway();
      boolean all = true;
      for (int i = 0; i < homes.size(); i++) {
        worked[i] += served[homes.get(i)] ? 1 : 0;
        all &= served[homes.get(i)];
      }
      worked[homes.size()] += all ? 1 : 0;
    }
    return worked;
  }

  private static void draw(boolean[] works, List<Double> availability, SplittableRandom random) {
    for (int i = 0; i < works.length; i++) {
      works[i] = random.nextDouble() < availability.get(i);
    }
  }

  private static void step(Progress progress, long done, long total) {
    if (!progress.step(done, total)) {
      throw new CancellationException();
    }
  }
}
