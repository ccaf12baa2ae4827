package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atalaya.app.job.UplinkJob;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.site.Uplink;
import org.atalaya.planner.uplink.FallOver;
import org.atalaya.planner.uplink.LineLoad;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code uplink}: the lines to the internet of a project's sites, their load, and who takes over. */
@Command(name = "uplink", mixinStandardHelpOptions = true)
final class UplinkCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--site", paramLabel = "SITE")
  Optional<String> site = Optional.empty();

  @Option(names = "--line", paramLabel = "NAME", defaultValue = "line")
  String line;

  @Option(names = "--provider", paramLabel = "NAME")
  Optional<String> provider = Optional.empty();

  @Option(names = "--down-mbps", paramLabel = "MBPS")
  Optional<Double> downMbps = Optional.empty();

  @Option(names = "--up-mbps", paramLabel = "MBPS")
  Optional<Double> upMbps = Optional.empty();

  @Option(names = "--monthly-cost", paramLabel = "MONEY")
  Optional<Double> monthlyCost = Optional.empty();

  @Option(names = "--sharing", paramLabel = "WORD")
  Optional<String> sharing = Optional.empty();

  @Option(names = "--cap-gb", paramLabel = "GB")
  Optional<Double> capGigabytes = Optional.empty();

  @Option(names = "--last-resort", paramLabel = "WORD")
  Optional<String> lastResort = Optional.empty();

  @Option(names = "--as-number", paramLabel = "N")
  Optional<Long> asNumber = Optional.empty();

  @Option(names = "--own-network", paramLabel = "NETWORK")
  List<String> networks = new ArrayList<>();

  @Option(names = "--remove")
  boolean remove;

  @Option(names = "--json")
  boolean json;

  UplinkCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (site.isEmpty() && (remove || changesSomething())) {
      throw new UsageException("--site", "nothing", "the name of a site of the project");
    }
    UplinkJob.Change change = new UplinkJob.Change(line, provider, downMbps, upMbps, monthlyCost, sharing.map(UplinkCommand::sharing),
        capGigabytes, lastResort.map(UplinkCommand::yes), asNumber, networks);
    try (Project project = Project.open(file)) {
      if (remove) {
        UplinkJob.remove(project, site.orElseThrow(), line);
      } else if (changesSomething()) {
        UplinkJob.change(project, site.orElseThrow(), change);
      }
      Optional<List<LineLoad>> loads = UplinkJob.loads(project);
      List<Site> sites = project.state().sites().stream().filter(each -> site.isEmpty() || each.name().equals(site.get())).toList();
      if (json) {
        console.out().print(UplinkDocument.of(sites, loads).document());
      } else {
        print(sites, loads, project.state().settings().currency());
      }
    }
    return 0;
  }

  private boolean changesSomething() {
    return downMbps.isPresent() || upMbps.isPresent() || provider.isPresent() || monthlyCost.isPresent() || sharing.isPresent()
        || capGigabytes.isPresent() || lastResort.isPresent() || asNumber.isPresent() || !networks.isEmpty();
  }

  private static Uplink.Sharing sharing(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "yes" -> Uplink.Sharing.ALLOWED;
      case "no" -> Uplink.Sharing.FORBIDDEN;
      case "unknown" -> Uplink.Sharing.UNKNOWN;
      default -> throw new UsageException("--sharing", "\"" + word + "\"", "yes, no or unknown");
    };
  }

  private static boolean yes(String word) {
    if (!Arrays.asList("yes", "no").contains(word.toLowerCase(Locale.ROOT))) {
      throw new UsageException("--last-resort", "\"" + word + "\"", "yes or no");
    }
    return word.equalsIgnoreCase("yes");
  }

  private void print(List<Site> sites, Optional<List<LineLoad>> loads, String currency) {
    if (sites.stream().allMatch(each -> each.uplinks().isEmpty())) {
      console.say("uplink.none");
    }
    for (Site each : sites) {
      for (Uplink uplink : each.uplinks()) {
        console.say("uplink.line", each.name(), uplink.name(), uplink.downMbps(), uplink.upMbps(), uplink.monthlyCost(), currency,
            uplink.provider());
        uplink.capGigabytes().ifPresent(cap -> console.say("uplink.cap", cap));
        if (uplink.lastResort()) {
          console.say("uplink.last-resort");
        }
        if (uplink.asNumber().isPresent() || !uplink.networks().isEmpty()) {
          console.say("uplink.own", String.join(", ", uplink.networks()), uplink.asNumber().map(number -> "AS" + number).orElse(""));
        }
        if (uplink.sharing() != Uplink.Sharing.ALLOWED) {
          console.say(uplink.sharing() == Uplink.Sharing.FORBIDDEN ? "uplink.sharing-forbidden" : "uplink.sharing-unknown");
        }
      }
      loads.orElse(List.of()).stream().filter(load -> load.site().equals(each.name())).forEach(this::print);
    }
    if (loads.isEmpty()) {
      console.say("uplink.no-plan");
    }
  }

  private void print(LineLoad load) {
    if (load.lines().isEmpty()) {
      console.say("uplink.rate-unknown", load.site(), load.homes().size());
    } else {
      console.say("uplink.load", load.site(), load.homes().size(), load.eachMbps().orElse(0));
    }
    for (FallOver home : load.ifItFails()) {
      sayFallOver(console, home);
    }
  }

  static void sayFallOver(Console console, FallOver home) {
    if (home.to().isEmpty()) {
      console.say("uplink.fall-over-none", home.from(), home.home());
    } else {
      console.say(home.keepsAddresses() ? "uplink.fall-over-kept" : "uplink.fall-over", home.from(), home.home(), home.to().get());
    }
  }
}
