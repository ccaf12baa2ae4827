package org.atalaya.maps.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import org.atalaya.maps.relief.MapWindow;
import org.atalaya.maps.relief.ReliefRenderer;
import org.atalaya.planner.lineofsight.FresnelZone;
import org.atalaya.planner.lineofsight.LinkRay;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.GridMapping;
import org.junit.jupiter.api.Test;

/** Geometry and painting of a block, against the plain formulas. */
class BlockTest {
  private static final double K = 4.0 / 3;
  private static final GeoPoint CENTRE = new GeoPoint(-31.4, -64.6);
  private static final int SKY = 0xff112233;
  private static final int TEXELS = 256;

  @Test
  void theGapBetweenRayAndGroundIsTheClearanceOfTheProfile() {
    Random random = new Random(21);
    BlockFrame frame = new BlockFrame(CENTRE, K);
    for (int i = 0; i < 200; i++) {
      GeodesicPath path = path(random, 0.1);
      LinkRay ray = LinkRay.of(path, 900, 1100, K);
      double at = path.distanceMeters() * random.nextDouble();
      double ground = 700 + 200 * random.nextDouble();
      BlockPoint onGround = frame.place(path.pointAt(at), ground);
      BlockPoint onRay = frame.place(path.pointAt(at), ray.heightMeters(at));
      assertThat(onRay.z() - onGround.z()).isCloseTo(ray.heightMeters(at) - ground, within(1e-6));
      assertThat(onRay.x()).isEqualTo(onGround.x());
      GeoPoint back = frame.geographic(onRay.x(), onRay.y());
      assertThat(GeodesicPath.of(back, path.pointAt(at)).distanceMeters()).isLessThan(0.001);
    }
  }

  @Test
  void aRayIsStraightInTheBlock() {
    Random random = new Random(22);
    BlockFrame frame = new BlockFrame(CENTRE, K);
    for (int i = 0; i < 200; i++) {
      GeodesicPath path = path(random, 0.07);
      List<BlockPoint> points = RayLine.of(frame, path, LinkRay.of(path, 900, 1100, K), 10);
      BlockPoint from = points.getFirst();
      BlockPoint to = points.getLast();
      double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
      for (BlockPoint point : points) {
        double along = ((point.x() - from.x()) * (to.x() - from.x()) + (point.y() - from.y()) * (to.y() - from.y())) / length;
        double beside = ((point.x() - from.x()) * (to.y() - from.y()) - (point.y() - from.y()) * (to.x() - from.x())) / length;
        assertThat(beside).as("metres beside, of %s", length).isCloseTo(0, within(3.0));
        assertThat(point.z()).as("height").isCloseTo(from.z() + (to.z() - from.z()) * along / length, within(0.5));
      }
    }
  }

  @Test
  void theBodyOfAZoneHasItsRadiusEverywhere() {
    Random random = new Random(23);
    BlockFrame frame = new BlockFrame(CENTRE, K);
    for (double share : new double[] {1, 0.6}) {
      GeodesicPath path = path(random, 0.05);
      LinkRay ray = LinkRay.of(path, 900, 1000, K);
      FresnelZone zone = new FresnelZone(path.distanceMeters(), 2400);
      ZoneBody body = ZoneBody.of(frame, path, ray, zone, share, 21, 12);
      for (int ring = 0; ring < body.rings(); ring++) {
        double at = path.distanceMeters() * (1 - Math.cos(Math.PI * ring / 20)) / 2;
        BlockPoint middle = frame.place(path.pointAt(at), ray.heightMeters(at));
        for (int j = 0; j < body.around(); j++) {
          BlockPoint point = body.at(ring, j);
          assertThat(Math.sqrt(Math.pow(point.x() - middle.x(), 2) + Math.pow(point.y() - middle.y(), 2)
              + Math.pow(point.z() - middle.z(), 2))).isCloseTo(share * zone.radiusMeters(at), within(1e-6));
        }
        assertThat(body.at(ring, 3).z() - middle.z()).as("upright, as the profile shows it")
            .isCloseTo(share * zone.radiusMeters(at), within(1e-6));
      }
    }
  }

  @Test
  void theCameraShowsItsTargetInTheMiddleAndNorthAhead() {
    Random random = new Random(24);
    for (int i = 0; i < 500; i++) {
      BlockPoint target = new BlockPoint(random.nextGaussian() * 5000, random.nextGaussian() * 5000, 500 + 100 * random.nextGaussian());
      BlockCamera camera = new BlockCamera(target, random.nextDouble() * 720 - 360, 5 + 85 * random.nextDouble(),
          100 + 30_000 * random.nextDouble(), 1 + 4 * random.nextDouble(), 900, 500);
      double[] at = project(camera, target);
      assertThat(at[0]).isCloseTo(450, within(1e-6));
      assertThat(at[1]).isCloseTo(250, within(1e-6));
      assertThat(1 / at[2]).isCloseTo(camera.distanceMeters(), within(1e-6 * camera.distanceMeters()));
      assertThat(camera.azimuthDegrees()).isBetween(0.0, 360.0);
      // farther along the look is higher up in the picture; to its right is to the right
      double step = camera.distanceMeters() / 20;
      double azimuth = Math.toRadians(camera.azimuthDegrees());
      double[] ahead = project(camera, new BlockPoint(target.x() + step * Math.sin(azimuth), target.y() + step * Math.cos(azimuth), target.z()));
      double[] right = project(camera, new BlockPoint(target.x() + step * Math.cos(azimuth), target.y() - step * Math.sin(azimuth), target.z()));
      double[] up = project(camera, new BlockPoint(target.x(), target.y(), target.z() + step));
      assertThat(ahead[1]).isLessThan(at[1]);
      assertThat(ahead[0]).isCloseTo(450, within(1e-6));
      assertThat(right[0]).isCloseTo(450 + camera.focalPixels() * step / camera.distanceMeters(), within(1e-6));
      assertThat(up[1]).as("heights are exaggerated").isLessThan(at[1]);
      BlockPoint eye = camera.eye();
      double dz = (eye.z() - target.z()) * camera.exaggeration();
      assertThat(Math.sqrt(Math.pow(eye.x() - target.x(), 2) + Math.pow(eye.y() - target.y(), 2) + dz * dz))
          .isCloseTo(camera.distanceMeters(), within(1e-6 * camera.distanceMeters()));
      assertThat(project(camera, new BlockPoint(2 * eye.x() - target.x(), 2 * eye.y() - target.y(), 2 * eye.z() - target.z()))[2])
          .as("behind the eye").isZero();
    }
  }

  @Test
  void draggedGroundFollowsThePointer() {
    BlockCamera camera = new BlockCamera(new BlockPoint(0, 0, 0), 30, 60, 5000, 2, 900, 500);
    double[] before = project(camera, new BlockPoint(0, 0, 0));
    double[] after = project(camera.panned(12, 0), new BlockPoint(0, 0, 0));
    assertThat(after[0] - before[0]).isCloseTo(12, within(0.1));
    assertThat(project(camera.panned(0, 9), new BlockPoint(0, 0, 0))[1] - before[1]).isCloseTo(9, within(0.3));
  }

  @Test
  void theEyeStaysAboveTheGround() {
    BlockMesh mesh = mesh(hills(25), 64);
    Random random = new Random(25);
    for (int i = 0; i < 300; i++) {
      double x = random.nextGaussian() * 2000;
      double y = random.nextGaussian() * 2000;
      BlockCamera camera = new BlockCamera(new BlockPoint(x, y, 500), random.nextDouble() * 360, 6, 300 + 4000 * random.nextDouble(), 3, 900, 500)
          .above(mesh);
      BlockPoint eye = camera.eye();
      double ground = mesh.groundAt(eye.x(), eye.y());
      assertThat(Double.isNaN(ground) || eye.z() > ground || camera.tiltDegrees() == BlockCamera.MOST_TILT).isTrue();
    }
  }

  @Test
  void everyPixelShowsTheFirstGroundOnItsWay() {
    BlockMesh mesh = mesh(hills(26), 40);
    Random random = new Random(26);
    int grounds = 0;
    int skies = 0;
    for (int look = 0; look < 6; look++) {
      BlockCamera camera = new BlockCamera(new BlockPoint(0, 0, 500), random.nextDouble() * 360, 12 + 50 * random.nextDouble(), 14_000,
          2, 240, 140).above(mesh);
      BlockRaster raster = new BlockRaster(240, 140);
      raster.clear(SKY, SKY);
      raster.paintGround(mesh, camera, 1, Optional.empty(), 0);
      for (int i = 0; i < 400; i++) {
        int column = random.nextInt(240);
        int row = random.nextInt(140);
        Optional<double[]> hit = cast(mesh, camera, column + 0.5, row + 0.5);
        int shown = raster.argb()[row * 240 + column];
        if (hit.isEmpty()) {
          // at an edge the two may differ by a pixel
          if (cast(mesh, camera, column + 1.6, row + 0.5).isEmpty() && cast(mesh, camera, column - 0.6, row + 0.5).isEmpty()
              && cast(mesh, camera, column + 0.5, row + 1.6).isEmpty() && cast(mesh, camera, column + 0.5, row - 0.6).isEmpty()) {
            assertThat(shown).as("look %d, pixel %d, %d", look, column, row).isEqualTo(SKY);
            skies++;
          }
        } else if (hit.get()[3] > 0.02) {
          assertThat(shown).as("look %d, pixel %d, %d", look, column, row).isNotEqualTo(SKY);
          assertThat(shown >> 8 & 255).as("texel column").isCloseTo((int) hit.get()[0], within(3));
          assertThat(shown & 255).as("texel row").isCloseTo((int) hit.get()[1], within(3));
          grounds++;
        }
      }
    }
    assertThat(grounds).isGreaterThan(300);
    assertThat(skies).isGreaterThan(300);
  }

  @Test
  void unknownGroundIsLeftOutAndNeverFlat() {
    ToDoubleBiFunction<Integer, Integer> hills = hills(27);
    BlockMesh whole = mesh(hills, 64);
    BlockMesh holed = mesh((column, row) -> Math.hypot(column - 100, row - 100) < 14 ? Double.NaN : hills.applyAsDouble(column, row), 64);
    assertThat(holed.groundAt(0, 0)).isNaN();
    BlockCamera camera = new BlockCamera(new BlockPoint(0, 0, 500), 0, 85, 14_000, 1, 240, 140);
    int middle = 70 * 240 + 120;
    assertThat(painted(whole, camera, 0)[middle]).isNotEqualTo(SKY);
    assertThat(painted(holed, camera, 0)[middle]).as("nothing").isEqualTo(SKY);
    BlockMesh nowhere = mesh((column, row) -> Double.NaN, 16);
    assertThat(nowhere.empty()).isTrue();
    assertThat(Arrays.stream(painted(nowhere, camera, 0xff445566)).distinct().boxed()).containsExactly(SKY);
  }

  @Test
  void groundHidesWhatLiesBehindItAndBodiesAreSeenThrough() {
    // a ridge from west to east through the middle
    BlockMesh ridge = mesh((column, row) -> 300 + Math.max(0, 800 - 60 * Math.abs(row - 100)), 128);
    BlockCamera camera = new BlockCamera(new BlockPoint(0, 0, 400), 0, 10, 9000, 1, 400, 240);
    BlockRaster raster = new BlockRaster(400, 240);
    raster.clear(SKY, SKY);
    raster.paintGround(ridge, camera, 1, Optional.empty(), 0);
    double[] before = project(camera, new BlockPoint(0, -1500, 320));
    double[] behind = project(camera, new BlockPoint(0, 2000, 500));
    double[] above = project(camera, new BlockPoint(0, 2000, 1600));
    assertThat(raster.visible(before[0], before[1], before[2])).isTrue();
    assertThat(raster.visible(behind[0], behind[1], behind[2])).as("behind the ridge").isFalse();
    assertThat(raster.visible(above[0], above[1], above[2])).as("over the ridge").isTrue();
    int[] plain = raster.argb().clone();
    raster.paintBody(body(-1500, 700), camera, 0x80ff0000);
    int seenThrough = differing(plain, raster.argb());
    assertThat(seenThrough).as("pixels of a body before the ridge").isGreaterThan(50);
    int[] withBody = raster.argb().clone();
    raster.paintBody(body(1800, 380), camera, 0x80ff0000);
    assertThat(differing(withBody, raster.argb())).as("pixels of a body behind the ridge").isZero();
  }

  @Test
  void whatIsPaintedFinerIsNotPaintedTwiceAndLeavesNoGap() {
    ToDoubleBiFunction<Integer, Integer> hills = hills(28);
    BlockMesh whole = mesh(hills, 64);
    BlockMesh finer = new BlockMesh(whole.frame(), renderer(hills), 200, -300, 1500, 128, whole.drape());
    BlockCamera camera = new BlockCamera(new BlockPoint(0, 0, 500), 40, 80, 6_000, 1, 300, 180);
    BlockRaster raster = new BlockRaster(300, 180);
    raster.clear(SKY, SKY);
    raster.paintGround(whole, camera, 1, Optional.of(finer), 0);
    double[] within = project(camera, new BlockPoint(200, -300, finer.groundAt(200, -300)));
    assertThat(raster.argb()[(int) within[1] * 300 + (int) within[0]]).as("left to the finer one").isEqualTo(SKY);
    raster.paintGround(finer, camera, 1, Optional.empty(), 0);
    assertThat(Arrays.stream(raster.argb()).filter(pixel -> pixel == SKY).count()).as("gaps in a picture full of ground").isZero();
  }

  @Test
  void aMeshHasTheHeightsOfTheGround() {
    ElevationGrid grid = grid(hills(29));
    BlockMesh mesh = mesh(hills(29), 256);
    Random random = new Random(29);
    for (int i = 0; i < 300; i++) {
      double x = random.nextDouble() * 6000 - 3000;
      double y = random.nextDouble() * 6000 - 3000;
      GeoPoint place = mesh.frame().geographic(x, y);
      double[] at = new double[2];
      grid.mapping().toGrid(place.latitudeDegrees(), place.longitudeDegrees(), at);
      double ground = grid.bilinear((int) at[0], (int) at[1], at[0] - (int) at[0], at[1] - (int) at[1]);
      assertThat(mesh.groundAt(x, y)).isCloseTo(ground - mesh.frame().dropMeters(x, y), within(12.0));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> mesh(hills(29), 257));
  }

  private static ZoneBody body(double y, double height) {
    BlockFrame frame = new BlockFrame(CENTRE, K);
    GeodesicPath path = GeodesicPath.of(frame.geographic(-1500, y), frame.geographic(1500, y));
    return ZoneBody.of(frame, path, LinkRay.of(path, height, height, K), new FresnelZone(path.distanceMeters(), 100), 1, 20, 12);
  }

  private static int differing(int[] some, int[] others) {
    int count = 0;
    for (int i = 0; i < some.length; i++) {
      count += some[i] == others[i] ? 0 : 1;
    }
    return count;
  }

  private static int[] painted(BlockMesh mesh, BlockCamera camera, int edge) {
    BlockRaster raster = new BlockRaster((int) camera.width(), (int) camera.height());
    raster.clear(SKY, SKY);
    raster.paintGround(mesh, camera, 1, Optional.empty(), edge);
    return raster.argb();
  }

  /** The plain way: every triangle is asked. @return texel column and row, metres, how far from the triangle's sides; empty for sky */
  private static Optional<double[]> cast(BlockMesh mesh, BlockCamera camera, double column, double row) {
    double azimuth = Math.toRadians(camera.azimuthDegrees());
    double tilt = Math.toRadians(camera.tiltDegrees());
    double[] ahead = {Math.sin(azimuth) * Math.cos(tilt), Math.cos(azimuth) * Math.cos(tilt), -Math.sin(tilt)};
    double[] right = {Math.cos(azimuth), -Math.sin(azimuth), 0};
    double[] up = {right[1] * ahead[2] - right[2] * ahead[1], right[2] * ahead[0] - right[0] * ahead[2], right[0] * ahead[1] - right[1] * ahead[0]};
    double[] way = new double[3];
    for (int i = 0; i < 3; i++) {
      way[i] = ahead[i] + right[i] * (column - camera.width() / 2) / camera.focalPixels()
          - up[i] * (row - camera.height() / 2) / camera.focalPixels();
    }
    BlockPoint eye = camera.eye();
    double[] from = {eye.x(), eye.y(), eye.z() * camera.exaggeration()};
    double[] best = null;
    for (int r = 0; r < mesh.side() - 1; r++) {
      for (int c = 0; c < mesh.side() - 1; c++) {
        int[][] corners = {{c, r, c + 1, r, c, r + 1}, {c + 1, r, c + 1, r + 1, c, r + 1}};
        for (int[] each : corners) {
          double[] hit = cross(mesh, camera.exaggeration(), each, from, way);
          if (hit != null && (best == null || hit[2] < best[2])) {
            best = hit;
          }
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static double[] cross(BlockMesh mesh, double exaggeration, int[] corner, double[] from, double[] way) {
    double[][] p = new double[3][];
    for (int i = 0; i < 3; i++) {
      p[i] = new double[] {mesh.x(corner[2 * i]) - from[0], mesh.y(corner[2 * i + 1]) - from[1],
          mesh.z(corner[2 * i], corner[2 * i + 1]) * exaggeration - from[2]};
    }
    double volume = triple(p[0], p[1], p[2]);
    double a = triple(way, p[1], p[2]);
    double b = triple(p[0], way, p[2]);
    double c = triple(p[0], p[1], way);
    double sum = a + b + c;
    double[] shares = {a / sum, b / sum, c / sum};
    double meters = volume / sum;
    if (!(meters > 0) || shares[0] < 0 || shares[1] < 0 || shares[2] < 0) {
      return null;
    }
    double u = 0;
    double v = 0;
    for (int i = 0; i < 3; i++) {
      u += shares[i] * mesh.u(corner[2 * i]);
      v += shares[i] * mesh.v(corner[2 * i + 1]);
    }
    return new double[] {u, v, meters, Math.min(shares[0], Math.min(shares[1], shares[2]))};
  }

  private static double triple(double[] a, double[] b, double[] c) {
    return a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
  }

  private static double[] project(BlockCamera camera, BlockPoint point) {
    double[] out = new double[3];
    camera.lens().project(point, out);
    return out;
  }

  private static GeodesicPath path(Random random, double degrees) {
    return GeodesicPath.of(new GeoPoint(CENTRE.latitudeDegrees() + degrees * random.nextGaussian() * 0.5, CENTRE.longitudeDegrees() + degrees * random.nextGaussian() * 0.5),
        new GeoPoint(CENTRE.latitudeDegrees() + degrees * random.nextDouble(), CENTRE.longitudeDegrees() - degrees * random.nextDouble()));
  }

  private static ToDoubleBiFunction<Integer, Integer> hills(long seed) {
    Random random = new Random(seed);
    double a = random.nextDouble() * 6;
    double b = random.nextDouble() * 6;
    return (column, row) -> 500 + 160 * Math.sin(column / 9.0 + a) * Math.cos(row / 11.0 + b);
  }

  /** 201 × 201 posts around the centre, some 46 × 40 m apart. */
  private static ElevationGrid grid(ToDoubleBiFunction<Integer, Integer> heights) {
    int side = 201;
    float[] posts = new float[side * side];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        posts[row * side + column] = (float) heights.applyAsDouble(column, row);
      }
    }
    double step = 0.00042;
    return new ElevationGrid("test", new GridMapping.Geographic(CENTRE.latitudeDegrees() + 100 * step, CENTRE.longitudeDegrees() - 100 * step,
        step, step), side, side, posts);
  }

  private static ReliefRenderer renderer(ToDoubleBiFunction<Integer, Integer> heights) {
    return new ReliefRenderer(List.of(grid(heights)));
  }

  /** 7.6 km of ground, under a picture whose texels tell their columns and rows. */
  private static BlockMesh mesh(ToDoubleBiFunction<Integer, Integer> heights, int posts) {
    BlockFrame frame = new BlockFrame(CENTRE, K);
    double half = 3800;
    double texel = 2 * half / frame.groundScale() / TEXELS;
    int[] argb = new int[TEXELS * TEXELS];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = 0xffee0000 | i % TEXELS << 8 | i / TEXELS;
    }
    Drape drape = new Drape(new MapWindow(frame.mapX(-half), frame.mapY(half), texel, TEXELS, TEXELS), argb);
    return new BlockMesh(frame, renderer(heights), 0, 0, half, posts, drape);
  }
}
