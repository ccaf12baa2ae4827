package org.atalaya.planner.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThroughputTest {
  private static final double B = 54;

  /**
   * Jun and Sichitiu's chain: eight nodes in a row to the gateway, each with a flow of its own; a link waits for those
   * up to two away. The third link's domain carries 8 + 7 + 6 + 5 + 4 flows: B/30 for each.
   */
  @Test
  void eachNodeOfAnEightHopChainGetsAThirtieth() {
    Conflicts conflicts = new Conflicts(8, (i, j) -> j - i <= 2);
    double[] airtime = new double[8];
    for (int link = 0; link < 8; link++) {
      airtime[link] = (8 - link) / B;
    }
    Throughput throughput = Throughput.common(airtime, conflicts, conflicts, 1, 1);
    assertThat(throughput.lowMbps()).isCloseTo(B / 30, within(1e-9));
    assertThat(throughput.highMbps()).as("the first three links are a clique: 8 + 7 + 6").isCloseTo(B / 21, within(1e-9));
  }

  /**
   * Li and others (MobiCom 2001): one flow along a chain whose radios disturb 2.75 hops away, so that of four links in
   * a row one is on the air: B/4.
   */
  @Test
  void aSaturatedChainCarriesAQuarter() {
    Conflicts conflicts = new Conflicts(12, (i, j) -> j - i - 1 <= 2.75);
    Throughput throughput = Throughput.common(everyLink(12), conflicts, conflicts, 1, 1);
    assertThat(throughput.highMbps()).isCloseTo(B / 4, within(1e-9));
    assertThat(throughput.lowMbps()).isCloseTo(B / 7, within(1e-9));

    Conflicts nearer = new Conflicts(12, (i, j) -> j - i <= 2);
    Throughput between = Throughput.common(everyLink(12), nearer, nearer, 1, 1);
    assertThat(B / 4).isBetween(between.lowMbps(), between.highMbps());
  }

  @Test
  void linksThatDisturbNobodyCarryTheirRate() {
    Conflicts none = new Conflicts(3, (i, j) -> false);
    Throughput throughput = Throughput.common(everyLink(3), none, none, 0.5, 0.75);
    assertThat(throughput).isEqualTo(new Throughput(B / 2, B * 0.75));
  }

  /** The true schedule length lies between the heaviest clique and the heaviest collision domain. */
  @Test
  void theBestScheduleLiesBetweenTheBounds() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int links = 1 + random.nextInt(6);
      boolean[][] conflict = new boolean[links][links];
      for (int i = 0; i < links; i++) {
        for (int j = i + 1; j < links; j++) {
          conflict[i][j] = random.nextBoolean();
          conflict[j][i] = conflict[i][j];
        }
      }
      double[] slots = random.ints(links, 0, 3).asDoubleStream().toArray();
      slots[0] = 1;
      Conflicts conflicts = new Conflicts(links, (i, j) -> conflict[i][j]);
      assertThat(conflicts.heaviestClique(slots)).as("seed %d", seed).isEqualTo(cliqueByAllSubsets(conflict, slots));
      int shortest = shortestSchedule(conflict, slots);
      Throughput throughput = Throughput.common(slots, conflicts, conflicts, 1, 1);
      assertThat(throughput.lowMbps()).as("seed %d", seed).isLessThanOrEqualTo(1.0 / shortest + 1e-9);
      assertThat(throughput.highMbps()).as("seed %d", seed).isGreaterThanOrEqualTo(1.0 / shortest - 1e-9);
    }
  }

  @Test
  void withoutAFlowThereIsNoBound() {
    Conflicts none = new Conflicts(1, (i, j) -> false);
    assertThatThrownBy(() -> Throughput.common(new double[1], none, none, 1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] everyLink(int links) {
    double[] airtime = new double[links];
    java.util.Arrays.fill(airtime, 1 / B);
    return airtime;
  }

  private static double cliqueByAllSubsets(boolean[][] conflict, double[] weights) {
    double best = 0;
    for (int subset = 0; subset < 1 << weights.length; subset++) {
      double sum = 0;
      boolean clique = true;
      for (int i = 0; i < weights.length; i++) {
        if ((subset >> i & 1) == 1) {
          sum += weights[i];
          for (int j = i + 1; j < weights.length; j++) {
            clique &= (subset >> j & 1) == 0 || conflict[i][j];
          }
        }
      }
      best = clique ? Math.max(best, sum) : best;
    }
    return best;
  }

  /** Fewest slots so that each link has as many as it wants, none at the same time as one that it conflicts with. */
  private static int shortestSchedule(boolean[][] conflict, double[] wanted) {
    List<Integer> pieces = new ArrayList<>();
    for (int link = 0; link < wanted.length; link++) {
      for (int piece = 0; piece < wanted[link]; piece++) {
        pieces.add(link);
      }
    }
    for (int slots = 1; ; slots++) {
      if (fits(conflict, pieces, new ArrayList<>(), slots)) {
        return slots;
      }
    }
  }

  private static boolean fits(boolean[][] conflict, List<Integer> pieces, List<Integer> slotOf, int slots) {
    if (slotOf.size() == pieces.size()) {
      return true;
    }
    int link = pieces.get(slotOf.size());
    for (int slot = 0; slot < slots; slot++) {
      boolean free = true;
      for (int earlier = 0; earlier < slotOf.size(); earlier++) {
        int other = pieces.get(earlier);
        free &= slotOf.get(earlier) != slot || other != link && !conflict[other][link];
      }
      if (free) {
        slotOf.add(slot);
        if (fits(conflict, pieces, slotOf, slots)) {
          return true;
        }
        slotOf.removeLast();
      }
    }
    return false;
  }
}
