package org.atalaya.firmware.gluon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.atalaya.firmware.CommunityCheck;
import org.atalaya.firmware.GoldenTree;
import org.atalaya.firmware.KitOfFour;
import org.atalaya.firmware.PlannedKit;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.gluon.Lua.Table;
import org.atalaya.firmware.readers.Programs;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.Neighbour;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GluonTargetTest {
  private static final GluonTarget TARGET = new GluonTarget();
  private static final Device ROUTER =
      PlannedKit.like("archer-c7-v2", "TP-Link Archer C7 v2", "tplink,archer-c7-v2", "gluon");

  /** Loads each file as Gluon does, and prints every leaf: path, kind, text in hexadecimal. */
  private static final String DUMP = """
      local function hex(text) return (text:gsub('.', function(c) return string.format('%02x', c:byte()) end)) end
      local function dump(path, value)
        if type(value) == 'table' then
          for key, each in pairs(value) do dump(path .. '/' .. tostring(key), each) end
        else
          print(path .. ' ' .. type(value) .. ' ' .. hex(tostring(value)))
        end
      end
      for _, name in ipairs(arg) do
        local file = assert(io.open(name))
        dump('', assert(loadstring('return ' .. file:read('*a')))())
        file:close()
      end
      """;

  @TempDir
  Path folder;

  private static List<NodeConfig> nodes() {
    return PlannedKit.nodes("gluon", ROUTER, Optional.of(PlannedKit.KEY));
  }

  private static List<RenderedNode> rendered() {
    List<RenderedNode> all = new ArrayList<>(nodes().stream().map(TARGET::render).toList());
    all.addAll(TARGET.renderNetwork(nodes()));
    return all;
  }

  @Test
  void theKitIsWrittenAsTheGoldenFilesSay() throws IOException {
    assertThat(CommunityCheck.objections(TARGET, nodes())).isEmpty();
    GoldenTree.check("gluon", rendered());
  }

  @Test
  void equalInputGivesEqualBytesAndTheMeshKeyIsInNoFile() {
    assertThat(rendered()).isEqualTo(rendered());
    rendered().forEach(node -> assertThat(node.files().values())
        .noneMatch(text -> text.contains(PlannedKit.KEY.reveal())));
  }

  @Test
  void luaReadsWhatWasMeant() throws Exception {
    assumeTrue(Programs.find("lua5.1").isPresent(), "lua5.1 is missing");
    GluonSite site = GluonSite.of(nodes());
    Map<String, String> files = rendered().getLast().files();
    assertThat(dump(files.get("/site.conf"))).isEqualTo(leaves(site.site()));
    assertThat(dump(files.get("/domains/quintana.conf"))).isEqualTo(leaves(site.domain()));
  }

  @Test
  void luaReadsAnyTextAsItWasMeant() throws Exception {
    assumeTrue(Programs.find("lua5.1").isPresent(), "lua5.1 is missing");
    long seed = 20_261_122;
    Random random = new Random(seed);
    String letters = "ab'\"\\\n\r\t\0\u0001-[]=#;ñé☃🌄%{} 09";
    int[] points = letters.codePoints().toArray();
    Map<String, Lua> texts = new TreeMap<>();
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(12), 0, points.length).forEach(at -> text.appendCodePoint(points[at]));
      texts.put("t" + i, Lua.text(text.toString()));
    }
    Table table = Table.of(texts);
    assertThat(dump(Lua.file(table))).as("seed %d", seed).isEqualTo(leaves(table));
  }

  @ParameterizedTest
  @CsvSource({
      "site, site_code, '', site_code is missing", "site, wifi5/channel, 37, 'wifi5.channel is something else'",
      "domain, domain_seed, 12ab, 'domain_seed is something else, expected 64 hexadecimal digits'",
      "domain, prefix6, fd00::/48, 'prefix6 is something else, expected an IPv6 network of length 64'",
      "site, wifi24/mesh/mcast_rate, 5500, 'wifi24.mesh.mcast_rate is something else'",
      "site, prefix6, fd00::/64, prefix6 is allowed in a domain alone",
      "domain, regdom, AR, regdom is allowed in the site alone",
      "domain, wifi24/mesh/id, 123456789012345678901234567890123, 'wifi24.mesh.id is something else, expected 32 bytes'",
      "site, mesh_on_wan, 1, mesh_on_wan is obsolete", "site, timezone, 7, 'timezone is something else, expected a string'",
      "domain, mesh/batman_adv/routing_algo, BATMAN_VI, 'mesh.batman_adv.routing_algo is something else'"})
  void whatGluonsCheckerWouldRefuseIsRefused(String file, String path, String value, String rule) {
    GluonSite site = GluonSite.of(nodes());
    assertThat(SiteRules.violations(site.site(), site.code(), site.domain())).isEmpty();
    Table changed = changed(file.equals("site") ? site.site() : site.domain(), path.split("/"), 0, value);
    assertThat(file.equals("site") ? SiteRules.violations(changed, site.code(), site.domain())
        : SiteRules.violations(site.site(), site.code(), changed)).anyMatch(line -> line.startsWith(rule));
  }

  @Test
  void aNodeKeepsItsOwnChannelAndRadiosHaveThePlansTasksAlone() {
    NodeConfig node = PlannedKit.withRadios(nodes().get(1), new PlannedRadio("radio1", true, false, 48, 40, 12, 900));
    assertThat(TARGET.render(node).files().get("/tmp/setup.uci")).contains("wireless.radio1.channel='48'",
        "preserve_channels='1'", "wireless.client_radio1.disabled='1'", "wireless.mesh_radio1.disabled='0'",
        "wireless.radio0.disabled='1'");
    List<NodeConfig> others = new ArrayList<>(nodes());
    others.set(1, node);
    assertThat(Lua.file(GluonSite.of(others).site())).contains("channel = 157");
  }

  @ParameterizedTest
  @CsvSource({"tp-link-cpe510-v3, true, true, single, 'uplink mesh'", "tp-link-cpe510-v3, false, true, single, mesh",
      "tp-link-cpe510-v3, true, false, single, uplink", "tp-link-cpe510-v3, false, false, single, client",
      "tp-link-archer-c7-v5, true, true, lan, mesh", "tp-link-archer-c7-v5, false, false, lan, client"})
  void portsHaveTheTasksOfTheirPlace(String device, boolean gateway, boolean cabled, String port, String roles) {
    NodeConfig node = nodes().get(1);
    Device known = DeviceCatalogue.builtIn().get(device);
    Radio radio = known.radios().getFirst();
    NodeConfig other = PlannedKit.withRadios(new NodeConfig(node.community(), node.router(), known, gateway,
        node.meshKey(), node.number(), cabled ? List.of(new Neighbour("Escuela-2", 9, Optional.empty(), 0)) : List.of()),
        new PlannedRadio(radio.uciName(), true, false, radio.band() == Band.GHZ_2 ? 6 : 157, 20, 10, 900));
    String setup = TARGET.render(other).files().get("/tmp/setup.uci");
    List<String> found = setup.lines().filter(line -> line.startsWith("add_list gluon.iface_" + port + ".role="))
        .map(line -> line.replaceAll(".*='|'", "")).toList();
    assertThat(String.join(" ", found)).isEqualTo(roles);
    assertThat(setup).contains("delete gluon.iface_" + port + ".role\n");
  }

  @Test
  void namesWithQuotesComeBackFromUci() {
    assertThat(rendered().get(3).files().get("/tmp/setup.uci"))
        .contains("set 'system.@system[0].pretty_hostname=Ñandú & Rosa'\\''s'\n");
  }

  @Test
  void whatGluonCanNotSayIsRefused() {
    NodeConfig node = nodes().getFirst();
    assertThat(TARGET.objections(PlannedKit.withRadios(node, new PlannedRadio("radio0", true, true, 6, 40, 15, 900))))
        .containsExactly("radio0: a width of 40 MHz is planned in 2.4 GHz, and Gluon has 20");
    NodeConfig nameless = PlannedKit.with(node, new Community("☃", "gluon", "AR", "a", "b", "10.1.0.0/16", "fd00:1:2::/64"));
    assertThat(TARGET.objections(nameless)).singleElement().asString().contains("nothing is left");
    assertThat(TARGET.objections(PlannedKit.with(node, new Community("a", "gluon", "AR", "a", "b", "10.1.0.0/16",
        "fd00:1:2::/48")))).singleElement().asString().contains("prefix6");
    NodeConfig router = PlannedKit.nodes("gluon", KitOfFour.LIBREROUTER, Optional.empty()).getFirst();
    assertThat(TARGET.objections(router)).containsExactly("LibreRouter v1 is not known to run gluon");
    assertThatThrownBy(() -> TARGET.render(router)).isInstanceOf(IllegalArgumentException.class);
  }

  private List<String> dump(String text) throws Exception {
    Path script = Files.writeString(folder.resolve("dump.lua"), DUMP);
    Path file = Files.writeString(folder.resolve("file.conf"), text);
    Programs.Answer answer = Programs.run(folder, "lua5.1", script.toString(), file.toString());
    assertThat(answer.status()).as(answer.text()).isZero();
    return answer.text().lines().sorted().toList();
  }

  private static List<String> leaves(Lua value) {
    List<String> leaves = new ArrayList<>();
    leaves("", value, leaves);
    return leaves.stream().sorted().toList();
  }

  private static void leaves(String path, Lua value, List<String> leaves) {
    switch (value) {
      case Table table -> table.entries().forEach((name, each) -> leaves(path + "/" + name, each, leaves));
      case Lua.Array array -> {
        for (int i = 0; i < array.values().size(); i++) {
          leaves(path + "/" + (i + 1), array.values().get(i), leaves);
        }
      }
      case Lua.Text text -> leaves.add(path + " string " + hex(text.value()));
      case Lua.Number number -> leaves.add(path + " number " + hex(Integer.toString(number.value())));
      case Lua.Bool bool -> leaves.add(path + " boolean " + hex(Boolean.toString(bool.value())));
    }
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same table with another value at a path: a number where it looks like one, nothing where it is empty. */
  private static Table changed(Table table, String[] path, int depth, String value) {
    Map<String, Lua> entries = new TreeMap<>(table.entries());
    if (depth < path.length - 1) {
      entries.put(path[depth], changed((Table) entries.get(path[depth]), path, depth + 1, value));
    } else if (value.isEmpty()) {
      entries.remove(path[depth]);
    } else {
      entries.put(path[depth], value.matches("\\d{1,5}") ? Lua.number(Integer.parseInt(value)) : Lua.text(value));
    }
    return Table.of(entries);
  }
}
