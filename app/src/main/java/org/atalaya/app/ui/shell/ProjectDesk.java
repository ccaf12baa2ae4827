package org.atalaya.app.ui.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.atalaya.app.job.BudgetJob;
import org.atalaya.app.job.PlanJob;
import org.atalaya.app.job.SecretsReading;
import org.atalaya.app.ui.profile.SelectedPath;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.linkbudget.PathAnalysis;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.CoverFiles;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.JournalEntry;
import org.atalaya.planner.project.LinkMeasurement;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.TerrainProfile;

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
  private final ReadOnlyObjectWrapper<Optional<Ground>> ground = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<SelectedPath>> path = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Duration>> linksTook = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(new Selection.None());
  private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.LINKS);
  private Optional<Project> project = Optional.empty();
  private Optional<List<String>> terrainPaths = Optional.empty();
  private CoverFiles coverFiles = CoverFiles.NONE;

  /**
   * @param window runs what it is given on the window's thread, in order
   * @param engines what can be set to work
   */
  public ProjectDesk(Executor window, Engines engines) {
    this.engines = engines;
    work = new Work(window, this::tell);
    selection.addListener((value, before, now) -> follow());
    snapshot.addListener((value, before, now) -> {
      loadTerrain();
      follow();
    });
    ground.addListener((value, before, now) -> follow());
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
    return ground.getReadOnlyProperty();
  }

  /** The selected pair with its profile as it is now, whatever the stored links say. */
  public ReadOnlyObjectProperty<Optional<SelectedPath>> pathProperty() {
    return path.getReadOnlyProperty();
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
    work.errand(opening, opened -> {
      // a job may have begun while the file was opened
      if (isBusy()) {
        closeLater(opened);
        return;
      }
      Optional<Project> before = project;
      project = Optional.of(opened);
      terrainPaths = Optional.empty();
      coverFiles = CoverFiles.NONE;
      ground.set(Optional.empty());
      step.set(first);
      selection.set(new Selection.None());
      before.ifPresent(this::closeLater);
      refresh();
    });
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
    change(open -> edits.forEach(open::apply));
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
    project.ifPresent(open -> work.errand(() -> {
      T answer = action.apply(open);
      Snapshot now = read(open);
      return (Runnable) () -> {
        snapshot.set(Optional.of(now));
        then.accept(answer);
      };
    }, show -> ifStill(open, show)));
  }

  /** What was asked of a project that has made room for another meanwhile is not shown. */
  private void ifStill(Project asked, Runnable show) {
    if (project.filter(open -> open == asked).isPresent()) {
      show.run();
    }
  }

  public void undo() {
    change(Project::undo);
  }

  public void redo() {
    change(Project::redo);
  }

  private void change(Consumer<Project> action) {
    changeThen(open -> {
      action.accept(open);
      return open;
    }, changed -> { });
  }

  /** Reads the project again: after a job has stored a result. */
  public void refresh() {
    change(open -> { });
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
          tell(Notice.done("notice.links", links.rows().size()));
          refresh();
        }));
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
    } else if (project.isPresent() && ground.get().isEmpty()) {
      tell(Notice.hint("notice.terrain-first"));
    } else {
      project.ifPresent(open -> action.accept(open, ground.get().orElseThrow()));
    }
  }

  private void loadTerrain() {
    List<String> wanted = state().map(now -> now.settings().terrain()).orElse(List.of());
    CoverFiles stands = state().map(ProjectState::cover).orElse(CoverFiles.NONE);
    if (project.isEmpty() || terrainPaths.equals(Optional.of(wanted)) && stands.equals(coverFiles) && ground.get().isPresent()) {
      return;
    }
    terrainPaths = Optional.of(wanted);
    coverFiles = stands;
    Project open = project.get();
    // nothing is judged by the ground of before while this one is read, or where it can't be
    ground.set(Optional.empty());
    if (!wanted.isEmpty()) {
      work.errand(() -> Ground.read(open, open.resolveTerrain(), Progress.NONE), read -> ifStill(open, () -> {
        if (terrainPaths.equals(Optional.of(wanted)) && coverFiles.equals(stands)) {
          ground.set(Optional.of(read));
        }
      }));
    }
  }

  /**
   * Reads elevation files beside those that the project names, with progress, and then names them too; as an edit.
   * One that can't be used is told, and nothing is changed.
   */
  public void addTerrain(List<Path> files) {
    if (project.isEmpty()) {
      tell(Notice.hint("notice.no-project"));
      return;
    }
    Project open = project.get();
    ProjectSettings settings = state().orElseThrow().settings();
    Set<String> paths = new LinkedHashSet<>(settings.terrain());
    files.forEach(file -> paths.add(file.toAbsolutePath().normalize().toString()));
    List<String> wanted = List.copyOf(paths);
    if (wanted.equals(settings.terrain())) {
      tell(Notice.hint("notice.terrain-known"));
      return;
    }
    work.start("work.terrain", progress -> {
      List<Path> all = new ArrayList<>(settings.terrain().isEmpty() ? List.of() : open.resolveTerrain());
      files.stream().filter(file -> !all.contains(file)).forEach(all::add);
      return Ground.read(open, all, progress);
    }, (read, took) -> {
      if (!project.equals(Optional.of(open))) {
        return;
      }
      ProjectSettings now = state().orElseThrow().settings();
      terrainPaths = Optional.of(wanted);
      coverFiles = state().orElseThrow().cover();
      ground.set(Optional.of(read));
      apply(List.of(new Edit.ChangeSettings(now.withTerrain(wanted))));
      tell(Notice.done("notice.terrain", read.files().size()));
    });
  }

  /** Looks along the selected pair anew: after another selection, an edit, another terrain. */
  private void follow() {
    if (!(selection.get() instanceof Selection.OfLink(String a, String b)) || state().isEmpty()
        || ground.get().isEmpty()) {
      path.set(Optional.empty());
      return;
    }
    ProjectState now = state().get();
    Optional<Site> from = now.findSite(a);
    Optional<Site> to = now.findSite(b);
    if (from.isEmpty() || to.isEmpty()) {
      path.set(Optional.empty());
      return;
    }
    Ground known = ground.get().get();
    Project open = project.orElseThrow();
    known.objection().ifPresent(why -> path.set(Optional.empty()));
    work.errand(() -> look(open, new PathAnalyzer(known.covered(now), now.settings().paths()), from.get(), to.get()), seen -> ifStill(open, () -> {
      if (selection.get() instanceof Selection.OfLink(String stillA, String stillB)
          && stillA.equals(a) && stillB.equals(b)) {
        path.set(Optional.of(seen));
      }
    }));
  }

  private static SelectedPath look(Project open, PathAnalyzer analyzer, Site from, Site to) {
    TerrainProfile profile = analyzer.profile(GeodesicPath.of(from.position(), to.position()));
    PathAnalysis analysis = analyzer.analyze(profile, from.heightMeters(), to.heightMeters());
    try {
      return new SelectedPath(from, to, profile, analysis, BudgetJob.run(open, from, to, analysis, profile, open.state().climate()),
          Optional.empty());
    } catch (BadInputException noDevice) {
      // the ground between the two is worth seeing all the same
      return new SelectedPath(from, to, profile, analysis, Optional.empty(), Optional.of(noDevice));
    }
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
