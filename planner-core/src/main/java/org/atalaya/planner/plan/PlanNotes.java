package org.atalaya.planner.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.planner.channels.ChannelCheck;
import org.atalaya.planner.channels.ChannelChoice;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.plan.CandidateNetwork.PortLink;
import org.atalaya.planner.plan.NetworkPlan.Note;
import org.atalaya.planner.regulation.ChannelPermission;
import org.atalaya.planner.regulation.Regulation;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.siteselection.Optimality;

/** What the planner wants a person to know: the keys, with their arguments in order. */
public final class PlanNotes {
  /** No site is required, so there is nothing to connect. No arguments. */
  public static final String NOTHING_REQUIRED = "plan.note.nothing-required";
  /** No site has a line to the internet; homes reach each other only. No arguments. */
  public static final String NO_GATEWAY = "plan.note.no-gateway";
  /** A gateway that no home needs: site. */
  public static final String GATEWAY_UNUSED = "plan.note.gateway-unused";
  /** The country leaves no 5 GHz channel for a mesh outdoors: country. */
  public static final String NO_CHANNEL = "plan.note.no-channel";
  /** Radar detection is mandatory on the mesh's channel: channel. */
  public static final String DFS = "plan.note.dfs";
  /** Homes are not reached, and channels with radar detection would allow more power: country, decibels. */
  public static final String DFS_LOUDER = "plan.note.dfs-louder";
  /** Homes are not reached, or not safe, for no radio may serve more links: homes. */
  public static final String CROWDED_OUT = "plan.note.crowded-out";
  /** Homes are not reached, or not safe, for no network with room for them was found in time: homes. */
  public static final String NO_ROOM_FOUND = "plan.note.no-room-found";
  /** Radios on one mast work on the same channel, or on neighbours: site, channels, joined by commas. */
  public static final String MAST_CHANNELS = "plan.note.mast-channels";
  /** Channels were judged by what was measured: sites, channels, day or first and last day. */
  public static final String CHANNELS_MEASURED = "plan.note.channels-measured";
  /** LibreMesh's default channel may not be used outdoors: channel, country. */
  public static final String DEFAULT_CHANNEL_REFUSED = "plan.note.default-channel-refused";
  /** LibreMesh's default channel needs radar detection: channel, country. */
  public static final String DEFAULT_CHANNEL_DFS = "plan.note.default-channel-dfs";
  /** LibreMesh's default channel allows little power: channel, country, EIRP dBm. */
  public static final String DEFAULT_CHANNEL_WEAK = "plan.note.default-channel-weak";
  /** A link whose Fresnel zone is not free: site, site. */
  public static final String FRESNEL_LINK = "plan.note.fresnel-link";
  /** A site with several routers, to be joined by cable: site, count. */
  public static final String SEVERAL_ROUTERS = "plan.note.several-routers";
  /** Sites whose routers have no radio for phones: names, joined by commas. */
  public static final String NO_ACCESS_POINT = "plan.note.no-access-point";
  /** An existing site that names no device is taken to have this one: site, device. */
  public static final String EXISTING_DEVICE_ASSUMED = "plan.note.existing-device-assumed";
  /** Devices whose price is not known and not in the bill: names, joined by commas. */
  public static final String PRICE_UNKNOWN = "plan.note.price-unknown";
  /** Nothing of a site's name can stay in a host name: site, host name. */
  public static final String HOST_NAME = "plan.note.host-name";
  /** The network's name was cut for its access points: name, what is left. */
  public static final String SSID_CUT = "plan.note.ssid-cut";
  /** Not reached, or without a second way; the nearest pair lacks signal: homes, site, site, decibels. */
  static final String WEAK = "-weak";
  /** The nearest pair's antennas can't be turned down to what the country allows: homes, site, site. */
  static final String UNLAWFUL = "-unlawful";
  /** The nearest pair needs higher masts: homes, site, site, metres on both. */
  static final String BLOCKED = "-blocked";
  /** Terrain is missing between the nearest pair: homes, site, site. */
  static final String UNKNOWN = "-unknown";
  /** Masts 50 m higher would not do: homes. */
  static final String HIDDEN = "-hidden";
  /** No other site is within range: homes. */
  static final String OUT_OF_RANGE = "-out-of-range";
  static final String UNREACHED = "plan.note.unreached";
  static final String SECOND_WAY = "plan.note.second-way";
  public static final String UNREACHED_WEAK = UNREACHED + WEAK;
  public static final String UNREACHED_UNLAWFUL = UNREACHED + UNLAWFUL;
  public static final String UNREACHED_BLOCKED = UNREACHED + BLOCKED;
  public static final String UNREACHED_UNKNOWN = UNREACHED + UNKNOWN;
  public static final String UNREACHED_HIDDEN = UNREACHED + HIDDEN;
  public static final String UNREACHED_OUT_OF_RANGE = UNREACHED + OUT_OF_RANGE;
  /** The loss of a site cuts homes off: homes, site. */
  public static final String UNPROTECTED_SITE = "plan.note.unprotected-site";
  /** The loss of the way between two sites cuts homes off: homes, site, site. */
  public static final String UNPROTECTED_LINK = "plan.note.unprotected-link";
  /** The budget is too small, and nothing costs less than this: budget, total, currency. */
  public static final String BUDGET_PROVEN = "plan.note.budget-proven";
  /** The budget is too small for what was found, and nothing costs less than a bound: budget, total, currency, bound. */
  public static final String BUDGET_GAP = "plan.note.budget-gap";
  /** The budget is too small for what was found: budget, total, currency. */
  public static final String BUDGET_FOUND = "plan.note.budget-found";

  /**
   * A relay would join homes to the rest: homes, latitude and longitude, metres of the antenna above ground, the two sites
   * that it would join, and, for programs, metres of the ground above sea level.
   */
  public static final String RELAY = "plan.note.relay";
  /** Kits bring more routers than the network needs: how many more. */
  public static final String KIT_SPARE = "plan.note.kit-spare";

  private PlanNotes() {}

  /** Every key that a plan may carry, for the test that each has its sentence. */
  public static List<String> keys() {
    return Stream.of(Stream.of(NOTHING_REQUIRED, NO_GATEWAY, GATEWAY_UNUSED, NO_CHANNEL, DFS, DFS_LOUDER,
        CROWDED_OUT, NO_ROOM_FOUND, MAST_CHANNELS, CHANNELS_MEASURED, DEFAULT_CHANNEL_REFUSED,
        DEFAULT_CHANNEL_DFS, DEFAULT_CHANNEL_WEAK, FRESNEL_LINK, SEVERAL_ROUTERS, NO_ACCESS_POINT,
        EXISTING_DEVICE_ASSUMED, PRICE_UNKNOWN, HOST_NAME, SSID_CUT, UNPROTECTED_SITE, UNPROTECTED_LINK, BUDGET_PROVEN,
            BUDGET_GAP, BUDGET_FOUND, KIT_SPARE, RELAY),
        Stream.of(UNREACHED, SECOND_WAY).flatMap(about ->
            Stream.of(WEAK, UNLAWFUL, BLOCKED, UNKNOWN, HIDDEN, OUT_OF_RANGE).map(about::concat)),
        Alternatives.keys().stream()).flatMap(keys -> keys).toList();
  }

  /** What the list of sites says before anything is chosen. */
  static List<Note> ofSites(List<Site> sites) {
    List<Note> notes = new ArrayList<>();
    if (sites.stream().noneMatch(site -> site.role() == Role.REQUIRED)) {
      notes.add(new Note(NOTHING_REQUIRED, List.of()));
    }
    if (sites.stream().noneMatch(site -> site.role() == Role.GATEWAY)) {
      notes.add(new Note(NO_GATEWAY, List.of()));
    }
    return notes;
  }

  /** That the bill is beyond the budget, with the least price that is known. */
  static Optional<Note> ofBudget(double budget, BillOfMaterials bill, Optimality optimality) {
    if (bill.total() <= budget) {
      return Optional.empty();
    }
    List<String> amounts = List.of(money(budget), money(bill.total()), bill.currency());
    return Optional.of(switch (optimality) {
      case Optimality.Proven proven -> new Note(BUDGET_PROVEN, amounts);
      // a bound of nothing tells nobody anything
      case Optimality.Gap(double fraction) when fraction >= 1 -> new Note(BUDGET_FOUND, amounts);
      case Optimality.Gap(double fraction) -> new Note(BUDGET_GAP,
          List.of(money(budget), money(bill.total()), bill.currency(), money(bill.total() * (1 - fraction))));
      case Optimality.Heuristic heuristic -> new Note(BUDGET_FOUND, amounts);
    });
  }

  /** What is left over of the kits. */
  static List<Note> ofKits(int kit, BillOfMaterials bill, RouterAssembly assembly, List<Site> sites) {
    int bought = kit * bill.lines().stream().filter(line -> line.item().startsWith(kit + " × ")).mapToInt(BillOfMaterials.Line::quantity).sum();
    int needed = assembly.builtSites().stream().mapToInt(site ->
        assembly.devicesAt(site).size() - (sites.get(site).role() == Role.EXISTING ? 1 : 0)).sum();
    return bought > needed ? List.of(new Note(KIT_SPARE, List.of(String.valueOf(bought - needed)))) : List.of();
  }

  static String money(double amount) {
    return amount == Math.rint(amount) ? String.format(Locale.ROOT, "%.0f", amount) : String.format(Locale.ROOT, "%.2f", amount);
  }

  /** What the country says, and what the mast does. */
  static List<Note> ofChannels(Spectrum spectrum, List<PlannedRouter> routers, Regulation regulation, String firmware) {
    List<Note> notes = new ArrayList<>();
    if (spectrum.mesh().isEmpty()) {
      notes.add(new Note(NO_CHANNEL, List.of(regulation.country())));
    }
    Map<String, List<ChannelChoice>> used = new LinkedHashMap<>();
    routers.forEach(router -> used.computeIfAbsent(router.site(), site -> new ArrayList<>()).addAll(router.radios().stream()
        .filter(PlannedRouter.PlannedRadio::mesh).flatMap(radio -> spectrum.legal().stream()
            .filter(choice -> choice.channel().number() == radio.channel())).toList()));
    used.values().stream().flatMap(List::stream).filter(ChannelChoice::dfs).map(choice -> choice.channel().number()).distinct().sorted()
        .forEach(channel -> notes.add(new Note(DFS, List.of(String.valueOf(channel)))));
    used.forEach((site, channels) -> {
      // a radio is near itself
      String near = channels.stream().filter(one -> channels.stream().filter(other -> one.gapMhz(other) <= 0).count() > 1)
          .map(choice -> choice.channel().number()).sorted().map(String::valueOf).collect(Collectors.joining(", "));
      if (!near.isEmpty()) {
        notes.add(new Note(MAST_CHANNELS, List.of(site, near)));
      }
    });
    if (firmware.equals("libremesh") && !routers.isEmpty()) {
      ChannelCheck.ofLibreMeshDefaults(regulation).objections()
          .forEach(finding -> notes.add(ofDefault(finding, regulation.country())));
    }
    return notes;
  }

  /** By what the channels were judged. */
  static Optional<Note> ofAir(MeasuredAir air, List<Integer> built) {
    return air.basis(built).map(basis -> new Note(CHANNELS_MEASURED, List.of(String.join(", ", basis.sites()),
        basis.channels().stream().map(String::valueOf).collect(Collectors.joining(", ")),
        basis.first().equals(basis.last()) ? basis.first().toString() : basis.first() + " – " + basis.last())));
  }

  /** That radar detection would be a way out, where it is. */
  static Optional<Note> ofLouder(Spectrum without, Spectrum with, Regulation regulation) {
    double most = with.mesh().stream().mapToDouble(ChannelChoice::maxEirpDbm).max().orElse(0);
    double now = without.mesh().stream().mapToDouble(ChannelChoice::maxEirpDbm).max().orElse(0);
    return !without.mesh().isEmpty() && most > now ? Optional.of(new Note(DFS_LOUDER, List.of(regulation.country(), String.format(Locale.ROOT, "%.0f", most - now)))) : Optional.empty();
  }

  private static Note ofDefault(ChannelCheck.Finding finding, String country) {
    String channel = String.valueOf(finding.channel().number());
    return switch (finding.permission()) {
      case ChannelPermission.Refused refused -> new Note(DEFAULT_CHANNEL_REFUSED, List.of(channel, country));
      case ChannelPermission.Allowed(double eirp, boolean dfs) when dfs -> new Note(DEFAULT_CHANNEL_DFS, List.of(channel, country));
      case ChannelPermission.Allowed(double eirp, boolean dfs) ->
          new Note(DEFAULT_CHANNEL_WEAK, List.of(channel, country, String.format(Locale.ROOT, "%.0f", eirp)));
    };
  }

  /** What the chosen network asks of those who build it. */
  static List<Note> ofNetwork(List<Site> sites, List<PortLink> links, RouterAssembly assembly, Purchasing purchasing) {
    List<Note> notes = new ArrayList<>();
    List<Integer> built = assembly.builtSites();
    // where there is no network at all, no gateway is to blame
    for (int site = 0; site < sites.size() && !built.isEmpty(); site++) {
      if (sites.get(site).role() == Role.GATEWAY && !built.contains(site)) {
        notes.add(new Note(GATEWAY_UNUSED, List.of(sites.get(site).name())));
      }
    }
    links.stream().filter(link -> link.path().fresnel()).forEach(link -> notes.add(new Note(FRESNEL_LINK,
        List.of(sites.get(link.path().a()).name(), sites.get(link.path().b()).name()))));
    for (int site : built) {
      List<Device> devices = assembly.devicesAt(site);
      if (devices.size() > 1) {
        notes.add(new Note(SEVERAL_ROUTERS, List.of(sites.get(site).name(), String.valueOf(devices.size()))));
      }
      if (sites.get(site).role() == Role.EXISTING && sites.get(site).device().isEmpty()) {
        notes.add(new Note(EXISTING_DEVICE_ASSUMED, List.of(sites.get(site).name(), purchasing.standing(devices).name())));
      }
    }
    String without = built.stream().filter(site -> DeviceOptions.serves(sites.get(site))
            && assembly.devicesAt(site).stream().allMatch(device -> Spectrum.radios(device, Spectrum.ACCESS_BAND).isEmpty()))
        .map(site -> sites.get(site).name()).collect(Collectors.joining(", "));
    Stream.of(without).filter(names -> !names.isEmpty()).forEach(names -> notes.add(new Note(NO_ACCESS_POINT, List.of(names))));
    String unpriced = built.stream().flatMap(site -> assembly.devicesAt(site).stream())
        .filter(device -> device.price().isEmpty()).map(Device::name).distinct().sorted().collect(Collectors.joining(", "));
    Stream.of(unpriced).filter(names -> !names.isEmpty()).forEach(names -> notes.add(new Note(PRICE_UNKNOWN, List.of(names))));
    assembly.names().vanished().stream().filter(built::contains).forEach(site -> notes.add(new Note(HOST_NAME,
        List.of(sites.get(site).name(), assembly.names().name(site, 1)))));
    return notes;
  }
}
