package org.atalaya.provisioning.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.atalaya.planner.device.Rate;
import org.atalaya.planner.linkbudget.LinkForecast.Direction;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;

/** Lays what routers hear beside what the plan predicted. */
public final class LinkTable {
  private final NetworkPlan plan;
  private final Map<String, String> hostOfMac = new HashMap<>();
  private final Map<String, RouterAir> byHost = new HashMap<>();

  /**
   * @param readings of the routers that were read
   * @param known MAC → host name of routers that were read at another time
   */
  public LinkTable(NetworkPlan plan, List<RouterAir> readings, Map<String, String> known) {
    this.plan = plan;
    hostOfMac.putAll(known);
    for (RouterAir reading : readings) {
      byHost.put(reading.hostName(), reading);
      reading.macs().forEach(mac -> hostOfMac.put(mac, reading.hostName()));
    }
  }

  /**
   * Each planned direction whose receiver was read, in the plan's order; after them what is heard and not planned,
   * strongest first.
   */
  public List<LinkStanding> rows() {
    List<LinkStanding> rows = new ArrayList<>();
    Set<Station> explained = new LinkedHashSet<>();
    for (PlannedLink link : plan.links()) {
      direction(link.hostA(), link.hostB(), link.radioB(), link.forecast().forward(), rows, explained);
      direction(link.hostB(), link.hostA(), link.radioA(), link.forecast().backward(), rows, explained);
    }
    List<LinkStanding> unexpected = new ArrayList<>();
    plan.routers().stream().map(PlannedRouter::hostName).filter(byHost::containsKey).forEach(host ->
        byHost.get(host).reading().stations().stream().filter(station -> !explained.contains(station))
            .forEach(station -> unexpected.add(unexpected(host, station))));
    unexpected.sort((a, b) -> Double.compare(b.measuredDbm().orElseThrow(), a.measuredDbm().orElseThrow()));
    rows.addAll(unexpected);
    return List.copyOf(rows);
  }

  /** Routers of the plan that a router which was read has no way to, though its routing was read: host name → host names. */
  public Map<String, List<String>> missingRoutes() {
    Map<String, List<String>> missing = new LinkedHashMap<>();
    for (PlannedRouter router : plan.routers()) {
      List<String> unreached = plan.routers().stream().filter(other -> !other.equals(router))
          .filter(other -> hasRoute(router.hostName(), other).filter(found -> !found).isPresent())
          .map(PlannedRouter::hostName).toList();
      if (!unreached.isEmpty()) {
        missing.put(router.hostName(), unreached);
      }
    }
    return missing;
  }

  private void direction(String from, String to, String toRadio, Direction forecast,
      List<LinkStanding> rows, Set<Station> explained) {
    RouterAir receiver = byHost.get(to);
    if (receiver == null) {
      return;
    }
    Optional<Station> heard = receiver.reading().stations().stream().filter(station -> station.radio().equals(toRadio)
        && from.equals(hostOfMac.get(station.mac()))).findFirst();
    heard.ifPresent(explained::add);
    PlannedRouter sender = plan.findRouter(from).orElseThrow();
    rows.add(new LinkStanding(from, to, toRadio, true, OptionalDouble.of(forecast.signalDbm()),
        heard.map(station -> OptionalDouble.of(station.signalDbm())).orElse(OptionalDouble.empty()),
        forecast.rate().map(Rate::mbps).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        heard.map(Station::receiveMbps).orElse(OptionalDouble.empty()), heard.isPresent() ? etx(receiver, from)
            : OptionalDouble.empty(), hasRoute(to, sender)));
  }

  private LinkStanding unexpected(String to, Station station) {
    String from = hostOfMac.getOrDefault(station.mac(), station.mac());
    return new LinkStanding(from, to, station.radio(), false, OptionalDouble.empty(), OptionalDouble.of(station.signalDbm()),
        OptionalDouble.empty(), station.receiveMbps(), etx(byHost.get(to), from), Optional.empty());
  }

  /** BATMAN IV's quality of the direct link is the product of both ways' delivery: ETX is its inverse. */
  private OptionalDouble etx(RouterAir receiver, String from) {
    return receiver.reading().originators().stream()
        .filter(way -> from.equals(hostOfMac.get(way.mac())) && from.equals(hostOfMac.get(way.nextHop())))
        .filter(way -> way.transmitQuality() > 0).mapToDouble(way -> 255.0 / way.transmitQuality()).min();
  }

  private Optional<Boolean> hasRoute(String at, PlannedRouter to) {
    RouterAir reading = byHost.get(at);
    if (reading == null || reading.reading().originators().isEmpty() && reading.reading().routes().isEmpty()) {
      return Optional.empty();
    }
    boolean meshed = reading.reading().originators().stream().anyMatch(way -> to.hostName().equals(hostOfMac.get(way.mac())));
    return Optional.of(meshed || reading.reading().routes().contains(to.ipv4().replaceFirst("/.*", "")));
  }
}
