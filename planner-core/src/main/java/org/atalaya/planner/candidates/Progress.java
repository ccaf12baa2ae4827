package org.atalaya.planner.candidates;

/** How long work tells where it is, and hears that it should stop. Called from any thread. */
@FunctionalInterface
public interface Progress {
  Progress NONE = (done, total) -> true;

  /**
   * @param done units of work done, from 0
   * @param total units in all
   * @return false to stop: the work then throws {@link java.util.concurrent.CancellationException}
   */
  boolean step(long done, long total);
}
