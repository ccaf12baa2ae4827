package org.atalaya.firmware.readers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.firmware.uci.UciOption;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciSection;

/** The {@code dnsmasq.conf} that OpenWrt's start script makes of {@code dhcp} and {@code network}, in what is rendered. */
public final class DnsmasqConf {
  private static final Map<String, String> SWITCHES = Map.of("domainneeded", "domain-needed", "boguspriv", "bogus-priv",
      "localise_queries", "localise-queries", "expandhosts", "expand-hosts", "authoritative", "dhcp-authoritative",
      "readethers", "read-ethers", "noresolv", "no-resolv");
  private static final Map<String, String> VALUES = Map.of("local", "local", "domain", "domain", "leasefile",
      "dhcp-leasefile", "ednspacket_max", "edns-packet-max", "address", "address", "server", "server",
      "resolvfile", "resolv-file");

  private DnsmasqConf() {}

  public static String of(UciPackage dhcp, UciPackage network) {
    List<String> lines = new ArrayList<>();
    for (UciSection section : dhcp.sections()) {
      if (section.type().equals("dnsmasq")) {
        for (UciOption option : section.options()) {
          String flag = SWITCHES.get(option.name());
          if (flag != null && option.values().equals(List.of("1"))) {
            lines.add(flag);
          }
          Optional.ofNullable(VALUES.get(option.name()))
              .ifPresent(name -> option.values().forEach(value -> lines.add(name + "=" + value)));
        }
      } else if (section.type().equals("dhcp") && section.find("ignore").isEmpty()) {
        lines.add(range(section, network));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /** Start and number of addresses count from the interface's network, as in ipcalc.sh. */
  private static String range(UciSection section, UciPackage network) {
    UciSection face = network.find(value(section, "interface")).orElseThrow();
    long mask = number(value(face, "netmask"));
    long base = number(value(face, "ipaddr")) & mask;
    long first = base + Long.parseLong(value(section, "start"));
    long last = first + Long.parseLong(value(section, "limit")) - 1;
    if ((first & mask) != base || (last & mask) != base || last == (base | ~mask & 0xFFFFFFFFL)) {
      throw new AssertionError("the range " + dotted(first) + " to " + dotted(last) + " leaves its network");
    }
    return "dhcp-range=set:lan," + dotted(first) + "," + dotted(last) + "," + dotted(mask) + ","
        + value(section, "leasetime");
  }

  private static long number(String dotted) {
    long number = 0;
    for (String part : dotted.split("\\.")) {
      number = number << 8 | Integer.parseInt(part);
    }
    return number;
  }

  private static String dotted(long number) {
    return (number >> 24 & 255) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
  }

  private static String value(UciSection section, String option) {
    return section.find(option).orElseThrow(() -> new AssertionError(section + " has no " + option)).values().getFirst();
  }
}
