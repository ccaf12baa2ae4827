package org.atalaya.app.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.firmware.FirmwareTargets;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.project.InputRevision;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ResultKind;
import org.atalaya.planner.project.Secrets;
import org.atalaya.planner.regulation.RegulatoryDatabase;
import org.atalaya.provisioning.apply.KeyConsent;
import org.atalaya.provisioning.apply.Outcome;
import org.atalaya.provisioning.drift.Adoption;
import org.atalaya.provisioning.drift.Finding;
import org.atalaya.provisioning.drift.Findings;
import org.atalaya.provisioning.router.RouterFacts;
import org.atalaya.provisioning.ssh.SshSettings;
import org.atalaya.provisioning.verify.Difference;
import org.atalaya.provisioning.verify.Expectation;

/** What is on routers that we did not write there, and the taking over of it into the project. */
public final class DriftJob {
  private DriftJob() {}

  /**
   * What came of taking a finding over.
   *
   * @param obstacle why it was left; empty where the project has it now
   */
  public record Adopted(Finding finding, Optional<Adoption.Reason> obstacle) {}

  /**
   * One router.
   *
   * @param read how it stands, or why it could not be read
   * @param findings what has changed on it; none where it was not read
   * @param adopted one for each finding where taking over was asked for, else none
   */
  public record Result(ProvisionJob.Result read, List<Finding> findings, List<Adopted> adopted) {
    public Result {
      findings = List.copyOf(findings);
      adopted = List.copyOf(adopted);
    }

    /** True where something is on the router that is not in the project. */
    public boolean drifted() {
      return adopted.isEmpty() ? !findings.isEmpty() : adopted.stream().anyMatch(each -> each.obstacle().isPresent());
    }
  }

  /** A router as it is looked at while values are taken over. */
  private record Look(VerifyJob.Looked looked, Optional<RouterFacts> facts, List<Finding> findings) {}

  /** Reads the routers and sums up the differences. @param adopt takes over what the project can hold */
  public static List<Result> run(Project project, Secrets secrets, List<ProvisionJob.Target> targets, KeyConsent keys,
      SshSettings settings, boolean adopt) throws InterruptedException {
    InputRevision inputs = project.inputs(ResultKind.PLAN);
    NetworkPlan plan = project.getCurrentPlan().value();
    List<Look> looks = VerifyJob.read(project, secrets, targets, keys, settings).stream().map(DriftJob::look).toList();
    if (!adopt) {
      return looks.stream().map(look -> new Result(look.looked.result(), look.findings, List.of())).toList();
    }
    Map<String, List<Finding>> onAll = new LinkedHashMap<>();
    looks.forEach(look -> onAll.put(look.looked.result().task().hostName(), look.findings));
    Adoption adoption = new Adoption(DeviceCatalogue.beside(project.file()),
        RegulatoryDatabase.builtIn().find(plan.community().country()).orElseThrow(), inputs.state().settings().fadeMarginDb());
    NetworkPlan now = plan;
    List<Result> results = new ArrayList<>();
    for (Look look : looks) {
      List<Adopted> adopted = new ArrayList<>();
      String host = look.looked.result().task().hostName();
      for (Finding finding : look.findings) {
        switch (adoption.adopt(now, host, finding, onAll)) {
          case Adoption.Answer.Impossible(Adoption.Reason reason) -> adopted.add(new Adopted(finding, Optional.of(reason)));
          case Adoption.Answer.Taken(NetworkPlan next) -> {
            boolean holds = isGone(project, inputs, secrets, next, look, finding);
            now = holds ? next : now;
            adopted.add(new Adopted(finding, holds ? Optional.empty() : Optional.of(Adoption.Reason.NO_PLACE)));
          }
        }
      }
      results.add(new Result(look.looked.result(), look.findings, adopted));
    }
    if (!now.equals(plan)) {
      project.storePlan(now, inputs);
    }
    return results;
  }

  private static Look look(VerifyJob.Looked looked) {
    return switch (looked.result().outcome()) {
      case Outcome.Verified verified -> new Look(looked, Optional.of(verified.report().facts()), List.of());
      case Outcome.Different different -> new Look(looked, Optional.of(different.report().facts()),
          Findings.of(different.report().differences()));
      case Outcome.NotWritten _, Outcome.Refused _, Outcome.RolledBack _, Outcome.Failed _ -> new Look(looked, Optional.empty(), List.of());
    };
  }

  /** The proof: what is rendered from the plan with the value in it no longer differs from the router there. */
  private static boolean isGone(Project project, InputRevision inputs, Secrets secrets, NetworkPlan plan, Look look,
      Finding finding) {
    NodeConfig node = plan.nodeConfigs(DeviceCatalogue.beside(project.file()), inputs.state().sites(),
        Optional.of(secrets.meshKey()), project.routerNumbers(plan.hostNames())).stream()
        .filter(each -> each.router().hostName().equals(look.looked.result().task().hostName())).findFirst().orElseThrow();
    var target = FirmwareTargets.find(plan.community().firmware()).orElseThrow();
    if (!target.objections(node).isEmpty()) {
      return false;
    }
    RenderedNode rendered = target.render(node);
    List<Difference> left = new Expectation(rendered, node.device())
        .differences(look.looked.live().orElseThrow(), look.facts.orElseThrow());
    return finding.differences().stream().noneMatch(gone -> left.stream().anyMatch(still -> still.where().equals(gone.where())));
  }
}
