package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atalaya.app.job.VerifyJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin
  RouterOptions routers = new RouterOptions();

  @Option(names = "--firmware", paramLabel = "ID")
  Optional<String> firmware = Optional.empty();

  @Option(names = "--links")
  boolean links;

  @Option(names = "--json")
  boolean json;

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    return routers.open(console, file, nodes, firmware, opened -> {
      VerifyJob.Measured measured = VerifyJob.measure(opened.project(), opened.secrets(), opened.targets(), opened.keys(),
          opened.ssh());
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
    });
  }
}
