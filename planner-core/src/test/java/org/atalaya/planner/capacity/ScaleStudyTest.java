package org.atalaya.planner.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atalaya.planner.candidates.Progress;
import org.junit.jupiter.api.Test;

class ScaleStudyTest {

  /** A star: 65 Mbit/s, half of it at the least and three quarters at the most, for 1.5 Mbit/s each: 21 and 32 homes. */
  @Test
  void theLimitOfAStarDoesNotDependOnHowManyHomesItHas() {
    for (int homes = 1; homes <= 9; homes++) {
      LinkedSites star = LinkedSites.of(IntStream.range(0, homes).mapToObj(i -> "G-h" + i).collect(Collectors.joining(" ")));
      assertThat(new ScaleStudy(star.plan(), star.sites(), 1.5, 0).limit())
          .isEqualTo(new ScaleStudy.Limit(homes, 21, 32, Optional.empty()));
    }
  }

  /** Two hops over one radio: 2 + 1 crossings of 65 Mbit/s. 2 · 0.5 · 65 / 3 / 1.5 = 14.4. */
  @Test
  void eachHopCostsHomes() {
    LinkedSites chain = LinkedSites.of("G-a-b");
    assertThat(new ScaleStudy(chain.plan(), chain.sites(), 1.5, 0).limit()).isEqualTo(new ScaleStudy.Limit(2, 14, 21, Optional.empty()));
  }

  /** A radio that sends does not receive: 65 / 2 / (1.5 + 1.5) and 65 · 3/4 / 3. */
  @Test
  void whatHomesSendIsOnTheAirToo() {
    LinkedSites star = LinkedSites.of("G-a G-b");
    assertThat(new ScaleStudy(star.plan(), star.sites(), 1.5, 1.5).limit()).isEqualTo(new ScaleStudy.Limit(2, 10, 16, Optional.empty()));
    assertThatThrownBy(() -> new ScaleStudy(star.plan(), star.sites(), 1.5, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** 9 Mbit/s come in, 1 goes out. */
  @Test
  void aLineIsAsNarrowAsItsNarrowerDirection() {
    LinkedSites chain = LinkedSites.of("G-a-b").with("G", LinkedSites.line(9));
    assertThat(new ScaleStudy(chain.plan(), chain.sites(), 1.5, 0.5).limit().byLines()).hasValue(2);
    assertThat(new ScaleStudy(chain.plan(), chain.sites(), 1.5, 0.1).limit().byLines()).hasValue(6);
  }

  @Test
  void theLineToTheInternetMayBeTheNarrowPlace() {
    LinkedSites chain = LinkedSites.of("G-a-b").with("G", LinkedSites.line(9));
    ScaleStudy.Limit limit = new ScaleStudy(chain.plan(), chain.sites(), 1.5, 0).limit();
    assertThat(limit.byLines()).hasValue(6);
    assertThat(limit.enough()).isEqualTo(6);
  }

  /**
   * Of a chain of two hops: a second gateway at its end leaves one crossing, 2 · 32.5 / 1.5 = 43; a cable to the first
   * home leaves the other's one crossing, the same; more channels do not help where one radio does it all.
   */
  @Test
  void whatHelpsIsCountedInHomes() {
    LinkedSites chain = LinkedSites.of("G-a-b");
    List<ScaleStudy.Remedy> remedies = new ScaleStudy(chain.plan(), chain.sites(), 1.5, 0).remedies(Progress.NONE);
    assertThat(remedies).extracting(ScaleStudy.Remedy::kind).containsExactlyInAnyOrder(ScaleStudy.Kind.GATEWAY, ScaleStudy.Kind.WIRE);
    assertThat(remedies).extracting(remedy -> remedy.limit().sure()).containsExactly(43, 43);
    assertThat(remedies).filteredOn(remedy -> remedy.kind() == ScaleStudy.Kind.WIRE).extracting(ScaleStudy.Remedy::places)
        .containsExactly(List.of("G", "a"));
  }

  /** Three hops: the first and the third link share no radio, but disturb each other on one channel. */
  @Test
  void aChannelForEachRadioHelpsWhereLinksOnlyDisturb() {
    LinkedSites chain = LinkedSites.of("G-a-b-c");
    ScaleStudy study = new ScaleStudy(chain.plan(), chain.sites(), 1.5, 0);
    assertThat(study.limit().sure()).as("3 · 32.5 / 6 / 1.5").isEqualTo(10);
    assertThat(study.remedies(Progress.NONE)).filteredOn(remedy -> remedy.kind() == ScaleStudy.Kind.CHANNELS)
        .extracting(remedy -> remedy.limit().sure()).as("the middle link still waits for both").isEmpty();
    LinkedSites longer = LinkedSites.of("G-a-b-c-d");
    assertThat(new ScaleStudy(longer.plan(), longer.sites(), 1.5, 0).remedies(Progress.NONE))
        .filteredOn(remedy -> remedy.kind() == ScaleStudy.Kind.CHANNELS).hasSize(1);
  }

  /** The eight-hop chain as a plan: its bounds hold Jun and Sichitiu's B/30 between them. */
  @Test
  void theEightHopChainOfAPlanHoldsAThirtiethOfItsRate() {
    LinkedSites chain = LinkedSites.of("G-a-b-c-d-e-f-g-h");
    List<ThroughputForecast.HomeThroughput> homes = new ThroughputForecast(chain.plan(), chain.sites(), Set.of()).homes();
    assertThat(homes).hasSize(8);
    double b = LinkedSites.MBPS;
    assertThat(homes.getFirst().together().lowMbps()).as("the third link waits for those one link away")
        .isCloseTo(ThroughputForecast.LOW_SHARE * b / 30, within(1e-9));
    assertThat(homes.getFirst().together().highMbps()).as("the first two share a radio: 8 + 7")
        .isCloseTo(ThroughputForecast.HIGH_SHARE * b / 15, within(1e-9));
  }

  @Test
  void aNeedOfNothingIsRefused() {
    LinkedSites chain = LinkedSites.of("G-a");
    assertThatThrownBy(() -> new ScaleStudy(chain.plan(), chain.sites(), 0, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
