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
 * ITU-R P.526 against the values published for the validation of P.1812, which uses the same method. Its profiles have
 * clutter on them; the smooth earth is fitted to the bare ground, so the other columns are tested where that is known:
 * all "rburg" paths share the ground of the one without clutter.
 */
class PublishedDiffractionTest {
  private static final double TOLERANCE_DB = 0.0005;

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
      return new Case(values, surface, values.get("profile").startsWith("rburg") ? profiles.get(6) : surface);
    });
  }

  static Stream<Case> casesOverKnownGround() throws IOException {
    return cases().filter(published -> !published.toString().matches("b2iseac_(dense_urban|rural_land_100km).*"));
  }

  record Case(Map<String, String> values, String surfaceLine, String groundLine) {
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
      return new DeltaBullington(polarization, value("omega")).parts(distancesKm(), heights, heights(groundLine),
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
  @MethodSource("casesOverKnownGround")
  void bullingtonOverSmoothEarthIsAsPublished(Case published) {
    assertThat(published.parts().smoothDb()).isCloseTo(published.value("L_bullington_smooth_db"), within(TOLERANCE_DB));
  }

  @ParameterizedTest
  @MethodSource("casesOverKnownGround")
  void sphericalEarthIsAsPublished(Case published) {
    assertThat(published.parts().sphericalDb()).isCloseTo(published.value("L_spherical_db"), within(TOLERANCE_DB));
  }

  @ParameterizedTest
  @MethodSource("casesOverKnownGround")
  void deltaBullingtonIsAsPublished(Case published) {
    assertThat(published.parts().totalDb()).isCloseTo(published.value("L_diffraction_db"), within(TOLERANCE_DB));
  }
}
