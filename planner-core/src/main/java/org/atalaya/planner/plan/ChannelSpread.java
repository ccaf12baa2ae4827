package org.atalaya.planner.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * hear of the others. All other radios of a slot stay on the slot's channel, for a mesh peers with whatever it hears.
 * docs/methods/network.md has the model.
 */
final class ChannelSpread {
  /** Between two antennas on one mast, dB: an assumption, dishes back to back a metre or two apart. */
  private static final double MAST_ISOLATION_DB = 60;
  /** What a receiver rejects of the next channel, and of the one after (IEEE 802.11, at the slowest rate of OFDM). */
  private static final double ADJACENT_DB = 16;
  private static final double NEXT_DB = 32;
  private static final int NEXT_GAP_MHZ = 20;
  private static final int TENTHS = 10;

  private final Spectrum spectrum;
  private final RadioPath.ByPair paths;
  private final List<Group> groups = new ArrayList<>();
  private final Map<List<Integer>, long[]> known = new HashMap<>();

  /**
   * @param channels that it may have, its slot's first
   */
  private record Group(List<RadioPort> ports, List<PortLink> links, List<ChannelChoice> channels) {}

  /**
   * @param links forecast on their channels
   * @param channels of the ports
   * @param best true where no other choice disturbs less
   */
  record Result(List<PortLink> links, Map<RadioPort, ChannelChoice> channels, boolean best) {
    ChannelChoice of(RadioPort port, Spectrum spectrum) {
      return channels.getOrDefault(port, spectrum.mesh().get(port.slot()));
    }
  }

  private ChannelSpread(List<PortLink> links, Spectrum spectrum, List<RadioPath> all) {
    this.spectrum = spectrum;
    paths = new RadioPath.ByPair(all);
    Map<Integer, Group> shared = new TreeMap<>();
    for (List<PortLink> part : parts(links)) {
      List<RadioPort> ports = part.stream().flatMap(link -> Stream.of(link.portA(), link.portB())).distinct().toList();
      if (ports.stream().allMatch(port -> port.needsAiming() && !RadioPort.wide(port.radio().antenna()))) {
        groups.add(new Group(ports, part, channels(ports.getFirst().slot(), part)));
      } else {
        Group others = shared.computeIfAbsent(ports.getFirst().slot(),
            slot -> new Group(new ArrayList<>(), new ArrayList<>(), List.of(spectrum.mesh().get(slot))));
        others.ports.addAll(ports);
        others.links.addAll(part);
      }
    }
    groups.addAll(shared.values());
  }

  static Result of(List<PortLink> links, Spectrum spectrum, List<RadioPath> all) {
    return new ChannelSpread(links, spectrum, all).spread(links);
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
    if (groups.size() < 2) {
      return new Result(links, Map.of(), true);
    }
    List<List<Integer>> allowed = groups.stream().map(group -> IntStream.range(0, group.channels.size()).boxed().toList()).toList();
    ChannelColouring.Result chosen = ChannelColouring.choose(allowed, this::harm);
    Map<RadioPort, ChannelChoice> channels = new HashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      ChannelChoice channel = groups.get(i).channels.get(chosen.channels().get(i));
      groups.get(i).ports.forEach(port -> channels.put(port, channel));
    }
    return new Result(links.stream().map(link -> new PortLink(link.path(), link.portA(), link.portB(),
        on(link, channels.get(link.portA())).orElseThrow())).toList(), channels, chosen.best());
  }

  private long harm(int group, int channel, int other, int otherChannel) {
    int gap = groups.get(group).channels.get(channel).gapMhz(groups.get(other).channels.get(otherChannel));
    int kind = gap < 0 ? 0 : gap < NEXT_GAP_MHZ ? 1 : gap < 2 * NEXT_GAP_MHZ ? 2 : 3;
    List<Integer> key = group < other ? List.of(group, other) : List.of(other, group);
    return kind == 3 ? 0 : known.computeIfAbsent(key, any -> harm(groups.get(key.get(0)), groups.get(key.get(1))))[kind];
  }

  /** Tenths of decibels above the noise that the radios of two groups hear of each other: overlapping, adjacent, one between. */
  private long[] harm(Group a, Group b) {
    long[] sums = new long[3];
    for (RadioPort here : a.ports) {
      for (RadioPort there : b.ports) {
        for (double above : List.of(heard(here, there), heard(there, here))) {
          sums[0] += Math.round(TENTHS * Math.max(0, above));
          sums[1] += Math.round(TENTHS * Math.max(0, above - ADJACENT_DB));
          sums[2] += Math.round(TENTHS * Math.max(0, above - NEXT_DB));
        }
      }
    }
    return sums;
  }

  /** Decibels above the noise at which one radio hears another; negative where it does not. */
  private double heard(RadioPort sender, RadioPort receiver) {
    ChannelChoice channel = spectrum.mesh().get(sender.slot());
    double noise = LinkBudget.noiseFloorDbm(Spectrum.WIDTH_MHZ);
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
