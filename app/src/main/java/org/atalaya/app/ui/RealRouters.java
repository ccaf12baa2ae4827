package org.atalaya.app.ui;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.atalaya.app.job.DiscoverJob;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.app.job.VerifyJob;
import org.atalaya.app.ui.shell.Engines;
import org.atalaya.app.ui.shell.RouterProgress;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.provisioning.apply.Consent;
import org.atalaya.provisioning.apply.ProvisionOptions;
import org.atalaya.provisioning.discovery.NetworkLink;
import org.atalaya.provisioning.ssh.RouterAddress;

/** Real routers for the window, by the jobs that the commands run. */
final class RealRouters implements Engines.Routers {
  private static final int BLINK_SECONDS = 10;

  private final Supplier<List<String>> cables;

  /** @param cables names of the network interfaces on which is looked */
  RealRouters(Supplier<List<String>> cables) {
    this.cables = cables;
  }

  /** On all interfaces that are up. */
  static RealRouters onThisComputer() {
    return new RealRouters(() -> NetworkLink.all().stream().map(NetworkLink::name).toList());
  }

  @Override
  public DiscoverJob.Answer look(Project project, List<RouterAddress> besides, Progress progress) throws Exception {
    return Interruptible.call(() -> DiscoverJob.run(Optional.of(project),
        new DiscoverJob.Request(cables.get(), besides, Map.of()), event -> { }), progress);
  }

  @Override
  public int blink(Project project, RouterAddress address) throws Exception {
    return DiscoverJob.identify(Optional.of(project), Optional.empty(), address, BLINK_SECONDS);
  }

  @Override
  public List<ProvisionJob.Result> write(Project project, Passphrase passphrase, Engines.RouterOrders orders, Consent consent,
      Consumer<RouterProgress> steps, Progress progress) throws Exception {
    return ProvisionJob.run(project, project.unlock(passphrase),
        ProvisionJob.withImages(project, ProvisionJob.targets(project, orders.addresses()), orders.images()), ProvisionOptions.DEFAULT,
        consent, ProvisionJob.keyConsent(project, orders.acceptedKeys()), event -> {
          steps.accept(RouterProgress.of(event));
          return progress.step(0, 0);
        });
  }

  @Override
  public VerifyJob.Measured readAgain(Project project, Passphrase passphrase, Engines.RouterOrders orders) throws Exception {
    return VerifyJob.measure(project, project.unlock(passphrase), ProvisionJob.targets(project, orders.addresses()),
        ProvisionJob.keyConsent(project, orders.acceptedKeys()), ProvisionOptions.DEFAULT.ssh());
  }
}
