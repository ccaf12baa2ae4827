package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import org.atalaya.app.job.ForecastJob;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.job.PlanJob;
import org.atalaya.app.ui.network.ForecastSections.Section;
import org.atalaya.app.ui.parts.Sheet.Fact;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the planned network will be like, in the step Network. */
@ExtendWith(ScreenLibraries.class)
class ForecastTest {
  @TempDir Path folder;

  @Test
  void whatTheNetworkWillBeLikeIsSaidBesideIt() throws Exception {
    Path file = SampleProject.create(folder);
    ForecastJob.Answer expected;
    String weak;
    try (Project project = Project.open(file)) {
      LinksJob.run(project, Progress.NONE);
      weak = PlanJob.run(project, false, Progress.NONE).sites().getFirst();
      project.apply(new Edit.ReplaceSite(weak, project.state().findSite(weak).orElseThrow().withPower(new PowerSupply.Battery(1))));
      LinksJob.run(project, Progress.NONE);
      PlanJob.run(project, false, Progress.NONE);
      expected = ForecastJob.run(project, Progress.NONE);
    }
    try (WindowFixture window = WindowFixture.open(file, AtalayaWindow.engines(), Locale.ENGLISH, 1280, 720)) {
      assertThat(window.model.forecast().answerProperty().get()).as("nobody has looked yet").isEmpty();
      window.run(() -> window.model.desk().stepProperty().set(Step.NETWORK));
      window.await("the forecast", () -> window.model.forecast().answerProperty().get().isPresent());
      assertThat(window.model.forecast().answerProperty().get()).contains(expected);
      List<Section> sections = window.model.forecast().sections(Wording.of(Locale.ENGLISH));
      assertThat(sections).extracting(Section::id).containsExactly("speed", "failures", "channels", "lines", "growth", "power", "reach");
      assertThat(sections.getFirst().facts()).hasSameSizeAs(expected.simulation().throughput());
      Section power = sections.get(5);
      assertThat(power.tone()).isEqualTo(Tone.FAIR);
      assertThat(power.verdict()).isEqualTo("Battery or panel too small: " + weak);
      assertThat(power.facts()).extracting(Fact::label).containsExactlyElementsOf(expected.plan().sites());
      assertThat(power.lines()).as("sites a few kilometres apart with one kind of router need the same").hasSize(2)
          .last().asString().startsWith("What the routers draw is assumed");
      assertThat(WindowJourneyTest.texts(window)).contains(power.verdict());
      Button open = window.find("#forecast-power", Button.class);
      window.run(open::fire);
      assertThat(window.find("#forecast", Node.class).lookupAll(".facts")).anyMatch(facts -> facts.getParent().isVisible());
      look(window, "60-forecast-en", 1);
      window.run(() -> {
        window.model.wordingProperty().set(Wording.of(Locale.of("es", "AR")));
        window.model.darkProperty().set(true);
      });
      Button growth = window.find("#forecast-growth", Button.class);
      window.run(growth::fire);
      look(window, "61-forecast-es-dark", 0.6);
      Site first = window.model.sites().all().getFirst();
      window.run(() -> window.model.sites().setHeight(first, first.heightMeters() + 1));
      window.await("what is said of another network is gone", () -> !window.model.forecast().possible()
          && window.model.forecast().answerProperty().get().isEmpty());
    }
  }

  private static void look(WindowFixture window, String name, double down) throws Exception {
    window.pulses();
    ScrollPane pane = window.find(".detail-pane", ScrollPane.class);
    window.run(() -> pane.setVvalue(down));
    window.screenshot(name);
  }
}
