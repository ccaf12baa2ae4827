package org.atalaya.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.atalaya.app.cli.AtalayaCommand;
import org.atalaya.app.cli.Console;
import org.atalaya.app.cli.Stop;
import org.atalaya.app.ui.AtalayaWindow;
import sun.misc.Signal;

/** Starts the program: without arguments, or with a project file alone, the window; otherwise a command. */
public final class Main {
  /** Time for a command to come to a clean stop: routers that were written to take their configuration back. */
  private static final long PATIENCE_SECONDS = 120;

  /** As the commands count it: a device failed. */
  private static final int NO_SCREEN = 4;

  /** As shells count it: 128 and the signal's number. */
  private static final int INTERRUPTED = 130;

  private Main() {}

  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      window(Optional.empty());
    } else if (arguments.length == 1 && arguments[0].endsWith(".atalaya")) {
      window(Optional.of(Path.of(arguments[0])));
    } else {
      CountDownLatch ended = new CountDownLatch(1);
      Stop stop = new Stop();
      stopCleanlyOnInterrupt(Thread.currentThread(), ended, stop);
      endOnItsOwnTermsOnCtrlC(Thread.currentThread(), stop);
      int exitCode = AtalayaCommand.run(arguments, Console.ofProcess(stop));
      ended.countDown();
      System.exit(exitCode);
    }
  }

  private static void window(Optional<Path> project) {
    if (!AtalayaWindow.open(project)) {
      System.exit(NO_SCREEN);
    }
  }

  /**
   * Whatever ends the program cancels the command and waits for it, so that files are closed and routers are left in a known
   * state; not at a prompt, which ends with the program.
   */
  private static void stopCleanlyOnInterrupt(Thread command, CountDownLatch ended, Stop stop) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      // cancelled first: an answer that comes at this moment is refused, or is waited for
      stop.cancel();
      if (ended.getCount() > 0 && !stop.atPrompt()) {
        command.interrupt();
        try {
          if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            System.err.println("atalaya: not stopped in time");
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }, "stop"));
  }

  /**
   * The first Ctrl-C interrupts the command, whose exit code then is the program's: a plan that was stopped early is a
   * plan. The second ends the program as any other signal does, and so does the first at a prompt.
   * Where the Java runtime keeps the signal to itself, every Ctrl-C is like the second.
   */
  private static void endOnItsOwnTermsOnCtrlC(Thread command, Stop stop) {
    AtomicBoolean again = new AtomicBoolean();
    try {
      Signal.handle(new Signal("INT"), signal -> {
        if (again.getAndSet(true) || stop.atPrompt()) {
          System.exit(INTERRUPTED);
        }
        command.interrupt();
      });
    } catch (IllegalArgumentException | LinkageError kept) {
      // the shutdown hook sees to it
    }
  }
}
