package org.atalaya.firmware.yggdrasil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.atalaya.firmware.CommunityCheck;
import org.atalaya.firmware.GoldenTree;
import org.atalaya.firmware.KitOfFour;
import org.atalaya.firmware.PlannedKit;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.RenderedTree;
import org.atalaya.firmware.readers.Programs;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class YggdrasilTargetTest {
  private static final YggdrasilTarget TARGET = new YggdrasilTarget();

  @TempDir
  Path folder;

  private static List<NodeConfig> nodes(Optional<Secret> key) {
    return PlannedKit.nodes("libremesh", KitOfFour.LIBREROUTER, key);
  }

  private static List<RenderedNode> rendered() {
    List<NodeConfig> nodes = nodes(Optional.of(PlannedKit.KEY));
    List<RenderedNode> all = new ArrayList<>(nodes.stream().map(TARGET::render).toList());
    all.addAll(TARGET.renderNetwork(nodes));
    return all;
  }

  @Test
  void theKitIsWrittenAsTheGoldenFilesSay() throws IOException {
    assertThat(CommunityCheck.objections(TARGET, nodes(Optional.of(PlannedKit.KEY)))).isEmpty();
    GoldenTree.check("yggdrasil", rendered());
  }

  @Test
  void equalInputGivesEqualBytesAndTheMeshKeyIsInNoFile() {
    assertThat(rendered()).isEqualTo(rendered());
    rendered().forEach(node -> assertThat(node.files().values())
        .noneMatch(text -> text.contains(PlannedKit.KEY.reveal())));
  }

  @Test
  void aPrivateKeyIsInItsOwnNodesFileAloneAndThatIsItsOwnersAlone() throws IOException {
    RenderedTree.write(folder, rendered());
    for (NodeConfig node : nodes(Optional.of(PlannedKit.KEY))) {
      String secret = YggdrasilTarget.key(node).privateHex().reveal();
      assertThat(secret).hasSize(128);
      assertThat(YggdrasilTarget.key(node).toString()).doesNotContain(secret.substring(0, 16));
      for (RenderedNode each : rendered()) {
        each.files().forEach((path, text) -> assertThat(text.contains(secret.substring(0, 64))).as(path)
            .isEqualTo(each.hostName().equals(node.router().hostName())));
      }
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
            folder.resolve(node.router().hostName() + "/etc/yggdrasil.conf")))).isEqualTo("rw-------");
      }
    }
  }

  @Test
  void anotherMeshKeyOrNameGivesAnotherNode() {
    List<String> addresses = List.of(YggdrasilKey.of(PlannedKit.KEY, "a").address(),
        YggdrasilKey.of(PlannedKit.KEY, "b").address(), YggdrasilKey.of(new Secret("another key"), "a").address());
    assertThat(addresses).doesNotHaveDuplicates().allMatch(address -> address.matches("2[0-9a-f]{2}:[0-9a-f:]+"));
  }

  @ParameterizedTest
  @CsvSource({ // RFC 8032, 7.1, tests 1 to 3
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60, "
          + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb, "
          + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7, "
          + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"})
  void thePublicKeyIsThatOfEd25519(String seed, String expected) {
    assertThat(YggdrasilKey.ofSeed(HexFormat.of().parseHex(seed)).publicHex()).isEqualTo(expected);
  }

  @Test
  void yggdrasilReadsTheFilesAndTakesTheAddressesFromTheKeys() throws Exception {
    assumeTrue(Programs.find("yggdrasil").isPresent(), "yggdrasil is missing");
    String hosts = rendered().getLast().files().get("/etc/hosts.yggdrasil");
    JsonMapper mapper = JsonMapper.shared();
    for (RenderedNode node : rendered().subList(0, 4)) {
      Path conf = Files.writeString(folder.resolve("yggdrasil.conf"), node.files().get("/etc/yggdrasil.conf"));
      Programs.Answer read = Programs.run(folder, "yggdrasil", "-useconffile", conf.toString(), "-normaliseconf", "-json");
      assertThat(read.status()).as(read.text()).isZero();
      JsonNode meant = mapper.readTree(node.files().get("/etc/yggdrasil.conf"));
      assertThat(mapper.readTree(read.text())).isEqualTo(meant);
      assertThat(read.text()).contains("MulticastInterfaces");
      Pattern interfaces = Pattern.compile(meant.at("/MulticastInterfaces/0/Regex").stringValue());
      assertThat(List.of("br-lan", "mesh1", "wlan1", "wlan1-mesh_250")).allMatch(name -> interfaces.matcher(name).find());
      assertThat(List.of("lo", "ygg0", "wan")).noneMatch(name -> interfaces.matcher(name).find());
      Programs.Answer address = Programs.run(folder, "yggdrasil", "-useconffile", conf.toString(), "-address");
      assertThat(hosts).contains(address.text().strip() + " " + node.hostName() + ".ygg\n");
    }
    Path broken = Files.writeString(folder.resolve("broken.conf"), "{ \"PrivateKey\": 7");
    Programs.Answer refused = Programs.run(folder, "yggdrasil", "-useconffile", broken.toString(), "-normaliseconf");
    // by its words, not its status: it dies in a side thread, and its main one may end with 0 first
    assertThat(refused.text()).doesNotContain("MulticastInterfaces");
  }

  @Test
  void aProjectWithoutAKeyIsRefused() {
    NodeConfig open = nodes(Optional.empty()).getFirst();
    assertThat(TARGET.objections(open)).containsExactly(
        "there is no mesh key, of which the nodes' own keys are made");
    assertThatThrownBy(() -> TARGET.render(open)).isInstanceOf(IllegalArgumentException.class);
    assertThat(TARGET.objections(nodes(Optional.of(new Secret("short"))).getFirst())).singleElement().asString()
        .contains("mesh key").doesNotContain("short");
    assertThat(TARGET.objections(nodes(Optional.of(new Secret("nineteen characters"))).getFirst())).containsExactly(
        "the mesh key has fewer than 20 characters, and could be guessed from public keys");
  }
}
