package org.atalaya.app.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.atalaya.maps.features.CaseTable;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.calibration.Calibration;
import org.atalaya.planner.device.Rate;
import org.atalaya.planner.linkbudget.LinkForecast.Direction;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.LinkMeasurement;
import org.atalaya.planner.project.Measurements;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.Stored;

/** Learns from measured links how much signals differ from the predicted ones. The next plan is made with it. */
public final class CalibrateJob {
  private static final double LEAST_DBM = -120;
  private static final double MOST_DBM = 0;
  private static final int LONGEST_CLUTTER = 40;

  private CalibrateJob() {}

  /** Learns from all measurements of the project and keeps what it learned. */
  public static Calibration run(Project project) {
    Calibration calibration = Calibration.of(project.measurements().samples());
    project.measurements().storeCalibration(calibration);
    return calibration;
  }

  /** Plans are made as the models say again; measurements stay. */
  public static void forget(Project project) {
    project.measurements().storeCalibration(Calibration.NONE);
  }

  /**
   * Takes measured signals from a table with the columns {@code a}, {@code b} (sites, or host names), {@code signal_dbm}
   * (of a, measured at b), and, where they are known, {@code predicted_dbm} and {@code clutter}.
   *
   * @return how many
   * @throws BadInputException if a value is none, or a prediction is neither in the table nor in the plan
   */
  public static int importCsv(Project project, Path file) throws IOException {
    CaseTable table = CaseTable.read(file);
    int a = table.getColumn("a");
    int b = table.getColumn("b");
    int signal = table.getColumn("signal_dbm");
    OptionalInt predicted = table.findColumn("predicted_dbm");
    OptionalInt clutter = table.findColumn("clutter");
    Measurements measurements = project.measurements();
    Instant now = measurements.now();
    List<LinkMeasurement> links = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      String from = table.getText(row, a);
      String to = table.getText(row, b);
      String ground = clutter.isPresent() && !table.getText(row, clutter.getAsInt()).isBlank()
          ? table.getText(row, clutter.getAsInt()).strip() : Calibration.ALL;
      if (ground.length() > LONGEST_CLUTTER) {
        throw new BadInputException(table.where(row, clutter.getAsInt()), ground.length() + " characters",
            "a class of at most " + LONGEST_CLUTTER);
      }
      double measured = table.getNumber(row, signal, LEAST_DBM, MOST_DBM);
      Optional<Planned> planned = find(project, from, to);
      boolean given = predicted.isPresent() && !table.getText(row, predicted.getAsInt()).isBlank();
      if (!given && planned.isEmpty()) {
        throw new BadInputException(table.where(row, a), from + " to " + to + ", no prediction in the table, and no such link in the plan",
            "a column predicted_dbm, or a link of the plan");
      }
      double prediction = given ? table.getNumber(row, predicted.getAsInt(), LEAST_DBM, MOST_DBM) : planned.get().way().signalDbm();
      links.add(new LinkMeasurement(planned.map(Planned::fromHost).orElse(from), planned.map(Planned::toHost).orElse(to),
          planned.map(Planned::toRadio).orElse(""), LinkMeasurement.Source.IMPORTED, planned.isPresent(),
          OptionalDouble.of(prediction), given ? 0 : measurements.plannedCorrectionDb(ground), OptionalDouble.of(measured),
          planned.flatMap(each -> each.way().rate().map(Rate::mbps)).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
          OptionalDouble.empty(), OptionalDouble.empty(), ground, now));
    }
    measurements.storeImported(links);
    return links.size();
  }

  /** One direction of a planned link. */
  private record Planned(String fromHost, String toHost, String toRadio, Direction way) {}

  private static Optional<Planned> find(Project project, String from, String to) {
    Optional<NetworkPlan> plan = project.findPlan().map(Stored::value);
    if (plan.isEmpty()) {
      return Optional.empty();
    }
    for (PlannedLink link : plan.get().links()) {
      if (means(plan.get(), from, link.hostA()) && means(plan.get(), to, link.hostB())) {
        return Optional.of(new Planned(link.hostA(), link.hostB(), link.radioB(), link.forecast().forward()));
      }
      if (means(plan.get(), from, link.hostB()) && means(plan.get(), to, link.hostA())) {
        return Optional.of(new Planned(link.hostB(), link.hostA(), link.radioA(), link.forecast().backward()));
      }
    }
    return Optional.empty();
  }

  private static boolean means(NetworkPlan plan, String name, String host) {
    return host.equals(name) || plan.findRouter(host).map(PlannedRouter::site).filter(name::equals).isPresent();
  }
}
