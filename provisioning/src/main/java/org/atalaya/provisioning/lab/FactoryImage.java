package org.atalaya.provisioning.lab;

import java.util.ArrayList;
import java.util.List;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.firmware.uci.UciSection;
import org.atalaya.firmware.uci.UciWriter;

/** The files of a virtual router fresh from the factory: LibreMesh on a LibreRouter v1, root's password empty. */
final class FactoryImage {
  private static final String LIME_DEFAULTS = """
      config lime 'system'
      	option hostname 'LiMe-%M4%M5%M6'
      	option domain 'thisnode.info'

      config lime 'network'
      	option primary_interface 'eth0'
      	option main_ipv4_address '10.13.0.0/16'
      	option main_ipv6_address 'fd0d:fe46:8ce8::/64'
      	list protocols 'ieee80211s'
      	list protocols 'lan'
      	list protocols 'anygw'
      	list protocols 'batadv:%N1'
      	list protocols 'babeld:17'

      config lime 'wifi'
      	list modes 'ap'
      	list modes 'apname'
      	list modes 'ieee80211s'
      	option ap_ssid 'LibreMesh.org'
      	option apname_ssid 'LibreMesh.org/%H'
      	option ieee80211s_mesh_id 'LiMe'

      config lime-wifi-band '2ghz'
      	option channel '11'
      	option htmode 'HT20'
      	option distance '1000'

      config lime-wifi-band '5ghz'
      	list channel '48'
      	list channel '157'
      	option htmode 'HT40'
      	option distance '10000'
      """;
  private static final String SYSTEM = """
      config system
      	option hostname 'OpenWrt'
      	option timezone 'UTC'
      """;
  private static final String NETWORK = """
      config interface 'loopback'
      	option ifname 'lo'
      	option proto 'static'
      	option ipaddr '127.0.0.1'
      	option netmask '255.0.0.0'

      config interface 'lan'
      	option type 'bridge'
      	option ifname 'eth0'
      	option proto 'static'
      	option ipaddr '192.168.1.1'
      	option netmask '255.255.255.0'
      """;
  private static final String WIRELESS = """
      config wifi-device 'radio0'
      	option type 'mac80211'
      	option band '2g'
      	option disabled '1'

      config wifi-device 'radio1'
      	option type 'mac80211'
      	option band '5g'
      	option disabled '1'

      config wifi-device 'radio2'
      	option type 'mac80211'
      	option band '5g'
      	option disabled '1'
      """;

  private FactoryImage() {}

  /** As {@code wifi config} does: a section for each radio that has none; those that are there stay as they are. */
  static void detectRadios(LabFiles files) {
    UciPackage present = UciParser.parse("wireless", files.findText("/etc/config/wireless").orElse(""));
    List<UciSection> sections = new ArrayList<>(present.sections());
    UciParser.parse("wireless", WIRELESS).sections().stream()
        .filter(radio -> present.find(radio.name().orElseThrow()).isEmpty()).forEach(sections::add);
    files.write("/etc/config/wireless", UciWriter.write(new UciPackage("wireless", sections)));
  }

  /** OpenWrt itself. */
  static void installOpenWrt(LabFiles files) {
    files.write("/etc/config/system", SYSTEM);
    files.write("/etc/config/network", NETWORK);
    files.write("/etc/config/wireless", WIRELESS);
    files.write("/etc/passwd", "root:x:0:0:root:/root:/bin/ash\n");
    files.write("/etc/shadow", "root::0:0:99999:7:::\n");
    files.write("/etc/hosts", "127.0.0.1 localhost\n");
  }

  static void install(LabFiles files, String mac) {
    files.write("/etc/config/lime-defaults", LIME_DEFAULTS);
    installOpenWrt(files);
    // as after the first start
    new LabLimeConfig(files, mac).run();
  }
}
