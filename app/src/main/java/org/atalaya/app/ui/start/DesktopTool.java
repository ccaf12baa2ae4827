package org.atalaya.app.ui.start;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of the desktop. */
final class DesktopTool {
  private static final int SECONDS = 20;

  private DesktopTool() {}

  /**
   * Runs it to its end, with nothing to read and nothing to hear of it.
   *
   * @param environment beside what this program has
   * @return true where it ended well; false where it is not there, too
   */
  static boolean run(Map<String, String> environment, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.start();
    } catch (IOException absent) {
      return false;
    }
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(command[0] + " was interrupted", stopped);
    }
  }
}
