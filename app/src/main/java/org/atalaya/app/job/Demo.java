package org.atalaya.app.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.maps.elevation.TerrainFileInfo;
import org.atalaya.maps.features.SitesCsv;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.Secrets;
import org.atalaya.provisioning.apply.Outcome;
import org.atalaya.provisioning.apply.Proposal;
import org.atalaya.provisioning.apply.ProvisionOptions;
import org.atalaya.provisioning.apply.ProvisioningListener;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.atalaya.provisioning.ssh.RouterAddress;

/** The whole way on the sample valley: the same jobs as by hand, on a virtual kit. */
public final class Demo {
  private static final String NAME = "Valle de Quintana";

  private Demo() {}

  /** Hears what each step found and how long it took. */
  public interface Listener {
    void terrain(int columns, int rows, double minMeters, double maxMeters, String tile, double seconds);

    void links(LinksResult links, double seconds);

    void network(NetworkPlan plan, double seconds);

    void configuration(int files, int routers, double seconds);

    void lab(int routers, double seconds);
  }

  /**
   * @param verified provisioned, and found as planned when read again over one more connection
   * @param changedLines of the difference that was written
   * @param seconds from the first connection to the last
   */
  public record RouterResult(ProvisionJob.Result result, boolean verified, int changedLines, double seconds) {}

  /**
   * @param project the file that holds it all
   * @param passphraseFile what unlocks it
   */
  public record Result(Path project, Path passphraseFile, List<RouterResult> routers, double seconds) {
    public boolean allVerified() {
      return !routers.isEmpty() && routers.stream().allMatch(RouterResult::verified);
    }
  }

  /** Runs it all in a folder, which afterwards holds terrain, site list, project, passphrase, and configuration. */
  public static Result run(Path folder, Listener listener) throws IOException, InterruptedException {
    long start = System.nanoTime();
    long step = start;
    Path terrain = SampleValley.writeTo(folder);
    TerrainFileInfo info = ElevationFiles.info(terrain);
    Path sites = folder.resolve("sites.csv");
    SitesCsv.write(sites, SampleValley.sites());
    listener.terrain(info.columns(), info.rows(), info.minMeters().orElseThrow(), info.maxMeters().orElseThrow(),
        terrain.getFileName().toString().replaceAll("\\..*", ""), seconds(step));

    Path file = folder.resolve("sample.atalaya");
    Files.deleteIfExists(file);
    Path passphraseFile = passphraseFile(folder);
    try (Project project = ProjectCreation.create(file, NAME, List.of(terrain), sites, "AR", "libremesh");
        Passphrase passphrase = Passphrase.read(passphraseFile)) {
      step = System.nanoTime();
      listener.links(LinksJob.run(project, Progress.NONE), seconds(step));
      step = System.nanoTime();
      NetworkPlan plan = PlanJob.run(project, false, Progress.NONE);
      listener.network(plan, seconds(step));
      step = System.nanoTime();
      Secrets secrets = project.unlock(passphrase);
      List<RenderedNode> nodes = RenderJob.write(project, secrets, Optional.empty(), List.of(),
          folder.resolve("configuration"), Optional.empty()).files();
      listener.configuration(nodes.stream().mapToInt(node -> node.files().size()).sum(), nodes.size(), seconds(step));
      return new Result(file, passphraseFile, routers(project, plan, secrets, listener), seconds(start));
    }
  }

  private static List<RouterResult> routers(Project project, NetworkPlan plan, Secrets secrets, Listener listener)
      throws IOException, InterruptedException {
    long step = System.nanoTime();
    try (VirtualKit kit = VirtualKit.start(plan.routers().size(), LabOptions.DEFAULT)) {
      listener.lab(kit.routers().size(), seconds(step));
      Map<String, RouterAddress> addresses = new LinkedHashMap<>();
      for (int i = 0; i < plan.routers().size(); i++) {
        PlannedRouter router = plan.routers().get(i);
        VirtualRouter virtual = kit.routers().get(i);
        addresses.put(router.hostName(), RouterAddress.parse(virtual.host() + ":" + virtual.port()));
      }
      step = System.nanoTime();
      Map<String, Integer> lines = new ConcurrentHashMap<>();
      Map<String, Double> seconds = new ConcurrentHashMap<>();
      long begun = step;
      ProvisioningListener clock = event -> {
        seconds.put(event.hostName(), seconds(begun));
        return true;
      };
      List<ProvisionJob.Target> targets = ProvisionJob.targets(project, addresses);
      List<ProvisionJob.Result> written = ProvisionJob.run(project, secrets, targets, ProvisionOptions.DEFAULT,
          proposals -> counted(proposals, lines), clock);
      List<ProvisionJob.Result> read = VerifyJob.run(project, secrets, targets);
      List<RouterResult> results = new ArrayList<>();
      for (int i = 0; i < written.size(); i++) {
        String host = written.get(i).task().hostName();
        boolean provisioned = written.get(i).outcome() instanceof Outcome.Verified;
        results.add(new RouterResult(provisioned ? read.get(i) : written.get(i),
            provisioned && read.get(i).outcome() instanceof Outcome.Verified, lines.getOrDefault(host, 0),
            seconds.getOrDefault(host, 0.0)));
      }
      return results;
    }
  }

  private static List<Proposal> counted(List<Proposal> proposals, Map<String, Integer> lines) {
    proposals.forEach(proposal -> lines.put(proposal.task().hostName(), proposal.changes().lines().size()));
    return proposals;
  }

  /** A passphrase that only the owner can read; one that is there is kept, so that the project stays readable. */
  private static Path passphraseFile(Path folder) throws IOException {
    Path file = folder.resolve("passphrase.txt");
    if (!Files.exists(file)) {
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      byte[] random = new byte[12];
      new SecureRandom().nextBytes(random);
      Files.writeString(file, HexFormat.of().formatHex(random) + "\n", StandardCharsets.UTF_8);
    }
    return file;
  }

  private static double seconds(long sinceNanos) {
    return (System.nanoTime() - sinceNanos) / 1e9;
  }
}
