package org.atalaya.app.ui;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.atalaya.app.job.AlignJob;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.app.job.SignalServer;
import org.atalaya.app.ui.shell.Engines;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.provisioning.align.SignalSample;
import org.atalaya.provisioning.align.ToneGenerator;
import org.atalaya.provisioning.ssh.RouterAddress;

/** What {@code align} does, for the window. */
final class RealAlign implements Engines.Align {

  @Override
  public void watch(Project project, Passphrase passphrase, Engines.Turn turn, Predicate<SignalSample> listener, Progress progress)
      throws Exception {
    AlignJob.Link link = AlignJob.link(project, turn.hostName(), turn.address(), turn.toHost());
    Interruptible.call(() -> {
      AlignJob.run(project, project.unlock(passphrase), link, ProvisionJob.keyConsent(project, Map.of()), listener);
      return link;
    }, progress);
  }

  @Override
  public Optional<Engines.Sound> openSound() {
    return ToneGenerator.open().map(tone -> new Engines.Sound() {
      @Override
      public void follow(OptionalDouble signalDbm) {
        tone.follow(signalDbm);
      }

      @Override
      public void close() {
        tone.close();
      }
    });
  }

  @Override
  public Engines.PhonePage openPage(RouterAddress router, String from, String to, OptionalDouble expectedDbm) throws IOException {
    SignalServer server = new SignalServer(AlignJob.addressTowards(router), 0, from, to, expectedDbm);
    return new Engines.PhonePage() {
      @Override
      public String url() {
        return server.url();
      }

      @Override
      public void show(SignalSample now) {
        server.show(now);
      }

      @Override
      public void close() {
        server.close();
      }
    };
  }
}
