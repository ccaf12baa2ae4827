package org.atalaya.provisioning.rescue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of this computer, run to its end. */
record Tool(int exitCode, String output) {
  static boolean has(String name) {
    return Stream.of("/usr/bin", "/usr/sbin", "/bin", "/sbin").anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  static Tool run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    // whoever waits for ever is ended, and its output with it
    process.onExit().orTimeout(2, TimeUnit.MINUTES).exceptionally(late -> process.destroyForcibly());
    String output = new String(process.getInputStream().readNBytes(1 << 20), StandardCharsets.UTF_8);
    return new Tool(process.waitFor(), output);
  }
}
