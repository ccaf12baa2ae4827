package org.atalaya.firmware.gluon;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.atalaya.firmware.gluon.Lua.Table;
import org.atalaya.firmware.node.IpPrefix;
import org.atalaya.planner.addressing.HostNames;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;

/**
 * The site of a network: one domain, with what all nodes share.
 *
 * @param site as in {@code site.conf}
 * @param code of the domain
 * @param domain as in {@code domains/CODE.conf}
 */
record GluonSite(Table site, String code, Table domain) {

  /** @param nodes all, of one community */
  static GluonSite of(List<NodeConfig> nodes) {
    Community community = nodes.getFirst().community();
    String code = code(community);
    SortedMap<String, Lua> site = new TreeMap<>(Map.of(
        "site_name", Lua.text(community.name()),
        "site_code", Lua.text(code),
        "default_domain", Lua.text(code),
        "timezone", Lua.text("UTC0"),
        "ntp_servers", Lua.texts("2.pool.ntp.org"),
        "regdom", Lua.text(community.country())));
    SortedMap<String, Lua> domain = new TreeMap<>(Map.of(
        "domain_names", Table.of(Map.of(code, Lua.text(community.name()))),
        "domain_seed", Lua.text(seed(community)),
        "prefix4", Lua.text(community.ipv4Network()),
        "prefix6", Lua.text(community.ipv6Network()),
        "next_node", Table.of(Map.of(
            "name", Lua.texts("thisnode.info"),
            "ip4", Lua.text(firstHost(IpPrefix.ipv4(community.ipv4Network()), IpPrefix::dotted)),
            "ip6", Lua.text(firstHost(IpPrefix.ipv6(community.ipv6Network()), IpPrefix::compressed)))),
        "mesh", Table.of(Map.of("vxlan", new Lua.Bool(true),
            "batman_adv", Table.of(Map.of("routing_algo", Lua.text("BATMAN_IV")))))));
    for (Band band : Band.values()) {
      channel(nodes, band).ifPresent(channel -> {
        site.put(section(band), Table.of(Map.of("channel", Lua.number(channel),
            "mesh", Table.of(Map.of("mcast_rate", Lua.number(12_000))))));
        domain.put(section(band), Table.of(Map.of("ap", Table.of(Map.of("ssid", Lua.text(community.accessPointSsid()))),
            "mesh", Table.of(Map.of("id", Lua.text(community.meshId()))))));
      });
    }
    return new GluonSite(new Table(site), code, new Table(domain));
  }

  private static String section(Band band) {
    return band == Band.GHZ_2 ? "wifi24" : "wifi5";
  }

  private static String firstHost(Optional<IpPrefix> network, Function<IpPrefix, String> text) {
    return network.map(prefix -> text.apply(prefix.network().plus(1))).orElse("");
  }

  /** Letters and digits of the community's name, small: {@code quintana}. */
  static String code(Community community) {
    return HostNames.transliterate(community.name()).toLowerCase(Locale.ROOT).replace("-", "_");
  }

  /** No secret: it keeps the frames of two domains apart. The same network has the same one, always. */
  private static String seed(Community community) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(
          (community.meshId() + "\n" + community.ipv6Network() + "\n").getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }

  /** The band's channel that most nodes have, the lowest of equals: nodes that have another keep it by themselves. */
  private static Optional<Integer> channel(List<NodeConfig> nodes, Band band) {
    return nodes.stream()
        .flatMap(node -> node.router().radios().stream()
            .filter(task -> task.mesh() || task.accessPoint())
            .filter(task -> node.device().getRadio(task.uciName()).band() == band))
        .collect(Collectors.groupingBy(PlannedRadio::channel, TreeMap::new, Collectors.counting()))
        .entrySet().stream().max(Map.Entry.<Integer, Long>comparingByValue()
            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey);
  }
}
