package org.atalaya.app.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.atalaya.firmware.CommunityCheck;
import org.atalaya.firmware.FirmwareTarget;
import org.atalaya.firmware.FirmwareTargets;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.RenderedTree;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.project.InputRevision;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.RenderingResult;
import org.atalaya.planner.project.ResultKind;
import org.atalaya.planner.project.Secrets;

/** Writes the files of each planned router. */
public final class RenderJob {
  /** More objections than these are counted, not told. */
  private static final int MOST_TOLD = 3;

  private RenderJob() {}

  /**
   * The project's plan, if it belongs to the project as it is now: a stale one is never rendered nor provisioned.
   *
   * @throws BadInputException if there is none, or it is stale
   */
  public static NetworkPlan requireCurrentPlan(Project project) {
    return project.getCurrentPlan().value();
  }

  /**
   * The files of every router of the current plan, in the plan's order, then those that are the whole network's; what
   * was rendered is noted in the project.
   *
   * @throws BadInputException if the plan is missing or stale, or the firmware can't express it
   */
  public static List<RenderedNode> render(Project project, Secrets secrets, Optional<String> firmware) {
    return render(project, secrets, firmware, List.of());
  }

  private static List<RenderedNode> render(Project project, Secrets secrets, Optional<String> firmware,
      List<String> sites) {
    NetworkPlan plan = requireCurrentPlan(project);
    InputRevision inputs = project.inputs(ResultKind.RENDERING);
    FirmwareTarget target = target(firmware.orElse(plan.community().firmware()));
    Set<String> hosts = new HashSet<>();
    sites.forEach(site -> RouterChoice.of(plan, site).forEach(router -> hosts.add(router.hostName())));
    // in a network of several kinds, what is not asked for may well be beyond this firmware
    List<NodeConfig> nodes = plan.nodeConfigs(DeviceCatalogue.beside(project.file()), inputs.state().sites(),
            Optional.of(secrets.meshKey())).stream()
        .filter(node -> sites.isEmpty() || hosts.contains(node.router().hostName())).toList();
    NetworkName.require(project.file() + ", network name", plan.community().name(), target.id());
    List<String> objections = CommunityCheck.objections(target, nodes);
    if (!objections.isEmpty()) {
      throw new BadInputException(project.file().toString(), String.join("; ", objections.subList(0,
          Math.min(MOST_TOLD, objections.size()))) + (objections.size() > MOST_TOLD ? "; and "
          + (objections.size() - MOST_TOLD) + " more" : ""),
          "a plan that " + target.id() + " can express");
    }
    List<RenderedNode> rendered = new ArrayList<>(nodes.stream().map(target::render).toList());
    rendered.addAll(target.renderNetwork(nodes));
    project.storeRendering(RenderingResult.of(rendered.stream()
        .collect(Collectors.toMap(RenderedNode::hostName, RenderedNode::files))), inputs);
    return List.copyOf(rendered);
  }

  /** As {@link #render}, and writes the files of the named sites (of all, where none is named) to a folder. */
  public static List<RenderedNode> write(Project project, Secrets secrets, Optional<String> firmware,
      List<String> sites, Path folder) throws IOException {
    List<RenderedNode> chosen = render(project, secrets, firmware, sites);
    RenderedTree.write(folder, chosen);
    return chosen;
  }

  private static FirmwareTarget target(String id) {
    return FirmwareTargets.find(id).orElseThrow(() -> new BadInputException("firmware", "\"" + id + "\"",
        "one of " + FirmwareTargets.all().stream().map(FirmwareTarget::id).collect(Collectors.joining(", "))));
  }
}
