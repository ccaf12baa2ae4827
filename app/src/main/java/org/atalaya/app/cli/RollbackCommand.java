package org.atalaya.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.app.job.RollbackJob;
import org.atalaya.provisioning.apply.Outcome;
import org.atalaya.provisioning.ssh.RouterAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rollback}: returns routers to their backups, with the same question and the same way back as provision. */
@Command(name = "rollback", mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--node", paramLabel = "SITE[=HOST]", required = true)
  List<String> nodes = new ArrayList<>();

  @Option(names = "--backup", paramLabel = "FILE.tar.gz")
  Path backup;

  @Mixin
  RouterOptions routers = new RouterOptions();

  @Option(names = "--firmware", paramLabel = "ID")
  Optional<String> firmware = Optional.empty();

  @Option(names = "--dry-run")
  boolean dryRun;

  @Option(names = "--yes")
  boolean yes;

  @Option(names = "--json")
  boolean json;

  RollbackCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (!yes && !dryRun && !console.interactive()) {
      throw new UsageException(console.texts().get("provision.consent-needed"));
    }
    Map<String, Optional<RouterAddress>> named = named();
    if (backup != null && named.size() > 1) {
      throw new UsageException("--backup", named.size() + " routers", "one router for one backup");
    }
    return routers.open(console, file, project -> RollbackJob.targets(project, named, Optional.ofNullable(backup), firmware),
        RollbackJob::keyConsent, () -> 0, this::rollBack);
  }

  private int rollBack(RouterOptions.Opened<RollbackJob.Target> opened) throws IOException {
    opened.targets().forEach(target ->
        console.note("rollback.to", target.router().router().hostName(), target.backup().toString()));
    RouterReport report = new RouterReport(console, true);
    List<ProvisionJob.Result> results = RollbackJob.run(opened.project(), opened.secrets(), opened.targets(),
        opened.options().withDryRun(dryRun), new RouterWriting(console, yes, json)::ask, opened.keys(), report);
    if (json) {
      console.out().print(report.document(results).document());
    } else {
      results.forEach(result -> print(result, report));
    }
    return report.exitCode(results);
  }

  private Map<String, Optional<RouterAddress>> named() {
    Map<String, Optional<RouterAddress>> named = new LinkedHashMap<>();
    for (String node : nodes) {
      if (node.contains("=")) {
        NodeAddresses.parse(List.of(node)).forEach((site, address) -> named.put(site, Optional.of(address)));
      } else {
        named.put(node, Optional.empty());
      }
    }
    return named;
  }

  private void print(ProvisionJob.Result result, RouterReport report) {
    if (result.outcome() instanceof Outcome.Verified verified) {
      console.say(verified.changed() ? "rollback.done" : "rollback.nothing", result.task().hostName(),
          verified.report().address().toString());
    } else {
      report.print(List.of(result));
    }
  }
}
