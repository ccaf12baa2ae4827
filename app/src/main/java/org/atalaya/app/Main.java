package org.atalaya.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.atalaya.app.cli.AtalayaCommand;
import org.atalaya.app.cli.Console;
import org.atalaya.app.ui.AtalayaWindow;

/** Starts the program: without arguments, or with a project file alone, the window; otherwise a command. */
public final class Main {
  /** Time for a command to come to a clean stop: routers that were written to take their configuration back. */
  private static final long PATIENCE_SECONDS = 120;

  /** As the commands count it: a device failed. */
  private static final int NO_SCREEN = 4;

  private Main() {}

  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      window(Optional.empty());
    } else if (arguments.length == 1 && arguments[0].endsWith(".atalaya")) {
      window(Optional.of(Path.of(arguments[0])));
    } else {
      CountDownLatch ended = new CountDownLatch(1);
      stopCleanlyOnInterrupt(Thread.currentThread(), ended);
      int exitCode = AtalayaCommand.run(arguments, Console.ofProcess());
      ended.countDown();
      System.exit(exitCode);
    }
  }

  private static void window(Optional<Path> project) {
    if (!AtalayaWindow.open(project)) {
      System.exit(NO_SCREEN);
    }
  }

  /** Ctrl-C interrupts the command and waits for it, so that files are closed and routers are left in a known state. */
  private static void stopCleanlyOnInterrupt(Thread command, CountDownLatch ended) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      if (ended.getCount() > 0) {
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
}
