package org.atalaya.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.atalaya.planner.addressing.AddressBlocks;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.channels.AirSurvey;
import org.atalaya.planner.channels.ChannelReading;
import org.atalaya.planner.channels.ForeignNetwork;
import org.atalaya.planner.channels.MeasuredSignal;
import org.atalaya.planner.channels.RadioPlace;
import org.atalaya.planner.channels.WifiChannel;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.plan.NetworkPlan.Note;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.regulation.RegulatoryDatabase;
import org.atalaya.planner.site.Role;
import org.junit.jupiter.api.Test;

/** Channels by what was measured on the spot. In Argentina a mesh may have 149 to 165 at full power. */
class MeasuredChannelsTest {
  private static final Instant MONDAY = Instant.parse("2026-11-16T10:00:00Z");
  private static final Instant FRIDAY = Instant.parse("2026-11-20T10:00:00Z");
  private final NetworkPlanner planner = new NetworkPlanner(DeviceCatalogue.builtIn(), RegulatoryDatabase.builtIn());

  private static Sketch routers() {
    return new Sketch().site("Hub", 0, 0, Role.GATEWAY, Sketch.ROUTER).site("Home", 1, 0, Role.REQUIRED, Sketch.ROUTER).clear("Hub", "Home");
  }

  private NetworkPlan plan(Sketch sketch, AirSurvey air) {
    return planner.plan(new PlanRequest("Red del valle", "AR", "libremesh", sketch.sites, sketch.graph(), 10, false, Wishes.NONE, 0,
        PriceList.NONE, AddressBlocks.NONE, air, Map.of()), Progress.NONE);
  }

  private static ChannelReading reading(String site, int channel, double busy, long millis) {
    return new ChannelReading(RadioPlace.ofPerson(site), WifiChannel.find(channel < 15 ? Band.GHZ_2 : Band.GHZ_5, channel).orElseThrow(), busy,
        millis == 0 ? OptionalLong.empty() : OptionalLong.of(millis), MONDAY);
  }

  private static AirSurvey readings(ChannelReading... readings) {
    return new AirSurvey(List.of(readings), List.of(), List.of());
  }

  private static List<Integer> channels(NetworkPlan plan, String site, boolean mesh) {
    return plan.routers().stream().filter(router -> router.site().equals(site)).flatMap(router -> router.radios().stream())
        .filter(radio -> radio.mesh() == mesh).map(PlannedRadio::channel).toList();
  }

  @Test
  void aMeshLeavesTheChannelThatOthersKeepBusyAndAllOfItGoes() {
    assertThat(channels(plan(routers(), AirSurvey.NONE), "Home", true)).containsExactly(149, 165);
    AirSurvey air = readings(Stream.of("Home", "Hub").flatMap(site -> Stream.of(reading(site, 149, 0.9, 0), reading(site, 153, 0.9, 0),
        reading(site, 157, 0.02, 0), reading(site, 161, 0.05, 0), reading(site, 165, 0.01, 0))).toArray(ChannelReading[]::new));
    NetworkPlan plan = plan(routers(), air);
    // 149 and 153 are lost; 157 keeps a channel between itself and 165, where the other radio of each mast is
    assertThat(channels(plan, "Home", true)).containsExactlyInAnyOrder(157, 165).isEqualTo(channels(plan, "Hub", true));
    assertThat(plan).isEqualTo(plan(routers(), air));
    assertThat(plan.notes()).contains(new Note(PlanNotes.CHANNELS_MEASURED, List.of("Hub, Home", "149, 153, 157, 161, 165", "2026-11-16")));
    assertThat(plan(routers(), AirSurvey.NONE).notes()).extracting(Note::key).doesNotContain(PlanNotes.CHANNELS_MEASURED);
  }

  /** A glance that found a channel idle does not outweigh the strong network that is there. */
  @Test
  void aBriefGlanceDoesNotAbsolveAChannelWithAStrongNetwork() {
    List<ForeignNetwork> strong = List.of(new ForeignNetwork(RadioPlace.ofPerson("Home"), "Vecina", Band.GHZ_5, 5745, 20, -50, FRIDAY));
    List<ChannelReading> all = Stream.of(149, 153, 157, 161, 165).map(channel -> reading("Home", channel, 0.01, 60)).toList();
    NetworkPlan plan = plan(routers(), new AirSurvey(all, strong, List.of()));
    assertThat(channels(plan, "Home", true)).doesNotContain(149);
    assertThat(plan.notes()).anyMatch(note -> note.key().equals(PlanNotes.CHANNELS_MEASURED)
        && note.arguments().getLast().equals("2026-11-16 – 2026-11-20"));
    List<ChannelReading> patient = Stream.of(149, 153, 157, 161, 165).map(channel -> reading("Home", channel, 0.01, 60_000)).toList();
    assertThat(channels(plan(routers(), new AirSurvey(patient, strong, List.of())), "Home", true)).containsExactly(149, 165);
  }

  @Test
  void aChannelThatAListLeavesOutIsNotTakenForAFreeOne() {
    AirSurvey air = readings(reading("Home", 149, 0.1, 0), reading("Home", 165, 0.1, 0));
    assertThat(channels(plan(routers(), air), "Home", true)).containsExactly(149, 165);
  }

  @Test
  void eachSitesAccessPointGoesByWhatWasHeardThere() {
    NetworkPlan plan = plan(routers(), readings(reading("Home", 1, 0.6, 0), reading("Home", 6, 0.5, 0), reading("Home", 11, 0.1, 0)));
    assertThat(channels(plan, "Home", false)).containsExactly(11);
    assertThat(channels(plan, "Hub", false)).containsExactly(1);
    assertThat(channels(plan, "Home", true)).containsExactly(149, 165);
  }

  /** Two pairs of dishes with a hill between them, as the terrain has it: they hear each other all the same. */
  @Test
  void aMeasuredSignalBetweenGroupsTakesThePlaceOfThePrediction() {
    Sketch sketch = new Sketch().site("G1", 0, 0, Role.GATEWAY, Sketch.DISH).site("H1", 5, 0, Role.REQUIRED, Sketch.DISH)
        .site("G2", 0, 3, Role.GATEWAY, Sketch.DISH).site("H2", 5, 3, Role.REQUIRED, Sketch.DISH).clear("G1", "H1").clear("G2", "H2");
    NetworkPlan before = plan(sketch, AirSurvey.NONE);
    assertThat(before.routers()).hasSize(4).allSatisfy(router -> assertThat(router.radios().getFirst().channel()).isEqualTo(149));
    MeasuredSignal heard = new MeasuredSignal(place(before, "G1"), place(before, "H2"), -60, MONDAY);
    NetworkPlan after = plan(sketch, new AirSurvey(List.of(), List.of(), List.of(heard)));
    assertThat(channels(after, "G1", true)).isEqualTo(channels(after, "H1", true)).isNotEqualTo(channels(after, "G2", true));
    // below the noise it is no harm
    MeasuredSignal faint = new MeasuredSignal(heard.sender(), heard.receiver(), -99, MONDAY);
    assertThat(plan(sketch, new AirSurvey(List.of(), List.of(), List.of(faint)))).isEqualTo(before);
  }

  private static RadioPlace place(NetworkPlan plan, String site) {
    PlannedRouter router = plan.routers().stream().filter(each -> each.site().equals(site)).findFirst().orElseThrow();
    PlannedRadio radio = router.radios().getFirst();
    return new RadioPlace(site, Optional.of(new RadioPlace.Own(router.hostName(), router.deviceId(), radio.uciName(),
        radio.aimDegrees().map(OptionalDouble::of).orElse(OptionalDouble.empty()))));
  }

  /** Six dishes on one mast and five channels: the plan says that two of them are too near. */
  @Test
  void aMastWithMoreRadiosThanChannelsIsNamed() {
    Sketch sketch = new Sketch().site("Mast", 0, 0, Role.GATEWAY, Sketch.DISH);
    List<String> homes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      double angle = Math.toRadians(60 * i);
      homes.add("Home" + i);
      sketch.site("Home" + i, 5 * Math.cos(angle), 5 * Math.sin(angle), Role.REQUIRED, Sketch.DISH).clear("Mast", "Home" + i);
    }
    NetworkPlan plan = plan(sketch, AirSurvey.NONE);
    assertThat(plan.notes()).anyMatch(note -> note.key().equals(PlanNotes.MAST_CHANNELS) && note.arguments().getFirst().equals("Mast"));
    assertThat(plan.notes()).noneMatch(note -> note.key().equals(PlanNotes.MAST_CHANNELS) && homes.contains(note.arguments().getFirst()));
  }
}
