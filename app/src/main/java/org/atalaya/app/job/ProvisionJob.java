package org.atalaya.app.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.image.FirmwareFile;
import org.atalaya.firmware.libremesh.LibreMeshTarget;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.Secrets;
import org.atalaya.planner.project.Stored;
import org.atalaya.provisioning.apply.BatchOrder;
import org.atalaya.provisioning.apply.Consent;
import org.atalaya.provisioning.apply.HostKeyGuard;
import org.atalaya.provisioning.apply.KeyConsent;
import org.atalaya.provisioning.apply.Outcome;
import org.atalaya.provisioning.apply.ProvisionOptions;
import org.atalaya.provisioning.apply.Provisioner;
import org.atalaya.provisioning.apply.ProvisioningListener;
import org.atalaya.provisioning.apply.RouterTask;
import org.atalaya.provisioning.ssh.RouterAddress;

/** Puts the current plan's configuration on routers. */
public final class ProvisionJob {
  private static final List<String> PROVISIONABLE =
      List.of(LibreMeshTarget.ID, "openwrt-babel", "openwrt-batman", "openwrt-bmx7", "openwrt-olsrd2", "raspberrypi",
          "freedombox", "content");
  /** Firmware of machines that stand beside a router, each with a name of its own. */
  static final List<String> SERVERS = List.of("content", "freedombox");
  private static final Pattern ADDRESS_LINE = Pattern.compile("(?m)^Address=([0-9.]{7,15})/[0-9]{1,2}$");

  private ProvisionJob() {}

  /**
   * A planned router and where it is now.
   *
   * @param image that it is flashed with first
   * @param firmware another than the network's: of a server beside the router
   */
  public record Target(PlannedRouter router, RouterAddress address, Optional<FirmwareFile> image, Optional<String> firmware) {
    public Target(PlannedRouter router, RouterAddress address) {
      this(router, address, Optional.empty(), Optional.empty());
    }

    Target with(FirmwareFile file) {
      return new Target(router, address, Optional.of(file), firmware);
    }
  }

  /** How it ended with one router. */
  public record Result(RouterTask task, Outcome outcome) {}

  /**
   * The routers that are meant: those named with an address, or, where none is named, all whose address is known from
   * an earlier time; in the plan's order.
   *
   * @param addresses by site, or by host name where a site has several routers
   * @throws BadInputException if a name is no site of the plan, the plan is missing or stale, or its firmware can
   *     only be rendered
   */
  public static List<Target> targets(Project project, Map<String, RouterAddress> addresses) {
    return targets(project, addresses, Optional.empty());
  }

  /**
   * The same for machines that get the files of another firmware than the network's.
   *
   * @param firmware empty for the network's
   * @throws BadInputException besides, if servers are meant and none is named
   */
  public static List<Target> targets(Project project, Map<String, RouterAddress> addresses, Optional<String> firmware) {
    NetworkPlan plan = requireProvisionable(project);
    firmware.ifPresent(id -> requireProvisionable(project, id));
    if (firmware.isPresent() && addresses.isEmpty()) {
      // known are the addresses of the routers, and a server stands beside one
      throw new BadInputException("--node", "none", "SITE=HOST of each machine that gets " + firmware.get());
    }
    Map<PlannedRouter, RouterAddress> named = addresses.entrySet().stream()
        .collect(Collectors.toMap(entry -> RouterChoice.one(plan, entry.getKey()), Map.Entry::getValue));
    List<Target> targets = new ArrayList<>();
    for (PlannedRouter router : plan.routers()) {
      Optional<RouterAddress> address = addresses.isEmpty()
          ? new RouterBook(project).findAddress(router.hostName()) : Optional.ofNullable(named.get(router));
      address.ifPresent(where -> targets.add(new Target(router, where, Optional.empty(), firmware)));
    }
    return targets;
  }

  /**
   * The same routers, each with the image that is for its board; where none is, with the first, so that it is told why
   * it is refused.
   *
   * @param images files on this computer; empty where firmware stays as it is
   * @throws BadInputException if one is no image
   */
  public static List<Target> withImages(Project project, List<Target> targets, List<Path> images) throws IOException {
    List<FirmwareFile> files = new ArrayList<>();
    for (Path path : images) {
      files.add(FirmwareFile.read(path));
    }
    DeviceCatalogue catalogue = DeviceCatalogue.beside(project.file());
    return files.isEmpty() ? targets : targets.stream().map(target -> {
      String board = catalogue.get(target.router().deviceId()).boardName();
      return target.with(files.stream().filter(file -> file.metadata().filter(meta -> meta.supportedDevices()
          .contains(board)).isPresent()).findFirst().orElse(files.getFirst()));
    }).toList();
  }

  /**
   * A person's word that routers were flashed or replaced.
   *
   * @param fingerprints {@code SHA256:…} of the new host key, by site, or by host name where a site has several routers
   */
  public static KeyConsent keyConsent(Project project, Map<String, String> fingerprints) {
    return keyConsent(requireProvisionable(project), fingerprints);
  }

  /** What the server of a kind is called that stands beside a router. */
  static String serverName(String firmware, String routerHostName) {
    return firmware + "-" + routerHostName.toLowerCase(Locale.ROOT);
  }

  static KeyConsent keyConsent(NetworkPlan plan, Map<String, String> fingerprints) {
    Map<String, String> byHostName = fingerprints.entrySet().stream()
        .collect(Collectors.toMap(each -> RouterChoice.one(plan, each.getKey()).hostName(), Map.Entry::getValue));
    Map<String, String> ofServers = new HashMap<>();
    // a server is meant by the name of its router
    byHostName.forEach((host, print) -> SERVERS.forEach(kind -> ofServers.put(serverName(kind, host), print)));
    return (task, key) -> key.fingerprint().equals(byHostName.getOrDefault(task.hostName(), ofServers.get(task.hostName())));
  }

  /** Shows the difference to {@code consent}, writes what is agreed to, verifies; every step is in the project's journal. */
  public static List<Result> run(Project project, Secrets secrets, List<Target> targets, ProvisionOptions options,
      Consent consent, ProvisioningListener listener) {
    return run(project, secrets, targets, options, consent, KeyConsent.NONE, listener);
  }

  /**
   * The same where host keys may have changed.
   *
   * @param keys which ones
   */
  public static List<Result> run(Project project, Secrets secrets, List<Target> targets, ProvisionOptions options,
      Consent consent, KeyConsent keys, ProvisioningListener listener) {
    return run(project, secrets, targets, options, consent, keys, listener, Optional.empty());
  }

  /**
   * The same in a mesh that is at work: farthest first, or all at one moment where the change moves the mesh.
   *
   * @param entry site, or host name, of the router that this computer is plugged into; empty for routers on a bench
   */
  public static List<Result> run(Project project, Secrets secrets, List<Target> targets, ProvisionOptions options,
      Consent consent, KeyConsent keys, ProvisioningListener listener, Optional<String> entry) {
    Stored<NetworkPlan> plan = project.getCurrentPlan();
    List<RouterTask> tasks = tasks(project, secrets, targets);
    List<List<String>> order = entry.map(name -> BatchOrder.farthestFirst(plan.value(),
        tasks.stream().map(RouterTask::hostName).toList(), RouterChoice.of(plan.value(), name).getFirst().hostName()))
        .orElse(List.of());
    RouterBook book = new RouterBook(project);
    List<Outcome> outcomes;
    try (LiveChanges changes = book.liveChanges()) {
      outcomes = new Provisioner(options, new HostKeyGuard(book, keys), book.backups()).provision(tasks, consent,
          options.dryRun() ? book.reading(changes) : book.run(plan, changes), listener, order);
    }
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      results.add(new Result(tasks.get(i), outcomes.get(i)));
    }
    results.forEach(result -> book.keep(result, plan.revision()));
    return results;
  }

  /**
   * What is written to a router must be read again and understood, and undone by the router alone: that is known for
   * LibreMesh, for OpenWrt where all that is written lies in {@code /etc/config}, and for Debian.
   */
  static NetworkPlan requireProvisionable(Project project) {
    NetworkPlan plan = RenderJob.requireCurrentPlan(project);
    requireProvisionable(project, plan.community().firmware());
    return plan;
  }

  private static void requireProvisionable(Project project, String firmware) {
    if (!PROVISIONABLE.contains(firmware)) {
      throw new BadInputException(project.file().toString(), "firmware " + firmware + ", whose files can only be rendered",
          "firmware " + String.join(", ", PROVISIONABLE) + " to put on routers and to verify");
    }
  }

  static List<RouterTask> tasks(Project project, Secrets secrets, List<Target> targets) {
    requireProvisionable(project);
    Map<Optional<String>, Map<String, RenderedNode>> rendered = new HashMap<>();
    targets.stream().map(Target::firmware).distinct().forEach(firmware -> rendered.put(firmware,
        RenderJob.render(project, secrets, firmware, sites(targets, firmware)).stream()
            .collect(Collectors.toMap(RenderedNode::hostName, Function.identity()))));
    DeviceCatalogue catalogue = DeviceCatalogue.beside(project.file());
    return targets.stream().map(target -> task(target, AuthorizedKeys.with(project.file(),
        rendered.get(target.firmware()).get(target.router().hostName())), catalogue.get(target.router().deviceId()),
        secrets)).toList();
  }

  /** Those that are of this kind; none, for all, where the whole network is. */
  private static List<String> sites(List<Target> targets, Optional<String> firmware) {
    return targets.stream().allMatch(target -> target.firmware().isEmpty()) ? List.of()
        : targets.stream().filter(target -> target.firmware().equals(firmware)).map(target -> target.router().hostName()).toList();
  }

  private static RouterTask task(Target target, RenderedNode files, Device device, Secrets secrets) {
    // a server beside a router has a name, and a host key, of its own
    String hostName = Optional.ofNullable(files.files().get("/etc/hostname")).map(String::strip)
        .orElse(target.router().hostName());
    return new RouterTask(target.router().site(), hostName, target.address(), laterAddresses(target, files), files, device,
        secrets.rootPassword(), target.image());
  }

  /** With its new configuration a router has the plan's address; one reached through a tunnel stays at the tunnel's end. */
  static List<RouterAddress> laterAddresses(Target target) {
    return target.address().isLoopback() ? List.of()
        : List.of(RouterAddress.parse(target.router().ipv4().replaceFirst("/.*", "")).as(target.address().user()));
  }

  /** On Debian, the addresses that its files give it. */
  private static List<RouterAddress> laterAddresses(Target target, RenderedNode files) {
    SortedSet<String> written = new TreeSet<>();
    files.files().forEach((path, text) -> {
      if (path.endsWith(".network")) {
        ADDRESS_LINE.matcher(text).results().forEach(line -> written.add(line.group(1)));
      }
    });
    List<RouterAddress> later = new ArrayList<>(written.isEmpty() || target.firmware().isEmpty() ? laterAddresses(target) : List.of());
    if (!target.address().isLoopback()) {
      written.stream().map(RouterAddress::parse).map(address -> address.as(target.address().user()))
          .filter(address -> !later.contains(address)).forEach(later::add);
    }
    return later;
  }
}
