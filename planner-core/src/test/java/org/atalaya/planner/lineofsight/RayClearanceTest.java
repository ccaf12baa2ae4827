package org.atalaya.planner.lineofsight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RayClearanceTest {

  @Test
  void theCheapBoundIsNeverAboveTheLeastValueAndMeetsItWhereTheDipIsDeepest() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      double s = random.nextGaussian();
      double m = random.nextGaussian();
      double e = random.nextGaussian();
      assertThat(RayClearance.floor(s, m, e)).as("seed 1, %d: %s %s %s", i, s, m, e)
          .isLessThanOrEqualTo(RayClearance.least(s, m, e) + 1e-12);
    }
    // (4 t − 1)² − 1 has its vertex half-way between two of the three points.
    assertThat(RayClearance.least(0, 0, 8)).isEqualTo(-1);
    assertThat(RayClearance.floor(0, 0, 8)).isEqualTo(-1);
  }
}
