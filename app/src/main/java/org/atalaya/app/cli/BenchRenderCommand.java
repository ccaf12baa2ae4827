package org.atalaya.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.atalaya.app.Csv;
import org.atalaya.app.job.RenderBenchmark;
import org.atalaya.firmware.FirmwareTarget;
import org.atalaya.firmware.FirmwareTargets;
import org.atalaya.planner.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench render}: the files of a large network, checked, rendered and written. */
@Command(name = "render", mixinStandardHelpOptions = true)
final class BenchRenderCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--nodes", paramLabel = "N", defaultValue = "500")
  int nodes;

  @Option(names = "--firmware", paramLabel = "ID", defaultValue = "libremesh")
  String firmware;

  BenchRenderCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (nodes < 2 || nodes > 4000) {
      throw new UsageException("--nodes", Integer.toString(nodes), "2 to 4000");
    }
    FirmwareTarget target = FirmwareTargets.find(firmware).orElseThrow(() -> new BadInputException("--firmware",
        "\"" + firmware + "\"", "one of " + FirmwareTargets.all().stream().map(FirmwareTarget::id).collect(Collectors.joining(", "))));
    RenderBenchmark.Result result = RenderBenchmark.run(nodes, target);
    console.out().print(Csv.line(List.of("nodes", "files", "bytes", "seconds")));
    console.out().print(Csv.line(List.of(Integer.toString(nodes), Integer.toString(result.files()),
        Long.toString(result.bytes()), String.format(Locale.ROOT, "%.3f", result.seconds()))));
    return 0;
  }
}
