package org.atalaya.app.cli;

import java.util.List;
import java.util.Optional;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.site.Uplink;
import org.atalaya.planner.uplink.FallOver;
import org.atalaya.planner.uplink.LineLoad;

/** The JSON of {@code uplink} and {@code service}: docs/cli/uplink.schema.json. */
final class UplinkDocument {
  private UplinkDocument() {}

  static Json of(List<Site> sites, Optional<List<LineLoad>> loads) {
    return new Json()
        .put("sites", sites.stream().filter(site -> !site.uplinks().isEmpty() || !site.services().isEmpty()).map(site -> new Json()
            .put("site", site.name())
            .put("lines", site.uplinks().stream().map(UplinkDocument::line).toList())
            .put("services", site.services())).toList())
        .put("loads", loads.map(all -> all.stream().map(UplinkDocument::load).toList()));
  }

  static Json line(Uplink line) {
    return new Json()
        .put("line", line.name())
        .put("provider", line.provider())
        .put("down_mbps", line.downMbps())
        .put("up_mbps", line.upMbps())
        .put("monthly_cost", line.monthlyCost())
        .put("sharing", switch (line.sharing()) {
          case ALLOWED -> "yes";
          case FORBIDDEN -> "no";
          case UNKNOWN -> "unknown";
        })
        .put("cap_gb", line.capGigabytes())
        .put("last_resort", line.lastResort())
        .put("as_number", line.asNumber())
        .put("own_networks", line.networks());
  }

  static Json load(LineLoad load) {
    return new Json()
        .put("site", load.site())
        .put("last_resort", load.lastResort())
        .put("down_mbps", load.downMbps())
        .put("cap_gb", load.capGigabytes())
        .put("homes", load.homes())
        .put("each_mbps", load.eachMbps())
        .put("if_it_fails", load.ifItFails().stream().map(UplinkDocument::fallOver).toList());
  }

  static Json fallOver(FallOver home) {
    return new Json().put("home", home.home()).put("from", home.from()).put("to", home.to())
        .put("keeps_addresses", home.keepsAddresses());
  }
}
