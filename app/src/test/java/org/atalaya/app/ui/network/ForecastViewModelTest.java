package org.atalaya.app.ui.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.atalaya.app.job.ForecastJob;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.job.PlanJob;
import org.atalaya.app.ui.map.ModelAtHand;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.linkbudget.Climate;
import org.atalaya.planner.linkbudget.ClimateSettings;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastViewModelTest {
  @TempDir
  Path folder;

  @Test
  void workThatFailsEndsInWordsAndCanBeTriedAgain() throws Exception {
    try (ModelAtHand hand = new ModelAtHand(folder)) {
      planned(hand);
      AtomicReference<Optional<RuntimeException>> failure =
          new AtomicReference<>(Optional.of(new BadInputException("valley.atalaya", "a hole", "a plan")));
      ForecastViewModel forecast = new ForecastViewModel(hand.model.desk(), hand.window(), (project, progress) -> {
        failure.get().ifPresent(each -> {
          throw each;
        });
        return ForecastJob.run(project, progress);
      });
      forecast.ask();
      hand.until(() -> forecast.troubleProperty().get().isPresent());
      assertThat(forecast.troubleProperty().get().get()).hasMessageContaining("a hole");
      forecast.ask();
      assertThat(forecast.troubleProperty().get()).as("it is not tried for ever").isPresent();
      failure.set(Optional.empty());
      forecast.retry();
      assertThat(forecast.troubleProperty().get()).isEmpty();
      hand.until(() -> forecast.answerProperty().get().isPresent());
      failure.set(Optional.of(new IllegalStateException("gone")));
      ClimateSettings wet = ClimateSettings.DEFAULT.withWeather(Optional.of(new Climate(95, 1, 1900)));
      hand.model.desk().apply(List.of(new Edit.SetClimate(wet)));
      hand.until(() -> hand.state().climate().equals(wet));
      assertThat(forecast.possible()).as("the plan stands").isTrue();
      assertThat(forecast.answerProperty().get()).as("what was said for another weather is gone").isEmpty();
      forecast.ask();
      hand.until(() -> forecast.troubleProperty().get().isPresent());
      hand.model.desk().undo();
      hand.until(() -> forecast.troubleProperty().get().isEmpty());
    }
  }

  private static void planned(ModelAtHand hand) throws Exception {
    Project project = hand.model.desk().project().orElseThrow();
    LinksJob.run(project, Progress.NONE);
    PlanJob.run(project, false, Progress.NONE);
    hand.model.desk().refresh();
    hand.until(() -> hand.model.network().plan().isPresent());
  }
}
