package org.atalaya.planner.peering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.device.OffAxis;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.linkbudget.LinkBudget;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;

/**
 * A link that nobody planned and that comes up all the same: two mesh radios of the plan on one channel and width that
 * hear each other's slowest rate, with no margin asked for. Antennas are taken as aimed at the horizon, for a plan
 * keeps no tilt.
 *
 * @param hostA router at one end
 * @param radioA its radio
 * @param hostB router at the other end
 * @param radioB its radio
 * @param signalDbm expected at the end that hears worse
 * @param mbps fastest rate that both hear
 */
public record UnwantedLink(String hostA, String radioA, String hostB, String radioB, double signalDbm, double mbps) {
  private static final int SPARE_DB = 3;

  private record End(PlannedRouter router, PlannedRadio planned, Radio radio) {
    String key() {
      return router.hostName() + "/" + planned.uciName();
    }

    /** What the planned power makes of the antenna's best direction. */
    double eirpDbm() {
      return planned.transmitPowerDbm() + radio.powerOffsetDb() + radio.antenna().gainDbi() - radio.cableLossDb();
    }

    LinkBudget.End towards(double azimuth, double tilt) {
      double aim = radio.antenna().omnidirectional() ? azimuth : planned.aimDegrees().or(router::aimDegrees).orElse(azimuth);
      return new LinkBudget.End(radio, OffAxis.of(aim, 0, azimuth, tilt));
    }
  }

  /** Strongest first; of equals by their names. */
  public static List<UnwantedLink> of(NetworkPlan plan, List<RadioWay> ways, DeviceCatalogue catalogue) {
    Set<String> wanted = new HashSet<>();
    plan.links().forEach(link -> {
      wanted.add(link.hostA() + "/" + link.radioA() + " " + link.hostB() + "/" + link.radioB());
      wanted.add(link.hostB() + "/" + link.radioB() + " " + link.hostA() + "/" + link.radioA());
    });
    List<End> ends = plan.routers().stream().flatMap(router -> router.radios().stream().filter(PlannedRadio::mesh)
        .map(radio -> new End(router, radio, catalogue.get(router.deviceId()).getRadio(radio.uciName())))).toList();
    List<UnwantedLink> heard = new ArrayList<>();
    for (RadioWay way : ways) {
      for (End a : ends) {
        for (End b : ends) {
          if (a.router.site().equals(way.a()) && b.router.site().equals(way.b()) && a.planned.channel() == b.planned.channel()
              && a.planned.widthMhz() == b.planned.widthMhz() && !wanted.contains(a.key() + " " + b.key())) {
            between(way, a, b).ifPresent(heard::add);
          }
        }
      }
    }
    return heard.stream().sorted(Comparator.comparingDouble(UnwantedLink::signalDbm).reversed()
        .thenComparing(UnwantedLink::hostA).thenComparing(UnwantedLink::radioA).thenComparing(UnwantedLink::hostB)
        .thenComparing(UnwantedLink::radioB)).toList();
  }

  private static Optional<UnwantedLink> between(RadioWay way, End a, End b) {
    LinkBudget.End at = a.towards(way.azimuthA(), way.tiltA());
    LinkBudget.End other = b.towards(way.azimuthB(), way.tiltB());
    List<LinkForecast.Direction> there = heard(LinkBudget.everyRate(way.lossDb(), at, other, a.eirpDbm(), a.planned.widthMhz()));
    List<LinkForecast.Direction> back = heard(LinkBudget.everyRate(way.lossDb(), other, at, b.eirpDbm(), b.planned.widthMhz()));
    if (there.isEmpty() || back.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new UnwantedLink(a.router.hostName(), a.planned.uciName(), b.router.hostName(), b.planned.uciName(),
        Math.min(strongest(there), strongest(back)), Math.min(fastest(there), fastest(back))));
  }

  private static List<LinkForecast.Direction> heard(List<LinkForecast.Direction> rates) {
    return rates.stream().filter(rate -> rate.fadeMarginDb() >= 0).toList();
  }

  private static double strongest(List<LinkForecast.Direction> rates) {
    return rates.stream().mapToDouble(LinkForecast.Direction::signalDbm).max().orElseThrow();
  }

  private static double fastest(List<LinkForecast.Direction> rates) {
    return rates.stream().mapToDouble(rate -> rate.rate().orElseThrow().mbps()).max().orElseThrow();
  }

  /**
   * The least signal at which a router should peer ({@code mesh_rssi_threshold}), whole dBm, so that every unwanted link
   * stays down and every planned one comes up with 3 dB to spare; empty where no number does both.
   */
  public static OptionalInt threshold(NetworkPlan plan, List<UnwantedLink> unwanted) {
    OptionalDouble weakest = plan.links().stream().map(PlannedLink::forecast)
        .mapToDouble(forecast -> Math.min(forecast.forward().signalDbm(), forecast.backward().signalDbm())).min();
    OptionalDouble strongest = unwanted.stream().mapToDouble(UnwantedLink::signalDbm).max();
    if (weakest.isEmpty() || strongest.isEmpty()) {
      return OptionalInt.empty();
    }
    int threshold = (int) Math.floor(strongest.getAsDouble()) + 1;
    return threshold + SPARE_DB <= weakest.getAsDouble() ? OptionalInt.of(threshold) : OptionalInt.empty();
  }
}
