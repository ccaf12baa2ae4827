package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.Climate;
import org.atalaya.planner.linkbudget.ClimateSettings;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.project.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A link's budget beside the map: what it comes to, what to change, and each number behind it. */
@ExtendWith(ScreenLibraries.class)
class LinkBudgetInWindowTest {
  @TempDir
  Path folder;

  @Test
  void aSelectedLinkShowsItsBudgetAndFollowsTheClimate() throws Exception {
    Path file = SampleProject.create(folder);
    LinkRow link;
    try (Project project = Project.open(file)) {
      link = LinksJob.run(project, Progress.NONE).rows().stream().filter(row -> row.verdict() == Verdict.CLEAR).findFirst().orElseThrow();
    }
    try (WindowFixture window = WindowFixture.open(file, AtalayaWindow.engines(), Locale.ENGLISH, 1280, 720)) {
      window.run(() -> window.model.desk().stepProperty().set(Step.LINKS));
      window.run(() -> window.model.desk().selectionProperty().set(new Selection.OfLink(link.a(), link.b())));
      window.await("its profile", () -> window.model.desk().pathProperty().get().isPresent());
      window.pulses();
      assertThat(texts(window)).contains("Link budget", "Power that is set", "Allowed in AR", "Noise floor", "Fade margin", "Expected rate",
          "Line of sight", "Clear").doesNotContain("Kept over the year").anyMatch(text -> text.startsWith("How often the weather cuts it"));
      window.screenshot("links-budget-en");
      window.run(() -> window.model.desk().apply(List.of(new Edit.SetClimate(
          ClimateSettings.DEFAULT.withWeather(Optional.of(new Climate(60, 1e-4, 400)))))));
      window.await("how often", () -> texts(window).contains("Kept over the year"));
      assertThat(window.model.links().stale()).as("links are not computed from the climate").isFalse();
      window.run(() -> window.model.wordingProperty().set(Wording.of(Locale.of("es", "AR"))));
      assertThat(texts(window)).contains("Balance del enlace", "Anda", "Permitido en AR", "Se mantiene en el año");
      window.run(() -> window.model.darkProperty().set(true));
      window.screenshot("links-budget-dark");
    }
  }

  @Test
  void numbersKeepTheirUnitsInEveryLanguageAndTheClimateIsFoundInTheWindow() throws Exception {
    Path file = SampleProject.create(folder);
    LinkRow link;
    try (Project project = Project.open(file)) {
      link = LinksJob.run(project, Progress.NONE).rows().stream().filter(row -> row.verdict() == Verdict.BLOCKED).findFirst().orElseThrow();
    }
    Locale spanish = Locale.of("es", "AR");
    try (WindowFixture window = WindowFixture.open(file, AtalayaWindow.engines(), spanish, 1280, 720)) {
      window.run(() -> window.model.desk().stepProperty().set(Step.LINKS));
      window.run(() -> window.model.desk().selectionProperty().set(new Selection.OfLink(link.a(), link.b())));
      window.await("its profile", () -> window.model.desk().pathProperty().get().isPresent());
      assertThat(texts(window)).as("where in the window the climate is set, no word of a command")
          .anyMatch(text -> text.contains("“Terreno”") && text.contains("“Clima”")).noneMatch(text -> text.contains("project climate"));
      for (Locale language : List.of(Locale.ENGLISH, Locale.of("pt", "BR"), Locale.of("sq", "AL"), spanish)) {
        window.run(() -> window.model.wordingProperty().set(Wording.of(language)));
        for (int percent : new int[] {100, 125}) {
          window.run(() -> window.model.appearance().textPercentProperty().set(percent));
          window.pulses();
          assertThat(WindowJourneyTest.brokenWords(window)).as(language + " " + percent + " %").isEmpty();
          assertThat(bounds(window, ".map-stack").getWidth()).as("the profile is as wide as the map, " + language + " " + percent + " %")
              .isEqualTo(bounds(window, ".profile").getWidth());
          assertThat(bounds(window, ".legend").intersects(bounds(window, ".map-buttons"))).as("the legend on a button").isFalse();
          assertThat(bounds(window, ".map-stack").getMaxX()).as("and ends where the map ends")
              .isGreaterThanOrEqualTo(bounds(window, ".profile-reading").getMaxX());
        }
      }
      FormsInWindowTest.look(window, "links-budget-es-125", 1);
    }
  }

  private static Bounds bounds(WindowFixture window, String selector) {
    return window.look(root -> {
      Node node = root.lookup(selector);
      return node.localToScene(node.getLayoutBounds());
    });
  }

  private static List<String> texts(WindowFixture window) {
    return window.look(root -> root.lookupAll(".label").stream().filter(Label.class::isInstance).map(label -> ((Label) label).getText()).toList());
  }
}
