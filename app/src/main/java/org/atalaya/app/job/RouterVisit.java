package org.atalaya.app.job;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.Secrets;
import org.atalaya.provisioning.apply.HostKeyGuard;
import org.atalaya.provisioning.apply.KeyConsent;
import org.atalaya.provisioning.apply.ProvisionOptions;
import org.atalaya.provisioning.apply.RouterTask;
import org.atalaya.provisioning.router.Router;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.router.RouterFacts;
import org.atalaya.provisioning.ssh.RouterSsh;
import org.atalaya.provisioning.ssh.SshSettings;

/** One session with a planned router in which nothing is written to it. */
final class RouterVisit {
  private RouterVisit() {}

  /** What is asked in it. */
  interface Questions<T> {
    T ask(Router router, RouterFacts facts) throws IOException, InterruptedException;
  }

  /** @throws IOException if the router is not reached, is another, or goes away */
  static <T> T make(Project project, Secrets secrets, ProvisionJob.Target target, KeyConsent keys, SshSettings settings,
      Questions<T> questions) throws IOException, InterruptedException {
    HostKeyGuard guard = new HostKeyGuard(new RouterBook(project), keys);
    PlannedRouter planned = target.router();
    RouterTask task = new RouterTask(planned.site(), planned.hostName(), target.address(), List.of(),
        new RenderedNode(planned.hostName(), new TreeMap<>()), DeviceCatalogue.beside(project.file()).get(planned.deviceId()),
        secrets.rootPassword());
    try (RouterSsh ssh = new RouterSsh(settings);
        Router router = new Router(ssh.connect(task.address(), guard.policy(task), Optional.of(task.rootPassword())),
            settings.commandTimeout(), ProvisionOptions.DEFAULT.slowCommands())) {
      RouterFacts facts = router.readFacts();
      Optional<HostKeyGuard.Changed> changed = guard.findChange(task, facts, router.connection().hostKey());
      if (changed.isPresent()) {
        throw new RouterException(changed.get().message(), true);
      }
      return questions.ask(router, facts);
    }
  }
}
