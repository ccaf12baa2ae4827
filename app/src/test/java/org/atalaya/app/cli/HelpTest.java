package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.atalaya.app.wording.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Every command, option and parameter says what it is for, in each language. */
class HelpTest {

  static Stream<Locale> languages() {
    return Wording.LANGUAGES.stream();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyCommandOptionAndParameterIsDescribed(Locale language) {
    Map<String, String> described = descriptions(language);

    assertThat(described).hasSizeGreaterThan(80);
    List<String> missing = described.entrySet().stream().filter(each -> each.getValue().isBlank()).map(Map.Entry::getKey).toList();
    assertThat(missing).as("without a sentence in help_%s.properties", language.getLanguage()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void theHelpOfEveryCommandCanBePrinted(Locale language) {
    commands(AtalayaCommand.commandLine(console(language))).forEach(command ->
        assertThat(command.getUsageMessage(CommandLine.Help.Ansi.OFF)).as(command.getCommandSpec().qualifiedName())
            .contains(command.getCommandSpec().qualifiedName()).doesNotContain("%%", "%n", "${")
            .isNotEqualTo(language.equals(Locale.ENGLISH) ? "" : english(command)));
  }

  @Test
  void noLanguageRepeatsTheEnglishSentences() {
    Map<String, String> english = descriptions(Locale.ENGLISH);
    languages().filter(language -> !language.equals(Locale.ENGLISH)).forEach(language ->
        assertThat(descriptions(language)).allSatisfy((what, sentence) ->
            assertThat(sentence).as("%s, %s", language, what).isNotEqualTo(english.get(what))));
  }

  @Test
  void helpComesInTheLanguageOfTheProgram() {
    CommandRun spanish = CommandRun.with(Map.of(), Locale.of("es", "AR"), "links", "--help");
    assertThat(spanish.exitCode()).isZero();
    assertThat(spanish.out()).startsWith("Uso: atalaya links").contains("sitios");
    assertThat(CommandRun.of("links", "--help").out()).startsWith("Usage: atalaya links").contains("sites");
    assertThat(CommandRun.of("--lang", "pt", "project", "--help").out()).startsWith("Uso: atalaya project").contains("Comandos:", "Cria um projeto");
    assertThat(CommandRun.of("project", "create", "--help", "--lang=sq").out()).startsWith("Përdorimi: ");
  }

  @Test
  void aLanguageThatTheProgramHasNotIsAWrongCommandLine() {
    CommandRun run = CommandRun.of("links", "--lang", "fi");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("--lang: found \"fi\", expected es, en, pt or sq" + System.lineSeparator());
  }

  private static Map<String, String> descriptions(Locale language) {
    Map<String, String> described = new TreeMap<>();
    for (CommandLine command : commands(AtalayaCommand.commandLine(console(language)))) {
      CommandSpec spec = command.getCommandSpec();
      described.put(spec.qualifiedName(), String.join(" ", spec.usageMessage().description()));
      for (OptionSpec option : spec.options()) {
        described.put(spec.qualifiedName() + " " + option.longestName(), String.join(" ", option.description()));
      }
      for (PositionalParamSpec parameter : spec.positionalParameters()) {
        described.put(spec.qualifiedName() + " " + parameter.paramLabel(), String.join(" ", parameter.description()));
      }
    }
    return described;
  }

  private static String english(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    return commands(AtalayaCommand.commandLine(console(Locale.ENGLISH))).stream()
        .filter(each -> each.getCommandSpec().qualifiedName().equals(name)).findFirst().orElseThrow()
        .getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  private static List<CommandLine> commands(CommandLine root) {
    List<CommandLine> all = new ArrayList<>(List.of(root));
    root.getSubcommands().values().stream().distinct().forEach(each -> all.addAll(commands(each)));
    return all;
  }

  private static Console console(Locale language) {
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Console(nowhere, nowhere, language, false, Map.of());
  }
}
