package org.atalaya.app.cli;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.atalaya.app.job.SimulateJob;
import org.atalaya.planner.capacity.Throughput;
import org.atalaya.planner.resilience.Availability;
import org.atalaya.planner.resilience.FailureStudy.SingleFailures;
import org.atalaya.planner.resilience.NetworkAvailability;
import org.atalaya.planner.resilience.SiteNetwork;
import org.atalaya.planner.resilience.SitePower;
import org.atalaya.planner.resilience.Situation;
import org.atalaya.planner.site.PowerSupply;

/** The JSON of {@code simulate}: docs/cli/simulate.schema.json. */
final class SimulationDocument {
  private SimulationDocument() {}

  static Json of(SimulateJob.Answer answer) {
    SiteNetwork network = answer.network();
    OptionalDouble hours = answer.question().blackoutHours();
    return new Json()
        .put("survived", answer.survived())
        .put("homes", network.homes().stream().map(home -> network.nodes().get(home).name()).toList())
        .put("gateways", network.nodes().stream().filter(SiteNetwork.Node::gateway).map(SiteNetwork.Node::name).toList())
        .put("unreached", answer.unreached())
        .put("failed", answer.question().failed())
        .put("internet_cut", answer.question().internetCut())
        .put("situation", situation(answer.situation()))
        .put("blackout", hours.isEmpty() ? null : new Json()
            .put("hours", hours)
            .put("power", answer.power().stream().map(power -> power(power, hours.getAsDouble())).toList())
            .put("moments", answer.blackout().stream()
                .map(moment -> situation(moment.situation()).put("hour", moment.hours())).toList()))
        .put("each", answer.each().map(failures -> each(network, failures)))
        .put("availability", answer.availability().map(result -> availability(answer, result)))
        .put("throughput", answer.throughput().stream().map(home -> new Json()
            .put("site", home.site())
            .put("gateway", home.gateway())
            .put("last_resort", home.lastResort())
            .put("hops", home.hops())
            .put("alone", interval(home.alone()))
            .put("together", interval(home.together()))
            .put("metrics", new Json()
                .put("babel", home.metrics().babel())
                .put("batman_iv", home.metrics().batmanIv())
                .put("batman_v_mbps", home.metrics().batmanVMbps())
                .put("airtime_us", home.metrics().airtimeMicros()))).toList())
        .put("fall_over", answer.fallOvers().stream().map(UplinkDocument::fallOver).toList())
        .put("lines", answer.lines().stream().map(UplinkDocument::load).toList())
        .put("services", answer.services().stream().map(service -> new Json().put("site", service.site())
            .put("service", service.service()).put("homes", service.homes())).toList())
        .put("pairs", answer.pairs().map(pairs -> pairs.stream().map(pair -> new Json()
            .put("sites", pair.sites())
            .put("links", pair.links().stream().map(link -> new Json().put("host_a", link.hostA()).put("host_b", link.hostB())).toList())
            .put("homes_lost", pair.lostHomes())).toList()))
        .put("unwanted_links", answer.unwanted().stream().map(link -> new Json()
            .put("host_a", link.hostA()).put("radio_a", link.radioA()).put("host_b", link.hostB()).put("radio_b", link.radioB())
            .put("signal_dbm", link.signalDbm()).put("rate_mbps", link.mbps())).toList())
        .put("peering_threshold_dbm", answer.peeringThresholdDbm());
  }

  private static Json interval(Throughput throughput) {
    return new Json().put("low_mbps", throughput.lowMbps()).put("high_mbps", throughput.highMbps());
  }

  private static Json situation(Situation situation) {
    return new Json()
        .put("off", situation.offSites())
        .put("groups", situation.groups())
        .put("homes_online", situation.onlineHomes())
        .put("homes_lost", situation.lostHomes())
        .put("households_online", situation.onlineHouseholds())
        .put("households_lost", situation.lostHouseholds());
  }

  static String supply(PowerSupply supply) {
    return switch (supply) {
      case PowerSupply.Grid grid -> "grid";
      case PowerSupply.Battery battery -> "battery";
      case PowerSupply.Solar solar -> "solar";
    };
  }

  private static Json power(SitePower power, double hours) {
    double runtime = power.runtimeHours();
    return new Json()
        .put("site", power.site())
        .put("supply", supply(power.supply()))
        .put("load_w", power.loadWatts())
        .put("load_assumed", power.assumedRouters() > 0)
        .put("runtime_h", Double.isFinite(runtime) ? OptionalDouble.of(runtime) : OptionalDouble.empty())
        .put("needed_wh", power.neededWattHours(hours))
        .put("missing_wh", power.missingWattHours(hours));
  }

  private static Json each(SiteNetwork network, SingleFailures failures) {
    List<String> cutSites = failures.weakPoints().cutSites().stream().map(i -> network.nodes().get(i).name()).toList();
    List<SiteNetwork.Link> bridges = failures.weakPoints().bridges().stream().map(network.links()::get).toList();
    return new Json()
        .put("survived", failures.survived())
        .put("sites", failures.sites().stream().map(failure -> new Json()
            .put("site", failure.site())
            .put("gateway", failure.gateway())
            .put("cut_site", cutSites.contains(failure.site()))
            .put("homes_lost", failure.lostHomes())
            .put("households_lost", failure.lostHouseholds())).toList())
        .put("links", failures.links().stream().map(failure -> new Json()
            .put("a", network.nodes().get(failure.link().a()).name())
            .put("b", network.nodes().get(failure.link().b()).name())
            .put("host_a", failure.link().hostA())
            .put("host_b", failure.link().hostB())
            .put("bridge", bridges.contains(failure.link()))
            .put("homes_lost", failure.lostHomes())
            .put("households_lost", failure.lostHouseholds())).toList());
  }

  private static Json availability(SimulateJob.Answer answer, NetworkAvailability.Result result) {
    List<Integer> homes = answer.network().homes();
    return new Json()
        .put("site", answer.question().siteAvailability())
        .put("link", answer.question().linkAvailability())
        .put("weather", answer.weather().map(shares -> IntStream.range(0, shares.size()).mapToObj(i -> new Json()
            .put("a", answer.network().nodes().get(answer.network().links().get(i).a()).name())
            .put("b", answer.network().nodes().get(answer.network().links().get(i).b()).name())
            .put("share", shares.get(i))).toList()))
        .put("weather_left_out", answer.withoutWeather().stream().map(link -> new Json()
            .put("host_a", link.hostA()).put("host_b", link.hostB())).toList())
        .put("homes", IntStream.range(0, homes.size()).mapToObj(i -> share(result.homes().get(i))
            .put("site", answer.network().nodes().get(homes.get(i)).name())).toList())
        .put("all_homes", share(result.all()));
  }

  private static Json share(Availability availability) {
    return switch (availability) {
      case Availability.Exact exact -> new Json().put("value", exact.value()).put("low", exact.value())
          .put("high", exact.value()).put("samples", OptionalInt.empty());
      case Availability.Sampled sampled -> new Json().put("value", sampled.value()).put("low", sampled.low())
          .put("high", sampled.high()).put("samples", sampled.samples());
    };
  }
}
