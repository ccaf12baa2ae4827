package org.atalaya.app.ui.map;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Questions that follow a pointer: one is answered at a time, behind the window, and of those that come meanwhile only the
 * newest is. Asked and told on the window's thread.
 *
 * @param <Q> question
 * @param <A> answer
 */
final class LatestOnly<Q, A> implements AutoCloseable {
  private final Executor window;
  private final ExecutorService worker;
  private final Function<Q, A> answer;
  private final BiConsumer<Q, A> done;
  private final BiConsumer<Q, Throwable> failed;
  private Optional<Q> next = Optional.empty();
  private boolean asking;

  /**
   * @param name of the thread that answers
   * @param window runs what it is given on the window's thread, in order
   */
  LatestOnly(String name, Executor window, Function<Q, A> answer, BiConsumer<Q, A> done, BiConsumer<Q, Throwable> failed) {
    this.window = window;
    this.answer = answer;
    this.done = done;
    this.failed = failed;
    worker = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
  }

  /** Asks now, or when the question under way is answered. */
  void ask(Q question) {
    next = Optional.of(question);
    if (!asking) {
      begin();
    }
  }

  private void begin() {
    asking = next.isPresent();
    next.ifPresent(question -> {
      next = Optional.empty();
      worker.execute(() -> {
        try {
          A found = answer.apply(question);
          window.execute(() -> end(() -> done.accept(question, found)));
        } catch (Throwable failure) {
          window.execute(() -> end(() -> failed.accept(question, failure)));
        }
      });
    });
  }

  private void end(Runnable tell) {
    try {
      tell.run();
    } finally {
      begin();
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
