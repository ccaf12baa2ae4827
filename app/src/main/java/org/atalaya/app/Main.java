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

  private Main() {}

  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      AtalayaWindow.open(Optional.empty());
    } else if (arguments.length == 1 && arguments[0].endsWith(".atalaya")) {
      AtalayaWindow.open(Optional.of(Path.of(arguments[0])));
    } else {
      CountDownLatch ended = new CountDownLatch(1);
      stopCleanlyOnInterrupt(Thread.currentThread(), ended);
      int exitCode = AtalayaCommand.run(arguments, Console.ofProcess());
      ended.countDown();
      System.exit(exitCode);
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
