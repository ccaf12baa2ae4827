package org.atalaya.app.cli;

import java.util.List;
import java.util.Locale;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.provisioning.apply.Outcome;
import org.atalaya.provisioning.apply.ProvisioningEvent;
import org.atalaya.provisioning.apply.ProvisioningListener;
import org.atalaya.provisioning.apply.RouterState;
import org.atalaya.provisioning.router.SwitchState;
import org.atalaya.provisioning.ssh.HostKey;
import org.atalaya.provisioning.verify.Difference;
import org.atalaya.provisioning.verify.VerificationReport;

/** What happened to routers: step by step on standard error, and how it ended with each as the result. */
final class RouterReport implements ProvisioningListener {
  private final Console console;
  private final boolean writing;

  /** @param writing false where routers are only read */
  RouterReport(Console console, boolean writing) {
    this.console = console;
    this.writing = writing;
  }

  @Override
  public boolean on(ProvisioningEvent event) {
    switch (event.phase()) {
      case DONE, FAILED -> {
        String phase = event.phase() == ProvisioningEvent.Phase.DONE ? "step.done" : "step.failed";
        String step = console.texts().get("step." + event.step().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        synchronized (this) {
          console.note(phase, event.hostName(), step, event.duration().toMillis() / 1000.0,
              console.phrases().say(event.detail()));
        }
      }
      case STARTED, WAITING -> { }
    }
    return true;
  }

  void print(List<ProvisionJob.Result> results) {
    for (ProvisionJob.Result result : results) {
      String host = result.task().hostName();
      switch (result.outcome()) {
        case Outcome.Verified verified -> console.say(writing && !verified.changed() ? "router.verified-unchanged" : "router.verified",
            host, result.task().address().toString(), verified.report().duration().toMillis() / 1000.0);
        case Outcome.Different different -> {
          console.say("router.different", host, different.report().differences().size());
          different.report().differences().forEach(difference -> print(difference, different.report().state()));
        }
        case Outcome.NotWritten notWritten -> {
          console.say(notWritten.changes().isEmpty() ? "router.nothing-to-do"
              : notWritten.reason() == Outcome.NotWritten.Reason.DRY_RUN ? "router.dry-run" : "router.declined",
              host, notWritten.changes().lines().size());
          notWritten.changes().lines().forEach(line -> console.out().println("    " + console.phrases().change(line)));
        }
        case Outcome.Refused refused -> {
          console.say("router.refused", host, console.phrases().say(refused.reason()));
          refused.offeredKey().ifPresent(key -> console.say("router.accept-key", host + "=" + key.fingerprint()));
        }
        case Outcome.RolledBack rolledBack -> console.say("router.rolled-back", host, console.phrases().say(rolledBack.reason()));
        case Outcome.Failed failed -> {
          console.say("router.failed", host, console.phrases().say(failed.reason()),
              console.texts().get("state." + failed.state().name().toLowerCase(Locale.ROOT).replace('_', '-')));
          if (failed.state() != RouterState.UNCHANGED) {
            console.note("rescue.hint", host, result.task().device().id());
          }
        }
      }
    }
  }

  private void print(Difference difference, SwitchState state) {
    if (!difference.where().equals(VerificationReport.CONFIRMATION)) {
      console.say("router.difference", difference.where(),
          console.phrases().value(difference.where(), difference.found()),
          console.phrases().value(difference.where(), difference.expected()));
    } else if (state instanceof SwitchState.Armed armed) {
      console.say("router.not-confirmed", armed.seconds());
    } else {
      console.say("router.restoring");
    }
  }

  Json document(List<ProvisionJob.Result> results) {
    return new Json().put("routers", results.stream().map(RouterReport::router).toList());
  }

  static Json router(ProvisionJob.Result result) {
    Json router = new Json()
        .put("host", result.task().hostName())
        .put("site", result.task().site())
        .put("address", result.task().address().toString());
    return switch (result.outcome()) {
      case Outcome.Verified verified -> ended(router, "verified", verified.changed(), null, verified.report(), List.of());
      case Outcome.Different different -> ended(router, "different", different.changed(), null, different.report(), List.of());
      case Outcome.NotWritten notWritten -> ended(router, notWritten.reason().name().toLowerCase(Locale.ROOT), false, null,
          null, notWritten.changes().lines());
      case Outcome.Refused refused -> ended(router, "refused", false, refused.reason(), null, List.of())
          .put("host_key", refused.offeredKey().map(HostKey::fingerprint).orElse(null));
      case Outcome.RolledBack rolledBack -> ended(router, "rolled_back", false, rolledBack.reason(), null, List.of());
      case Outcome.Failed failed -> ended(router, "failed", null, failed.reason() + " ("
          + failed.state().name().toLowerCase(Locale.ROOT) + ")", null, List.of());
    };
  }

  private static Json ended(Json router, String outcome, Boolean changed, String reason, VerificationReport report,
      List<String> changes) {
    return router
        .put("outcome", outcome)
        .put("changed", changed)
        .put("reason", reason)
        .put("mac", report == null ? null : report.facts().primaryMac())
        .put("board", report == null ? null : report.facts().boardName())
        .put("host_key", report == null ? null : report.hostKey().fingerprint())
        .put("differences", report == null ? List.of() : report.differences().stream().map(RouterReport::difference).toList())
        .put("changes", changes);
  }

  private static Json difference(Difference difference) {
    return new Json().put("where", difference.where()).put("expected", difference.expected()).put("found", difference.found());
  }

  /** 4 where a router could not be worked on, 1 where one is not as it should be, otherwise 0. */
  int exitCode(List<ProvisionJob.Result> results) {
    return results.stream().mapToInt(result -> switch (result.outcome()) {
      case Outcome.Verified verified -> 0;
      case Outcome.Different different -> AtalayaCommand.NEGATIVE;
      case Outcome.NotWritten notWritten ->
          notWritten.reason() == Outcome.NotWritten.Reason.DRY_RUN ? 0 : AtalayaCommand.NEGATIVE;
      case Outcome.Refused refused -> AtalayaCommand.DEVICE;
      case Outcome.RolledBack rolledBack -> AtalayaCommand.DEVICE;
      case Outcome.Failed failed -> AtalayaCommand.DEVICE;
    }).max().orElse(0);
  }
}
