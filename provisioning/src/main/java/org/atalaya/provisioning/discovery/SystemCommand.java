package org.atalaya.provisioning.discovery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of this computer's system. */
@FunctionalInterface
interface SystemCommand {
  int MAX_OUTPUT_BYTES = 1 << 18;

  /**
   * What it printed, however it ended: ping ends badly where it is cut off, and has told what it knows.
   *
   * @param patience after which it is ended
   * @throws IOException if there is no such program
   */
  String run(List<String> command, Duration patience) throws IOException, InterruptedException;

  /** The real ones. They are told to speak English, and are ended with the thread that waits for them. */
  static String onThisComputer(List<String> command, Duration patience) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    // a reader of its own, so that a program that prints nothing and does not end can be given up
    byte[][] printed = {new byte[0]};
    Thread reader = Thread.ofVirtual().start(() -> printed[0] = firstBytes(process.getInputStream()));
    try {
      process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      process.destroyForcibly();
    }
    reader.join(Duration.ofSeconds(2));
    return new String(printed[0], Charset.defaultCharset());
  }

  private static byte[] firstBytes(InputStream in) {
    try (in) {
      byte[] first = in.readNBytes(MAX_OUTPUT_BYTES);
      in.skip(Long.MAX_VALUE);
      return first;
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
