package org.atalaya.planner.plan;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.planner.channels.AirSurvey;
import org.atalaya.planner.channels.ChannelChoice;
import org.atalaya.planner.channels.ChannelReading;
import org.atalaya.planner.channels.ForeignNetwork;
import org.atalaya.planner.channels.MeasuredSignal;
import org.atalaya.planner.channels.RadioPlace;
import org.atalaya.planner.channels.WifiChannel;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.linkbudget.LinkBudget;
import org.atalaya.planner.site.Site;

/** What was measured of the air, as harm to the radios of a plan. docs/methods/network.md has the model. */
final class MeasuredAir {
  /** A channel that others keep busy all the time is as bad as a sender on the same mast, some 60 dB above the noise. */
  static final double BUSY_DB = 60;
  /** A look of less says little of a network that sends now and then. */
  private static final long LONG_ENOUGH_MILLIS = 1000;

  private final List<Site> sites;
  private final AirSurvey survey;
  private final Map<SiteBand, Map<RadioPlace, Heard>> heard = new HashMap<>();
  private final Map<Way, List<MeasuredSignal>> signals;

  private record SiteBand(String site, Band band) {}

  /** From site to site. */
  private record Way(String sender, String receiver) {}

  /** What one radio, or one person, heard in a band. */
  private record Heard(List<ChannelReading> readings, List<ForeignNetwork> networks) {}

  MeasuredAir(List<Site> sites, AirSurvey survey) {
    this.sites = sites;
    this.survey = survey;
    survey.readings().forEach(reading -> at(reading.place(), reading.channel().band()).readings.add(reading));
    survey.networks().forEach(network -> at(network.place(), network.band()).networks.add(network));
    signals = survey.signals().stream().collect(Collectors.groupingBy(signal -> new Way(signal.sender().site(), signal.receiver().site())));
  }

  private Heard at(RadioPlace place, Band band) {
    return heard.computeIfAbsent(new SiteBand(place.site(), band), key -> new LinkedHashMap<>())
        .computeIfAbsent(place, key -> new Heard(new ArrayList<>(), new ArrayList<>()));
  }

  /** True where something was measured at a site in a band. */
  boolean knows(int site, Band band) {
    return heard.containsKey(new SiteBand(sites.get(site).name(), band));
  }

  /** What others do to a mesh radio on a channel, in decibels above the noise; 0 where nobody measured. */
  double harmDb(RadioPort port, ChannelChoice channel) {
    return harmDb(port.site(), port.device().id(), port.radio(), aim(port), channel);
  }

  /** The same for a radio of any kind. Where it did not listen itself, the worst counts that anyone heard at its site. */
  double harmDb(int site, String deviceId, Radio radio, OptionalDouble aimDegrees, ChannelChoice channel) {
    String name = sites.get(site).name();
    Map<RadioPlace, Heard> any = heard.getOrDefault(new SiteBand(name, channel.channel().band()), Map.of());
    List<Heard> own = any.entrySet().stream().filter(each -> each.getKey().isAt(name, deviceId, radio.uciName(), aimDegrees))
        .map(Map.Entry::getValue).toList();
    return (own.isEmpty() ? any.values() : own).stream().mapToDouble(each -> harmDb(each, channel)).max().orElse(0);
  }

  private static double harmDb(Heard heard, ChannelChoice channel) {
    List<ChannelReading> on = heard.readings.stream().filter(reading -> Math.abs(reading.channel().centreMhz20()
        - channel.occupiedCentreMhz()) < (20 + channel.widthMhz()) / 2).toList();
    double signals = heard.networks.stream().mapToDouble(network -> Math.max(0,
        network.signalDbm() - LinkBudget.noiseFloorDbm(channel.widthMhz()) - Separation.of(network.gapMhz(channel)).rejectionDb())).max().orElse(0);
    if (on.isEmpty()) {
      // where a list of busy channels leaves this one out, nobody knows that it is better than the others
      return Math.max(signals, heard.readings.stream().mapToDouble(reading -> BUSY_DB * reading.busyShare()).average().orElse(0));
    }
    double busy = on.stream().mapToDouble(reading -> BUSY_DB * reading.busyShare()).max().orElse(0);
    boolean brief = on.stream().anyMatch(reading -> reading.listenedMillis().orElse(Long.MAX_VALUE) < LONG_ENOUGH_MILLIS);
    return brief ? Math.max(busy, signals) : busy;
  }

  /** How strongly one radio was heard by another, dBm; the latest where there are several. */
  OptionalDouble signalDbm(RadioPort sender, RadioPort receiver) {
    return signals.getOrDefault(new Way(sites.get(sender.site()).name(), sites.get(receiver.site()).name()), List.of()).stream()
        .filter(signal -> is(signal.sender(), sender) && is(signal.receiver(), receiver))
        .max(Comparator.comparing(MeasuredSignal::at)).map(signal -> OptionalDouble.of(signal.signalDbm())).orElse(OptionalDouble.empty());
  }

  private boolean is(RadioPlace place, RadioPort port) {
    return place.isAt(sites.get(port.site()).name(), port.device().id(), port.radio().uciName(), aim(port));
  }

  private static OptionalDouble aim(RadioPort port) {
    return port.needsAiming() ? OptionalDouble.of(port.azimuthDegrees()) : OptionalDouble.empty();
  }

  /**
   * What the channels at some sites were judged by.
   *
   * @param sites where something was measured, by name, in the project's order
   * @param channels that were listened to, or where others were heard, ascending
   * @param first day of measuring (UTC)
   * @param last day of measuring
   */
  record Basis(List<String> sites, List<Integer> channels, LocalDate first, LocalDate last) {}

  /** Empty where nothing was measured at any of them. */
  Optional<Basis> basis(List<Integer> at) {
    List<String> names = at.stream().map(site -> sites.get(site).name()).toList();
    List<ChannelReading> readings = survey.readings().stream().filter(reading -> names.contains(reading.place().site())).toList();
    List<ForeignNetwork> networks = survey.networks().stream().filter(network -> names.contains(network.place().site())).toList();
    List<LocalDate> days = Stream.concat(readings.stream().map(ChannelReading::at), networks.stream().map(ForeignNetwork::at))
        .map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC)).sorted().toList();
    return days.isEmpty() ? Optional.empty() : Optional.of(new Basis(
        names.stream().filter(name -> Stream.concat(readings.stream().map(ChannelReading::place), networks.stream().map(ForeignNetwork::place))
            .anyMatch(place -> place.site().equals(name))).toList(),
        Stream.concat(readings.stream().map(reading -> reading.channel().number()), networks.stream().flatMap(MeasuredAir::number))
            .distinct().sorted().toList(), days.getFirst(), days.getLast()));
  }

  private static Stream<Integer> number(ForeignNetwork network) {
    return WifiChannel.all(network.band()).stream().filter(channel ->
        Math.abs(channel.centreMhz20() - network.occupiedCentreMhz()) < network.widthMhz() / 2).map(WifiChannel::number).limit(1);
  }
}
