package org.atalaya.firmware.node;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.atalaya.firmware.uci.UciNames;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NodeConfig;

/** Names, keys and the country of a network, as IEEE 802.11 and hostapd take them. */
public final class NetworkNames {
  /** Longest SSID and mesh id, in bytes (IEEE 802.11-2020, 9.4.2.2). */
  public static final int SSID_BYTES = 32;

  private NetworkNames() {}

  /** Why this text can't be an SSID or a mesh id; {@code what} begins each sentence. */
  public static List<String> objections(String what, String name) {
    List<String> found = new ArrayList<>();
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (name.isBlank()) {
      found.add(what + " is empty");
    }
    if (bytes > SSID_BYTES) {
      found.add(what + " has " + bytes + " bytes, and " + SSID_BYTES + " fit");
    }
    if (!UciNames.validValue(name) || name.codePoints().anyMatch(Character::isISOControl)) {
      found.add(what + " has a control character");
    }
    return List.copyOf(found);
  }

  /** True where a text fits into an SSID. */
  public static boolean fits(String ssid) {
    return ssid.getBytes(StandardCharsets.UTF_8).length <= SSID_BYTES;
  }

  /** Why a node's mesh key is no passphrase for SAE in UCI, hostapd and wpa_supplicant alike; never shows it. */
  public static List<String> keyObjections(NodeConfig node) {
    return node.meshKey().filter(key -> !key.reveal().matches("[ -~]{8,63}")).isPresent()
        ? List.of("the mesh key must have 8 to 63 printable ASCII characters") : List.of();
  }

  /** Why a community's country is no code for {@code regulatory.db}. */
  public static List<String> countryObjections(Community community) {
    return community.country().matches("[A-Z]{2}") ? List.of()
        : List.of("the country must be an ISO 3166 code of two capitals, or the radios stay passive");
  }

  /** Why a host name would not pass DNS and a router unchanged (RFC 1123; 32 characters at most). */
  public static List<String> hostNameObjections(String hostName) {
    return hostName.matches("[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?") ? List.of()
        : List.of("the host name must have 1 to 32 letters, digits and hyphens, no hyphen at an end");
  }
}
