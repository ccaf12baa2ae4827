package org.atalaya.app.ui.network;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.atalaya.app.job.ForecastJob;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.project.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the planned network will be like: worked out behind the window when someone looks, dropped when the project changes. */
public final class ForecastViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(ForecastViewModel.class);

  private final ProjectDesk desk;
  private final Executor window;
  private final Job job;
  /** The plan, in the project as it is, that is being looked at; work for another stops at its next step. */
  private final AtomicReference<Optional<Asked>> wanted = new AtomicReference<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ForecastJob.Answer>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());

  private final ReadOnlyObjectWrapper<Optional<Throwable>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());

  /** Works a forecast out. */
  @FunctionalInterface
  interface Job {
    ForecastJob.Answer run(Project project, Progress progress);
  }

  /** The state counts too: the weather, say, leaves the plan as it is but not what comes of it. */
  private record Asked(NetworkPlan plan, ProjectState state) {}

  /** @param window runs what it is given on the window's thread, in order */
  public ForecastViewModel(ProjectDesk desk, Executor window) {
    this(desk, window, ForecastJob::run);
  }

  /** @param job works it out */
  ForecastViewModel(ProjectDesk desk, Executor window, Job job) {
    this.desk = desk;
    this.window = window;
    this.job = job;
    desk.snapshotProperty().subscribe(now -> {
      if (!wanted.get().equals(current())) {
        wanted.set(Optional.empty());
        answer.set(Optional.empty());
        trouble.set(Optional.empty());
      }
    });
  }

  private Optional<Asked> current() {
    return desk.snapshotProperty().get().flatMap(now -> now.plan().filter(Stored::current).map(Stored::value)
        .filter(plan -> !plan.sites().isEmpty()).map(plan -> new Asked(plan, now.state())));
  }

  /** Why it can't be worked out; empty where it can, or nobody knows yet. */
  public ReadOnlyObjectProperty<Optional<Throwable>> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** Tries again after trouble. */
  public void retry() {
    trouble.set(Optional.empty());
    wanted.set(Optional.empty());
    ask();
  }

  /** Empty until it is worked out. */
  public ReadOnlyObjectProperty<Optional<ForecastJob.Answer>> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  /** True where there is a plan to look at, up to date with the project. */
  public boolean possible() {
    return current().isPresent();
  }

  /** Works the forecast out, unless that is done or under way. */
  public void ask() {
    Optional<Asked> plan = current();
    Optional<Project> open = desk.project();
    if (plan.isEmpty() || open.isEmpty() || wanted.get().equals(plan)) {
      return;
    }
    wanted.set(plan);
    Thread.ofVirtual().name("forecast").start(() -> {
      try {
        ForecastJob.Answer found = job.run(open.get(), (done, total) -> stillWanted(plan));
        window.execute(() -> {
          if (stillWanted(plan)) {
            answer.set(Optional.of(found));
          }
        });
      } catch (CancellationException passed) {
        // nobody waits for it any more
      } catch (Throwable failure) {
        // whatever it is: nobody else would say that the work has ended
        LOG.error("forecast failed", failure);
        window.execute(() -> {
          if (stillWanted(plan)) {
            trouble.set(Optional.of(failure));
          }
        });
      }
    });
  }

  private boolean stillWanted(Optional<Asked> plan) {
    return wanted.get().equals(plan);
  }

  /** In plain words; none until it is worked out. */
  public List<ForecastSections.Section> sections(Wording wording) {
    return answer.get().map(found -> new ForecastSections(found, desk.state().orElseThrow().sites(), wording).all()).orElse(List.of());
  }

  /** Stops what is being worked out. */
  public void close() {
    wanted.set(Optional.empty());
  }
}
