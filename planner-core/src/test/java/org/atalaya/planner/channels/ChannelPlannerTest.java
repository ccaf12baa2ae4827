package org.atalaya.planner.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.regulation.ChannelPermission.Allowed;
import org.atalaya.planner.regulation.ChannelPermission.Reason;
import org.atalaya.planner.regulation.ChannelPermission.Refused;
import org.atalaya.planner.regulation.FrequencyRule;
import org.atalaya.planner.regulation.Regulation;
import org.atalaya.planner.regulation.RegulatoryDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChannelPlannerTest {
  private static final RegulatoryDatabase DATABASE = RegulatoryDatabase.builtIn();
  private static final List<Radio> LIBRE_ROUTER = DeviceCatalogue.builtIn().get("librerouter-v1").radios().stream()
      .filter(radio -> radio.band() == Band.GHZ_5).toList();

  private static Regulation rules(String country) {
    return DATABASE.find(country).orElseThrow();
  }

  static List<String> countries() {
    return DATABASE.countries();
  }

  @ParameterizedTest
  @CsvSource({
      "36, 40, 5190", "40, 40, 5190", "44, 40, 5230", "48, 40, 5230", "64, 40, 5310", "100, 40, 5510", "144, 40, 5710",
      "149, 40, 5755", "153, 40, 5755", "157, 40, 5795", "161, 40, 5795", "165, 20, 5825", "48, 20, 5240"})
  void a40MhzChannelLiesInTheMiddleOfItsPair(int number, int width, int centre) {
    assertThat(WifiChannel.find(Band.GHZ_5, number).orElseThrow().occupiedCentreMhz(width)).hasValue(centre);
  }

  @Test
  void channel165HasNoPair() {
    assertThat(WifiChannel.find(Band.GHZ_5, 165).orElseThrow().occupiedCentreMhz(40)).isEqualTo(OptionalInt.empty());
    assertThat(WifiChannel.find(Band.GHZ_5, 50)).isEmpty();
  }

  @Test
  void bandsHaveTheChannelsOfTheStandard() {
    assertThat(WifiChannel.all(Band.GHZ_5)).extracting(WifiChannel::number).containsExactly(36, 40, 44, 48, 52, 56, 60, 64,
        100, 104, 108, 112, 116, 120, 124, 128, 132, 136, 140, 144, 149, 153, 157, 161, 165);
    assertThat(WifiChannel.all(Band.GHZ_2)).hasSize(13).first().isEqualTo(new WifiChannel(Band.GHZ_2, 1, 2412));
  }

  @Test
  void inArgentinaTheTwoCloudsOfALibreRouterGetStrongChannelsFarApart() {
    List<ChannelChoice> choices = ChannelPlanner.choose(rules("AR"), Band.GHZ_5, 20, false, LIBRE_ROUTER, 2);
    assertThat(choices).extracting(choice -> choice.channel().number()).containsExactly(149, 165);
    assertThat(choices).extracting(ChannelChoice::maxEirpDbm).containsOnly(30.0);
    assertThat(choices.get(0).gapMhz(choices.get(1))).isEqualTo(60);
  }

  @Test
  void at40MhzTheyTakeTheTwoPairsOfTheHighBand() {
    assertThat(ChannelPlanner.choose(rules("AR"), Band.GHZ_5, 40, false, LIBRE_ROUTER, 2))
        .extracting(ChannelChoice::occupiedCentreMhz).containsExactly(5755, 5795);
  }

  @Test
  void inSpainOnlyTheWeakHighChannelsAreLeftUnlessRadarDetectionIsAccepted() {
    assertThat(ChannelPlanner.choose(rules("ES"), Band.GHZ_5, 20, false, LIBRE_ROUTER, 1)).singleElement().satisfies(choice -> {
      assertThat(choice.channel().number()).isEqualTo(149);
      assertThat(choice.maxEirpDbm()).isCloseTo(13.97, within(0.01));
    });
    assertThat(ChannelPlanner.choose(rules("ES"), Band.GHZ_5, 20, true, LIBRE_ROUTER, 1)).singleElement().satisfies(choice -> {
      assertThat(choice.channel().number()).isEqualTo(100);
      assertThat(choice.dfs()).isTrue();
    });
  }

  @Test
  void whereNothingIsLegalTheAnswerIsEmpty() {
    assertThat(ChannelPlanner.choose(rules("00"), Band.GHZ_5, 20, true, LIBRE_ROUTER, 2)).isEmpty();
    assertThat(ChannelPlanner.oneChannelPerCloud(rules("00"), Band.GHZ_5, 20, false, LIBRE_ROUTER)).isEmpty();
  }

  @Test
  void whereOneChannelIsLegalASecondCloudGetsNone() {
    Regulation narrow = new Regulation("XA", "FCC",
        List.of(new FrequencyRule(5_735_000, 5_755_000, 20_000, 30, EnumSet.noneOf(FrequencyRule.Flag.class))));
    assertThat(ChannelPlanner.choose(narrow, Band.GHZ_5, 20, false, LIBRE_ROUTER, 2))
        .extracting(choice -> choice.channel().number()).containsExactly(149);
  }

  @ParameterizedTest
  @MethodSource("countries")
  void inEveryCountryChoicesAreLegalWithinTheRadiosAndDoNotOverlap(String country) {
    for (int width : List.of(20, 40)) {
      List<ChannelChoice> choices = ChannelPlanner.choose(rules(country), Band.GHZ_5, width, false, LIBRE_ROUTER, 3);
      assertThat(choices).isEqualTo(ChannelPlanner.choose(rules(country), Band.GHZ_5, width, false, LIBRE_ROUTER, 3));
      for (ChannelChoice choice : choices) {
        assertThat(rules(country).outdoors(choice.occupiedCentreMhz(), width)).isEqualTo(new Allowed(choice.maxEirpDbm(), false));
        assertThat(choices).filteredOn(other -> other != choice).allMatch(other -> other.gapMhz(choice) >= 0);
        assertThat(choices.getFirst().maxEirpDbm()).isGreaterThanOrEqualTo(choice.maxEirpDbm());
      }
    }
  }

  @Test
  void libreMeshDefaultsAreIndoorOnlyAndWeakInSpain() {
    ChannelCheck check = ChannelCheck.ofLibreMeshDefaults(rules("ES"));
    assertThat(check.findings().getFirst().permission()).isEqualTo(new Refused(Reason.INDOOR_ONLY));
    assertThat(check.objections()).extracting(ChannelCheck.Finding::oneLine).containsExactly(
        "48 (5 GHz, 40 MHz): indoor only", "157 (5 GHz, 40 MHz): at most 14.0 dBm EIRP");
  }

  @Test
  void libreMeshDefaultsAreLegalInArgentina() {
    assertThat(ChannelCheck.ofLibreMeshDefaults(rules("AR")).objections()).isEmpty();
  }
}
