package org.atalaya.app.ui.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.atalaya.app.Texts;
import org.atalaya.app.job.ForecastJob;
import org.atalaya.app.ui.parts.Sheet.Fact;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.app.wording.Quantities;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.capacity.ScaleStudy;
import org.atalaya.planner.capacity.Throughput;
import org.atalaya.planner.capacity.ThroughputForecast.HomeThroughput;
import org.atalaya.planner.plan.NetworkPlan.Note;
import org.atalaya.planner.plan.PlanNotes;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.power.SiteSizing;
import org.atalaya.planner.reach.Reach;
import org.atalaya.planner.resilience.Availability;
import org.atalaya.planner.resilience.FailureStudy;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.uplink.FallOver;
import org.atalaya.planner.uplink.LineLoad;

/** What the planned network will be like, in words: a verdict for each matter, its numbers behind it. */
public final class ForecastSections {
  private static final Set<String> WHY_THESE_CHANNELS = Set.of(PlanNotes.DFS, PlanNotes.DFS_LOUDER, PlanNotes.MAST_CHANNELS,
      PlanNotes.CHANNELS_MEASURED, PlanNotes.DEFAULT_CHANNEL_REFUSED, PlanNotes.DEFAULT_CHANNEL_DFS, PlanNotes.DEFAULT_CHANNEL_WEAK);

  private final ForecastJob.Answer answer;
  private final List<Site> sites;
  private final Wording wording;
  /** The same sentences as the commands print. */
  private final Texts said;
  private final Quantities units;

  /**
   * One matter.
   *
   * @param id of it, the same in every language
   * @param verdict in a few words
   * @param facts numbers behind it
   * @param lines sentences behind it
   */
  public record Section(String id, String title, Tone tone, String verdict, List<Fact> facts, List<String> lines) {
    public Section {
      facts = List.copyOf(facts);
      lines = List.copyOf(lines);
    }
  }

  ForecastSections(ForecastJob.Answer answer, List<Site> sites, Wording wording) {
    this.answer = answer;
    this.sites = sites;
    this.wording = wording;
    said = Texts.of("cli", wording.locale());
    units = wording.quantities();
  }

  List<Section> all() {
    return List.of(speed(), failures(), channels(), lines(), growth(), power(), reach());
  }

  private Section section(String id, Tone tone, String verdict, List<Fact> facts, List<String> lines) {
    return new Section(id, wording.get("forecast." + id), tone, verdict, facts, lines);
  }

  private String say(String key, Object... arguments) {
    return said.get(key, arguments).strip();
  }

  private Section speed() {
    List<HomeThroughput> homes = answer.simulation().throughput();
    if (homes.isEmpty()) {
      return section("speed", Tone.UNKNOWN, wording.get("forecast.speed.none"), List.of(), List.of());
    }
    double low = homes.stream().mapToDouble(home -> home.together().lowMbps()).min().orElseThrow();
    double high = homes.stream().mapToDouble(home -> home.together().highMbps()).min().orElseThrow();
    String verdict = wording.get("forecast.speed.verdict", range(new Throughput(low, high)));
    Tone tone = low >= ScaleStudy.DEFAULT_NEED_MBPS ? Tone.GOOD : Tone.FAIR;
    return section("speed", leftOut().isPresent() ? Tone.BAD : tone, leftOut().map(homeless -> verdict + ". " + homeless).orElse(verdict),
        homes.stream().map(home -> new Fact(wording.get("forecast.speed.home", home.site(), home.hops()), range(home.together()))).toList(),
        List.of(wording.get("forecast.speed.explain")));
  }

  /** Homes that the network does not reach: what is said of the others is not said of them. */
  private Optional<String> leftOut() {
    List<String> homes = answer.simulation().unreached();
    return homes.isEmpty() ? Optional.empty() : Optional.of(wording.get("forecast.left-out", String.join(", ", homes)));
  }

  private String range(Throughput share) {
    return units.number(share.lowMbps(), share.lowMbps() < 10 ? 1 : 0) + "–" + units.megabits(share.highMbps());
  }

  private Section failures() {
    FailureStudy.SingleFailures each = answer.simulation().each().orElseThrow();
    List<String> lines = new ArrayList<>();
    each.sites().stream().filter(failure -> !failure.lostHomes().isEmpty()).forEach(failure -> lines.add(say("simulate.site-failure",
        failure.site(), String.join(", ", failure.lostHomes()), failure.lostHouseholds())));
    each.links().stream().filter(failure -> !failure.lostHomes().isEmpty()).forEach(failure -> lines.add(say("simulate.link-failure",
        failure.link().hostA(), failure.link().hostB(), String.join(", ", failure.lostHomes()), failure.lostHouseholds())));
    int cuts = lines.size();
    answer.simulation().availability().ifPresent(up -> {
      lines.add(say("simulate.availability", answer.simulation().question().siteAvailability(),
          answer.simulation().question().linkAvailability()));
      lines.add(switch (up.all()) {
        case Availability.Exact exact -> say("simulate.exact", say("simulate.all-homes"), exact.value());
        case Availability.Sampled sampled -> say("simulate.sampled", say("simulate.all-homes"), sampled.low(), sampled.high());
      });
    });
    if (!answer.simulation().withoutWeather().isEmpty()) {
      lines.add(say("simulate.weather-left-out", answer.simulation().withoutWeather().stream()
          .map(link -> link.hostA() + " - " + link.hostB()).collect(Collectors.joining(", "))));
    }
    leftOut().ifPresent(lines::add);
    return section("failures", cuts == 0 && leftOut().isEmpty() ? Tone.GOOD : Tone.FAIR,
        cuts == 0 ? wording.get("forecast.failures.none") : wording.get("forecast.failures.some", cuts), List.of(), lines);
  }

  private Section channels() {
    record Group(int channel, int widthMhz) {}
    TreeMap<String, Group> order = new TreeMap<>();
    var counts = answer.plan().routers().stream().flatMap(router -> router.radios().stream()).filter(PlannedRouter.PlannedRadio::mesh)
        .map(radio -> new Group(radio.channel(), radio.widthMhz())).collect(Collectors.groupingBy(group -> group, Collectors.counting()));
    counts.keySet().forEach(group -> order.put(String.format(Locale.ROOT, "%04d %04d", group.channel(), group.widthMhz()), group));
    List<Fact> facts = order.values().stream().map(group -> new Fact(wording.get("forecast.channels.group", group.channel(),
        units.megahertz(group.widthMhz())), wording.get("forecast.channels.radios", counts.get(group)))).toList();
    List<String> why = answer.plan().notes().stream().filter(note -> WHY_THESE_CHANNELS.contains(note.key())).map(this::note).toList();
    boolean radar = answer.plan().notes().stream().anyMatch(note -> note.key().equals(PlanNotes.DFS));
    return section("channels", radar ? Tone.FAIR : Tone.GOOD, wording.get(radar ? "forecast.channels.radar" : "forecast.channels.free"),
        facts, why);
  }

  private String note(Note note) {
    return wording.get(note.key(), note.arguments().toArray());
  }

  private Section lines() {
    List<String> lines = new ArrayList<>();
    sites.forEach(site -> site.uplinks().forEach(line -> lines.add(say("uplink.line", site.name(), line.name(), line.downMbps(),
        line.upMbps(), line.monthlyCost(), answer.reach().currency(), line.provider()))));
    List<LineLoad> used = answer.simulation().lines();
    for (LineLoad load : used) {
      lines.add(load.lines().isEmpty() ? say("uplink.rate-unknown", load.site(), load.homes().size())
          : say("uplink.load", load.site(), load.homes().size(), load.eachMbps().orElse(0)));
      load.ifItFails().forEach(home -> lines.add(fallOver(home)));
    }
    OptionalDouble least = used.stream().filter(load -> !load.homes().isEmpty()).flatMapToDouble(load -> load.eachMbps().stream()).min();
    boolean unknown = least.isEmpty() || used.stream().anyMatch(load -> load.lines().isEmpty() && !load.homes().isEmpty());
    return section("lines", unknown ? Tone.UNKNOWN : least.getAsDouble() >= ScaleStudy.DEFAULT_NEED_MBPS ? Tone.GOOD : Tone.FAIR,
        unknown ? wording.get("forecast.lines.unknown") : wording.get("forecast.lines.each", units.megabits(least.getAsDouble())),
        List.of(), lines);
  }

  private String fallOver(FallOver home) {
    return home.to().map(to -> say(home.keepsAddresses() ? "uplink.fall-over-kept" : "uplink.fall-over", home.from(), home.home(), to))
        .orElseGet(() -> say("uplink.fall-over-none", home.from(), home.home()));
  }

  private Section growth() {
    ScaleStudy.Limit limit = answer.limit();
    List<String> lines = new ArrayList<>();
    lines.add(say("scale.need", ScaleStudy.DEFAULT_NEED_MBPS, ScaleStudy.DEFAULT_NEED_MBPS, limit.homes()));
    boolean endless = limit.sure() == ScaleStudy.MOST_HOMES;
    lines.add(endless ? say("scale.endless") : say("scale.radios", limit.sure(), limit.possible()));
    limit.byLines().ifPresent(homes -> lines.add(say("scale.lines", homes)));
    for (ScaleStudy.Remedy remedy : answer.remedies()) {
      Object homes = remedy.limit().sure();
      lines.add(switch (remedy.kind()) {
        case GATEWAY -> say("scale.gateway", remedy.places().getFirst(), homes);
        case CHANNELS -> say("scale.channels", homes);
        case WIRE -> say("scale.wire", remedy.places().getFirst(), remedy.places().getLast(), homes);
      });
    }
    boolean enough = limit.enough() >= limit.homes();
    return section("growth", enough ? Tone.GOOD : Tone.BAD, limit.enough() == ScaleStudy.MOST_HOMES ? say("scale.endless")
        : wording.get(enough ? "forecast.growth.enough" : "forecast.growth.full", limit.enough(), limit.homes()), List.of(), lines);
  }

  private Section power() {
    List<SiteSizing> all = answer.power().sites();
    List<String> tooSmall = all.stream().filter(site -> switch (site.verdict()) {
      case BATTERY_SHORT, PANEL_SHORT, BOTH_SHORT -> true;
      case GRID_ALONE, ENOUGH -> false;
    }).map(site -> site.power().site()).toList();
    List<String> dark = all.stream().filter(site -> site.verdict() == SiteSizing.Verdict.GRID_ALONE).map(site -> site.power().site()).toList();
    // sites that need the same, as rounded for people, are named together
    record Need(double watts, String wattHours, String panel) {}
    Map<Need, List<String>> alike = new LinkedHashMap<>();
    all.forEach(site -> alike.computeIfAbsent(new Need(site.power().loadWatts(), units.number(Math.ceil(site.neededWattHours()), 0),
        site.neededWattPeak().isEmpty() ? wording.get("forecast.power.no-sun")
            : wording.get("forecast.power.panel", units.number(Math.ceil(site.neededWattPeak().getAsDouble()), 0))),
        need -> new ArrayList<>()).add(site.power().site()));
    List<String> lines = alike.entrySet().stream().map(entry -> wording.get("forecast.power.site", String.join(", ", entry.getValue()),
        entry.getKey().watts(), SiteSizing.DEFAULT_AUTONOMY_DAYS, entry.getKey().wattHours(), entry.getKey().panel()))
        .collect(Collectors.toCollection(ArrayList::new));
    String assumed = all.stream().filter(site -> site.power().assumedRouters() > 0).map(site -> site.power().site())
        .collect(Collectors.joining(", "));
    if (!assumed.isEmpty()) {
      lines.add(say("simulate.load-assumed", assumed));
    }
    return section("power", tooSmall.isEmpty() && dark.isEmpty() ? Tone.GOOD : Tone.FAIR,
        !tooSmall.isEmpty() ? wording.get("forecast.power.small", String.join(", ", tooSmall))
            : !dark.isEmpty() ? wording.get("forecast.power.dark", dark.size()) : wording.get("forecast.power.enough"),
        all.stream().map(site -> new Fact(site.power().site(), site.verdict() == SiteSizing.Verdict.GRID_ALONE
            ? wording.get("forecast.power.grid") : wording.get("forecast.power.hours", units.number(site.power().runtimeHours(), 0)))).toList(), lines);
  }

  private Section reach() {
    Reach reach = answer.reach();
    List<String> lines = new ArrayList<>();
    lines.add(say("reach.total", reach.households(), reach.people(), reach.nodes().size(), reach.familiesPerNode().orElse(0)));
    List<Fact> facts = new ArrayList<>();
    reach.costPerHousehold().ifPresent(each -> facts.add(new Fact(wording.get("forecast.reach.cost"), units.money(each, reach.currency()))));
    if (reach.monthlyCost() > 0) {
      reach.monthlyCostPerHousehold().ifPresent(each ->
          facts.add(new Fact(wording.get("forecast.reach.monthly"), units.money(each, reach.currency()))));
    }
    List<String> unnamed = reach.nodes().stream().filter(node -> node.home() && node.households() == 0).map(Reach.Node::site).toList();
    if (!unnamed.isEmpty()) {
      lines.add(say("reach.unnamed", String.join(", ", unnamed)));
    }
    return section("reach", switch (reach.verdict()) {
      case UNKNOWN -> Tone.UNKNOWN;
      case FEWER, MORE -> Tone.FAIR;
      case EXPECTED -> Tone.GOOD;
    }, wording.get("forecast.reach." + reach.verdict().name().toLowerCase(Locale.ROOT), Reach.EXPECTED_LEAST, Reach.EXPECTED_MOST), facts, lines);
  }
}
