package org.atalaya.planner.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.atalaya.planner.terrain.SharedTerrain;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * ITU-R P.526 against the values published for the validation of P.1812, which uses the same method. The profiles hold
 * ground and clutter in one number, the smooth earth is fitted to the bare ground: all "rburg" paths share the ground of
 * the one without clutter, and what stands along the "b2iseac" paths is listed with the original runs.
 */
class PublishedDiffractionTest {
  private static final double TOLERANCE_DB = 0.0005;
  /** Clutter of the "b2iseac" paths as the original runs list it: first and last point, metres. */
  private static final int[][] B2ISEAC_CLUTTER = {{1, 23, 10}, {32, 36, 15}, {37, 65, 10}, {115, 123, 10}, {124, 140, 15},
      {141, 148, 10}, {1943, 1946, 10}, {1969, 1972, 10}, {1986, 1995, 10}};

  static Stream<Case> cases() throws IOException {
    List<String> lines = Files.readAllLines(SharedTerrain.file("propagation/p526_cases.csv"));
    List<String> profiles = Files.readAllLines(SharedTerrain.file("propagation/p526_profiles.csv"));
    String[] columns = lines.getFirst().split(",");
    return lines.stream().skip(1).map(line -> {
      String[] fields = line.split(",");
      Map<String, String> values = new HashMap<>();
      for (int i = 0; i < columns.length; i++) {
        values.put(columns[i], fields[i]);
      }
      String surface = profiles.get(Integer.parseInt(values.get("profile_line")) - 1);
      double[] heights = Case.heights(surface);
      double[] ground = values.get("profile").startsWith("rburg") ? Case.heights(profiles.get(6))
          : values.get("profile").endsWith("_eqdist") ? withoutClutter(heights) : heights;
      return new Case(values, surface, ground);
    });
  }

  /** The ends carry no clutter in the published profiles. */
  private static double[] withoutClutter(double[] heights) {
    double[] ground = heights.clone();
    for (int[] run : B2ISEAC_CLUTTER) {
      for (int i = run[0]; i <= Math.min(run[1], heights.length - 2); i++) {
        ground[i] -= run[2];
      }
    }
    return ground;
  }

  record Case(Map<String, String> values, String surfaceLine, double[] ground) {
    double value(String column) {
      return Double.parseDouble(values.get(column));
    }

    static double[] heights(String line) {
      return Arrays.stream(line.split(",")).skip(2).mapToDouble(Double::parseDouble).toArray();
    }

    double[] distancesKm() {
      double stepMeters = Double.parseDouble(surfaceLine.split(",")[1]);
      double[] distances = new double[heights(surfaceLine).length];
      Arrays.setAll(distances, i -> i * stepMeters / 1000);
      return distances;
    }

    DeltaBullington.Parts parts() {
      double[] heights = heights(surfaceLine);
      SphericalEarth.Polarization polarization = value("pol") == 1
          ? SphericalEarth.Polarization.HORIZONTAL : SphericalEarth.Polarization.VERTICAL;
      return new DeltaBullington(polarization, value("omega")).parts(distancesKm(), heights, ground,
          heights[0] + value("h_tx_m"), heights[heights.length - 1] + value("h_rx_m"), value("ae_km"), value("f_mhz"));
    }

    @Override
    public String toString() {
      return values.get("profile");
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bullingtonOverTheProfileIsAsPublished(Case published) {
    assertThat(published.parts().profileDb()).isCloseTo(published.value("L_bullington_db"), within(TOLERANCE_DB));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bullingtonOverSmoothEarthIsAsPublished(Case published) {
    assertThat(published.parts().smoothDb()).isCloseTo(published.value("L_bullington_smooth_db"), within(TOLERANCE_DB));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sphericalEarthIsAsPublished(Case published) {
    assertThat(published.parts().sphericalDb()).isCloseTo(published.value("L_spherical_db"), within(TOLERANCE_DB));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void deltaBullingtonIsAsPublished(Case published) {
    assertThat(published.parts().totalDb()).isCloseTo(published.value("L_diffraction_db"), within(TOLERANCE_DB));
  }
}
