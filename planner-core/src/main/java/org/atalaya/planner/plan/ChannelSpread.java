package org.atalaya.planner.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atalaya.planner.channels.ChannelChoice;
import org.atalaya.planner.channels.ChannelColouring;
import org.atalaya.planner.device.OffAxis;
import org.atalaya.planner.linkbudget.LinkBudget;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.plan.CandidateNetwork.PortLink;

/**
 * The channel of each group of radios that talk to each other. Where all antennas of a group are dishes it needs none of
 * the others' channels: it gets the one on which it and its neighbours disturb each other least, by what each radio would
 * hear of the others. All other radios of a slot stay together, for a mesh peers with whatever it hears: on the slot's
 * channel, or, where the air was measured at one of their sites, on that with the least harm. What was measured counts in
 * place of what is predicted. docs/methods/network.md has the model.
 */
final class ChannelSpread {
  /** Between two antennas on one mast, dB: an assumption, dishes back to back a metre or two apart. */
  private static final double MAST_ISOLATION_DB = 60;
  private static final int TENTHS = 10;

  private final Spectrum spectrum;
  private final RadioPath.ByPair paths;
  private final MeasuredAir air;
  private final List<Group> groups = new ArrayList<>();
  private final Map<List<Integer>, long[]> known = new HashMap<>();

  /**
   * @param channels that it may have, its slot's first
   */
  private record Group(List<RadioPort> ports, List<PortLink> links, List<ChannelChoice> channels) {}

  /**
   * @param links forecast on their channels
   * @param channels of the ports
   * @param accessPoints channels of the access points at sites where these were measured
   * @param best true where no other choice disturbs less
   */
  record Result(List<PortLink> links, Map<RadioPort, ChannelChoice> channels, Map<Integer, ChannelChoice> accessPoints, boolean best) {
    ChannelChoice of(RadioPort port, Spectrum spectrum) {
      return channels.getOrDefault(port, spectrum.mesh().get(port.slot()));
    }

    ChannelChoice accessPoint(int site, Spectrum spectrum) {
      return accessPoints.getOrDefault(site, spectrum.accessPoints().getFirst());
    }
  }

  private ChannelSpread(List<PortLink> links, Spectrum spectrum, List<RadioPath> all, MeasuredAir air) {
    this.spectrum = spectrum;
    this.air = air;
    paths = new RadioPath.ByPair(all);
    Map<Integer, Group> shared = new TreeMap<>();
    for (List<PortLink> part : parts(links)) {
      List<RadioPort> ports = part.stream().flatMap(link -> Stream.of(link.portA(), link.portB())).distinct().toList();
      if (ports.stream().allMatch(port -> port.needsAiming() && !RadioPort.wide(port.radio().antenna()))) {
        groups.add(new Group(ports, part, channels(ports.getFirst().slot(), part)));
      } else {
        Group others = shared(shared, ports.getFirst().slot());
        others.ports.addAll(ports);
        others.links.addAll(part);
      }
    }
    sites(links).flatMap(site -> RouterUnit.at(site, links, spectrum).stream()).flatMap(unit -> unit.idle(spectrum).stream())
        .forEach(port -> shared(shared, port.slot()).ports.add(port));
    shared.forEach((slot, group) -> groups.add(group.ports.stream().noneMatch(port -> air.knows(port.site(), Spectrum.MESH_BAND))
        ? group : new Group(group.ports, group.links, channels(slot, group.links))));
  }

  private Group shared(Map<Integer, Group> groups, int slot) {
    return groups.computeIfAbsent(slot, any -> new Group(new ArrayList<>(), new ArrayList<>(), List.of(spectrum.mesh().get(slot))));
  }

  private static Stream<Integer> sites(List<PortLink> links) {
    return links.stream().flatMap(link -> Stream.of(link.path().a(), link.path().b())).distinct().sorted();
  }

  static Result of(List<PortLink> links, Spectrum spectrum, List<RadioPath> all, MeasuredAir air) {
    return new ChannelSpread(links, spectrum, all, air).spread(links);
  }

  /** Links that are joined by radios. */
  private static List<List<PortLink>> parts(List<PortLink> links) {
    Map<RadioPort, List<PortLink>> by = new LinkedHashMap<>();
    for (PortLink link : links) {
      List<PortLink> joined = by.getOrDefault(link.portA(), new ArrayList<>());
      List<PortLink> other = by.getOrDefault(link.portB(), joined);
      if (other != joined) {
        joined.addAll(other);
      }
      joined.add(link);
      joined.forEach(each -> {
        by.put(each.portA(), joined);
        by.put(each.portB(), joined);
      });
    }
    return by.values().stream().collect(Collectors.toMap(System::identityHashCode, part -> part, (same, again) -> same, LinkedHashMap::new))
        .values().stream().toList();
  }

  /** The slot's channel, and those on which as much may be sent and no link gets slower. */
  private List<ChannelChoice> channels(int slot, List<PortLink> links) {
    ChannelChoice own = spectrum.mesh().get(slot);
    return Stream.concat(Stream.of(own), spectrum.legal().stream().filter(other -> !other.equals(own))
        .filter(other -> other.maxEirpDbm() >= own.maxEirpDbm() && (own.dfs() || !other.dfs()))
        .filter(other -> links.stream().allMatch(link -> on(link, other).filter(forecast -> forecast.usable()
            && forecast.slowestMbps() >= link.forecast().slowestMbps()).isPresent()))).toList();
  }

  private Optional<LinkForecast> on(PortLink link, ChannelChoice channel) {
    return spectrum.forecast(link.path(), link.portA(), link.portB(), channel);
  }

  private Result spread(List<PortLink> links) {
    List<List<Integer>> allowed = groups.stream().map(group -> IntStream.range(0, group.channels.size()).boxed().toList()).toList();
    ChannelColouring.Result chosen = ChannelColouring.choose(allowed, new Disturbance());
    Map<RadioPort, ChannelChoice> channels = new HashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      ChannelChoice channel = groups.get(i).channels.get(chosen.channels().get(i));
      groups.get(i).ports.forEach(port -> channels.put(port, channel));
    }
    return new Result(links.stream().map(link -> new PortLink(link.path(), link.portA(), link.portB(),
        on(link, channels.get(link.portA())).orElseThrow())).toList(), channels, accessPoints(links), chosen.best());
  }

  /** Each site's access points have clients of their own: what was heard there alone counts. */
  private Map<Integer, ChannelChoice> accessPoints(List<PortLink> links) {
    Map<Integer, ChannelChoice> chosen = new HashMap<>();
    sites(links).filter(site -> air.knows(site, Spectrum.ACCESS_BAND)).forEach(site -> {
      List<RouterUnit> units = RouterUnit.at(site, links, spectrum);
      spectrum.accessPoints().stream().min(Comparator.comparingLong(channel -> tenths(units.stream()
          .flatMap(unit -> Spectrum.radios(unit.device(), Spectrum.ACCESS_BAND).stream()
              .map(radio -> air.harmDb(site, unit.device().id(), radio, OptionalDouble.empty(), channel)))
          .mapToDouble(harm -> harm).sum()))).ifPresent(channel -> chosen.put(site, channel));
    });
    return chosen;
  }

  private static long tenths(double decibels) {
    return Math.round(TENTHS * Math.max(0, decibels));
  }

  /** In tenths of decibels above the noise. */
  private final class Disturbance implements ChannelColouring.Harm {
    @Override
    public long of(int group, int channel, int other, int otherChannel) {
      Separation between = Separation.of(groups.get(group).channels.get(channel).gapMhz(groups.get(other).channels.get(otherChannel)));
      List<Integer> key = group < other ? List.of(group, other) : List.of(other, group);
      return between == Separation.APART ? 0
          : known.computeIfAbsent(key, any -> harm(groups.get(key.get(0)), groups.get(key.get(1))))[between.ordinal()];
    }

    @Override
    public long alone(int group, int channel) {
      return groups.get(group).ports.stream().mapToLong(port -> tenths(air.harmDb(port, groups.get(group).channels.get(channel)))).sum();
    }
  }

  /** Tenths of decibels above the noise that the radios of two groups hear of each other: overlapping, adjacent, one between. */
  private long[] harm(Group a, Group b) {
    Separation[] separations = Separation.values();
    long[] sums = new long[Separation.APART.ordinal()];
    for (RadioPort here : a.ports) {
      for (RadioPort there : b.ports) {
        for (double above : List.of(heard(here, there), heard(there, here))) {
          for (int i = 0; i < sums.length; i++) {
            sums[i] += tenths(above - separations[i].rejectionDb());
          }
        }
      }
    }
    return sums;
  }

  /** Decibels above the noise at which one radio hears another, as measured or else predicted; negative where it does not. */
  private double heard(RadioPort sender, RadioPort receiver) {
    ChannelChoice channel = spectrum.mesh().get(sender.slot());
    double noise = LinkBudget.noiseFloorDbm(Spectrum.WIDTH_MHZ);
    OptionalDouble measured = air.signalDbm(sender, receiver);
    if (measured.isPresent()) {
      return measured.getAsDouble() - noise;
    }
    if (sender.site() == receiver.site()) {
      return LinkBudget.renderedPowerDbm(sender.radio(), channel.maxEirpDbm(), Spectrum.WIDTH_MHZ) - MAST_ISOLATION_DB - noise;
    }
    return paths.find(sender.site(), receiver.site()).map(path -> heard(sender, receiver, path, channel) - noise).orElse(-1.0);
  }

  /** Signal of the best rate, dBm. */
  private static double heard(RadioPort sender, RadioPort receiver, RadioPath path, ChannelChoice channel) {
    return LinkBudget.everyRate(path.lossDb(), new LinkBudget.End(sender.radio(), towards(sender, path)),
        new LinkBudget.End(receiver.radio(), towards(receiver, path)), channel.maxEirpDbm(), Spectrum.WIDTH_MHZ).stream()
        .mapToDouble(LinkForecast.Direction::signalDbm).max().orElse(Double.NEGATIVE_INFINITY);
  }

  /** Where another site lies from the axis of an antenna, whether it is meant to serve it or not. */
  private static OffAxis towards(RadioPort port, RadioPath path) {
    double azimuth = path.azimuthFrom(port.site());
    return OffAxis.of(port.needsAiming() ? port.azimuthDegrees() : azimuth, port.tiltDegrees(), azimuth, path.tiltFrom(port.site()));
  }
}
