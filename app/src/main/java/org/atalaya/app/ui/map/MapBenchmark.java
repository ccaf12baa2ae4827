package org.atalaya.app.ui.map;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.atalaya.app.ui.map.MapContent.LinkLook;
import org.atalaya.app.ui.map.MapContent.MapLink;
import org.atalaya.app.ui.map.MapContent.MapSite;
import org.atalaya.app.ui.shell.MapReliefs;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.maps.relief.ReliefRenderer;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * How much work the map gives the window's thread while it is moved and zoomed: on invented ground, with invented sites and
 * links, frame by frame after a script, the first run of which only warms up.
 */
public final class MapBenchmark {
  private static final int WIDTH = 1400;
  private static final int HEIGHT = 900;
  private static final long SEED = 20261122;
  private static final List<LinkLook> LOOKS = List.of(LinkLook.CLEAR, LinkLook.CLEAR, LinkLook.FRESNEL, LinkLook.BLOCKED);

  /** Held here, since the logging of the JDK forgets the level of a logger that nobody holds. */
  private static final Logger LOGGER = Logger.getLogger("javafx");

  private MapBenchmark() {}

  /**
   * @param frames that were measured
   * @param workP50Millis processor time of the window's thread in a frame, all that it did since the one before; median
   * @param workP99Millis of 99 frames in 100 at most
   * @param workWorstMillis of the worst
   * @param intervalP50Millis from frame to frame on the clock, median
   * @param intervalP99Millis of 99 frames in 100 at most
   */
  public record Result(int frames, double workP50Millis, double workP99Millis, double workWorstMillis, double intervalP50Millis,
      double intervalP99Millis) {}

  /**
   * Runs the script, on a screen that nobody sees unless JavaFX was told of another.
   *
   * @param frames of a run
   */
  public static Result run(int sites, int links, int frames) throws InterruptedException {
    startToolkit();
    MapBase base = network(sites, links);
    ReliefRenderer ground = new ReliefRenderer(List.of(SampleValley.grid()));
    CompletableFuture<Result> answer = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        begin(base, ground, frames, answer);
      } catch (RuntimeException failure) {
        answer.completeExceptionally(failure);
      }
    });
    try {
      return answer.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the map could not be measured", failed.getCause());
    }
  }

  private static void startToolkit() {
    // JavaFX remarks that it was started from the class path, which is how this program is put together
    LOGGER.setLevel(Level.SEVERE);
    if (System.getProperty("glass.platform") == null) {
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
    }
    try {
      Platform.startup(() -> Platform.setImplicitExit(false));
    } catch (IllegalStateException running) {
      // a window is open in this program already: the same toolkit serves
      Platform.setImplicitExit(false);
    }
  }

  /** Sites all over the sample tile, each linked with its nearest: the same for the same numbers. */
  public static MapBase network(int sites, int links) {
    Random random = new Random(SEED);
    List<MapSite> all = new ArrayList<>();
    for (int i = 0; i < sites; i++) {
      all.add(new MapSite("Sitio " + (i + 1), new GeoPoint(-31.95 + 0.9 * random.nextDouble(), -64.95 + 0.9 * random.nextDouble()),
          i % 50 == 0 ? Role.GATEWAY : i % 3 == 0 ? Role.REQUIRED : Role.CANDIDATE, i % 7 == 0));
    }
    List<MapLink> pairs = new ArrayList<>();
    int each = Math.ceilDiv(links, Math.max(1, sites));
    for (int i = 0; i < sites && pairs.size() < links; i++) {
      MapSite from = all.get(i);
      int first = i;
      all.subList(i + 1, sites).stream().sorted(Comparator.comparingDouble(to -> apart(from, to)))
          .limit(Math.min(first == sites - 1 ? 0 : each, links - pairs.size())).forEach(to -> pairs.add(new MapLink(from.name(),
              to.name(), from.position(), to.position(), LOOKS.get(random.nextInt(LOOKS.size())), "")));
    }
    return new MapBase(all, pairs);
  }

  private static double apart(MapSite a, MapSite b) {
    return Math.hypot(a.position().latitudeDegrees() - b.position().latitudeDegrees(),
        a.position().longitudeDegrees() - b.position().longitudeDegrees());
  }

  private static void begin(MapBase base, ReliefRenderer ground, int frames, CompletableFuture<Result> answer) {
    MapView map = new MapView();
    StackPane root = new StackPane(map);
    root.getStyleClass().addAll("window", "light");
    Scene scene = new Scene(root, WIDTH, HEIGHT);
    scene.getStylesheets().add(MapBenchmark.class.getResource("/org/atalaya/app/ui/atalaya.css").toExternalForm());
    Stage stage = new Stage();
    stage.setScene(scene);
    map.ground().setRelief(Optional.of(MapReliefs.of(ground, false, false)));
    map.show(new MapContent(base, List.of(), new Selection.None(), Optional.empty()));
    map.setPlacesToFit(base.sites().stream().map(MapSite::position).toList());
    stage.show();
    new Script(map, frames, result -> {
      stage.hide();
      map.close();
      answer.complete(result);
    }).start();
  }

  /** Moves and zooms the map frame by frame, and notes what each frame took. */
  private static final class Script extends AnimationTimer {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final MapView map;
    private final int frames;
    private final Consumer<Result> done;
    private final double[] work;
    private final double[] interval;
    private int frame;
    private boolean warm;
    private long workBefore;
    private long clockBefore;

    Script(MapView map, int frames, Consumer<Result> done) {
      this.map = map;
      this.frames = frames;
      this.done = done;
      work = new double[frames];
      interval = new double[frames];
    }

    @Override
    public void handle(long now) {
      long clock = System.nanoTime();
      long worked = threads.getCurrentThreadCpuTime();
      if (warm && frame > 0) {
        work[frame - 1] = (worked - workBefore) / 1e6;
        interval[frame - 1] = (clock - clockBefore) / 1e6;
      }
      if (frame == frames) {
        if (warm) {
          stop();
          done.accept(result());
          return;
        }
        warm = true;
        frame = 0;
        map.fit();
      }
      step(map.viewportProperty().get());
      frame++;
      workBefore = worked;
      clockBefore = clock;
    }

    /** Eight parts: drag one way, turn the wheel twice, drag another way; four zooms in, four out. The first run goes west. */
    private void step(MapViewport view) {
      int part = frame * 8 / frames;
      int within = frame - part * frames / 8;
      int third = Math.max(1, frames / 24);
      if (within == third || within == third + third / 2) {
        map.move(view.zoomedAt(WIDTH * 0.4, HEIGHT * 0.6, part < 4 ? MapViewport.ZOOM_STEP : -MapViewport.ZOOM_STEP));
      } else {
        double turn = Math.PI / 4 * part + (warm ? 0 : Math.PI);
        map.move(view.dragged(9 * Math.cos(turn), 9 * Math.sin(turn)));
      }
    }

    private Result result() {
      Arrays.sort(work);
      Arrays.sort(interval);
      return new Result(frames, share(work, 0.5), share(work, 0.99), work[frames - 1], share(interval, 0.5), share(interval, 0.99));
    }

    private static double share(double[] sorted, double share) {
      return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
    }
  }
}
