package org.atalaya.planner.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.CandidateGraph;
import org.atalaya.planner.candidates.CandidateLink;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.plan.NetworkPlan.Note;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.siteselection.Shortfall;
import org.atalaya.planner.siteselection.Survival;

/**
 * Names a place for a relay that would join two sites. A place counts only if devices of the catalogue make links of both
 * of its ways that can be built together: the three sites are looked at as a network of their own.
 */
final class RelayAdvice {
  /** Pairs of sites that are looked at for one home, and for a whole plan: each is a search over much ground. */
  private static final int PAIRS = 3;
  private static final int SEARCHES = 8;
  private final PlanRequest request;
  private final DeviceCatalogue catalogue;
  private final Spectrum spectrum;
  private final RelayFinder finder;
  private final BooleanSupplier over;
  private final Map<List<Integer>, Optional<RelayFinder.Place>> known = new HashMap<>();

  /** @param over true once nothing more is to be looked for */
  RelayAdvice(PlanRequest request, DeviceCatalogue catalogue, Spectrum spectrum, RelayFinder finder, BooleanSupplier over) {
    this.request = request;
    this.catalogue = catalogue;
    this.spectrum = spectrum;
    this.finder = finder;
    this.over = over;
  }

  /**
   * What to tell of a relay.
   *
   * @param homes that it is for, by name
   * @param pairs of sites, the most promising first; the first that has a place is taken
   */
  Optional<Note> note(String homes, List<NearestMiss.Pair> pairs) {
    for (NearestMiss.Pair pair : pairs.stream().limit(PAIRS).toList()) {
      Optional<RelayFinder.Place> place = place(pair);
      if (place.isPresent()) {
        RelayFinder.Place at = place.get();
        return Optional.of(new Note(PlanNotes.RELAY, List.of(homes, degrees(at.position().latitudeDegrees()) + ", "
            + degrees(at.position().longitudeDegrees()), PlanNotes.money(at.heightMeters()), name(pair.a()), name(pair.b()),
            String.format(Locale.ROOT, "%.0f", at.groundMeters()))));
      }
    }
    return Optional.empty();
  }

  /** To about a metre. */
  private static String degrees(double value) {
    return String.format(Locale.ROOT, "%.5f", value);
  }

  private String name(int site) {
    return request.sites().get(site).name();
  }

  private Optional<RelayFinder.Place> place(NearestMiss.Pair pair) {
    List<Integer> key = List.of(pair.a(), pair.b());
    if (!known.containsKey(key)) {
      if (known.size() >= SEARCHES || over.getAsBoolean()) {
        return Optional.empty();
      }
      Site a = request.sites().get(pair.a());
      Site b = request.sites().get(pair.b());
      known.put(key, finder.between(a, b).stream().filter(place -> joins(a, b, place)).findFirst());
    }
    return known.get(key);
  }

  private boolean joins(Site a, Site b, RelayFinder.Place place) {
    Site relay = new Site(unused(a.name(), b.name()), place.position(), place.heightMeters(), Role.CANDIDATE,
        new PowerSupply.Grid(), 0, Optional.empty(), 0, "");
    List<Site> sites = List.of(a.withRole(Role.REQUIRED), b.withRole(Role.GATEWAY), relay);
    CandidateGraph graph = new CandidateGraph(sites, List.of(new CandidateLink(sites.get(0), relay, place.fromA()),
        new CandidateLink(sites.get(1), relay, place.fromB())));
    PlanRequest three = new PlanRequest(request.networkName(), request.country(), request.firmware(), sites, graph,
        request.fadeMarginDb(), request.allowDfs());
    try {
      DeviceOptions devices = DeviceOptions.of(three, catalogue);
      List<RadioPath> paths = RadioPath.of(graph.links(), sites);
      CandidateNetwork network = new CandidateNetwork(sites, devices, new PortOffers(devices, paths, spectrum), paths, spectrum,
          Survival.NONE, new Purchasing(devices, Optional.empty(), PriceList.NONE), Progress.NONE);
      return Shortfall.of(network.problem()).unreached().isEmpty();
    } catch (BadInputException nothingToBuyForARelay) {
      return false;
    }
  }

  private static String unused(String a, String b) {
    return IntStream.iterate(1, i -> i + 1).mapToObj(i -> "relay " + i).filter(name -> !name.equals(a) && !name.equals(b))
        .findFirst().orElseThrow();
  }
}
