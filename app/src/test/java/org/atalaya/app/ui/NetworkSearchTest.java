package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.job.PlanJob;
import org.atalaya.app.ui.shell.Engines;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The search for the cheapest network takes its time, and the step Network says so. */
@ExtendWith(ScreenLibraries.class)
class NetworkSearchTest {
  private static final long LOOK_NANOS = 5_000_000;

  @TempDir Path folder;

  @Test
  void aSearchShowsHowFarItIsAndCanBeStopped() throws Exception {
    Path file = SampleProject.create(folder);
    try (Project project = Project.open(file)) {
      LinksJob.run(project, Progress.NONE);
    }
    Engines real = AtalayaWindow.engines();
    Engines endless = real.withPlan(NetworkSearchTest::search);
    try (WindowFixture window = WindowFixture.open(file, endless, Locale.of("es", "AR"), 1280, 720)) {
      window.run(() -> window.model.desk().stepProperty().set(Step.NETWORK));
      Node searching = window.find(".searching", Node.class);
      Button propose = (Button) window.find(".list-pane .primary-button", Node.class);
      assertThat(searching.isVisible()).as("nothing is searched yet").isFalse();
      window.run(propose::fire);
      ProgressBar bar = (ProgressBar) searching.lookup(".progress-bar");
      window.await("how far it is", () -> searching.isVisible() && bar.getProgress() == 0.3);
      assertThat(propose.isVisible()).as("it can't be asked for twice").isFalse();
      window.screenshot("6-searching-es");
      Button stop = (Button) window.find(".searching .button", Node.class);
      window.run(stop::fire);
      window.await("it stops", () -> window.model.desk().work().runningProperty().get().isEmpty());
      window.await("and says so", () -> !searching.isVisible() && propose.isVisible());
      assertThat(window.model.desk().noticeProperty().get()).contains(Notice.hint("notice.cancelled"));
      assertThat(window.model.network().plan()).isEmpty();
    }
  }

  /** Comes to three tenths of the way and stays there. */
  private static NetworkPlan search(Project project, PlanJob.Options options, Progress progress) {
    while (progress.step(3, 10)) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    throw new CancellationException();
  }
}
