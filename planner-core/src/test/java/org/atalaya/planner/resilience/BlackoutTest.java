package org.atalaya.planner.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.atalaya.planner.resilience.RandomNetwork.gateway;
import static org.atalaya.planner.resilience.RandomNetwork.home;
import static org.atalaya.planner.resilience.RandomNetwork.link;

import java.util.List;
import java.util.Set;
import org.atalaya.planner.site.PowerSupply;
import org.junit.jupiter.api.Test;

class BlackoutTest {
  private static final SiteNetwork NETWORK = new SiteNetwork(
      List.of(gateway("Radio"), home("Loma", 3), home("Escuela", 30), home("Casa", 1)),
      List.of(link(0, 1), link(1, 2), link(1, 3)));

  /** Radio 4 h and a half, Loma 3 h, Escuela all along, Casa on the grid. */
  private static final List<SitePower> POWER = List.of(
      new SitePower("Radio", new PowerSupply.Battery(54), 12, 0),
      new SitePower("Loma", new PowerSupply.Solar(60, 36), 12, 0),
      new SitePower("Escuela", new PowerSupply.Battery(480), 12, 0),
      new SitePower("Casa", new PowerSupply.Grid(), 12, 1));

  @Test
  void gridSitesStopAtOnceAndOthersWhenTheirBatteryIsEmpty() {
    List<Blackout.Moment> moments = Blackout.run(new FailureStudy(NETWORK, Set.of(), false), POWER, 5);
    assertThat(moments).extracting(Blackout.Moment::hours).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0);
    assertThat(moments).extracting(moment -> moment.situation().offSites()).containsExactly(List.of("Casa"), List.of("Casa"),
        List.of("Casa"), List.of("Loma", "Casa"), List.of("Loma", "Casa"), List.of("Radio", "Loma", "Casa"));
    assertThat(moments.get(2).situation().onlineHomes()).containsExactly("Loma", "Escuela");
    assertThat(moments.get(3).situation().onlineHomes()).isEmpty();
    assertThat(moments.get(3).situation().groups()).containsExactly(List.of("Radio"), List.of("Escuela"));
    assertThat(moments.get(5).situation().lostHouseholds()).isEqualTo(34);
  }

  @Test
  void theLastMomentIsTheEndEvenWithinAnHour() {
    assertThat(Blackout.run(new FailureStudy(NETWORK, Set.of(), false), POWER, 1.5))
        .extracting(Blackout.Moment::hours).containsExactly(0.0, 1.0, 1.5);
  }

  @Test
  void runtimeIsCapacityOverLoad() {
    assertThat(POWER).extracting(SitePower::runtimeHours).containsExactly(4.5, 3.0, 40.0, 0.0);
    assertThat(POWER.getFirst().neededWattHours(8)).isEqualTo(96);
    assertThat(POWER).extracting(power -> power.missingWattHours(8)).containsExactly(42.0, 60.0, 0.0, 96.0);
  }

  @Test
  void hoursOutOfRangeAreRefused() {
    FailureStudy study = new FailureStudy(NETWORK, Set.of(), false);
    for (double hours : new double[] {0, -1, 169, Double.NaN}) {
      assertThatThrownBy(() -> Blackout.run(study, POWER, hours)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
