package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.project.LinkRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A blocked link, and the places between that would help. */
class RelayInWindowTest {
  @TempDir
  private Path folder;

  @Test
  void aBlockedLinkOffersPlacesForARelayEachWithAButton() throws Exception {
    try (WindowFixture window = WindowFixture.open(SampleProject.create(folder), AtalayaWindow.engines(), Locale.of("es", "AR"), 1280, 720)) {
      window.run(() -> window.model.desk().stepProperty().set(Step.LINKS));
      window.run(window.model.desk()::computeLinks);
      window.await("links", () -> window.model.links().links().isPresent());
      LinkRow blocked = WindowFixture.onWindow(() -> window.model.links().all().stream()
          .filter(row -> row.verdict() == Verdict.BLOCKED).findFirst().orElseThrow());
      window.run(() -> window.model.desk().selectionProperty().set(new Selection.OfLink(blocked.a(), blocked.b())));
      window.await("a way to ask", () -> window.window.scene().lookup("#find-relay") != null);
      window.run(() -> ((Button) window.window.scene().lookup("#find-relay")).fire());
      window.await("places", () -> add(window).isPresent());
      window.run(window.model.desk()::dismissNotice);
      window.pulses();
      window.screenshot("79-relay");
      assertThat(window.model.links().relays().places(window.model.desk().pathProperty().get().orElseThrow())).isNotEmpty();
      FormsInWindowTest.assertRoom(window);
      int sites = WindowFixture.onWindow(() -> window.model.desk().state().orElseThrow().sites().size());
      window.run(() -> add(window).orElseThrow().fire());
      window.await("the site", () -> window.model.desk().state().orElseThrow().sites().size() == sites + 1);
      assertThat(WindowFixture.onWindow(() -> window.model.links().stale())).as("links are to be computed anew").isTrue();
    }
  }

  private static Optional<Button> add(WindowFixture window) {
    return List.copyOf(window.window.scene().getRoot().lookupAll(".remedy .button")).stream().map(Button.class::cast)
        .filter(button -> button.getText().equals("Agregar")).findFirst();
  }
}
