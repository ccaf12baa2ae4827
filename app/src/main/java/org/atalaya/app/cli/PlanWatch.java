package org.atalaya.app.cli;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.siteselection.Incumbent;
import org.atalaya.planner.siteselection.SearchFollower;

/**
 * Shows how far the choice is: the cheapest network so far and what none can cost less than, in the bar's line on a
 * terminal, on a line of its own at most once a second elsewhere. The first Ctrl-C does not cancel the choice: the
 * best so far is the plan. What ends the program cancels it.
 */
final class PlanWatch implements Progress, SearchFollower {
  private static final long SECOND = 1_000_000_000L;
  private final Console console;
  private final ConsoleProgress bar;
  private final Thread command;
  private final long startNanos = System.nanoTime();
  private Optional<Incumbent> untold = Optional.empty();
  private long toldNanos = startNanos;
  private final AtomicBoolean stopped = new AtomicBoolean();

  /** Made by the thread that runs the command. */
  PlanWatch(Console console) {
    this.console = console;
    command = Thread.currentThread();
    bar = new ConsoleProgress(console, console.texts().get("plan.progress"));
  }

  @Override
  public boolean step(long done, long total) {
    bar.step(done, total);
    tell();
    return !console.stop().cancelled();
  }

  @Override
  public synchronized void found(Incumbent incumbent) {
    untold = Optional.of(incumbent);
    tell();
  }

  @Override
  public boolean enough() {
    // asked by several threads at a time: said once
    if (!stopped.get() && command.isInterrupted() && stopped.compareAndSet(false, true)) {
      console.note("plan.stopping");
    }
    return stopped.get();
  }

  /** Tells where the search ended, if it was told of before; true if the user wanted no more of it. */
  synchronized boolean ended() {
    if (toldNanos != startNanos) {
      toldNanos = startNanos;
      tell();
    }
    return stopped.get();
  }

  private synchronized void tell() {
    long now = System.nanoTime();
    if (untold.isPresent() && now - toldNanos >= SECOND) {
      Incumbent at = untold.get();
      String line = at.bound() <= 0 ? console.texts().get("plan.incumbent-unbounded", at.cost() / 100.0, at.reached(), at.homes())
          : console.texts().get("plan.incumbent", at.cost() / 100.0, at.bound() / 100.0, at.gap(), at.reached(), at.homes());
      bar.say(line);
      untold = Optional.empty();
      toldNanos = now;
    }
  }
}
