package org.atalaya.provisioning.measure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.atalaya.planner.channels.ChannelReading;
import org.atalaya.planner.channels.ForeignNetwork;
import org.atalaya.planner.channels.RadioPlace;
import org.atalaya.planner.channels.WifiChannel;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;

/**
 * What a router's radios heard, without the network's own part in it. On a channel that the network itself works on, what
 * could be read may have been its own; only what could not be read is others' for sure, and the networks heard by name.
 */
public final class SurveyReading {
  private static final int FIRST_OF_5_GHZ_MHZ = 5000;

  private final NetworkPlan plan;
  private final Set<String> own;
  private final Instant at;
  private final List<ChannelReading> readings = new ArrayList<>();
  private final List<ForeignNetwork> networks = new ArrayList<>();

  /**
   * @param plan that the routers work by
   * @param own MAC addresses of the network's interfaces
   */
  public SurveyReading(NetworkPlan plan, PlannedRouter router, List<RadioSurvey> surveys, Set<String> own, Instant at) {
    this.plan = plan;
    this.own = own;
    this.at = at;
    for (RadioSurvey survey : surveys) {
      Optional<PlannedRadio> radio = router.radios().stream().filter(each -> each.uciName().equals(survey.radio())).findFirst();
      radio.map(planned -> place(router, planned)).ifPresent(place -> {
        survey.channels().orElse(List.of()).forEach(channel -> add(place, channel));
        survey.networks().orElse(List.of()).stream().filter(this::foreign).forEach(network -> networks.add(new ForeignNetwork(place, network.bssid(),
            band(network.frequencyMhz()), network.occupiedCentreMhz(), network.widthMhz(), network.signalDbm(), at)));
      });
    }
  }

  /** Of channels that say something of others. */
  public List<ChannelReading> readings() {
    return readings;
  }

  /** Of others. */
  public List<ForeignNetwork> networks() {
    return networks;
  }

  /** Where a planned radio listens. */
  public static RadioPlace place(PlannedRouter router, PlannedRadio radio) {
    return new RadioPlace(router.site(), Optional.of(new RadioPlace.Own(router.hostName(), router.deviceId(), radio.uciName(),
        radio.aimDegrees().map(OptionalDouble::of).orElse(OptionalDouble.empty()))));
  }

  private static Band band(int frequencyMhz) {
    return frequencyMhz < FIRST_OF_5_GHZ_MHZ ? Band.GHZ_2 : Band.GHZ_5;
  }

  private boolean foreign(RadioSurvey.Network network) {
    String ssid = plan.community().accessPointSsid();
    return !own.contains(network.bssid()) && network.name().filter(name -> name.equals(plan.community().meshId())
        || name.equals(ssid) || name.startsWith(ssid + "/")).isEmpty();
  }

  private void add(RadioPlace place, RadioSurvey.Channel counted) {
    Optional<WifiChannel> channel = WifiChannel.all(band(counted.frequencyMhz())).stream()
        .filter(each -> each.centreMhz20() == counted.frequencyMhz()).findFirst();
    if (channel.isEmpty()) {
      return;
    }
    boolean ours = counted.inUse() || plan.routers().stream().flatMap(router -> router.radios().stream())
        .flatMap(radio -> WifiChannel.find(channel.get().band(), radio.channel()).stream())
        .anyMatch(used -> Math.abs(used.centreMhz20() - counted.frequencyMhz()) < 20);
    if (ours && counted.receiveMillis().isEmpty()) {
      return;
    }
    long others = counted.busyMillis() - counted.transmitMillis() - (ours ? counted.receiveMillis().getAsLong() : 0);
    readings.add(new ChannelReading(place, channel.get(), Math.clamp(others / (double) counted.activeMillis(), 0, 1),
        // a channel of ours was judged by what could not be read alone: the networks that were heard count beside it
        OptionalLong.of(ours ? 0 : counted.activeMillis()), at));
  }
}
