package org.atalaya.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.atalaya.app.Texts;
import org.atalaya.app.job.LinkWeather;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.job.PlanJob;
import org.atalaya.planner.linkbudget.Availability;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.plan.Alternative;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlanNotes;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.Wishes;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.siteselection.Optimality;
import org.atalaya.planner.siteselection.Survival;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plan}: chooses sites and links, then channels and addresses. */
@Command(name = "plan", mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Option(names = "--allow-dfs")
  boolean allowDfs;

  @Option(names = "--survive", paramLabel = "LEVEL", defaultValue = "none")
  String survive;

  @Option(names = "--budget", paramLabel = "MONEY")
  Optional<Double> budget = Optional.empty();

  @Option(names = "--kit", paramLabel = "N")
  Optional<Integer> kit = Optional.empty();

  @Option(names = "--alternatives", paramLabel = "K", defaultValue = "0")
  int alternatives;

  @Option(names = "--time-limit", paramLabel = "SECONDS")
  Optional<Double> limitSeconds = Optional.empty();

  @Option(names = "--json")
  boolean json;

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (limitSeconds.filter(seconds -> !(seconds > 0 && seconds <= 86_400)).isPresent()) {
      throw new UsageException(console.texts().get("usage.time-limit"));
    }
    PlanJob.Options options = new PlanJob.Options(allowDfs, wishes(), alternatives(),
        limitSeconds.map(seconds -> Duration.ofNanos(Math.round(seconds * 1e9))));
    try (Project project = Project.open(file)) {
      if (!LinksJob.current(project)) {
        console.note("plan.links-first");
        LinksJob.run(project, new ConsoleProgress(console, console.texts().get("links.progress")));
      }
      PlanWatch watch = new PlanWatch(console);
      NetworkPlan plan = PlanJob.run(project, options, watch, watch);
      if (watch.ended()) {
        console.note("plan.stopped");
      }
      Optional<List<Optional<Availability>>> weather = weather(project, plan);
      if (json) {
        console.out().print(new PlanDocument(console).of(plan, weather).document());
      } else {
        print(plan, weather);
      }
      return plan.meetsWishes() && plan.notes().stream().noneMatch(PlanCommand::unanswerable) ? 0 : AtalayaCommand.NEGATIVE;
    }
  }

  /** Empty where the place's weather is not known, or nobody waits for it any more: the plan is told all the same. */
  private Optional<List<Optional<Availability>>> weather(Project project, NetworkPlan plan) {
    try {
      return LinkWeather.kept(project, plan, new ConsoleProgress(console, console.texts().get("plan.weather-progress")));
    } catch (CancellationException stopped) {
      return Optional.empty();
    }
  }

  /** Nobody to connect, or nothing to connect them to: that every home is reached then says nothing. */
  private static boolean unanswerable(NetworkPlan.Note note) {
    return note.key().equals(PlanNotes.NOTHING_REQUIRED) || note.key().equals(PlanNotes.NO_GATEWAY);
  }

  private void print(NetworkPlan plan, Optional<List<Optional<Availability>>> weather) {
    if (plan.routers().isEmpty()) {
      console.say("plan.empty");
    } else {
      console.say("plan.summary", plan.sites().size(), plan.routers().size(), plan.links().size(),
          plan.bill().total(), plan.bill().currency());
      console.out().println(optimality(plan.optimality()));
    }
    for (PlannedRouter router : plan.routers()) {
      console.say("plan.router", router.hostName(), router.site(), router.ipv4(), router.deviceId());
      for (PlannedRouter.PlannedRadio radio : router.radios()) {
        console.say("plan.radio", radio.uciName(), radio.channel(), radio.widthMhz(), radio.transmitPowerDbm(),
            console.texts().get(radio.mesh() ? radio.accessPoint() ? "plan.mesh-and-ap" : "plan.mesh" : "plan.ap"),
            radio.aimDegrees().map(aim -> console.texts().get("plan.aim", aim)).orElse(""));
      }
    }
    for (int i = 0; i < plan.links().size(); i++) {
      PlannedLink link = plan.links().get(i);
      LinkForecast forecast = link.forecast();
      console.say("plan.link", link.hostA(), link.hostB(), link.distanceMeters() / 1000, forecast.forward().signalDbm(),
          forecast.backward().signalDbm(), forecast.slowestMbps());
      if (weather.isPresent()) {
        weather.get().get(i).ifPresentOrElse(kept -> console.say("plan.weather", kept.worstMonthPercent(), kept.yearPercent()),
            () -> console.say("plan.weather-unknown"));
      }
    }
    plan.notes().forEach(note -> console.out().println(sentence(note)));
    for (Alternative other : plan.alternatives()) {
      console.say("plan.alternative." + other.kind().name().toLowerCase(Locale.ROOT), other.total(), plan.bill().currency(),
          other.sites().size(), other.routers(), other.links().size());
      other.tradeOffs().forEach(note -> console.out().println("  " + sentence(note)));
    }
    if (alternatives > 0 && plan.alternatives().isEmpty() && !plan.routers().isEmpty()) {
      console.say(limitSeconds.isPresent() ? "plan.no-alternative-in-time" : "plan.no-alternative");
    }
  }

  private String optimality(Optimality optimality) {
    return switch (optimality) {
      case Optimality.Proven proven -> console.texts().get("plan.proven");
      case Optimality.Gap gap when gap.fraction() >= 1 -> console.texts().get("plan.gap-open");
      case Optimality.Gap gap -> console.texts().get("plan.gap", gap.fraction());
      case Optimality.Heuristic heuristic -> console.texts().get("plan.heuristic",
          console.phrases().say(heuristic.method()));
    };
  }

  private String sentence(NetworkPlan.Note note) {
    return Texts.of("messages", console.locale()).get(note.key(), note.arguments().toArray());
  }

  private Wishes wishes() {
    if (budget.filter(money -> !(money > 0) || money > 1e12).isPresent()) {
      throw new UsageException("--budget", String.valueOf(budget.get()), "money, above 0");
    }
    if (kit.filter(size -> size < 2 || size > 100).isPresent()) {
      throw new UsageException("--kit", String.valueOf(kit.get()), "2 to 100");
    }
    return new Wishes(level(survive), budget, kit);
  }

  /** What {@code --survive} says. */
  static Survival level(String word) {
    return Arrays.stream(Survival.values()).filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word)).findFirst()
        .orElseThrow(() -> new UsageException("--survive", "\"" + word + "\"", "none, link or site"));
  }

  private int alternatives() {
    if (alternatives < 0 || alternatives > 20) {
      throw new UsageException("--alternatives", String.valueOf(alternatives), "0 to 20");
    }
    return alternatives;
  }
}
