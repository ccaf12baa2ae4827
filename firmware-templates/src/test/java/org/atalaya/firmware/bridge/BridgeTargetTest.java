package org.atalaya.firmware.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.atalaya.firmware.CommunityCheck;
import org.atalaya.firmware.GoldenTree;
import org.atalaya.firmware.KitOfFour;
import org.atalaya.firmware.PlannedKit;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.RenderedTree;
import org.atalaya.firmware.RoutedKit;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.plan.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class BridgeTargetTest {
  private static final BridgeTarget TARGET = new BridgeTarget();
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

  @TempDir
  Path folder;

  /** The two dishes of the routed kit: a link of 14 km. */
  private static List<NodeConfig> nodes(Optional<Secret> key) {
    return RoutedKit.nodes("libremesh", key).subList(3, 5);
  }

  private static List<RenderedNode> rendered() {
    return nodes(Optional.of(RoutedKit.KEY)).stream().map(TARGET::render).toList();
  }

  @Test
  void thePairIsWrittenAsTheGoldenFilesSay() throws IOException {
    assertThat(CommunityCheck.objections(TARGET, nodes(Optional.of(RoutedKit.KEY)))).isEmpty();
    GoldenTree.check("bridge", rendered());
  }

  @Test
  void equalInputGivesEqualBytes() {
    assertThat(rendered()).isEqualTo(rendered());
  }

  @Test
  void bothEndsAgreeAndOneOfThemLeads() {
    List<RenderedNode> ends = rendered();
    assertThat(ends.getFirst().files().get("/radio0.key.txt")).isEqualTo(ends.getLast().files().get("/radio0.key.txt"))
        .matches("bridge-\\d+-\\d+ [a-z2-9]{24}\n");
    List<String> sheets = ends.stream().map(node -> node.files().get("/radio0.en.html")).toList();
    for (String row : List.of("Link name (SSID)", "Channel", "Channel width", "Country")) {
      assertThat(row(sheets.getFirst(), row)).as(row).isEqualTo(row(sheets.getLast(), row)).isNotEmpty();
    }
    assertThat(sheets.stream().filter(sheet -> row(sheet, "Wireless mode").startsWith("Access point"))).hasSize(1);
    assertThat(sheets.stream().filter(sheet -> row(sheet, "Wireless mode").startsWith("Station"))).hasSize(1);
  }

  @Test
  void theKeyIsInItsFileAloneWhichIsItsOwnersAloneAndTheMeshKeyIsInNone() throws IOException {
    RenderedTree.write(folder, rendered());
    for (RenderedNode node : rendered()) {
      String key = node.files().get("/radio0.key.txt").strip().replaceFirst(".* ", "");
      node.files().forEach((path, text) -> {
        assertThat(text.contains(key)).as(path).isEqualTo(path.endsWith(".key.txt"));
        assertThat(text).doesNotContain(RoutedKit.KEY.reveal());
      });
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
            folder.resolve(node.hostName() + "/radio0.key.txt")))).isEqualTo("rw-------");
      }
    }
  }

  @Test
  void anotherLinkOrProjectHasAnotherKey() {
    NodeConfig here = nodes(Optional.of(RoutedKit.KEY)).getFirst();
    NodeConfig elsewhere = nodes(Optional.of(new Secret("another key altogether"))).getFirst();
    assertThat(key(here)).isNotEqualTo(key(elsewhere));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "pt", "sq"})
  void everySheetIsWellFormedAndSaysTheSameNumbers(String language) throws Exception {
    for (RenderedNode node : rendered()) {
      String sheet = node.files().get("/radio0." + language + ".html");
      DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(
          sheet.replace("<!DOCTYPE html>\n", "").replace("<meta charset=\"utf-8\">", ""))));
      assertThat(sheet).contains("<html lang=\"" + language + "\">", "5745 MHz", "20 MHz", "3 dBm", "14200 m", "−60 dBm",
          "−66 dBm").doesNotContain("{0}", "{1}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "pt", "sq"})
  void everyLanguageHasTheSameSentencesWithTheSameArguments(String language) throws Exception {
    Properties english = read("sheet.properties");
    Properties translated = read("sheet_" + language + ".properties");
    assertThat(new TreeSet<>(translated.stringPropertyNames())).isEqualTo(new TreeSet<>(english.stringPropertyNames()));
    for (String key : english.stringPropertyNames()) {
      assertThat(arguments(translated.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
      assertThat(translated.getProperty(key)).as(key).isNotBlank();
      assertThat(translated.getProperty(key).replace("''", "")).as("%s: straight apostrophes are quotes", key)
          .doesNotContain("'");
    }
    assertThat(english.stringPropertyNames().stream().filter(key -> !key.endsWith(".value")
        && translated.getProperty(key).equals(english.getProperty(key))).toList()).hasSizeLessThan(3);
  }

  @Test
  void namesAreTextAndNoMarkup() {
    NodeConfig node = PlannedKit.nodes("libremesh", KitOfFour.LIBREROUTER, Optional.of(PlannedKit.KEY)).getLast();
    NodeConfig one = new NodeConfig(node.community(), PlannedKit.withRadios(node, node.router().radios().getLast()).router(),
        node.device(), false, node.meshKey(), node.number(), node.neighbours().subList(0, 1), node.place());
    assertThat(TARGET.objections(one)).isEmpty();
    assertThat(TARGET.render(one).files().get("/radio1.en.html")).contains("Ñandú &amp; Rosa's").doesNotContain("Ñandú & ");
  }

  @Test
  void whatIsNoPairIsRefused() {
    NodeConfig node = PlannedKit.nodes("libremesh", KitOfFour.LIBREROUTER, Optional.of(PlannedKit.KEY)).getFirst();
    assertThat(TARGET.objections(node)).containsExactly("radio0 is planned for people, and a bridge has none",
        "radio1 has links to 2 routers, and a bridge has one");
    assertThatThrownBy(() -> TARGET.render(node)).isInstanceOf(IllegalArgumentException.class);
    assertThat(TARGET.objections(nodes(Optional.empty()).getFirst())).containsExactly(
        "there is no mesh key, of which the link's own key is made");
  }

  @Test
  void whereTheDriverHidesAnOffsetTheSheetHasWhatIsSent() {
    NodeConfig here = nodes(Optional.of(RoutedKit.KEY)).getFirst();
    Device board = DeviceCatalogue.builtIn().devices().stream()
        .filter(device -> device.radios().getFirst().powerOffsetDb() > 0).findFirst().orElseThrow();
    Radio radio = board.radios().getFirst();
    NodeConfig node = new NodeConfig(here.community(), here.router(), board, false, here.meshKey(), here.number(),
        here.neighbours(), here.place());
    PlannedRadio task = new PlannedRadio(radio.uciName(), true, false, 149, 20, 7, 900);
    assertThat(new BridgeLink(node, task, here.neighbours().getFirst()).powerDbm())
        .isEqualTo((int) Math.floor(7 + radio.powerOffsetDb())).isGreaterThan(7);
    assertThat(new BridgeLink(here, here.router().radios().getFirst(), here.neighbours().getFirst()).powerDbm())
        .isEqualTo(here.router().radios().getFirst().transmitPowerDbm());
  }

  private static String key(NodeConfig node) {
    return TARGET.render(node).files().get("/radio0.key.txt");
  }

  private static String row(String sheet, String name) {
    return sheet.lines().filter(line -> line.startsWith("<tr><th>" + name + "</th>"))
        .map(line -> line.replaceAll(".*<td>|</td>.*", "")).findFirst().orElse("");
  }

  private static String arguments(String sentence) {
    return ARGUMENT.matcher(sentence).results().map(MatchResult::group).distinct().sorted().collect(Collectors.joining());
  }

  private static Properties read(String name) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = new InputStreamReader(BridgeTarget.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }
}
