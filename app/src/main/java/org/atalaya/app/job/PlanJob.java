package org.atalaya.app.job;

import java.time.Duration;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.calibration.CalibratedLosses;
import org.atalaya.planner.calibration.Calibration;
import org.atalaya.planner.candidates.CandidateGraph;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.NetworkPlanner;
import org.atalaya.planner.plan.PlanRequest;
import org.atalaya.planner.project.InputRevision;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ResultKind;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.regulation.RegulatoryDatabase;
import org.atalaya.planner.siteselection.ExactSelector;
import org.atalaya.planner.siteselection.SiteSelector;

/** Proposes a network from a project's links. */
public final class PlanJob {
  private PlanJob() {}

  /**
   * The plan, computed from current links and stored in the project.
   *
   * @throws BadInputException if the project's links are missing or stale
   */
  public static NetworkPlan run(Project project, boolean allowDfs, Progress progress) {
    return run(project, allowDfs, new ExactSelector(), progress);
  }

  /**
   * The same in a time that a person sets; what comes out then depends on the machine too.
   *
   * @param limit for choosing what to build
   */
  public static NetworkPlan run(Project project, boolean allowDfs, Duration limit, Progress progress) {
    return run(project, allowDfs, new ExactSelector(limit), progress);
  }

  private static NetworkPlan run(Project project, boolean allowDfs, SiteSelector selector, Progress progress) {
    InputRevision inputs = project.inputs(ResultKind.PLAN);
    LinksResult links = project.findLinks().filter(Stored::current).map(Stored::value)
        .orElseThrow(() -> new BadInputException(project.file().toString(), "links that are missing or stale",
            "links of the project as it is now (run links)"));
    ProjectSettings settings = inputs.state().settings();
    Calibration calibration = project.measurements().calibration();
    CandidateGraph graph = CalibratedLosses.in(links.toGraph(inputs.state()), calibration, link -> Calibration.ALL);
    NetworkPlan plan = new NetworkPlanner(DeviceCatalogue.beside(project.file()), RegulatoryDatabase.builtIn(), selector).plan(
        new PlanRequest(settings.name(), settings.country(), settings.firmware(), inputs.state().sites(), graph,
            settings.fadeMarginDb(), allowDfs), progress);
    project.storePlan(plan, inputs);
    project.measurements().notePlannedWith(calibration);
    return plan;
  }
}
