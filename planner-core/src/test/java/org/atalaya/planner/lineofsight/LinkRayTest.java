package org.atalaya.planner.lineofsight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.TerrainProfile;
import org.junit.jupiter.api.Test;

/** The ray and its zone as pictures need them, against what verdicts are made of. */
class LinkRayTest {
  private static final double K = 4.0 / 3;

  @Test
  void itIsTheRayThatVerdictsAreMadeOf() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      TerrainProfile profile = profile(random);
      RayClearance judged = new RayClearance(profile, 7, 12, K);
      LinkRay ray = ray(profile, 7, 12);
      for (int j = 0; j <= 10; j++) {
        double at = ray.pathMeters() * j / 10;
        assertThat(ray.heightMeters(at)).as("seed 11, %d, %d", i, j).isCloseTo(judged.rayMeters(at), within(1e-6));
      }
    }
  }

  @Test
  void overTheEffectiveEarthItIsStraight() {
    Random random = new Random(12);
    EffectiveEarth earth = new EffectiveEarth(K);
    for (int i = 0; i < 1000; i++) {
      double x = random.nextGaussian() * 20_000;
      double y = random.nextGaussian() * 20_000;
      double dx = random.nextGaussian() * 20_000;
      double dy = random.nextGaussian() * 20_000;
      double length = Math.hypot(dx, dy);
      double share = random.nextDouble();
      LinkRay ray = new LinkRay(length, 900, 400, 1 / (2 * K * LineOfSight.EARTH_RADIUS_METERS));
      double chord = (900 - earth.dropMeters(x, y)) * (1 - share) + (400 - earth.dropMeters(x + dx, y + dy)) * share;
      assertThat(ray.heightMeters(share * length) - earth.dropMeters(x + share * dx, y + share * dy)).as("seed 12, %d", i)
          .isCloseTo(chord, within(1e-6));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new EffectiveEarth(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new LinkRay(0, 1, 1, 0));
  }

  @Test
  void theZoneIsCutWhereGroundAndWhatStandsOnItReachIntoIt() {
    Random random = new Random(13);
    int cutPaths = 0;
    int blockedPaths = 0;
    for (int i = 0; i < 500; i++) {
      TerrainProfile profile = profile(random);
      LinkRay ray = ray(profile, 10, 10);
      List<ZoneCut> cuts = ZoneCut.along(profile, ray, 5500);
      FresnelZone zone = new FresnelZone(ray.pathMeters(), 5500);
      for (int segment = 0; segment < profile.segments(); segment++) {
        double at = (profile.distanceMeters()[segment] + profile.distanceMeters()[segment + 1]) / 2;
        double over = ray.heightMeters(at) - profile.middleMeters()[segment] - profile.clutterMeters()[segment];
        List<ZoneCut> here = cuts.stream().filter(cut -> cut.fromMeters() <= at && at <= cut.toMeters()).toList();
        assertThat(here).as("seed 13, %d, %d: %s over, in %s", i, segment, over, cuts)
            .hasSize(over < 0.6 * zone.radiusMeters(at) ? 1 : 0).allMatch(cut -> cut.blocksRay() == over < 0);
      }
      for (int c = 1; c < cuts.size(); c++) {
        assertThat(cuts.get(c).fromMeters()).isGreaterThanOrEqualTo(cuts.get(c - 1).toMeters());
      }
      if (LineOfSight.verdict(profile, 10, 10, 5500, K) == Verdict.CLEAR) {
        assertThat(cuts).as("seed 13, %d", i).isEmpty();
      }
      cutPaths += cuts.isEmpty() ? 0 : 1;
      blockedPaths += cuts.stream().anyMatch(ZoneCut::blocksRay) ? 1 : 0;
    }
    assertThat(cutPaths).as("some are cut, some are not").isBetween(50, 450);
    assertThat(blockedPaths).isBetween(20, cutPaths);
  }

  @Test
  void theTopOfAProfileIsItsGroundAndWhatStandsOnIt() {
    TerrainProfile profile = profile(new Random(14));
    for (int i = 0; i < profile.segments(); i++) {
      double start = profile.distanceMeters()[i];
      double end = profile.distanceMeters()[i + 1];
      for (double t : new double[] {0, 0.25, 0.5, 0.9}) {
        assertThat(profile.topMeters(start + t * (end - start))).isCloseTo(profile.height(i, t) + profile.clutterMeters()[i], within(1e-6));
      }
    }
    int last = profile.segments() - 1;
    assertThat(profile.topMeters(profile.distanceMeters()[last + 1]))
        .isCloseTo(profile.endMeters()[last] + profile.clutterMeters()[last], within(1e-6));
  }

  private static LinkRay ray(TerrainProfile profile, double from, double to) {
    return LinkRay.of(profile.path(), profile.groundFromMeters() + from, profile.groundToMeters() + to, K);
  }

  private static TerrainProfile profile(Random random) {
    GeodesicPath path = GeodesicPath.of(new GeoPoint(49.2, 19.4), new GeoPoint(49.2 + 0.1 * random.nextDouble(), 19.41 + 0.1 * random.nextDouble()));
    int n = 40;
    double[] distance = new double[n + 1];
    double[] start = new double[n];
    double[] middle = new double[n];
    double[] end = new double[n];
    double[] clutter = new double[n];
    double hills = 25 * random.nextDouble();
    double before = 600;
    for (int i = 0; i < n; i++) {
      distance[i + 1] = path.distanceMeters() * (i + 1) / n;
      start[i] = before;
      before = i == n - 1 ? 600 : 595 + hills * random.nextGaussian() * 0.4;
      end[i] = before;
      middle[i] = (start[i] + end[i]) / 2;
      clutter[i] = i > 2 && i < n - 3 && random.nextInt(8) == 0 ? 6 : 0;
    }
    return new TerrainProfile(path, distance, start, middle, end, clutter, List.of());
  }
}
