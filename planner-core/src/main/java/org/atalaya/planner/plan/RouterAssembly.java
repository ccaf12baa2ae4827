package org.atalaya.planner.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.atalaya.planner.addressing.HostNames;
import org.atalaya.planner.addressing.LibreMeshAddresses.RouterAddress;
import org.atalaya.planner.addressing.RouterAddresses;
import org.atalaya.planner.channels.ChannelChoice;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.linkbudget.LinkBudget;
import org.atalaya.planner.plan.CandidateNetwork.PortLink;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.site.Site;

/** Puts chosen radios together into routers with names, addresses and settings. */
final class RouterAssembly {
  /** LibreMesh and the drivers take distances in metres; steps of 100 and a floor keep neighbours' settings alike. */
  private static final int DISTANCE_STEP_METERS = 100;
  private static final int LEAST_DISTANCE_METERS = 300;

  private final List<Site> sites;
  private final ChannelSpread.Result spread;
  private final List<PortLink> links;
  private final Spectrum spectrum;
  private final List<List<RouterUnit>> units;
  private final HostNames names;
  private final List<RouterAddress> addresses;

  RouterAssembly(List<Site> sites, ChannelSpread.Result spread, Spectrum spectrum, RouterAddresses network) {
    this.sites = sites;
    this.spread = spread;
    links = spread.links();
    this.spectrum = spectrum;
    units = IntStream.range(0, sites.size()).mapToObj(site -> RouterUnit.at(site, links, spectrum)).toList();
    names = HostNames.of(sites.stream().map(Site::name).toList(), units.stream().map(List::size).toList());
    addresses = network.allocate(names.all());
  }

  HostNames names() {
    return names;
  }

  /** Indices of the sites that have a router. */
  List<Integer> builtSites() {
    return IntStream.range(0, sites.size()).filter(site -> !units.get(site).isEmpty()).boxed().toList();
  }

  /** The devices at a site, in the order of its routers. */
  List<Device> devicesAt(int site) {
    return units.get(site).stream().map(RouterUnit::device).toList();
  }

  List<PlannedRouter> routers() {
    List<String> hosts = names.all();
    List<PlannedRouter> routers = new ArrayList<>();
    for (int site = 0; site < sites.size(); site++) {
      for (int i = 0; i < units.get(site).size(); i++) {
        RouterUnit unit = units.get(site).get(i);
        String host = names.name(site, i + 1);
        RouterAddress address = addresses.get(hosts.indexOf(host));
        routers.add(new PlannedRouter(sites.get(site).name(), i + 1, host, unit.device().id(), aim(unit.lead()),
            address.ipv4(), address.ipv6(), radios(unit)));
      }
    }
    return routers;
  }

  List<PlannedLink> plannedLinks() {
    return links.stream().map(link -> new PlannedLink(host(link.portA()), link.portA().radio().uciName(),
        host(link.portB()), link.portB().radio().uciName(), link.path().distanceMeters(), link.forecast())).toList();
  }

  private String host(RadioPort port) {
    List<RouterUnit> here = units.get(port.site());
    int index = IntStream.range(0, here.size()).filter(i -> here.get(i).ports().contains(Optional.of(port))).findFirst().orElseThrow();
    return names.name(port.site(), index + 1);
  }

  /** A mesh radio with nothing of its own to do doubles the links of the first that has, on its own channel. */
  private List<PlannedRadio> radios(RouterUnit unit) {
    List<Radio> mesh = spectrum.meshRadios(unit.device());
    List<PlannedRadio> radios = new ArrayList<>();
    for (Radio radio : unit.device().radios()) {
      int slot = mesh.indexOf(radio);
      if (slot >= 0) {
        RadioPort port = unit.ports().get(slot).orElse(unit.lead());
        ChannelChoice channel = spread.of(unit.port(slot, spectrum), spectrum);
        radios.add(new PlannedRadio(radio.uciName(), true, false, channel.channel().number(), Spectrum.WIDTH_MHZ, power(radio, channel),
            distanceMeters(port), radio.antenna().omnidirectional() ? Optional.empty() : aim(port)));
      } else if (radio.band() == Spectrum.ACCESS_BAND && !spectrum.accessPoints().isEmpty()) {
        ChannelChoice channel = spread.accessPoint(unit.lead().site(), spectrum);
        radios.add(new PlannedRadio(radio.uciName(), false, true, channel.channel().number(), Spectrum.WIDTH_MHZ,
            power(radio, channel), LEAST_DISTANCE_METERS));
      }
    }
    return radios;
  }

  private static int power(Radio radio, ChannelChoice channel) {
    return LinkBudget.renderedPowerDbm(radio, channel.maxEirpDbm(), Spectrum.WIDTH_MHZ);
  }

  private int distanceMeters(RadioPort port) {
    double farthest = links.stream().filter(link -> link.portA().equals(port) || link.portB().equals(port))
        .mapToDouble(link -> link.path().distanceMeters()).max().orElse(0);
    return Math.max(LEAST_DISTANCE_METERS, (int) Math.ceil(farthest / DISTANCE_STEP_METERS) * DISTANCE_STEP_METERS);
  }

  /** To a tenth of a degree: nobody turns an antenna finer. */
  private static Optional<Double> aim(RadioPort port) {
    return port.needsAiming() ? Optional.of(Math.round(port.azimuthDegrees() * 10) % 3600 / 10.0) : Optional.empty();
  }
}
