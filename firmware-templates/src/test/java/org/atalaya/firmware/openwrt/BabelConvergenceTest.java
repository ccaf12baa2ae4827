package org.atalaya.firmware.openwrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.atalaya.firmware.node.IpPrefix;
import org.atalaya.firmware.readers.BabeldConf;
import org.atalaya.firmware.readers.Namespaces;
import org.atalaya.firmware.readers.Programs;
import org.atalaya.planner.addressing.AddressHabit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Debian's babeld, one for each router of the kit, with what OpenWrt's start script makes of the rendered files. */
class BabelConvergenceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  @TempDir
  Path folder;

  @ParameterizedTest
  @EnumSource(value = AddressHabit.class, names = {"LIBREMESH", "GUIFI"})
  void theRenderedRoutersFindAllNetworksAndTheWayAroundACutLink(AddressHabit habit) throws Exception {
    assumeTrue(Namespaces.possible("babeld", "sysctl"), "no network namespaces (root?), or babeld is missing");
    try (KitInNamespaces kit = new KitInNamespaces("openwrt-babel", folder, habit)) {
      for (String host : kit.nodes.keySet()) {
        Path conf = Files.writeString(folder.resolve(host + ".conf"), BabeldConf.of(
            OpenWrtTargetTest.uci(kit.nodes.get(host), "babeld"), logical -> kit.device(host, logical)));
        kit.network.start(host, List.of("babeld", "-c", conf.toString(),
            "-I", folder.resolve(host + ".pid").toString(), "-S", folder.resolve(host + ".state").toString()));
      }
      // a way is known before the best one is: the direct link wins only when its hellos have been counted
      Namespaces.until(PATIENCE,
          () -> missing(kit).isEmpty() && kit.way("Radio", kit.lan("Escuela")).contains("dev mesh1"),
          () -> missing(kit) + kit.network.logOf("Radio") + kit.network.ask("Radio", "ip", "route"));
      assertThat(kit.way("Puesto", "198.51.100.7")).contains("dev mesh0");
      // the provider's network is nobody's business in the mesh
      assertThat(kit.network.ask("Puesto", "ip", "route")).doesNotContain("192.0.2.");

      kit.network.must("Radio", List.of("ip", "link", "set", "mesh1", "down"));
      Namespaces.until(PATIENCE, () -> kit.way("Radio", kit.lan("Escuela")).contains("dev mesh2")
              && kit.way("Escuela", kit.lan("Radio")).contains("dev mesh2") && missing(kit).isEmpty(),
          () -> kit.way("Radio", kit.lan("Escuela")) + missing(kit));
    }
  }

  @Test
  void babeldRefusesAWrongWordSoThatItsSilenceMeansSomething() throws Exception {
    assumeTrue(Programs.find("babeld").isPresent(), "babeld is missing");
    Path conf = Files.writeString(folder.resolve("wrong.conf"), "interface mesh1 type wireles\n");
    Programs.Answer answer = Programs.run(folder, "babeld", "-c", conf.toString(),
        "-I", folder.resolve("pid").toString(), "-S", folder.resolve("state").toString());
    assertThat(answer.status()).as(answer.text()).isNotZero();
  }

  /** Pairs of routers of which one does not know the other's networks or address, or the way to the internet. */
  private static List<String> missing(KitInNamespaces kit) throws Exception {
    List<String> missing = new ArrayList<>();
    for (String from : kit.nodes.keySet()) {
      String four = kit.network.ask(from, "ip", "route");
      String six = kit.network.ask(from, "ip", "-6", "route");
      for (String to : kit.nodes.keySet()) {
        String clients4 = clients4(kit, to);
        String clients6 = kit.value(to, "lan", "ip6addr").replaceFirst("1/64$", "/64");
        String node6 = kit.value(to, "node", "ip6addr").replace("/128", "");
        if (!to.equals(from) && !(four.contains(clients4 + " ") && four.contains(kit.address(to) + " ")
            && six.contains(clients6 + " ") && six.contains(node6 + " "))) {
          missing.add(from + " to " + to);
        }
      }
      if (!four.contains("default ")) {
        missing.add(from + " to the internet");
      }
    }
    return missing;
  }

  private static String clients4(KitInNamespaces kit, String host) {
    int length = kit.value(host, "lan", "netmask").equals("255.255.255.224") ? 27 : 24;
    return IpPrefix.ipv4(kit.lan(host) + "/" + length).orElseThrow().network().dotted() + "/" + length;
  }
}
