package org.atalaya.firmware.guifi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.atalaya.firmware.CommunityCheck;
import org.atalaya.firmware.GoldenTree;
import org.atalaya.firmware.PlannedKit;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.readers.Programs;
import org.atalaya.firmware.uci.UciPackage;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.planner.addressing.AddressHabit;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.Neighbour;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class GuifiTargetTest {
  private static final GuifiTarget TARGET = new GuifiTarget();
  private static final Device STATION =
      PlannedKit.like("two-radio-station", "Two-radio station", "ubnt,rocket-m", "guifi");

  @TempDir
  Path folder;

  private static List<NodeConfig> nodes() {
    return PlannedKit.nodes("guifi", STATION, Optional.of(PlannedKit.KEY));
  }

  private static List<RenderedNode> rendered() {
    List<RenderedNode> all = new ArrayList<>(nodes().stream().map(TARGET::render).toList());
    all.addAll(TARGET.renderNetwork(nodes()));
    return all;
  }

  private static String cnml() {
    return rendered().getLast().files().get("/network.cnml");
  }

  @Test
  void theKitIsWrittenAsTheGoldenFilesSay() throws IOException {
    assertThat(CommunityCheck.objections(TARGET, nodes())).isEmpty();
    GoldenTree.check("guifi", rendered());
  }

  @Test
  void equalInputGivesEqualBytesAndTheMeshKeyIsInNoFile() {
    assertThat(rendered()).isEqualTo(rendered());
    rendered().forEach(node -> assertThat(node.files().values())
        .noneMatch(text -> text.contains(PlannedKit.KEY.reveal())));
  }

  @Test
  void everyNodeHasABlockOfItsOwnAndTellsBmx6OfIt() {
    List<String> blocks = new ArrayList<>();
    for (RenderedNode node : rendered().subList(0, 4)) {
      UciPackage qmp = UciParser.parse("qmp", node.files().get("/etc/config/qmp"));
      String block = value(qmp, "networks", "bmx6_ipv4_address");
      assertThat(block).isEqualTo(value(qmp, "networks", "lan_address") + "/27").matches("10\\.187\\.\\d+\\.\\d+/27");
      assertThat(Integer.parseInt(block.replaceFirst(".*\\.(\\d+)/27", "$1")) % 32).isEqualTo(1);
      assertThat(value(qmp, "interfaces", "mesh_devices")).isEqualTo("wlan1");
      blocks.add(block);
    }
    assertThat(blocks).doesNotHaveDuplicates();
  }

  @Test
  void underGuifisHabitTheBlockIsThePlansAndAnAddressWithinOneIsRefused() {
    NodeConfig node = nodes().get(1);
    Community old = node.community();
    Community community = new Community(old.name(), old.firmware(), old.country(), old.accessPointSsid(), old.meshId(), "10.187.0.0/16",
        old.ipv6Network(), AddressHabit.GUIFI);
    UciPackage qmp = UciParser.parse("qmp", TARGET.render(in(node, community, "10.187.145.193/16")).files().get("/etc/config/qmp"));
    assertThat(value(qmp, "networks", "bmx6_ipv4_address")).isEqualTo("10.187.145.193/27");
    assertThat(TARGET.objections(in(node, community, "10.187.145.193/16"))).isEmpty();
    assertThat(TARGET.objections(in(node, community, "10.187.145.194/16"))).singleElement().asString().contains("first host");
  }

  private static NodeConfig in(NodeConfig node, Community community, String ipv4) {
    PlannedRouter router = node.router();
    return new NodeConfig(community, new PlannedRouter(router.site(), router.index(), router.hostName(), router.deviceId(), router.aimDegrees(),
        ipv4, router.ipv6(), router.radios()), node.device(), node.gateway(), node.meshKey(), node.number(), node.neighbours(), node.place());
  }

  @Test
  void ofTheRoutersOnOneCableOneGivesAddressesAndAllCarryLinks() {
    NodeConfig node = nodes().get(1);
    PlannedRouter router = node.router();
    List<Neighbour> cable = List.of(new Neighbour("Escuela-2", 9, Optional.empty(), 0));
    NodeConfig first = new NodeConfig(node.community(), router, node.device(), false, Optional.empty(), node.number(),
        cable, node.place());
    NodeConfig second = new NodeConfig(node.community(), new PlannedRouter(router.site(), 2, "Escuela-2",
        router.deviceId(), router.aimDegrees(), router.ipv4(), router.ipv6(), router.radios()), node.device(), false,
        Optional.empty(), 9, cable, node.place());
    UciPackage one = UciParser.parse("qmp", TARGET.render(first).files().get("/etc/config/qmp"));
    UciPackage two = UciParser.parse("qmp", TARGET.render(second).files().get("/etc/config/qmp"));
    assertThat(value(one, "interfaces", "lan_devices")).isEqualTo("eth0");
    assertThat(two.find("interfaces").orElseThrow().find("lan_devices")).isEmpty();
    assertThat(value(one, "interfaces", "mesh_devices")).isEqualTo("eth0 wlan1");
    assertThat(value(two, "interfaces", "mesh_devices")).isEqualTo("eth0 wlan1");
  }

  @Test
  void theSchemaTakesTheMapAndRefusesABrokenOne() throws Exception {
    validate(cnml());
    for (String[] broken : new String[][] {{"lat=\"", "lat=\"9"}, {" mainipv4=\"", " main=\""},
        {"<radio ", "<radios "}, {"status=\"Planned\"", "status=\"Dreamt\""}, {"created=\"20000101 0000\"", ""},
        {"mask=\"255.", "mask=\"256."}}) {
      String text = cnml().replace(broken[0], broken[1]).replace("</radio>", broken[1].equals("<radios ") ? "</radios>" : "</radio>");
      assertThat(text).isNotEqualTo(cnml());
      assertThatThrownBy(() -> validate(text)).as(broken[1]).isInstanceOf(SAXException.class);
    }
  }

  @Test
  void anEntityIsNotExpandedByTheReader() {
    String bomb = cnml().replaceFirst("<cnml ", "<!DOCTYPE cnml [<!ENTITY a \"aaaaaaaa\">]>\n<cnml ");
    assertThatThrownBy(() -> parse(bomb)).isInstanceOf(SAXException.class);
  }

  @Test
  void xmllintTakesTheMapToo() throws Exception {
    assumeTrue(Programs.find("xmllint").isPresent(), "xmllint is missing");
    Path map = Files.writeString(folder.resolve("network.cnml"), cnml());
    Path schema = folder.resolve("cnml.xsd");
    try (var in = GuifiTarget.class.getResourceAsStream("cnml.xsd")) {
      Files.copy(in, schema);
    }
    Programs.Answer answer =
        Programs.run(folder, "xmllint", "--nonet", "--noout", "--schema", schema.toString(), map.toString());
    assertThat(answer.status()).as(answer.text()).isZero();
    Files.writeString(map, cnml().replace("lon=\"", "lon=\"x"));
    assertThat(Programs.run(folder, "xmllint", "--nonet", "--noout", "--schema", schema.toString(), map.toString())
        .status()).isNotZero();
  }

  @Test
  void everyLinkIsThereFromBothEndsAndLeadsToADeviceOfTheMap() throws Exception {
    Document map = parse(cnml());
    List<String> devices = attributes(map, "device", "id");
    assertThat(devices).hasSize(4).doesNotHaveDuplicates();
    assertThat(attributes(map, "node", "title")).contains("Ñandú & Rosa's");
    assertThat(devices).containsAll(attributes(map, "link", "linked_device_id"));
    assertThat(attributes(map, "interface", "id")).doesNotHaveDuplicates()
        .containsAll(attributes(map, "link", "linked_interface_id"));
    assertThat(attributes(map, "node", "id")).containsAll(attributes(map, "link", "linked_node_id"));
    List<String> links = attributes(map, "link", "id");
    assertThat(links).hasSize(8);
    assertThat(links.stream().distinct()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({"149, 80, 'radio1: a width of 80 MHz is planned, and qMp''s 802.11n has 20 and 40'",
      "38, 20, 'radio1: there is no channel 38 in the band 5ghz'"})
  void whatQmpCanNotDoIsRefused(int channel, int width, String objection) {
    NodeConfig node = PlannedKit.withRadios(nodes().getFirst(), new PlannedRadio("radio1", true, false, channel, width, 12, 900));
    assertThat(TARGET.objections(node)).containsExactly(objection);
    assertThatThrownBy(() -> TARGET.render(node)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNodeWithoutAPlaceOrABlockIsRefused() {
    NodeConfig node = nodes().getFirst();
    NodeConfig nowhere = new NodeConfig(node.community(), node.router(), node.device(), true, node.meshKey(),
        node.number(), node.neighbours());
    assertThat(TARGET.objections(nowhere)).singleElement().asString().contains("the place of the node is not known");
    NodeConfig late = new NodeConfig(node.community(), node.router(), node.device(), true, node.meshKey(), 2048,
        node.neighbours(), node.place());
    assertThat(TARGET.objections(late)).containsExactly(
        "the router's number is 2048, and there are blocks of addresses for 1 to 2047");
    Community shell = new Community("x", "guifi", "AR", "a/b", "b", "10.1.0.0/16", "fd00::/64");
    assertThat(TARGET.objections(PlannedKit.with(node, shell))).singleElement().asString().contains("sed");
    Community small = new Community("x", "guifi", "AR", "a", "b", "10.1.0.0/24", "fd00::/64");
    assertThat(TARGET.objections(PlannedKit.with(node, small))).singleElement().asString().contains("length 8 to 20");
  }

  private static void validate(String text) throws Exception {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    Validator validator = factory.newSchema(GuifiTarget.class.getResource("cnml.xsd")).newValidator();
    validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    validator.validate(new StreamSource(new StringReader(text)));
  }

  private static Document parse(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> attributes(Document map, String element, String attribute) {
    NodeList found = map.getElementsByTagName(element);
    return IntStream.range(0, found.getLength()).mapToObj(i -> ((Element) found.item(i)).getAttribute(attribute)).toList();
  }

  private static String value(UciPackage uci, String section, String option) {
    return uci.find(section).orElseThrow().find(option).orElseThrow().values().getFirst();
  }
}
