package org.atalaya.planner.lineofsight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.SharedTerrain;
import org.atalaya.planner.terrain.Terrain;
import org.junit.jupiter.api.Test;

/** 2,000 pairs of points on the real tile, judged by another program. */
class PublishedSightLinesTest {

  @Test
  void verdictsAndClearancesAgreeOnTheRealTile() throws Exception {
    Terrain terrain = SharedTerrain.oravaTerrain();
    List<String> lines = Files.readAllLines(SharedTerrain.file("los/los_pairs_N49E019.csv"));
    for (String line : lines.subList(1, lines.size())) {
      double[] v = java.util.Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
      GeodesicPath path = GeodesicPath.of(new GeoPoint(v[0], v[1]), new GeoPoint(v[3], v[4]));
      double clearance = LineOfSight.minClearanceMeters(terrain.profile(path), v[2], v[5], 4.0 / 3).orElseThrow();
      assertThat(clearance).as(line).isCloseTo(v[8], org.assertj.core.data.Offset.offset(0.25));
      if (v[10] == 1) {
        assertThat(clearance >= 0).as(line).isEqualTo(v[7] == 1);
      }
    }
    assertThat(lines).hasSize(2001);
  }
}
