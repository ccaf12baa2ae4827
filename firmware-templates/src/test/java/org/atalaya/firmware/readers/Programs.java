package org.atalaya.firmware.readers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The programs of this computer that read what is rendered. */
public final class Programs {
  private static final List<String> FOLDERS =
      List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/sbin", "/usr/local/bin");

  private Programs() {}

  /** What a program left behind. */
  public record Answer(int status, String text) {}

  public static Optional<Path> find(String program) {
    return FOLDERS.stream().map(folder -> Path.of(folder, program)).filter(Files::isExecutable).findFirst();
  }

  /**
   * Runs a program until it prints a word, then ends it.
   *
   * @return what it printed up to there; without the word if it ended, or said nothing of it for half a minute
   */
  public static String until(Path folder, String word, String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("atalaya-program", ".txt");
    Process process = builder(folder, command).redirectOutput(output.toFile()).start();
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (process.isAlive() && !Files.readString(output).contains(word) && System.nanoTime() < end) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
      return Files.readString(output);
    } finally {
      process.destroyForcibly().waitFor();
      Files.deleteIfExists(output);
    }
  }

  private static ProcessBuilder builder(Path folder, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("PATH", String.join(":", FOLDERS));
    return builder;
  }

  /** Runs a program to its end, output and errors in one; ended by force after half a minute. */
  public static Answer run(Path folder, String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("atalaya-program", ".txt");
    try {
      Process process = builder(folder, command).redirectOutput(output.toFile()).start();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Answer(-1, "no end: " + Files.readString(output));
      }
      return new Answer(process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
