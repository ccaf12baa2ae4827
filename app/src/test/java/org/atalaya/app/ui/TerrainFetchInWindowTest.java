package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.wording.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terrain from the internet, as it is asked for in the window; nothing is fetched here. */
class TerrainFetchInWindowTest {
  @TempDir
  private Path folder;

  @Test
  void howMuchItIsStandsThereBeforeAnythingBegins() throws Exception {
    try (WindowFixture window = WindowFixture.open(SampleProject.create(folder), AtalayaWindow.engines(), Locale.of("es", "AR"), 1280, 720)) {
      window.run(() -> window.model.desk().stepProperty().set(Step.TERRAIN));
      window.await("the button", () -> window.window.scene().lookup("#fetch-open") != null);
      window.run(() -> ((Button) window.window.scene().lookup("#fetch-open")).fire());
      window.await("it is reckoned", () -> WindowJourneyTest.texts(window).stream().anyMatch(text -> text.contains("1 hoja")));
      window.pulses();
      window.screenshot("77-fetch-form");
      assertThat(WindowJourneyTest.texts(window)).anyMatch(text -> text.contains("40 MB")).anyMatch(text -> text.contains("COPERNICUS"));
      window.run(() -> choose(window, "fetch-source", 1));
      window.await("the other source is smaller", () -> WindowJourneyTest.texts(window).stream().anyMatch(text -> text.contains("10 MB")));
      window.run(() -> choose(window, "fetch-area", 1));
      window.await("what the map shows", () -> WindowJourneyTest.texts(window).stream().anyMatch(text -> text.contains("hoja")));
      window.run(() -> {
        window.model.darkProperty().set(true);
        window.model.wordingProperty().set(Wording.of(Locale.ENGLISH));
      });
      window.await("the button", () -> window.window.scene().lookup("#fetch-open") != null);
      window.run(() -> ((Button) window.window.scene().lookup("#fetch-open")).fire());
      window.await("it is reckoned", () -> WindowJourneyTest.texts(window).stream().anyMatch(text -> text.contains("1 tile")));
      window.screenshot("78-fetch-dark");
      Set<Node> buttons = WindowFixture.onWindow(() -> window.window.scene().getRoot().lookupAll(".online-form .button"));
      assertThat(buttons).hasSize(2);
      window.run(() -> ((Button) buttons.iterator().next()).fire());
      window.await("put away", () -> window.window.scene().lookup("#fetch-begin") == null);
      assertThat(window.model.desk().work().runningProperty().get()).isEmpty();
    }
  }

  private static void choose(WindowFixture window, String id, int index) {
    ((ComboBox<?>) window.window.scene().lookup("#" + id)).getSelectionModel().select(index);
  }
}
