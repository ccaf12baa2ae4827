package org.atalaya.planner.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.siteselection.Selection;
import org.atalaya.planner.siteselection.SelectionProblem;
import org.atalaya.planner.siteselection.Survival;

/**
 * All that could be built, as a selection problem: a hub for each site (its cable and switch, and the home or the
 * line to the internet), a node for each radio with an aim, joined to its hub by cable and to radios elsewhere by
 * the links that are usable both ways.
 */
final class CandidateNetwork {
  private final List<RadioPort> ports;
  private final List<PortLink> links;
  private final int sites;
  /** Edges within sites; those of the links follow. */
  private final int wires;
  private final SelectionProblem problem;

  /**
   * A link between two aimed radios.
   *
   * @param portA at the path's {@code a}
   * @param portB at the path's {@code b}
   */
  record PortLink(RadioPath path, RadioPort portA, RadioPort portB, LinkForecast forecast) {}

  CandidateNetwork(List<Site> sites, DeviceOptions devices, PortOffers offers, List<RadioPath> paths, Spectrum spectrum,
      Survival survival, Purchasing purchasing, Progress progress) {
    this.sites = sites.size();
    ports = new ArrayList<>();
    links = new ArrayList<>();
    List<SelectionProblem.Place> places = new ArrayList<>();
    List<SelectionProblem.Equipment> equipment = new ArrayList<>();
    List<SelectionProblem.Node> nodes = new ArrayList<>();
    List<SelectionProblem.Edge> edges = new ArrayList<>();
    for (int site = 0; site < sites.size(); site++) {
      places.add(place(sites.get(site), devices, site, purchasing));
      equipment.add(new SelectionProblem.Equipment(site, 0));
      nodes.add(new SelectionProblem.Node(site, 0, sites.get(site).role() == Role.REQUIRED, sites.get(site).role() == Role.GATEWAY));
    }
    List<List<Integer>> portsOf = new ArrayList<>();
    for (int site = 0; site < sites.size(); site++) {
      portsOf.add(new ArrayList<>());
      for (Device device : devices.bySite().get(site)) {
        equipment.add(purchasing.equipment(site, device));
        int first = ports.size();
        for (RadioPort port : offers.at(site, device)) {
          portsOf.get(site).add(ports.size());
          edges.add(new SelectionProblem.Edge(site, nodes.size(), 0));
          nodes.add(new SelectionProblem.Node(equipment.size() - 1, port.slot(), false, false));
          ports.add(port);
        }
        bridge(first, edges);
      }
    }
    wires = edges.size();
    for (int i = 0; i < paths.size(); i++) {
      if (!progress.step(i, paths.size())) {
        throw new CancellationException("planning was stopped");
      }
      join(paths.get(i), portsOf, spectrum, edges);
    }
    problem = new SelectionProblem(places, equipment, nodes, edges, survival, purchasing.packs());
  }

  private CandidateNetwork(CandidateNetwork all, Predicate<PortLink> kept) {
    ports = all.ports;
    sites = all.sites;
    wires = all.wires;
    links = new ArrayList<>();
    List<SelectionProblem.Edge> edges = new ArrayList<>(all.problem.edges().subList(0, wires));
    for (int i = 0; i < all.links.size(); i++) {
      if (kept.test(all.links.get(i))) {
        links.add(all.links.get(i));
        edges.add(all.problem.edges().get(wires + i));
      }
    }
    problem = new SelectionProblem(all.problem.places(), all.problem.equipment(), all.problem.nodes(), edges, all.problem.survival(),
        all.problem.packs());
  }

  /** All that could be had, in the order of their paths. */
  List<PortLink> links() {
    return List.copyOf(links);
  }

  /** The same without one of its links. */
  CandidateNetwork without(PortLink barred) {
    return new CandidateNetwork(this, link -> !link.equals(barred));
  }

  /** The same with no other links than these. */
  CandidateNetwork only(List<PortLink> kept) {
    return new CandidateNetwork(this, Set.copyOf(kept)::contains);
  }

  /**
   * A router passes traffic from one of its radios to another without a cable. The way over the hub would do, but on
   * this one a search sees that both can be parts of one unit.
   */
  private void bridge(int first, List<SelectionProblem.Edge> edges) {
    for (int a = first; a < ports.size(); a++) {
      for (int b = a + 1; b < ports.size(); b++) {
        if (ports.get(a).slot() != ports.get(b).slot()) {
          edges.add(new SelectionProblem.Edge(sites + a, sites + b, 0));
        }
      }
    }
  }

  private void join(RadioPath path, List<List<Integer>> portsOf, Spectrum spectrum, List<SelectionProblem.Edge> edges) {
    for (int a : portsOf.get(path.a())) {
      for (int b : portsOf.get(path.b())) {
        if (ports.get(a).slot() == ports.get(b).slot()) {
          spectrum.forecast(path, ports.get(a), ports.get(b)).filter(LinkForecast::usable).ifPresent(forecast -> {
            links.add(new PortLink(path, ports.get(a), ports.get(b), forecast));
            edges.add(new SelectionProblem.Edge(sites + a, sites + b, Spectrum.metric(forecast, path.fresnel())));
          });
        }
      }
    }
  }

  /** What stands already is free: the site, and one router, of whatever kind is put there. */
  private static SelectionProblem.Place place(Site site, DeviceOptions devices, int index, Purchasing purchasing) {
    return site.role() == Role.EXISTING
        ? new SelectionProblem.Place(0, devices.bySite().get(index).stream()
            .mapToLong(device -> purchasing.equipment(index, device).unitCost()).max().orElse(0), !purchasing.packs().isEmpty())
        : new SelectionProblem.Place(Purchasing.hundredths(site.cost()), 0);
  }

  SelectionProblem problem() {
    return problem;
  }

  /** The radio links of a selection, in the order of their sites. */
  List<PortLink> linksOf(Selection selection) {
    return selection.edges().stream().filter(edge -> edge >= wires).map(edge -> links.get(edge - wires)).toList();
  }

  /** The paths that some devices, aimed well, make a usable link of. */
  Set<RadioPath> usablePaths() {
    return links.stream().map(PortLink::path).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
