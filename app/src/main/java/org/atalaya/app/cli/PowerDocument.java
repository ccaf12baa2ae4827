package org.atalaya.app.cli;

import java.util.OptionalInt;
import org.atalaya.app.job.PowerJob;
import org.atalaya.planner.power.SiteSizing;

/** The JSON of {@code power}: docs/cli/power.schema.json. */
final class PowerDocument {
  private PowerDocument() {}

  static Json of(PowerJob.Answer answer) {
    return new Json()
        .put("enough", answer.enough())
        .put("autonomy_days", answer.question().autonomyDays())
        .put("clearness", answer.question().sunKwh().isPresent() ? null : answer.question().clearness())
        .put("sites", answer.sites().stream().map(PowerDocument::site).toList())
        .put("devices", answer.devices().stream().map(device -> new Json()
            .put("device", device.id())
            .put("watts", device.powerWatts())
            .put("kind", device.powerProvenance().map(source -> source.kind()))
            .put("source", device.powerProvenance().map(source -> source.source()))).toList());
  }

  private static Json site(SiteSizing site) {
    boolean given = site.sun().month() == 0;
    double hours = site.power().runtimeHours();
    return new Json()
        .put("site", site.power().site())
        .put("supply", SimulationDocument.supply(site.power().supply()))
        .put("verdict", site.verdict())
        .put("load_w", site.power().loadWatts())
        .put("load_assumed", site.power().assumedRouters() > 0)
        .put("daily_wh", site.dailyWattHours())
        .put("runtime_h", Double.isFinite(hours) ? hours : null)
        .put("present_wh", site.presentWattHours())
        .put("present_wp", site.presentWattPeak())
        .put("needed_wh", site.neededWattHours())
        .put("label_lead_wh", site.neededWattHours() / SiteSizing.LEAD_USABLE)
        .put("label_lithium_wh", site.neededWattHours() / SiteSizing.LITHIUM_USABLE)
        .put("needed_wp", site.neededWattPeak())
        .put("worst_month", given ? OptionalInt.empty() : OptionalInt.of(site.sun().month()))
        .put("tilt_deg", site.sun().tiltDegrees())
        .put("azimuth_deg", site.sun().southwards() ? 180 : 0)
        .put("horizontal_kwh_m2_day", given ? null : site.sun().horizontalKwh())
        .put("panel_kwh_m2_day", site.sun().panelKwh());
  }
}
