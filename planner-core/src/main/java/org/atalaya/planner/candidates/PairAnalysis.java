package org.atalaya.planner.candidates;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;

/** One run over all pairs of a list of sites. Workers take one {@code a} after the other, each with all its {@code b}. */
final class PairAnalysis {
  private static final double EQUATOR_METERS = 6_378_137;
  private static final double FLATTENING = 1 / 298.257223563;

  private final List<Site> sites;
  private final PathAnalyzer analyzer;
  private final double maxRangeMeters;
  private final Progress progress;
  private final double[] x;
  private final double[] y;
  private final double[] z;
  private final AtomicInteger nextRow = new AtomicInteger();
  private final AtomicLong done = new AtomicLong();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final List<List<CandidateLink>> rows = new ArrayList<>();
  private long total;

  PairAnalysis(List<Site> sites, PathAnalyzer analyzer, double maxRangeMeters, Progress progress) {
    this.sites = sites;
    this.analyzer = analyzer;
    this.maxRangeMeters = maxRangeMeters;
    this.progress = progress;
    int n = sites.size();
    x = new double[n];
    y = new double[n];
    z = new double[n];
    double squaredEccentricity = FLATTENING * (2 - FLATTENING);
    for (int i = 0; i < n; i++) {
      GeoPoint at = sites.get(i).position();
      double latitude = Math.toRadians(at.latitudeDegrees());
      double longitude = Math.toRadians(at.longitudeDegrees());
      double sine = Math.sin(latitude);
      double normal = EQUATOR_METERS / Math.sqrt(1 - squaredEccentricity * sine * sine);
      x[i] = normal * Math.cos(latitude) * Math.cos(longitude);
      y[i] = normal * Math.cos(latitude) * Math.sin(longitude);
      z[i] = normal * (1 - squaredEccentricity) * sine;
      rows.add(List.of());
    }
  }

  List<CandidateLink> run() {
    for (int a = 0; a < sites.size(); a++) {
      for (int b = a + 1; b < sites.size(); b++) {
        total += near(a, b) ? 1 : 0;
      }
    }
    tell(0);
    checkStopped();
    int workers = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(workers, Thread.ofPlatform().daemon().name("pairs-", 0).factory())) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        running.add(pool.submit(this::work));
      }
      await(running);
    }
    checkStopped();
    return rows.stream().flatMap(List::stream).toList();
  }

  private void await(List<Future<?>> running) {
    for (Future<?> worker : running) {
      try {
        worker.get();
      } catch (InterruptedException e) {
        stopped.set(true);
        Thread.currentThread().interrupt();
        return;
      } catch (ExecutionException e) {
        stopped.set(true);
        throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
      }
    }
  }

  private void work() {
    for (int a = nextRow.getAndIncrement(); a < sites.size() && !stopped.get(); a = nextRow.getAndIncrement()) {
      List<CandidateLink> row = row(a);
      synchronized (rows) {
        rows.set(a, row);
      }
    }
  }

  private List<CandidateLink> row(int a) {
    List<CandidateLink> row = new ArrayList<>();
    Site from = sites.get(a);
    for (int b = a + 1; b < sites.size() && !stopped.get(); b++) {
      if (near(a, b)) {
        Site to = sites.get(b);
        GeodesicPath path = GeodesicPath.of(from.position(), to.position());
        if (path.distanceMeters() <= maxRangeMeters) {
          row.add(new CandidateLink(from, to,
              analyzer.analyze(analyzer.profile(path), from.heightMeters(), to.heightMeters())));
        }
        tell(done.incrementAndGet());
      }
    }
    return row;
  }

  /** Straight through the earth is never farther than over it: cheap, and leaves out no pair in range. */
  private boolean near(int a, int b) {
    double dx = x[a] - x[b];
    double dy = y[a] - y[b];
    double dz = z[a] - z[b];
    return dx * dx + dy * dy + dz * dz <= maxRangeMeters * maxRangeMeters * (1 + 1e-12) + 1e-6;
  }

  private void tell(long pairs) {
    if (!progress.step(pairs, total)) {
      stopped.set(true);
    }
  }

  private void checkStopped() {
    if (stopped.get()) {
      throw new CancellationException("stopped after " + done.get() + " of " + total + " pairs");
    }
  }
}
