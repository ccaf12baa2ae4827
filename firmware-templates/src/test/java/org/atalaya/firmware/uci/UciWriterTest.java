package org.atalaya.firmware.uci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UciWriterTest {

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyPackageIsReadBackEqual(long seed) {
    UciPackage original = RandomUci.uciPackage(new Random(seed));
    String text = UciWriter.write(original);
    assertThat(UciParser.parse(original.name(), text)).as("seed " + seed + "\n" + text).isEqualTo(original);
  }

  @Test
  void writesTheFormThatAlwaysRoundTrips() {
    UciPackage wireless = new UciPackage("wireless", List.of(
        new UciSection("wifi-iface", Optional.of("ap"), List.of(
            new UciOption.Single("ssid", "Rosa's"), new UciOption.Many("modes", List.of("a b", "c")))),
        new UciSection("wifi-iface", Optional.empty(), List.of())));
    assertThat(UciWriter.write(wireless)).isEqualTo("""
        config wifi-iface 'ap'
        \toption ssid 'Rosa'\\''s'
        \tlist modes 'a b'
        \tlist modes 'c'

        config wifi-iface
        """);
  }

  @Test
  void whatARouterWouldNotReadBackIsRefused() {
    refuse("s", "n", new UciOption.Single("x", ""));
    refuse("s", "n", new UciOption.Many("x", List.of()));
    refuse("s", "n", new UciOption.Single("x", "bell\u0007"));
    refuse("s", "n", new UciOption.Single("x", "\u0000"));
    refuse("s", "n", new UciOption.Single("x", "half an emoji \ud83e"));
    refuse("s", "n", new UciOption.Single("x-y", "a"));
    refuse("s", "n", new UciOption.Single("x\noption y", "a"));
    refuse("s", "na-me", new UciOption.Single("x", "a"));
    refuse("s t", "n", new UciOption.Single("x", "a"));
    refuse("s", "n", new UciOption.Single("x", "a"), new UciOption.Single("x", "b"));
    refuse("s", "n", new UciOption.Single("x", "a".repeat(UciParser.MAXIMUM_BYTES)));
  }

  @Test
  void aCommentThatWouldBecomeALineOfItsOwnIsRefused() {
    for (String comment : List.of("one\nconfig s n", "two\r", "three\u0000")) {
      assertThatThrownBy(() -> UciWriter.write(new UciPackage("p", List.of(), List.of(comment))))
          .isInstanceOf(IllegalArgumentException.class);
      refuse("s", "n", new UciOption.Single("x", "a", new UciComments(List.of(), comment)));
    }
  }

  @Test
  void aRefusalDoesNotRepeatTheValue() {
    assertThatThrownBy(() -> UciWriter.write(new UciPackage("p", List.of(new UciSection("s", Optional.empty(),
        List.of(new UciOption.Single("key", "topsecret\u0007")))))))
        .hasMessage("p.s.key: value has a control character");
  }

  private static void refuse(String type, String name, UciOption... options) {
    UciPackage bad = new UciPackage("p", List.of(new UciSection(type, Optional.of(name), List.of(options))));
    assertThatThrownBy(() -> UciWriter.write(bad)).isInstanceOf(IllegalArgumentException.class);
  }
}
