package org.atalaya.app.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.atalaya.app.ui.shell.Appearance;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.ui.start.WindowSettings.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a window, and what becomes of it on another computer. */
class WindowSettingsTest {
  private static final Place LAPTOP = new Place(0, 27, 1280, 693);
  private static final Place BESIDE = new Place(1280, 0, 1920, 1080);

  @TempDir Path folder;

  @Test
  void whatIsKeptIsReadAgain() {
    WindowSettings settings = new WindowSettings(Optional.of("sq"), Appearance.Theme.DARK, 125, Step.NETWORK,
        Optional.of(new Place(-8.5, 30, 1100, 700)), true, 300, 340, true);
    SettingsFile file = new SettingsFile(folder.resolve("deep/inside"));
    file.write(settings);
    assertThat(new SettingsFile(folder.resolve("deep/inside")).read()).isEqualTo(settings);
  }

  @Test
  void nonsenseIsAsAtTheFirstTime() throws Exception {
    assertThat(WindowSettings.of(List.of("theme=PINK", "text-percent=1e300", "step=", "x=NaN", "y=1", "width=0", "height=5",
        "list-pixels=Infinity", "detail-pixels=many", "language=../../etc", "=", "maximized", ""))).isEqualTo(WindowSettings.FIRST);
    Files.write(folder.resolve("desktop.txt"), new byte[200_000]);
    assertThat(new SettingsFile(folder).read()).isEqualTo(WindowSettings.FIRST);
  }

  @Test
  void sizesOutOfRangeAreTheNearestOnes() {
    WindowSettings read = WindowSettings.of(List.of("text-percent=131", "list-pixels=9000", "detail-pixels=3"));
    assertThat(read.textPercent()).isEqualTo(125);
    assertThat(read.listPixels()).isEqualTo(460);
    assertThat(read.detailPixels()).isEqualTo(280);
  }

  @Test
  void aWindowComesBackWhereItCanBeTakenHoldOf() {
    Place kept = new Place(1400, 100, 1300, 800);
    assertThat(kept.on(List.of(LAPTOP, BESIDE))).contains(kept);
    assertThat(kept.on(List.of(LAPTOP))).as("its screen is gone").isEmpty();
    assertThat(new Place(1200, 100, 800, 600).on(List.of(LAPTOP))).as("a corner of it is not enough").isEmpty();
    assertThat(new Place(40, -50, 800, 600).on(List.of(LAPTOP))).as("its title bar is above the screen").isEmpty();
    assertThat(new Place(10, 40, 1800, 1000).on(List.of(LAPTOP))).as("no larger than the screen")
        .contains(new Place(10, 40, 1280, 693));
  }
}
