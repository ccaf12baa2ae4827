package org.atalaya.planner.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.channels.ChannelChoice;
import org.atalaya.planner.channels.ChannelPlanner;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.OffAxis;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.linkbudget.LinkBudget;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.regulation.Regulation;

/**
 * The channels of a network and what radios can do on them: the mesh on 5 GHz, one channel for each slot; access
 * points on 2.4 GHz, one channel for all.
 *
 * @param mesh by slot; empty where the country leaves no channel
 * @param legal every channel that the mesh's radios could use
 * @param accessPoints the channel of access points where nothing was measured, then the others
 *     of 1, 6 and 11 where as much may be sent; empty where the country leaves none, or no device has such a radio
 */
record Spectrum(List<ChannelChoice> mesh, List<ChannelChoice> legal, List<ChannelChoice> accessPoints, LinkBudget budget) {
  /** Twice the width costs 3 dB and half of the channels: on long paths and in full bands that is the worse bargain. */
  static final int WIDTH_MHZ = 20;
  static final Band MESH_BAND = Band.GHZ_5;
  static final Band ACCESS_BAND = Band.GHZ_2;
  /** Channels of 2.4 GHz that do not overlap, and that every phone has. */
  private static final List<Integer> APART = List.of(1, 6, 11);

  static Spectrum of(Regulation regulation, List<Device> devices, boolean allowDfs, LinkBudget budget) {
    List<Radio> mesh = devices.stream().flatMap(device -> radios(device, MESH_BAND).stream()).toList();
    List<Radio> access = devices.stream().flatMap(device -> radios(device, ACCESS_BAND).stream()).toList();
    int slots = devices.stream().mapToInt(device -> radios(device, MESH_BAND).size()).max().orElse(0);
    return new Spectrum(
        slots == 0 ? List.of() : ChannelPlanner.choose(regulation, MESH_BAND, WIDTH_MHZ, allowDfs, mesh, slots),
        slots == 0 ? List.of() : ChannelPlanner.legal(regulation, MESH_BAND, WIDTH_MHZ, allowDfs, mesh),
        access.isEmpty() ? List.of() : accessPoints(ChannelPlanner.choose(regulation, ACCESS_BAND, WIDTH_MHZ, allowDfs, access, 1),
            ChannelPlanner.legal(regulation, ACCESS_BAND, WIDTH_MHZ, allowDfs, access)),
        budget);
  }

  private static List<ChannelChoice> accessPoints(List<ChannelChoice> first, List<ChannelChoice> legal) {
    List<ChannelChoice> all = new ArrayList<>(first);
    legal.stream().filter(choice -> APART.contains(choice.channel().number()) && !first.contains(choice)
        && first.stream().allMatch(one -> choice.maxEirpDbm() >= one.maxEirpDbm())).forEach(all::add);
    return List.copyOf(all);
  }

  /** A device's radios in a band, in UCI order; in the mesh's band those that can be part of a mesh. */
  static List<Radio> radios(Device device, Band band) {
    return device.radios().stream().filter(radio -> radio.band() == band && (band != MESH_BAND || radio.mesh())).toList();
  }

  /** A device's radios that have a mesh channel; the position is the slot. */
  List<Radio> meshRadios(Device device) {
    return radios(device, MESH_BAND).stream().limit(mesh.size()).toList();
  }

  /** What two aimed radios of one slot do over a path; empty if one of them does not serve that direction. */
  Optional<LinkForecast> forecast(RadioPath path, RadioPort a, RadioPort b) {
    return forecast(path, a, b, mesh.get(a.slot()));
  }

  /** The same on another channel. */
  Optional<LinkForecast> forecast(RadioPath path, RadioPort a, RadioPort b, ChannelChoice channel) {
    Optional<OffAxis> offA = a.offAxis(path.azimuthA(), path.tiltA());
    Optional<OffAxis> offB = b.offAxis(path.azimuthB(), path.tiltB());
    if (offA.isEmpty() || offB.isEmpty()) {
      return Optional.empty();
    }
    // the free-space part was computed for the project's frequency, the channel lies beside it
    double lossDb = path.lossDb() + 20 * Math.log10(channel.occupiedCentreMhz() / path.frequencyMhz());
    return Optional.of(budget.forecast(Math.max(0, lossDb), new LinkBudget.End(a.radio(), offA.get()),
        new LinkBudget.End(b.radio(), offB.get()), channel.maxEirpDbm(), WIDTH_MHZ));
  }

  /** As {@link #forecast} with both antennas aimed along the path: the best there is. */
  Optional<LinkForecast> bestForecast(RadioPath path, RadioPort a, RadioPort b) {
    return forecast(path, a.aimedAt(path.azimuthA(), path.tiltA()), b.aimedAt(path.azimuthB(), path.tiltB()));
  }

  /**
   * What a route pays for a link: airtime of a megabit at the slower direction's rate, in microseconds; twice that
   * where the Fresnel zone is not free, for such a link fails first.
   */
  static long metric(LinkForecast forecast, boolean fresnel) {
    long airtime = Math.round(1e6 / forecast.slowestMbps());
    return fresnel ? 2 * airtime : airtime;
  }
}
