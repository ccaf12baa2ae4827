package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atalaya.app.job.DriftJob;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.provisioning.drift.Finding;
import org.atalaya.provisioning.verify.Difference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drift}: what is on routers that we did not write there; takes it over, or puts ours back. */
@Command(name = "drift", mixinStandardHelpOptions = true)
final class DriftCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--node", paramLabel = "SITE=HOST")
  List<String> nodes = new ArrayList<>();

  @Mixin
  RouterOptions routers = new RouterOptions();

  @Option(names = "--firmware", paramLabel = "ID")
  Optional<String> firmware = Optional.empty();

  @Option(names = "--adopt")
  boolean adopt;

  @Option(names = "--restore")
  boolean restore;

  @Option(names = "--yes")
  boolean yes;

  @Option(names = "--json")
  boolean json;

  DriftCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (adopt && restore) {
      throw new UsageException("--adopt", "--adopt and --restore", "one of the two");
    }
    if (restore && !yes && !console.interactive()) {
      throw new UsageException(console.texts().get("provision.consent-needed"));
    }
    return routers.open(console, file, nodes, firmware, opened -> {
      List<DriftJob.Result> results = DriftJob.run(opened.project(), opened.secrets(), opened.targets(), opened.keys(),
          opened.ssh(), adopt);
      if (restore) {
        return restore(opened, results);
      }
      if (json) {
        console.out().print(new Json().put("routers", results.stream().map(DriftCommand::document).toList()).document());
      } else {
        results.forEach(this::print);
      }
      return results.stream().mapToInt(this::exitCode).max().orElse(0);
    });
  }

  /** The same way as provision: the difference, the yes, the dead man's switch, the verification. */
  private int restore(RouterOptions.Opened<ProvisionJob.Target> opened, List<DriftJob.Result> results) {
    List<ProvisionJob.Target> drifted = new ArrayList<>();
    List<ProvisionJob.Result> others = new ArrayList<>();
    for (int i = 0; i < opened.targets().size(); i++) {
      if (results.get(i).drifted()) {
        summary(results.get(i));
        drifted.add(opened.targets().get(i));
      } else {
        others.add(results.get(i).read());
      }
    }
    return new RouterWriting(console, yes, json).write(opened.project(), opened.secrets(), drifted,
        opened.options(), opened.keys(), others);
  }

  private int exitCode(DriftJob.Result result) {
    int read = new RouterReport(console, false).exitCode(List.of(result.read()));
    return read == AtalayaCommand.NEGATIVE && !result.drifted() ? 0 : read;
  }

  private void print(DriftJob.Result result) {
    String host = result.read().task().hostName();
    if (result.findings().isEmpty()) {
      new RouterReport(console, false).print(List.of(result.read()));
      return;
    }
    console.say("drift.router", host, result.findings().size());
    for (Finding finding : result.findings()) {
      console.out().println("  " + sentence(finding));
      finding.differences().forEach(difference -> console.say("router.difference", difference.where(),
          console.phrases().value(difference.where(), difference.found()),
          console.phrases().value(difference.where(), difference.expected())));
      result.adopted().stream().filter(adopted -> adopted.finding() == finding).forEach(adopted ->
          console.say(adopted.obstacle().isEmpty() ? "drift.adopted" : "drift.not-adopted",
              adopted.obstacle().map(reason -> console.texts().get("drift.why." + word(reason))).orElse("")));
    }
    if (result.adopted().stream().anyMatch(adopted -> adopted.obstacle().isEmpty())) {
      console.say("drift.until-planned-again");
    }
  }

  /** Before the question: in plain words what will be undone. */
  private void summary(DriftJob.Result result) {
    console.note("drift.router", result.read().task().hostName(), result.findings().size());
    result.findings().forEach(finding -> console.err().println("  " + sentence(finding)));
  }

  private String sentence(Finding finding) {
    String where = finding.differences().getFirst().where();
    return console.texts().get("drift." + word(finding.kind()), finding.subject(), console.phrases().value(where, finding.planned()),
        console.phrases().value(where, finding.found()), finding.differences().size());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Json document(DriftJob.Result result) {
    Json router = RouterReport.router(result.read());
    return router.put("drifted", result.drifted()).put("findings", result.findings().stream().map(finding -> new Json()
        .put("kind", finding.kind())
        .put("subject", finding.subject())
        .put("planned", finding.planned())
        .put("found", finding.found())
        .put("where", finding.differences().stream().map(Difference::where).toList())
        .put("adopted", result.adopted().stream().filter(adopted -> adopted.finding() == finding)
            .map(adopted -> (Object) adopted.obstacle().isEmpty()).findFirst())
        .put("obstacle", result.adopted().stream().filter(adopted -> adopted.finding() == finding)
            .flatMap(adopted -> adopted.obstacle().stream()).findFirst())).toList());
  }
}
