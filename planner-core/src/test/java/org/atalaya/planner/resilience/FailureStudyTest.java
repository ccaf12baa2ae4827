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
}
