package org.atalaya.planner.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atalaya.planner.capacity.LinkedSites;
import org.atalaya.planner.capacity.ThroughputForecast;
import org.atalaya.planner.site.Uplink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * <pre>
 *   A ── a ── b ── c ── B
 * </pre>
 */
class LineLoadTest {
  private static final LinkedSites TWO_GATEWAYS = LinkedSites.of("A-a-b-c-B");

  @Test
  void homesGoOutByTheNearerGatewayAndShareItsLine() {
    LinkedSites sites = TWO_GATEWAYS.with("A", LinkedSites.line(4)).with("B", LinkedSites.line(1));
    List<LineLoad> loads = LineLoad.of(sites.plan(), sites.sites(), Set.of(), false);
    assertThat(loads).extracting(LineLoad::site).containsExactly("A", "B");
    assertThat(loads).extracting(LineLoad::homes).containsExactly(List.of("a", "b"), List.of("c"));
    assertThat(loads.get(0).eachMbps()).hasValue(2);
    assertThat(loads.get(1).eachMbps()).hasValue(1);
    new ThroughputForecast(sites.plan(), sites.sites(), Set.of()).homes().forEach(home ->
        assertThat(home.together().highMbps()).as(home.site()).isLessThanOrEqualTo(home.gateway().equals("A") ? 2 : 1));
  }

  @Test
  void whenAGatewayFailsItsHomesFallOverToTheOther() {
    LineLoad a = LineLoad.of(TWO_GATEWAYS.plan(), TWO_GATEWAYS.sites(), Set.of(), false).getFirst();
    assertThat(a.ifItFails()).containsExactly(new FallOver("a", "A", Optional.of("B"), false),
        new FallOver("b", "A", Optional.of("B"), false));
    LinkedSites one = LinkedSites.of("A-a");
    assertThat(LineLoad.of(one.plan(), one.sites(), Set.of(), false).getFirst().ifItFails())
        .containsExactly(new FallOver("a", "A", Optional.empty(), false));
  }

  @Test
  void addressesOfItsOwnStayWithTheNetwork() {
    Uplink own = new Uplink("bgp", "IXP", 10, 10, 0, Uplink.Sharing.ALLOWED, Optional.empty(), false, Optional.of(64_500L),
        List.of("203.0.113.0/24", "2001:db8::/32"));
    LinkedSites sites = TWO_GATEWAYS.with("A", own).with("B", own);
    assertThat(LineLoad.of(sites.plan(), sites.sites(), Set.of(), false).getFirst().ifItFails())
        .extracting(FallOver::keepsAddresses).containsOnly(true);
    LinkedSites half = TWO_GATEWAYS.with("A", own).with("B", LinkedSites.line(10));
    assertThat(LineLoad.of(half.plan(), half.sites(), Set.of(), false).getFirst().ifItFails())
        .extracting(FallOver::keepsAddresses).containsOnly(false);
  }

  /** A phone in the middle: unused until both gateways are cut; 20 GB for three homes at 0.5 Mbit/s each last 29.6 h. */
  @Test
  void aLineOfLastResortIsUsedWhereNoOtherIsReached() {
    Uplink phone = new Uplink("phone", "", 1.5, 1, 0, Uplink.Sharing.UNKNOWN, Optional.of(20.0), true, Optional.empty(), List.of());
    LinkedSites sites = TWO_GATEWAYS.with("b", phone);
    assertThat(LineLoad.of(sites.plan(), sites.sites(), Set.of(), false)).filteredOn(LineLoad::lastResort)
        .singleElement().satisfies(load -> assertThat(load.homes()).isEmpty());
    List<LineLoad> cut = LineLoad.of(sites.plan(), sites.sites(), Set.of(), true);
    assertThat(cut).singleElement().satisfies(load -> {
      assertThat(load.homes()).containsExactly("a", "b", "c");
      assertThat(load.eachMbps().getAsDouble()).isCloseTo(0.5, within(1e-9));
      assertThat(load.capHours(1.5).getAsDouble()).isCloseTo(20 * 8000 / (3 * 0.5) / 3600, within(1e-9));
    });
    assertThat(new ThroughputForecast(sites.plan(), sites.sites(), Set.of("A", "B")).homes())
        .allSatisfy(home -> assertThat(home.lastResort()).isTrue())
        .extracting(ThroughputForecast.HomeThroughput::hops).containsExactly(1, 0, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.1/24", "203.0.113.0", "203.0.113.0/33", "2001:db8::1/32", "example.org/24", "/8", "1/8x", "300.0.0.0/8"})
  void whatIsNoNetworkIsRefused(String network) {
    assertThatThrownBy(() -> new Uplink("a", "", 1, 1, 0, Uplink.Sharing.ALLOWED, Optional.empty(), false, Optional.empty(),
        List.of(network))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("expected a network address");
  }

  @Test
  void ratesCapsAndNumbersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> LinkedSites.line(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LinkedSites.line(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Uplink("", "", 1, 1, 0, Uplink.Sharing.ALLOWED, Optional.empty(), false, Optional.empty(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Uplink("a", "", 1, 1, 0, Uplink.Sharing.ALLOWED, Optional.of(0.0), false, Optional.empty(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Uplink("a", "", 1, 1, 0, Uplink.Sharing.ALLOWED, Optional.empty(), false, Optional.of(0L), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
