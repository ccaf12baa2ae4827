package org.atalaya.app.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.atalaya.app.job.LabAirJob;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.app.job.RenderJob;
import org.atalaya.app.ui.shell.RouterProgress;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.Secrets;
import org.atalaya.provisioning.apply.Proposal;
import org.atalaya.provisioning.apply.ProvisionOptions;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.atalaya.provisioning.ssh.RouterAddress;

/**
 * The whole of writing to routers, on virtual ones. It works on a copy of the project: the real routers' journal and
 * host keys stay as they are.
 */
final class Rehearsal {
  private Rehearsal() {}

  static void run(Project project, Passphrase passphrase, Consumer<RouterProgress> news, Progress progress)
      throws IOException {
    Path folder = Files.createTempDirectory("atalaya-rehearsal");
    Path copy = folder.resolve("rehearsal.atalaya");
    try {
      project.backupTo(copy);
      try (Project rehearsed = Project.open(copy)) {
        run(rehearsed, project.unlock(passphrase), news, progress);
      }
    } finally {
      try (var left = Files.walk(folder)) {
        // what lies deepest first
        for (Path each : left.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  /** The copy has the real routers' host keys, and no virtual one has them. */
  private static void run(Project rehearsed, Secrets secrets, Consumer<RouterProgress> news,
      Progress progress) throws IOException {
    NetworkPlan plan = RenderJob.requireCurrentPlan(rehearsed);
    try (VirtualKit kit = VirtualKit.start(LabAirJob.kinds(rehearsed.file(), LabOptions.DEFAULT, OptionalInt.empty()))) {
      Map<String, RouterAddress> addresses = new LinkedHashMap<>();
      for (int i = 0; i < plan.routers().size(); i++) {
        VirtualRouter virtual = kit.routers().get(i);
        addresses.put(plan.routers().get(i).hostName(), RouterAddress.parse(virtual.host() + ":" + virtual.port()));
      }
      ProvisionJob.run(rehearsed, secrets, ProvisionJob.targets(rehearsed, addresses), ProvisionOptions.DEFAULT,
          proposals -> shown(proposals, news), (task, key) -> true, event -> {
            news.accept(RouterProgress.of(event));
            return progress.step(0, 0);
          });
    }
  }

  /** On virtual routers everyone agrees; the difference is shown all the same. */
  private static List<Proposal> shown(List<Proposal> proposals, Consumer<RouterProgress> news) {
    RouterProgress.differences(proposals).forEach(news);
    return proposals;
  }
}
