package org.atalaya.planner.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerrainProfileTest {

  private static TerrainProfile profile(Random random) {
    ElevationGrid grid = RandomGround.grid("random", random, 10, 20, 60, 1 / 1200.0, 40, 0);
    return new TerrainMosaic(List.of(grid))
        .profile(GeodesicPath.of(RandomGround.point(random, grid), RandomGround.point(random, grid)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void treesStandFiftyMetresFromEitherEndAndLeaveTheGroundAsItIs(long seed) {
    Random random = new Random(seed);
    TerrainProfile bare = profile(random);
    TerrainProfile wooded = bare.withTrees(12);
    double length = bare.path().distanceMeters();
    for (int i = 0; i < wooded.segments(); i++) {
      double middle = (wooded.distanceMeters()[i] + wooded.distanceMeters()[i + 1]) / 2;
      assertThat(wooded.clutterMeters()[i]).as("seed %d, at %.3f m", seed, middle)
          .isEqualTo(middle < 50 || middle > length - 50 ? 0 : 12);
    }
    assertThat(wooded.distanceMeters()).contains(50).contains(length - 50).isSorted();
    for (int i = 0; i < 1000; i++) {
      double at = length * random.nextDouble();
      assertThat(RandomGround.height(wooded, at)).as("seed %d, at %.3f m", seed, at)
          .isCloseTo(RandomGround.height(bare, at), within(1e-9));
    }
  }

  @Test
  void aPathTooShortForTreesStaysBare() {
    GeodesicPath path = GeodesicPath.of(new GeoPoint(0, 0), new GeoPoint(0, 0.0005));
    TerrainProfile profile = new TerrainProfile(path, new double[] {0, path.distanceMeters()}, new double[] {5},
        new double[] {6}, new double[] {7}, new double[1], List.of());
    assertThat(profile.withTrees(10)).isSameAs(profile);
  }

  @Test
  void samplesShowBothSidesOfAStep() {
    GeodesicPath path = GeodesicPath.of(new GeoPoint(0, 0), new GeoPoint(0, 0.01));
    double length = path.distanceMeters();
    TerrainProfile profile = new TerrainProfile(path, new double[] {0, 100, 200, length}, new double[] {1, 3, 8},
        new double[] {2, 4, 9}, new double[] {3, 5, 10}, new double[] {0, 0, 6}, List.of());
    TerrainProfile.Samples samples = profile.samples();
    assertThat(samples.distanceMeters()).containsExactly(0, 100, 200, 200, length);
    assertThat(samples.groundMeters()).containsExactly(1, 3, 5, 8, 10);
    assertThat(samples.clutterMeters()).containsExactly(0, 0, 0, 6, 6);
  }
}
