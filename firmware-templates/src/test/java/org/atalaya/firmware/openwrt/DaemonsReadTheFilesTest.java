package org.atalaya.firmware.openwrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.RoutedKit;
import org.atalaya.firmware.readers.DnsmasqConf;
import org.atalaya.firmware.readers.Programs;
import org.atalaya.firmware.readers.WirelessConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Debian's dnsmasq, hostapd and wpa_supplicant as readers of what OpenWrt's scripts make of the rendered files. */
class DaemonsReadTheFilesTest {
  // stdbuf: into a pipe these programs would keep their words to themselves
  private static final List<String> HOSTAPD = List.of("stdbuf", "-oL", "hostapd");
  private static final List<String> SUPPLICANT = List.of("stdbuf", "-oL", "wpa_supplicant", "-d", "-D", "none", "-i",
      "lo", "-c");
  private static final String HOSTAPD_READ = "interface state";
  private static final String SUPPLICANT_READ = "Added interface lo";

  @TempDir
  Path folder;

  static Stream<String> ids() {
    return OpenWrtTargetTest.ids();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void dnsmasqTakesEveryRouter(String id) throws Exception {
    assumeTrue(Programs.find("dnsmasq").isPresent(), "dnsmasq is missing");
    for (RenderedNode node : OpenWrtTargetTest.rendered(id, Optional.empty())) {
      String conf = DnsmasqConf.of(OpenWrtTargetTest.uci(node, "dhcp"), OpenWrtTargetTest.uci(node, "network"));
      Programs.Answer answer = Programs.run(folder, "dnsmasq", "--test", "-C", write(conf));
      assertThat(answer.status()).as(node.hostName() + answer.text() + conf).isZero();
    }
  }

  @Test
  void dnsmasqRefusesAWrongWord() throws Exception {
    assumeTrue(Programs.find("dnsmasq").isPresent(), "dnsmasq is missing");
    assertThat(Programs.run(folder, "dnsmasq", "--test", "-C", write("dhcp-range=set:lan,10.0.0.999,10.0.0.2,1h\n")).status())
        .isNotZero();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void hostapdTakesEveryAccessPoint(String id) throws Exception {
    assumeTrue(Programs.find("hostapd").isPresent() && Programs.find("stdbuf").isPresent(), "hostapd is missing");
    for (RenderedNode node : OpenWrtTargetTest.rendered(id, Optional.empty())) {
      Optional<String> conf = WirelessConf.accessPoint(OpenWrtTargetTest.uci(node, "wireless"));
      if (conf.isPresent()) {
        assertThat(says(HOSTAPD, HOSTAPD_READ, conf.get())).contains(HOSTAPD_READ);
      }
    }
    assertThat(says(HOSTAPD, HOSTAPD_READ, "interface=lo\ndriver=none\nssid=x\nchanel=6\n"))
        .contains("Line 4").doesNotContain(HOSTAPD_READ);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void wpaSupplicantTakesEveryMeshWithAKeyAndWithout(String id) throws Exception {
    assumeTrue(Programs.find("wpa_supplicant").isPresent() && Programs.find("stdbuf").isPresent(),
        "wpa_supplicant is missing");
    for (boolean sealed : new boolean[] {true, false}) {
      for (RenderedNode node : OpenWrtTargetTest.rendered(id, Optional.of(RoutedKit.KEY).filter(key -> sealed))) {
        String conf = WirelessConf.mesh(OpenWrtTargetTest.uci(node, "wireless")).orElseThrow();
        assertThat(says(SUPPLICANT, SUPPLICANT_READ, conf)).contains(SUPPLICANT_READ);
      }
    }
    assertThat(says(SUPPLICANT, SUPPLICANT_READ, "network={\n\tssid=\"x\"\n\tmode=55\n}\n"))
        .contains("Line 3").doesNotContain(SUPPLICANT_READ);
  }

  private String says(List<String> program, String word, String conf) throws Exception {
    return Programs.until(folder, word,
        Stream.concat(program.stream(), Stream.of(write(conf))).toArray(String[]::new));
  }

  private String write(String conf) throws Exception {
    return Files.writeString(folder.resolve("read.conf"), conf).toString();
  }
}
