package org.atalaya.app.job;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.atalaya.firmware.image.FirmwareFile;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.StepRecord;
import org.atalaya.provisioning.apply.Agreed;
import org.atalaya.provisioning.apply.Step;
import org.atalaya.provisioning.ssh.RouterAddress;

/** Finds what a run left open that was killed, or lost its routers: agreed to, and not verified since. */
public final class ResumeJob {
  private static final int KNOCK_MILLIS = 2000;

  private ResumeJob() {}

  /**
   * The routers that are open, each where it answers now, in the plan's order; after each the servers beside it.
   *
   * @throws BadInputException if an image that was agreed to, and is still to be written, is no longer what it was
   */
  public static List<ProvisionJob.Target> targets(Project project) throws IOException {
    List<ProvisionJob.Target> open = new ArrayList<>();
    NetworkPlan plan = ProvisionJob.requireProvisionable(project);
    List<Optional<String>> kinds = new ArrayList<>(List.of(Optional.empty()));
    ProvisionJob.SERVERS.stream().filter(id -> !id.equals(plan.community().firmware())).map(Optional::of).forEach(kinds::add);
    for (PlannedRouter router : plan.routers()) {
      for (Optional<String> firmware : kinds) {
        String hostName = firmware.map(id -> ProvisionJob.serverName(id, router.hostName())).orElse(router.hostName());
        List<StepRecord> steps = project.provisioning().history(hostName);
        Optional<Agreed> agreed = findOpen(steps);
        Optional<RouterAddress> where = agreed.isEmpty() ? Optional.empty() : address(router, firmware, steps);
        if (where.isPresent()) {
          ProvisionJob.Target target = new ProvisionJob.Target(router, where.get(), Optional.empty(), firmware);
          open.add(agreed.get().path().isEmpty() || isFlashed(steps) ? target : target.with(image(agreed.get())));
        }
      }
    }
    return open;
  }

  /** The yes that nobody has come to the end of; over all runs, since one that resumes may be cut off before it asks. */
  private static Optional<Agreed> findOpen(List<StepRecord> steps) {
    Optional<Agreed> open = Optional.empty();
    for (StepRecord step : steps) {
      if (is(step, Step.CONSENT, StepRecord.State.DONE)) {
        Optional<Agreed> agreed = Agreed.parse(step.detail());
        // the yes to the rest of what was begun names no image again
        open = agreed.isPresent() && agreed.get().path().isEmpty() ? open.or(() -> agreed) : agreed;
      } else if (is(step, Step.VERIFY, StepRecord.State.DONE)) {
        open = Optional.empty();
      }
    }
    return open;
  }

  /** Since the last yes to an image. */
  private static boolean isFlashed(List<StepRecord> steps) {
    boolean flashed = false;
    for (StepRecord step : steps) {
      if (is(step, Step.CONSENT, StepRecord.State.DONE) && step.detail().contains(", image ")) {
        flashed = false;
      } else if (is(step, Step.REIDENTIFY, StepRecord.State.DONE)) {
        flashed = true;
      }
    }
    return flashed;
  }

  private static FirmwareFile image(Agreed agreed) throws IOException {
    Path path = agreed.path().orElseThrow();
    if (!Files.isRegularFile(path)) {
      throw new NoSuchFileException(path.toString());
    }
    FirmwareFile file = FirmwareFile.read(path);
    if (!file.sha256().equals(agreed.sha256())) {
      throw new BadInputException(path.toString(), "another file than the one that was agreed to",
          "SHA-256 " + agreed.sha256());
    }
    return file;
  }

  private static boolean is(StepRecord record, Step step, StepRecord.State state) {
    return record.step().equals(step.name()) && record.state() == state;
  }

  /** Where it was last, as the journal has it; at last where the current plan has it, which may have changed since. */
  private static Optional<RouterAddress> address(PlannedRouter router, Optional<String> firmware, List<StepRecord> steps) {
    List<RouterAddress> candidates = new ArrayList<>(places(sinceOpenRun(steps)));
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    if (firmware.isEmpty()) {
      ProvisionJob.laterAddresses(new ProvisionJob.Target(router, candidates.getFirst())).stream()
          .filter(address -> !candidates.contains(address)).forEach(candidates::add);
    }
    return candidates.stream().filter(ResumeJob::answers).findFirst().or(() -> Optional.of(candidates.getFirst()));
  }

  /** What came before has ended: its addresses may be another's by now. */
  private static List<StepRecord> sinceOpenRun(List<StepRecord> steps) {
    int ended = 0;
    for (int i = 0; i < steps.size(); i++) {
      ended = is(steps.get(i), Step.VERIFY, StepRecord.State.DONE) ? i + 1 : ended;
    }
    return steps.subList(ended, steps.size());
  }

  /**
   * Where it let us in, and where a change was to bring it, the newest first. Where it then did not let us in comes last:
   * it may have gone back, and another be there.
   */
  private static SequencedSet<RouterAddress> places(List<StepRecord> steps) {
    SequencedSet<RouterAddress> places = new LinkedHashSet<>();
    Optional<RouterAddress> asked = Optional.empty();
    for (StepRecord step : steps) {
      if (is(step, Step.CONNECT, StepRecord.State.STARTED)) {
        asked = Optional.of(RouterAddress.parse(step.detail()));
      } else if (is(step, Step.CONNECT, StepRecord.State.DONE)) {
        asked.ifPresent(places::addFirst);
      } else if (is(step, Step.CONNECT, StepRecord.State.FAILED)) {
        asked.filter(places::contains).ifPresent(places::addLast);
      } else if (is(step, Step.REBOOT, StepRecord.State.STARTED) || is(step, Step.APPLY, StepRecord.State.STARTED)) {
        Stream.of(step.detail().split(" ")).filter(word -> !word.isEmpty()).map(RouterAddress::parse).toList().reversed()
            .forEach(places::addFirst);
      }
    }
    return places;
  }

  private static boolean answers(RouterAddress address) {
    try (Socket socket = new Socket(Proxy.NO_PROXY)) {
      socket.connect(new InetSocketAddress(address.host(), address.port()), KNOCK_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
