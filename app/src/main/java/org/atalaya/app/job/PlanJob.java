package org.atalaya.app.job;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.addressing.AddressBlocks;
import org.atalaya.planner.addressing.AddressHabit;
import org.atalaya.planner.addressing.RouterAddresses;
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
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.project.ResultKind;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.regulation.RegulatoryDatabase;
import org.atalaya.planner.siteselection.ExactSelector;
import org.atalaya.planner.siteselection.SearchFollower;

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
   * @param limit for the plan and its alternatives together; what comes out then depends on the machine too. Empty to
   *     count the work
   */
  public record Options(boolean allowDfs, Wishes wishes, int alternatives, Optional<Duration> limit) {}

  /** The same for what a person wishes. */
  public static NetworkPlan run(Project project, Options options, Progress progress) {
    return run(project, options, progress, SearchFollower.NONE);
  }

  /**
   * The same, followed while it goes on. Once who follows says that it will do, the best so far is the plan, with its gap,
   * and is stored like any other; an interruption of this thread that was taken for that wish is cleared.
   *
   * @param follower hears of costs at the routers' own prices, before kits are rounded up
   * @throws CancellationException if progress says so, until the plan is stored
   */
  public static NetworkPlan run(Project project, Options options, Progress progress, SearchFollower follower) {
    ExactSelector selector = options.limit.map(ExactSelector::within).orElseGet(ExactSelector::new).followedBy(follower);
    InputRevision inputs = project.inputs(ResultKind.PLAN);
    LinksResult links = project.findLinks().filter(Stored::current).map(Stored::value)
        .orElseThrow(() -> new BadInputException(project.file().toString(), "links that are missing or stale",
            "links of the project as it is now (run links)"));
    ProjectSettings settings = inputs.state().settings();
    Calibration calibration = project.measurements().calibration();
    CandidateGraph graph = CalibratedLosses.in(links.toGraph(inputs.state()), calibration, link -> Calibration.ALL);
    NetworkPlan plan = new NetworkPlanner(inputs.state().prices().over(DeviceCatalogue.beside(project.file()), settings.currency()), RegulatoryDatabase.builtIn(), selector,
        new ProjectRelays(project, inputs.state(), progress, follower)).plan(
        new PlanRequest(settings.name(), settings.country(), settings.firmware(), inputs.state().sites(), graph,
            settings.fadeMarginDb(), options.allowDfs, options.wishes, options.alternatives, inputs.state().prices(),
            blocks(project, inputs.state()), project.measurements().survey(), addresses(project)), progress);
    if (!progress.step(1, 1)) {
      throw new CancellationException("plan cancelled");
    }
    if (follower.enough()) {
      Thread.interrupted();
    }
    project.storePlan(plan, inputs);
    project.measurements().notePlannedWith(calibration);
    return plan;
  }

  /**
   * The community's own networks. LibreMesh derives its IPv6 network from the access points' name, so that a node that nobody
   * planned joins too; every other firmware gets the local network that is the project's own.
   */
  static AddressBlocks blocks(Project project, ProjectState state) {
    AddressBlocks own = state.blocks().orHabit(AddressHabit.usualOf(state.settings().firmware()));
    return state.settings().firmware().equals("libremesh") ? own : own.orIpv6(AddressBlocks.localNetwork(project.identity()));
  }

  /** What the routers of the plan before have, and all for which there were files: an address, once it is on a roof, is not given to another. */
  private static Map<String, String> addresses(Project project) {
    Map<String, String> addresses = new LinkedHashMap<>();
    project.findPlan().ifPresent(plan -> plan.value().routers().forEach(router ->
        addresses.putIfAbsent(router.hostName(), router.ipv4().replaceFirst("/.*", ""))));
    project.renderedAddresses().forEach(addresses::putIfAbsent);
    return addresses;
  }

  /** The networks that a plan's routers have their addresses from, as text with their lengths, and how IPv4's is shared out. */
  public record Networks(String ipv4, String ipv6, AddressHabit habit) {}

  /** Those of the project as it is now. */
  public static Networks networks(Project project) {
    RouterAddresses addresses = NetworkPlanner.addresses(project.state().settings().name(), blocks(project, project.state()));
    return new Networks(addresses.ipv4Network(), addresses.ipv6Network(), addresses.habit());
  }
}
