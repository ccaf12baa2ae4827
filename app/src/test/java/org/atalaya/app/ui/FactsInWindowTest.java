package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.project.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Names and values of a sheet stand side by side, and none of their words is broken between letters. */
@ExtendWith(ScreenLibraries.class)
class FactsInWindowTest {
  @TempDir
  Path folder;

  @Test
  void noWordOfALinksFactsIsBrokenInAnyLanguage() throws Exception {
    Path file = SampleProject.create(folder);
    LinkRow link;
    try (Project project = Project.open(file)) {
      link = LinksJob.run(project, Progress.NONE).rows().stream().filter(row -> row.verdict() == Verdict.FRESNEL)
          .max(Comparator.comparingInt(row -> row.a().length())).orElseThrow();
    }
    try (WindowFixture window = WindowFixture.open(file, AtalayaWindow.engines(), Wording.LANGUAGES.getFirst(), 1280, 720)) {
      window.run(() -> window.model.desk().stepProperty().set(Step.LINKS));
      window.run(() -> window.model.desk().selectionProperty().set(new Selection.OfLink(link.a(), link.b())));
      window.await("its profile", () -> window.model.desk().pathProperty().get().isPresent());
      List<String> broken = new ArrayList<>();
      for (var language : Wording.LANGUAGES) {
        window.run(() -> window.model.wordingProperty().set(Wording.of(language)));
        for (int percent : List.of(100, 125)) {
          window.run(() -> window.model.appearance().textPercentProperty().set(percent));
          window.pulses();
          window.screenshot("link-facts-" + language.getLanguage() + "-" + percent);
          broken.addAll(window.look(root -> root.lookupAll(".facts .label").stream().map(Label.class::cast)
              .flatMap(label -> tooNarrowFor(label).map(word -> language.getLanguage() + " " + percent + " %: " + word)).toList()));
        }
      }
      assertThat(broken).isEmpty();
    }
  }

  private static Stream<String> tooNarrowFor(Label label) {
    return Stream.of(label.getText().split(" ")).filter(word -> {
      Text text = new Text(word);
      text.setFont(label.getFont());
      return text.getLayoutBounds().getWidth() > Math.ceil(label.getWidth()) + 1;
    });
  }
}
