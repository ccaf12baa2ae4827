package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.app.job.SimulateJob;
import org.atalaya.planner.capacity.ScaleStudy;
import org.atalaya.planner.capacity.ThroughputForecast.HomeThroughput;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.resilience.Availability;
import org.atalaya.planner.resilience.Blackout;
import org.atalaya.planner.resilience.FailureStudy.LinkFailure;
import org.atalaya.planner.resilience.FailureStudy.PairFailure;
import org.atalaya.planner.resilience.FailureStudy.SingleFailures;
import org.atalaya.planner.resilience.FailureStudy.SiteFailure;
import org.atalaya.planner.resilience.SitePower;
import org.atalaya.planner.resilience.Situation;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Uplink;
import org.atalaya.planner.uplink.LineLoad;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code simulate}: what still works when sites, power or the line to the internet fail. */
@Command(name = "simulate", mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  /** The strongest are printed, the others counted. */
  private static final int MOST_UNWANTED = 10;
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--fail", paramLabel = "SITE")
  List<String> failed = new ArrayList<>();

  @Option(names = "--each")
  boolean each;

  @Option(names = "--pairs")
  boolean pairs;

  @Option(names = "--blackout", paramLabel = "HOURS")
  Double blackoutHours;

  @Option(names = "--cut-internet")
  boolean cutInternet;

  @Option(names = "--site-availability", paramLabel = "SHARE", defaultValue = "" + SimulateJob.USUAL_SITE_AVAILABILITY)
  double siteAvailability;

  @Option(names = "--link-availability", paramLabel = "SHARE", defaultValue = "" + SimulateJob.USUAL_LINK_AVAILABILITY)
  double linkAvailability;

  @Option(names = "--json")
  boolean json;

  SimulateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (blackoutHours != null && !(blackoutHours > 0 && blackoutHours <= Blackout.MAX_HOURS)) {
      throw new UsageException(console.texts().get("simulate.hours", String.valueOf(blackoutHours), Blackout.MAX_HOURS));
    }
    requireShare("--site-availability", siteAvailability);
    requireShare("--link-availability", linkAvailability);
    boolean nothingElse = failed.isEmpty() && blackoutHours == null && !cutInternet && !pairs;
    SimulateJob.Question question = new SimulateJob.Question(failed, each || nothingElse, pairs,
        blackoutHours == null ? OptionalDouble.empty() : OptionalDouble.of(blackoutHours), cutInternet, siteAvailability,
        linkAvailability);
    try (Project project = Project.open(file)) {
      SimulateJob.Answer answer = SimulateJob.run(project, question,
          new ConsoleProgress(console, console.texts().get("simulate.progress")));
      if (json) {
        console.out().print(SimulationDocument.of(answer).document());
      } else {
        print(answer);
      }
      return answer.survived() ? 0 : AtalayaCommand.NEGATIVE;
    }
  }

  private void requireShare(String option, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new UsageException(console.texts().get("simulate.share", option, String.valueOf(share)));
    }
  }

  private void print(SimulateJob.Answer answer) {
    int homes = answer.network().homes().size();
    console.say("simulate.network", answer.network().nodes().size(), answer.network().links().size(), homes);
    if (!answer.unreached().isEmpty()) {
      console.say("simulate.unreached", String.join(", ", answer.unreached()));
    }
    if (!answer.network().hasGateway()) {
      console.say("simulate.no-gateway");
    }
    print(answer.situation(), homes);
    if (!answer.blackout().isEmpty()) {
      printBlackout(answer, homes);
    }
    answer.fallOvers().forEach(home -> UplinkCommand.sayFallOver(console, home));
    answer.lines().stream().filter(load -> load.lastResort() && !load.homes().isEmpty()).forEach(this::printLastResort);
    answer.lines().stream().filter(load -> !load.homes().isEmpty()).forEach(load -> load.lines().stream()
        .filter(line -> line.sharing() == Uplink.Sharing.FORBIDDEN)
        .forEach(line -> console.say("simulate.sharing-forbidden", load.site(), line.name())));
    answer.services().forEach(service -> console.say("simulate.service", service.service(), service.site(), service.homes().size(), homes));
    answer.each().ifPresent(this::print);
    answer.pairs().ifPresent(this::printPairs);
    printUnwanted(answer);
    answer.availability().ifPresent(result -> {
      console.say("simulate.availability", answer.question().siteAvailability(), answer.question().linkAvailability());
      answer.weather().flatMap(shares -> shares.stream().flatMap(Optional::stream).min(Double::compare)).ifPresent(least ->
          console.say("simulate.weather", Math.floor(least * 1e5) / 1e5));
      if (!answer.withoutWeather().isEmpty()) {
        console.say("simulate.weather-left-out", answer.withoutWeather().stream().map(link -> link.hostA() + " - " + link.hostB())
            .collect(Collectors.joining(", ")));
      }
      for (int i = 0; i < homes; i++) {
        print(answer.network().nodes().get(answer.network().homes().get(i)).name(), result.homes().get(i));
      }
      print(console.texts().get("simulate.all-homes"), result.all());
    });
    for (HomeThroughput home : answer.throughput()) {
      console.say("simulate.throughput", home.site(), home.hops(), home.alone().lowMbps(), home.alone().highMbps(),
          home.together().lowMbps(), home.together().highMbps());
    }
    console.say(answer.survived() ? "simulate.survived" : "simulate.not-survived");
  }

  private void print(Situation situation, int homes) {
    if (!situation.offSites().isEmpty()) {
      console.say("simulate.off", String.join(", ", situation.offSites()));
    }
    console.say("simulate.online", situation.onlineHomes().size(), homes, situation.onlineHouseholds());
    if (!situation.lostHomes().isEmpty()) {
      console.say("simulate.lost", String.join(", ", situation.lostHomes()), situation.lostHouseholds());
    }
    situation.groups().forEach(group -> console.say(group.size() == 1 ? "simulate.alone" : "simulate.group",
        String.join(", ", group)));
  }

  private void printBlackout(SimulateJob.Answer answer, int homes) {
    List<String> before = null;
    for (Blackout.Moment moment : answer.blackout()) {
      if (!moment.situation().offSites().equals(before)) {
        before = moment.situation().offSites();
        console.say("simulate.hour", moment.hours());
        print(moment.situation(), homes);
      }
    }
    for (SitePower power : answer.power()) {
      console.say("simulate.power", power.site(), console.texts().get(supplyKey(power.supply())), power.loadWatts(),
          power.runtimeHours(), power.neededWattHours(blackoutHours));
      if (power.missingWattHours(blackoutHours) > 0) {
        console.say("simulate.power-short", power.site(), Math.ceil(power.missingWattHours(blackoutHours)));
      }
    }
    String assumed = answer.power().stream().filter(power -> power.assumedRouters() > 0).map(SitePower::site).collect(Collectors.joining(", "));
    if (!assumed.isEmpty()) {
      console.say("simulate.load-assumed", assumed);
    }
    console.say("simulate.power-assumed");
    console.say("simulate.power-more");
  }

  private void printPairs(List<PairFailure> failures) {
    if (failures.isEmpty()) {
      console.say("simulate.pairs-none");
    }
    failures.forEach(pair -> console.say("simulate.pair", Stream.concat(pair.sites().stream(), pair.links().stream()
        .map(link -> link.hostA() + " - " + link.hostB())).collect(Collectors.joining(", ")), String.join(", ", pair.lostHomes())));
  }

  private void printUnwanted(SimulateJob.Answer answer) {
    answer.unwanted().stream().limit(MOST_UNWANTED).forEach(link -> console.say("simulate.unwanted", link.hostA(), link.radioA(),
        link.hostB(), link.radioB(), link.signalDbm(), link.mbps()));
    if (answer.unwanted().size() > MOST_UNWANTED) {
      console.say("simulate.unwanted-more", answer.unwanted().size() - MOST_UNWANTED);
    }
    answer.peeringThresholdDbm().ifPresent(threshold -> console.say("simulate.threshold", String.valueOf(threshold)));
  }

  private void printLastResort(LineLoad load) {
    console.say("simulate.last-resort", load.site(), load.homes().size(), load.eachMbps().orElse(0));
    load.capGigabytes().ifPresent(cap -> console.say("simulate.last-resort-cap", cap, cap / load.homes().size(),
        load.capHours(ScaleStudy.DEFAULT_NEED_MBPS).orElse(0)));
  }

  /** Key of what a supply is called. */
  static String supplyKey(PowerSupply supply) {
    return switch (supply) {
      case PowerSupply.Grid grid -> "simulate.grid";
      case PowerSupply.Battery battery -> "simulate.battery";
      case PowerSupply.Solar solar -> "simulate.solar";
    };
  }

  private void print(SingleFailures failures) {
    for (SiteFailure failure : failures.sites()) {
      if (!failure.lostHomes().isEmpty()) {
        console.say("simulate.site-failure", failure.site(), String.join(", ", failure.lostHomes()), failure.lostHouseholds());
      }
    }
    for (LinkFailure failure : failures.links()) {
      if (!failure.lostHomes().isEmpty()) {
        console.say("simulate.link-failure", failure.link().hostA(), failure.link().hostB(),
            String.join(", ", failure.lostHomes()), failure.lostHouseholds());
      }
    }
  }

  private void print(String home, Availability availability) {
    switch (availability) {
      case Availability.Exact exact -> console.say("simulate.exact", home, exact.value());
      case Availability.Sampled sampled -> console.say("simulate.sampled", home, sampled.low(), sampled.high());
    }
  }
}
