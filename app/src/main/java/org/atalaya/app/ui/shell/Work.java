package org.atalaya.app.ui.shell;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work behind the window: one job at a time with progress and a way to stop it, and small errands that nobody waits
 * for. All properties and answers arrive on the window's thread.
 */
public final class Work implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Work.class);
  private static final long REPORT_NANOS = Duration.ofMillis(40).toNanos();

  /**
   * What is being done.
   *
   * @param titleKey of its name in the bundles
   * @param fraction done, 0 to 1; negative where it can't be told
   */
  public record Running(String titleKey, double fraction) {}

  /** A long job. */
  @FunctionalInterface
  public interface Job<T> {
    T run(Progress progress) throws Exception;
  }

  private final Executor window;
  private final Consumer<Notice> notices;
  private final ExecutorService jobs = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService errands =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("desk").factory());
  private final ReadOnlyObjectWrapper<Optional<Running>> running = new ReadOnlyObjectWrapper<>(Optional.empty());
  private AtomicBoolean stop = new AtomicBoolean();

  /**
   * @param window runs what it is given on the window's thread, in order
   * @param notices hears of failures, on the window's thread
   */
  public Work(Executor window, Consumer<Notice> notices) {
    this.window = window;
    this.notices = notices;
  }

  public ReadOnlyObjectProperty<Optional<Running>> runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** The running job has come to another part of its work, which has a name of its own. */
  public void goOnWith(String titleKey) {
    running.get().ifPresent(now -> running.set(Optional.of(new Running(titleKey, now.fraction()))));
  }

  /** Asks the running job to stop at its next step. */
  public void cancel() {
    stop.set(true);
  }

  /**
   * Begins a job unless one is running.
   *
   * @param done told the answer and how long it took
   */
  public <T> void start(String titleKey, Job<T> job, BiConsumer<T, Duration> done) {
    if (running.get().isPresent()) {
      notices.accept(Notice.hint("notice.busy"));
      return;
    }
    AtomicBoolean stopThis = new AtomicBoolean();
    stop = stopThis;
    running.set(Optional.of(new Running(titleKey, -1)));
    long began = System.nanoTime();
    jobs.execute(() -> {
      try {
        T answer = job.run(reporting(stopThis));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        window.execute(() -> {
          running.set(Optional.empty());
          done.accept(answer, took);
        });
      } catch (CancellationException cancelled) {
        end(Notice.hint("notice.cancelled"));
      } catch (Throwable failure) {
        // whatever it is: a job that never ended would keep the window busy for ever
        end(failed(failure));
      }
    });
  }

  /** Does something short behind the window, one errand after the other. */
  public <T> void errand(Callable<T> errand, Consumer<T> done) {
    errands.execute(() -> finish(errand, done));
  }

  /** The same on a thread of its own: what may wait for a disk or a network that does not answer. */
  public <T> void aside(Callable<T> errand, Consumer<T> done) {
    Thread.ofPlatform().daemon().name("aside").start(() -> finish(errand, done));
  }

  private <T> void finish(Callable<T> errand, Consumer<T> done) {
    try {
      T answer = errand.call();
      window.execute(() -> done.accept(answer));
    } catch (Throwable failure) {
      Notice notice = failed(failure);
      window.execute(() -> notices.accept(notice));
    }
  }

  private void end(Notice notice) {
    window.execute(() -> {
      running.set(Optional.empty());
      notices.accept(notice);
    });
  }

  private Progress reporting(AtomicBoolean stopThis) {
    long[] reported = {System.nanoTime()};
    return (done, total) -> {
      long now = System.nanoTime();
      synchronized (reported) {
        if (now - reported[0] >= REPORT_NANOS && total > 0) {
          reported[0] = now;
          // work that turns out longer than it thought can't tell
          double fraction = done > total ? -1 : (double) done / total;
          window.execute(() -> running.get().filter(job -> stop == stopThis)
              .ifPresent(job -> running.set(Optional.of(new Running(job.titleKey(), fraction)))));
        }
      }
      return !stopThis.get();
    };
  }

  static Notice failed(Throwable failure) {
    if (failure instanceof BadInputException || failure instanceof IllegalArgumentException) {
      return Notice.failed("notice.bad-input", failure);
    }
    LOG.error("work failed", failure);
    return Notice.failed("notice.failed", failure);
  }

  @Override
  public void close() {
    cancel();
    jobs.shutdownNow();
    errands.shutdown();
  }
}
