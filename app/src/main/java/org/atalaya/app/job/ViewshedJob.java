package org.atalaya.app.job;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.maps.elevation.GeoTiffBytes;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.lineofsight.SightGround;
import org.atalaya.planner.lineofsight.Viewshed;
import org.atalaya.planner.lineofsight.ViewshedRequest;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.TerrainMosaic;

/** What is seen from one place, as a raster. */
public final class ViewshedJob {
  private static final int WARM_UP_RUNS = 6;
  private static final int MEASURED_RUNS = 5;

  private ViewshedJob() {}

  /** @param tiff a GeoTIFF with {@link Viewshed}'s values */
  @SuppressWarnings("ArrayRecordComponent")
  public record Result(Viewshed view, byte[] tiff) {}

  /**
   * Looks around over elevation files.
   *
   * @param clutter what stands on them
   * @param sites whose surroundings count
   */
  public static Result run(List<Path> terrain, ClutterFiles clutter, List<Site> sites, ViewshedRequest request, Progress progress) {
    TerrainMosaic ground = ElevationFiles.open(terrain);
    Viewshed view = Viewshed.of(SightGround.of(ground).coveredBy(clutter.cover(ground, sites,
        request.frequencyMhz().orElse(PathSettings.DEFAULT.frequencyMhz()))), request, progress::step);
    ElevationGrid grid = ground.grids().stream().filter(each -> each.mapping().equals(view.mapping())).findFirst().orElseThrow();
    byte[] tiff = GeoTiffBytes.of(new GeoTiffBytes.Place(ElevationFiles.crs(terrain, grid), view.mapping(),
        view.firstColumn(), view.firstRow()), view.columns(), view.rows(), view.cells(), 255);
    return new Result(view, tiff);
  }

  /** @param seconds the median of five runs after warm-up */
  public record Figures(long cells, long seen, double seconds) {}

  /** How long it takes, the terrain already read. */
  public static Figures measure(List<Path> terrain, ViewshedRequest request, Progress progress) {
    SightGround ground = SightGround.of(ElevationFiles.open(terrain));
    double[] seconds = new double[WARM_UP_RUNS + MEASURED_RUNS];
    Viewshed view = null;
    for (int run = 0; run < seconds.length; run++) {
      int done = run;
      long start = System.nanoTime();
      view = Viewshed.of(ground, request, (step, steps) -> progress.step(done, seconds.length));
      seconds[run] = (System.nanoTime() - start) / 1e9;
    }
    double[] measured = Arrays.copyOfRange(seconds, WARM_UP_RUNS, seconds.length);
    Arrays.sort(measured);
    return new Figures(view.within(), view.seen(), measured[MEASURED_RUNS / 2]);
  }
}
