package org.atalaya.app.ui.shell;

import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.atalaya.app.job.BudgetJob;
import org.atalaya.app.ui.profile.SelectedPath;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.linkbudget.PathAnalysis;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.TerrainProfile;

/** Looks along the selected pair of sites, behind the window, again whenever it is told. For the window's thread. */
final class PathFollower {
  private final Work work;
  private final ObservableValue<Selection> selection;
  private final BiConsumer<Project, Runnable> ifStill;
  private final ReadOnlyObjectWrapper<Optional<SelectedPath>> path = new ReadOnlyObjectWrapper<>(Optional.empty());

  /** @param ifStill shows what was asked of a project, unless another is open by then */
  PathFollower(Work work, ObservableValue<Selection> selection, BiConsumer<Project, Runnable> ifStill) {
    this.work = work;
    this.selection = selection;
    this.ifStill = ifStill;
  }

  ReadOnlyObjectProperty<Optional<SelectedPath>> pathProperty() {
    return path.getReadOnlyProperty();
  }

  /** Looks along the selected pair anew: after another selection, an edit, another terrain. */
  void follow(Optional<Project> project, Optional<ProjectState> state, Optional<Ground> ground) {
    if (!(selection.getValue() instanceof Selection.OfLink link) || state.isEmpty() || ground.isEmpty()) {
      path.set(Optional.empty());
      return;
    }
    ProjectState now = state.get();
    Optional<Site> from = now.findSite(link.a());
    Optional<Site> to = now.findSite(link.b());
    if (from.isEmpty() || to.isEmpty()) {
      path.set(Optional.empty());
      return;
    }
    Ground known = ground.get();
    Project open = project.orElseThrow();
    known.objection().ifPresent(why -> path.set(Optional.empty()));
    work.errand(() -> look(open, new PathAnalyzer(known.covered(now), now.settings().paths()), from.get(), to.get()),
        seen -> ifStill.accept(open, () -> {
          if (link.equals(selection.getValue())) {
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
}
