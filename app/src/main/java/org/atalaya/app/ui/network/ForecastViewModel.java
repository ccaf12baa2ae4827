package org.atalaya.app.ui.network;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.atalaya.app.job.ForecastJob;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.wording.Wording;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.Stored;

/** What the planned network will be like: worked out behind the window when someone looks, dropped when the project changes. */
public final class ForecastViewModel {
  private final ProjectDesk desk;
  private final Executor window;
  /** The plan that is being looked at; work for another stops at its next step. */
  private final AtomicReference<Optional<NetworkPlan>> wanted = new AtomicReference<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ForecastJob.Answer>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());

  /** @param window runs what it is given on the window's thread, in order */
  public ForecastViewModel(ProjectDesk desk, Executor window) {
    this.desk = desk;
    this.window = window;
    desk.snapshotProperty().subscribe(now -> {
      if (!wanted.get().equals(current())) {
        wanted.set(Optional.empty());
        answer.set(Optional.empty());
      }
    });
  }

  private Optional<NetworkPlan> current() {
    return desk.snapshotProperty().get().flatMap(ProjectDesk.Snapshot::plan).filter(Stored::current).map(Stored::value)
        .filter(plan -> !plan.sites().isEmpty());
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
    Optional<NetworkPlan> plan = current();
    Optional<Project> open = desk.project();
    if (plan.isEmpty() || open.isEmpty() || wanted.get().equals(plan)) {
      return;
    }
    wanted.set(plan);
    Thread.ofVirtual().name("forecast").start(() -> {
      try {
        ForecastJob.Answer found = ForecastJob.run(open.get(), (done, total) -> stillWanted(plan));
        window.execute(() -> {
          if (stillWanted(plan)) {
            answer.set(Optional.of(found));
          }
        });
      } catch (CancellationException passed) {
        // nobody waits for it any more
      } catch (RuntimeException failure) {
        window.execute(() -> {
          if (stillWanted(plan)) {
            desk.tell(Notice.failed("notice.failed", failure));
          }
        });
      }
    });
  }

  private boolean stillWanted(Optional<NetworkPlan> plan) {
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
