package org.atalaya.app.job;

import java.util.List;
import java.util.Optional;
import org.atalaya.planner.candidates.CandidateGraph;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.project.CoverFiles;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.InputRevision;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ResultKind;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.Terrain;

/** Judges every pair of sites within range. */
public final class LinksJob {
  private LinksJob() {}

  /** True where the project holds links of the project as it is now. */
  public static boolean current(Project project) {
    return project.findLinks().filter(Stored::current).isPresent();
  }

  /** Sets a project's range and frequency, as an edit, where they differ from what it has. */
  public static void configure(Project project, Optional<Double> maxRangeMeters, Optional<Double> frequencyMhz) {
    ProjectSettings settings = project.state().settings();
    PathSettings paths = settings.paths();
    ProjectSettings wanted = new ProjectSettings(settings.name(), settings.country(), settings.firmware(),
        settings.terrain(), new PathSettings(frequencyMhz.orElse(paths.frequencyMhz()), paths.k(), paths.treesMeters()),
        maxRangeMeters.orElse(settings.maxRangeMeters()), settings.fadeMarginDb(), settings.currency());
    if (!wanted.equals(settings)) {
      project.apply(new Edit.ChangeSettings(wanted));
    }
  }

  /** The project's links, computed and stored in it. */
  public static LinksResult run(Project project, Progress progress) {
    InputRevision inputs = project.inputs(ResultKind.LINKS);
    ProjectSettings settings = inputs.state().settings();
    LinksResult links = compute(TerrainFiles.of(project), inputs.state().sites(),
        settings.paths(), settings.maxRangeMeters(), progress);
    project.storeLinks(links, inputs);
    return links;
  }

  /**
   * Sets the files of what stands on a project's ground, as an edit; kind by kind, what is not given stays.
   *
   * @throws org.atalaya.planner.BadInputException if a file is not what it should be: nothing is set then
   */
  public static void cover(Project project, ClutterFiles given) {
    if (given.equals(ClutterFiles.NONE)) {
      return;
    }
    checkCover(project, given.over(ClutterFiles.of(project)));
    CoverFiles kept = project.state().cover();
    CoverFiles wanted = given.kept();
    project.apply(new Edit.SetCover(new CoverFiles(wanted.surface().isEmpty() ? kept.surface() : wanted.surface(),
        wanted.landCover().or(kept::landCover), wanted.buildings().isEmpty() ? kept.buildings() : wanted.buildings(),
        wanted.buildingMeters().or(kept::buildingMeters))));
  }

  /**
   * Reads all that is to say what stands on a project's ground, and sets nothing.
   *
   * @throws org.atalaya.planner.BadInputException if a file is not what it should be
   */
  public static void checkCover(Project project, ClutterFiles wanted) {
    wanted.read(TerrainFiles.open(project.resolveTerrain()));
  }

  /** The links of sites on a terrain. */
  public static LinksResult compute(Terrain terrain, List<Site> sites, PathSettings settings, double maxRangeMeters,
      Progress progress) {
    CandidateGraph graph = CandidateGraph.build(sites, new PathAnalyzer(terrain, settings), maxRangeMeters, progress);
    return LinksResult.of(graph);
  }
}
