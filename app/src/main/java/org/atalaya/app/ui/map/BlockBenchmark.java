package org.atalaya.app.ui.map;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.app.ui.map.BlockViewModel.Square;
import org.atalaya.app.ui.map.MapContent.MapSite;
import org.atalaya.app.ui.shell.MapReliefs;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.maps.block.BlockCamera;
import org.atalaya.maps.block.BlockFrame;
import org.atalaya.maps.block.BlockMesh;
import org.atalaya.maps.block.BlockPoint;
import org.atalaya.maps.relief.ReliefRenderer;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.TerrainMosaic;

/** How long the 3-D view takes to put ground together and to paint it, on invented ground, without a window. */
public final class BlockBenchmark {
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 620;
  private static final double HALF_METERS = 12_000;
  private static final double MAST_METERS = 12;
  private static final GeoPoint CENTRE = new GeoPoint(-31.5, -64.5);

  private BlockBenchmark() {}

  /**
   * What was measured, wall clock.
   *
   * @param groundMillis to put a square of ground together: heights, and the picture over them
   * @param movingP50Millis to paint a picture while the view moves, median
   * @param movingP99Millis of 99 pictures in 100 at most
   * @param restP50Millis to paint a picture at rest, median
   * @param restP99Millis of 99 pictures in 100 at most
   */
  public record Result(double groundMillis, double movingP50Millis, double movingP99Millis, double restP50Millis, double restP99Millis) {}

  /** @param frames of each kind, at least 4 */
  public static Result run(int sites, int links, int frames) {
    ElevationGrid grid = SampleValley.grid();
    ReliefRenderer relief = new ReliefRenderer(List.of(grid));
    MapBase base = MapBenchmark.network(sites, links);
    List<Site> all = base.sites().stream().map(BlockBenchmark::site).toList();
    BlockFrame frame = new BlockFrame(CENTRE, PathSettings.DEFAULT.k());
    BlockScene scene = BlockScene.of(frame, new BlockContent(new MapContent(base, List.of(), new Selection.None(), Optional.empty()),
        all, Optional.of(new TerrainMosaic(List.of(grid))), PathSettings.DEFAULT, Optional.empty(), Map.of()));
    double[] ground = new double[4];
    BlockMesh whole = mesh(frame, relief, new Square(0, 0, HALF_METERS));
    for (int i = 0; i < ground.length; i++) {
      long began = System.nanoTime();
      whole = mesh(frame, relief, new Square(0, 0, HALF_METERS));
      ground[i] = (System.nanoTime() - began) / 1e6;
    }
    BlockMesh finer = mesh(frame, relief, new Square(500, 500, HALF_METERS / 4));
    Painter painter = new Painter(new BlockDrawing(), scene, List.of(whole, finer), frames);
    painter.times(true);
    painter.times(false);
    double[] moving = painter.times(true);
    double[] rest = painter.times(false);
    Arrays.sort(ground);
    return new Result(ground[0], share(moving, 0.5), share(moving, 0.99), share(rest, 0.5), share(rest, 0.99));
  }

  private static Site site(MapSite site) {
    return new Site(site.name(), site.position(), MAST_METERS, site.role(), new PowerSupply.Grid(), 0, Optional.empty(), 0, "");
  }

  private static BlockMesh mesh(BlockFrame frame, ReliefRenderer relief, Square square) {
    return new BlockMesh(frame, relief, square.x(), square.y(), square.halfMeters(), BlockMesh.MOST_POSTS,
        BlockDrape.of(List.of(MapReliefs.of(relief, false, false)), frame, square, 0xff808080, () -> false));
  }

  /** Turns once around the block. */
  private record Painter(BlockDrawing drawing, BlockScene scene, List<BlockMesh> ground, int frames) {
    double[] times(boolean moving) {
      double[] times = new double[frames];
      for (int i = 0; i < frames; i++) {
        BlockCamera camera = new BlockCamera(new BlockPoint(0, 0, ground.getFirst().groundAt(0, 0)), 360.0 * i / frames, 30,
            HALF_METERS * 1.6, 2, WIDTH, HEIGHT);
        long began = System.nanoTime();
        drawing.draw(new BlockDrawing.Job(scene, ground, camera, STYLE, 1, moving));
        times[i] = (System.nanoTime() - began) / 1e6;
      }
      Arrays.sort(times);
      return times;
    }
  }

  private static double share(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
  }

  /** Colours and sizes as heavy as the stylesheet's; what they are does not matter here. */
  private static final MapStyle STYLE = style();

  private static MapStyle style() {
    Map<MapInk, Integer> colors = new EnumMap<>(MapInk.class);
    for (MapInk ink : MapInk.values()) {
      colors.put(ink, 0xff406080);
    }
    colors.put(MapInk.ZONE, 0x50008cb2);
    colors.put(MapInk.HALO, 0xc0ffffff);
    Map<MapSize, Double> sizes = new EnumMap<>(MapSize.class);
    for (MapSize size : MapSize.values()) {
      sizes.put(size, 3.0);
    }
    sizes.put(MapSize.SITE_RADIUS, 8.0);
    sizes.put(MapSize.SITE_FAINT_RADIUS, 6.5);
    sizes.put(MapSize.SITE_SELECTED_RADIUS, 10.0);
    sizes.put(MapSize.LABEL_SIZE, 12.0);
    sizes.put(MapSize.LINK_LABEL_SIZE, 10.0);
    return new MapStyle(colors, sizes);
  }
}
