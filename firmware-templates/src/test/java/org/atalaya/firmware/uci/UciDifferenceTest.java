package org.atalaya.firmware.uci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UciDifferenceTest {

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void applyingADifferenceGivesTheStateAfter(long seed) {
    Random random = new Random(seed);
    UciPackage before = RandomUci.uciPackage(random);
    UciPackage after = RandomUci.uciPackage(random);
    UciDifference difference = UciDifference.between(before, after);
    UciPackage applied = difference.applyTo(before);
    assertThat(UciDifference.between(applied, after).changes()).as("seed " + seed).isEmpty();
    assertThat(UciDifference.between(before, before).isEmpty()).as("seed " + seed).isTrue();
    assertThat(difference.lines().isEmpty()).as("seed " + seed).isEqualTo(difference.isEmpty());
    assertThat(difference.lines()).as("seed " + seed).noneMatch(line -> line.matches(".*\\p{Cntrl}.*"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfOptionsIsNoDifference(long seed) {
    Random random = new Random(seed);
    UciPackage before = RandomUci.uciPackage(random);
    UciPackage shuffled = new UciPackage(before.name(), before.sections().stream().map(section -> {
      List<UciOption> options = new ArrayList<>(section.options());
      Collections.shuffle(options, random);
      return new UciSection(section.type(), section.name(), options);
    }).toList());
    assertThat(UciDifference.between(before, shuffled).isEmpty()).as("seed " + seed).isTrue();
  }

  @Test
  void theOrderOfAListIsADifference() {
    assertThat(lines("config s n\nlist x a\nlist x b", "config s n\nlist x b\nlist x a")).containsExactly(
        "/etc/config/lime-node", "config s n", "- list x 'a'", "- list x 'b'", "+ list x 'b'", "+ list x 'a'");
  }

  @Test
  void aPersonReadsWhatGoesAndWhatComes() {
    assertThat(lines("""
        config lime system
        \toption hostname 'LiMe-1c8470'
        \toption domain 'thisnode.info'

        config wifi radio1
        \toption channel '48'
        \toption country 'ES'

        config net 'old'
        """, """
        config lime system
        \toption hostname 'escuela'
        \toption domain 'thisnode.info'

        config wifi radio1
        \tlist modes 'ieee80211s'
        \toption channel '157'

        config wifi radio2
        \toption distance '2800'
        """)).containsExactly(
        "/etc/config/lime-node",
        "config lime system",
        "- option hostname 'LiMe-1c8470'",
        "+ option hostname 'escuela'",
        "config wifi radio1",
        "- option channel '48'",
        "+ option channel '157'",
        "- option country 'ES'",
        "+ list modes 'ieee80211s'",
        "- config net old",
        "+ config wifi radio2",
        "+ option distance '2800'");
  }

  @Test
  void anonymousSectionsThatDifferAreMatchedByTypeAndPosition() {
    assertThat(lines("config r\noption a 1\nconfig q\nconfig r\noption a 2", "config r\noption a 1\nconfig r\noption a 3"))
        .containsExactly("/etc/config/lime-node", "- config q [0]", "config r [1]", "- option a '2'", "+ option a '3'");
  }

  @Test
  void aRuleTakenOutOfManyIsOneChange() {
    assertThat(lines("config r\noption a 1\nconfig r\noption a 2\nconfig r\noption a 3\nconfig r\noption a 4",
        "config r\noption a 1\nconfig r\noption a 3\nconfig r\noption a 4\noption b 5"))
        .containsExactly("/etc/config/lime-node", "- config r [1]", "- option a '2'", "config r [3]", "+ option b '5'");
    assertThat(lines("config r\noption a 1\nconfig r\noption a 2", "config r\noption a 3\nconfig r\noption a 1\nconfig r\noption a 2"))
        .containsExactly("/etc/config/lime-node", "+ config r [0]", "+ option a '3'");
  }

  @Test
  void commentsStayWhenADifferenceIsApplied() {
    UciPackage before = UciParser.parse("lime-node", "# head\n\n# why\nconfig s n\noption a 1 # measured\nlist b x # first");
    UciPackage after = UciParser.parse("lime-node", "config s n\noption a 2\nlist b y\nlist b z");
    assertThat(UciWriter.write(UciDifference.between(before, after).applyTo(before))).isEqualTo("""
        # head

        # why
        config s 'n'
        \toption a '2' # measured
        \tlist b 'y' # first
        \tlist b 'z'
        """);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsAppliedHasTheAnonymousSectionsInOrder(long seed) {
    Random random = new Random(seed);
    UciPackage before = RandomUci.uciPackage(random);
    UciPackage after = RandomUci.edited(before, random);
    UciPackage applied = UciDifference.between(before, after).applyTo(before);
    assertThat(rules(applied)).as("seed " + seed).isEqualTo(rules(after));
  }

  /** Anonymous sections by type, each with its options by name. */
  private static Map<String, List<Map<String, UciOption>>> rules(UciPackage uci) {
    Map<String, List<Map<String, UciOption>>> rules = new TreeMap<>();
    uci.sections().stream().filter(section -> section.name().isEmpty()).forEach(section -> {
      Map<String, UciOption> options = new TreeMap<>();
      section.options().forEach(option -> options.put(option.name(), option.withoutComments()));
      rules.computeIfAbsent(section.type(), _ -> new ArrayList<>()).add(options);
    });
    return rules;
  }

  @Test
  void aSectionOfAnotherTypeIsAnotherSection() {
    assertThat(lines("config s n\noption a 1", "config t n\noption a 1"))
        .containsExactly("/etc/config/lime-node", "- config s n", "- option a '1'", "+ config t n", "+ option a '1'");
  }

  @Test
  void secretsAreMaskedAndTheChangeStillShows() {
    assertThat(lines("config s n\noption ieee80211s_key 'old one'\noption public_key AAA",
        "config s n\noption ieee80211s_key 'new one'\noption public_key BBB\nlist sae_password pw")).containsExactly(
        "/etc/config/lime-node", "config s n",
        "- option ieee80211s_key '••••'", "+ option ieee80211s_key '••••'",
        "- option public_key 'AAA'", "+ option public_key 'BBB'", "+ list sae_password '••••'");
    UciDifference difference = between("config s n", "config s n\noption key topsecret");
    assertThat(difference.toString()).doesNotContain("topsecret").contains("••••");
  }

  @Test
  void secretsAreKnownByTheirNames() {
    assertThat(List.of("key", "key1", "ieee80211s_key", "private_key", "preshared_key", "password", "root_password",
        "root_password_secret", "sae_password", "auth_secret", "passphrase", "psk", "Key"))
        .allMatch(UciSecrets::isSecret);
    assertThat(List.of("ssid", "public_key", "root_password_policy", "keep_on_upgrade", "monkey", "encryption",
        "keyboard")).noneMatch(UciSecrets::isSecret);
  }

  @Test
  void hostileValuesCannotDisguiseALine() {
    assertThat(lines("config s n", "config s n\noption a 'x\n+ option b \u202ey\u200f\u0085'"))
        .containsExactly("/etc/config/lime-node", "config s n", "+ option a 'x\\n+ option b \\u{202e}y\\u{200f}\\u{85}'");
  }

  private static UciDifference between(String before, String after) {
    return UciDifference.between(UciParser.parse("lime-node", before), UciParser.parse("lime-node", after));
  }

  private static List<String> lines(String before, String after) {
    return between(before, after).lines();
  }
}
