package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.atalaya.app.Main;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The program where there is no screen: over SSH, in a container, with a wrong DISPLAY. */
class NoScreenTest {
  private static final long PATIENCE_SECONDS = 120;

  @TempDir Path folder;

  static Stream<Map<String, String>> environments() {
    return Stream.of(Map.of(), Map.of("DISPLAY", ":65001"));
  }

  @ParameterizedTest
  @MethodSource("environments")
  void oneLineSaysThatThereIsNoScreenAndWhatToDo(Map<String, String> display) throws Exception {
    assumeTrue(System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux"), "only Linux has no screen at times");
    assumeTrue(Stream.of("x86_64", "aarch64").anyMatch(machine -> Files.exists(
        Path.of("/usr/lib/" + machine + "-linux-gnu/libgtk-3.so.0"))), "libgtk-3.so.0 is missing");
    for (List<String> arguments : List.of(List.<String>of(), List.of(folder.resolve("valley.atalaya").toString()))) {
      Process program = start(arguments, display);
      assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ends by itself").isTrue();
      String said = Files.readString(folder.resolve("said"));
      assertThat(said.lines()).as(said).hasSize(1).first().asString().contains("No screen was found", "DISPLAY",
          "demo --headless");
      assertThat(program.exitValue()).as("a device failed").isEqualTo(4);
    }
  }

  private Process start(List<String> arguments, Map<String, String> display) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
        "-Duser.language=en", "-cp", System.getProperty("java.class.path"), Main.class.getName()), arguments.stream()).toList());
    builder.environment().remove("DISPLAY");
    builder.environment().remove("WAYLAND_DISPLAY");
    builder.environment().putAll(display);
    return builder.redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile()).start();
  }
}
