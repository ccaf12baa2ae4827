package org.atalaya.firmware.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.firmware.CommunityCheck;
import org.atalaya.firmware.GoldenTree;
import org.atalaya.firmware.KitOfFour;
import org.atalaya.firmware.PlannedKit;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NodeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTargetTest {
  private static final ContentTarget TARGET = new ContentTarget();

  static List<NodeConfig> nodes(String firmware) {
    return PlannedKit.nodes(firmware, KitOfFour.LIBREROUTER, Optional.of(PlannedKit.KEY));
  }

  static List<RenderedNode> rendered(String firmware) {
    List<RenderedNode> all = new ArrayList<>(nodes(firmware).stream().map(TARGET::render).toList());
    all.addAll(TARGET.renderNetwork(nodes(firmware)));
    return all;
  }

  @Test
  void theKitIsWrittenAsTheGoldenFilesSay() throws IOException {
    GoldenTree.check("content", rendered("libremesh"));
  }

  @Test
  void equalInputGivesEqualBytesAndNoSecretIsAmongThem() {
    assertThat(rendered("libremesh")).isEqualTo(rendered("libremesh"));
    rendered("libremesh").forEach(node -> assertThat(node.files().values())
        .noneMatch(text -> text.contains(PlannedKit.KEY.reveal())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"libremesh", "openwrt-batman", "openwrt-babel", "openwrt-olsrd2", "openwrt-bmx7",
      "awmn-bird", "raspberrypi"})
  void everyServerHasAnAddressOfItsOwnThatNoRouterHas(String firmware) {
    assertThat(CommunityCheck.objections(TARGET, nodes(firmware))).isEmpty();
    Set<String> seen = nodes(firmware).stream().map(node -> node.router().ipv4().replaceFirst("/.*", ""))
        .collect(Collectors.toCollection(HashSet::new));
    for (RenderedNode node : rendered(firmware).subList(0, 4)) {
      assertThat(seen.add(node.files().get("/etc/systemd/network/20-content.network")
          .replaceFirst("(?s).*Address=([0-9.]+)/.*", "$1"))).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"AR, wikipedia_es_all_nopic, 32000", "BR, wikipedia_pt_all_maxi, 64000", "AL, wikipedia_sq_all_maxi, 16000",
      "US, wikipedia_en_all_nopic, 128000"})
  void theLibrarySpeaksTheCountrysLanguageAndFitsOnTheDiskNamed(String country, String file, int disk) {
    NodeConfig node = nodes("libremesh").getFirst();
    Community community = node.community();
    String wanted = TARGET.render(PlannedKit.with(node, new Community(community.name(), community.firmware(), country,
        community.accessPointSsid(), community.meshId(), community.ipv4Network(), community.ipv6Network())))
        .files().get("/srv/content/wanted.csv");
    List<String[]> rows = Stream.of(wanted.split("\n")).skip(1).map(line -> line.split(",", -1)).toList();
    assertThat(rows.getFirst()[0]).isEqualTo(file);
    int total = rows.stream().filter(row -> !row[3].isEmpty()).mapToInt(row -> Integer.parseInt(row[1])).sum();
    int largest = rows.stream().filter(row -> !row[3].isEmpty()).mapToInt(row -> Integer.parseInt(row[1])).max().orElseThrow();
    assertThat(rows.get(rows.size() - 2)).startsWith("total", Integer.toString(total));
    assertThat(rows.getLast()).startsWith("disk", Integer.toString(disk));
    assertThat(disk).isGreaterThanOrEqualTo(total + largest + 8000);
  }

  @Test
  void aNetworkWhoseFreeAddressesAreNotKnownIsRefused() {
    assertThat(TARGET.objections(nodes("gluon").getFirst())).singleElement().asString()
        .contains("in a network of gluon the plan does not know which addresses are free");
    NodeConfig node = nodes("libremesh").getFirst();
    NodeConfig alone = new NodeConfig(node.community(), node.router(), node.device(), true, Optional.empty());
    assertThat(TARGET.objections(alone)).containsExactly(
        "the router's number is 0, and there are addresses for machines beside 1 to 1280");
    assertThatThrownBy(() -> TARGET.render(alone)).isInstanceOf(IllegalArgumentException.class);
  }
}
