package org.atalaya.app.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atalaya.app.ui.map.MapContent.LinkLook;
import org.atalaya.app.ui.map.MapContent.MapLink;
import org.atalaya.app.ui.map.MapContent.MapSite;
import org.atalaya.app.ui.map.MapContent.Plight;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.api.Test;

/** What fails is told apart on the map from what was never used. */
class MapBaseTest {
  private static final GeoPoint HERE = new GeoPoint(-31, -64);
  /** Radio == Club == Escuela in the network, Tanque beside it. */
  private static final MapBase BASE = new MapBase(
      List.of(site("Radio", Role.GATEWAY, false), site("Club", Role.CANDIDATE, false), site("Escuela", Role.REQUIRED, false),
          site("Tanque", Role.CANDIDATE, true)),
      List.of(link("Radio", "Club", LinkLook.IN_NETWORK), link("Club", "Escuela", LinkLook.MEASURED_GOOD),
          link("Club", "Tanque", LinkLook.POSSIBLE)));

  @Test
  void aSiteThatIsOffAndItsLinksOfTheNetworkAreDown() {
    MapBase failing = BASE.with(new MapBase.Outage(Set.of("Club"), Set.of("Escuela"), Optional.empty()), "down");
    assertThat(failing.sites()).extracting(MapSite::plight).containsExactly(Plight.NONE, Plight.OFF, Plight.LOST, Plight.NONE);
    assertThat(failing.sites()).extracting(MapSite::faint).as("only what plays no part is faint").containsExactly(false, false, false, true);
    assertThat(failing.links()).extracting(MapLink::look).containsExactly(LinkLook.FAILED, LinkLook.FAILED, LinkLook.POSSIBLE);
  }

  @Test
  void aGatewayThatIsOffIsNotDrawnAsOneThatWorksNorAsMerelyCutOff() {
    MapBase failing = BASE.with(new MapBase.Outage(Set.of("Radio"), Set.of("Radio", "Escuela"), Optional.empty()), "down");
    assertThat(failing.sites()).extracting(MapSite::plight).containsExactly(Plight.OFF, Plight.NONE, Plight.LOST, Plight.NONE);
    assertThat(failing.links()).extracting(MapLink::look).containsExactly(LinkLook.FAILED, LinkLook.MEASURED_GOOD, LinkLook.POSSIBLE);
  }

  @Test
  void aBrokenLinkIsNamedAndTheOthersStay() {
    MapBase failing = BASE.with(new MapBase.Outage(Set.of(), Set.of("Escuela"), Optional.of(new Selection.OfLink("Club", "Escuela"))), "down");
    assertThat(failing.links()).extracting(MapLink::look).containsExactly(LinkLook.IN_NETWORK, LinkLook.FAILED, LinkLook.POSSIBLE);
    assertThat(failing.links()).extracting(MapLink::label).containsExactly("", "down", "");
    assertThat(BASE.with(MapBase.Outage.NONE, "down")).isSameAs(BASE);
  }

  private static MapSite site(String name, Role role, boolean faint) {
    return new MapSite(name, HERE, role, faint);
  }

  private static MapLink link(String a, String b, LinkLook look) {
    return new MapLink(a, b, HERE, HERE, look, "");
  }
}
