package org.atalaya.planner.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NTIA's own five cases and 1,194 more of its code: loss within 0.01 dB, warnings and return codes equal. */
class IrregularTerrainModelTest {
  private static final ItmCase USUAL = new ItmCase(10, 5, 5, 301, 5500, 1, 15, 0.005, 12, 50, 50, 50);

  private static ItmCase asked(PublishedCases.Case c) {
    return new ItmCase(c.number("h_tx__meter"), c.number("h_rx__meter"), c.whole("climate"), c.number("N_0"), c.number("f__mhz"),
        c.whole("pol"), c.number("epsilon"), c.number("sigma"), c.whole("mdvar"), c.number("time"), c.number("location"),
        c.number("situation"));
  }

  @Test
  void ntiasOwnCasesAreMet() throws IOException {
    List<EvenProfile> profiles = PublishedCases.profiles("ntia_itm_profiles.csv");
    List<PublishedCases.Case> cases = PublishedCases.read("ntia_itm_p2p.csv");
    for (int i = 0; i < cases.size(); i++) {
      ItmResult result = IrregularTerrainModel.pointToPoint(asked(cases.get(i)), profiles.get(i));
      assertThat(result.lossDb()).as(cases.get(i).toString()).isPresent();
      assertThat(result.lossDb().getAsDouble()).as(cases.get(i).toString()).isCloseTo(cases.get(i).number("A__db"), within(0.01));
    }
  }

  @Test
  void theReferenceCodeIsMetWithItsWarningsAndReturnCodes() throws IOException {
    List<EvenProfile> profiles = PublishedCases.profiles("itm_profiles.csv");
    for (PublishedCases.Case published : PublishedCases.read("itm_cases.csv")) {
      ItmResult result = IrregularTerrainModel.pointToPoint(asked(published), profiles.get(published.whole("profile_line") - 1));
      assertThat(result.status().code()).as(published.toString()).isEqualTo(published.whole("rtn"));
      assertThat(result.warningBits()).as(published.toString()).isEqualTo(published.whole("warnings"));
      assertThat(result.lossDb()).as(published.toString()).isPresent();
      assertThat(result.lossDb().getAsDouble()).as(published.toString()).isCloseTo(published.number("A__db"), within(1e-5));
      assertThat(result.way().ordinal()).as(published.toString()).isEqualTo(published.whole("mode"));
    }
  }

  @ParameterizedTest
  @CsvSource({
      "0.4, 5, 5, 301, 5500, 1, 15, 0.005, 12, 50, 50, 50, 1000, 1",
      "10, 3001, 5, 301, 5500, 1, 15, 0.005, 12, 50, 50, 50, 1001, 2",
      "10, 5, 8, 301, 5500, 1, 15, 0.005, 12, 50, 50, 50, 1002, 0",
      "10, 5, 5, 301, 5500, 1, 15, 0.005, 12, 0, 50, 50, 1003, 0",
      "10, 5, 5, 301, 5500, 1, 15, 0.005, 12, 50, 100, 50, 1004, 0",
      "10, 5, 5, 301, 5500, 1, 15, 0.005, 12, 50, 50, 0, 1005, 0",
      "10, 5, 5, 249, 5500, 1, 15, 0.005, 12, 50, 50, 50, 1008, 0",
      "10, 5, 5, 301, 20001, 1, 15, 0.005, 12, 50, 50, 50, 1009, 4",
      "10, 5, 5, 301, 5500, 2, 15, 0.005, 12, 50, 50, 50, 1010, 0",
      "10, 5, 5, 301, 5500, 1, 0.9, 0.005, 12, 50, 50, 50, 1011, 0",
      "10, 5, 5, 301, 5500, 1, 15, 0, 12, 50, 50, 50, 1012, 0",
      "10, 5, 5, 301, 5500, 1, 15, 0.005, 4, 50, 50, 50, 1014, 0",
      "0.5, 5, 5, 301, 39, 1, 15, 0.005, 12, 0, 50, 50, 1003, 5",
      "10, 5, 5, 301, 20, 0, 1, 5, 12, 50, 50, 50, 1013, 4"})
  void aValueOutOfRangeIsAStatusAndNoLoss(double from, double to, int climate, double refractivity, double mhz, int polarization,
      double permittivity, double conductivity, int mode, double time, double location, double situation, int code, int warnings) {
    ItmCase asked = new ItmCase(from, to, climate, refractivity, mhz, polarization, permittivity, conductivity, mode, time,
        location, situation);

    ItmResult result = IrregularTerrainModel.pointToPoint(asked, rolling(200, 50, 1));

    assertThat(result.status().code()).isEqualTo(code);
    assertThat(result.warningBits()).isEqualTo(warnings);
    assertThat(result.lossDb()).isEmpty();
  }

  /** Half way up the Andes the air is too thin for the model's own range of surface refractivity. */
  @Test
  void thinAirIsAStatus() {
    double[] heights = new double[100];
    java.util.Arrays.fill(heights, 9_000);

    ItmResult result = IrregularTerrainModel.pointToPoint(USUAL, new EvenProfile(100, heights));

    assertThat(result.status()).isEqualTo(ItmStatus.SURFACE_REFRACTIVITY_TOO_SMALL);
  }

  @Test
  void moreReliabilityNeverCostsLess() {
    Random random = new Random(82_100);
    for (int i = 0; i < 200; i++) {
      EvenProfile profile = rolling(20 + random.nextInt(500), 30 + random.nextInt(100), random.nextLong());
      double before = Double.NEGATIVE_INFINITY;
      for (double time : new double[] {10, 50, 90, 99}) {
        ItmResult result = IrregularTerrainModel.pointToPoint(new ItmCase(10, 5, 5, 301, 2400, 1, 15, 0.005, 13, time, 50, 50), profile);
        assertThat(result.lossDb()).as("seed 82100, path " + i).isPresent();
        assertThat(result.lossDb().getAsDouble()).as("seed 82100, path " + i + ", time " + time).isGreaterThanOrEqualTo(before);
        before = result.lossDb().getAsDouble();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2", "3", "5", "11"})
  void aProfileOfFewPointsIsAnsweredToo(int points) {
    ItmResult result = IrregularTerrainModel.pointToPoint(USUAL, rolling(points, 400, 7));

    assertThat(result.lossDb()).isPresent();
    assertThat(result.lossDb().getAsDouble()).isBetween(50.0, 400.0);
  }

  private static EvenProfile rolling(int points, double stepMeters, long seed) {
    Random random = new Random(seed);
    double[] heights = new double[points];
    double height = 300;
    for (int i = 0; i < points; i++) {
      height += random.nextGaussian() * 5;
      heights[i] = height;
    }
    return new EvenProfile(stepMeters, heights);
  }
}
