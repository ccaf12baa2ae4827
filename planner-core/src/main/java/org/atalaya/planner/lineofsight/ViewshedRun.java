package org.atalaya.planner.lineofsight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.terrain.Elevation;
import org.atalaya.planner.terrain.GeoPoint;

/** One look around: shares the rays, or where they don't serve the rows, out among the processors. */
final class ViewshedRun {
  private static final double LONGEST_FAN_METERS = 60_000;
  private static final double HIGHEST_LATITUDE = 80;
  private static final int WEDGES_AT_ONCE = 48;
  private static final int ROWS_AT_ONCE = 8;
  private static final int COPY_ROWS = 64;
  /** How far a post's way between two rays may be off, metres. */
  private static final double RIM_METERS = 0.5;
  /** So high a frequency that the Fresnel zone is thinner than a tenth of a millimetre. */
  private static final double RAY_MHZ = 1e15;

  private final SightGround ground;
  private final ViewshedRequest request;
  private final Viewshed.Steps steps;
  private final Station from;
  private final ViewshedWindow window;
  private final byte[] cells;
  private final List<Task> copies = new ArrayList<>();
  private final List<Task> looks = new ArrayList<>();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();

  /** Something that one processor does without the others. */
  @FunctionalInterface
  private interface Task {
    void run(ViewshedWorker worker);
  }

  ViewshedRun(SightGround ground, ViewshedRequest request, Viewshed.Steps steps) {
    this.ground = ground;
    this.request = request;
    this.steps = steps;
    GeoPoint at = request.observer();
    if (ground.terrain().elevationAt(at) instanceof Elevation.Missing missing) {
      throw new BadInputException("observer " + at.latitudeDegrees() + "," + at.longitudeDegrees(),
          "no height of the ground there (" + missing.gap().name() + ")", "a place on known terrain");
    }
    from = ground.station(at, request.observerHeightMeters());
    double reach = Math.abs(at.latitudeDegrees()) + request.radiusMeters() / 110_500;
    boolean middle = reach < HIGHEST_LATITUDE
        && Math.abs(at.longitudeDegrees()) + request.radiusMeters() / (111_300 * Math.cos(Math.toRadians(reach))) < 179;
    GroundSheet sheet = nearSheet(at);
    ViewshedWindow.Extent extent = ViewshedWindow.Extent.around(sheet, at, request.radiusMeters());
    boolean alone = ground.sheets() == 1;
    if (middle && from.sheet >= 0 && ground.sheet(from.sheet) == sheet && request.radiusMeters() <= LONGEST_FAN_METERS) {
      window = new ViewshedWindow(sheet, extent, alone);
      shareRays();
    } else {
      window = new ViewshedWindow(sheet, extent.within(sheet), alone);
      shareRows();
    }
    for (int row = 0; row < window.rows; row += COPY_ROWS) {
      int first = row;
      int end = Math.min(row + COPY_ROWS, window.rows);
      copies.add(worker -> window.fill(first, end));
    }
    cells = new byte[window.columns * window.rows];
    Arrays.fill(cells, Viewshed.NO_DATA);
  }

  /** The finest sheet that has posts near the observer. */
  private GroundSheet nearSheet(GeoPoint at) {
    for (int i = 0; i < ground.sheets(); i++) {
      GroundSheet sheet = ground.sheet(i);
      if (ViewshedWindow.Extent.touches(sheet, at, request.radiusMeters())) {
        return sheet;
      }
    }
    throw new IllegalStateException("known ground lies on a sheet");
  }

  private void shareRays() {
    for (int quarter = 0; quarter < 4; quarter++) {
      FanSide side = FanSide.of(window, from, quarter % 2 == 0, quarter < 2 ? 1 : -1);
      if (side.steps() < 1) {
        continue;
      }
      for (int ray = 0; ray + 1 < side.rays(); ray += WEDGES_AT_ONCE) {
        int first = ray;
        int last = Math.min(ray + WEDGES_AT_ONCE, side.rays() - 1);
        looks.add(worker -> worker.fan(side, first, last));
      }
    }
    looks.add(ViewshedWorker::observersPost);
  }

  private void shareRows() {
    for (int row = 0; row < window.rows; row += ROWS_AT_ONCE) {
      int first = row;
      int last = Math.min(row + ROWS_AT_ONCE, window.rows);
      looks.add(worker -> worker.rows(first, last));
    }
  }

  Viewshed run() {
    tell(0);
    int workers = Runtime.getRuntime().availableProcessors();
    long within = 0;
    long exact = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(workers,
        Thread.ofPlatform().daemon().name("viewshed-", 0).factory())) {
      List<ViewshedWorker> all = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        all.add(new ViewshedWorker(ground, request, from, window, cells, RIM_METERS,
            new SightKernel(ground, request.frequencyMhz().orElse(RAY_MHZ), request.k(), request.treesMeters())));
      }
      share(pool, all, copies, false);
      share(pool, all, looks, true);
      for (ViewshedWorker worker : all) {
        within += worker.within();
        exact += worker.exactVerdicts();
      }
    }
    if (stopped.get()) {
      throw new CancellationException("stopped after " + done.get() + " of " + looks.size() + " parts of the view");
    }
    return new Viewshed(window, cells, within, exact);
  }

  /** Has the workers do all tasks, one after the other as they are free. */
  private void share(ExecutorService pool, List<ViewshedWorker> workers, List<Task> tasks, boolean counted) {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    for (ViewshedWorker worker : workers) {
      running.add(pool.submit(() -> {
        for (int task = next.getAndIncrement(); task < tasks.size() && !stopped.get(); task = next.getAndIncrement()) {
          tasks.get(task).run(worker);
          worker.flush();
          if (counted) {
            tell(done.incrementAndGet());
          }
        }
      }));
    }
    for (Future<?> worker : running) {
      await(worker);
    }
  }

  private void await(Future<?> worker) {
    try {
      worker.get();
    } catch (InterruptedException e) {
      stopped.set(true);
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      stopped.set(true);
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }
  }

  private void tell(int tasksDone) {
    if (!steps.step(tasksDone, looks.size())) {
      stopped.set(true);
    }
  }
}
