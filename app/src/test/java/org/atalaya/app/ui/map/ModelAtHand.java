package org.atalaya.app.ui.map;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.atalaya.app.ui.shell.Engines;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.wording.Wording;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.site.Site;

/** The window's model on the sample valley without a window: the test's own thread is the window's. */
public final class ModelAtHand implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  public final WindowModel model;
  private final LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();

  public ModelAtHand(Path folder) throws Exception {
    Path terrain = SampleValley.writeTo(folder);
    Path file = folder.resolve("valley.atalaya");
    Project.create(file, new ProjectState(new ProjectSettings("Quintana valley", "AR", "libremesh",
        List.of(terrain.toString()), PathSettings.DEFAULT, 15_000, 10, "USD"), SampleValley.sites())).close();
    model = new WindowModel(window::add, new Engines((project, ground, progress) -> {
      throw new UnsupportedOperationException("no links are asked for here");
    }, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), Wording.of(Locale.ENGLISH));
    model.desk().open(file);
    until(() -> model.desk().groundProperty().get().isPresent());
  }

  /** Where the window's work is put. */
  public Executor window() {
    return window::add;
  }

  /** Does what the window is to do until it is so. */
  public void until(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      Runnable next = window.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        throw new AssertionError("waited in vain; notice: " + model.desk().noticeProperty().get());
      }
      next.run();
    }
  }

  public ProjectState state() {
    return model.desk().state().orElseThrow();
  }

  public Site site(String name) {
    return state().findSite(name).orElseThrow();
  }

  /** Key of what undo would take back. */
  public Optional<String> undo() {
    return model.desk().snapshotProperty().get().flatMap(now -> now.undo()).map(entry -> entry.key());
  }

  @Override
  public void close() throws InterruptedException {
    model.close();
  }
}
