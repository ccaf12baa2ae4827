package org.atalaya.planner.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.atalaya.planner.resilience.RandomNetwork.gateway;
import static org.atalaya.planner.resilience.RandomNetwork.home;
import static org.atalaya.planner.resilience.RandomNetwork.link;
import static org.atalaya.planner.resilience.RandomNetwork.relay;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.atalaya.planner.candidates.Progress;
import org.junit.jupiter.api.Test;

class FailureStudyTest {
  /** Radio (gateway) ── Loma ── Escuela ── Refugio. */
  private static final SiteNetwork CHAIN = new SiteNetwork(
      List.of(gateway("Radio"), relay("Loma"), home("Escuela", 30), home("Refugio", 2)),
      List.of(link(0, 1), link(1, 2), link(2, 3)));

  @Test
  void whatFailsTakesAlongWhatHangsOnIt() {
    Situation situation = new FailureStudy(CHAIN, Set.of(2), false).situation(Set.of());
    assertThat(situation).isEqualTo(new Situation(List.of("Escuela"), List.of(List.of("Radio", "Loma"), List.of("Refugio")),
        List.of(), List.of("Refugio"), 0, 2));
  }

  @Test
  void aLinkThatIsDownCutsOffWhatHangsBehindIt() {
    Situation situation = new FailureStudy(CHAIN, Set.of(), Set.of(1), false).situation(Set.of());
    assertThat(situation).isEqualTo(new Situation(List.of(), List.of(List.of("Radio", "Loma"), List.of("Escuela", "Refugio")),
        List.of(), List.of("Escuela", "Refugio"), 0, 32));
  }

  @Test
  void brokenLinksAreAsIfTheyWereNotThere() {
    for (long seed = 0; seed < 60; seed++) {
      java.util.Random random = new java.util.Random(seed);
      SiteNetwork network = RandomNetwork.draw(random, 8, 14);
      if (network.links().isEmpty()) {
        continue;
      }
      int down = random.nextInt(network.links().size());
      Situation found = new FailureStudy(network, Set.of(), Set.of(down), false).situation(Set.of());
      List<String> lost = network.homes().stream().filter(home -> RandomNetwork.reachesGateway(network, home, Set.of(), Set.of())
          && !RandomNetwork.reachesGateway(network, home, Set.of(), Set.of(down))).map(home -> network.nodes().get(home).name()).toList();
      if (network.hasGateway()) {
        assertThat(found.lostHomes()).as("seed %d, link %d", seed, down).isEqualTo(lost);
      }
      List<SiteNetwork.Link> kept = new java.util.ArrayList<>(network.links());
      kept.remove(down);
      FailureStudy without = new FailureStudy(new SiteNetwork(network.nodes(), kept), Set.of(), false);
      FailureStudy with = new FailureStudy(network, Set.of(), Set.of(down), false);
      assertThat(with.each(Progress.NONE).sites()).as("seed %d", seed).isEqualTo(without.each(Progress.NONE).sites());
      assertThat(with.each(Progress.NONE).links()).as("seed %d", seed).isEqualTo(without.each(Progress.NONE).links());
      assertThat(with.pairs(Progress.NONE)).as("seed %d", seed).hasSameSizeAs(without.pairs(Progress.NONE));
    }
  }

  @Test
  void withoutTheInternetLineTheMeshGoesOn() {
    Situation situation = new FailureStudy(CHAIN, Set.of(), true).situation(Set.of());
    assertThat(situation.groups()).containsExactly(List.of("Radio", "Loma", "Escuela", "Refugio"));
    assertThat(situation.onlineHomes()).isEmpty();
    assertThat(situation.lostHomes()).as("they still have each other").isEmpty();
  }

  @Test
  void aSiteThatIsDarkIsLostButOneThatWasNamedIsNot() {
    assertThat(new FailureStudy(CHAIN, Set.of(), false).situation(Set.of(3)).lostHomes()).containsExactly("Refugio");
    assertThat(new FailureStudy(CHAIN, Set.of(3), false).situation(Set.of()).lostHomes()).isEmpty();
  }

  @Test
  void theOnlyGatewayIsNotHeldAgainstTheNetworkButOneOfTwoIs() {
    SiteNetwork ring = new SiteNetwork(List.of(gateway("A"), home("B", 1), home("C", 1)), List.of(link(0, 1), link(1, 2), link(2, 0)));
    FailureStudy.SingleFailures one = new FailureStudy(ring, Set.of(), false).each(Progress.NONE);
    assertThat(one.sites().getFirst().lostHomes()).containsExactly("B", "C");
    assertThat(one.survived()).isTrue();

    SiteNetwork two = new SiteNetwork(List.of(gateway("A"), home("B", 1), gateway("C"), home("D", 1)),
        List.of(link(0, 1), link(0, 1), link(2, 3), link(2, 3)));
    assertThat(new FailureStudy(two, Set.of(), false).each(Progress.NONE).survived()).as("each hangs on its own").isFalse();
  }

  @Test
  void singleFailuresAgreeWithWalkingTheRestOfTheNetwork() {
    for (long seed = 0; seed < 500; seed++) {
      SiteNetwork network = RandomNetwork.draw(new Random(seed), 9, 14);
      if (!network.hasGateway()) {
        continue;
      }
      FailureStudy.SingleFailures found = new FailureStudy(network, Set.of(), false).each(Progress.NONE);
      for (int site = 0; site < network.nodes().size(); site++) {
        int failed = site;
        List<String> lost = network.homes().stream().filter(home -> home != failed)
            .filter(home -> RandomNetwork.reachesGateway(network, home, Set.of(), Set.of())
                && !RandomNetwork.reachesGateway(network, home, Set.of(failed), Set.of()))
            .map(home -> network.nodes().get(home).name()).toList();
        assertThat(found.sites().get(site).lostHomes()).as("seed %d, site %d of %s", seed, site, network).isEqualTo(lost);
      }
      for (int link = 0; link < network.links().size(); link++) {
        int failed = link;
        int lost = IntStream.range(0, network.nodes().size())
            .filter(node -> RandomNetwork.reachesGateway(network, node, Set.of(), Set.of())
                && !RandomNetwork.reachesGateway(network, node, Set.of(), Set.of(failed)))
            .map(node -> network.nodes().get(node).households()).sum();
        assertThat(found.links().get(link).lostHouseholds()).as("seed %d, link %d of %s", seed, link, network).isEqualTo(lost);
      }
    }
  }

  /** With one site named as failed, the single failures are those of the pairs with it. */
  @Test
  void namingOneSiteGivesThePairsWithIt() {
    SiteNetwork ring = new SiteNetwork(List.of(gateway("A"), relay("B"), home("C", 4), relay("D")),
        List.of(link(0, 1), link(1, 2), link(2, 3), link(3, 0)));
    assertThat(new FailureStudy(ring, Set.of(), false).each(Progress.NONE).survived()).isTrue();

    FailureStudy.SingleFailures pairs = new FailureStudy(ring, Set.of(1), false).each(Progress.NONE);
    assertThat(pairs.sites()).extracting(FailureStudy.SiteFailure::site).containsExactly("A", "C", "D");
    assertThat(pairs.sites().getLast().lostHomes()).containsExactly("C");
    assertThat(pairs.weakPoints()).as("with the indices of the whole network").isEqualTo(new WeakPoints(List.of(3), List.of(2, 3)));
    assertThat(pairs.survived()).isFalse();
  }

  @Test
  void stopsWhenAsked() {
    assertThatThrownBy(() -> new FailureStudy(CHAIN, Set.of(), false).each((done, total) -> done < 2))
        .isInstanceOf(CancellationException.class);
  }

  /** A ring: no one loss cuts a home off, every two links do, and so do the two neighbours of a home. */
  @Test
  void aRingFailsByPairs() {
    SiteNetwork ring = new SiteNetwork(List.of(gateway("G"), home("A", 1), home("B", 1)), List.of(link(0, 1), link(1, 2), link(2, 0)));
    List<FailureStudy.PairFailure> pairs = new FailureStudy(ring, Set.of(), false).pairs(Progress.NONE);
    assertThat(pairs).extracting(FailureStudy.PairFailure::lostHomes)
        .containsExactly(List.of("B"), List.of("A"), List.of("A"), List.of("A", "B"), List.of("B"));
    assertThat(pairs.getFirst().sites()).containsExactly("A");
    assertThat(pairs.getFirst().links()).containsExactly(link(2, 0));
  }

  /** Held against counting who is reached, with two taken away and with each of them. */
  @Test
  void pairsAgreeWithTakingAwayTwoAndCounting() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      SiteNetwork network = RandomNetwork.draw(random, 5, 6);
      if (!network.hasGateway()) {
        continue;
      }
      Set<String> expected = new java.util.TreeSet<>();
      int sites = network.nodes().size();
      int all = sites + network.links().size();
      for (int i = 0; i < all; i++) {
        for (int j = i + 1; j < all; j++) {
          for (int home : network.homes()) {
            if (home != i && home != j && reached(network, home, Set.of()) && reached(network, home, Set.of(i))
                && reached(network, home, Set.of(j)) && !reached(network, home, Set.of(i, j))) {
              expected.add(i + " " + j + " " + home);
            }
          }
        }
      }
      long found = new FailureStudy(network, Set.of(), false).pairs(Progress.NONE).stream().mapToLong(pair -> pair.lostHomes().size()).sum();
      assertThat(found).as("seed %d: %s", seed, expected).isEqualTo(expected.size());
    }
  }

  private static boolean reached(SiteNetwork network, int home, Set<Integer> off) {
    int sites = network.nodes().size();
    return RandomNetwork.reachesGateway(network, home, off.stream().filter(part -> part < sites).collect(java.util.stream.Collectors.toSet()),
        off.stream().filter(part -> part >= sites).map(part -> part - sites).collect(java.util.stream.Collectors.toSet()));
  }
}
