package org.atalaya.app.job;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.channels.ChannelChoice;
import org.atalaya.planner.channels.ChannelPlanner;
import org.atalaya.planner.device.AntennaPattern;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.linkbudget.BudgetSheet;
import org.atalaya.planner.linkbudget.ClimateSettings;
import org.atalaya.planner.linkbudget.LinkBudget;
import org.atalaya.planner.linkbudget.LinkMargin;
import org.atalaya.planner.linkbudget.LinkBudget.End;
import org.atalaya.planner.linkbudget.PathAnalysis;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.regulation.Regulation;
import org.atalaya.planner.regulation.RegulatoryDatabase;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.TerrainProfile;

/** The link budget between two sites of a project: with the plan's radios where it links them, else with those that would hang there. */
public final class BudgetJob {
  private static final int WIDTH_MHZ = 20;

  /** Why these devices. */
  public enum ChosenBy {
    /** The current plan links the two. */
    PLAN,
    /** Both sites name their device. */
    SITE,
    /** At least one is what the planner would buy; both aim at each other. */
    ASSUMED
  }

  /**
   * @param sheet the numbers
   * @param a device at the first site
   * @param b device at the second
   * @param by why these
   * @param channel number in its band
   * @param dfs radar detection is mandatory there
   * @param country whose limit counts
   * @param regulatoryDate date of the database that says so
   * @param climate that was reckoned with
   */
  public record Budget(BudgetSheet sheet, Device a, Device b, ChosenBy by, int channel, boolean dfs, String country,
      String regulatoryDate, ClimateSettings climate) {}

  /** One end as it is chosen. */
  private record Choice(Device device, Radio radio, Optional<PlannedRadio> planned) {
    End end(double azimuthDegrees) {
      return new End(radio, planned.flatMap(PlannedRadio::aimDegrees)
          .map(aim -> AntennaPattern.offAxisDegrees(aim, azimuthDegrees)).orElse(0.0));
    }
  }

  private BudgetJob() {}

  /**
   * @param analysis of the path from a to b
   * @param profile that it was judged on
   * @return empty where the two have no band, width or lawful channel in common
   */
  public static Optional<Budget> run(Project project, Site a, Site b, PathAnalysis analysis, TerrainProfile profile,
      ClimateSettings climate) {
    return run(project, Base.of(project), a, b, analysis, profile, climate);
  }

  /** What all budgets of a project are reckoned with: read once for many. */
  record Base(DeviceCatalogue catalogue, RegulatoryDatabase database, Optional<NetworkPlan> plan) {
    static Base of(Project project) {
      return new Base(DeviceCatalogue.beside(project.file()), RegulatoryDatabase.builtIn(),
          project.findPlan().filter(Stored::current).map(Stored::value));
    }
  }

  /** The same with what was read before. */
  static Optional<Budget> run(Project project, Base base, Site a, Site b, PathAnalysis analysis, TerrainProfile profile,
      ClimateSettings climate) {
    String country = project.state().settings().country();
    Regulation regulation = regulation(project, base);
    return onAir(project, base, regulation, a, b).map(air ->
        budget(project, regulation, air, analysis, profile, a, b, climate, country, base.database.date()));
  }

  /** Two radios and the channel that they would be on. */
  private record OnAir(List<Choice> pair, ChannelChoice channel) {}

  private static Optional<OnAir> onAir(Project project, Base base, Regulation regulation, Site a, Site b) {
    for (List<Choice> pair : pairs(project, base.plan, base.catalogue, a, b)) {
      Optional<ChannelChoice> channel = channel(regulation, pair);
      if (channel.isPresent()) {
        return Optional.of(new OnAir(pair, channel.get()));
      }
    }
    return Optional.empty();
  }

  private static BudgetSheet.Channel channel(ChannelChoice choice) {
    return new BudgetSheet.Channel(choice.occupiedCentreMhz(), choice.widthMhz(), choice.maxEirpDbm());
  }

  private static List<ChannelChoice> legal(Regulation regulation, List<Choice> pair, int widthMhz) {
    Radio a = pair.getFirst().radio();
    return ChannelPlanner.legal(regulation, a.band(), widthMhz, true, List.of(a, pair.getLast().radio()));
  }

  /**
   * What is left of the signal between two sites, by what was stored of the path; empty where terrain is missing, the two
   * have no band, width or lawful channel in common, or the path was judged for another band than theirs.
   */
  static Optional<LinkMargin> margin(Project project, Base base, Site a, Site b, LinkRow row) {
    ProjectSettings settings = project.state().settings();
    Regulation regulation = regulation(project, base);
    return onAir(project, base, regulation, a, b).flatMap(air -> BudgetSheet.margin(row.sight(), row.loss(), settings.paths(),
        link(project, regulation, air, row.azimuthAbDegrees(), row.azimuthBaDegrees(), project.state().climate())));
  }

  private static Regulation regulation(Project project, Base base) {
    String country = project.state().settings().country();
    return base.database.find(country)
        .orElseThrow(() -> new BadInputException(project.file() + ", country", country, "a country of the regulatory database"));
  }

  private static BudgetSheet.Case link(Project project, Regulation regulation, OnAir air, double azimuthAbDegrees,
      double azimuthBaDegrees, ClimateSettings climate) {
    List<BudgetSheet.Offer> offers = legal(regulation, air.pair, air.channel.widthMhz()).stream()
        .map(other -> new BudgetSheet.Offer(other.channel().number(), other.dfs(), channel(other))).toList();
    return new BudgetSheet.Case(new LinkBudget(project.state().settings().fadeMarginDb()),
        air.pair.getFirst().end(azimuthAbDegrees), air.pair.getLast().end(azimuthBaDegrees),
        channel(air.channel), offers, climate);
  }

  private static Budget budget(Project project, Regulation regulation, OnAir air, PathAnalysis analysis,
      TerrainProfile profile, Site a, Site b, ClimateSettings climate, String country, String date) {
    List<Choice> pair = air.pair;
    ChannelChoice channel = air.channel;
    BudgetSheet sheet = BudgetSheet.of(analysis, profile, a.heightMeters(), b.heightMeters(), link(project, regulation, air,
        analysis.path().azimuthFromDegrees(), analysis.path().azimuthToDegrees(), climate));
    ChosenBy by = pair.getFirst().planned().isPresent() ? ChosenBy.PLAN
        : a.device().isPresent() && b.device().isPresent() ? ChosenBy.SITE : ChosenBy.ASSUMED;
    return new Budget(sheet, pair.getFirst().device(), pair.getLast().device(), by, channel.channel().number(),
        channel.dfs(), country, date, climate);
  }

  /** Pairs of radios that could serve the link, the likeliest first. */
  private static List<List<Choice>> pairs(Project project, Optional<NetworkPlan> plan, DeviceCatalogue catalogue, Site a, Site b) {
    Optional<List<Choice>> planned = plan.flatMap(network -> planned(network, catalogue, a, b));
    if (planned.isPresent()) {
      return List.of(planned.get());
    }
    Device atA = device(project, plan, catalogue, a);
    Device atB = device(project, plan, catalogue, b);
    return atA.radios().stream().flatMap(radioA -> atB.radios().stream()
            .filter(radioB -> radioA.band() == radioB.band() && sharedRate(radioA, radioB))
            .map(radioB -> List.of(new Choice(atA, radioA, Optional.empty()), new Choice(atB, radioB, Optional.empty()))))
        .sorted(Comparator.comparing((List<Choice> pair) -> pair.getFirst().radio().band() != Band.GHZ_5)
            .thenComparing(pair -> !(pair.getFirst().radio().mesh() && pair.getLast().radio().mesh())))
        .toList();
  }

  private static boolean sharedRate(Radio a, Radio b) {
    return a.rates().stream().anyMatch(rate -> rate.widthMhz() == WIDTH_MHZ
        && b.rates().stream().anyMatch(other -> other.widthMhz() == WIDTH_MHZ && other.mcs() == rate.mcs()));
  }

  private static Optional<List<Choice>> planned(NetworkPlan plan, DeviceCatalogue catalogue, Site a, Site b) {
    for (PlannedLink link : plan.links()) {
      PlannedRouter first = plan.findRouter(link.hostA()).orElseThrow();
      PlannedRouter second = plan.findRouter(link.hostB()).orElseThrow();
      if (first.site().equals(a.name()) && second.site().equals(b.name())) {
        return Optional.of(List.of(choice(catalogue, first, link.radioA()), choice(catalogue, second, link.radioB())));
      }
      if (first.site().equals(b.name()) && second.site().equals(a.name())) {
        return Optional.of(List.of(choice(catalogue, second, link.radioB()), choice(catalogue, first, link.radioA())));
      }
    }
    return Optional.empty();
  }

  private static Choice choice(DeviceCatalogue catalogue, PlannedRouter router, String uciName) {
    Device device = catalogue.get(router.deviceId());
    return new Choice(device, device.getRadio(uciName),
        router.radios().stream().filter(radio -> radio.uciName().equals(uciName)).findFirst());
  }

  /** What stands at a site: what it names, what is planned there, or what the planner would buy at the least price. */
  private static Device device(Project project, Optional<NetworkPlan> plan, DeviceCatalogue catalogue, Site site) {
    if (site.device().isPresent()) {
      return catalogue.find(site.device().get()).orElseThrow(() -> new BadInputException(
          project.file() + ", site " + site.name() + ", device", site.device().get(), "a device of the catalogue"));
    }
    return plan.stream().flatMap(network -> network.routers().stream()).filter(router -> router.site().equals(site.name()))
        .findFirst().map(router -> catalogue.get(router.deviceId()))
        .or(() -> catalogue.devices().stream()
            .filter(device -> device.price().isPresent() && device.radios().stream().anyMatch(BudgetJob::usable))
            .max(Comparator.comparing((Device device) -> device.firmwares().contains(project.state().settings().firmware()))
                .thenComparing(device -> device.radios().stream().filter(BudgetJob::usable).count())
                .thenComparing(Comparator.comparingDouble(Device::amount).reversed())))
        .orElseThrow(() -> new BadInputException(project.file() + ", site " + site.name(), "no device", "the name of one"));
  }

  private static boolean usable(Radio radio) {
    return radio.band() == Band.GHZ_5 && radio.mesh();
  }

  private static Optional<ChannelChoice> channel(Regulation regulation, List<Choice> pair) {
    Radio a = pair.getFirst().radio();
    List<Radio> radios = List.of(a, pair.getLast().radio());
    Optional<PlannedRadio> planned = pair.getFirst().planned();
    return planned.map(radio -> legal(regulation, pair, radio.widthMhz()).stream()
            .filter(choice -> choice.channel().number() == radio.channel()).findFirst())
        .orElseGet(() -> ChannelPlanner.oneChannelPerCloud(regulation, a.band(), WIDTH_MHZ, false, radios));
  }
}
