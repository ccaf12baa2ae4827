package org.atalaya.app.cli;

import org.atalaya.planner.candidates.Progress;

/** A bar on a terminal, a plain line every tenth elsewhere; silent for what ends within a second. */
final class ConsoleProgress implements Progress {
  private static final int BAR_WIDTH = 30;
  private final Console console;
  private final String what;
  private final long startNanos = System.nanoTime();
  private int lastShown = -1;
  private int lastPercent;
  private String about = "";

  ConsoleProgress(Console console, String what) {
    this.console = console;
    this.what = what;
  }

  @Override
  public synchronized boolean step(long done, long total) {
    if (total > 0 && System.nanoTime() - startNanos > 1_000_000_000L) {
      int percent = (int) (100 * done / total);
      int shown = console.interactive() ? percent : percent / 10;
      if (shown > lastShown) {
        lastShown = shown;
        show(percent);
      }
    }
    return !Thread.currentThread().isInterrupted();
  }

  /** Tells something of the work: behind the bar on a terminal, on a line of its own elsewhere. */
  synchronized void say(String text) {
    if (console.interactive()) {
      // what is longer than the next text would stay on the line
      about = "  " + text + " ".repeat(Math.max(0, about.stripTrailing().length() - text.length() - 2));
      show(lastPercent);
    } else {
      console.err().println(text);
    }
  }

  private void show(int percent) {
    lastPercent = percent;
    if (console.interactive()) {
      int filled = BAR_WIDTH * percent / 100;
      console.err().print("\r" + what + " [" + "#".repeat(filled) + " ".repeat(BAR_WIDTH - filled) + "] " + percent + " %" + about
          + (percent == 100 ? "\n" : ""));
      console.err().flush();
    } else {
      console.err().println(what + " " + percent + " %");
    }
  }
}
