package org.atalaya.app.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atalaya.planner.calibration.Calibration;
import org.atalaya.planner.channels.MeasuredSignal;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.project.LinkMeasurement;
import org.atalaya.planner.project.Measurements;
import org.atalaya.planner.project.Project;
import org.atalaya.provisioning.measure.LinkStanding;
import org.atalaya.provisioning.measure.LinkTable;
import org.atalaya.provisioning.measure.RouterAir;
import org.atalaya.provisioning.measure.SurveyReading;
import org.atalaya.provisioning.router.RouterFacts;

/** Lays what routers hear beside what was planned, and keeps it. */
public final class MeasureJob {
  private MeasureJob() {}

  /**
   * @param links planned ones, then unexpected ones
   * @param missingRoutes of routers whose routing was read: host name → routers of the plan that it has no way to
   */
  public record Air(List<LinkStanding> links, Map<String, List<String>> missingRoutes) {
    /** Every planned link of the routers that were read is heard, and every router has a way to every other. */
    public boolean asPlanned() {
      return missingRoutes.isEmpty() && links.stream().noneMatch(link -> link.state() == LinkStanding.State.NOT_SEEN);
    }
  }

  static Air keep(Project project, List<VerifyJob.Looked> looked) {
    NetworkPlan plan = project.getCurrentPlan().value();
    Measurements measurements = project.measurements();
    List<RouterAir> readings = new ArrayList<>();
    looked.forEach(each -> each.reading().ifPresent(reading -> {
      String host = each.result().task().hostName();
      Set<String> macs = macs(reading.report().facts());
      readings.add(new RouterAir(host, macs, reading.air()));
      measurements.storeInterfaces(host, macs);
    }));
    LinkTable table = new LinkTable(plan, readings, measurements.interfaces());
    List<LinkStanding> rows = table.rows();
    Instant now = measurements.now();
    double correction = measurements.plannedCorrectionDb(Calibration.ALL);
    measurements.storeHeard(readings.stream().map(RouterAir::hostName).toList(), rows.stream().map(row -> new LinkMeasurement(
        row.from(), row.to(), row.radio(), LinkMeasurement.Source.ROUTER, row.planned(), row.predictedDbm(), correction,
        row.measuredDbm(), row.predictedMbps(), row.measuredMbps(), row.measuredEtx(), Calibration.ALL, now)).toList());
    measurements.storeSignals(readings.stream().map(RouterAir::hostName).toList(), rows.stream().flatMap(row -> signal(plan, row, now).stream()).toList());
    return new Air(rows, table.missingRoutes());
  }

  /** Which radio of the sender it was follows from the receiver's: the n-th mesh radios of all routers share a cloud. */
  private static Optional<MeasuredSignal> signal(NetworkPlan plan, LinkStanding row, Instant now) {
    Optional<PlannedRouter> from = plan.findRouter(row.from());
    Optional<PlannedRouter> to = plan.findRouter(row.to());
    if (from.isEmpty() || to.isEmpty() || row.measuredDbm().isEmpty()) {
      return Optional.empty();
    }
    List<PlannedRadio> sending = from.get().radios().stream().filter(PlannedRadio::mesh).toList();
    List<PlannedRadio> hearing = to.get().radios().stream().filter(PlannedRadio::mesh).toList();
    return IntStream.range(0, Math.min(sending.size(), hearing.size())).filter(slot -> hearing.get(slot).uciName().equals(row.radio())).boxed()
        .findFirst().map(slot -> new MeasuredSignal(SurveyReading.place(from.get(), sending.get(slot)),
            SurveyReading.place(to.get(), hearing.get(slot)), row.measuredDbm().getAsDouble(), now));
  }

  /** MAC addresses by which a router's neighbours know it; that of LibreMesh's anygw is everyone's. */
  static Set<String> macs(RouterFacts facts) {
    return facts.macs().entrySet().stream().filter(mac -> !mac.getKey().startsWith("anygw")).map(Map.Entry::getValue)
        .collect(Collectors.toSet());
  }
}
