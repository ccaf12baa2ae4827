package org.atalaya.planner.lineofsight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.RandomGround;
import org.atalaya.planner.terrain.TerrainGap;
import org.atalaya.planner.terrain.TerrainMosaic;
import org.atalaya.planner.terrain.TerrainProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineOfSightTest {
  private static final double K = 4.0 / 3;
  private static final double RADIUS = 6_371_008.8;

  static long[] seeds() {
    long[] seeds = new long[40];
    Arrays.setAll(seeds, i -> i + 1);
    return seeds;
  }

  /** Length on the mean sphere ÷ length on the ellipsoid, from the angle between two directions. */
  private static double onSphere(GeodesicPath path) {
    double[] a = direction(path.from());
    double[] b = direction(path.to());
    double chord = Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    return 2 * RADIUS * Math.asin(chord / 2) / path.distanceMeters();
  }

  private static double[] direction(GeoPoint point) {
    double latitude = Math.toRadians(point.latitudeDegrees());
    double longitude = Math.toRadians(point.longitudeDegrees());
    return new double[] {Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude), Math.sin(latitude)};
  }

  /** A path over random ground, with antennas and a frequency drawn too. */
  private record Scene(TerrainProfile profile, double from, double to, double frequencyMhz) {
    static Scene of(long seed) {
      Random random = new Random(seed);
      double roughness = new double[] {0, 2, 10, 60}[random.nextInt(4)];
      ElevationGrid grid = RandomGround.grid("random", random, random.nextDouble(-60, 60), 20, 120, 1 / 1200.0, roughness, 0);
      TerrainProfile profile = new TerrainMosaic(List.of(grid))
          .profile(GeodesicPath.of(RandomGround.point(random, grid), RandomGround.point(random, grid)))
          .withTrees(random.nextBoolean() ? random.nextDouble(0, 15) : 0);
      return new Scene(profile, random.nextDouble(0, 60), random.nextDouble(0, 60), random.nextDouble(100, 6000));
    }

    double length() {
      return profile.distanceMeters()[profile.segments()];
    }

    /** The definition, point by point. */
    double clearance(double d, int segment) {
      double a = profile.groundFromMeters() + from;
      double b = profile.groundToMeters() + to;
      double onSphere = onSphere(profile.path());
      double ray = a + (b - a) * d / length() - onSphere * onSphere * d * (length() - d) / (2 * K * RADIUS);
      return ray - RandomGround.height(profile, d) - profile.clutterMeters()[segment];
    }

    double radius(double d) {
      return Math.sqrt(299.792458 / frequencyMhz * d * (length() - d) / length());
    }

    interface PointOfPath {
      void at(double distance, int segment);
    }

    void walk(PointOfPath visitor) {
      for (int i = 0; i < profile.segments(); i++) {
        double d0 = profile.distanceMeters()[i];
        double width = profile.distanceMeters()[i + 1] - d0;
        for (int step = 0; step < 200; step++) {
          visitor.at(d0 + width * (step + 0.5) / 200, i);
        }
      }
    }

    Sight.Judged judge(double raiseFrom, double raiseTo) {
      return (Sight.Judged) LineOfSight.judge(profile, from + raiseFrom, to + raiseTo, frequencyMhz, K);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void leastClearanceAndFresnelFractionAreThoseOfDenseSampling(long seed) {
    Scene scene = Scene.of(seed);
    double[] least = {Math.min(scene.from, scene.to), Double.POSITIVE_INFINITY};
    Sight.Judged judged = scene.judge(0, 0);
    scene.walk((d, segment) -> {
      double clearance = scene.clearance(d, segment);
      least[0] = Math.min(least[0], clearance);
      least[1] = Math.min(least[1], clearance / scene.radius(d));
      assertThat(judged.minClearanceMeters()).as("seed %d, at %.3f m", seed, d).isLessThanOrEqualTo(clearance + 1e-8);
      assertThat(judged.worst().fresnelFraction()).as("seed %d, at %.3f m", seed, d)
          .isLessThanOrEqualTo(clearance / scene.radius(d) + 1e-8);
    });
    assertThat(judged.minClearanceMeters()).as("seed %d", seed).isCloseTo(least[0], within(0.02));
    assertThat(judged.worst().fresnelFraction()).as("seed %d", seed).isCloseTo(least[1], within(0.02 + 0.01 * Math.abs(least[1])));
    assertThat(LineOfSight.minClearanceMeters(scene.profile, scene.from, scene.to, K)).hasValue(judged.minClearanceMeters());
    assertThat(LineOfSight.verdict(scene.profile, scene.from, scene.to, scene.frequencyMhz, K)).isEqualTo(judged.verdict());
    assertThat(judged.verdict()).as("seed %d", seed).isEqualTo(judged.minClearanceMeters() < 0 ? Verdict.BLOCKED
        : judged.worst().fresnelFraction() < 0.6 ? Verdict.FRESNEL : Verdict.CLEAR);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theWorstPointIsWhereItSaysItIs(long seed) {
    Scene scene = Scene.of(seed);
    Clearance worst = scene.judge(0, 0).worst();
    double radius = scene.radius(worst.distanceMeters());
    double nearest = Double.POSITIVE_INFINITY;
    for (double beside : new double[] {-1e-6, 0, 1e-6}) {
      double at = Math.clamp(worst.distanceMeters() + beside, 0, scene.length());
      for (int i = 0; i < scene.profile.segments(); i++) {
        if (scene.profile.distanceMeters()[i] <= at && at <= scene.profile.distanceMeters()[i + 1]) {
          nearest = Math.min(nearest, Math.abs(scene.clearance(at, i) / radius - worst.fresnelFraction()));
        }
      }
    }
    assertThat(nearest).as("seed %d", seed).isLessThan(1e-5);
    assertThat(worst.marginMeters()).as("seed %d", seed)
        .isCloseTo((worst.fresnelFraction() - 0.6) * radius, within(1e-9 * (1 + Math.abs(worst.fresnelFraction()) * radius)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void raisingByTheAnswerClearsThePathAndByLessDoesNot(long seed) {
    Scene scene = Scene.of(seed);
    Sight.Judged judged = scene.judge(0, 0);
    Raise raise = judged.raise();
    check(seed, "a", scene, raise.a(), 1, 0, judged.verdict());
    check(seed, "b", scene, raise.b(), 0, 1, judged.verdict());
    check(seed, "both", scene, raise.both(), 1, 1, judged.verdict());
  }

  private static void check(long seed, String end, Scene scene, OptionalDouble raise, double a, double b, Verdict now) {
    if (now == Verdict.CLEAR) {
      assertThat(raise).as("seed %d, %s", seed, end).hasValue(0);
    } else if (raise.isEmpty()) {
      assertThat(scene.judge(50 * a, 50 * b).verdict()).as("seed %d, %s by 50 m", seed, end).isNotEqualTo(Verdict.CLEAR);
    } else {
      double by = raise.getAsDouble();
      assertThat(by).as("seed %d, %s", seed, end).isBetween(0.0, 50.001);
      assertThat(scene.judge(by * a, by * b).verdict()).as("seed %d, %s by %.9f m", seed, end, by).isEqualTo(Verdict.CLEAR);
      double less = by * 0.9999 - 1e-5;
      if (less > 0) {
        assertThat(scene.judge(less * a, less * b).verdict()).as("seed %d, %s by %.9f m", seed, end, less)
            .isNotEqualTo(Verdict.CLEAR);
      }
    }
  }

  /** Straight ground at one height. */
  private static TerrainProfile flat(double longitudeTo, double groundMeters, double endMeters) {
    GeodesicPath path = GeodesicPath.of(new GeoPoint(0, 0), new GeoPoint(0, longitudeTo));
    double middle = (groundMeters + endMeters) / 2;
    return new TerrainProfile(path, new double[] {0, path.distanceMeters()}, new double[] {groundMeters},
        new double[] {middle}, new double[] {endMeters}, new double[1], List.of());
  }

  private static Sight.Judged judge(TerrainProfile profile, double from, double to) {
    return (Sight.Judged) LineOfSight.judge(profile, from, to, 5500, K);
  }

  @Test
  void overFlatGroundEverythingFollowsFromTheBulgeInTheMiddle() {
    TerrainProfile profile = flat(0.1, 100, 100);
    double length = profile.path().distanceMeters();
    double arc = RADIUS * Math.toRadians(0.1);
    double bulge = arc * arc / 4 / (2 * K * RADIUS);
    double radius = Math.sqrt(299.792458 / 5500 * length / 4);
    Sight.Judged judged = judge(profile, 10, 10);
    assertThat(judged.verdict()).isEqualTo(Verdict.CLEAR);
    assertThat(judged.minClearanceMeters()).isCloseTo(10 - bulge, within(1e-9));
    assertThat(judged.worst().distanceMeters()).isCloseTo(length / 2, within(0.01));
    assertThat(judged.worst().fresnelFraction()).isCloseTo((10 - bulge) / radius, within(1e-12));
    assertThat(judged.tiltFromDegrees()).isCloseTo(Math.toDegrees(Math.atan(-4 * bulge / length)), within(1e-12));
    Sight.Judged low = judge(profile, 5, 5);
    assertThat(low.verdict()).isEqualTo(Verdict.FRESNEL);
    assertThat(low.raise().both().orElseThrow()).isCloseTo(0.6 * radius - (5 - bulge), within(2e-6));
    assertThat(judge(profile, 1, 1).verdict()).isEqualTo(Verdict.BLOCKED);
  }

  @Test
  void antennasLookUpAndDownByTheSlopeLessTheBend() {
    TerrainProfile profile = flat(0.1, 100, 300);
    double length = profile.path().distanceMeters();
    double arc = RADIUS * Math.toRadians(0.1);
    double bend = arc * arc / length / (2 * K * RADIUS);
    Sight.Judged judged = judge(profile, 20, 30);
    assertThat(judged.tiltFromDegrees())
        .isCloseTo(Math.toDegrees(Math.atan(210 / length - bend)), within(1e-12));
    assertThat(judged.tiltToDegrees())
        .isCloseTo(Math.toDegrees(Math.atan(-210 / length - bend)), within(1e-12));
  }

  @Test
  void anAntennaOnTheGroundIsNeverClearAndNotHelpedByTheOther() {
    TerrainProfile profile = flat(0.02, 100, 300);
    Sight.Judged judged = judge(profile, 0, 60);
    assertThat(judged.verdict()).isEqualTo(Verdict.FRESNEL);
    assertThat(judged.minClearanceMeters()).isZero();
    assertThat(judged.worst().fresnelFraction()).isZero();
    assertThat(judged.worst().distanceMeters()).isZero();
    assertThat(judged.raise().b()).isEmpty();
    assertThat(judged.raise().a()).isPresent();
  }

  @Test
  void aHouseOverAnAntennaBlocksIt() {
    GeodesicPath path = GeodesicPath.of(new GeoPoint(0, 0), new GeoPoint(0, 0.02));
    TerrainProfile profile = new TerrainProfile(path, new double[] {0, 30, path.distanceMeters()}, new double[] {5, 5},
        new double[] {5, 5}, new double[] {5, 5}, new double[] {8, 0}, List.of());
    Sight.Judged judged = judge(profile, 3, 20);
    assertThat(judged.verdict()).isEqualTo(Verdict.BLOCKED);
    assertThat(judged.minClearanceMeters()).isCloseTo(-5, within(1e-9));
    assertThat(judged.worst().fresnelFraction()).isFinite().isNegative();
    assertThat(judged.raise().b()).isEmpty();
    assertThat(judge(profile, 3 + judged.raise().a().orElseThrow(), 20).verdict()).isEqualTo(Verdict.CLEAR);
  }

  @Test
  void twoAntennasOnOneMastSeeEachOther() {
    TerrainProfile profile = flat(0, 100, 100);
    Sight.Judged judged = judge(profile, 5, 8);
    assertThat(judged.verdict()).isEqualTo(Verdict.CLEAR);
    assertThat(judged.minClearanceMeters()).isEqualTo(5);
    assertThat(judged.tiltFromDegrees()).isEqualTo(90);
    assertThat(judged.tiltToDegrees()).isEqualTo(-90);
    assertThat(judged.worst().fresnelFraction()).isFinite();
  }

  @Test
  void missingGroundIsUnknownAndNamed() {
    GeodesicPath path = GeodesicPath.of(new GeoPoint(0, 0), new GeoPoint(0, 0.02));
    TerrainGap gap = new TerrainGap.MissingTile("N00E000");
    TerrainProfile profile = new TerrainProfile(path, new double[] {0, path.distanceMeters()}, new double[] {Double.NaN},
        new double[] {Double.NaN}, new double[] {Double.NaN}, new double[1], List.of(gap));
    assertThat(LineOfSight.judge(profile, 5, 5, 5500, K)).isEqualTo(new Sight.Unknown(List.of(gap)));
    assertThat(LineOfSight.minClearanceMeters(profile, 5, 5, K)).isEmpty();
    assertThat(LineOfSight.verdict(profile, 5, 5, 5500, K)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void antennasBelowTheGroundAreRefused() {
    assertThatThrownBy(() -> judge(flat(0.02, 5, 5), -1, 5)).hasMessageContaining("antenna heights -1.0");
    assertThatThrownBy(() -> LineOfSight.judge(flat(0.02, 5, 5), 1, 5, 0, K)).hasMessageContaining("frequency 0.0");
  }
}
