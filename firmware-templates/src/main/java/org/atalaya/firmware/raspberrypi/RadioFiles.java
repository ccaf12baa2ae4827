package org.atalaya.firmware.raspberrypi;

import java.util.Optional;
import java.util.stream.IntStream;
import org.atalaya.firmware.node.Channels;
import org.atalaya.firmware.node.NetworkNames;
import org.atalaya.firmware.raspberrypi.DebianNode.Face;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.Secret;

/** What hostapd, wpa_supplicant and iw are told about one radio each. */
final class RadioFiles {
  private final DebianNode node;

  RadioFiles(DebianNode node) {
    this.node = node;
  }

  /** {@code /etc/hostapd/wlan0.conf}, read by {@code hostapd@wlan0.service}. */
  String accessPoint(Face face) {
    int channel = face.task().channel();
    int width = face.task().widthMhz();
    Band band = face.radio().band();
    int[] block = Channels.block(band, channel, width).orElseThrow();
    StringBuilder text = new StringBuilder("""
        interface=%s
        bridge=%s
        driver=nl80211
        country_code=%s
        ieee80211d=1
        hw_mode=%s
        channel=%d
        ieee80211n=1
        wmm_enabled=1
        """.formatted(face.name(), DebianNode.BRIDGE, node.node().community().country(),
        band == Band.GHZ_2 ? "g" : "a", channel));
    if (width > 20) {
      // the pair of 40 MHz within a wider block: an even place looks up, an odd one down
      int place = IntStream.range(0, block.length).filter(i -> block[i] == channel).findFirst().orElseThrow();
      text.append("ht_capab=[HT40").append(place % 2 == 0 ? '+' : '-').append("]\n");
    }
    if (width > 40) {
      text.append("ieee80211ac=1\nvht_oper_chwidth=").append(width == 80 ? 1 : 2)
          .append("\nvht_oper_centr_freq_seg0_idx=").append((block[0] + block[block.length - 1]) / 2).append('\n');
    }
    return text.append("ssid2=\"").append(ssid()).append("\"\nutf8_ssid=1\nauth_algs=1\n").toString();
  }

  /** Each node's own name: people don't keep their address from node to node, so a phone must ask for a new one. */
  private String ssid() {
    Community community = node.node().community();
    String both = community.accessPointSsid() + "/" + node.host();
    return NetworkNames.fits(both) ? both : node.host();
  }

  /** {@code /etc/wpa_supplicant/wpa_supplicant-wlan1.conf}, read by {@code wpa_supplicant@wlan1.service}. */
  String mesh(Face face) {
    Optional<String> key = node.node().meshKey().map(Secret::reveal);
    return """
        ctrl_interface=/run/wpa_supplicant
        country=%s
        network={
        \tssid="%s"
        \tmode=5
        \tfrequency=%d
        \tfixed_freq=1
        %s\tmesh_fwding=0
        \tkey_mgmt=%s
        %s}
        """.formatted(node.node().community().country(), node.node().community().meshId(),
        Channels.frequencyMhz(face.radio().band(), face.task().channel()),
        face.task().widthMhz() == 20 ? "\tdisable_ht40=1\n" : "", key.isPresent() ? "SAE" : "NONE",
        key.map(text -> "\tsae_password=\"" + text + "\"\n").orElse(""));
  }

  /** {@code radio-wlan1.service}: what neither hostapd nor wpa_supplicant sets. */
  String service(Face face) {
    StringBuilder text = new StringBuilder("""
        [Unit]
        Description=Transmit power and distance of %1$s
        BindsTo=sys-subsystem-net-devices-%1$s.device
        After=sys-subsystem-net-devices-%1$s.device %2$s@%1$s.service

        [Service]
        Type=oneshot
        RemainAfterExit=yes
        ExecStart=/usr/sbin/iw dev %1$s set txpower fixed %3$d
        """.formatted(face.name(), face.task().mesh() ? "wpa_supplicant" : "hostapd",
        100 * face.task().transmitPowerDbm()));
    if (face.task().distanceMeters() > 0) {
      // not every driver can; the others keep to their own timing
      text.append("ExecStart=-/usr/sbin/iw phy phy").append(face.index()).append(" set distance ")
          .append(face.task().distanceMeters()).append('\n');
    }
    return text.append("\n[Install]\nWantedBy=multi-user.target\n").toString();
  }
}
