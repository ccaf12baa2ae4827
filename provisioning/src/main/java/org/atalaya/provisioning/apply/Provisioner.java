package org.atalaya.provisioning.apply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.atalaya.provisioning.ssh.RouterSsh;

/**
 * Provisions a batch of routers at once. All differences are found first, then someone is asked, then each router
 * is changed under a dead man's switch that restores it unless confirmed, and verified over a new session. One that
 * fails never stops the others. Interrupting the calling thread stops the batch.
 */
public final class Provisioner {
  /** Long enough to tell forty routers when, and to call them off. */
  private static final Duration SWITCH_LEAD = Duration.ofSeconds(10);

  private final ProvisionOptions options;
  private final HostKeyGuard guard;
  private final Backups backups;

  /** No host key that is pinned may have changed. */
  public Provisioner(ProvisionOptions options, PinnedKeys pinnedKeys, Backups backups) {
    this(options, new HostKeyGuard(pinnedKeys, KeyConsent.NONE), backups);
  }

  public Provisioner(ProvisionOptions options, HostKeyGuard guard, Backups backups) {
    this.options = options;
    this.guard = guard;
    this.backups = backups;
  }

  /**
   * Provisions.
   *
   * @param tasks one for each router
   * @param consent asked once, before anything is written, unless nothing is to be written
   * @param journal told before and after each step
   * @param listener told how it goes; may stop it
   * @return how it ended with each, in the tasks' order
   */
  public List<Outcome> provision(List<RouterTask> tasks, Consent consent, StepJournal journal,
      ProvisioningListener listener) {
    return provision(tasks, consent, journal, listener, List.of());
  }

  /**
   * The same in a mesh that is at work. Routers are changed group by group; but where some change would move a router
   * out of the mesh of those that come later, all are written first, and go over at one moment, or none does.
   *
   * @param order groups of host names, see {@link BatchOrder}; none for all at once
   */
  public List<Outcome> provision(List<RouterTask> tasks, Consent consent, StepJournal journal,
      ProvisioningListener listener, List<List<String>> order) {
    try (RouterSsh ssh = new RouterSsh(options.ssh())) {
      AtomicBoolean stopped = new AtomicBoolean();
      List<Job> jobs = tasks.stream()
          .map(task -> new Job(task, ssh, new StepRecorder(task, journal, listener, stopped))).toList();
      all(jobs, Job::survey, stopped);
      refuseTwins(jobs);
      if (goesTogether(jobs, order)) {
        jobs.stream().filter(job -> job.outcome == null).forEach(job -> job.seen = job.seen.withRestart());
      }
      ask(jobs, consent, journal);
      finish(jobs, order, stopped);
      return jobs.stream().map(job -> job.outcome).toList();
    }
  }

  private static boolean goesTogether(List<Job> jobs, List<List<String>> order) {
    List<Job> changing = jobs.stream().filter(job -> job.outcome == null && !job.seen.changes().isEmpty()).toList();
    return !order.isEmpty() && changing.size() > 1 && changing.stream().anyMatch(job -> MeshMove.isOne(job.seen.changes()));
  }

  private void finish(List<Job> jobs, List<List<String>> order, AtomicBoolean stopped) {
    List<Job> changing = jobs.stream().filter(job -> job.outcome == null && !job.seen.changes().isEmpty()).toList();
    if (goesTogether(jobs, order)) {
      // half of the dead man's time for each meeting, so that he never strikes while somebody is waited for
      Switching switching = new TimedSwitch(changing.size(), SWITCH_LEAD, options.confirmTimeout().dividedBy(2));
      changing.forEach(job -> job.switching = switching);
      all(jobs, Job::finish, stopped, jobs.size());
      return;
    }
    List<Job> rest = new ArrayList<>(jobs);
    for (List<String> group : order) {
      List<Job> now = jobs.stream().filter(job -> group.contains(job.task.hostName())).toList();
      rest.removeAll(now);
      all(now, Job::finish, stopped);
    }
    all(rest, Job::finish, stopped);
  }

  /** Two tasks that reached one router: whichever came last would win. */
  private static void refuseTwins(List<Job> jobs) {
    Map<String, Job> byMac = new HashMap<>();
    for (Job job : jobs) {
      if (job.seen == null) {
        continue;
      }
      Job twin = byMac.putIfAbsent(job.seen.facts().primaryMac().orElse(job.seen.hostKey().base64()), job);
      if (twin != null) {
        String reason = "one and the same router answers for " + twin.task.site() + " and " + job.task.site();
        twin.outcome = new Outcome.Refused(Step.CHECK, reason);
        job.outcome = new Outcome.Refused(Step.CHECK, reason);
      }
    }
  }

  private void ask(List<Job> jobs, Consent consent, StepJournal journal) {
    List<Job> open = new ArrayList<>();
    List<Proposal> proposals = new ArrayList<>();
    for (Job job : jobs) {
      if (job.outcome != null) {
        continue;
      }
      if (options.dryRun()) {
        // A key that a person agreed to waits for the run that is meant.
        guard.rememberIfNew(job.seen.facts(), job.task.address(), job.seen.hostKey());
        job.outcome = new Outcome.NotWritten(job.seen.changes(), Outcome.NotWritten.Reason.DRY_RUN);
        continue;
      }
      guard.remember(job.task, job.seen.facts(), job.seen.hostKey());
      if (!job.seen.changes().isEmpty()) {
        open.add(job);
        proposals.add(new Proposal(job.task, job.seen.facts(), job.seen.hostKey(), job.seen.firstMeeting(),
            job.seen.changes()));
      }
    }
    if (proposals.isEmpty()) {
      return;
    }
    Set<Proposal> agreed = new HashSet<>(consent.agreed(List.copyOf(proposals)));
    for (int i = 0; i < open.size(); i++) {
      Job job = open.get(i);
      boolean yes = agreed.contains(proposals.get(i));
      journal.before(job.task, Step.CONSENT, "");
      journal.after(job.task, Step.CONSENT, StepJournal.Result.DONE,
          yes ? new Agreed(job.seen.flash().map(FlashPlan::image)).toString() : "no");
      if (!yes) {
        job.outcome = new Outcome.NotWritten(job.seen.changes(), Outcome.NotWritten.Reason.DECLINED);
      }
    }
  }

  /** Runs the work of all jobs at once; where the caller is interrupted, each is, and each is still waited for. */
  private void all(List<Job> jobs, Consumer<Job> work, AtomicBoolean stopped) {
    all(jobs, work, stopped, options.jobs());
  }

  private void all(List<Job> jobs, Consumer<Job> work, AtomicBoolean stopped, int most) {
    Semaphore atOnce = new Semaphore(Math.max(1, most), true);
    List<Thread> threads = jobs.stream().map(job -> Thread.ofVirtual().start(() -> {
      try {
        atOnce.acquire();
      } catch (InterruptedException e) {
        job.interrupted();
        return;
      }
      try {
        work.accept(job);
      } finally {
        atOnce.release();
      }
    })).toList();
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
          stopped.set(true);
          threads.forEach(Thread::interrupt);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** One router's way through the batch. */
  private final class Job {
    private final RouterTask task;
    private final RouterSsh ssh;
    private final StepRecorder steps;
    private final Survey survey;
    private volatile Survey.Seen seen;
    private volatile Outcome outcome;
    private volatile Switching switching = Switching.EACH_BY_ITSELF;

    Job(RouterTask task, RouterSsh ssh, StepRecorder steps) {
      this.task = task;
      this.ssh = ssh;
      this.steps = steps;
      this.survey = new Survey(task, ssh, options, guard, steps);
    }

    void survey() {
      try {
        seen = survey.look();
      } catch (StepException e) {
        outcome = e.refused() ? new Outcome.Refused(e.step(), e.getMessage(), e.offeredKey())
            : new Outcome.Failed(e.step(), e.getMessage(), RouterState.UNCHANGED);
      } catch (InterruptedException e) {
        interrupted();
      }
    }

    void interrupted() {
      if (outcome == null) {
        outcome = new Outcome.Failed(Step.CONNECT, "interrupted", RouterState.UNCHANGED);
      }
    }

    void finish() {
      if (outcome == null) {
        // whatever happens to one router, the others go on
        outcome = new Outcome.Failed(Step.CONNECT, "the program stopped working on it", RouterState.UNKNOWN);
        ChangeRun run = new ChangeRun(task, ssh, options, steps, survey, seen, backups, switching, guard);
        try {
          outcome = !seen.changes().isEmpty() ? run.change()
              : seen.onlyToConfirm() ? run.confirmAbandoned() : run.verifyOnly();
        } finally {
          switching.left(task);
        }
      }
    }
  }
}
