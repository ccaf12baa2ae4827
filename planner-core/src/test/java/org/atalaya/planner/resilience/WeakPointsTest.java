package org.atalaya.planner.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.planner.resilience.RandomNetwork.link;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeakPointsTest {

  /**
   * <pre>
   *   0 ── 1 ══ 2 ── 3      the double link between 1 and 2 is no bridge,
   *              \   │      but both its ends are cut sites
   *               ── 4
   * </pre>
   */
  @Test
  void aDoubledLinkIsNoBridgeButItsEndsAreCutSites() {
    SiteNetwork network = sites(5, link(0, 1), link(1, 2), link(2, 1), link(2, 3), link(2, 4), link(3, 4));
    assertThat(WeakPoints.of(network)).isEqualTo(new WeakPoints(List.of(1, 2), List.of(0)));
  }

  @Test
  void aRingHasNone() {
    assertThat(WeakPoints.of(sites(3, link(0, 1), link(1, 2), link(2, 0)))).isEqualTo(new WeakPoints(List.of(), List.of()));
  }

  @Test
  void agreesWithTakingEachSiteAndLinkAwayAndCountingTheParts() {
    for (long seed = 0; seed < 2_000; seed++) {
      SiteNetwork network = RandomNetwork.draw(new Random(seed), 12, 16);
      int parts = RandomNetwork.parts(network, Set.of(), Set.of());
      List<Integer> cutSites = IntStream.range(0, network.nodes().size())
          .filter(site -> RandomNetwork.parts(network, Set.of(site), Set.of()) > parts).boxed().toList();
      List<Integer> bridges = IntStream.range(0, network.links().size())
          .filter(link -> RandomNetwork.parts(network, Set.of(), Set.of(link)) > parts).boxed().toList();
      assertThat(WeakPoints.of(network)).as("seed %d: %s", seed, network).isEqualTo(new WeakPoints(cutSites, bridges));
    }
  }

  @Test
  void aVeryLongChainIsAllBridges() {
    SiteNetwork.Link[] chain = IntStream.range(0, 99_999).mapToObj(i -> link(i, i + 1)).toArray(SiteNetwork.Link[]::new);
    WeakPoints found = WeakPoints.of(sites(100_000, chain));
    assertThat(found.bridges()).hasSize(99_999);
    assertThat(found.cutSites()).hasSize(99_998);
  }

  private static SiteNetwork sites(int count, SiteNetwork.Link... links) {
    return new SiteNetwork(IntStream.range(0, count).mapToObj(i -> RandomNetwork.relay("s" + i)).toList(), List.of(links));
  }
}
