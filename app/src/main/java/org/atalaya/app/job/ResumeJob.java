package org.atalaya.app.job;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.StepRecord;
import org.atalaya.provisioning.apply.Step;
import org.atalaya.provisioning.ssh.RouterAddress;

/** Finds what a run left open that was killed, or lost its routers: agreed to, and not verified since. */
public final class ResumeJob {
  private static final int KNOCK_MILLIS = 2000;

  private ResumeJob() {}

  /** The routers that are open, each where it answers now, in the plan's order. */
  public static List<ProvisionJob.Target> targets(Project project) {
    List<ProvisionJob.Target> open = new ArrayList<>();
    for (PlannedRouter router : ProvisionJob.requireProvisionable(project).routers()) {
      List<StepRecord> steps = project.provisioning().lastSteps(router.hostName());
      if (isOpen(steps)) {
        address(router, steps).ifPresent(where -> open.add(new ProvisionJob.Target(router, where)));
      }
    }
    return open;
  }

  private static boolean isOpen(List<StepRecord> steps) {
    boolean agreed = steps.stream().anyMatch(step -> is(step, Step.CONSENT, StepRecord.State.DONE) && step.detail().equals("yes"));
    boolean verified = !steps.isEmpty() && is(steps.getLast(), Step.VERIFY, StepRecord.State.DONE);
    return agreed && !verified;
  }

  private static boolean is(StepRecord record, Step step, StepRecord.State state) {
    return record.step().equals(step.name()) && record.state() == state;
  }

  /** Once it was told to restart it is likelier at its planned address, which at the factory's may be another's by now. */
  private static Optional<RouterAddress> address(PlannedRouter router, List<StepRecord> steps) {
    List<RouterAddress> candidates = new ArrayList<>(steps.stream()
        .filter(step -> is(step, Step.CONNECT, StepRecord.State.STARTED))
        .map(step -> RouterAddress.parse(step.detail())).distinct().toList());
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    List<RouterAddress> later = ProvisionJob.laterAddresses(new ProvisionJob.Target(router, candidates.getFirst()));
    boolean restarted = steps.stream().anyMatch(step -> is(step, Step.REBOOT, StepRecord.State.STARTED));
    candidates.addAll(restarted ? 0 : candidates.size(), later);
    return candidates.stream().filter(ResumeJob::answers).findFirst().or(() -> Optional.of(candidates.getFirst()));
  }

  private static boolean answers(RouterAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.host(), address.port()), KNOCK_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
