package org.atalaya.app.ui.shell;

import java.time.Duration;
import java.util.List;
import org.atalaya.provisioning.apply.Proposal;
import org.atalaya.provisioning.apply.ProvisioningEvent;

/**
 * News of one router while it is being written to.
 *
 * @param hostName which
 * @param step name of the step: {@code identify}, {@code back-up}, {@code configure}, {@code confirm}, {@code verify}
 * @param state where the step stands
 * @param detail what it found, one plain line in English; may be empty
 * @param took since the step began
 */
public record RouterProgress(String hostName, String step, State state, String detail, Duration took) {
  /** Not a step: the detail is what will change, line by line. */
  public static final String DIFFERENCE = "difference-lines";

  /** What the provisioner tells. */
  public static RouterProgress of(ProvisioningEvent event) {
    State state = switch (event.phase()) {
      case STARTED, WAITING -> State.RUNNING;
      case DONE -> State.DONE;
      case FAILED -> State.FAILED;
    };
    return new RouterProgress(event.hostName(), event.step().name(), state, event.detail(), event.duration());
  }

  /** What will change on each router. */
  public static List<RouterProgress> differences(List<Proposal> proposals) {
    return proposals.stream().map(proposal -> new RouterProgress(proposal.task().hostName(), DIFFERENCE, State.DONE,
        String.join("\n", proposal.changes().lines()), Duration.ZERO)).toList();
  }

  /** Where a step stands. */
  public enum State { WAITING, RUNNING, DONE, FAILED }
}
