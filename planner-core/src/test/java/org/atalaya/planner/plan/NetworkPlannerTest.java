package org.atalaya.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.CandidateGraph;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.device.AntennaPattern;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.plan.BillOfMaterials.Line;
import org.atalaya.planner.plan.NetworkPlan.Note;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.regulation.ChannelPermission;
import org.atalaya.planner.regulation.RegulatoryDatabase;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.siteselection.Optimality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkPlannerTest {
  private final DeviceCatalogue catalogue = DeviceCatalogue.builtIn();
  private final RegulatoryDatabase regulations = RegulatoryDatabase.builtIn();
  private final NetworkPlanner planner = new NetworkPlanner(catalogue, regulations);

  /** West ── Hub ── East: a dish looks one way only. */
  @Test
  void linksInOppositeDirectionsTakeADishEach() {
    NetworkPlan plan = plan(new Sketch().site("Hub", 0, 0, Role.GATEWAY, Sketch.DISH)
        .site("West", -8, 0, Role.REQUIRED, Sketch.DISH).site("East", 9, 0, Role.REQUIRED, Sketch.DISH)
        .clear("Hub", "West").clear("Hub", "East"));
    assertThat(plan.routers()).extracting(PlannedRouter::hostName).containsExactly("Hub", "Hub-2", "West", "East");
    assertThat(plan.routers()).extracting(router -> Math.round(router.aimDegrees().orElseThrow())).containsExactly(90L, 270L, 90L, 270L);
    assertThat(plan.bill().lines()).containsExactly(new Line(Sketch.DISH, 4, catalogue.get(Sketch.DISH).amount()));
    assertThat(plan.notes()).contains(new Note(PlanNotes.SEVERAL_ROUTERS, List.of("Hub", "2")));
    assertThat(plan.routers().getFirst().radios().getFirst().distanceMeters()).as("9.02 km, rounded up").isEqualTo(9100);
    assertThat(plan.optimality()).isEqualTo(new Optimality.Proven());
  }

  /** Hub ══ two homes 4° apart: within one half-power beam of 6.4°, aimed between them. */
  /** One mast with four dishes: they hear each other, so each has a channel of its own; a LibreRouter's radios keep theirs. */
  @Test
  void dishesOnOneMastAreKeptApartByTheirChannels() {
    Sketch sketch = new Sketch().site("Mast", 0, 0, Role.GATEWAY, Sketch.DISH);
    double[][] around = {{5, 0}, {0, 5}, {-5, 0}, {0, -5}};
    for (int i = 0; i < around.length; i++) {
      sketch.site("Home" + i, around[i][0], around[i][1], Role.REQUIRED, Sketch.DISH).clear("Mast", "Home" + i);
    }
    NetworkPlan plan = plan(sketch);
    List<Integer> channels = plan.routers().stream().filter(router -> router.site().equals("Mast"))
        .map(router -> router.radios().getFirst().channel()).toList();
    assertThat(channels).hasSize(4).doesNotHaveDuplicates();
    plan.links().forEach(link -> linkIsPossible(sketch, plan, link, 0));
    plan.routers().forEach(router -> radiosKeepTheLaw(router, 0));
    Sketch panels = new Sketch().site("Mast", 0, 0, Role.GATEWAY, Sketch.ROUTER).site("East", 2, 0, Role.REQUIRED, Sketch.ROUTER)
        .site("West", -2, 0, Role.REQUIRED, Sketch.ROUTER).clear("Mast", "East").clear("Mast", "West");
    assertThat(plan(panels).routers().stream().flatMap(router -> router.radios().stream()).filter(PlannedRadio::mesh)
        .map(PlannedRadio::channel).distinct()).hasSize(2);
  }

  @Test
  void linksWithinOneBeamShareADish() {
    NetworkPlan plan = plan(new Sketch().site("Hub", 0, 0, Role.GATEWAY, Sketch.DISH)
        .site("A", 8, 0.28, Role.REQUIRED, Sketch.DISH).site("B", 8, -0.28, Role.REQUIRED, Sketch.DISH)
        .clear("Hub", "A").clear("Hub", "B"));
    assertThat(plan.routers()).hasSize(3);
    assertThat(plan.routers().getFirst().aimDegrees().orElseThrow()).isBetween(88.0, 92.0);
  }

  /** A ── Relay ── B at 2.5 km each, LibreRouters: one relay suffices, with a panel each way on two channels. */
  @Test
  void aLibreRouterRelaysWithOnePanelEachWay() {
    NetworkPlan plan = plan(new Sketch().site("A", -2.5, 0, Role.GATEWAY, Sketch.ROUTER)
        .site("Relay", 0, 0, Role.CANDIDATE, Sketch.ROUTER).site("B", 2.5, 0, Role.REQUIRED, Sketch.ROUTER)
        .clear("A", "Relay").clear("Relay", "B"));
    assertThat(plan.routers()).hasSize(3);
    PlannedRouter relay = plan.routers().get(1);
    List<PlannedRadio> mesh = relay.radios().stream().filter(PlannedRadio::mesh).toList();
    assertThat(mesh).extracting(PlannedRadio::channel).doesNotHaveDuplicates().hasSize(2);
    assertThat(mesh).extracting(radio -> Math.round(radio.aimDegrees().orElseThrow())).containsExactlyInAnyOrder(90L, 270L);
    assertThat(relay.radios()).filteredOn(PlannedRadio::accessPoint).extracting(PlannedRadio::uciName).containsExactly("radio0");
    assertThat(plan.links()).allMatch(link -> link.radioA().equals(link.radioB()), "radio1 talks to radio1");
  }

  @Test
  void theCheapestDevicesThatDoAreChosenWhereNoneIsNamed() {
    Sketch sketch = new Sketch().site("Hub", 0, 0, Role.GATEWAY, Optional.empty(), 0)
        .site("Far", 15, 0, Role.REQUIRED, Optional.empty(), 0).clear("Hub", "Far");
    assertThat(plan(sketch).routers()).extracting(PlannedRouter::deviceId).containsOnly(catalogue.get(Sketch.DISH).id());
    assertThat(plan(sketch).notes()).contains(new Note(PlanNotes.NO_ACCESS_POINT, List.of("Hub, Far")));
  }

  /** A blocked way is never taken; one with a filled Fresnel zone only if a clear one costs more, and it is named. */
  @Test
  void aFilledFresnelZoneIsALastResortAndIsNamed() {
    Sketch sketch = new Sketch().site("Hub", 0, 0, Role.GATEWAY, Sketch.ROUTER)
        .site("Other", 0, 1, Role.GATEWAY, Sketch.ROUTER).site("Home", 1, 0.4, Role.REQUIRED, Sketch.ROUTER)
        .link("Hub", "Home", Verdict.FRESNEL);
    assertThat(plan(sketch).notes()).contains(new Note(PlanNotes.FRESNEL_LINK, List.of("Hub", "Home")));
    NetworkPlan clear = plan(sketch.clear("Other", "Home"));
    assertThat(clear.sites()).containsExactly("Other", "Home");
    assertThat(clear.notes()).contains(new Note(PlanNotes.GATEWAY_UNUSED, List.of("Hub")));
  }

  @Test
  void whatStandsAlreadyIsNotBoughtAgain() {
    Sketch sketch = new Sketch().site("Hub", 0, 0, Role.GATEWAY, Optional.of(Sketch.ROUTER), 0)
        .site("New", 2, 1, Role.CANDIDATE, Optional.of(Sketch.ROUTER), 0)
        .site("Old", 2, -1, Role.EXISTING, Optional.of(Sketch.ROUTER), 500)
        .site("Home", 4, 0, Role.REQUIRED, Optional.of(Sketch.ROUTER), 25.5)
        .clear("Hub", "New").clear("Hub", "Old").clear("New", "Home").clear("Old", "Home");
    NetworkPlan plan = plan(sketch);
    assertThat(plan.sites()).containsExactly("Hub", "Old", "Home");
    double price = catalogue.get(Sketch.ROUTER).amount();
    assertThat(plan.bill().lines()).containsExactly(new Line(Sketch.ROUTER, 2, price), new Line("Home", 1, 25.5));
    assertThat(plan.bill().total()).isEqualTo(2 * price + 25.5);
  }

  /** Strong as the signal would be: no setting of the radio keeps what such a dish sends within the limit. */
  @Test
  void anAntennaTooStrongForTheCountryIsCalledThat() {
    String dish = "Ubiquiti Rocket M5 (XM) with RocketDish RD-5G30";
    Sketch sketch = new Sketch().site("Hub", 0, 0, Role.GATEWAY, dish).site("Home", 5, 0, Role.REQUIRED, dish).clear("Hub", "Home");
    NetworkPlan plan = planner.plan(new PlanRequest("Red", "AR", "openwrt-babel", sketch.sites, sketch.graph(), 10, false), Progress.NONE);
    assertThat(plan.unreached()).containsExactly("Home");
    assertThat(plan.notes()).contains(new Note(PlanNotes.UNREACHED_UNLAWFUL, List.of("Home", "Hub", "Home")));
  }

  /** Each unreached home is named with what is nearest to reaching it. */
  @Test
  void anUnreachedHomeIsNamedWithItsNearestMiss() {
    NetworkPlan plan = plan(new Sketch().site("Hub", 0, 0, Role.GATEWAY, Sketch.ROUTER)
        .site("Behind", 2, 0, Role.REQUIRED, Sketch.ROUTER).site("Far", 0, 9, Role.REQUIRED, Sketch.ROUTER)
        .site("Off map", 0, -3, Role.REQUIRED, Sketch.ROUTER).site("Alone", 90, 0, Role.REQUIRED, Sketch.ROUTER)
        .link("Hub", "Behind", Verdict.BLOCKED).clear("Hub", "Far").link("Hub", "Off map", Verdict.UNKNOWN));
    assertThat(plan.feasible()).isFalse();
    assertThat(plan.unreached()).containsExactly("Behind", "Far", "Off map", "Alone");
    assertThat(plan.routers()).isEmpty();
    assertThat(plan.notes()).contains(
        new Note(PlanNotes.UNREACHED_BLOCKED, List.of("Behind", "Hub", "Behind", "4.5")),
        new Note(PlanNotes.UNREACHED_UNKNOWN, List.of("Off map", "Hub", "Off map")),
        new Note(PlanNotes.UNREACHED_OUT_OF_RANGE, List.of("Alone")));
    assertThat(plan.notes()).filteredOn(note -> note.key().equals(PlanNotes.UNREACHED_WEAK)).singleElement()
        .satisfies(note -> assertThat(Double.parseDouble(note.arguments().getLast())).isBetween(5.0, 9.0));
  }

  @Test
  void aHomeWithoutNeighboursOrGatewayIsNotCalledConnected() {
    NetworkPlan plan = plan(new Sketch().site("Home", 0, 0, Role.REQUIRED, Sketch.ROUTER));
    assertThat(plan.unreached()).containsExactly("Home");
    assertThat(plan.notes()).extracting(Note::key).contains(PlanNotes.NO_GATEWAY, PlanNotes.UNREACHED_OUT_OF_RANGE);
  }

  /** Spain: indoor only at 48, 14 dBm at 157; the mesh itself goes where it is allowed. */
  @Test
  void whatLibreMeshWouldDoUnconfiguredIsSaidWhereItIsIllegal() {
    Sketch sketch = new Sketch().site("Hub", 0, 0, Role.GATEWAY, Sketch.ROUTER)
        .site("Home", 0.3, 0, Role.REQUIRED, Sketch.ROUTER).clear("Hub", "Home");
    NetworkPlan plan = planner.plan(sketch.request("es"), Progress.NONE);
    assertThat(plan.community().country()).isEqualTo("ES");
    assertThat(plan.notes()).contains(new Note(PlanNotes.DEFAULT_CHANNEL_REFUSED, List.of("48", "ES")))
        .anyMatch(note -> note.key().equals(PlanNotes.DEFAULT_CHANNEL_WEAK) && note.arguments().getFirst().equals("157"));
    assertThat(plan.notes()).extracting(Note::key).doesNotContain(PlanNotes.DFS);
    PlanRequest request = sketch.request("ES");
    NetworkPlan dfs = planner.plan(new PlanRequest(request.networkName(), "ES", "libremesh", request.sites(), request.graph(), 10, true), Progress.NONE);
    assertThat(dfs.notes()).extracting(Note::key).contains(PlanNotes.DFS);
    // far homes are told of the channels with radar detection, and only they
    Sketch far = new Sketch().site("Hub", 0, 0, Role.GATEWAY, Sketch.ROUTER).site("Home", 2.5, 0, Role.REQUIRED, Sketch.ROUTER).clear("Hub", "Home");
    assertThat(planner.plan(far.request("ES"), Progress.NONE).notes()).anyMatch(note -> note.key().equals(PlanNotes.DFS_LOUDER));
    assertThat(plan.notes()).noneMatch(note -> note.key().equals(PlanNotes.DFS_LOUDER));
  }

  @Test
  void aDeviceWithoutAPriceIsPutWhereASiteNamesItAndTheBillSaysThatItLacksIt() {
    String named = "Ubiquiti NanoStation M5 (XW)";
    Sketch sketch = new Sketch().site("Hub", 0, 0, Role.GATEWAY, named).site("Home", 3, 0, Role.REQUIRED, named)
        .clear("Hub", "Home");
    PlanRequest request = new PlanRequest("n", "AR", "openwrt-babel", sketch.sites, sketch.graph(), 10, false);
    NetworkPlan plan = planner.plan(request, Progress.NONE);
    assertThat(plan.routers()).extracting(PlannedRouter::deviceId).containsOnly("ubiquiti-nanostation-m5-xw");
    assertThat(plan.notes()).contains(new Note(PlanNotes.PRICE_UNKNOWN, List.of(named)));
    assertThat(plan.bill().total()).isZero();
    // 30 dBm − 16 dBi is what may leave the radio, which sends 5 dB more than it is set to
    assertThat(plan.routers().getFirst().radios().getFirst().transmitPowerDbm()).isEqualTo(30 - 16 - 5);
    assertThat(plan.links().getFirst().forecast().forward().eirpDbm()).isEqualTo(30);
  }

  @Test
  void aRadioThatCanNotMeshIsNoRouter() {
    Sketch sketch = new Sketch().site("Hub", 0, 0, Role.GATEWAY, "Raspberry Pi 4 B").site("Home", 1, 0, Role.REQUIRED, "Raspberry Pi 4 B")
        .clear("Hub", "Home");
    PlanRequest request = new PlanRequest("n", "AR", "raspberrypi", sketch.sites, sketch.graph(), 10, false);
    assertThatThrownBy(() -> planner.plan(request, Progress.NONE)).isInstanceOf(BadInputException.class)
        .hasMessageContaining("expected a device with a 5 GHz radio that meshes");
  }

  @Test
  void badInputIsRefusedInOneLine() {
    Sketch sketch = new Sketch().site("Hub", 0, 0, Role.GATEWAY, Sketch.ROUTER).site("Home", 1, 0, Role.REQUIRED, "Teapot");
    assertThatThrownBy(() -> plan(sketch)).isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("site Home, device: found 'Teapot', expected one of ")
        .hasMessageContaining("LibreRouter v1, MikroTik LHG XL HP5");
    assertThatThrownBy(() -> planner.plan(sketch.request("XX"), Progress.NONE)).isInstanceOf(BadInputException.class).hasMessageContaining("'XX'");
    PlanRequest gluon = new PlanRequest("n", "AR", "gluon", sketch.sites, sketch.graph(), 10, false);
    assertThatThrownBy(() -> planner.plan(gluon, Progress.NONE)).isInstanceOf(BadInputException.class).hasMessageContaining("libremesh");
    assertThatThrownBy(() -> plan(new Sketch())).isInstanceOf(BadInputException.class);
    Sketch twice = new Sketch().site("Hub", 0, 0, Role.GATEWAY, Sketch.ROUTER).site("Hub", 1, 0, Role.REQUIRED, Sketch.ROUTER);
    assertThatThrownBy(() -> plan(twice)).isInstanceOf(BadInputException.class).hasMessageContaining("'Hub'");
  }

  @Test
  void theNetworksNameIsCutToWhatAnAccessPointCarries() {
    assertThat(NetworkPlanner.ssid("Comunicación comunitaria del Ñandú")).isEqualTo("Comunicación comunitaria del Ñ");
    assertThat(NetworkPlanner.ssid("ünïcödé 🌵🌵🌵🌵🌵🌵🌵").getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(32);
    assertThat(NetworkPlanner.ssid(" Red\n")).isEqualTo("Red");
    assertThatThrownBy(() -> NetworkPlanner.ssid("\t ")).isInstanceOf(BadInputException.class);
  }

  @Test
  void theLineToTheInternetIsPluggedIntoAGatewaysFirstRouter() {
    Sketch sketch = new Sketch().site("Hub", 0, 0, Role.GATEWAY, Sketch.DISH)
        .site("West", -8, 0, Role.REQUIRED, Sketch.DISH).site("East", 9, 0, Role.REQUIRED, Sketch.DISH)
        .clear("Hub", "West").clear("Hub", "East");
    List<NodeConfig> configs = plan(sketch).nodeConfigs(catalogue, sketch.sites, Optional.of(new Secret("palabra")));
    assertThat(configs).extracting(NodeConfig::gateway).containsExactly(true, false, false, false);
    assertThat(configs).allMatch(config -> config.meshKey().isPresent() && config.device().name().equals(Sketch.DISH));
  }

  @Test
  void stopsWhenItIsTold() {
    Sketch sketch = new Sketch().site("Hub", 0, 0, Role.GATEWAY, Sketch.ROUTER).site("Home", 1, 0, Role.REQUIRED, Sketch.ROUTER).clear("Hub", "Home");
    assertThatThrownBy(() -> planner.plan(sketch.request("AR"), (done, total) -> false)).isInstanceOf(CancellationException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void everyPlanCanBeBuiltAsItIsWritten(long seed) {
    Sketch sketch = random(new Random(seed));
    NetworkPlan plan = plan(sketch);
    Set<String> seen = new HashSet<>();
    plan.routers().forEach(router -> assertThat(seen.add(router.hostName()) & seen.add(router.ipv4()) & seen.add(router.ipv6()))
        .as("seed %d, %s", seed, router).isTrue());
    plan.links().forEach(link -> linkIsPossible(sketch, plan, link, seed));
    plan.routers().forEach(router -> radiosKeepTheLaw(router, seed));
    List<String> required = sketch.sites.stream().filter(site -> site.role() == Role.REQUIRED).map(Site::name).toList();
    required.forEach(home -> assertThat(plan.sites().contains(home) ^ plan.unreached().contains(home)).as("seed %d, %s", seed, home).isTrue());

    Collections.shuffle(sketch.links, new Random(seed));
    assertThat(planner.plan(new PlanRequest("Red del valle", "AR", "libremesh", sketch.sites,
        new CandidateGraph(sketch.sites, sketch.links), 10, false), Progress.NONE)).as("seed %d", seed).isEqualTo(plan).hasToString(plan.toString());
  }

  private void linkIsPossible(Sketch sketch, NetworkPlan plan, PlannedLink link, long seed) {
    PlannedRouter a = router(plan, link.hostA());
    PlannedRouter b = router(plan, link.hostB());
    var candidate = sketch.links.stream().filter(c -> Set.of(c.a().name(), c.b().name()).equals(Set.of(a.site(), b.site()))).findFirst().orElseThrow();
    assertThat(candidate.analysis().sight().verdict()).as("seed %d", seed).isIn(Verdict.CLEAR, Verdict.FRESNEL);
    assertThat(List.of(candidate.a().role(), candidate.b().role())).as("seed %d", seed).doesNotContain(Role.EXCLUDED);
    assertThat(link.forecast().usable()).as("seed %d", seed).isTrue();
    PlannedRadio radioA = radio(a, link.radioA());
    PlannedRadio radioB = radio(b, link.radioB());
    assertThat(radioA.channel()).as("seed %d: one cloud, one channel", seed).isEqualTo(radioB.channel());
    boolean aFirst = candidate.a().name().equals(a.site());
    var path = candidate.analysis().path();
    inBeam(a, radioA, aFirst ? path.azimuthFromDegrees() : path.azimuthToDegrees(), seed);
    inBeam(b, radioB, aFirst ? path.azimuthToDegrees() : path.azimuthFromDegrees(), seed);
    assertThat(Math.min(radioA.distanceMeters(), radioB.distanceMeters())).as("seed %d", seed).isGreaterThanOrEqualTo((int) link.distanceMeters());
  }

  private void inBeam(PlannedRouter router, PlannedRadio planned, double azimuth, long seed) {
    Radio radio = catalogue.get(router.deviceId()).getRadio(planned.uciName());
    if (!RadioPort.wide(radio.antenna())) {
      // aims are rounded to a tenth of a degree
      assertThat(AntennaPattern.offAxisDegrees(planned.aimDegrees().orElseThrow(), azimuth)).as("seed %d, %s", seed, router)
          .isLessThanOrEqualTo(radio.antenna().horizontalBeamwidthDegrees() / 2 + 0.06);
    }
  }

  private void radiosKeepTheLaw(PlannedRouter router, long seed) {
    Device device = catalogue.get(router.deviceId());
    for (PlannedRadio planned : router.radios()) {
      Radio radio = device.getRadio(planned.uciName());
      int centre = radio.band().id().equals("5ghz") ? 5000 + 5 * planned.channel() : 2407 + 5 * planned.channel();
      ChannelPermission permission = regulations.find("AR").orElseThrow().outdoors(centre, planned.widthMhz());
      assertThat(permission).as("seed %d", seed).isInstanceOf(ChannelPermission.Allowed.class);
      assertThat(planned.transmitPowerDbm() + radio.antenna().gainDbi() - radio.cableLossDb()).as("seed %d, %s", seed, planned)
          .isLessThanOrEqualTo(((ChannelPermission.Allowed) permission).maxEirpDbm());
    }
  }

  private static PlannedRouter router(NetworkPlan plan, String host) {
    return plan.routers().stream().filter(router -> router.hostName().equals(host)).findFirst().orElseThrow();
  }

  private static PlannedRadio radio(PlannedRouter router, String uciName) {
    return router.radios().stream().filter(radio -> radio.uciName().equals(uciName)).findFirst().orElseThrow();
  }

  private NetworkPlan plan(Sketch sketch) {
    return planner.plan(sketch.request("AR"), Progress.NONE);
  }

  private static Sketch random(Random random) {
    Sketch sketch = new Sketch();
    Role[] roles = {Role.GATEWAY, Role.REQUIRED, Role.REQUIRED, Role.CANDIDATE, Role.CANDIDATE, Role.EXISTING, Role.EXCLUDED};
    for (int i = 0; i < 12; i++) {
      Optional<String> device = switch (random.nextInt(4)) {
        case 0 -> Optional.of(Sketch.DISH);
        case 1 -> Optional.of(Sketch.ROUTER);
        default -> Optional.empty();
      };
      sketch.site("Sitio " + i, random.nextDouble() * 12, random.nextDouble() * 12,
          i == 0 ? Role.GATEWAY : roles[random.nextInt(roles.length)], device, random.nextInt(3) * 50);
    }
    for (int a = 0; a < 12; a++) {
      for (int b = a + 1; b < 12; b++) {
        if (random.nextInt(10) < 8) {
          sketch.link("Sitio " + a, "Sitio " + b, Verdict.values()[random.nextInt(4)]);
        }
      }
    }
    return sketch;
  }
}
