package org.atalaya.planner.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.lineofsight.SightGround;
import org.atalaya.planner.lineofsight.SightKernel;
import org.atalaya.planner.lineofsight.Station;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.PostRectangle;

/** Judges each post within range of both ends: some rows at a time for each processor, the answers in the posts' order. */
final class RelaySurvey {
  private static final long MOST_POSTS = 50_000_000;
  private static final int ROWS_AT_ONCE = 8;
  /** Nearer to an end there is no leg to judge. */
  private static final double NEAREST_METERS = 1;

  private final SightGround ground;
  private final RelayRequest request;
  private final Progress progress;
  private final Station from;
  private final Station to;
  private final List<Strip> strips = new ArrayList<>();
  private final List<List<Spot>> found = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();

  /**
   * A post that sees both ends.
   *
   * @param clear whether the Fresnel zones of both legs are free enough
   */
  record Spot(Station station, double groundMeters, boolean clear) {}

  private record Candidate(Station station, float groundMeters) {}

  /** Some rows of posts of a grid. */
  private record Strip(ElevationGrid grid, PostRectangle posts) {}

  RelaySurvey(SightGround ground, RelayRequest request, Progress progress) {
    this.ground = ground;
    this.request = request;
    this.progress = progress;
    from = ground.station(request.from().position(), request.from().heightMeters());
    to = ground.station(request.to().position(), request.to().heightMeters());
    long total = 0;
    for (ElevationGrid grid : ground.terrain().grids()) {
      PostRectangle posts = PostRectangle.around(grid, request.from().position(), request.maxRangeMeters())
          .intersection(PostRectangle.around(grid, request.to().position(), request.maxRangeMeters()));
      total += posts.posts();
      for (int row = posts.top(); posts.posts() > 0 && row <= posts.bottom(); row += ROWS_AT_ONCE) {
        strips.add(new Strip(grid, new PostRectangle(posts.left(), row, posts.right(),
            Math.min(row + ROWS_AT_ONCE - 1, posts.bottom()))));
      }
    }
    if (total > MOST_POSTS) {
      throw new BadInputException("range " + request.maxRangeMeters() + " m", total + " posts within it", "at most " + MOST_POSTS);
    }
    strips.forEach(strip -> found.add(List.of()));
  }

  List<Spot> run() {
    tell(0);
    int workers = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(workers, Thread.ofPlatform().daemon().name("relay-", 0).factory())) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        running.add(pool.submit(this::work));
      }
      running.forEach(this::await);
    }
    if (stopped.get()) {
      throw new CancellationException("stopped after " + done.get() + " of " + strips.size() + " strips");
    }
    return found.stream().flatMap(List::stream).toList();
  }

  private void await(Future<?> worker) {
    try {
      worker.get();
    } catch (InterruptedException e) {
      stopped.set(true);
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      stopped.set(true);
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }
  }

  private void work() {
    SightKernel kernel = new SightKernel(ground, request.settings().frequencyMhz(), request.settings().k(),
        request.settings().treesMeters());
    for (int i = next.getAndIncrement(); i < strips.size() && !stopped.get(); i = next.getAndIncrement()) {
      List<Spot> spots = look(strips.get(i), kernel);
      synchronized (found) {
        found.set(i, spots);
      }
      tell(done.incrementAndGet());
    }
  }

  private List<Spot> look(Strip strip, SightKernel kernel) {
    List<Candidate> candidates = candidates(strip);
    Station[] targets = candidates.stream().map(Candidate::station).toArray(Station[]::new);
    Verdict[] first = new Verdict[targets.length];
    kernel.judge(from, targets, targets.length, first);
    List<Candidate> kept = new ArrayList<>();
    for (int i = 0; i < targets.length; i++) {
      if (first[i] == Verdict.CLEAR || first[i] == Verdict.FRESNEL) {
        targets[kept.size()] = targets[i];
        first[kept.size()] = first[i];
        kept.add(candidates.get(i));
      }
    }
    Verdict[] second = new Verdict[kept.size()];
    kernel.judge(to, targets, kept.size(), second);
    List<Spot> spots = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      if (second[i] == Verdict.CLEAR || second[i] == Verdict.FRESNEL) {
        spots.add(new Spot(targets[i], kept.get(i).groundMeters(),
            first[i] == Verdict.CLEAR && second[i] == Verdict.CLEAR));
      }
    }
    return spots;
  }

  /** The posts of a strip where a relay may stand. */
  private List<Candidate> candidates(Strip strip) {
    List<Candidate> candidates = new ArrayList<>();
    PostRectangle posts = strip.posts;
    for (int row = posts.top(); row <= posts.bottom(); row++) {
      for (int column = posts.left(); column <= posts.right(); column++) {
        if (Float.isNaN(strip.grid.height(column, row))) {
          continue;
        }
        GeoPoint post = strip.grid.mapping().toGeographic(column, row);
        if (ground.terrain().findGrid(post).filter(grid -> grid == strip.grid).isEmpty()) {
          continue;
        }
        Station station = ground.station(post, request.heightMeters());
        if (SightKernel.within(from, station, request.maxRangeMeters()) && SightKernel.within(to, station, request.maxRangeMeters())
            && !SightKernel.within(from, station, NEAREST_METERS) && !SightKernel.within(to, station, NEAREST_METERS)
            && request.excluded().stream().noneMatch(area -> area.contains(post))) {
          candidates.add(new Candidate(station, strip.grid.height(column, row)));
        }
      }
    }
    return candidates;
  }

  private void tell(int strip) {
    if (!progress.step(strip, strips.size())) {
      stopped.set(true);
    }
  }
}
