package org.atalaya.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atalaya.app.Texts;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.job.PlanJob;
import org.atalaya.planner.device.Rate;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.plan.BillOfMaterials;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlanNotes;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.siteselection.Optimality;
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
    try (Project project = Project.open(file)) {
      if (!LinksJob.current(project)) {
        console.note("plan.links-first");
        LinksJob.run(project, new ConsoleProgress(console, console.texts().get("links.progress")));
      }
      ConsoleProgress progress = new ConsoleProgress(console, console.texts().get("plan.progress"));
      NetworkPlan plan = limitSeconds.isPresent()
          ? PlanJob.run(project, allowDfs, Duration.ofNanos(Math.round(limitSeconds.get() * 1e9)), progress)
          : PlanJob.run(project, allowDfs, progress);
      if (json) {
        console.out().print(document(plan).document());
      } else {
        print(plan);
      }
      return plan.feasible() && plan.notes().stream().noneMatch(PlanCommand::unanswerable) ? 0 : AtalayaCommand.NEGATIVE;
    }
  }

  /** Nobody to connect, or nothing to connect them to: that every home is reached then says nothing. */
  private static boolean unanswerable(NetworkPlan.Note note) {
    return note.key().equals(PlanNotes.NOTHING_REQUIRED) || note.key().equals(PlanNotes.NO_GATEWAY);
  }

  private void print(NetworkPlan plan) {
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
    for (PlannedLink link : plan.links()) {
      LinkForecast forecast = link.forecast();
      console.say("plan.link", link.hostA(), link.hostB(), link.distanceMeters() / 1000, forecast.forward().signalDbm(),
          forecast.backward().signalDbm(), forecast.slowestMbps());
    }
    plan.notes().forEach(note -> console.out().println(sentence(note)));
  }

  private String optimality(Optimality optimality) {
    return switch (optimality) {
      case Optimality.Proven proven -> console.texts().get("plan.proven");
      case Optimality.Gap gap -> console.texts().get("plan.gap", gap.fraction());
      case Optimality.Heuristic heuristic -> console.texts().get("plan.heuristic",
          console.phrases().say(heuristic.method()));
    };
  }

  private String sentence(NetworkPlan.Note note) {
    return Texts.of("messages", console.locale()).get(note.key(), note.arguments().toArray());
  }

  private Json document(NetworkPlan plan) {
    return new Json()
        .put("feasible", plan.feasible())
        .put("optimality", switch (plan.optimality()) {
          case Optimality.Proven proven -> new Json().put("kind", "proven").put("gap", 0.0).put("method", null);
          case Optimality.Gap gap -> new Json().put("kind", "gap").put("gap", gap.fraction()).put("method", null);
          case Optimality.Heuristic heuristic -> new Json().put("kind", "heuristic").put("gap", null)
              .put("method", heuristic.method());
        })
        .put("community", new Json()
            .put("name", plan.community().name())
            .put("firmware", plan.community().firmware())
            .put("country", plan.community().country())
            .put("ap_ssid", plan.community().accessPointSsid())
            .put("mesh_id", plan.community().meshId())
            .put("ipv4", plan.community().ipv4Network())
            .put("ipv6", plan.community().ipv6Network()))
        .put("sites", plan.sites())
        .put("unreached", plan.unreached())
        .put("routers", plan.routers().stream().map(PlanCommand::router).toList())
        .put("links", plan.links().stream().map(PlanCommand::link).toList())
        .put("bill", bill(plan.bill()))
        .put("notes", plan.notes().stream().map(note -> new Json().put("key", note.key())
            .put("text", sentence(note))).toList());
  }

  private static Json router(PlannedRouter router) {
    return new Json()
        .put("host", router.hostName())
        .put("site", router.site())
        .put("index", router.index())
        .put("device", router.deviceId())
        .put("ipv4", router.ipv4())
        .put("ipv6", router.ipv6())
        .put("radios", router.radios().stream().map(radio -> new Json()
            .put("radio", radio.uciName())
            .put("mesh", radio.mesh())
            .put("access_point", radio.accessPoint())
            .put("aim_deg", radio.aimDegrees())
            .put("channel", radio.channel())
            .put("width_mhz", radio.widthMhz())
            .put("tx_power_dbm", radio.transmitPowerDbm())
            .put("distance_m", radio.distanceMeters())).toList());
  }

  private static Json link(PlannedLink link) {
    return new Json()
        .put("a", link.hostA())
        .put("a_radio", link.radioA())
        .put("b", link.hostB())
        .put("b_radio", link.radioB())
        .put("distance_m", link.distanceMeters())
        .put("ab", direction(link.forecast().forward()))
        .put("ba", direction(link.forecast().backward()));
  }

  private static Json direction(LinkForecast.Direction direction) {
    return new Json()
        .put("tx_power_dbm", direction.transmitPowerDbm())
        .put("eirp_dbm", direction.eirpDbm())
        .put("signal_dbm", direction.signalDbm())
        .put("rate_mbps", direction.rate().map(Rate::mbps))
        .put("mcs", direction.rate().map(Rate::mcs))
        .put("fade_margin_db", direction.fadeMarginDb());
  }

  private static Json bill(BillOfMaterials bill) {
    return new Json()
        .put("currency", bill.currency())
        .put("total", bill.total())
        .put("lines", bill.lines().stream().map(line -> new Json()
            .put("item", line.item())
            .put("quantity", line.quantity())
            .put("unit_price", line.unitPrice())).toList());
  }
}
