package org.atalaya.planner.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atalaya.planner.device.Antenna;
import org.atalaya.planner.device.AntennaPattern;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.linkbudget.LinkForecast;

/**
 * The aims that are worth offering at each site. A dish: the middle of every run of neighbouring bearings that fits
 * into its half-power beam (a single one included). A wide antenna: every bearing, and every half beamwidth around
 * the compass where it may serve several links. An omnidirectional one: just itself.
 */
final class PortOffers {
  private final DeviceOptions devices;
  private final List<List<RadioPath>> paths = new ArrayList<>();
  private final Spectrum spectrum;

  PortOffers(DeviceOptions devices, List<RadioPath> all, Spectrum spectrum) {
    this.devices = devices;
    devices.bySite().forEach(site -> paths.add(new ArrayList<>()));
    for (RadioPath path : all) {
      paths.get(path.a()).add(path);
      paths.get(path.b()).add(path);
    }
    this.spectrum = spectrum;
  }

  /** All offers of a device at a site, by slot and then by aim. */
  List<RadioPort> at(int site, Device device) {
    List<RadioPort> offers = new ArrayList<>();
    List<Radio> radios = spectrum.meshRadios(device);
    for (int slot = 0; slot < radios.size(); slot++) {
      RadioPort upright = new RadioPort(site, device, radios.get(slot), slot, 0, 0);
      List<RadioPath> reachable = paths.get(site).stream().filter(path -> reaches(path, upright)).toList();
      if (!reachable.isEmpty()) {
        offers.addAll(aims(upright, reachable));
      }
    }
    return offers;
  }

  /** Whether some device at the other end would make a usable link of it, both aimed at each other. */
  private boolean reaches(RadioPath path, RadioPort here) {
    return offered(path.other(here.site()))
        .filter(there -> there.slot() == here.slot())
        .flatMap(there -> (path.a() == here.site() ? spectrum.bestForecast(path, here, there)
            : spectrum.bestForecast(path, there, here)).stream())
        .anyMatch(LinkForecast::usable);
  }

  /** All mesh radios that may stand at a site, not aimed. */
  private Stream<RadioPort> offered(int site) {
    return devices.bySite().get(site).stream().flatMap(device -> {
      List<Radio> radios = spectrum.meshRadios(device);
      return IntStream.range(0, radios.size()).mapToObj(slot -> new RadioPort(site, device, radios.get(slot), slot, 0, 0));
    });
  }

  /** The best forecast for every pair of radios of one slot that may stand at a path's ends, usable or not. */
  Stream<LinkForecast> bestForecasts(RadioPath path) {
    return offered(path.a()).flatMap(a -> offered(path.b())
        .filter(b -> b.slot() == a.slot()).flatMap(b -> spectrum.bestForecast(path, a, b).stream()));
  }

  private static List<RadioPort> aims(RadioPort upright, List<RadioPath> reachable) {
    if (!upright.needsAiming()) {
      return List.of(upright);
    }
    TreeSet<RadioPort> aims = new TreeSet<>(Comparator.comparingDouble(RadioPort::azimuthDegrees)
        .thenComparingDouble(RadioPort::tiltDegrees));
    Antenna antenna = upright.radio().antenna();
    if (RadioPort.wide(antenna)) {
      reachable.forEach(path -> aims.add(upright.aimedAt(path.azimuthFrom(upright.site()), path.tiltFrom(upright.site()))));
      aims.addAll(around(upright, reachable));
    } else {
      aims.addAll(runs(upright, reachable));
    }
    return List.copyOf(aims);
  }

  /** Aims at every half beamwidth that have two bearings or more within their beam's double. */
  private static List<RadioPort> around(RadioPort upright, List<RadioPath> reachable) {
    double beam = upright.radio().antenna().horizontalBeamwidthDegrees();
    int steps = (int) Math.ceil(720 / beam);
    List<RadioPort> aims = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      double azimuth = 360.0 * step / steps;
      List<RadioPath> near = reachable.stream()
          .filter(path -> AntennaPattern.offAxisDegrees(azimuth, path.azimuthFrom(upright.site())) <= beam).toList();
      if (near.size() > 1) {
        aims.add(upright.aimedAt(azimuth, middleTilt(near, upright.site())));
      }
    }
    return aims;
  }

  /** The middle of every run of bearings, in compass order, that fits into the beam. */
  private static List<RadioPort> runs(RadioPort upright, List<RadioPath> reachable) {
    double beam = upright.radio().antenna().horizontalBeamwidthDegrees();
    int site = upright.site();
    List<RadioPath> compass = reachable.stream()
        .sorted(Comparator.comparingDouble((RadioPath path) -> path.azimuthFrom(site)).thenComparingInt(path -> path.other(site)))
        .toList();
    List<RadioPort> aims = new ArrayList<>();
    for (int first = 0; first < compass.size(); first++) {
      double start = compass.get(first).azimuthFrom(site);
      List<RadioPath> run = new ArrayList<>();
      for (int i = 0; i < compass.size(); i++) {
        RadioPath next = compass.get((first + i) % compass.size());
        double span = clockwise(next.azimuthFrom(site) - start);
        if (span > beam) {
          break;
        }
        run.add(next);
        aims.add(upright.aimedAt(clockwise(start + span / 2), middleTilt(run, site)));
      }
    }
    return aims;
  }

  static double clockwise(double degrees) {
    return (degrees % 360 + 360) % 360;
  }

  static double middleTilt(List<RadioPath> paths, int site) {
    double low = paths.stream().mapToDouble(path -> path.tiltFrom(site)).min().orElse(0);
    double high = paths.stream().mapToDouble(path -> path.tiltFrom(site)).max().orElse(0);
    return (low + high) / 2;
  }
}
