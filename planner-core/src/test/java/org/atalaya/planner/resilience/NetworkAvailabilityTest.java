package org.atalaya.planner.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.atalaya.planner.resilience.RandomNetwork.gateway;
import static org.atalaya.planner.resilience.RandomNetwork.home;
import static org.atalaya.planner.resilience.RandomNetwork.link;
import static org.atalaya.planner.resilience.RandomNetwork.relay;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.atalaya.planner.candidates.Progress;
import org.junit.jupiter.api.Test;

class NetworkAvailabilityTest {
  /**
   * The bridge network of the textbooks:
   * <pre>
   *        ┌── 1 ──┐
   *   G ───┤   │   ├─── H
   *        └── 2 ──┘
   * </pre>
   */
  private static final SiteNetwork BRIDGE = new SiteNetwork(List.of(gateway("G"), relay("1"), relay("2"), home("H", 1)),
      List.of(link(0, 1), link(0, 2), link(1, 2), link(1, 3), link(2, 3)));

  /** 2p² + 2p³ − 5p⁴ + 2p⁵: 0.97848 at 0.9 (R. E. Barlow, F. Proschan, Statistical theory of reliability, 1975). */
  @Test
  void theFiveLinkBridgeHasItsPublishedValue() {
    for (double p : new double[] {0, 0.1, 0.5, 0.9, 0.999, 1}) {
      assertThat(exact(BRIDGE, 1, p).getFirst().value()).isCloseTo(
          2 * Math.pow(p, 2) + 2 * Math.pow(p, 3) - 5 * Math.pow(p, 4) + 2 * Math.pow(p, 5), within(1e-12));
    }
    assertThat(exact(BRIDGE, 1, 0.9).getFirst().value()).isCloseTo(0.97848, within(1e-12));
  }

  @Test
  void partsInARowMultiply() {
    SiteNetwork chain = new SiteNetwork(List.of(gateway("G"), relay("R"), home("H", 1)), List.of(link(0, 1), link(1, 2)));
    assertThat(exact(chain, 0.99, 0.9).getFirst().value()).isCloseTo(Math.pow(0.99, 3) * 0.81, within(1e-12));
  }

  @Test
  void agreesWithCountingEveryCombinationOfFailures() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      SiteNetwork network = RandomNetwork.draw(random, 5, 7);
      Availability.OfParts parts = new Availability.OfParts(network.nodes().stream().map(node -> random.nextDouble()).toList(),
          network.links().stream().map(any -> random.nextInt(5) == 0 ? 1.0 : random.nextDouble()).toList());
      NetworkAvailability.Result found = new NetworkAvailability(network).compute(parts, 1, Progress.NONE);
      List<Integer> homes = network.homes();
      for (int i = 0; i < homes.size(); i++) {
        assertThat(found.homes().get(i)).as("seed %d", seed).isInstanceOf(Availability.Exact.class);
        assertThat(found.homes().get(i).value()).as("seed %d, home %d of %s", seed, homes.get(i), network)
            .isCloseTo(enumerate(network, parts, List.of(homes.get(i))), within(1e-9));
      }
      assertThat(found.all().value()).as("seed %d, all of %s", seed, network).isCloseTo(enumerate(network, parts, homes), within(1e-9));
    }
  }

  /** The interval of 95 % misses one time in twenty: of 40 seeds two are expected to, seven would be one in 500. */
  @Test
  void samplesGiveAnIntervalThatHoldsTheTruth() {
    int held = 0;
    for (long seed = 0; seed < 40; seed++) {
      Availability sampled = new NetworkAvailability(BRIDGE, 1, 2_000)
          .compute(Availability.OfParts.uniform(BRIDGE, 1, 0.9), seed, Progress.NONE).homes().getFirst();
      assertThat(sampled).isInstanceOfSatisfying(Availability.Sampled.class,
          estimate -> assertThat(estimate.value()).isBetween(estimate.low(), estimate.high()));
      Availability.Sampled estimate = (Availability.Sampled) sampled;
      held += estimate.low() <= 0.97848 && 0.97848 <= estimate.high() ? 1 : 0;
    }
    assertThat(held).isGreaterThanOrEqualTo(34);
  }

  @Test
  void theSameSeedGivesTheSameSamples() {
    Availability.OfParts parts = Availability.OfParts.uniform(BRIDGE, 0.95, 0.9);
    NetworkAvailability availability = new NetworkAvailability(BRIDGE, 1, 500);
    assertThat(availability.compute(parts, 7, Progress.NONE)).isEqualTo(availability.compute(parts, 7, Progress.NONE))
        .isNotEqualTo(availability.compute(parts, 8, Progress.NONE));
  }

  @Test
  void wilsonsIntervalHasItsPublishedValues() {
    Availability.Sampled estimate = Availability.Sampled.of(81, 263);
    assertThat(estimate.low()).as("Newcombe 1998, table I").isCloseTo(0.2553, within(5e-5));
    assertThat(estimate.high()).isCloseTo(0.3662, within(5e-5));
    assertThat(Availability.Sampled.of(0, 20).high()).isCloseTo(0.1611, within(5e-5));
    assertThat(Availability.Sampled.of(0, 20).low()).isZero();
  }

  @Test
  void withoutAGatewayNothingIsAvailableAndWithoutHomesNothingIsMissed() {
    SiteNetwork network = new SiteNetwork(List.of(home("A", 1), home("B", 1)), List.of(link(0, 1)));
    assertThat(exact(network, 1, 1)).containsExactly(new Availability.Exact(0), new Availability.Exact(0));
    assertThat(new NetworkAvailability(new SiteNetwork(List.of(), List.of())).compute(
        new Availability.OfParts(List.of(), List.of()), 1, Progress.NONE).all()).isEqualTo(new Availability.Exact(1));
  }

  @Test
  void stopsWhenAskedAndRefusesWhatIsNoProbability() {
    assertThatThrownBy(() -> new NetworkAvailability(BRIDGE).compute(Availability.OfParts.uniform(BRIDGE, 1, 1), 1,
        (done, total) -> false)).isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> Availability.OfParts.uniform(BRIDGE, 1.1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Availability> exact(SiteNetwork network, double site, double link) {
    return new NetworkAvailability(network).compute(Availability.OfParts.uniform(network, site, link), 1, Progress.NONE).homes();
  }

  private static double enumerate(SiteNetwork network, Availability.OfParts parts, List<Integer> targets) {
    int sites = network.nodes().size();
    int all = sites + network.links().size();
    double sum = 0;
    for (int working = 0; working < 1 << all; working++) {
      int bits = working;
      double probability = IntStream.range(0, all).mapToDouble(part -> {
        double works = part < sites ? parts.sites().get(part) : parts.links().get(part - sites);
        return (bits >> part & 1) == 1 ? works : 1 - works;
      }).reduce(1, (a, b) -> a * b);
      Set<Integer> sitesOff = new HashSet<>();
      Set<Integer> linksOff = new HashSet<>();
      IntStream.range(0, all).filter(part -> (bits >> part & 1) == 0)
          .forEach(part -> (part < sites ? sitesOff : linksOff).add(part < sites ? part : part - sites));
      if (probability > 0 && targets.stream().allMatch(home -> RandomNetwork.reachesGateway(network, home, sitesOff, linksOff))) {
        sum += probability;
      }
    }
    return sum;
  }
}
