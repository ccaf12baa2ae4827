package org.atalaya.planner.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
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

  AirSurvey read() throws SQLException {
    return new AirSurvey(
        file.query("SELECT * FROM channel_reading ORDER BY site, host, radio, band, channel", row -> new ChannelReading(place(row, ""),
            channel(row), row.getDouble("busy"),
            millis(row), file.instant(row, "at"))),
        file.query("SELECT * FROM foreign_network ORDER BY site, host, radio, band, centre_mhz, name", row -> new ForeignNetwork(
            place(row, ""), row.getString("name"), Band.valueOf(row.getString("band")), row.getInt("centre_mhz"),
            row.getInt("width_mhz"), row.getDouble("signal_dbm"), file.instant(row, "at"))),
        file.query("SELECT * FROM measured_signal ORDER BY from_host, from_radio, to_host, to_radio", row -> new MeasuredSignal(
            place(row, "from_"), place(row, "to_"), row.getDouble("signal_dbm"), file.instant(row, "at"))));
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
  }

  /** Beside what is there; the same place, channel or network again takes the place of the older. */
  void add(AirSurvey survey) throws SQLException {
    for (ChannelReading reading : survey.readings()) {
      RadioPlace.Own own = reading.place().radio().orElse(PERSON);
      file.update("INSERT OR REPLACE INTO channel_reading VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", reading.place().site(), own.hostName(),
          own.deviceId(), own.uciName(), value(own.aimDegrees()), reading.channel().band().name(), reading.channel().number(),
          reading.busyShare(), reading.listenedMillis().isPresent() ? reading.listenedMillis().getAsLong() : null, reading.at().toString());
    }
    for (ForeignNetwork network : survey.networks()) {
      RadioPlace.Own own = network.place().radio().orElse(PERSON);
      file.update("INSERT OR REPLACE INTO foreign_network VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", network.place().site(), own.hostName(),
          own.deviceId(), own.uciName(), value(own.aimDegrees()), network.name(), network.band().name(), network.occupiedCentreMhz(),
          network.widthMhz(), network.signalDbm(), network.at().toString());
    }
    for (MeasuredSignal signal : survey.signals()) {
      RadioPlace.Own from = signal.sender().radio().orElse(PERSON);
      RadioPlace.Own to = signal.receiver().radio().orElse(PERSON);
      file.update("INSERT OR REPLACE INTO measured_signal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", signal.sender().site(),
          from.hostName(), from.deviceId(), from.uciName(), value(from.aimDegrees()), signal.receiver().site(), to.hostName(),
          to.deviceId(), to.uciName(), value(to.aimDegrees()), signal.signalDbm(), signal.at().toString());
    }
  }

  private static RadioPlace place(ResultSet row, String prefix) throws SQLException {
    double aim = row.getDouble(prefix + "aim");
    OptionalDouble turned = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(aim);
    String host = row.getString(prefix + "host");
    return new RadioPlace(row.getString(prefix + "site"), host.isEmpty() ? Optional.empty()
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
