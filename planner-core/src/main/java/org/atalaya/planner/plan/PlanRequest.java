package org.atalaya.planner.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atalaya.planner.addressing.AddressBlocks;
import org.atalaya.planner.candidates.CandidateGraph;
import org.atalaya.planner.channels.AirSurvey;
import org.atalaya.planner.site.Site;

/**
 * What a network is planned from.
 *
 * @param networkName as people call it; the access points' name is cut from it
 * @param country ISO 3166 code
 * @param firmware target id: {@code libremesh}
 * @param sites in the project's order; their roles count, not those in the graph
 * @param graph which of them could be linked, named as in {@code sites}; the order of its links does not matter
 * @param fadeMarginDb kept between signal and sensitivity, 0 to 60
 * @param allowDfs true to take channels with radar detection
 * @param wishes what the network is to survive and to cost
 * @param alternatives how many other networks to look for, 0 to 20
 * @param prices of the community's own; the catalogue that is planned with has the devices' already
 * @param blocks the community's own addresses
 * @param air what was measured of it
 * @param addresses IPv4 addresses that routers have had so far, by host name, without a length: they keep them
 */
public record PlanRequest(String networkName, String country, String firmware, List<Site> sites, CandidateGraph graph,
    double fadeMarginDb, boolean allowDfs, Wishes wishes, int alternatives, PriceList prices, AddressBlocks blocks,
    AirSurvey air, Map<String, String> addresses) {
  public PlanRequest {
    sites = List.copyOf(sites);
    addresses = Collections.unmodifiableMap(new LinkedHashMap<>(addresses));
    if (alternatives < 0 || alternatives > 20) {
      throw new IllegalArgumentException("alternatives " + alternatives + ", expected 0 to 20");
    }
  }

  /** The cheapest network, whatever it costs and does not survive. */
  public PlanRequest(String networkName, String country, String firmware, List<Site> sites, CandidateGraph graph,
      double fadeMarginDb, boolean allowDfs) {
    this(networkName, country, firmware, sites, graph, fadeMarginDb, allowDfs, Wishes.NONE, 0);
  }

  /** A network at the catalogue's prices, with addresses as LibreMesh has them, where nobody listened. */
  public PlanRequest(String networkName, String country, String firmware, List<Site> sites, CandidateGraph graph,
      double fadeMarginDb, boolean allowDfs, Wishes wishes, int alternatives) {
    this(networkName, country, firmware, sites, graph, fadeMarginDb, allowDfs, wishes, alternatives, PriceList.NONE, AddressBlocks.NONE,
        AirSurvey.NONE, Map.of());
  }
}
