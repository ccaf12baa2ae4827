package org.atalaya.app.job;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.atalaya.app.Csv;
import org.atalaya.app.Numbers;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.project.LinksResult;

/** What was computed, as tables for a spreadsheet: CSV with a line of column names, units in them. */
public final class ResultTables {
  private static final List<String> LINK_COLUMNS = List.of("a", "b", "distance_m", "azimuth_ab_deg", "azimuth_ba_deg",
      "tilt_ab_deg", "tilt_ba_deg", "verdict", "fresnel_fraction", "worst_distance_m", "loss_db");

  private ResultTables() {}

  /** Every judged pair. */
  public static String links(LinksResult links) {
    StringBuilder text = new StringBuilder(Csv.line(LINK_COLUMNS));
    for (LinkRow row : links.rows()) {
      text.append(Csv.line(List.of(row.a(), row.b(), Numbers.shortest(row.distanceMeters()),
          Numbers.shortest(row.azimuthAbDegrees()), Numbers.shortest(row.azimuthBaDegrees()),
          Numbers.shortest(row.tiltAbDegrees()), Numbers.shortest(row.tiltBaDegrees()),
          row.verdict().name().toLowerCase(Locale.ROOT), Numbers.shortest(row.fresnelFraction()),
          Numbers.shortest(row.worstDistanceMeters()), Numbers.shortest(row.lossDb()))));
    }
    return text.toString();
  }

  /** The plan's links, between host names. */
  public static String planLinks(NetworkPlan plan) {
    StringBuilder text = new StringBuilder(Csv.line(List.of("host_a", "radio_a", "host_b", "radio_b", "distance_m",
        "signal_at_b_dbm", "signal_at_a_dbm")));
    for (PlannedLink link : plan.links()) {
      text.append(Csv.line(List.of(link.hostA(), link.radioA(), link.hostB(), link.radioB(), Numbers.shortest(link.distanceMeters()),
          Numbers.shortest(link.forecast().forward().signalDbm()), Numbers.shortest(link.forecast().backward().signalDbm()))));
    }
    return text.toString();
  }

  /** The plan's routers, a line for each. */
  public static String routers(NetworkPlan plan) {
    StringBuilder text = new StringBuilder(Csv.line(List.of("host", "site", "device", "ipv4", "ipv6", "aim_deg", "channels")));
    for (PlannedRouter router : plan.routers()) {
      text.append(Csv.line(List.of(router.hostName(), router.site(), router.deviceId(), router.ipv4(), router.ipv6(),
          aims(router), router.radios().stream().filter(PlannedRadio::mesh).map(radio -> Integer.toString(radio.channel()))
              .collect(Collectors.joining(" ")))));
    }
    return text.toString();
  }

  private static String aims(PlannedRouter router) {
    return router.aimDegrees().map(Numbers::shortest).orElseGet(() -> router.radios().stream().map(PlannedRadio::aimDegrees)
        .flatMap(Optional::stream).map(Numbers::shortest).collect(Collectors.joining(" ")));
  }
}
