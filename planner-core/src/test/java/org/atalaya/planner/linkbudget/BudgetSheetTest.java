package org.atalaya.planner.linkbudget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.device.Antenna;
import org.atalaya.planner.device.AntennaType;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.device.Polarization;
import org.atalaya.planner.device.Provenance;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.device.Rate;
import org.atalaya.planner.linkbudget.BudgetSheet.Channel;
import org.atalaya.planner.linkbudget.BudgetSheet.RateLine;
import org.atalaya.planner.linkbudget.LinkBudget.End;
import org.atalaya.planner.lineofsight.Raise;
import org.atalaya.planner.propagation.IrregularTerrainModel;
import org.atalaya.planner.propagation.OutsideRange;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.GridMapping;
import org.atalaya.planner.terrain.TerrainMosaic;
import org.atalaya.planner.terrain.TerrainProfile;
import org.junit.jupiter.api.Test;

class BudgetSheetTest {
  private static final Provenance TEST = new Provenance(Provenance.Kind.ASSUMPTION, "a test");
  private static final double STEP = 1 / 1200.0;
  private static final Climate CLIMATE = new Climate(40, 1e-4, 60);

  /** Three rates: 6.5, 26 and 65 Mbit/s. */
  private static Radio radio(double gain, double cable, Polarization polarization) {
    Antenna antenna = new Antenna("test", true, AntennaType.PANEL, polarization, gain, 60, 30, 20, TEST, Optional.empty());
    return new Radio("radio0", Band.GHZ_5, 0, 5180, 5825, List.of(20),
        List.of(new Rate(0, 20, 6.5, 24, -90), new Rate(3, 20, 26, 22, -82), new Rate(7, 20, 65, 18, -70)), TEST, antenna, cable);
  }

  private static Radio plain(double gain) {
    return radio(gain, 0.5, Polarization.DUAL);
  }

  /** A plain at 100 m with a wall half-way; 20 m masts, {@code degrees} of longitude apart. */
  private static BudgetSheet sheet(double wallMeters, double degrees, End a, End b, double eirp, Optional<Climate> climate) {
    return sheet(wallMeters, degrees, PathSettings.DEFAULT,
        new BudgetSheet.Case(new LinkBudget(10), a, b, new Channel(5745, 20, eirp), ClimateSettings.DEFAULT.withWeather(climate)));
  }

  private record Judged(PathAnalysis analysis, TerrainProfile profile) {}

  private static BudgetSheet sheet(double wallMeters, double degrees, PathSettings settings, BudgetSheet.Case link) {
    Judged judged = wallPath(wallMeters, degrees, settings);
    return BudgetSheet.of(judged.analysis, judged.profile, 20, 20, link);
  }

  private static Judged wallPath(double wallMeters, double degrees, PathSettings settings) {
    float[] heights = new float[241 * 481];
    Arrays.fill(heights, 100);
    int wall = (int) Math.round((0.05 + degrees / 2) / STEP);
    for (int row = 0; row < 241; row++) {
      heights[row * 481 + wall] = (float) (100 + wallMeters);
    }
    PathAnalyzer analyzer = new PathAnalyzer(new TerrainMosaic(List.of(
        new ElevationGrid("plain", new GridMapping.Geographic(0.1, 0, STEP, STEP), 481, 241, heights))), settings);
    TerrainProfile profile = analyzer.profile(GeodesicPath.of(new GeoPoint(0, 0.05), new GeoPoint(0, 0.05 + degrees)));
    return new Judged(analyzer.analyze(profile, 20, 20), profile);
  }

  private static BudgetSheet open(double degrees, double gain) {
    return sheet(0, degrees, new End(plain(gain), 0), new End(plain(gain), 0), 36, Optional.of(CLIMATE));
  }

  @Test
  void aGoodLinkWorksAndNothingIsToBeDone() {
    BudgetSheet sheet = open(0.05, 16);
    assertThat(sheet.verdict()).isEqualTo(BudgetVerdict.WORKS);
    assertThat(sheet.advice()).isEqualTo(new BudgetAdvice.Nothing());
    BudgetSheet.Way way = sheet.forward().orElseThrow();
    assertThat(way.rates()).extracting(line -> line.rate().mbps()).containsExactly(6.5, 26.0, 65.0);
    for (RateLine line : way.rates()) {
      assertThat(line.at().signalDbm()).isCloseTo(line.at().transmitPowerDbm() + 31 - sheet.pathLossDb().orElseThrow(), within(1e-9));
      assertThat(line.at().fadeMarginDb()).isCloseTo(line.at().signalDbm() - line.rate().sensitivityDbm(), within(1e-9));
    }
  }

  @Test
  void twoAntennasOnOneMastHaveABudgetButNoPathForTheSecondOpinion() {
    BudgetSheet sheet = open(0, 15);
    assertThat(sheet.pathLossDb()).isPresent();
    assertThat(sheet.itm()).isEmpty();
  }

  /** The faster the rate the less margin, and the less of the time; a year is better than its worst month. */
  @Test
  void everyRateHasItsAvailability() {
    List<RateLine> rates = open(0.2, 20).forward().orElseThrow().rates();
    for (int i = 0; i < rates.size(); i++) {
      Availability here = rates.get(i).availability().orElseThrow();
      assertThat(here.yearPercent()).isBetween(0.0, 100.0).isGreaterThanOrEqualTo(here.worstMonthPercent());
      if (i > 0) {
        assertThat(here.yearPercent()).isLessThanOrEqualTo(rates.get(i - 1).availability().orElseThrow().yearPercent());
      }
    }
    assertThat(sheet(0, 0.2, new End(plain(20), 0), new End(plain(20), 0), 36, Optional.empty()).forward().orElseThrow().availability())
        .as("without a climate nothing is made up").isEmpty();
  }

  @Test
  void aWallThatCutsTheRayAsksForMasts() {
    BudgetSheet sheet = sheet(30, 0.05, new End(plain(16), 0), new End(plain(16), 0), 36, Optional.empty());
    assertThat(sheet.verdict()).isEqualTo(BudgetVerdict.BLOCKED);
    assertThat(sheet.advice()).isInstanceOfSatisfying(BudgetAdvice.Raise.class, raise -> assertThat(raise.meters()).isBetween(10.0, 40.0));
    assertThat(sheet(200, 0.05, new End(plain(16), 0), new End(plain(16), 0), 36, Optional.empty()).advice())
        .isEqualTo(new BudgetAdvice.Relay());
  }

  @Test
  void aWallInTheFresnelZoneLeavesALinkThatIsObstructed() {
    BudgetSheet sheet = sheet(17, 0.05, new End(plain(20), 0), new End(plain(20), 0), 36, Optional.empty());
    assertThat(sheet.verdict()).isEqualTo(BudgetVerdict.OBSTRUCTED);
    assertThat(sheet.advice()).isInstanceOf(BudgetAdvice.Raise.class);
  }

  @Test
  void anAntennaTooStrongForTheLimitIsSaid() {
    BudgetSheet sheet = sheet(0, 0.05, new End(plain(16), 0), new End(plain(27), 0), 14, Optional.empty());
    assertThat(sheet.verdict()).isEqualTo(BudgetVerdict.UNLAWFUL);
    assertThat(sheet.advice()).isEqualTo(new BudgetAdvice.LessGain(BudgetAdvice.At.B, 13));
  }

  private static BudgetSheet weak(double gain, double eirp, List<BudgetSheet.Offer> offers) {
    return sheet(0, 0.05, PathSettings.DEFAULT, new BudgetSheet.Case(new LinkBudget(10), new End(plain(gain), 0), new End(plain(gain), 0),
        new Channel(5745, 20, eirp), offers, ClimateSettings.DEFAULT));
  }

  @Test
  void aChannelWithAHigherLimitIsTakenBeforeASiteIsBuilt() {
    BudgetSheet.Offer same = new BudgetSheet.Offer(153, false, new Channel(5765, 20, 14));
    BudgetSheet.Offer little = new BudgetSheet.Offer(36, false, new Channel(5180, 20, 15));
    BudgetSheet.Offer radar = new BudgetSheet.Offer(100, true, new Channel(5500, 20, 30));
    BudgetSheet.Offer louder = new BudgetSheet.Offer(104, true, new Channel(5520, 20, 31));
    BudgetSheet.Offer plain = new BudgetSheet.Offer(165, false, new Channel(5825, 20, 30));
    assertThat(weak(14, 14, List.of()).advice()).isEqualTo(new BudgetAdvice.Between());
    assertThat(weak(14, 14, List.of(same, little)).advice()).as("neither is strong enough").isEqualTo(new BudgetAdvice.Between());
    assertThat(weak(14, 14, List.of(same, radar, louder)).advice()).isEqualTo(new BudgetAdvice.OtherChannel(104, 31, true));
    assertThat(weak(14, 14, List.of(radar, louder, plain)).advice()).as("better without radar")
        .isEqualTo(new BudgetAdvice.OtherChannel(165, 30, false));
    assertThat(weak(14, 30, List.of(radar, louder, plain)).advice()).as("what works needs none").isEqualTo(new BudgetAdvice.Nothing());
  }

  @Test
  void anUnlawfulAntennaIsKeptWhereAnotherChannelAllowsIt() {
    BudgetSheet sheet = weak(20, 14, List.of(new BudgetSheet.Offer(100, true, new Channel(5500, 20, 30))));
    assertThat(sheet.verdict()).isEqualTo(BudgetVerdict.UNLAWFUL);
    assertThat(sheet.advice()).isEqualTo(new BudgetAdvice.OtherChannel(100, 30, true));
    assertThat(weak(20, 14, List.of(new BudgetSheet.Offer(100, true, new Channel(5500, 20, 16)))).advice())
        .as("lawful on neither").isInstanceOf(BudgetAdvice.LessGain.class);
  }

  /** A table of many pairs does not look at the ground again: it says the sheet's verdict, or nothing. */
  @Test
  void theMarginOfAPairIsThatOfItsSheetOrNone() {
    for (Channel channel : List.of(new Channel(5745, 20, 36), new Channel(2437, 20, 36))) {
      for (double wall = 5; wall < 30; wall += 0.5) {
        BudgetSheet.Case link = new BudgetSheet.Case(new LinkBudget(10), new End(plain(20), 0), new End(plain(20), 0), channel,
            ClimateSettings.DEFAULT);
        PathAnalysis path = wallPath(wall, 0.05, PathSettings.DEFAULT).analysis();
        Optional<LinkMargin> margin = BudgetSheet.margin(path.sight(), path.loss(), path.settings(), link);
        assertThat(margin.isPresent()).isEqualTo(channel.centreMhz() > 5000);
        BudgetSheet sheet = sheet(wall, 0.05, PathSettings.DEFAULT, link);
        margin.ifPresent(known -> {
          assertThat(known.verdict()).isEqualTo(sheet.verdict());
          assertThat(known.marginDb()).isCloseTo(Math.min(sheet.forward().orElseThrow().chosen().fadeMarginDb(),
              sheet.backward().orElseThrow().chosen().fadeMarginDb()), within(1e-9));
        });
      }
    }
  }

  /** The first zone of 2.4 GHz is half as wide again as that of 5.5 GHz: what is clear there may not be clear here. */
  @Test
  void aPathIsJudgedOnTheBandOfItsChannel() {
    for (double wall = 5; wall < 30; wall += 0.5) {
      BudgetSheet.Case link = new BudgetSheet.Case(new LinkBudget(10), new End(plain(20), 0), new End(plain(20), 0),
          new Channel(2437, 20, 36), ClimateSettings.DEFAULT);
      BudgetSheet otherBand = sheet(wall, 0.05, PathSettings.DEFAULT, link);
      BudgetSheet own = sheet(wall, 0.05, new PathSettings(2437, PathSettings.DEFAULT.k(), 0), link);
      assertThat(otherBand.pathLossDb().orElseThrow()).as("wall of %s m", wall).isCloseTo(own.pathLossDb().orElseThrow(), within(1e-9));
      assertThat(otherBand.verdict()).isEqualTo(own.verdict());
      assertThat(otherBand.advice()).isEqualTo(own.advice());
    }
    assertThat(sheet(13, 0.05, new End(plain(20), 0), new End(plain(20), 0), 36, Optional.empty()).verdict())
        .as("13 m at 5.5 GHz").isEqualTo(BudgetVerdict.WORKS);
    assertThat(sheet(13, 0.05, PathSettings.DEFAULT, new BudgetSheet.Case(new LinkBudget(10), new End(plain(20), 0),
        new End(plain(20), 0), new Channel(2437, 20, 36), ClimateSettings.DEFAULT)).verdict())
        .as("and at 2.4 GHz").isEqualTo(BudgetVerdict.OBSTRUCTED);
  }

  @Test
  void anAntennaThatLooksAsideIsTurnedBeforeAnythingIsBought() {
    BudgetSheet sheet = sheet(0, 0.2, new End(plain(12), 0), new End(plain(12), 50), 36, Optional.empty());
    assertThat(sheet.advice()).isInstanceOfSatisfying(BudgetAdvice.Aim.class, aim -> {
      assertThat(aim.at()).isEqualTo(BudgetAdvice.At.B);
      assertThat(aim.db()).isCloseTo(12 * 2500.0 / 3600, within(1e-9));
    });
    Radio upright = radio(12, 0.5, Polarization.VERTICAL);
    Radio flat = radio(12, 0.5, Polarization.HORIZONTAL);
    assertThat(sheet(0, 0.05, new End(upright, 0), new End(flat, 0), 36, Optional.empty()).advice())
        .isEqualTo(new BudgetAdvice.MatchPolarization(20));
  }

  @Test
  void whatIsTooWeakIsToldHowMuchItLacks() {
    BudgetSheet sheet = open(0.2, 8);
    assertThat(sheet.verdict()).isEqualTo(BudgetVerdict.TOO_WEAK);
    double more = ((BudgetAdvice.MoreGain) sheet.advice()).db();
    assertThat(open(0.2, 8 + more).verdict()).isEqualTo(BudgetVerdict.WORKS);
    assertThat(open(0.2, 8 + more - 0.5).verdict()).as("and no less will do").isEqualTo(BudgetVerdict.TOO_WEAK);
    assertThat(sheet(0, 0.3, new End(plain(8), 0), new End(plain(8), 0), 14, Optional.empty()).advice())
        .as("14 dBm leave no room for gain").isEqualTo(new BudgetAdvice.Between());
    Radio lossy = radio(12, 14, Polarization.DUAL);
    assertThat(sheet(0, 0.06, new End(lossy, 0), new End(plain(10), 0), 36, Optional.empty()).advice())
        .isEqualTo(new BudgetAdvice.ShorterCable(BudgetAdvice.At.A, 14));
  }

  @Test
  void missingTerrainLeavesEverythingOpen() {
    BudgetSheet sheet = sheet(0, 0.6, new End(plain(12), 0), new End(plain(12), 0), 36, Optional.of(CLIMATE));
    assertThat(sheet.verdict()).isEqualTo(BudgetVerdict.UNKNOWN);
    assertThat(sheet.forward()).isEmpty();
    assertThat(sheet.pathLossDb()).isEmpty();
    assertThat(sheet.advice()).isEqualTo(new BudgetAdvice.LoadTerrain("N00E000"));
  }

  @Test
  void aPathOutsideOfWhatAModelWasMadeForIsNamed() {
    assertThat(open(0.05, 16).outside()).singleElement().satisfies(outside -> {
      assertThat(outside.model()).isEqualTo("P.530 multipath");
      assertThat(outside.range().quantity()).isEqualTo("distanceKm");
      assertThat(outside.value()).isCloseTo(5.57, within(0.01));
    });
    assertThat(open(0.2, 16).outside()).extracting(OutsideRange::model).isEmpty();
    assertThat(open(0.005, 16).outside()).extracting(OutsideRange::model).contains("ITM");
  }

  @Test
  void theSecondOpinionSaysWhatItIsMadeFor() {
    assertThat(IrregularTerrainModel.outside(5, 10, 12, 5500)).isEmpty();
    assertThat(IrregularTerrainModel.outside(5, 0, 0.4, 25_000)).extracting(OutsideRange::model, outside -> outside.range().quantity(),
        OutsideRange::value).containsExactly(tuple("ITM", "antennaMeters", 0.0), tuple("ITM", "distanceKm", 0.4),
        tuple("ITM", "frequencyMhz", 25_000.0));
    assertThat(IrregularTerrainModel.outside(5, 5, 12, 5500)).extracting(OutsideRange::key).isEmpty();
    assertThat(IrregularTerrainModel.outside(5, 5, 12, 1)).extracting(OutsideRange::key).containsExactly("itm");
  }

  /** 99.9996 % is not always, and a mast of 3.61 m is not one of 3.6 m. */
  @Test
  void whatIsToldIsNeverBetterThanWhatWasComputed() {
    assertThat(new Availability(99.99996, 99.9999).worstMonthShownPercent()).isEqualTo(99.999);
    assertThat(new Availability(99.99996, 100).yearShownPercent()).isEqualTo(100);
    assertThat(Raise.shownMeters(3.61)).isEqualTo(3.7);
    assertThat(Raise.shownMeters(0.02)).isEqualTo(0.1);
    assertThat(Raise.shownMeters(0)).isEqualTo(0);
    assertThat(Raise.shownMeters(3.6)).isEqualTo(3.6);
  }

  @Test
  void aClimateOutOfRangeIsRefused() {
    assertThatThrownBy(() -> new Climate(0, 1e-4, 60)).hasMessageContaining("rain rate 0.0, expected above 0 mm/h");
    assertThatThrownBy(() -> new Climate(40, 2, 60)).hasMessageContaining("K 2.0");
    assertThatThrownBy(() -> new Climate(40, 1e-4, Double.NaN)).hasMessageContaining("dN75 NaN");
  }
}
