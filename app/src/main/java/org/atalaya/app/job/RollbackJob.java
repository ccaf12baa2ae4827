package org.atalaya.app.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.Secrets;
import org.atalaya.planner.project.Stored;
import org.atalaya.provisioning.apply.Backups;
import org.atalaya.provisioning.apply.Consent;
import org.atalaya.provisioning.apply.HostKeyGuard;
import org.atalaya.provisioning.apply.KeyConsent;
import org.atalaya.provisioning.apply.Outcome;
import org.atalaya.provisioning.apply.ProvisionOptions;
import org.atalaya.provisioning.apply.ProvisioningListener;
import org.atalaya.provisioning.apply.Rollback;
import org.atalaya.provisioning.apply.RouterTask;
import org.atalaya.provisioning.ssh.RouterAddress;

/** Returns routers to their backups. Needs no current plan: undoing must always be possible. */
public final class RollbackJob {
  /** No backup of a router is larger: its flash is not. */
  private static final long MAX_BYTES = 1 << 20;

  private RollbackJob() {}

  /**
   * A router to be rolled back, where it is, and to which backup.
   *
   * @param hostName of the router, or of the server beside it
   */
  public record Target(ProvisionJob.Target router, String hostName, Path backup) {}

  /** As {@link ProvisionJob#keyConsent}, by the last plan, current or not. */
  public static KeyConsent keyConsent(Project project, Map<String, String> fingerprints) {
    return ProvisionJob.keyConsent(plan(project), fingerprints);
  }

  /**
   * The routers that are meant.
   *
   * @param nodes by site or host name; without an address, the last known one
   * @param backup to go back to; empty for the last that was made before a change
   * @param firmware of a server beside the router, {@code content} or {@code freedombox}; empty for the router itself
   * @throws BadInputException if a name is no router of the plan, its address is not known, or there is no backup
   */
  public static List<Target> targets(Project project, Map<String, Optional<RouterAddress>> nodes, Optional<Path> backup,
      Optional<String> firmware) throws IOException {
    NetworkPlan plan = plan(project);
    RouterBook book = new RouterBook(project);
    List<Target> targets = new ArrayList<>();
    for (Map.Entry<String, Optional<RouterAddress>> node : nodes.entrySet()) {
      PlannedRouter router = RouterChoice.one(plan, node.getKey());
      String hostName = firmware.filter(id -> !id.equals(plan.community().firmware()))
          .map(id -> ProvisionJob.serverName(id, router.hostName())).filter(book::isKnown).orElse(router.hostName());
      RouterAddress address = node.getValue().or(() -> book.findAddress(hostName)).orElseThrow(() ->
          new BadInputException("--node", hostName + ", whose address is not known", "SITE=HOST"));
      Path file = backup.isPresent() ? backup.get() : lastBackup(book.backupFolder(), hostName);
      targets.add(new Target(new ProvisionJob.Target(router, address), hostName, file));
    }
    return targets;
  }

  private static NetworkPlan plan(Project project) {
    return project.findPlan().map(Stored::value).orElseThrow(() -> new BadInputException(project.file().toString(),
        "no plan", "the project whose routers were provisioned"));
  }

  /** Backups that a rollback itself makes have another name, so that rolling back twice is rolling back once. */
  private static Path lastBackup(Path folder, String hostName) throws IOException {
    String name = hostName.replaceAll("[^A-Za-z0-9-]", "_") + "-[0-9a-f]{12}\\.tar\\.gz";
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(folder.toString(), "no backups", "one of " + hostName);
    }
    Map<Path, FileTime> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> file.getFileName().toString().matches(name)).toList()) {
        found.put(file, Files.getLastModifiedTime(file));
      }
    }
    return found.entrySet().stream().max(Map.Entry.<Path, FileTime>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElseThrow(() -> new BadInputException(folder.toString(), "no backup of " + hostName, "one to go back to"));
  }

  /** Rolls the routers back one after the other; every step is in the project's journal. */
  public static List<ProvisionJob.Result> run(Project project, Secrets secrets, List<Target> targets, ProvisionOptions options,
      Consent consent, KeyConsent keys, ProvisioningListener listener) throws IOException {
    RouterBook book = new RouterBook(project);
    DeviceCatalogue catalogue = DeviceCatalogue.beside(project.file());
    List<ProvisionJob.Result> results = new ArrayList<>();
    try (LiveChanges changes = book.liveChanges()) {
      Backups before = book.backups();
      Rollback rollback = new Rollback(options, new HostKeyGuard(book, keys),
          (task, backup) -> before.keep(named(task, task.hostName() + "-before-rollback"), backup));
      for (Target target : targets) {
        PlannedRouter router = target.router().router();
        RouterTask task = new RouterTask(router.site(), target.hostName(), target.router().address(),
            ProvisionJob.laterAddresses(target.router()), new RenderedNode(router.hostName(), new TreeMap<>()),
            catalogue.get(router.deviceId()), secrets.rootPassword());
        if (Files.size(target.backup()) > MAX_BYTES) {
          throw new BadInputException(target.backup().toString(), Files.size(target.backup()) + " bytes",
              "a backup, 1 MiB at most");
        }
        Outcome outcome = rollback.rollBack(task, Files.readAllBytes(target.backup()), consent,
            options.dryRun() ? book.reading(changes) : book.undoing(changes), listener);
        ProvisionJob.Result result = new ProvisionJob.Result(task, outcome);
        book.keepUndone(result);
        results.add(result);
      }
    }
    return results;
  }

  private static RouterTask named(RouterTask task, String name) {
    return new RouterTask(task.site(), name, task.address(), task.laterAddresses(), task.desired(), task.device(),
        task.rootPassword());
  }
}
