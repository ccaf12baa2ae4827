package org.atalaya.app.ui;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * How long the program takes from the start of its process to a window that can be used: the start page is drawn and takes
 * keys. Each start is a process of its own, on this very Java and class path and with the options that this process was given.
 */
public final class StartBenchmark {
  /** Tells a started program to say when its window can be used, and to end then. */
  private static final String PROPERTY = "atalaya.start.report";
  private static final String USABLE = "usable";
  private static final int PULSES = 3;

  private StartBenchmark() {}

  /**
   * Starts the program several times, one after the other.
   *
   * @param taken told the milliseconds of each start
   * @return true where the window was drawn on a screen, false where there is none and it was drawn in memory
   * @throws IOException if the program can't be started, or ends before its window can be used
   */
  public static boolean run(int starts, LongConsumer taken) throws IOException, InterruptedException {
    boolean screen = !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
        || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    Path settings = Files.createTempDirectory("atalaya-start");
    try {
      for (int i = 0; i < starts; i++) {
        taken.accept(start(command(screen, settings), settings));
      }
    } finally {
      try (var left = Files.walk(settings)) {
        for (Path each : left.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
    return screen;
  }

  private static List<String> command(boolean screen, Path settings) {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-D" + PROPERTY + "=true", "-Duser.home=" + settings));
    if (!screen) {
      command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.atalaya.app.Main"));
    return command;
  }

  private static long start(List<String> command, Path settings) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    // a person's own settings stay as they are
    builder.environment().put("XDG_CONFIG_HOME", settings.toString());
    builder.environment().put("APPDATA", settings.toString());
    long began = System.nanoTime();
    Process program = builder.start();
    try (var said = new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.equals(USABLE)) {
          long millis = (System.nanoTime() - began) / 1_000_000;
          program.waitFor();
          return millis;
        }
      }
      throw new IOException("the window did not come; exit code " + program.waitFor());
    } finally {
      program.destroy();
    }
  }

  /** In the program that is started: says when its window can be used and ends it, if it was asked to. */
  static void reportIfAsked() {
    if (Boolean.getBoolean(PROPERTY)) {
      new AnimationTimer() {
        private int pulses;

        @Override
        public void handle(long now) {
          if (++pulses == PULSES) {
            stop();
            System.out.println(USABLE);
            Platform.exit();
          }
        }
      }.start();
    }
  }
}
