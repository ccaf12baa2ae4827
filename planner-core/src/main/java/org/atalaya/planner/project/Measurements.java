package org.atalaya.planner.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.atalaya.planner.calibration.Calibration;
import org.atalaya.planner.calibration.ClassOffset;
import org.atalaya.planner.calibration.SignalSample;
import org.atalaya.planner.channels.AirSurvey;
import org.atalaya.planner.channels.MeasuredSignal;

/** What was measured on the air of a project, and the calibration that follows from it. */
public final class Measurements {
  private final LiveState live;
  private final SqliteFile file;
  private final AirTables air;

  Measurements(LiveState live) {
    this.live = live;
    this.file = live.file();
    this.air = new AirTables(file);
  }

  /** The present time, as it is written down with a measurement. */
  public Instant now() {
    return live.now();
  }

  /** Keeps what routers heard, in place of what these same routers heard before. */
  public void storeHeard(Collection<String> receivers, List<LinkMeasurement> links) {
    live.write(() -> {
      for (String receiver : receivers) {
        file.update("DELETE FROM measured_link WHERE to_host = ? AND source = 'router'", receiver);
      }
      insert(links);
      return null;
    });
  }

  /** Keeps measurements that somebody brought; one of the same direction and radio is replaced. */
  public void storeImported(List<LinkMeasurement> links) {
    live.write(() -> {
      insert(links);
      return null;
    });
  }

  private void insert(List<LinkMeasurement> links) throws SQLException {
    for (LinkMeasurement link : links) {
      file.update("INSERT OR REPLACE INTO measured_link VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", link.fromHost(),
          link.toHost(), link.toRadio(), link.source().name().toLowerCase(Locale.ROOT), link.planned() ? 1 : 0,
          value(link.predictedDbm()), link.correctionDb(), value(link.measuredDbm()), value(link.predictedMbps()),
          value(link.measuredMbps()), value(link.etx()), link.clutter(), link.at().toString());
    }
  }

  /** All that is kept, by sender, receiver and radio. */
  public List<LinkMeasurement> all() {
    return live.read(() -> file.query("SELECT * FROM measured_link ORDER BY from_host, to_host, to_radio, source",
        row -> new LinkMeasurement(row.getString("from_host"), row.getString("to_host"), row.getString("to_radio"),
            LinkMeasurement.Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT)), row.getInt("planned") == 1,
            number(row, "predicted_dbm"), row.getDouble("correction_db"), number(row, "measured_dbm"),
            number(row, "predicted_mbps"), number(row, "measured_mbps"), number(row, "etx"), row.getString("clutter"),
            file.instant(row, "at"))));
  }

  /**
   * What was measured of others' networks, and of own ones beside their links; plans are made with it. A measurement stays
   * with its place: it is of the site that stands there now, within 50 m, whatever it was called.
   */
  public AirSurvey survey() {
    return live.read(air::read);
  }

  /** What was measured where no site stands now; it counts again once one does. */
  public List<SurveyedElsewhere> surveyedElsewhere() {
    return live.read(air::elsewhere);
  }

  /**
   * Keeps what a router heard of others, in place of what its same radios heard before.
   *
   * @param counted radios that told of their channels
   * @param scanned radios that listened for networks
   * @param fresh true to forget first all that was ever measured of the air
   */
  public void storeSurveyed(String host, Collection<String> counted, Collection<String> scanned, AirSurvey heard, boolean fresh) {
    live.write(() -> {
      if (fresh) {
        air.forgetAll();
      }
      air.forgetOthers(host, counted, scanned);
      air.add(heard);
      return null;
    });
  }

  /** Keeps how strongly routers heard each other's radios, in place of what these same routers heard before. */
  public void storeSignals(Collection<String> receivers, List<MeasuredSignal> signals) {
    live.write(() -> {
      air.forgetSignals(receivers);
      air.add(new AirSurvey(List.of(), List.of(), signals));
      return null;
    });
  }

  /**
   * Keeps what a person measured; the same channel or network of a site is replaced.
   *
   * @param fresh true to forget first all that was ever measured of the air
   */
  public void storeImportedSurvey(AirSurvey survey, boolean fresh) {
    live.write(() -> {
      if (fresh) {
        air.forgetAll();
      }
      air.add(survey);
      return null;
    });
  }

  /** Keeps by which MAC addresses a router's neighbours know it. */
  public void storeInterfaces(String hostName, Collection<String> macs) {
    live.write(() -> {
      file.update("DELETE FROM router_interface WHERE host_name = ?", hostName);
      for (String mac : macs) {
        file.update("INSERT OR REPLACE INTO router_interface VALUES (?, ?)", mac, hostName);
      }
      return null;
    });
  }

  /** MAC → host name of all routers that were read. */
  public Map<String, String> interfaces() {
    return live.read(() -> {
      Map<String, String> hosts = new TreeMap<>();
      file.query("SELECT mac, host_name FROM router_interface", row -> hosts.put(row.getString(1), row.getString(2)));
      return hosts;
    });
  }

  /** Links with both signals, the predicted one without any calibration. */
  public List<SignalSample> samples() {
    return all().stream().filter(link -> link.errorDb().isPresent())
        .map(link -> new SignalSample(link.clutter(), link.predictedDbm().getAsDouble() - link.correctionDb(),
            link.measuredDbm().getAsDouble())).toList();
  }

  /** What plans are made with from now on; {@link Calibration#NONE} for what the models say. */
  public void storeCalibration(Calibration calibration) {
    live.write(() -> {
      file.update("DELETE FROM calibration");
      for (ClassOffset offset : calibration.offsets()) {
        file.update("INSERT INTO calibration VALUES (?, ?, ?, ?, ?)", offset.clutter(), offset.offsetDb(),
            offset.halfWidthDb(), offset.scatterDb(), offset.links());
      }
      return null;
    });
  }

  public Calibration calibration() {
    return live.read(() -> new Calibration(file.query("SELECT * FROM calibration ORDER BY clutter",
        row -> new ClassOffset(row.getString("clutter"), row.getDouble("offset_db"), row.getDouble("half_width_db"),
            row.getDouble("scatter_db"), row.getInt("links")))));
  }

  /** Notes which offsets the plan that was just stored has in its signals. */
  public void notePlannedWith(Calibration calibration) {
    live.write(() -> {
      file.update("DELETE FROM plan_correction");
      for (ClassOffset offset : calibration.offsets()) {
        file.update("INSERT INTO plan_correction VALUES (?, ?)", offset.clutter(), offset.offsetDb());
      }
      return null;
    });
  }

  /** The offset that the present plan's signals contain, for links over that ground. */
  public double plannedCorrectionDb(String clutter) {
    return live.read(() -> file.query("SELECT offset_db FROM plan_correction WHERE clutter IN (?, ?) ORDER BY clutter = ? DESC",
        row -> row.getDouble(1), clutter, Calibration.ALL, clutter).stream().findFirst().orElse(0.0));
  }

  private static Object value(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }

  private static OptionalDouble number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
