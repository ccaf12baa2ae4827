package org.atalaya.planner.linkbudget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
    float[] heights = new float[241 * 481];
    Arrays.fill(heights, 100);
    int wall = (int) Math.round((0.05 + degrees / 2) / STEP);
    for (int row = 0; row < 241; row++) {
      heights[row * 481 + wall] = (float) (100 + wallMeters);
    }
    PathAnalyzer analyzer = new PathAnalyzer(new TerrainMosaic(List.of(
        new ElevationGrid("plain", new GridMapping.Geographic(0.1, 0, STEP, STEP), 481, 241, heights))), PathSettings.DEFAULT);
    TerrainProfile profile = analyzer.profile(GeodesicPath.of(new GeoPoint(0, 0.05), new GeoPoint(0, 0.05 + degrees)));
    return BudgetSheet.of(analyzer.analyze(profile, 20, 20), profile, 20, 20,
        new BudgetSheet.Case(new LinkBudget(10), a, b, new Channel(5745, 20, eirp), ClimateSettings.DEFAULT.withWeather(climate)));
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

  /** The faster the rate the less margin, and the less of the time; a year is better than its worst month. */
  @Test
  void twoAntennasOnOneMastHaveABudgetButNoPathForTheSecondOpinion() {
    BudgetSheet sheet = open(0, 15);
    assertThat(sheet.pathLossDb()).isPresent();
    assertThat(sheet.itm()).isEmpty();
  }

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
  }

  @Test
  void aClimateOutOfRangeIsRefused() {
    assertThatThrownBy(() -> new Climate(0, 1e-4, 60)).hasMessageContaining("rain rate 0.0, expected above 0 mm/h");
    assertThatThrownBy(() -> new Climate(40, 2, 60)).hasMessageContaining("K 2.0");
    assertThatThrownBy(() -> new Climate(40, 1e-4, Double.NaN)).hasMessageContaining("dN75 NaN");
  }
}
