package org.atalaya.planner.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.plan.CandidateNetwork.PortLink;

/**
 * Turns each chosen antenna to the middle of the links that it really serves, where that makes them no worse as a
 * whole: selection aimed it for all links that it might have served.
 */
final class Aiming {
  private final Spectrum spectrum;
  private List<PortLink> links;

  private Aiming(List<PortLink> links, Spectrum spectrum) {
    this.links = links;
    this.spectrum = spectrum;
  }

  static List<PortLink> improve(List<PortLink> links, Spectrum spectrum) {
    Aiming aiming = new Aiming(links, spectrum);
    Set<RadioPort> ports = new LinkedHashSet<>();
    links.forEach(link -> {
      ports.add(link.portA());
      ports.add(link.portB());
    });
    ports.stream().filter(RadioPort::needsAiming).forEach(aiming::turn);
    return aiming.links;
  }

  private void turn(RadioPort port) {
    RadioPort turned = middle(port, links.stream().filter(link -> serves(link, port)).map(PortLink::path).toList());
    List<PortLink> after = new ArrayList<>();
    long before = 0;
    long now = 0;
    for (PortLink link : links) {
      if (!serves(link, port)) {
        after.add(link);
        continue;
      }
      RadioPort a = link.portA().equals(port) ? turned : link.portA();
      RadioPort b = link.portB().equals(port) ? turned : link.portB();
      Optional<LinkForecast> forecast = spectrum.forecast(link.path(), a, b).filter(LinkForecast::usable);
      if (forecast.isEmpty()) {
        return;
      }
      after.add(new PortLink(link.path(), a, b, forecast.get()));
      before += Spectrum.metric(link.forecast(), false);
      now += Spectrum.metric(forecast.get(), false);
    }
    // two ports must stay two: an aim that another port of the same radio has already would merge them
    boolean taken = links.stream().anyMatch(link -> serves(link, turned));
    if (now <= before && !taken) {
      links = after;
    }
  }

  private static boolean serves(PortLink link, RadioPort port) {
    return link.portA().equals(port) || link.portB().equals(port);
  }

  /** Aimed at the middle of the smallest sector that holds all bearings. */
  private static RadioPort middle(RadioPort port, List<RadioPath> paths) {
    double[] bearings = paths.stream().mapToDouble(path -> path.azimuthFrom(port.site())).sorted().toArray();
    int after = 0;
    double widest = -1;
    for (int i = 0; i < bearings.length; i++) {
      double gap = PortOffers.clockwise(bearings[(i + 1) % bearings.length] - bearings[i]);
      gap = bearings.length == 1 ? 360 : gap;
      if (gap > widest) {
        widest = gap;
        after = (i + 1) % bearings.length;
      }
    }
    return port.aimedAt(PortOffers.clockwise(bearings[after] + (360 - widest) / 2), PortOffers.middleTilt(paths, port.site()));
  }

  /** Ports by slot and aim. */
  static final Comparator<RadioPort> ORDER = Comparator.comparingInt(RadioPort::slot)
      .thenComparingDouble(RadioPort::azimuthDegrees).thenComparingDouble(RadioPort::tiltDegrees);
}
