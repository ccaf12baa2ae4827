package org.atalaya.firmware.freedombox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.firmware.CommunityCheck;
import org.atalaya.firmware.GoldenTree;
import org.atalaya.firmware.KitOfFour;
import org.atalaya.firmware.PlannedKit;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.content.ContentTarget;
import org.atalaya.firmware.raspberrypi.RaspberryPiTarget;
import org.atalaya.firmware.readers.Namespaces;
import org.atalaya.firmware.readers.Networkd;
import org.atalaya.firmware.readers.Programs;
import org.atalaya.planner.plan.NodeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreedomBoxTargetTest {
  private static final FreedomBoxTarget TARGET = new FreedomBoxTarget();

  @TempDir
  Path folder;

  private static List<NodeConfig> beside() {
    return PlannedKit.nodes("libremesh", KitOfFour.LIBREROUTER, Optional.of(PlannedKit.KEY));
  }

  private static List<NodeConfig> asNodes() {
    return PlannedKit.nodes("openwrt-babel", PlannedKit.raspberryPi(), Optional.of(PlannedKit.KEY));
  }

  private static List<RenderedNode> rendered(List<NodeConfig> nodes) {
    List<RenderedNode> all = new ArrayList<>(nodes.stream().map(TARGET::render).toList());
    all.addAll(TARGET.renderNetwork(nodes));
    return all;
  }

  @Test
  void theKitIsWrittenAsTheGoldenFilesSay() throws IOException {
    assertThat(CommunityCheck.objections(TARGET, beside())).isEmpty();
    GoldenTree.check("freedombox", rendered(beside()));
  }

  @Test
  void equalInputGivesEqualBytesAndAMachineBesideARouterHasNoSecret() {
    assertThat(rendered(beside())).isEqualTo(rendered(beside()));
    rendered(beside()).forEach(node -> assertThat(node.files().values())
        .noneMatch(text -> text.contains(PlannedKit.KEY.reveal())));
  }

  @Test
  void whereTheBoxIsTheNodeItHasTheNodesFilesAndItsManagersKeepOff() {
    assertThat(CommunityCheck.objections(TARGET, asNodes())).isEmpty();
    for (NodeConfig node : asNodes()) {
      RenderedNode box = TARGET.render(node);
      RenderedNode pi = new RaspberryPiTarget().render(node);
      assertThat(box.files().keySet()).containsAll(pi.files().keySet());
      pi.files().forEach((path, text) -> assertThat(box.files().get(path)).as(path).startsWith(text));
      assertThat(box.files().get("/etc/systemd/system-preset/50-mesh.preset")).endsWith("disable firewalld.service\n");
      box.files().forEach((path, text) -> assertThat(text.contains(PlannedKit.KEY.reveal())).as(path)
          .isEqualTo(path.contains("wpa_supplicant-wlan")));
    }
    String names = rendered(asNodes()).getLast().files().get("/etc/dnsmasq.conf");
    assertThat(names).contains("host-record=freedombox-escuela.lan,172.").hasLineCount(4);
  }

  @Test
  void noContentServerAndNoRouterHasItsAddress() {
    String names = rendered(beside()).getLast().files().get("/etc/dnsmasq.conf")
        + new ContentTarget().renderNetwork(beside()).getFirst().files().get("/etc/dnsmasq.conf");
    List<String> addresses = Stream.concat(names.lines().map(line -> line.replaceFirst(".*,", "")),
        beside().stream().map(node -> node.router().ipv4().replaceFirst("/.*", ""))).toList();
    assertThat(addresses).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void nftAndDnsmasqTakeTheFiles() throws Exception {
    assumeTrue(Programs.find("dnsmasq").isPresent() && Programs.find("nft").isPresent()
        && Programs.run(folder, "nft", "list", "ruleset").status() == 0, "dnsmasq or nft is missing, or this is not root");
    List<RenderedNode> all = rendered(beside());
    for (RenderedNode node : all.subList(0, 4)) {
      Programs.Answer answer = Programs.run(folder, "nft", "-c", "-f", write(node.files().get("/etc/nftables.conf")));
      assertThat(answer.status()).as(answer.text()).isZero();
    }
    Programs.Answer names = Programs.run(folder, "dnsmasq", "--test", "-C",
        write(all.getLast().files().get("/etc/dnsmasq.conf")));
    assertThat(names.status()).as(names.text()).isZero();
    assertThat(Programs.run(folder, "nft", "-c", "-f",
        write(all.getFirst().files().get("/etc/nftables.conf").replace("dport { 22", "dport { ssh2"))).status()).isNotZero();
  }

  @Test
  void networkdGivesTheBoxTheAddressOfItsName() throws Exception {
    assumeTrue(Networkd.possible(), "systemd-networkd is missing, or no namespaces can be made (root?)");
    RenderedNode box = rendered(beside()).get(2);
    String fixed = rendered(beside()).getLast().files().get("/etc/dnsmasq.conf").lines().toList().get(2)
        .replaceFirst(".*,", "");
    try (Namespaces network = new Namespaces(folder)) {
      network.add("box");
      network.add("router");
      network.join("box", "eth0", "router", "eth0");
      Networkd.start(network, "box", Files.createDirectory(folder.resolve("networkd")), box.files());
      Namespaces.until(Duration.ofSeconds(120),
          () -> network.ask("box", "ip", "addr", "show", "dev", "eth0").contains(fixed + "/16"), () -> network.logOf("box"));
      assertThat(Networkd.complains(network.logOf("box"))).as(network.logOf("box")).isFalse();
    }
  }

  /** No NetworkManager is at hand: sections in brackets, then plain keys. */
  @Test
  void networkManagersFileHasThePlainShapeOfAKeyfile() {
    String file = rendered(beside()).get(1).files().get("/etc/NetworkManager/system-connections/mesh.nmconnection");
    assertThat(file.lines()).allMatch(line -> line.matches("|\\[[a-z0-9]+]|[a-z0-9-]+=[A-Za-z0-9./]+"))
        .contains("zone=internal", "method=auto");
  }

  @Test
  void aNetworkWhoseFreeAddressesAreNotKnownIsRefused() {
    NodeConfig lost = PlannedKit.nodes("guifi", KitOfFour.LIBREROUTER, Optional.empty()).getFirst();
    assertThat(TARGET.objections(lost)).singleElement().asString().contains("in a network of guifi");
    assertThatThrownBy(() -> TARGET.render(lost)).isInstanceOf(IllegalArgumentException.class);
    NodeConfig silent = PlannedKit.nodes("libremesh", PlannedKit.raspberryPi(), Optional.empty()).getFirst();
    assertThat(TARGET.objections(silent)).singleElement().asString().contains("would find no neighbour");
  }

  private String write(String conf) throws Exception {
    return Files.writeString(folder.resolve("read.conf"), conf).toString();
  }
}
