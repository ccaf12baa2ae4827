package org.atalaya.app.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import org.atalaya.app.job.MeasureJob;
import org.atalaya.provisioning.measure.LinkStanding;

/** Measured links beside the predicted ones, in one table. */
final class LinkReport {
  private final Console console;

  LinkReport(Console console) {
    this.console = console;
  }

  void print(MeasureJob.Air air) {
    if (air.links().isEmpty()) {
      return;
    }
    console.out().println();
    console.say("air.title");
    int longest = air.links().stream().mapToInt(link -> name(link).length()).max().orElse(0);
    for (LinkStanding link : air.links()) {
      console.say("air.link", (name(link) + " ".repeat(longest)).substring(0, longest), text("dBm", link.measuredDbm(), "0"),
          text("dBm", link.predictedDbm(), "0"), text("Mbit/s", link.measuredMbps(), "0.#"),
          text("Mbit/s", link.predictedMbps(), "0.#"), text("", link.measuredEtx(), "0.00"),
          console.texts().get("air." + word(link)));
    }
    air.missingRoutes().forEach((host, others) -> console.say("air.no-route", host, String.join(", ", others)));
  }

  private static String name(LinkStanding link) {
    return link.from() + " → " + link.to();
  }

  private String text(String unit, OptionalDouble value, String pattern) {
    if (value.isEmpty()) {
      return "–";
    }
    String number = new java.text.DecimalFormat(pattern, java.text.DecimalFormatSymbols.getInstance(console.locale()))
        .format(value.getAsDouble());
    return unit.isEmpty() ? number : number + " " + unit;
  }

  private static String word(LinkStanding link) {
    return link.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Json put(Json document, MeasureJob.Air air) {
    return document.put("links", air.links().stream().map(link -> new Json()
        .put("from", link.from())
        .put("to", link.to())
        .put("radio", link.radio())
        .put("state", link.state())
        .put("predicted_dbm", link.predictedDbm())
        .put("measured_dbm", link.measuredDbm())
        .put("predicted_mbps", link.predictedMbps())
        .put("measured_mbps", link.measuredMbps())
        .put("predicted_etx", link.planned() ? LinkStanding.PREDICTED_ETX : null)
        .put("measured_etx", link.measuredEtx())
        .put("route", link.route())).toList())
        .put("missing_routes", air.missingRoutes().entrySet().stream()
            .map(entry -> new Json().put("from", entry.getKey()).put("to", entry.getValue())).toList());
  }
}
