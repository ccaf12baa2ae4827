package org.atalaya.firmware.libremesh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.atalaya.firmware.node.IpPrefix;
import org.atalaya.firmware.uci.UciOption;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciSectionEdit;

/**
 * What {@code lime-config} on a router writes to OpenWrt's own files: host name ({@code system}), radios and their
 * interfaces ({@code wireless}), address of the bridge ({@code network}). The rules are those of LibreMesh's current
 * Lua; bridge ports, VLANs, routing daemons, DHCP, anygw and the WAN port are not modelled, and those parts of the
 * files stay as they are (docs/firmware/libremesh.md).
 */
public final class LimeConfig {
  private static final Pattern MAC = Pattern.compile("([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}");

  private final UciPackage autogen;
  private final LimeTemplates templates;

  private LimeConfig(UciPackage autogen, Optional<String> primaryMac) {
    this.autogen = autogen;
    this.templates = new LimeTemplates(primaryMac.filter(mac -> MAC.matcher(mac).matches()), value("wifi", "ap_ssid"));
  }

  /**
   * As {@link #effective(UciPackage, SortedMap, Optional)}, with the first {@code macaddr} of {@code network} for the
   * primary interface's.
   */
  public static SortedMap<String, UciPackage> effective(UciPackage autogen,
      SortedMap<String, UciPackage> currentConfig) {
    Optional<String> mac = Optional.ofNullable(currentConfig.get("network")).stream()
        .flatMap(network -> network.sections().stream()).flatMap(section -> section.find("macaddr").stream())
        .map(option -> option.values().getFirst()).findFirst();
    return effective(autogen, currentConfig, mac);
  }

  /**
   * The configuration after {@code lime-config}.
   *
   * @param autogen what the layers give: {@link LimeLayers#autogen}
   * @param currentConfig all of {@code /etc/config}, by package name
   * @param primaryMac of the router's primary interface; where it is empty, what depends on it stays as it is
   * @return all packages, {@code lime-autogen} among them; the same input gives the same packages
   */
  public static SortedMap<String, UciPackage> effective(UciPackage autogen,
      SortedMap<String, UciPackage> currentConfig, Optional<String> primaryMac) {
    return new LimeConfig(autogen, primaryMac).apply(currentConfig);
  }

  private SortedMap<String, UciPackage> apply(SortedMap<String, UciPackage> current) {
    SortedMap<String, UciPackage> after = new TreeMap<>(current);
    after.put(LimeLayers.AUTOGEN, new UciPackage(LimeLayers.AUTOGEN, autogen.sections()));
    String hostName = hostName().orElse("");
    after.computeIfPresent("system", (_, system) -> system(system));
    after.computeIfPresent("wireless", (_, wireless) ->
        new LimeWireless(autogen, hostName, templates).configure(wireless));
    after.computeIfPresent("network", (_, network) -> network(network));
    return after;
  }

  private UciPackage system(UciPackage system) {
    return hostName().map(name -> new UciPackage(system.name(), system.sections().stream()
        .map(section -> section.type().equals("system") ? new UciSectionEdit(section).set("hostname", name).done() : section)
        .toList())).orElse(system);
  }

  /** The host name as LibreMesh cleans it; empty where none is set or it depends on a MAC that is not known. */
  private Optional<String> hostName() {
    return value("system", "hostname").map(template -> templates.hexadecimal(template, false))
        .filter(name -> !name.matches(".*%[Mm][1-6].*")).map(LimeConfig::clean).filter(name -> !name.isEmpty());
  }

  /** Spaces to hyphens, other characters dropped, hyphens off both ends, 32 characters at most. */
  static String clean(String hostName) {
    String name = hostName.replace(' ', '-').replaceAll("[^A-Za-z0-9-]", "").replaceAll("^-+|-+$", "");
    return name.substring(0, Math.min(name.length(), 32));
  }

  private UciPackage network(UciPackage network) {
    boolean lan = autogen.find("network").flatMap(section -> section.find("protocols"))
        .filter(protocols -> protocols.values().stream().anyMatch(each -> each.split(":")[0].equals("lan")))
        .isPresent();
    if (!lan) {
      return network;
    }
    UciSectionEdit bridge = network.find("lan").map(UciSectionEdit::new).orElseGet(() -> new UciSectionEdit("interface", "lan"));
    ipv4().ifPresent(address -> bridge.set("ipaddr", address.dotted()).set("netmask", address.dottedMask()));
    ipv6().ifPresent(address -> bridge.set("ip6addr", address.compressed() + "/" + address.length()));
    UciSection done = bridge.set("proto", "static").set("mtu", "1500").done();
    List<UciSection> sections = new ArrayList<>();
    network.sections().forEach(section ->
        sections.add(section.name().filter("lan"::equals).isPresent() ? done : section));
    if (!sections.contains(done)) {
      sections.add(done);
    }
    return new UciPackage(network.name(), sections);
  }

  private Optional<IpPrefix> ipv4() {
    return value("network", "main_ipv4_address").flatMap(template ->
        completed(IpPrefix.ipv4(templates.decimal(withoutMiddle(template))))
            .map(own -> usable(new IpPrefix(own.address(), netLength(template, own.length()), 32))));
  }

  /** An address that the network needs for itself becomes its last host. */
  private IpPrefix usable(IpPrefix own) {
    boolean anygw = autogen.find("network").flatMap(section -> section.find("protocols"))
        .filter(protocols -> protocols.values().contains("anygw")).isPresent();
    boolean taken = own.isNetwork() || own.equals(own.last()) || anygw && own.equals(own.network().plus(1));
    return taken ? own.last().plus(-1) : own;
  }

  private Optional<IpPrefix> ipv6() {
    return value("network", "main_ipv6_address").flatMap(template ->
        completed(IpPrefix.ipv6(templates.hexadecimal(withoutMiddle(template), true)))
            .map(own -> new IpPrefix(own.address(), netLength(template, own.length()), 128)));
  }

  /** A network's own address takes its low bits from the MAC; any other is taken as it is. */
  private Optional<IpPrefix> completed(Optional<IpPrefix> base) {
    return base.flatMap(address -> {
      if (!address.isNetwork()) {
        return Optional.of(address);
      }
      int hostBits = address.bits() - address.length();
      return templates.suffix().map(suffix ->
          address.plus(hostBits >= 24 ? suffix : suffix & ((1 << hostBits) - 1)));
    });
  }

  /** {@code 10.0.128.0/16/17}: the second length limits the routers' range. */
  private static String withoutMiddle(String template) {
    return template.replaceFirst("/\\d*/", "/");
  }

  private static int netLength(String template, int otherwise) {
    String[] parts = template.split("/");
    // of two lengths the first is the network's, and the shorter one
    return parts.length == 3 && parts[1].matches("\\d{1,3}")
        ? Math.min(Integer.parseInt(parts[1]), otherwise) : otherwise;
  }

  private Optional<String> value(String section, String option) {
    return autogen.find(section).flatMap(found -> found.find(option)).map(UciOption::values).map(List::getFirst);
  }
}
