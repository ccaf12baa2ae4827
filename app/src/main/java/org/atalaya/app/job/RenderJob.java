package org.atalaya.app.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.atalaya.firmware.CommunityCheck;
import org.atalaya.firmware.FirmwareTarget;
import org.atalaya.firmware.FirmwareTargets;
import org.atalaya.firmware.RenderNote;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.RenderedTree;
import org.atalaya.firmware.image.BuilderProfiles;
import org.atalaya.firmware.image.ImageBuild;
import org.atalaya.firmware.image.ImageBuilderFolder;
import org.atalaya.firmware.image.PackageList;
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
    return render(project, secrets, firmware, List.of(), Optional.empty()).files();
  }

  /** The same for some routers alone. @param sites or host names; none for all */
  static List<RenderedNode> render(Project project, Secrets secrets, Optional<String> firmware, List<String> sites) {
    return render(project, secrets, firmware, sites, Optional.empty()).files();
  }

  /** Routers and their files; after them, files that are the network's. */
  private record Lot(FirmwareTarget target, List<NodeConfig> nodes, List<RenderedNode> files) {
    SortedSet<RenderNote> notes() {
      return nodes.stream().flatMap(node -> target.notes(node).stream()).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Lot render(Project project, Secrets secrets, Optional<String> firmware, List<String> sites,
      Optional<PackageList> image) {
    NetworkPlan plan = requireCurrentPlan(project);
    InputRevision inputs = project.inputs(ResultKind.RENDERING);
    FirmwareTarget target = target(firmware.orElse(plan.community().firmware()));
    Set<String> hosts = new HashSet<>();
    sites.forEach(site -> RouterChoice.of(plan, site).forEach(router -> hosts.add(router.hostName())));
    // in a network of several kinds, what is not asked for may well be beyond this firmware
    List<NodeConfig> nodes = plan.nodeConfigs(DeviceCatalogue.beside(project.file()), inputs.state().sites(),
            Optional.of(secrets.meshKey()), project.routerNumbers(plan.hostNames())).stream()
        .filter(node -> sites.isEmpty() || hosts.contains(node.router().hostName()))
        .map(node -> image.map(known -> node.withImage(known.names())).orElse(node)).toList();
    NetworkName.require(project.file() + ", network name", plan.community().name(), target.id());
    List<String> objections = CommunityCheck.objections(target, nodes);
    if (!objections.isEmpty()) {
      throw new BadInputException(project.file().toString(), String.join("; ", objections.subList(0,
          Math.min(MOST_TOLD, objections.size()))) + (objections.size() > MOST_TOLD ? "; and "
          + (objections.size() - MOST_TOLD) + " more" : ""),
          "a plan that " + target.id() + " can express");
    }
    project.keepAddresses(nodes.stream().map(NodeConfig::router).toList());
    List<RenderedNode> rendered = new ArrayList<>(nodes.stream().map(target::render).toList());
    rendered.addAll(target.renderNetwork(nodes));
    project.storeRendering(RenderingResult.of(rendered.stream()
        .collect(Collectors.toMap(RenderedNode::hostName, RenderedNode::files))), inputs);
    return new Lot(target, nodes, List.copyOf(rendered));
  }

  /**
   * What was written.
   *
   * @param files of the routers, then those that are the whole network's
   * @param notes what a person has to see to besides
   */
  public record Written(List<RenderedNode> files, SortedSet<RenderNote> notes) {}

  /**
   * As {@link #render}, and writes the files of the named sites (of all, where none is named) to a folder.
   *
   * @param manifest of the image that these routers run or will get, as OpenWrt publishes it beside an image; empty
   *     where nobody has it, and what depends on it can't be checked
   * @throws BadInputException as {@link #render}, and where the image can't do what the plan asks for
   */
  public static Written write(Project project, Secrets secrets, Optional<String> firmware,
      List<String> sites, Path folder, Optional<Path> manifest) throws IOException {
    Optional<PackageList> image = manifest.isPresent() ? Optional.of(PackageList.readManifest(manifest.get()))
        : Optional.empty();
    Lot lot = render(project, secrets, firmware, sites, image);
    RenderedTree.write(folder, lot.files());
    return new Written(lot.files(), lot.notes());
  }

  /**
   * What OpenWrt's ImageBuilder needs to make an image for each router.
   *
   * @param files of the routers
   * @param scripts to run, by OpenWrt's target
   * @param notes what a person has to see to besides
   */
  public record ForImageBuilder(List<RenderedNode> files, SortedMap<String, Path> scripts,
      SortedSet<RenderNote> notes) {}

  /**
   * As {@link #write}, for ImageBuilder.
   *
   * @param profiles files {@code profiles.json} of the ImageBuilders, to check against; may be empty
   * @throws BadInputException if the firmware is not made by ImageBuilder, a board's profile is not known or not among
   *     those, or an image would lack what the mesh's key needs
   */
  public static ForImageBuilder writeForImageBuilder(Project project, Secrets secrets, Optional<String> firmware,
      List<String> sites, Path folder, List<Path> profiles) throws IOException {
    List<BuilderProfiles> known = new ArrayList<>();
    for (Path file : profiles) {
      known.add(BuilderProfiles.read(file));
    }
    Lot lot = render(project, secrets, firmware, sites, Optional.empty());
    List<ImageBuild> builds = new ArrayList<>();
    for (NodeConfig node : lot.nodes()) {
      ImageBuild build = build(node, lot.target().id());
      List<String> objections = build.objections(node, known);
      if (!objections.isEmpty()) {
        throw new BadInputException("router " + node.router().hostName(), String.join("; ", objections),
            "an image that ImageBuilder can make");
      }
      builds.add(build);
    }
    List<RenderedNode> routers = lot.files().subList(0, lot.nodes().size());
    // what the image needs for the mesh's key is among the packages
    SortedSet<RenderNote> notes = new TreeSet<>(lot.notes());
    notes.remove(RenderNote.CAPABLE_WPAD);
    return new ForImageBuilder(routers, ImageBuilderFolder.write(folder, routers, builds), notes);
  }

  private static ImageBuild build(NodeConfig node, String firmware) {
    try {
      return ImageBuild.of(node, firmware).orElseThrow(() -> new BadInputException("--imagebuilder",
          "firmware " + firmware, "one that OpenWrt's ImageBuilder makes: libremesh, openwrt-… or awmn-bird"));
    } catch (IllegalArgumentException unknown) {
      throw new BadInputException("router " + node.router().hostName(), unknown.getMessage(),
          "a device whose image is in the catalogue", unknown);
    }
  }

  private static FirmwareTarget target(String id) {
    return FirmwareTargets.find(id).orElseThrow(() -> new BadInputException("firmware", "\"" + id + "\"",
        "one of " + FirmwareTargets.all().stream().map(FirmwareTarget::id).collect(Collectors.joining(", "))));
  }
}
