package org.atalaya.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.atalaya.app.Texts;
import org.atalaya.planner.channels.ChannelCheck;
import org.atalaya.planner.channels.WifiChannel;
import org.atalaya.planner.device.Rate;
import org.atalaya.planner.linkbudget.Availability;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.plan.Alternative;
import org.atalaya.planner.plan.BillOfMaterials;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlanNotes;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.regulation.ChannelPermission;
import org.atalaya.planner.regulation.Regulation;
import org.atalaya.planner.regulation.RegulatoryDatabase;
import org.atalaya.planner.siteselection.Optimality;

/** A plan as docs/cli/plan.schema.json has it. */
final class PlanDocument {
  private final Console console;

  PlanDocument(Console console) {
    this.console = console;
  }

  /** @param weather what it leaves of each link; empty where the project has no climate */
  Json of(NetworkPlan plan, Optional<List<Optional<Availability>>> weather) {
    Optional<Regulation> rules = RegulatoryDatabase.builtIn().find(plan.community().country());
    return new Json()
        .put("feasible", plan.meetsWishes())
        .put("optimality", optimality(plan.optimality()))
        .put("wishes", new Json()
            .put("survive", word(plan.wishes().survive()))
            .put("budget", plan.wishes().budget())
            .put("kit", plan.wishes().kit()))
        .put("community", new Json()
            .put("name", plan.community().name())
            .put("firmware", plan.community().firmware())
            .put("country", plan.community().country())
            .put("ap_ssid", plan.community().accessPointSsid())
            .put("mesh_id", plan.community().meshId())
            .put("ipv4", plan.community().ipv4Network())
            .put("ipv6", plan.community().ipv6Network())
            .put("address_habit", plan.community().habit().text()))
        .put("sites", plan.sites())
        .put("unreached", plan.unreached())
        .put("unprotected", plan.unprotected())
        .put("routers", plan.routers().stream().map(router -> router(router, rules)).toList())
        .put("links", IntStream.range(0, plan.links().size()).mapToObj(i -> link(plan.links().get(i))
            .put("availability", weather.flatMap(links -> links.get(i)).map(BudgetReport::availability))).toList())
        .put("bill", bill(plan.bill()))
        .put("notes", notes(plan.notes()))
        .put("alternatives", plan.alternatives().stream().map(this::alternative).toList());
  }

  private List<Json> notes(List<NetworkPlan.Note> notes) {
    return notes.stream().map(note -> {
      Json json = new Json().put("key", note.key())
          .put("text", Texts.of("messages", console.locale()).get(note.key(), note.arguments().toArray()));
      return note.key().equals(PlanNotes.RELAY) ? json.put("relay", relay(note.arguments())) : json;
    }).toList();
  }

  /** The place in numbers, beside the sentence. */
  private static Json relay(List<String> arguments) {
    String[] place = arguments.get(1).split(", ");
    return new Json().put("lat", Double.valueOf(place[0])).put("lon", Double.valueOf(place[1]))
        .put("height_m", Double.valueOf(arguments.get(2))).put("ground_m", Double.valueOf(arguments.get(5)))
        .put("a", arguments.get(3)).put("b", arguments.get(4));
  }

  private Json alternative(Alternative other) {
    return new Json()
        .put("kind", word(other.kind()))
        .put("survive", word(other.survive()))
        .put("total", other.total())
        .put("routers", other.routers())
        .put("optimality", optimality(other.optimality()))
        .put("sites", other.sites())
        .put("unreached", other.unreached())
        .put("links", other.links().stream().map(link -> new Json().put("a", link.a()).put("b", link.b())
            .put("rate_mbps", link.slowestMbps())).toList())
        .put("trade_offs", notes(other.tradeOffs()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Json optimality(Optimality optimality) {
    return switch (optimality) {
      case Optimality.Proven proven -> new Json().put("kind", "proven").put("gap", 0.0).put("method", null);
      case Optimality.Gap gap -> new Json().put("kind", "gap").put("gap", gap.fraction()).put("method", null);
      case Optimality.Heuristic heuristic -> new Json().put("kind", "heuristic").put("gap", null)
          .put("method", heuristic.method());
    };
  }

  /** True where the country wants radar detection on a radio's channel. */
  private static boolean dfs(PlannedRouter.PlannedRadio radio, Optional<Regulation> rules) {
    return WifiChannel.find(radio.channel()).flatMap(channel -> rules.filter(regulation -> ChannelCheck.of(regulation,
        channel.band(), List.of(radio.channel()), radio.widthMhz()).findings().stream()
        .anyMatch(finding -> finding.permission() instanceof ChannelPermission.Allowed(double eirp, boolean radar) && radar))).isPresent();
  }

  private static Json router(PlannedRouter router, Optional<Regulation> rules) {
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
            .put("dfs", dfs(radio, rules))
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
