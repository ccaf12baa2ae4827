package org.atalaya.app.ui.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.atalaya.app.job.PlanJob;
import org.atalaya.app.job.SecretsReading;
import org.atalaya.app.ui.profile.SelectedPath;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.JournalEntry;
import org.atalaya.planner.project.LinkMeasurement;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.project.Stored;

/**
 * The open project as the window sees it: what it holds, what is selected, what is being done. Reads and writes of
 * the file happen behind the window; properties change on the window's thread only.
 */
public final class ProjectDesk implements AutoCloseable {

  /**
   * A project at one moment.
   *
   * @param file that it is kept in
   * @param state what edits change
   * @param links every pair in range, where they have been computed
   * @param plan the network, where there is one
   * @param undo what undo would take back
   * @param redo what redo would do again
   * @param savedAt when the last edit reached the disk; empty if none was made
   * @param hasSecrets true once a passphrase was chosen
   * @param measured what routers heard of one another when they were read last
   */
  public record Snapshot(Path file, ProjectState state, Optional<Stored<LinksResult>> links,
      Optional<Stored<NetworkPlan>> plan, Optional<JournalEntry> undo, Optional<JournalEntry> redo,
      Optional<Instant> savedAt, boolean hasSecrets, List<LinkMeasurement> measured) {}

  private final Work work;
  private final Engines engines;
  private final ReadOnlyObjectWrapper<Optional<Snapshot>> snapshot = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final GroundLoader loader;
  private final PathFollower path;
  private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Duration>> linksTook = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(new Selection.None());
  private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.LINKS);
  private Optional<Project> project = Optional.empty();
  private long openings;
  private boolean judging;

  /**
   * @param window runs what it is given on the window's thread, in order
   * @param engines what can be set to work
   */
  public ProjectDesk(Executor window, Engines engines) {
    this.engines = engines;
    work = new Work(window, this::tell);
    path = new PathFollower(work, selection, this::ifStill);
    selection.addListener((value, before, now) -> follow());
    loader = new GroundLoader(this);
    snapshot.addListener((value, before, now) -> {
      loader.load();
      follow();
    });
    groundProperty().addListener((value, before, now) -> {
      follow();
      if (judging && now.isPresent()) {
        judging = false;
        computeLinks();
      }
    });
  }

  private void follow() {
    path.follow(project, state(), groundProperty().get());
  }

  public Engines engines() {
    return engines;
  }

  public Work work() {
    return work;
  }

  public ReadOnlyObjectProperty<Optional<Snapshot>> snapshotProperty() {
    return snapshot.getReadOnlyProperty();
  }

  /** True once a passphrase was chosen for the project's secrets. */
  public boolean hasSecrets() {
    return snapshot.get().filter(Snapshot::hasSecrets).isPresent();
  }

  /** The project's state; empty before one is open. */
  public Optional<ProjectState> state() {
    return snapshot.get().map(Snapshot::state);
  }

  /** The ground, once its files are read. */
  public ReadOnlyObjectProperty<Optional<Ground>> groundProperty() {
    return loader.groundProperty();
  }

  /** The selected pair with its profile as it is now, whatever the stored links say. */
  public ReadOnlyObjectProperty<Optional<SelectedPath>> pathProperty() {
    return path.pathProperty();
  }

  public ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /** How long the last computation of links took in this window. */
  public ReadOnlyObjectProperty<Optional<Duration>> linksTookProperty() {
    return linksTook.getReadOnlyProperty();
  }

  public ObjectProperty<Selection> selectionProperty() {
    return selection;
  }

  public ObjectProperty<Step> stepProperty() {
    return step;
  }

  /** Shows a message until another comes or it is dismissed. */
  public void tell(Notice newNotice) {
    notice.set(Optional.of(newNotice));
  }

  /** Something on the map can't be drawn: said, and kept in the log. */
  public void drawingFailed(Throwable failure) {
    tell(Work.failed(failure));
  }

  public void dismissNotice() {
    notice.set(Optional.empty());
  }

  /** The open project, for jobs that run behind the window. */
  public Optional<Project> project() {
    return project;
  }

  /** Opens a project file in place of the one that is open. */
  public void open(Path file) {
    open(() -> Project.open(file), step.get());
  }

  /**
   * Opens what is found or made behind the window, in place of the project that is open. Refused with a word while a job
   * runs, which would lose its project.
   *
   * @param first step to show once it is there
   */
  public void open(Callable<Project> opening, Step first) {
    if (isBusy()) {
      return;
    }
    long asked = ++openings;
    // not with the errands: a file on a share that does not answer must not hold up another
    work.aside(opening, opened -> {
      // a job may have begun while the file was opened, or another file was asked for
      if (asked != openings || isBusy()) {
        closeLater(opened);
        return;
      }
      Optional<Project> before = project;
      project = Optional.of(opened);
      loader.forget();
      judging = false;
      step.set(first);
      selection.set(new Selection.None());
      before.ifPresent(this::closeLater);
      refresh();
    });
  }

  /** Closes the project, and is where it was before one was open. Refused with a word while a job runs. */
  public void leave() {
    if (isBusy()) {
      return;
    }
    openings++;
    project.ifPresent(this::closeLater);
    project = Optional.empty();
    loader.forget();
    judging = false;
    selection.set(new Selection.None());
    snapshot.set(Optional.empty());
    dismissNotice();
  }

  private boolean isBusy() {
    boolean busy = work.runningProperty().get().isPresent();
    if (busy) {
      tell(Notice.hint("notice.busy"));
    }
    return busy;
  }

  private void closeLater(Project old) {
    work.errand(() -> {
      old.close();
      return old;
    }, closed -> { });
  }

  /** Makes changes, one after the other; each can be undone. */
  public void apply(List<Edit> edits) {
    applyThen(edits, () -> { });
  }

  /** The same, and something after it on the window's thread, when the project is read again. */
  public void applyThen(List<Edit> edits, Runnable then) {
    changeThen(open -> {
      edits.forEach(open::apply);
      return edits;
    }, applied -> then.run());
  }

  /**
   * Changes the project as it is when the change's turn comes, after those that were asked for before.
   *
   * @param action run behind the window
   * @param then told the action's answer on the window's thread, when the project is read again
   */
  public <T> void changeThen(Function<Project, T> action, Consumer<T> then) {
    Optional<Notice> told = notice.get();
    readAfter(action, (before, answer) -> {
      then.accept(answer);
      tellOfEdit(before, told);
    });
  }

  /** @param then told what was shown before and the action's answer */
  private <T> void readAfter(Function<Project, T> action, BiConsumer<Optional<Snapshot>, T> then) {
    project.ifPresent(open -> work.errand(() -> {
      T answer = action.apply(open);
      Snapshot now = read(open);
      return (Runnable) () -> {
        Optional<Snapshot> before = snapshot.get();
        snapshot.set(Optional.of(now));
        then.accept(before, answer);
      };
    }, show -> ifStill(open, show)));
  }

  /**
   * Names the edit that was made, with a way back; good news that was told of it meanwhile gets the way back instead, and bad
   * news stays.
   *
   * @param told what was on show when the edit was asked for
   */
  private void tellOfEdit(Optional<Snapshot> before, Optional<Notice> told) {
    Optional<JournalEntry> made = snapshot.get().flatMap(Snapshot::undo).filter(entry -> before.filter(earlier ->
        Stream.of(earlier.undo(), earlier.redo()).flatMap(Optional::stream).allMatch(each -> each.id() < entry.id())).isPresent());
    Optional<Notice> now = notice.get();
    made.ifPresent(entry -> {
      if (now.isEmpty() || now.equals(told) && now.get().kind() != Notice.Kind.FAILED) {
        tell(Notice.done("notice.edit", entry).undoing(entry.id()));
      } else if (now.get().kind() == Notice.Kind.DONE) {
        tell(now.get().undoing(entry.id()));
      }
    });
  }

  /** What was asked of a project that has made room for another meanwhile is not shown. */
  public void ifStill(Project asked, Runnable show) {
    if (project.filter(open -> open == asked).isPresent()) {
      show.run();
    }
  }

  /** Takes the last edit back, and says which. */
  public void undo() {
    stepInJournal(Project::undo, "notice.undone", Snapshot::undo);
  }

  /** Makes the edit again that was taken back last, and says which. */
  public void redo() {
    stepInJournal(Project::redo, "notice.redone", Snapshot::redo);
  }

  private void stepInJournal(Consumer<Project> action, String key, Function<Snapshot, Optional<JournalEntry>> which) {
    readAfter(open -> {
      action.accept(open);
      return open;
    }, (before, done) -> before.flatMap(which).ifPresent(entry -> tell(Notice.done(key, entry))));
  }

  /** Reads the project again: after a job has stored a result. */
  public void refresh() {
    readAfter(open -> open, (before, read) -> { });
  }

  /**
   * Begins a job that needs the project's secrets; closes the passphrase.
   *
   * @param done told the answer and how long it took
   * @param refused run where the passphrase is not the one that locked the secrets: nothing was done
   */
  public <T> void startUnlocked(String titleKey, Passphrase passphrase, UnlockedJob<T> job,
      BiConsumer<T, Duration> done, Runnable refused) {
    if (project.isEmpty() || work.runningProperty().get().isPresent()) {
      passphrase.close();
      tell(Notice.hint("notice.busy"));
      return;
    }
    Project open = project.get();
    work.start(titleKey, progress -> {
      try (passphrase) {
        return SecretsReading.opens(open, passphrase) ? Optional.of(job.run(open, progress)) : Optional.<T>empty();
      }
    }, (answer, took) -> answer.ifPresentOrElse(found -> done.accept(found, took), refused));
  }

  /** A job on a project with the passphrase that opens it. */
  @FunctionalInterface
  public interface UnlockedJob<T> {
    T run(Project project, Progress progress) throws Exception;
  }

  /** Computes every pair in range anew. */
  public void computeLinks() {
    whereReady((open, known) -> work.start("work.links", progress -> engines.links().run(open, known.covered(open.state()), progress),
        (links, took) -> {
          linksTook.set(Optional.of(took));
          tellOfLinks(links.rows().size());
          refresh();
        }));
  }

  /** An edit that is told of still, and that the links may have been computed for, keeps its name and its way back. */
  private void tellOfLinks(int pairs) {
    Optional<Notice> edit = notice.get().filter(now -> now.undoes().isPresent() && now.arguments().stream().anyMatch(JournalEntry.class::isInstance));
    tell(edit.map(now -> Notice.done("notice.edit.links", now.arguments().getFirst(), pairs).undoing(now.undoes().getAsLong()))
        .orElse(Notice.done("notice.links", pairs)));
  }

  /** Computes the links anew that were computed before, as soon as the ground is read; it was another until now. */
  public void judgeAnew() {
    if (snapshot.get().flatMap(Snapshot::links).isEmpty()) {
      return;
    }
    judging = groundProperty().get().isEmpty();
    if (!judging) {
      computeLinks();
    }
  }

  /** Proposes a network as it is wished; links that are missing or stale are computed first. */
  public void computePlan(PlanJob.Options options) {
    engines.plan().ifPresent(engine -> whereReady((open, known) -> work.start("work.plan", progress -> {
      if (open.findLinks().filter(Stored::current).isEmpty()) {
        engines.links().run(open, known.covered(open.state()), progress);
      }
      return engine.run(open, options, progress);
    }, (plan, took) -> {
      tell(!plan.feasible() ? Notice.hint("notice.plan.unreached", String.join(", ", plan.unreached()))
          : plan.meetsWishes() ? Notice.done("notice.plan", plan.routers().size(), plan.links().size())
          : Notice.hint("notice.plan.unmet"));
      refresh();
    })));
  }

  private void whereReady(BiConsumer<Project, Ground> action) {
    if (state().filter(now -> now.settings().terrain().isEmpty()).isPresent()) {
      tell(Notice.hint("notice.no-terrain"));
    } else if (project.isPresent() && groundProperty().get().isEmpty()) {
      tell(Notice.hint("notice.terrain-first"));
    } else {
      project.ifPresent(open -> action.accept(open, groundProperty().get().orElseThrow()));
    }
  }

  /**
   * Reads elevation files beside those that the project names, with progress, and then names them too; as an edit.
   * One that can't be used is told, and nothing is changed.
   */
  public void addTerrain(List<Path> files) {
    loader.add(files);
  }

  private static Snapshot read(Project open) {
    List<JournalEntry> journal = open.journal();
    Optional<JournalEntry> undo = journal.stream().filter(JournalEntry::applied).reduce((earlier, later) -> later);
    Optional<JournalEntry> redo = journal.stream().filter(entry -> !entry.applied()).findFirst();
    return new Snapshot(open.file(), open.state(), open.findLinks(), open.findPlan(), undo, redo,
        undo.map(JournalEntry::at), open.hasSecrets(), open.measurements().all());
  }

  /** Closes the project and stops all work. */
  @Override
  public void close() {
    work.cancel();
    project.ifPresent(this::closeLater);
    work.close();
  }
}
