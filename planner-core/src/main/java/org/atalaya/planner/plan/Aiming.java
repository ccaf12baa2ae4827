package org.atalaya.planner.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.plan.CandidateNetwork.PortLink;

/**
 * Turns each chosen antenna within the sector of the links that it really serves to where these are fastest as a
 * whole and, among equals, where the weakest signal is strongest: selection aimed it for all links that it might
 * have served.
 */
final class Aiming {
  /** Ports by slot and aim. */
  static final Comparator<RadioPort> ORDER = Comparator.comparingInt(RadioPort::slot)
      .thenComparingDouble(RadioPort::azimuthDegrees).thenComparingDouble(RadioPort::tiltDegrees);
  private static final int STEPS = 40;
  /** The two ends of a link change each other's best aim a little; after the first round hardly. */
  private static final int ROUNDS = 2;

  private final Spectrum spectrum;
  private List<PortLink> links;

  private Aiming(List<PortLink> links, Spectrum spectrum) {
    this.links = links;
    this.spectrum = spectrum;
  }

  static List<PortLink> improve(List<PortLink> links, Spectrum spectrum) {
    Aiming aiming = new Aiming(links, spectrum);
    for (int round = 0; round < ROUNDS; round++) {
      Set<RadioPort> ports = new LinkedHashSet<>();
      aiming.links.forEach(link -> {
        ports.add(link.portA());
        ports.add(link.portB());
      });
      ports.stream().filter(RadioPort::needsAiming).forEach(aiming::turn);
    }
    return aiming.links;
  }

  /** What one aim gives: the links with it, how many lie outside the shared beam, their airtime together, the weakest signal. */
  private record Trial(List<PortLink> links, long outside, long airtime, double weakestDbm) {
    boolean betterThan(Trial other) {
      if (outside != other.outside) {
        return outside < other.outside;
      }
      return airtime < other.airtime || airtime == other.airtime && weakestDbm > other.weakestDbm + 0.01;
    }
  }

  private void turn(RadioPort port) {
    List<RadioPath> paths = links.stream().filter(link -> serves(link, port)).map(PortLink::path).toList();
    Trial best = attempt(port, port).orElseThrow();
    for (RadioPort turned : aims(port, paths).toList()) {
      // two ports must stay two: an aim that another port of the same radio has already would merge them
      if (links.stream().noneMatch(link -> serves(link, turned))) {
        Trial previous = best;
        best = attempt(port, turned).filter(trial -> trial.betterThan(previous)).orElse(best);
      }
    }
    links = best.links;
  }

  private Optional<Trial> attempt(RadioPort port, RadioPort turned) {
    List<PortLink> after = new ArrayList<>();
    List<PortLink> own = new ArrayList<>();
    long airtime = 0;
    double weakest = Double.POSITIVE_INFINITY;
    for (PortLink link : links) {
      if (!serves(link, port)) {
        after.add(link);
        continue;
      }
      RadioPort a = link.portA().equals(port) ? turned : link.portA();
      RadioPort b = link.portB().equals(port) ? turned : link.portB();
      Optional<LinkForecast> forecast = spectrum.forecast(link.path(), a, b).filter(LinkForecast::usable);
      if (forecast.isEmpty()) {
        return Optional.empty();
      }
      own.add(new PortLink(link.path(), a, b, forecast.get()));
      after.add(own.getLast());
      airtime += Spectrum.metric(forecast.get(), false);
      weakest = Math.min(weakest, Math.min(forecast.get().forward().signalDbm(), forecast.get().backward().signalDbm()));
    }
    // what keeps the rules stays; selection chose with the signals of the first aim, and this one's are others
    if (!turned.equals(port) && SharedRadio.conflictsAt(ends(own), after)) {
      return Optional.empty();
    }
    return Optional.of(new Trial(after, SharedRadio.outside(turned, own), airtime, weakest));
  }

  private static Set<RadioPort> ends(List<PortLink> links) {
    return links.stream().flatMap(link -> Stream.of(link.portA(), link.portB())).collect(Collectors.toSet());
  }

  private static boolean serves(PortLink link, RadioPort port) {
    return link.portA().equals(port) || link.portB().equals(port);
  }

  /** Evenly through the smallest sector that holds all bearings, its middle first. */
  private static Stream<RadioPort> aims(RadioPort port, List<RadioPath> paths) {
    double[] bearings = paths.stream().mapToDouble(path -> path.azimuthFrom(port.site())).sorted().toArray();
    double[] gaps = new double[bearings.length];
    for (int i = 0; i < bearings.length; i++) {
      gaps[i] = PortOffers.clockwise(bearings[i] - bearings[(i + bearings.length - 1) % bearings.length]);
    }
    double widest = bearings.length == 1 ? 360 : Arrays.stream(gaps).max().orElseThrow();
    double start = bearings.length == 1 ? bearings[0]
        : bearings[Arrays.stream(gaps).boxed().toList().indexOf(widest)];
    double span = 360 - widest;
    double tilt = PortOffers.middleTilt(paths, port.site());
    DoubleStream shares = span == 0 ? DoubleStream.of(0)
        : DoubleStream.concat(DoubleStream.of(0.5), DoubleStream.iterate(0, i -> i <= STEPS, i -> i + 1).map(i -> i / STEPS));
    return shares.mapToObj(share -> port.aimedAt(PortOffers.clockwise(start + span * share), tilt));
  }
}
