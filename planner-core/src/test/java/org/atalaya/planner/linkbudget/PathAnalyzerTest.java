package org.atalaya.planner.linkbudget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.propagation.PathLoss;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GridMapping;
import org.atalaya.planner.terrain.SharedTerrain;
import org.atalaya.planner.terrain.Terrain;
import org.atalaya.planner.terrain.TerrainGap;
import org.atalaya.planner.terrain.TerrainMosaic;
import org.junit.jupiter.api.Test;

class PathAnalyzerTest {
  private static final double STEP = 1 / 1200.0;

  /** A plain at 100 m with a wall along one column of posts. */
  private static Terrain plainWithWall(double wallMeters) {
    float[] heights = new float[241 * 241];
    Arrays.fill(heights, 100);
    for (int row = 0; row < 241; row++) {
      heights[row * 241 + 120] = (float) (100 + wallMeters);
    }
    return new TerrainMosaic(List.of(new ElevationGrid("plain", new GridMapping.Geographic(0.1, 0, STEP, STEP), 241, 241, heights)));
  }

  private static PathAnalysis across(double wallMeters, PathSettings settings) {
    return new PathAnalyzer(plainWithWall(wallMeters), settings).analyze(new GeoPoint(0, 0.05), 20, new GeoPoint(0, 0.15), 20);
  }

  @Test
  void anOpenPathLosesWhatFreeSpaceTakes() {
    PathAnalysis open = across(0, PathSettings.DEFAULT);
    assertThat(open.sight().verdict()).isEqualTo(Verdict.CLEAR);
    double km = open.path().distanceMeters() / 1000;
    assertThat(open.loss().freeSpaceDb().orElseThrow())
        .isCloseTo(32.4478 + 20 * Math.log10(5500) + 20 * Math.log10(km), within(0.0001));
    assertThat(open.loss().diffractionDb()).hasValue(0);
    assertThat(open.loss().gasDb()).isEmpty();
    assertThat(open.loss().vegetationDb()).isEmpty();
    assertThat(open.loss().totalDb()).isEqualTo(open.loss().freeSpaceDb());
  }

  @Test
  void aWallThatTouchesTheRayCostsWhatASharpEdgeDoes() {
    double arc = 6_371_008.8 * Math.toRadians(0.1);
    double bulge = arc * arc / 4 / (2 * 4.0 / 3 * 6_371_008.8);
    PathAnalysis touched = across(20 - bulge, PathSettings.DEFAULT);
    double edge = 6.9 + 20 * Math.log10(Math.sqrt(1.01) - 0.1);
    double km = touched.path().distanceMeters() / 1000;
    assertThat(touched.loss().diffractionDb().orElseThrow())
        .isCloseTo(edge + (1 - Math.exp(-edge / 6)) * (10 + 0.02 * km), within(0.05));
    assertThat(touched.loss().totalDb().orElseThrow())
        .isEqualTo(touched.loss().freeSpaceDb().orElseThrow() + touched.loss().diffractionDb().orElseThrow());
  }

  @Test
  void treesCostAsMuchAsAWallOfTheirHeight() {
    PathAnalysis bare = across(0, PathSettings.DEFAULT);
    PathAnalysis wooded = across(0, new PathSettings(5500, 4.0 / 3, 25));
    assertThat(wooded.sight().verdict()).isEqualTo(Verdict.BLOCKED);
    assertThat(wooded.loss().diffractionDb().orElseThrow()).isGreaterThan(bare.loss().diffractionDb().orElseThrow() + 10);
  }

  @Test
  void aPathOverMissingGroundHasNoLossAtAll() {
    PathAnalysis unknown = new PathAnalyzer(plainWithWall(0), PathSettings.DEFAULT)
        .analyze(new GeoPoint(0, 0.05), 20, new GeoPoint(0, 0.5), 20);
    assertThat(unknown.sight()).isEqualTo(new Sight.Unknown(List.of(new TerrainGap.MissingTile("N00E000"))));
    assertThat(unknown.loss()).isEqualTo(PathLoss.UNKNOWN);
  }

  @Test
  void theSameMastTwiceLosesNothing() {
    PathAnalysis here = new PathAnalyzer(plainWithWall(0), PathSettings.DEFAULT)
        .analyze(new GeoPoint(0, 0.05), 20, new GeoPoint(0, 0.05), 20);
    assertThat(here.loss().totalDb()).hasValue(0);
  }

  @Test
  void bothDirectionsOfARealPathAreAlike() throws Exception {
    PathAnalyzer analyzer = new PathAnalyzer(SharedTerrain.oravaTerrain(), PathSettings.DEFAULT);
    GeoPoint a = new GeoPoint(49.4073, 19.48);
    GeoPoint b = new GeoPoint(49.3930, 19.5140);
    PathAnalysis there = analyzer.analyze(a, 12, b, 8);
    PathAnalysis back = analyzer.analyze(b, 8, a, 12);
    Sight.Judged thither = (Sight.Judged) there.sight();
    Sight.Judged hither = (Sight.Judged) back.sight();
    assertThat(hither.verdict()).isEqualTo(thither.verdict());
    assertThat(hither.worst().fresnelFraction()).isCloseTo(thither.worst().fresnelFraction(), within(1e-4));
    assertThat(hither.tiltFromDegrees()).isCloseTo(thither.tiltToDegrees(), within(1e-9));
    assertThat(back.path().azimuthFromDegrees()).isCloseTo(there.path().azimuthToDegrees(), within(1e-9));
    assertThat(back.loss().totalDb().orElseThrow()).isCloseTo(there.loss().totalDb().orElseThrow(), within(0.01));
  }
}
