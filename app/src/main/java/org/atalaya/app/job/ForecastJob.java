package org.atalaya.app.job;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.capacity.ScaleStudy;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.power.PanelSun;
import org.atalaya.planner.power.SiteSizing;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.reach.Reach;
import org.atalaya.planner.site.Site;

/** What a project's planned network will be like to use: the answers of several commands, with their own defaults, at once. */
public final class ForecastJob {
  private ForecastJob() {}

  /**
   * @param plan that it is about
   * @param simulation with each site and each link failing alone
   * @param limit homes that the network carries
   * @param remedies what would let more in
   * @param reach households served, and what it costs each
   * @param power battery and panel of each site
   */
  public record Answer(NetworkPlan plan, SimulateJob.Answer simulation, ScaleStudy.Limit limit, List<ScaleStudy.Remedy> remedies,
      Reach reach, PowerJob.Answer power) {
    public Answer {
      remedies = List.copyOf(remedies);
    }
  }

  /**
   * The answer for the stored plan.
   *
   * @throws org.atalaya.planner.BadInputException if the plan is missing or stale
   * @throws CancellationException if the progress says so
   */
  public static Answer run(Project project, Progress progress) {
    NetworkPlan plan = RenderJob.requireCurrentPlan(project);
    List<Site> sites = project.state().sites();
    SimulateJob.Answer simulation = SimulateJob.run(project, new SimulateJob.Question(List.of(), true, false, OptionalDouble.empty(),
        false, SimulateJob.USUAL_SITE_AVAILABILITY, SimulateJob.USUAL_LINK_AVAILABILITY), progress);
    ScaleStudy study = new ScaleStudy(plan, sites, ScaleStudy.DEFAULT_NEED_MBPS, ScaleStudy.DEFAULT_NEED_MBPS);
    return new Answer(plan, simulation, study.limit(), study.remedies(progress), Reach.of(plan, sites, Reach.PEOPLE_PER_HOUSEHOLD),
        PowerJob.run(project, new PowerJob.Question(SiteSizing.DEFAULT_AUTONOMY_DAYS, PanelSun.ASSUMED_CLEARNESS, OptionalDouble.empty())));
  }
}
