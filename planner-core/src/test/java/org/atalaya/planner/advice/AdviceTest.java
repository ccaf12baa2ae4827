package org.atalaya.planner.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.atalaya.planner.advice.Circumstances.Latency;
import org.atalaya.planner.advice.Circumstances.Mobility;
import org.atalaya.planner.advice.Circumstances.Power;
import org.atalaya.planner.advice.Circumstances.Scale;
import org.atalaya.planner.advice.Circumstances.Trust;
import org.atalaya.planner.advice.Circumstances.Versatility;
import org.junit.jupiter.api.Test;

class AdviceTest {

  @Test
  void aVillageWithItsFirstKitGetsWhatTheKitIsBuiltFor() {
    assertThat(best(Scale.SMALL, Mobility.ROAMING, Power.AMPLE, Versatility.SIMPLE, Latency.RELAXED, Trust.NEIGHBOURS))
        .isEqualTo(Protocol.LIBREMESH);
  }

  @Test
  void aLargeNetworkOfManyKindsOfLinksGetsBabel() {
    assertThat(best(Scale.LARGE, Mobility.FIXED, Power.SCARCE, Versatility.MIXED, Latency.CALLS, Trust.NEIGHBOURS))
        .isEqualTo(Protocol.BABEL);
  }

  @Test
  void aNetworkOfNetworksGetsBgpAsInAthens() {
    assertThat(best(Scale.LARGE, Mobility.FIXED, Power.AMPLE, Versatility.OWN, Latency.RELAXED, Trust.FEDERATED))
        .isEqualTo(Protocol.BGP);
  }

  @Test
  void whereAnybodyMayJoinGluonOrSignedWordsLead() {
    assertThat(best(Scale.SMALL, Mobility.ROAMING, Power.AMPLE, Versatility.MIXED, Latency.RELAXED, Trust.OPEN))
        .isEqualTo(Protocol.GLUON);
    assertThat(best(Scale.MEDIUM, Mobility.FIXED, Power.AMPLE, Versatility.OWN, Latency.RELAXED, Trust.OPEN))
        .isEqualTo(Protocol.BMX);
  }

  @Test
  void nodesThatMoveGetABridgedMesh() {
    assertThat(best(Scale.SMALL, Mobility.MOVING, Power.AMPLE, Versatility.MIXED, Latency.RELAXED, Trust.NEIGHBOURS))
        .isIn(Protocol.BATMAN, Protocol.LIBREMESH);
  }

  /** All 324 combinations: ordered by points, all protocols once, the winner has something for it, the same every time. */
  @Test
  void everyCombinationHasAReasonedAnswer() {
    Set<Protocol> winners = EnumSet.noneOf(Protocol.class);
    List<String> used = new ArrayList<>();
    int combinations = 0;
    for (Scale scale : Scale.values()) {
      for (Mobility mobility : Mobility.values()) {
        for (Power power : Power.values()) {
          for (Versatility versatility : Versatility.values()) {
            for (Latency latency : Latency.values()) {
              for (Trust trust : Trust.values()) {
                Circumstances now = new Circumstances(scale, mobility, power, versatility, latency, trust);
                Advice advice = Advice.of(now);
                assertThat(advice).isEqualTo(Advice.of(now));
                assertThat(advice.ranking()).extracting(Advice.Ranked::protocol).containsExactlyInAnyOrder(Protocol.values());
                assertThat(advice.ranking()).extracting(Advice.Ranked::points).isSortedAccordingTo((a, b) -> b - a);
                assertThat(advice.ranking().getFirst().reasons()).as("%s", now).anyMatch(reason -> reason.points() > 0);
                winners.add(advice.ranking().getFirst().protocol());
                advice.ranking().forEach(ranked -> ranked.reasons().forEach(reason -> used.add(reason.key())));
                combinations++;
              }
            }
          }
        }
      }
    }
    assertThat(combinations).isEqualTo(324);
    assertThat(winners).as("who never wins need not be asked about").contains(Protocol.LIBREMESH, Protocol.BABEL, Protocol.BATMAN,
        Protocol.BMX, Protocol.GLUON, Protocol.BGP);
    assertThat(used).containsAll(Advice.keys());
  }

  @Test
  void scaleGoesByTheNumberOfNodes() {
    assertThat(Scale.of(30)).isEqualTo(Scale.SMALL);
    assertThat(Scale.of(31)).isEqualTo(Scale.MEDIUM);
    assertThat(Scale.of(151)).isEqualTo(Scale.LARGE);
  }

  private static Protocol best(Scale scale, Mobility mobility, Power power, Versatility versatility, Latency latency, Trust trust) {
    return Advice.of(new Circumstances(scale, mobility, power, versatility, latency, trust)).ranking().getFirst().protocol();
  }
}
