package org.atalaya.firmware.uci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UciCommandsTest {

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theCommandsTurnOneFileIntoTheOther(long seed) {
    Random random = new Random(seed);
    UciPackage before = RandomUci.uciPackage(random);
    for (UciPackage after : List.of(RandomUci.uciPackage(random), RandomUci.edited(before, random))) {
      PlainUci router = new PlainUci(before);
      UciCommands.between(before, after).forEach(command -> router.run(command.argv()));
      assertThat(shape(router.file())).as("seed " + seed).isEqualTo(shape(after));
      assertThat(UciDifference.between(router.file(), after).changes()).as("seed " + seed).isEmpty();
      assertThat(UciCommands.between(after, after)).as("seed " + seed).isEmpty();
    }
  }

  /** Everything but comments and the order of options. */
  private static List<Object> shape(UciPackage uci) {
    List<Object> shape = new ArrayList<>();
    for (UciSection section : uci.sections()) {
      Map<String, UciOption> options = new TreeMap<>();
      section.options().forEach(option -> options.put(option.name(), option.withoutComments()));
      shape.add(List.of(section.type(), section.name(), options));
    }
    return shape;
  }

  @Test
  void aPersonReadsTheCommands() {
    assertThat(lines("""
        config system
        \toption hostname 'LiMe-1c8470'

        config rule
        \toption name 'old'

        config rule
        \toption name 'Allow-SSH'

        config wifi radio1
        \tlist modes 'ap'
        \toption channel '48'
        \toption country 'ES'
        """, """
        config net first
        \toption proto 'static'

        config system
        \toption hostname 'Rosa'\\''s'

        config rule ssh
        \toption name 'Allow-SSH'

        config wifi radio1
        \tlist modes 'ap'
        \tlist modes 'ieee80211s'
        \toption channel '157'

        config rule
        \toption target 'ACCEPT; # ñ'
        """)).containsExactly(
        "delete 'firewall.@rule[0]'",
        "rename 'firewall.@rule[0]=ssh'",
        "set firewall.first='net'",
        "set firewall.first.proto='static'",
        "set 'firewall.@system[0].hostname=Rosa'\\''s'",
        "delete firewall.radio1.country",
        "add_list firewall.radio1.modes='ieee80211s'",
        "set firewall.radio1.channel='157'",
        "add firewall rule",
        "set 'firewall.@rule[1].target=ACCEPT; # ñ'",
        "reorder firewall.first='0'");
  }

  @Test
  void secretsAreInTheCommandAndNotInItsText() {
    UciCommand command = UciCommands.between(UciParser.parse("wireless", "config s n"),
        UciParser.parse("wireless", "config s n\noption key topsecret")).getFirst();
    assertThat(command.argv()).containsExactly("uci", "set", "wireless.n.key=topsecret");
    assertThat(command.toString()).isEqualTo("set wireless.n.key=••••");
  }

  @Test
  void aFileThatCouldNotBeReadBackIsNotAsked() {
    assertThatThrownBy(() -> UciCommands.between(UciParser.parse("p", ""), new UciPackage("p",
        List.of(new UciSection("s", java.util.Optional.of("n"), List.of(new UciOption.Single("x", "")))))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Each line, run by a shell whose {@code uci} writes down its arguments, gives exactly those of the command. */
  @Test
  void aRealShellReadsEachLineAsItsArguments() throws IOException, InterruptedException {
    Path shell = Path.of("/bin/sh");
    assumeTrue(Files.isExecutable(shell), "/bin/sh missing");
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<UciCommand> commands =
          UciCommands.between(RandomUci.uciPackage(random), RandomUci.uciPackage(random));
      StringBuilder script = new StringBuilder("uci() { printf '%s\\000' uci \"$@\"; printf '\\000'; }\n");
      StringBuilder expected = new StringBuilder();
      commands.forEach(command -> {
        script.append("uci ").append(command.line()).append('\n');
        command.argv().forEach(word -> expected.append(word).append('\0'));
        expected.append('\0');
      });
      Process process = new ProcessBuilder(shell.toString()).redirectErrorStream(true).start();
      Thread.ofVirtual().start(() -> {
        try (var input = process.getOutputStream()) {
          input.write(script.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      });
      String found = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("seed " + seed).isZero();
      assertThat(found).as("seed " + seed).isEqualTo(expected.toString());
    }
  }

  /** A line of a batch is read by libuci's rules for words, which are those of its files. */
  @ParameterizedTest
  @MethodSource("seeds")
  void libuciReadsEachWordOfALineAsItsArgument(long seed) {
    Random random = new Random(seed);
    for (UciCommand command : UciCommands.between(RandomUci.uciPackage(random), RandomUci.uciPackage(random))) {
      UciScanner scanner = new UciScanner("batch", command.line() + "\n");
      scanner.nextLine();
      List<String> words = new ArrayList<>(List.of("uci", scanner.command()));
      for (String word = scanner.word(); !word.isEmpty(); word = scanner.word()) {
        words.add(word);
      }
      assertThat(words).as("seed " + seed).isEqualTo(command.argv());
    }
  }

  private static List<String> lines(String before, String after) {
    return UciCommands.between(UciParser.parse("firewall", before), UciParser.parse("firewall", after)).stream()
        .map(UciCommand::line).toList();
  }
}
