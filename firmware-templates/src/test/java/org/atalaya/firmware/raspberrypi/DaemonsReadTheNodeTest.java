package org.atalaya.firmware.raspberrypi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.atalaya.firmware.PlannedKit;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.readers.Namespaces;
import org.atalaya.firmware.readers.Networkd;
import org.atalaya.firmware.readers.Programs;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.plan.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's own programs read the rendered files as they are; hostapd's driver alone is taken away. */
class DaemonsReadTheNodeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final List<String> HOSTAPD = List.of("stdbuf", "-oL", "hostapd");
  private static final List<String> SUPPLICANT = List.of("stdbuf", "-oL", "wpa_supplicant", "-d", "-D", "none", "-i",
      "lo", "-c");
  private static final String HOSTAPD_READ = "interface state";
  private static final String SUPPLICANT_READ = "Added interface lo";

  @TempDir
  Path folder;

  private static Stream<RenderedNode> everyNode() {
    return Stream.concat(RaspberryPiTargetTest.rendered(Optional.empty()).stream(),
        RaspberryPiTargetTest.rendered(Optional.of(PlannedKit.KEY)).stream());
  }

  @Test
  void hostapdTakesEveryAccessPoint() throws Exception {
    assumeTrue(Programs.find("hostapd").isPresent() && Programs.find("stdbuf").isPresent(), "hostapd is missing");
    List<String> confs = new ArrayList<>(everyNode().map(node -> node.files().get("/etc/hostapd/wlan0.conf")).toList());
    confs.add(new RaspberryPiTarget().render(PlannedKit.withRadios(
        RaspberryPiTargetTest.nodes(Optional.empty()).getFirst(),
        new PlannedRadio("radio1", false, true, 157, 80, 17, 300))).files().get("/etc/hostapd/wlan1.conf"));
    for (String conf : confs) {
      assertThat(says(HOSTAPD, HOSTAPD_READ, withoutDriver(conf))).as(conf).contains(HOSTAPD_READ);
    }
    assertThat(says(HOSTAPD, HOSTAPD_READ, withoutDriver(confs.getFirst().replace("utf8_ssid", "utf9_ssid"))))
        .contains("unknown configuration item").doesNotContain(HOSTAPD_READ);
  }

  private static String withoutDriver(String conf) {
    return conf.replace("driver=nl80211", "driver=none").replaceFirst("interface=wlan\\d", "interface=lo")
        .replaceFirst("bridge=br-lan\n", "");
  }

  @Test
  void wpaSupplicantTakesEveryMeshAndTheKeyItself() throws Exception {
    assumeTrue(Programs.find("wpa_supplicant").isPresent() && Programs.find("stdbuf").isPresent(),
        "wpa_supplicant is missing");
    List<String> confs = new ArrayList<>(everyNode()
        .map(node -> node.files().get("/etc/wpa_supplicant/wpa_supplicant-wlan1.conf")).toList());
    for (String key : List.of("quoted \" twice \"", "# no comment '`$(x)\\", "semi;colon and #")) {
      confs.add(RaspberryPiTargetTest.rendered(Optional.of(new Secret(key))).getFirst().files()
          .get("/etc/wpa_supplicant/wpa_supplicant-wlan1.conf"));
    }
    confs.add(new RaspberryPiTarget().render(PlannedKit.withRadios(
        RaspberryPiTargetTest.nodes(Optional.empty()).getFirst(),
        new PlannedRadio("radio1", true, false, 36, 20, 12, 300))).files()
        .get("/etc/wpa_supplicant/wpa_supplicant-wlan1.conf"));
    for (String conf : confs) {
      String here = conf.replace("ctrl_interface=/run/wpa_supplicant", "ctrl_interface=" + folder.resolve("control"));
      assertThat(says(SUPPLICANT, SUPPLICANT_READ, here)).as(conf).contains(SUPPLICANT_READ);
    }
    assertThat(says(SUPPLICANT, SUPPLICANT_READ, confs.getFirst().replace("mode=5", "mode=55")))
        .contains("Line").doesNotContain(SUPPLICANT_READ);
  }

  @Test
  void dnsmasqTakesEveryNode() throws Exception {
    assumeTrue(Programs.find("dnsmasq").isPresent(), "dnsmasq is missing");
    for (RenderedNode node : everyNode().toList()) {
      Programs.Answer answer = Programs.run(folder, "dnsmasq", "--test", "-C", write(node.files().get("/etc/dnsmasq.d/mesh.conf")));
      assertThat(answer.status()).as(answer.text()).isZero();
    }
    assertThat(Programs.run(folder, "dnsmasq", "--test", "-C", write("bind-dynamyc\n")).status()).isNotZero();
  }

  @Test
  void nftTakesEveryFirewall() throws Exception {
    assumeTrue(Programs.find("nft").isPresent() && Programs.run(folder, "nft", "list", "ruleset").status() == 0,
        "nft is missing, or this is not root");
    for (RenderedNode node : everyNode().toList()) {
      Programs.Answer answer = Programs.run(folder, "nft", "-c", "-f", write(node.files().get("/etc/nftables.conf")));
      assertThat(answer.status()).as(answer.text()).isZero();
    }
    assertThat(Programs.run(folder, "nft", "-c", "-f", write("table inet x { chain y { iifname br-lan acept } }\n"))
        .status()).isNotZero();
  }

  @Test
  void systemdTakesEveryUnit() throws Exception {
    assumeTrue(Programs.find("systemd-analyze").isPresent() && Programs.find("iw").isPresent(),
        "systemd-analyze or iw is missing");
    for (RenderedNode node : everyNode().toList()) {
      for (Map.Entry<String, String> file : node.files().entrySet()) {
        if (file.getKey().startsWith("/etc/systemd/system/")) {
          Path unit = Files.writeString(folder.resolve(Path.of(file.getKey()).getFileName()), file.getValue());
          Programs.Answer answer = Programs.run(folder, "systemd-analyze", "verify", "--man=no", unit.toString());
          assertThat(answer.text()).as(file.getKey()).doesNotContain(unit.getFileName().toString());
        }
      }
    }
    Path wrong = Files.writeString(folder.resolve("radio-wlan9.service"), "[Service]\nType=onceshot\n");
    assertThat(Programs.run(folder, "systemd-analyze", "verify", "--man=no", wrong.toString()).text())
        .contains("radio-wlan9.service");
  }

  /** {@code systemctl preset-all} on a folder with the units that Debian's packages bring. */
  @Test
  void systemdEnablesTheDaemonOfEveryRadioAndNoOther() throws Exception {
    assumeTrue(Programs.find("systemctl").isPresent(), "systemctl is missing");
    for (RenderedNode node : everyNode().toList()) {
      Path root = folder.resolve("root-" + node.hostName());
      Path units = Files.createDirectories(root.resolve("lib/systemd/system"));
      for (String unit : List.of("babeld", "dnsmasq", "nftables", "hostapd", "hostapd@", "wpa_supplicant",
          "wpa_supplicant@", "NetworkManager")) {
        Files.writeString(units.resolve(unit + ".service"),
            "[Service]\nExecStart=/bin/true\n[Install]\nWantedBy=multi-user.target\n");
      }
      Set<String> expected = new TreeSet<>(List.of("babeld.service", "dnsmasq.service", "nftables.service"));
      for (Map.Entry<String, String> file : node.files().entrySet()) {
        if (file.getKey().startsWith("/etc/systemd/system")) {
          Path copy = root.resolve(file.getKey().substring(1));
          Files.createDirectories(copy.getParent());
          Files.writeString(copy, file.getValue());
        }
        String name = file.getKey().substring(file.getKey().lastIndexOf('/') + 1);
        if (file.getKey().startsWith("/etc/hostapd/")) {
          expected.add("hostapd@" + name.replace(".conf", ".service"));
        } else if (file.getKey().startsWith("/etc/wpa_supplicant/")) {
          expected.add(name.replace("wpa_supplicant-", "wpa_supplicant@").replace(".conf", ".service"));
        } else if (name.startsWith("radio-")) {
          expected.add(name);
        }
      }
      Programs.Answer answer = Programs.run(folder, "systemctl", "--root=" + root, "preset-all");
      List<Path> enabled;
      try (Stream<Path> links = Files.list(root.resolve("etc/systemd/system/multi-user.target.wants"))) {
        enabled = links.toList();
      }
      for (Path link : enabled) {
        Files.delete(link);
      }
      assertThat(enabled.stream().map(path -> path.getFileName().toString())).as(node.hostName() + ": " + answer.text())
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void networkdSetsUpEveryNodeAndBabeldFindsAllOfThemAndTheWayAroundACutLink() throws Exception {
    assumeTrue(Networkd.possible() && Programs.find("babeld").isPresent(),
        "systemd-networkd or babeld is missing, or no namespaces can be made (root?)");
    List<RenderedNode> nodes = RaspberryPiTargetTest.rendered(Optional.empty());
    try (Namespaces network = new Namespaces(folder)) {
      for (RenderedNode node : nodes) {
        network.add(node.hostName());
        // what a radio would be: one network for all neighbours, here a bridge that joins two cables
        network.must(node.hostName(), List.of("ip", "link", "add", "wlan1", "type", "bridge"));
      }
      for (int i = 0; i < nodes.size(); i++) {
        network.join(nodes.get(i).hostName(), "next", nodes.get((i + 1) % 4).hostName(), "before");
      }
      // as 802.11s without forwarding: a neighbour's frames go no further
      for (RenderedNode node : nodes) {
        for (String port : List.of("next", "before")) {
          network.must(node.hostName(), List.of("ip", "link", "set", port, "master", "wlan1"));
          network.must(node.hostName(), List.of("bridge", "link", "set", "dev", port, "isolated", "on"));
        }
        Path own = Files.createDirectory(folder.resolve("networkd-" + node.hostName()));
        Networkd.start(network, node.hostName(), own, node.files());
      }
      for (RenderedNode node : nodes) {
        Namespaces.until(PATIENCE, () -> addresses(network, node.hostName(), "lo").contains(ipv4(node))
                && addresses(network, node.hostName(), "br-lan").contains("172.")
                && addresses(network, node.hostName(), "wlan1").contains(ipv4(node)),
            () -> network.logOf(node.hostName()) + addresses(network, node.hostName(), "br-lan"));
        assertThat(Networkd.complains(network.logOf(node.hostName()))).as(network.logOf(node.hostName())).isFalse();
        Path conf = Files.writeString(folder.resolve(node.hostName() + ".conf"), node.files().get("/etc/babeld.conf"));
        network.start(node.hostName(), List.of("babeld", "-c", conf.toString(),
            "-I", folder.resolve(node.hostName() + ".pid").toString(),
            "-S", folder.resolve(node.hostName() + ".state").toString()));
      }
      Namespaces.until(PATIENCE, () -> missing(network, nodes).isEmpty(), () -> missing(network, nodes).toString());
      network.must(nodes.getFirst().hostName(), List.of("ip", "link", "set", "next", "down"));
      Namespaces.until(PATIENCE, () -> missing(network, nodes).isEmpty()
          && network.ask(nodes.getFirst().hostName(), "ip", "route", "get", ipv4(nodes.get(1)))
              .contains("via " + ipv4(nodes.get(3))), () -> missing(network, nodes).toString());
    }
  }

  @Test
  void networkdComplainsOfAWrongWordSoThatItsSilenceMeansSomething() throws Exception {
    assumeTrue(Networkd.possible(), "systemd-networkd is missing, or no namespaces can be made (root?)");
    try (Namespaces network = new Namespaces(folder)) {
      network.add("one");
      Networkd.start(network, "one", Files.createDirectory(folder.resolve("one")),
          Map.of("/etc/systemd/network/20-node.network", "[Match]\nName=lo\n\n[Network]\nAdress=10.0.0.1/32\n"));
      Namespaces.until(PATIENCE, () -> Networkd.complains(network.logOf("one")), () -> network.logOf("one"));
    }
  }

  /** The node's address in the plan, out of the file that sets it. */
  private static String ipv4(RenderedNode node) {
    return node.files().get("/etc/systemd/network/50-wlan1.network").replaceFirst("(?s).*Address=([0-9.]+)/32.*", "$1");
  }

  private static String addresses(Namespaces network, String host, String device) throws Exception {
    return network.ask(host, "ip", "-4", "addr", "show", "dev", device);
  }

  private static List<String> missing(Namespaces network, List<RenderedNode> nodes) throws Exception {
    List<String> missing = new ArrayList<>();
    for (RenderedNode from : nodes) {
      String routes = network.ask(from.hostName(), "ip", "route");
      for (RenderedNode to : nodes) {
        String people = to.files().get("/etc/systemd/network/30-lan.network")
            .replaceFirst("(?s).*?Address=([0-9.]+)\\.1/24.*", "$1.0/24 ");
        if (!to.equals(from) && !(routes.contains(people) && routes.contains(ipv4(to) + " "))) {
          missing.add(from.hostName() + " to " + to.hostName());
        }
      }
    }
    return missing;
  }

  private String says(List<String> program, String word, String conf) throws Exception {
    return Programs.until(folder, word,
        Stream.concat(program.stream(), Stream.of(write(conf))).toArray(String[]::new));
  }

  private String write(String conf) throws Exception {
    return Files.writeString(folder.resolve("read.conf"), conf).toString();
  }
}
