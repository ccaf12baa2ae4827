package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.atalaya.app.job.AlignJob;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.app.job.SignalServer;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.provisioning.align.SignalSample;
import org.atalaya.provisioning.align.ToneGenerator;
import org.atalaya.provisioning.ssh.RouterAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code align}: the live signal of one link, in numbers and as a tone, here and on a phone. */
@Command(name = "align", mixinStandardHelpOptions = true)
final class AlignCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--node", paramLabel = "SITE=HOST", required = true)
  String node;

  @Option(names = "--to", paramLabel = "SITE", required = true)
  String to;

  @Option(names = "--accept-key", paramLabel = "SITE=FINGERPRINT")
  List<String> acceptedKeys = new ArrayList<>();

  @Option(names = "--silent")
  boolean silent;

  @Option(names = "--serve")
  boolean serve;

  @Option(names = "--port", defaultValue = "0", paramLabel = "N")
  int port;

  @Option(names = "--seconds", paramLabel = "S")
  Optional<Double> seconds = Optional.empty();

  @Option(names = "--json")
  boolean json;

  AlignCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Map.Entry<String, RouterAddress> named = NodeAddresses.parse(List.of(node)).entrySet().iterator().next();
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port", String.valueOf(port), "0 to 65535");
    }
    try (Project project = Project.open(file)) {
      AlignJob.Link link = AlignJob.link(project, named.getKey(), named.getValue(), to);
      var keys = ProvisionJob.keyConsent(project, AcceptedKeys.parse(acceptedKeys));
      try (Passphrase passphrase = PassphraseSource.ask(console, project)) {
        var secrets = project.unlock(passphrase);
        Optional<ToneGenerator> tone = silent || json ? Optional.empty() : ToneGenerator.open();
        if (tone.isEmpty() && !silent && !json) {
          console.note("align.no-sound");
        }
        OptionalDouble expected = link.expectedDbm().map(OptionalDouble::of).orElse(OptionalDouble.empty());
        Optional<SignalServer> server = serve ? Optional.of(new SignalServer(AlignJob.addressTowards(named.getValue()), port,
            link.node().router().site(), link.to().site(), expected)) : Optional.empty();
        try {
          server.ifPresent(page -> console.note("align.open", page.url()));
          AlignJob.run(project, secrets, link, keys, sample -> {
            tone.ifPresent(sounding -> sounding.follow(sample.signalDbm()));
            server.ifPresent(page -> page.show(sample));
            print(sample, expected);
            return seconds.filter(limit -> sample.seconds() >= limit).isEmpty();
          });
        } finally {
          server.ifPresent(SignalServer::close);
          tone.ifPresent(ToneGenerator::close);
          if (console.interactive() && !json) {
            console.out().println();
          }
        }
        return 0;
      }
    }
  }

  /** On a terminal one line that is written anew; a line for each look otherwise. */
  private void print(SignalSample sample, OptionalDouble expected) {
    if (json) {
      console.out().print(new Json().put("seconds", sample.seconds()).put("signal_dbm", sample.signalDbm())
          .put("peak_dbm", sample.peakDbm()).put("expected_dbm", expected).line());
      console.out().flush();
      return;
    }
    String line = sample.signalDbm().isPresent()
        ? console.texts().get("align.line", sample.signalDbm().getAsDouble(), bar(sample.signalDbm().getAsDouble()),
            sample.peakDbm().getAsDouble()) : console.texts().get("align.nothing", bar(-200));
    String planned = expected.isPresent() ? "  " + console.texts().get("align.expected", expected.getAsDouble()) : "";
    if (console.interactive()) {
      console.out().print("\r" + line + planned + "   ");
      console.out().flush();
    } else {
      console.out().println(line + planned);
    }
  }

  private static String bar(double dbm) {
    int full = (int) Math.round(Math.max(0, Math.min(1, (dbm + 95) / 70)) * 30);
    return "█".repeat(full) + "·".repeat(30 - full);
  }
}
