package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.terrain.TerrainMosaic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The program as people start it, in a process of its own, on an X server that keeps its picture in a file. */
@ExtendWith(ScreenLibraries.class)
class RealScreenTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int ACCENT = 0x0f6b80;
  private static final int MAP_WITHOUT_RELIEF = 0xf5f7f8;

  @TempDir Path folder;

  /** What the child process runs. */
  public static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      AtalayaWindow.open(Optional.of(Path.of(arguments[0])));
    }
  }

  @Test
  void theWindowOpensOnAProjectUnderAnXServer() throws Exception {
    Path file = projectWithLinks();
    onXServer("1440x900x24", display -> {
      Process program = start(display, Program.class, file);
      try {
        BufferedImage screen = waitForTheWindow(program);
        Path picture = Files.createDirectories(Path.of("target", "screenshots")).resolve("x-server.png");
        ImageIO.write(screen, "png", picture.toFile());
        assertThat(folder.resolve("program.log")).as("nothing is remarked on the terminal").isEmptyFile();
      } finally {
        end(program);
      }
    });
  }

  @Test
  void fromNothingToRehearsedRoutersByClicksAndByDraggingFiles() throws Exception {
    onXServer("1500x760x24", display -> {
      Process program = start(display, ClickJourney.OnScreen.class, folder);
      try {
        assertThat(program.waitFor(PATIENCE.toSeconds() * 3, TimeUnit.SECONDS)).as("it ends: %s", said()).isTrue();
        assertThat(program.exitValue()).as(said()).isZero();
        assertThat(said()).contains("the whole way");
      } finally {
        end(program);
      }
    });
  }

  /** What is done while an X server runs. */
  @FunctionalInterface
  private interface OnDisplay {
    void act(String display) throws Exception;
  }

  private void onXServer(String size, OnDisplay action) throws Exception {
    Optional<Path> xvfb = Stream.of("/usr/bin/Xvfb", "/usr/local/bin/Xvfb").map(Path::of).filter(Files::isExecutable).findFirst();
    assumeTrue(xvfb.isPresent(), "Xvfb is missing");
    assumeTrue(Files.exists(Path.of("/usr/lib/x86_64-linux-gnu/libgtk-3.so.0"))
        || Files.exists(Path.of("/usr/lib/aarch64-linux-gnu/libgtk-3.so.0")), "libgtk-3.so.0 is missing");
    Process server = new ProcessBuilder(xvfb.get().toString(), "-displayfd", "1", "-screen", "0", size,
        "-fbdir", folder.toString(), "-nolisten", "tcp").redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var numbers = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII))) {
      String display = numbers.readLine();
      assertThat(display).as("Xvfb tells its display").isNotNull();
      action.act(":" + display.strip());
    } finally {
      end(server);
    }
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("program.log"));
  }

  private Path projectWithLinks() throws Exception {
    Path file = SampleProject.create(folder);
    try (Project project = Project.open(file)) {
      TerrainMosaic terrain = new TerrainMosaic(ElevationFiles.read(project.resolveTerrain(), Progress.NONE));
      AtalayaWindow.engines().links().run(project, terrain, Progress.NONE);
    }
    return file;
  }

  private Process start(String display, Class<?> program, Path argument) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "-Dprism.order=sw", "-Duser.language=en", "-cp",
        System.getProperty("java.class.path"), program.getName(), argument.toString());
    builder.environment().put("DISPLAY", display);
    builder.environment().remove("WAYLAND_DISPLAY");
    // a person's own settings stay as they are
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("settings").toString());
    return builder.redirectErrorStream(true).redirectOutput(folder.resolve("program.log").toFile()).start();
  }

  /** Looks at the screen until the steps, the relief and the list are on it. */
  private BufferedImage waitForTheWindow(Process program) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    BufferedImage screen = readScreen();
    while (!(colors(screen, 0, 50, 80, 500).contains(ACCENT) && isPainted(screen, 400, 100, 1000, 600)
        && colors(screen, 100, 60, 330, 700).size() > 30)) {
      assertThat(program.waitFor(300, TimeUnit.MILLISECONDS)).as("the program ended by itself: %s",
          Files.readString(folder.resolve("program.log"))).isFalse();
      assertThat(Instant.now()).as("the window did not come: %s", Files.readString(folder.resolve("program.log")))
          .isBefore(end);
      screen = readScreen();
    }
    return screen;
  }

  /** The X server's frame buffer: an XWD file, version 7, 32 bits a pixel. */
  private BufferedImage readScreen() throws IOException {
    ByteBuffer dump = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("Xvfb_screen0")));
    int width = dump.getInt(4 * 4);
    int height = dump.getInt(5 * 4);
    int bytesPerLine = dump.getInt(12 * 4);
    int pixels = dump.getInt(0) + 12 * dump.getInt(19 * 4);
    ByteOrder order = dump.getInt(7 * 4) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    dump.order(order);
    BufferedImage screen = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        screen.setRGB(x, y, dump.getInt(pixels + y * bytesPerLine + 4 * x));
      }
    }
    return screen;
  }

  /** True where little of the bare map is left. */
  private static boolean isPainted(BufferedImage image, int left, int top, int right, int bottom) {
    int bare = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        bare += (image.getRGB(x, y) & 0xffffff) == MAP_WITHOUT_RELIEF ? 1 : 0;
      }
    }
    return bare < (right - left) * (bottom - top) / 100 && colors(image, left, top, right, bottom).size() > 1000;
  }

  private static Set<Integer> colors(BufferedImage image, int left, int top, int right, int bottom) {
    Set<Integer> colors = new HashSet<>();
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        colors.add(image.getRGB(x, y) & 0xffffff);
      }
    }
    return colors;
  }

  private static void end(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
