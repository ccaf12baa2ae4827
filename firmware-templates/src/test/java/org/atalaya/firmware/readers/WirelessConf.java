package org.atalaya.firmware.readers;

import java.util.List;
import java.util.Optional;
import org.atalaya.firmware.uci.UciOption;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciSection;

/**
 * What netifd's wireless scripts make of {@code wireless}, for Debian's hostapd and wpa_supplicant. The multicast
 * rate is left out: OpenWrt has patched that word into its wpa_supplicant.
 */
public final class WirelessConf {
  private WirelessConf() {}

  /** hostapd's file for the access point. */
  public static Optional<String> accessPoint(UciPackage wireless) {
    return face(wireless, "ap").map(ap -> {
      UciSection radio = radio(wireless, ap);
      boolean low = value(radio, "band").equals("2g");
      return "interface=lo\ndriver=none\ncountry_code=" + value(radio, "country") + "\nieee80211d=1\nhw_mode="
          + (low ? "g" : "a") + "\nchannel=" + value(radio, "channel") + "\nieee80211n=1\nht_capab="
          + capabilities(value(radio, "htmode")) + "\nssid2=" + quoted(value(ap, "ssid")) + "\n";
    });
  }

  /** wpa_supplicant's file for the first mesh interface. */
  public static Optional<String> mesh(UciPackage wireless) {
    return face(wireless, "mesh").map(mesh -> {
      UciSection radio = radio(wireless, mesh);
      int channel = Integer.parseInt(value(radio, "channel"));
      String key = mesh.find("key").map(option -> "\n\tkey_mgmt=SAE\n\tsae_password=" + quoted(option.values().getFirst()))
          .orElse("\n\tkey_mgmt=NONE");
      return "country=" + value(radio, "country") + "\nnetwork={\n\tssid=" + quoted(value(mesh, "mesh_id"))
          + "\n\tmode=5\n\tfixed_freq=1\n\tfrequency=" + (5000 + 5 * channel) + key + "\n}\n";
    });
  }

  private static Optional<UciSection> face(UciPackage wireless, String mode) {
    return wireless.sections().stream().filter(section -> section.type().equals("wifi-iface"))
        .filter(section -> value(section, "mode").equals(mode)).findFirst();
  }

  private static UciSection radio(UciPackage wireless, UciSection face) {
    return wireless.find(value(face, "device")).orElseThrow();
  }

  private static String capabilities(String htmode) {
    return switch (htmode) {
      case "HT40+" -> "[HT40+]";
      case "HT40-" -> "[HT40-]";
      default -> "";
    };
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static String value(UciSection section, String option) {
    return section.find(option).map(UciOption::values).map(List::getFirst).orElseThrow();
  }
}
