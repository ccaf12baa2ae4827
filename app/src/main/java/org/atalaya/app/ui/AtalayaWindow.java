package org.atalaya.app.ui;

import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import org.atalaya.app.ui.shell.Engines;
import org.atalaya.planner.candidates.CandidateGraph;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.NetworkPlanner;
import org.atalaya.planner.plan.PlanRequest;
import org.atalaya.planner.project.InputRevision;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.project.ResultKind;
import org.atalaya.planner.regulation.RegulatoryDatabase;
import org.atalaya.planner.terrain.Terrain;

/** Starts the window. */
public final class AtalayaWindow {
  private AtalayaWindow() {}

  /**
   * Opens the window and returns when it is closed. To be called once in a program's life.
   *
   * @param project to begin with
   */
  public static void open(Optional<Path> project) {
    Application.launch(AtalayaApplication.class,
        project.map(file -> new String[] {file.toString()}).orElse(new String[0]));
  }

  /** What the window can set to work in this program. */
  static Engines engines() {
    return new Engines(AtalayaWindow::links, Optional.of(AtalayaWindow::plan), Optional.empty(), Optional.empty());
  }

  private static LinksResult links(Project project, Terrain terrain, Progress progress) {
    InputRevision inputs = project.inputs(ResultKind.LINKS);
    ProjectState state = inputs.state();
    CandidateGraph graph = CandidateGraph.build(state.sites(), new PathAnalyzer(terrain, state.settings().paths()),
        state.settings().maxRangeMeters(), progress);
    LinksResult links = LinksResult.of(graph);
    project.storeLinks(links, inputs);
    return links;
  }

  private static NetworkPlan plan(Project project, Progress progress) {
    InputRevision inputs = project.inputs(ResultKind.PLAN);
    ProjectState state = inputs.state();
    CandidateGraph graph = project.findLinks().orElseThrow().value().toGraph(state);
    NetworkPlan plan = new NetworkPlanner(DeviceCatalogue.builtIn(), RegulatoryDatabase.builtIn()).plan(
        new PlanRequest(state.settings().name(), state.settings().country(), state.settings().firmware(), state.sites(),
            graph, state.settings().fadeMarginDb(), false), progress);
    project.storePlan(plan, inputs);
    return plan;
  }
}
