package org.atalaya.firmware.gluon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atalaya.firmware.gluon.Lua.Array;
import org.atalaya.firmware.gluon.Lua.Bool;
import org.atalaya.firmware.gluon.Lua.Number;
import org.atalaya.firmware.gluon.Lua.Table;
import org.atalaya.firmware.gluon.Lua.Text;

/**
 * What Gluon's own checker asks of a site with domains before it builds an image (v2023, the packages gluon-core,
 * gluon-client-bridge and gluon-mesh-batman-adv), restated: which keys there must be, of which kind and range, and
 * which belong to the site or to a domain alone.
 */
final class SiteRules {
  private static final List<Integer> MULTICAST_RATES = List.of(6000, 9000, 12000, 18000, 24000, 36000, 48000, 54000);
  private static final List<Integer> CHANNELS_24 = IntStream.rangeClosed(1, 14).boxed().toList();
  private static final List<Integer> CHANNELS_5 = Stream.of(IntStream.iterate(34, c -> c <= 64, c -> c + 2),
      IntStream.of(96), IntStream.iterate(100, c -> c <= 128, c -> c + 2),
      IntStream.iterate(132, c -> c <= 144, c -> c + 2),
      IntStream.iterate(149, c -> c <= 161, c -> c + 2), IntStream.of(165, 169, 173)).flatMap(IntStream::boxed)
      .filter(channel -> channel != 98).toList();
  private static final List<String> ROLES = List.of("client", "uplink", "mesh");

  private static final Pattern HEX_64 = Pattern.compile("[0-9A-Fa-f]{64}");
  private static final Pattern PREFIX_4 = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+/\\d+");
  private static final Pattern PREFIX_6 = Pattern.compile("[0-9A-Fa-f:]+/64");
  private static final Pattern ADDRESS_4 = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
  private static final Pattern ADDRESS_6 = Pattern.compile("[0-9A-Fa-f:]+");
  private static final Pattern KEY = Pattern.compile("[0-9A-Za-z_]+");

  private final Table site;
  private final Table domain;
  private final String code;
  private final List<String> found = new ArrayList<>();

  private SiteRules(Table site, String code, Table domain) {
    this.site = site;
    this.code = code;
    this.domain = domain;
  }

  /** One line for each rule that a domain of a site breaks; empty when Gluon would build it. */
  static List<String> violations(Table site, String domainCode, Table domain) {
    SiteRules rules = new SiteRules(site, domainCode, domain);
    rules.identity();
    rules.network();
    rules.radios("wifi24", CHANNELS_24);
    rules.radios("wifi5", CHANNELS_5);
    for (String port : List.of("wan", "lan", "single")) {
      rules.optional("interfaces." + port + ".default_roles", "an array of " + ROLES, value -> value instanceof Array
          array && array.values().stream().allMatch(role -> role instanceof Text text && ROLES.contains(text.value())));
      rules.siteOnly("interfaces." + port + ".default_roles");
    }
    for (String old : List.of("mesh_on_wan", "mesh_on_lan", "single_as_lan", "wifi24.ibss", "wifi5.ibss",
        "wifi24.supported_rates", "wifi5.supported_rates", "wifi24.basic_rate", "wifi5.basic_rate", "opkg.lede")) {
      rules.find(old).ifPresent(_ -> rules.found.add(old + " is obsolete"));
    }
    return List.copyOf(rules.found);
  }

  private void identity() {
    for (String key : List.of("site_code", "site_name", "timezone")) {
      required(key, "a string", Text.class::isInstance);
      siteOnly(key);
    }
    optional("hostname_prefix", "a string", Text.class::isInstance);
    required("default_domain", "the name of a domain", value -> value instanceof Text text && text.value().equals(code));
    siteOnly("default_domain");
    required("domain_names", "a table of strings", value -> value instanceof Table names
        && names.entries().entrySet().stream().allMatch(entry -> KEY.matcher(entry.getKey()).matches()
            && entry.getValue() instanceof Text));
    required("domain_names." + code, "a string", Text.class::isInstance);
    domainOnly("domain_names");
    required("domain_seed", "64 hexadecimal digits", matches(HEX_64));
    domainOnly("domain_seed");
  }

  private void network() {
    optional("ntp_servers", "an array of strings", value -> value instanceof Array array
        && array.values().stream().allMatch(Text.class::isInstance));
    optional("prefix4", "an IPv4 network", matches(PREFIX_4));
    domainOnly("prefix4");
    required("prefix6", "an IPv6 network of length 64", matches(PREFIX_6));
    domainOnly("prefix6");
    optional("next_node.ip4", "an IPv4 address", matches(ADDRESS_4));
    optional("next_node.ip6", "an IPv6 address", matches(ADDRESS_6));
    optional("next_node.name", "an array of strings", value -> value instanceof Array array
        && array.values().stream().allMatch(Text.class::isInstance));
    domainOnly("next_node");
    optional("mesh.vxlan", "true or false", Bool.class::isInstance);
    required("mesh.batman_adv.routing_algo", "BATMAN_IV or BATMAN_V", value -> value instanceof Text text
        && List.of("BATMAN_IV", "BATMAN_V").contains(text.value()));
    domainOnly("mesh");
  }

  private void radios(String band, List<Integer> channels) {
    if (find(band).isEmpty()) {
      return;
    }
    required(band, "a table", Table.class::isInstance);
    required("regdom", "a string", Text.class::isInstance);
    siteOnly("regdom");
    required(band + ".channel", "one of " + channels, value -> value instanceof Number number
        && channels.contains(number.value()));
    Predicate<Lua> name = value -> value instanceof Text text && Lua.bytes(text.value()) <= 32;
    optional(band + ".ap.ssid", "32 bytes at most", name);
    domainOnly(band + ".ap.ssid");
    if (find(band + ".mesh").isPresent()) {
      required(band + ".mesh.id", "32 bytes at most", name);
      domainOnly(band + ".mesh.id");
      optional(band + ".mesh.mcast_rate", "one of " + MULTICAST_RATES, value -> value instanceof Number number
          && MULTICAST_RATES.contains(number.value()));
      optional(band + ".mesh.disabled", "true or false", Bool.class::isInstance);
    }
  }

  private void required(String path, String expected, Predicate<Lua> check) {
    if (find(path).filter(check).isEmpty()) {
      found.add(path + " is " + (find(path).isPresent() ? "something else" : "missing") + ", expected " + expected);
    }
  }

  private void optional(String path, String expected, Predicate<Lua> check) {
    if (find(path).isPresent()) {
      required(path, expected, check);
    }
  }

  private void siteOnly(String path) {
    if (find(domain, path).isPresent()) {
      found.add(path + " is allowed in the site alone");
    }
  }

  private void domainOnly(String path) {
    if (find(site, path).isPresent()) {
      found.add(path + " is allowed in a domain alone");
    }
  }

  /** In the domain, or else in the site, whose tables Gluon lays over each other. */
  private Optional<Lua> find(String path) {
    return find(domain, path).or(() -> find(site, path));
  }

  private static Optional<Lua> find(Lua base, String path) {
    Optional<Lua> at = Optional.of(base);
    for (String name : Arrays.asList(path.split("\\."))) {
      at = at.filter(Table.class::isInstance).map(table -> ((Table) table).entries().get(name));
    }
    return at;
  }

  private static Predicate<Lua> matches(Pattern pattern) {
    return value -> value instanceof Text text && pattern.matcher(text.value()).matches();
  }
}
