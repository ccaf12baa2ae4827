package org.atalaya.planner.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.atalaya.planner.addressing.RouterAddresses;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.plan.CandidateNetwork.PortLink;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.siteselection.Optimality;
import org.atalaya.planner.siteselection.Selection;
import org.atalaya.planner.siteselection.Shortfall;
import org.atalaya.planner.siteselection.SiteSelector;
import org.atalaya.planner.siteselection.Survival;

/** What one request's networks are chosen from: the plan itself, and others to compare it with. */
final class Planning {
  final List<Site> sites;
  final Spectrum spectrum;
  final List<RadioPath> paths;
  private final DeviceOptions devices;
  final SiteSelector selector;
  private final RouterAddresses addresses;
  private final Progress progress;
  final Purchasing purchasing;
  private final MeasuredAir air;

  Planning(List<Site> sites, DeviceOptions devices, List<RadioPath> paths, Spectrum spectrum, RouterAddresses addresses,
      SiteSelector selector, Purchasing purchasing, MeasuredAir air, Progress progress) {
    this.air = air;
    this.purchasing = purchasing;
    this.sites = sites;
    this.devices = devices;
    this.paths = paths;
    this.spectrum = spectrum;
    this.addresses = addresses;
    this.selector = selector;
    this.progress = progress;
  }

  /**
   * What was chosen among what could be built.
   *
   * @param network without links that would make radios serve more than they may
   * @param shortfall of all that could be built, whatever radios may serve
   * @param cut true where the search for what keeps the rules of shared radios was cut short
   */
  record Choice(List<Site> sites, PortOffers offers, CandidateNetwork network, Selection selection, Shortfall shortfall, boolean cut) {
    Choice with(Selection other) {
      return new Choice(sites, offers, network, other, shortfall, cut);
    }

    /** Homes that are not reached, or not safe, only because no radio may serve more, or none that may was found in time. */
    List<Integer> crowdedOut() {
      return Stream.concat(selection.unreached().stream().filter(home -> !shortfall.unreached().contains(home)),
          selection.unprotected().stream().filter(home -> !shortfall.unreached().contains(home) && !shortfall.unprotected().contains(home)))
          .distinct().sorted().toList();
    }
  }

  /** A choice made into routers. */
  record Draft(Choice choice, List<PortLink> links, RouterAssembly assembly, BillOfMaterials bill) {

    /**
     * How good the bill is known to be. Devices without a price are in the choice at the dearest's, and not in the bill.
     */
    Optimality optimality() {
      double bound = choice.selection.cost() / 100.0 * switch (choice.selection.optimality()) {
        case Optimality.Proven proven -> 1;
        case Optimality.Gap(double fraction) -> 1 - fraction;
        case Optimality.Heuristic heuristic -> 0;
      };
      return bound == 0 || bill.total() <= bound + 0.005 ? choice.selection.optimality()
          : new Optimality.Gap((bill.total() - bound) / bill.total());
    }

    /** Required sites without a route; one without a link has no router, and may be what the others would join. */
    List<Integer> unreached() {
      List<Integer> built = assembly.builtSites();
      return choice.network.problem().required().stream()
          .filter(home -> choice.selection.unreached().contains(home) || !built.contains(home)).toList();
    }
  }

  /**
   * The best network; phones at every home come before money, and reaching the homes, whatever fails, before both.
   *
   * @param share of the time that is left once all that could be built is put together, 0 to 1
   */
  Choice choose(Survival survival, SiteSelector by, double share) {
    return choose(sites, survival, by, share);
  }

  /** The best network without one of the homes. */
  Choice without(int home, Survival survival, SiteSelector by, double share) {
    List<Site> fewer = new ArrayList<>(sites);
    fewer.set(home, sites.get(home).withRole(Role.CANDIDATE));
    return choose(fewer, survival, by, share);
  }

  private Choice choose(List<Site> among, Survival survival, SiteSelector all, double share) {
    Offered offered = offered(among, devices.forPhones(among), survival);
    if (offered.missed() > 0 && !devices.forPhones(among).equals(devices)) {
      Offered any = offered(among, devices, survival);
      offered = any.missed() < offered.missed() ? any : offered;
    }
    SiteSelector by = all.withShareOfTime(share);
    SharingSearch.Open best = SharingSearch.best(offered.network, by,
        (done, total) -> progress.step(paths.size() + done, paths.size() + total));
    return new Choice(among, offered.offers, best.network(), best.selection(), Shortfall.of(offered.network.problem()), best.cut());
  }

  /** What some devices make of the sites. */
  private record Offered(PortOffers offers, CandidateNetwork network) {
    /** Homes that cannot be reached, each as bad as any number that cannot be safe. */
    long missed() {
      Shortfall shortfall = Shortfall.of(network.problem());
      return 1_000_000L * shortfall.unreached().size() + shortfall.unprotected().size();
    }
  }

  private Offered offered(List<Site> among, DeviceOptions options, Survival survival) {
    PortOffers offers = new PortOffers(options, paths, spectrum);
    return new Offered(offers, new CandidateNetwork(among, options, offers, paths, spectrum, survival, purchasing, progress));
  }

  Draft draft(Choice choice) {
    ChannelSpread.Result spread = ChannelSpread.of(Aiming.improve(choice.network.linksOf(choice.selection), spectrum), spectrum, paths, air);
    RouterAssembly assembly = new RouterAssembly(sites, spread, spectrum, addresses);
    return new Draft(choice, spread.links(), assembly, RouterBill.of(choice.sites, assembly, purchasing));
  }

  /** Paths that some devices, aimed well, make a usable link of. */
  static Set<RadioPath> usable(Choice choice) {
    return new LinkedHashSet<>(choice.network.usablePaths());
  }
}
