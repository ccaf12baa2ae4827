package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.app.job.RenderJob;
import org.atalaya.app.job.VerifyJob;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.provisioning.apply.KeyConsent;
import org.atalaya.provisioning.apply.ProvisionOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: reads everything again over a new connection. */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--node", paramLabel = "SITE=HOST")
  List<String> nodes = new ArrayList<>();

  @Option(names = "--key", paramLabel = "FILE")
  List<Path> loginKeys = new ArrayList<>();

  @Option(names = "--accept-key", paramLabel = "SITE=FINGERPRINT")
  List<String> acceptedKeys = new ArrayList<>();

  @Option(names = "--links")
  boolean links;

  @Option(names = "--json")
  boolean json;

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    try (Project project = Project.open(file)) {
      RenderJob.requireCurrentPlan(project);
      List<ProvisionJob.Target> targets = ProvisionJob.targets(project, NodeAddresses.parse(nodes));
      KeyConsent keys = ProvisionJob.keyConsent(project, AcceptedKeys.parse(acceptedKeys));
      if (targets.isEmpty()) {
        throw new UsageException(console.texts().get("provision.no-node"));
      }
      try (Passphrase passphrase = PassphraseSource.ask(console, project)) {
        VerifyJob.Measured measured = VerifyJob.measure(project, project.unlock(passphrase), targets, keys,
            ProvisionOptions.DEFAULT.ssh().withLoginKeys(LoginKeys.read(console, loginKeys)));
        RouterReport report = new RouterReport(console, false);
        LinkReport air = new LinkReport(console);
        if (json) {
          console.out().print(air.put(report.document(measured.results()), measured.air()).document());
        } else {
          report.print(measured.results());
          air.print(measured.air());
        }
        int exitCode = report.exitCode(measured.results());
        return exitCode == 0 && links && !measured.air().asPlanned() ? AtalayaCommand.NEGATIVE : exitCode;
      }
    }
  }
}
