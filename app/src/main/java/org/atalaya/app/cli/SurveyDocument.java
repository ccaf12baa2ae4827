package org.atalaya.app.cli;

import java.util.List;
import java.util.Optional;
import org.atalaya.app.Csv;
import org.atalaya.app.Numbers;
import org.atalaya.planner.channels.AirSurvey;
import org.atalaya.planner.channels.ChannelReading;
import org.atalaya.planner.channels.ForeignNetwork;
import org.atalaya.planner.channels.RadioPlace;
import org.atalaya.planner.channels.WifiChannel;
import org.atalaya.planner.project.SurveyedElsewhere;
import org.atalaya.planner.terrain.GeoPoint;

/** What was measured of the air, as the table that {@code survey --import} takes, and as docs/cli/survey.schema.json has it. */
record SurveyDocument(AirSurvey survey, List<SurveyedElsewhere> elsewhere) {

  String csv() {
    StringBuilder text = new StringBuilder(Csv.line(List.of("site", "host", "radio", "channel", "busy_percent", "network", "signal_dbm",
        "width_mhz", "listened_ms", "centre_mhz", "date")));
    for (ChannelReading reading : survey.readings()) {
      text.append(Csv.line(List.of(reading.place().site(), host(reading.place()).orElse(""), radio(reading.place()).orElse(""),
          String.valueOf(reading.channel().number()), Numbers.shortest(percent(reading)), "", "", "",
          reading.listenedMillis().isPresent() ? String.valueOf(reading.listenedMillis().getAsLong()) : "", "", reading.at().toString())));
    }
    for (ForeignNetwork network : survey.networks()) {
      text.append(Csv.line(List.of(network.place().site(), host(network.place()).orElse(""), radio(network.place()).orElse(""),
          lowestChannel(network).map(String::valueOf).orElse(""), "", network.name(), Numbers.shortest(network.signalDbm()),
          String.valueOf(network.widthMhz()), "", String.valueOf(network.occupiedCentreMhz()), network.at().toString())));
    }
    return text.toString();
  }

  Json json() {
    return new Json()
        .put("readings", survey.readings().stream().map(reading -> at(reading.place())
            .put("channel", reading.channel().number())
            .put("busy_percent", percent(reading))
            .put("listened_ms", reading.listenedMillis().isPresent() ? reading.listenedMillis().getAsLong() : null)
            .put("date", reading.at().toString())).toList())
        .put("networks", survey.networks().stream().map(network -> at(network.place())
            .put("network", network.name())
            .put("channel", lowestChannel(network))
            .put("width_mhz", network.widthMhz())
            .put("signal_dbm", network.signalDbm())
            .put("date", network.at().toString())).toList())
        .put("signals", survey.signals().stream().map(signal -> at(signal.receiver())
            .put("from_site", signal.sender().site())
            .put("from_host", host(signal.sender()))
            .put("from_radio", radio(signal.sender()))
            .put("signal_dbm", signal.signalDbm())
            .put("date", signal.at().toString())).toList())
        .put("elsewhere", elsewhere.stream().map(place -> new Json()
            .put("site", place.site())
            .put("lat", place.position().map(GeoPoint::latitudeDegrees))
            .put("lon", place.position().map(GeoPoint::longitudeDegrees))
            .put("measurements", place.measurements())).toList());
  }

  private static Json at(RadioPlace place) {
    return new Json().put("site", place.site()).put("host", host(place)).put("radio", radio(place));
  }

  /** To a tenth of a percent: no counter is finer. */
  private static double percent(ChannelReading reading) {
    return Math.round(1000 * reading.busyShare()) / 10.0;
  }

  /** The lowest 20 MHz channel that it occupies, or the next one above its middle; empty above them all. */
  private static Optional<Integer> lowestChannel(ForeignNetwork network) {
    return WifiChannel.all(network.band()).stream()
        .filter(channel -> channel.occupiedCentreMhz(network.widthMhz()).orElse(0) == network.occupiedCentreMhz())
        .map(WifiChannel::number).findFirst()
        .or(() -> WifiChannel.all(network.band()).stream().filter(channel -> channel.centreMhz20() >= network.occupiedCentreMhz())
            .map(WifiChannel::number).findFirst());
  }

  private static Optional<String> host(RadioPlace place) {
    return place.radio().map(RadioPlace.Own::hostName);
  }

  private static Optional<String> radio(RadioPlace place) {
    return place.radio().map(RadioPlace.Own::uciName);
  }
}
