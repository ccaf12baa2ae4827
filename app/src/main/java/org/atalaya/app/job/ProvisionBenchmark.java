package org.atalaya.app.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.image.FirmwareFile;
import org.atalaya.firmware.libremesh.LibreMeshTarget;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.Secret;
import org.atalaya.provisioning.apply.Backups;
import org.atalaya.provisioning.apply.Consent;
import org.atalaya.provisioning.apply.Outcome;
import org.atalaya.provisioning.apply.PinnedKeys;
import org.atalaya.provisioning.apply.ProvisionOptions;
import org.atalaya.provisioning.apply.Provisioner;
import org.atalaya.provisioning.apply.ProvisioningListener;
import org.atalaya.provisioning.apply.RouterTask;
import org.atalaya.provisioning.apply.StepJournal;
import org.atalaya.provisioning.lab.LabImage;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;

/** How much longer many routers take than one: virtual ones, flashed and configured at once, in this very program. */
public final class ProvisionBenchmark {
  private static final Secret PASSWORD = new Secret("a password for measuring");

  private ProvisionBenchmark() {}

  /**
   * What the routers are like.
   *
   * @param imageBytes of the firmware that each gets
   * @param portBitsPerSecond of each router's Ethernet port
   * @param downtime of each restart
   */
  public record Kit(int imageBytes, long portBitsPerSecond, Duration downtime) {}

  /**
   * @param routers how many at once
   * @param verified how many of them were verified in the end
   * @param seconds from the first login to the last verification
   */
  public record Result(int routers, int verified, double seconds) {}

  /**
   * Provisions so many at once.
   *
   * @throws IOException if the image can't be written to a temporary file, or no more ports are free
   */
  public static Result run(int routers, Kit kit, ProvisioningListener listener) throws IOException {
    Path image = Files.createTempFile("atalaya-bench", ".bin");
    LabOptions options = LabOptions.DEFAULT.withDowntime(kit.downtime).withPort(kit.portBitsPerSecond);
    try (VirtualKit lab = VirtualKit.start(routers, options)) {
      FirmwareFile file = FirmwareFile.read(LabImage.write(image, kit.imageBytes, options.boardName(), "23.05.5", "1.0"));
      List<RouterTask> tasks = tasks(lab.routers(), file);
      Provisioner provisioner = new Provisioner(ProvisionOptions.DEFAULT.withJobs(routers), PinnedKeys.NONE, Backups.NONE);
      long start = System.nanoTime();
      List<Outcome> outcomes = provisioner.provision(tasks, Consent.YES, StepJournal.NONE, listener);
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Result(routers, (int) outcomes.stream().filter(Outcome.Verified.class::isInstance).count(), seconds);
    } finally {
      Files.delete(image);
    }
  }

  private static List<RouterTask> tasks(List<VirtualRouter> routers, FirmwareFile image) {
    LibreMeshTarget target = new LibreMeshTarget();
    // a chain has two nodes at least
    List<NodeConfig> nodes = RenderBenchmark.chain(Math.max(2, routers.size()), LibreMeshTarget.ID);
    Device device = DeviceCatalogue.builtIn().find(RenderBenchmark.DEVICE).orElseThrow();
    List<RouterTask> tasks = new ArrayList<>();
    for (int i = 0; i < routers.size(); i++) {
      RenderedNode node = target.render(nodes.get(i));
      tasks.add(new RouterTask(node.hostName(), node.hostName(), routers.get(i).address(), List.of(), node, device, PASSWORD,
          Optional.of(image)));
    }
    return tasks;
  }
}
