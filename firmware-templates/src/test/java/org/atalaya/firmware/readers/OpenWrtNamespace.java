package org.atalaya.firmware.readers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.firmware.uci.UciOption;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciSection;

/** What netifd makes of a {@code network} file, for one computer of {@link Namespaces}: bridge and static addresses. */
public final class OpenWrtNamespace {
  private final Namespaces network;
  private final String host;
  private final UciPackage uci;

  public OpenWrtNamespace(Namespaces network, String host, UciPackage uci) {
    this.network = network;
    this.host = host;
    this.uci = uci;
  }

  /** The bridge with somebody on it, and every static address. Link interfaces must be there. */
  public void setUp() throws IOException, InterruptedException {
    ip("link", "add", "br-lan", "type", "bridge");
    ip("link", "add", "people0", "type", "veth", "peer", "name", "people1");
    ip("link", "set", "people0", "master", "br-lan");
    for (String device : List.of("people0", "people1", "br-lan")) {
      ip("link", "set", device, "up");
    }
    for (UciSection section : uci.sections()) {
      if (section.type().equals("interface") && value(section, "proto").equals(Optional.of("static"))
          && !section.name().equals(Optional.of("loopback"))) {
        addresses(section);
      }
    }
  }

  private void addresses(UciSection section) throws IOException, InterruptedException {
    String device = device(section.name().orElseThrow());
    List<String> addresses = new ArrayList<>();
    for (String four : section.find("ipaddr").map(UciOption::values).orElse(List.of())) {
      addresses.add(four.contains("/") ? four : four + "/" + bits(value(section, "netmask").orElseThrow()));
    }
    value(section, "ip6addr").ifPresent(addresses::add);
    for (String address : addresses) {
      ip("addr", "add", address, "dev", device);
    }
  }

  /** The Linux device of a logical interface: its option, or, for a radio's, its own name. */
  public String device(String logical) {
    return uci.find(logical).flatMap(section -> value(section, "device")).orElse(logical);
  }

  private void ip(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(arguments));
    network.must(host, command);
  }

  private static int bits(String netmask) {
    int bits = 0;
    for (String part : netmask.split("\\.")) {
      bits += Integer.bitCount(Integer.parseInt(part));
    }
    return bits;
  }

  private static Optional<String> value(UciSection section, String option) {
    return section.find(option).map(found -> found.values().getFirst());
  }
}
