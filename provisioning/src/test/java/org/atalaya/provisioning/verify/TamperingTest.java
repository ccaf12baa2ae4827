package org.atalaya.provisioning.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.atalaya.firmware.uci.UciOption;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.provisioning.Kit;
import org.atalaya.provisioning.apply.Backups;
import org.atalaya.provisioning.apply.Consent;
import org.atalaya.provisioning.apply.Outcome;
import org.atalaya.provisioning.apply.Provisioner;
import org.atalaya.provisioning.apply.ProvisioningListener;
import org.atalaya.provisioning.apply.RouterTask;
import org.atalaya.provisioning.apply.StepJournal;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.atalaya.provisioning.ssh.HostKeyPolicy;
import org.atalaya.provisioning.ssh.RouterSsh;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every option that is rendered for a router is changed by hand, in the file that was written and in those that
 * lime-config made of it, each on a virtual router of its own:
 *
 * <pre>
 *   all provisioned ─▶ one thing tampered with on each ─▶ verify names it ─▶ provision ─▶ verified
 * </pre>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperingTest {
  private static final String SECRET = "clave-de-un-extraño";

  /** Where the options of the kit's files end up, by LibreMesh's documentation; the others have no end in these files. */
  private static final Map<String, List<String>> EFFECTS = effects();

  private final Map<String, List<Difference>> found = new LinkedHashMap<>();
  private final Map<String, Outcome> repaired = new LinkedHashMap<>();
  private final Map<String, List<Difference>> afterwards = new LinkedHashMap<>();

  private static Map<String, List<String>> effects() {
    Map<String, List<String>> effects = new LinkedHashMap<>();
    effects.put("lime-node.system.hostname", List.of("system.@system[0].hostname"));
    effects.put("lime-node.network.main_ipv4_address", List.of("network.lan.ipaddr", "network.lan.netmask"));
    effects.put("lime-node.network.main_ipv6_address", List.of("network.lan.ip6addr"));
    effects.put("lime-community.network.protocols", List.of("network.lan.proto"));
    effects.put("lime-community.wifi.ap_ssid", List.of("wireless.lm_wlan0_ap_radio0.ssid"));
    effects.put("lime-community.wifi.apname_ssid", List.of("wireless.lm_wlan0_apname_radio0.ssid"));
    effects.put("lime-community.wifi.ieee80211s_mesh_fwding", List.of("wireless.lm_wlan1_mesh_radio1.mesh_fwding"));
    effects.put("lime-community.5ghz.ieee80211s_mcast_rate", List.of("wireless.lm_wlan1_mesh_radio1.mcast_rate"));
    effects.put("lime-node.radio0.modes", List.of("wireless.radio0.disabled", "wireless.lm_wlan0_ap_radio0.mode",
        "wireless.lm_wlan0_apname_radio0.network", "wireless.lm_wlan0_ap_radio0.device"));
    effects.put("lime-node.radio1.modes", List.of("wireless.radio1.disabled", "wireless.lm_wlan1_mesh_radio1.mode",
        "wireless.lm_wlan1_mesh_radio1.network", "wireless.lm_wlan1_mesh_radio1.ifname"));
    for (String radio : List.of("radio0", "radio1")) {
      for (String option : List.of("channel", "htmode", "txpower", "country", "distance")) {
        effects.put("lime-node." + radio + "." + option, List.of("wireless." + radio + "." + option));
      }
    }
    effects.put("lime-node.radio1.ieee80211s_mesh_id", List.of("wireless.lm_wlan1_mesh_radio1.mesh_id"));
    effects.put("lime-node.radio1.ieee80211s_encryption", List.of("wireless.lm_wlan1_mesh_radio1.encryption"));
    effects.put("lime-node.radio1.ieee80211s_key", List.of("wireless.lm_wlan1_mesh_radio1.key"));
    return effects;
  }

  /** Something that a person did to a router, and what must then be named. */
  record Tampering(String key, String what, java.util.function.Consumer<VirtualRouter> deed) {
    static Tampering of(String key) {
      String value = key.endsWith("key") ? SECRET : "7";
      return new Tampering(key, key, router -> router.tamper(key, value));
    }

    @Override
    public String toString() {
      return what;
    }
  }

  private static Stream<String> renderedOptions() {
    return Kit.node(0).files().entrySet().stream().flatMap(file -> {
      String name = file.getKey().substring("/etc/config/".length());
      return UciParser.parse(name, file.getValue()).sections().stream().flatMap(section -> section.options().stream()
          .map(UciOption::name).map(option -> name + "." + section.name().orElseThrow() + "." + option));
    });
  }

  static Stream<Tampering> tamperings() {
    List<Tampering> all = new ArrayList<>();
    renderedOptions().map(Tampering::of).forEach(all::add);
    // the merged file that every program of LibreMesh reads at run time
    new TreeSet<>(renderedOptions().map(key -> key.replaceFirst("lime-(node|community)", "lime-autogen")).toList())
        .stream().map(Tampering::of).forEach(all::add);
    EFFECTS.values().stream().flatMap(List::stream).map(Tampering::of).forEach(all::add);
    all.add(appended("wireless.@wifi-iface[0].ssid", "an access point that nobody planned, without a name", """

        config wifi-iface
        \toption device 'radio1'
        \toption mode 'ap'
        \toption ssid 'Lago.mesh gratis'
        """));
    all.add(appended("wireless.rogue", "an access point that nobody planned, on a radio without a task", """

        config wifi-iface 'rogue'
        \toption device 'radio2'
        \toption mode 'ap'
        \toption ssid 'x'
        \toption key '%s'
        """.formatted(SECRET)));
    all.add(Tampering.of("wireless.lm_wlan1_mesh_radio1.disabled"));
    all.add(Tampering.of("wireless.lm_wlan0_ap_radio0.macfilter"));
    all.add(new Tampering("wireless.lm_wlan1_mesh_radio1", "a mesh interface that was deleted", router -> router.putFile(
        "/etc/config/wireless", router.findFile("/etc/config/wireless").orElseThrow()
            .replaceFirst("(?s)config wifi-iface 'lm_wlan1_mesh_radio1'.*", ""))));
    all.add(edited("wireless.radio1", "a radio's section that is gone", "(?s)config wifi-device 'radio1'.*?(?=\nconfig)", ""));
    all.add(edited("wireless.radio1.band", "a radio of another band", "(?s)(config wifi-device 'radio1'.*?)5g", "$12g"));
    all.add(new Tampering("wireless.radio0", "no wireless file at all", router -> router.putFile("/etc/config/wireless", "")));
    return all.stream();
  }

  private static Tampering edited(String key, String what, String pattern, String replacement) {
    return new Tampering(key, what, router -> {
      String before = router.findFile("/etc/config/wireless").orElseThrow();
      String after = before.replaceFirst(pattern, replacement);
      assertThat(after).as(what).isNotEqualTo(before);
      router.putFile("/etc/config/wireless", after);
    });
  }

  private static Tampering appended(String key, String what, String text) {
    return new Tampering(key, what, router -> router.putFile("/etc/config/wireless",
        router.findFile("/etc/config/wireless").orElseThrow() + text));
  }

  @BeforeAll
  void tamperOnARouterEach() throws Exception {
    List<Tampering> tamperings = tamperings().toList();
    try (VirtualKit kit = VirtualKit.start(tamperings.size(), LabOptions.DEFAULT.withDowntime(Duration.ofMillis(300)))) {
      List<RouterTask> tasks = kit.routers().stream().map(router -> Kit.task(0, router.address())).toList();
      assertThat(provision(tasks)).hasOnlyElementsOfType(Outcome.Verified.class);
      for (int i = 0; i < tamperings.size(); i++) {
        tamperings.get(i).deed().accept(kit.routers().get(i));
      }
      read(tamperings, tasks, found);
      List<Outcome> outcomes = provision(tasks);
      for (int i = 0; i < tamperings.size(); i++) {
        repaired.put(tamperings.get(i).what(), outcomes.get(i));
      }
      read(tamperings, tasks, afterwards);
    }
  }

  private static List<Outcome> provision(List<RouterTask> tasks) {
    return new Provisioner(Kit.options(), Kit.ANYONE, Backups.NONE)
        .provision(tasks, Consent.YES, StepJournal.NONE, ProvisioningListener.NONE);
  }

  private static void read(List<Tampering> tamperings, List<RouterTask> tasks, Map<String, List<Difference>> into)
      throws Exception {
    try (RouterSsh ssh = new RouterSsh(Kit.options().ssh())) {
      Verifier verifier = new Verifier(ssh, Kit.options().slowCommands());
      for (int i = 0; i < tasks.size(); i++) {
        into.put(tamperings.get(i).what(), verifier.verify(tasks.get(i).address(), new HostKeyPolicy.FirstUse(k -> true),
            Optional.of(Kit.PASSWORD), new Expectation(tasks.get(i).desired(), tasks.get(i).device())).differences());
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  void isNamedAndNoSecretIsShown(Tampering tampering) {
    assertThat(found.get(tampering.what())).extracting(Difference::where).contains(tampering.key());
    assertThat(found.get(tampering.what()).toString()).doesNotContain(SECRET).doesNotContain(Kit.MESH_KEY.reveal());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  void isRepairedByProvisioning(Tampering tampering) {
    assertThat(repaired.get(tampering.what())).isInstanceOfSatisfying(Outcome.Verified.class,
        verified -> assertThat(verified.changed()).isTrue());
    assertThat(afterwards.get(tampering.what())).isEmpty();
  }

  @Test
  void whatIsChangedInAFileThatWasWrittenIsNamedOnceAndNothingElse() {
    assertThat(found.get("lime-node.radio1.channel"))
        .containsExactly(new Difference("lime-node.radio1.channel", "157", "7"));
    assertThat(found.get("wireless.lm_wlan1_mesh_radio1.key"))
        .containsExactly(new Difference("wireless.lm_wlan1_mesh_radio1.key", "••••", "••••"));
  }

  @Test
  void theTableOfEffectsSpeaksOfNothingThatIsNotRendered() {
    assertThat(renderedOptions().toList()).containsAll(EFFECTS.keySet());
  }
}
