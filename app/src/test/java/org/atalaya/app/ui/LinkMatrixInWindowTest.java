package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.job.PlanJob;
import org.atalaya.app.ui.links.LinkFilter;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.project.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The links as a square, and the filter over list, map and square. */
@ExtendWith(ScreenLibraries.class)
class LinkMatrixInWindowTest {
  @TempDir Path folder;

  @Test
  void aFieldShowsItsPairAndTheFilterIsInSightAndCleared() throws Exception {
    Path file = SampleProject.create(folder);
    try (Project project = Project.open(file)) {
      LinksJob.run(project, Progress.NONE);
      PlanJob.run(project, false, Progress.NONE);
    }
    try (WindowFixture window = WindowFixture.open(file, AtalayaWindow.engines(), Locale.ENGLISH, 1000, 720)) {
      Hand hand = new Hand(window);
      window.run(() -> window.model.desk().stepProperty().set(Step.LINKS));
      hand.click("#matrix-toggle");
      window.await("margins", () -> !window.model.matrix().marginsProperty().get().isEmpty());
      List<String> sites = window.model.matrix().matrix().sites();
      Node fields = window.find("#matrix-fields", Node.class);
      // the first row, the second column: beside the names, below the names
      Point2D at = WindowFixture.onWindow(() -> fields.localToScreen(132 + 62 * 1.5, 108 + 27 * 0.5));
      hand.click(at, 1);
      assertThat(window.model.desk().selectionProperty().get()).isEqualTo(new Selection.OfLink(sites.get(0), sites.get(1)));
      window.await("its profile", () -> window.model.desk().pathProperty().get().isPresent());
      assertThat(reading(window)).startsWith(sites.get(0) + " — " + sites.get(1) + ": ");
      window.screenshot("matrix-en");
      hand.press(KeyCode.DOWN);
      hand.press(KeyCode.DOWN);
      hand.press(KeyCode.ENTER);
      assertThat(window.model.desk().selectionProperty().get()).isEqualTo(new Selection.OfLink(sites.get(1), sites.get(2)));
      assertThat(fields.getAccessibleText()).isEqualTo(reading(window));
      theFilterIsTheSameEverywhere(window, hand);
      hand.click("#matrix-copy");
      String copied = WindowFixture.onWindow(() -> Clipboard.getSystemClipboard().getString());
      assertThat(copied).isEqualTo(window.model.matrix().csv());
      hand.click("#filter-none");
      assertThat(window.model.links().filterProperty().get()).isEqualTo(LinkFilter.NONE);
      assertThat(window.find("#filter-chip", Node.class).isVisible()).isFalse();
      hand.click("#matrix-close");
      assertThat(window.find("#matrix-fields", Node.class).getParent().isVisible()).isFalse();
      theLanguagesAndTheNight(window);
    }
  }

  private static void theFilterIsTheSameEverywhere(WindowFixture window, Hand hand) throws Exception {
    hand.click("#filter-more");
    hand.click("#filter-blocked");
    TextField most = window.find("#filter-most", TextField.class);
    window.run(() -> {
      most.requestFocus();
      most.setText("3");
    });
    hand.press(KeyCode.ENTER);
    assertThat(window.model.links().filterProperty().get().mostMeters()).hasValue(3000);
    assertThat(window.model.links().filterProperty().get().verdicts()).isEqualTo(Set.of(Verdict.CLEAR, Verdict.FRESNEL, Verdict.UNKNOWN));
    assertThat(window.find("#filter-chip", Node.class).isVisible()).isTrue();
    int left = window.model.links().shown().size();
    assertThat(left).isBetween(1, window.model.links().all().size() - 1);
    assertThat(WindowJourneyTest.texts(window)).anyMatch(text -> text.startsWith(left + " of ") && text.contains("up to 3\u00a0km"));
    window.screenshot("matrix-filtered-en");
    window.run(() -> window.model.matrix().hide());
    window.screenshot("links-filtered-map-en");
    window.run(() -> window.model.matrix().show());
  }

  private static void theLanguagesAndTheNight(WindowFixture window) throws Exception {
    window.run(() -> window.model.wordingProperty().set(Wording.of(Locale.of("es", "AR"))));
    window.run(() -> window.model.darkProperty().set(true));
    window.run(() -> window.model.links().filterProperty().set(LinkFilter.NONE.withVerdict(Verdict.BLOCKED, false).withText("cap")));
    window.run(() -> window.model.matrix().show());
    window.run(() -> window.resize(1280, 720));
    window.screenshot("matrix-filtered-es-dark");
  }

  private static String reading(WindowFixture window) {
    return window.look(root -> ((Label) root.lookup(".matrix-reading")).getText());
  }
}
