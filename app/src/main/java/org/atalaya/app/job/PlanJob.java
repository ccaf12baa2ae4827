package org.atalaya.app.job;

import java.time.Duration;
import java.util.Optional;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.calibration.CalibratedLosses;
import org.atalaya.planner.calibration.Calibration;
import org.atalaya.planner.candidates.CandidateGraph;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.NetworkPlanner;
import org.atalaya.planner.plan.PlanRequest;
import org.atalaya.planner.plan.Wishes;
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
    return run(project, new Options(allowDfs, Wishes.NONE, 0, Optional.empty()), progress);
  }

  /**
   * What to plan for, beside the project.
   *
   * @param allowDfs true to take channels with radar detection
   * @param wishes what the network is to survive and to cost
   * @param alternatives how many other networks to look for
   * @param limit for each choice; what comes out then depends on the machine too. Empty to count the work
   */
  public record Options(boolean allowDfs, Wishes wishes, int alternatives, Optional<Duration> limit) {}

  /** The same for what a person wishes. */
  public static NetworkPlan run(Project project, Options options, Progress progress) {
    return run(project, options, options.limit.map(ExactSelector::new).orElseGet(ExactSelector::new), progress);
  }

  private static NetworkPlan run(Project project, Options options, SiteSelector selector, Progress progress) {
    InputRevision inputs = project.inputs(ResultKind.PLAN);
    LinksResult links = project.findLinks().filter(Stored::current).map(Stored::value)
        .orElseThrow(() -> new BadInputException(project.file().toString(), "links that are missing or stale",
            "links of the project as it is now (run links)"));
    ProjectSettings settings = inputs.state().settings();
    Calibration calibration = project.measurements().calibration();
    CandidateGraph graph = CalibratedLosses.in(links.toGraph(inputs.state()), calibration, link -> Calibration.ALL);
    NetworkPlan plan = new NetworkPlanner(DeviceCatalogue.beside(project.file()), RegulatoryDatabase.builtIn(), selector).plan(
        new PlanRequest(settings.name(), settings.country(), settings.firmware(), inputs.state().sites(), graph,
            settings.fadeMarginDb(), options.allowDfs, options.wishes, options.alternatives), progress);
    project.storePlan(plan, inputs);
    project.measurements().notePlannedWith(calibration);
    return plan;
  }
}
