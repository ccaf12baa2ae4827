package org.atalaya.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.firmware.uci.UciSecrets;
import org.atalaya.planner.plan.NodeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All golden trees at once: who may hold a secret, and whether the same input gives the same bytes. */
class GoldenTreesTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("atalaya.root", ".."), "firmware-templates/src/test/resources/golden");
  /** The files that are meant to hold a secret; docs/firmware names each. */
  private static final Pattern MEANT = Pattern.compile(".*/(etc/config/(lime-node|wireless)"
      + "|etc/wpa_supplicant/wpa_supplicant-wlan\\d+\\.conf|radio\\d+\\.key\\.txt|etc/yggdrasil\\.conf)");
  /** Keys that are made for one file: a bridge's, a node's of Yggdrasil. */
  private static final Pattern MADE = Pattern.compile("bridge-\\d+-\\d+ (\\S{24})|\"PrivateKey\": \"([0-9a-f]+)\"");

  private static SortedMap<String, String> all() throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(GOLDEN)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(GOLDEN.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void noSecretIsInAFileThatIsNotMeantToHoldIt() throws IOException {
    SortedMap<String, String> files = all();
    List<String> secrets = new ArrayList<>(List.of(RoutedKit.KEY.reveal(), PlannedKit.KEY.reveal(),
        "test key, not a secret"));
    for (String text : files.values()) {
      Matcher made = MADE.matcher(text);
      while (made.find()) {
        secrets.add(Optional.ofNullable(made.group(1)).orElse(made.group(2)));
      }
    }
    List<String> holders = files.entrySet().stream()
        .filter(file -> secrets.stream().anyMatch(file.getValue()::contains)).map(Map.Entry::getKey).toList();
    assertThat(holders).allMatch(path -> MEANT.matcher(path).matches());
    for (String kind : List.of("libremesh-kit/", "openwrt-babel/", "openwrt-batman/", "awmn-bird/", "raspberrypi/",
        "bridge/", "yggdrasil/", "twelve-routed/")) {
      assertThat(holders).as("a secret of " + kind).anyMatch(path -> path.startsWith(kind));
    }
  }

  @Test
  void noOptionOfAUciFileIsSecretElsewhere() throws IOException {
    all().forEach((path, text) -> {
      if (path.contains("/etc/config/") && !MEANT.matcher(path).matches()) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        assertThat(UciParser.parse(name, text).sections().stream().flatMap(section -> section.options().stream())
            .filter(option -> UciSecrets.isSecret(option.name()))).as(path).isEmpty();
      }
    });
  }

  static Stream<String> targets() {
    return FirmwareTargets.all().stream().map(FirmwareTarget::id);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void renderingTwiceGivesEqualBytes(String id) {
    assertThat(rendered(id)).isNotEmpty().isEqualTo(rendered(id));
  }

  private static List<RenderedNode> rendered(String id) {
    FirmwareTarget target = FirmwareTargets.find(id).orElseThrow();
    List<NodeConfig> nodes = switch (id) {
      // the two dishes, which have one link each
      case "bridge" -> RoutedKit.nodes("libremesh", Optional.of(RoutedKit.KEY)).subList(3, 5);
      case "content", "yggdrasil" -> planned("libremesh", id);
      case "freedombox" -> planned("raspberrypi", "raspberrypi");
      default -> planned(id, id);
    };
    List<RenderedNode> rendered = new ArrayList<>(nodes.stream().map(target::render).toList());
    rendered.addAll(target.renderNetwork(nodes));
    return rendered;
  }

  private static List<NodeConfig> planned(String network, String board) {
    return PlannedKit.nodes(network, PlannedKit.of80211n(board), Optional.of(PlannedKit.KEY));
  }
}
