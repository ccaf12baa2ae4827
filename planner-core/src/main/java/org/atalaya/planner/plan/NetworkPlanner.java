package org.atalaya.planner.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.addressing.AddressBlocks;
import org.atalaya.planner.addressing.HostNames;
import org.atalaya.planner.addressing.LibreMeshAddresses;
import org.atalaya.planner.addressing.RouterAddresses;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.linkbudget.LinkBudget;
import org.atalaya.planner.plan.NetworkPlan.Note;
import org.atalaya.planner.regulation.Regulation;
import org.atalaya.planner.regulation.RegulatoryDatabase;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.siteselection.Selection;
import org.atalaya.planner.siteselection.ExactSelector;
import org.atalaya.planner.siteselection.SiteSelector;

/**
 * From sites and the paths between them to a network that can be built: channels first, then which links the
 * devices make of the paths, which of them to build, and every router's name, address, power and distance. Equal
 * requests give equal plans. docs/methods/network.md has the mathematics.
 */
public final class NetworkPlanner {
  /** Bytes of UTF-8 in the name of an access point (IEEE 802.11). */
  private static final int MAX_SSID_BYTES = 32;
  /** Of the time that is left once what could be built is put together, where alternatives are to be found too. */
  private static final double SHARE_OF_THE_PLAN = 0.7;

  private final DeviceCatalogue catalogue;
  private final RegulatoryDatabase regulations;
  private final SiteSelector selector;
  private final RelayFinder relays;

  /** One whose plans do not depend on how fast the machine is. */
  public NetworkPlanner(DeviceCatalogue catalogue, RegulatoryDatabase regulations) {
    this(catalogue, regulations, new ExactSelector());
  }

  /** @param selector that chooses what to build */
  public NetworkPlanner(DeviceCatalogue catalogue, RegulatoryDatabase regulations, SiteSelector selector) {
    this(catalogue, regulations, selector, RelayFinder.NONE);
  }

  /** @param relays looks for places where homes cannot be reached, or not safely */
  public NetworkPlanner(DeviceCatalogue catalogue, RegulatoryDatabase regulations, SiteSelector selector, RelayFinder relays) {
    this.relays = relays;
    this.catalogue = catalogue;
    this.regulations = regulations;
    this.selector = selector;
  }

  /**
   * A plan; where not every home can be reached, one for those that can, saying why for the others.
   *
   * @throws BadInputException if the country or a device is not known, a device can't be used, two sites share a
   *     name, or there is no site
   * @throws IllegalArgumentException if the graph names sites that the request does not have
   * @throws java.util.concurrent.CancellationException if progress says stop
   */
  public NetworkPlan plan(PlanRequest request, Progress progress) {
    List<Site> sites = request.sites();
    checkSites(sites);
    selector.prepare();
    Regulation regulation = regulations.find(request.country()).orElseThrow(() -> new BadInputException("country",
        "'" + request.country() + "'", "an ISO 3166 code that the regulatory database knows, like AR"));
    DeviceOptions devices = DeviceOptions.of(request, catalogue);
    Spectrum spectrum = Spectrum.of(regulation, devices.all(), request.allowDfs(), new LinkBudget(request.fadeMarginDb()));
    List<RadioPath> paths = RadioPath.of(request.graph().links(), sites);
    Community community = community(request, regulation);
    MeasuredAir air = new MeasuredAir(sites, request.air());
    Planning planning = new Planning(sites, devices, paths, spectrum, addresses(request, community.accessPointSsid()),
        selector, new Purchasing(devices, request.wishes().kit(), request.prices()), air, progress);
    Planning.Draft draft = planning.draft(planning.choose(request.wishes().survive(), selector,
        request.alternatives() == 0 ? 1 : SHARE_OF_THE_PLAN));
    Selection selection = draft.choice().selection();
    List<Note> notes = new ArrayList<>(PlanNotes.ofSites(sites));
    NearestMiss nearest = new NearestMiss(request, draft.choice().offers(), paths, Planning.usable(draft.choice()));
    RelayAdvice advice = new RelayAdvice(request, catalogue, spectrum, relays, selector::over);
    List<Integer> crowdedOut = draft.choice().crowdedOut();
    if (!crowdedOut.isEmpty()) {
      notes.add(new Note(draft.choice().cut() ? PlanNotes.NO_ROOM_FOUND : PlanNotes.CROWDED_OUT, List.of(String.join(", ", names(sites, crowdedOut)))));
    }
    draft.unreached().stream().filter(home -> !crowdedOut.contains(home)).forEach(home -> {
      notes.add(nearest.note(home));
      advice.note(sites.get(home).name(), nearest.pairs(home)).ifPresent(notes::add);
    });
    if (!draft.unreached().isEmpty() && !request.allowDfs()) {
      PlanNotes.ofLouder(spectrum, Spectrum.of(regulation, devices.all(), true, new LinkBudget(request.fadeMarginDb())), regulation)
          .ifPresent(notes::add);
    }
    selection.weaknesses().stream().filter(weakness -> !crowdedOut.containsAll(weakness.homes())).forEach(weakness -> {
      notes.addAll(nearest.notes(weakness));
      advice.note(String.join(", ", names(sites, weakness.homes())), nearest.pairs(weakness)).ifPresent(notes::add);
    });
    request.wishes().budget().flatMap(budget -> PlanNotes.ofBudget(budget, draft.bill(), draft.optimality())).ifPresent(notes::add);
    request.wishes().kit().ifPresent(kit -> notes.addAll(PlanNotes.ofKits(kit, draft.bill(), draft.assembly(), sites)));
    notes.addAll(PlanNotes.ofNetwork(sites, draft.links(), draft.assembly(), planning.purchasing));
    notes.addAll(PlanNotes.ofChannels(spectrum, draft.assembly().routers(), regulation, request.firmware()));
    PlanNotes.ofAir(air, draft.assembly().builtSites()).ifPresent(notes::add);
    if (!community.accessPointSsid().equals(request.networkName())) {
      notes.add(new Note(PlanNotes.SSID_CUT, List.of(request.networkName(), community.accessPointSsid())));
    }
    RouterAssembly assembly = draft.assembly();
    return new NetworkPlan(community, names(sites, assembly.builtSites()), assembly.routers(), assembly.plannedLinks(),
        names(sites, draft.unreached()), draft.optimality(), draft.bill(), notes, request.wishes(),
        names(sites, selection.unprotected()), new Alternatives(planning, draft).find(request.wishes(), request.alternatives()));
  }

  private static List<String> names(List<Site> sites, List<Integer> indices) {
    return indices.stream().map(site -> sites.get(site).name()).toList();
  }

  private static void checkSites(List<Site> sites) {
    if (sites.isEmpty()) {
      throw new BadInputException("sites", "none", "at least one site");
    }
    Set<String> names = new HashSet<>();
    for (Site site : sites) {
      if (!names.add(site.name())) {
        throw new BadInputException("sites", "two sites called '" + site.name() + "'", "different names");
      }
    }
  }

  private static Community community(PlanRequest request, Regulation regulation) {
    String ssid = ssid(request.networkName());
    RouterAddresses addresses = addresses(request, ssid);
    return new Community(request.networkName(), request.firmware(), regulation.country(), ssid,
        meshId(ssid, LibreMeshAddresses.of(ssid)), addresses.ipv4Network(), addresses.ipv6Network(), addresses.habit());
  }

  /** Where the routers of a network of this name have their addresses from. */
  public static RouterAddresses addresses(String networkName, AddressBlocks blocks) {
    return RouterAddresses.of(LibreMeshAddresses.of(ssid(networkName)), blocks);
  }

  private static RouterAddresses addresses(PlanRequest request, String ssid) {
    RouterAddresses addresses = RouterAddresses.of(LibreMeshAddresses.of(ssid), request.blocks()).keeping(request.addresses());
    if (2L * request.sites().size() > addresses.mostRouters()) {
      throw new BadInputException("addresses", addresses.ipv4Network() + " for " + request.sites().size() + " sites",
          "a network with room for two routers at each: at most " + addresses.mostRouters());
    }
    return addresses;
  }

  /** The network's name without control characters, cut at a character's end to what an access point can carry. */
  static String ssid(String networkName) {
    String clean = networkName.replaceAll("\\p{Cntrl}", " ").strip();
    StringBuilder ssid = new StringBuilder();
    for (int character : clean.codePoints().toArray()) {
      String longer = ssid + Character.toString(character);
      if (longer.getBytes(StandardCharsets.UTF_8).length > MAX_SSID_BYTES) {
        break;
      }
      ssid = new StringBuilder(longer);
    }
    String result = ssid.toString().strip();
    if (result.isEmpty()) {
      throw new BadInputException("network name", "'" + networkName + "'", "a text");
    }
    return result;
  }

  /** Plain letters, so that it reads the same on every tool; two networks differ where their subnets do. */
  private static String meshId(String ssid, LibreMeshAddresses addresses) {
    String name = HostNames.transliterate(ssid);
    String stem = name.substring(0, Math.min(name.length(), 24)).replaceAll("-+$", "");
    String subnet = addresses.ipv4Network().split("\\.")[1];
    return (stem.isEmpty() ? "mesh" : stem) + "-" + subnet;
  }
}
