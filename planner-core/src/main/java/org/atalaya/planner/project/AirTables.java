package org.atalaya.planner.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.channels.AirSurvey;
import org.atalaya.planner.channels.ChannelReading;
import org.atalaya.planner.channels.ForeignNetwork;
import org.atalaya.planner.channels.MeasuredSignal;
import org.atalaya.planner.channels.RadioPlace;
import org.atalaya.planner.channels.WifiChannel;
import org.atalaya.planner.device.Band;

/** The tables of what was measured of the air. Within the caller's transaction. */
final class AirTables {
  private static final RadioPlace.Own PERSON = new RadioPlace.Own("", "", "", OptionalDouble.empty());
  private final SqliteFile file;

  AirTables(SqliteFile file) {
    this.file = file;
  }

  /** What was measured where a site of the project stands now, by the sites' names. */
  AirSurvey read() throws SQLException {
    SurveyedPlaces places = SurveyedPlaces.read(file);
    String known = places.present().stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    List<ChannelReading> readings = file.query("SELECT * FROM channel_reading WHERE place IN " + known + " ORDER BY host, radio, band, channel",
        row -> new ChannelReading(place(places, row, ""), channel(row), row.getDouble("busy"), millis(row), file.instant(row, "at")));
    List<ForeignNetwork> networks = file.query("SELECT * FROM foreign_network WHERE place IN " + known
        + " ORDER BY host, radio, band, centre_mhz, name", row -> new ForeignNetwork(place(places, row, ""), row.getString("name"),
            Band.valueOf(row.getString("band")), row.getInt("centre_mhz"), row.getInt("width_mhz"), row.getDouble("signal_dbm"), file.instant(row, "at")));
    return new AirSurvey(readings.stream().sorted(Comparator.comparing(reading -> reading.place().site())).toList(),
        networks.stream().sorted(Comparator.comparing(network -> network.place().site())).toList(),
        file.query("SELECT * FROM measured_signal WHERE from_place IN " + known + " AND to_place IN " + known
            + " ORDER BY from_host, from_radio, to_host, to_radio", row -> new MeasuredSignal(place(places, row, "from_"),
                place(places, row, "to_"), row.getDouble("signal_dbm"), file.instant(row, "at"))));
  }

  /** What was measured where no site of the project stands now. */
  List<SurveyedElsewhere> elsewhere() throws SQLException {
    SurveyedPlaces places = SurveyedPlaces.read(file);
    List<SurveyedElsewhere> elsewhere = new ArrayList<>();
    for (SurveyedPlaces.Place place : places.all()) {
      if (places.siteAt(place).isEmpty()) {
        elsewhere.add(new SurveyedElsewhere(place.site(), place.position(), (int) file.queryLong("SELECT (SELECT count(*) FROM channel_reading WHERE place = ?1)"
            + " + (SELECT count(*) FROM foreign_network WHERE place = ?1)"
            + " + (SELECT count(*) FROM measured_signal WHERE ?1 IN (from_place, to_place))", place.id())));
      }
    }
    return elsewhere;
  }

  /** Takes out what these radios of a router heard of others. */
  void forgetOthers(String host, Collection<String> counted, Collection<String> scanned) throws SQLException {
    for (String radio : counted) {
      file.update("DELETE FROM channel_reading WHERE host = ? AND radio = ?", host, radio);
    }
    for (String radio : scanned) {
      file.update("DELETE FROM foreign_network WHERE host = ? AND radio = ?", host, radio);
    }
  }

  /** Takes out how strongly these routers heard each other and the rest. */
  void forgetSignals(Collection<String> hosts) throws SQLException {
    for (String host : hosts) {
      file.update("DELETE FROM measured_signal WHERE to_host = ?", host);
    }
  }

  void forgetAll() throws SQLException {
    file.update("DELETE FROM channel_reading");
    file.update("DELETE FROM foreign_network");
    file.update("DELETE FROM measured_signal");
    SurveyedPlaces.sweep(file);
  }

  /**
   * Beside what is there; the same place, channel or network again takes the place of the older, also where the site had
   * another name then.
   */
  void add(AirSurvey survey) throws SQLException {
    SurveyedPlaces places = SurveyedPlaces.read(file);
    for (ChannelReading reading : survey.readings()) {
      RadioPlace.Own own = reading.place().radio().orElse(PERSON);
      long place = places.placeOf(reading.place().site());
      for (long former : places.alsoOf(reading.place().site(), place)) {
        file.update("DELETE FROM channel_reading WHERE place = ? AND device = ? AND radio = ? AND band = ? AND channel = ?", former,
            own.deviceId(), own.uciName(), reading.channel().band().name(), reading.channel().number());
      }
      file.update("INSERT OR REPLACE INTO channel_reading VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", place, own.hostName(),
          own.deviceId(), own.uciName(), value(own.aimDegrees()), reading.channel().band().name(), reading.channel().number(),
          reading.busyShare(), reading.listenedMillis().isPresent() ? reading.listenedMillis().getAsLong() : null, reading.at().toString());
    }
    addNetworks(places, survey.networks());
    for (MeasuredSignal signal : survey.signals()) {
      RadioPlace.Own from = signal.sender().radio().orElse(PERSON);
      RadioPlace.Own to = signal.receiver().radio().orElse(PERSON);
      file.update("INSERT OR REPLACE INTO measured_signal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", places.placeOf(signal.sender().site()),
          from.hostName(), from.deviceId(), from.uciName(), value(from.aimDegrees()), places.placeOf(signal.receiver().site()), to.hostName(),
          to.deviceId(), to.uciName(), value(to.aimDegrees()), signal.signalDbm(), signal.at().toString());
    }
    SurveyedPlaces.sweep(file);
  }

  private void addNetworks(SurveyedPlaces places, List<ForeignNetwork> networks) throws SQLException {
    // a radio that listened again tells of all networks that there are now; a person of those in the table
    for (RadioPlace heard : networks.stream().map(ForeignNetwork::place).filter(each -> each.radio().isPresent()).distinct().toList()) {
      for (long former : places.alsoOf(heard.site(), places.placeOf(heard.site()))) {
        file.update("DELETE FROM foreign_network WHERE place = ? AND device = ? AND radio = ?", former, heard.radio().get().deviceId(),
            heard.radio().get().uciName());
      }
    }
    for (ForeignNetwork network : networks) {
      RadioPlace.Own own = network.place().radio().orElse(PERSON);
      long place = places.placeOf(network.place().site());
      for (long former : places.alsoOf(network.place().site(), place)) {
        file.update("DELETE FROM foreign_network WHERE place = ? AND host = ? AND radio = ? AND name = ? AND band = ? AND centre_mhz = ?", former,
            own.hostName(), own.uciName(), network.name(), network.band().name(), network.occupiedCentreMhz());
      }
      file.update("INSERT OR REPLACE INTO foreign_network VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", place, own.hostName(),
          own.deviceId(), own.uciName(), value(own.aimDegrees()), network.name(), network.band().name(), network.occupiedCentreMhz(),
          network.widthMhz(), network.signalDbm(), network.at().toString());
    }
  }

  private static RadioPlace place(SurveyedPlaces places, ResultSet row, String prefix) throws SQLException {
    double aim = row.getDouble(prefix + "aim");
    OptionalDouble turned = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(aim);
    String host = row.getString(prefix + "host");
    return new RadioPlace(places.siteAt(row.getLong(prefix + "place")).orElseThrow(), host.isEmpty() ? Optional.empty()
        : Optional.of(new RadioPlace.Own(host, row.getString(prefix + "device"), row.getString(prefix + "radio"), turned)));
  }

  private WifiChannel channel(ResultSet row) throws SQLException {
    int number = row.getInt("channel");
    return WifiChannel.find(Band.valueOf(row.getString("band")), number).orElseThrow(() ->
        new BadInputException(file.path().toString(), String.valueOf(number), "a channel of 2.4 or 5 GHz, like 6 or 149"));
  }

  private static OptionalLong millis(ResultSet row) throws SQLException {
    long millis = row.getLong("listened_ms");
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(millis);
  }

  private static Object value(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }
}
