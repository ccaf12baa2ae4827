package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atalaya.app.job.DiscoverJob;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.provisioning.discovery.DiscoveryEvent;
import org.atalaya.provisioning.discovery.Identification;
import org.atalaya.provisioning.ssh.RouterAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code discover}: the routers that answer on this computer's cables. Writes nothing to them. */
@Command(name = "discover", mixinStandardHelpOptions = true)
final class DiscoverCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT", arity = "0..1")
  Path file;

  @Option(names = "--interface", paramLabel = "IF")
  List<String> interfaces = new ArrayList<>();

  @Option(names = "--at", paramLabel = "HOST")
  List<String> hosts = new ArrayList<>();

  @Option(names = "--label", paramLabel = "SITE=TEXT")
  List<String> labels = new ArrayList<>();

  @Option(names = "--identify", paramLabel = "HOST")
  String identified;

  @Option(names = "--seconds", defaultValue = "10", paramLabel = "S")
  int seconds;

  @Option(names = "--json")
  boolean json;

  DiscoverCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (seconds < 1 || seconds > Identification.MOST_SECONDS) {
      throw new UsageException("--seconds", String.valueOf(seconds), "1 to " + Identification.MOST_SECONDS);
    }
    if (identified != null && !(interfaces.isEmpty() && hosts.isEmpty() && labels.isEmpty() && !json)) {
      throw new UsageException(console.texts().get("discover.identify-alone"));
    }
    DiscoverJob.Request request = new DiscoverJob.Request(interfaces, hosts.stream().map(host -> host("--at", host)).toList(),
        labels());
    if (file == null) {
      return go(Optional.empty(), request);
    }
    try (Project project = Project.open(file)) {
      return go(Optional.of(project), request);
    }
  }

  private int go(Optional<Project> project, DiscoverJob.Request request) throws Exception {
    if (identified != null) {
      return identify(project);
    }
    DiscoverJob.Answer answer = DiscoverJob.run(project, request, this::tell);
    DiscoveryText text = new DiscoveryText(console);
    if (json) {
      console.out().print(text.document(answer).document());
    } else {
      text.print(answer);
    }
    return answer.routers().isEmpty() ? AtalayaCommand.NEGATIVE : 0;
  }

  private int identify(Optional<Project> project) throws Exception {
    RouterAddress address = host("--identify", identified);
    if (project.isEmpty()) {
      return blinks(address, DiscoverJob.identify(project, Optional.empty(), address, seconds));
    }
    try (Passphrase passphrase = PassphraseSource.ask(console, project.get())) {
      return blinks(address, DiscoverJob.identify(project, Optional.of(passphrase), address, seconds));
    }
  }

  private int blinks(RouterAddress address, int lights) {
    console.say("discover.blinks", address.toString(), lights, seconds);
    return lights == 0 ? AtalayaCommand.NEGATIVE : 0;
  }

  private void tell(DiscoveryEvent event) {
    synchronized (this) {
      switch (event) {
        case DiscoveryEvent.Asking asking -> console.note("discover.asking", asking.interfaceName());
        case DiscoveryEvent.Heard _ -> { }
        case DiscoveryEvent.Met met -> console.note("discover.met", met.router().address().toString(), met.router().banner());
      }
    }
  }

  private static RouterAddress host(String option, String host) {
    try {
      return RouterAddress.parse(host);
    } catch (BadInputException e) {
      throw new UsageException(option, e.found(), e.expected());
    }
  }

  /** Split at the first equals sign: the text of a QR code may have more. */
  private Map<String, String> labels() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String label : labels) {
      int at = label.indexOf('=');
      if (at < 1 || at == label.length() - 1) {
        throw new UsageException("--label", "\"" + label + "\"", "SITE=TEXT");
      }
      if (texts.put(label.substring(0, at), label.substring(at + 1)) != null) {
        throw new UsageException("--label", "\"" + label.substring(0, at) + "\" twice", "each site once");
      }
    }
    return texts;
  }
}
