package org.atalaya.app.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.atalaya.app.Phrasebook;
import org.atalaya.app.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What is wrong with a command line, as one line in the language of the program; picocli's own sentences are English. */
final class UsageMistake {
  private final Texts texts;
  private final Phrasebook phrases;

  UsageMistake(Texts texts, Phrasebook phrases) {
    this.texts = texts;
    this.phrases = phrases;
  }

  /** The mistake, and where help is. */
  String sentence(ParameterException mistake, String[] arguments) {
    return texts.get("usage.help", what(mistake, arguments), mistake.getCommandLine().getCommandSpec().qualifiedName());
  }

  private String what(ParameterException mistake, String[] arguments) {
    return switch (mistake) {
      case CommandLine.MissingParameterException missing -> missing(missing, arguments);
      case CommandLine.UnmatchedArgumentException unmatched -> unmatched(unmatched);
      case CommandLine.OverwrittenOptionException twice -> texts.get("usage.twice", name(twice.getOverwritten()));
      default -> other(mistake);
    };
  }

  private String missing(CommandLine.MissingParameterException mistake, String[] arguments) {
    List<ArgSpec> missing = mistake.getMissing();
    if (missing.size() == 1 && missing.getFirst() instanceof OptionSpec option && given(option, arguments)) {
      return texts.get("usage.no-value", name(option), option.paramLabel());
    }
    return texts.get("usage.missing", missing.stream().map(UsageMistake::name).distinct().collect(Collectors.joining(", ")));
  }

  private static boolean given(OptionSpec option, String[] arguments) {
    return Arrays.stream(option.names()).anyMatch(name -> Arrays.asList(arguments).contains(name));
  }

  private String unmatched(CommandLine.UnmatchedArgumentException mistake) {
    CommandLine command = mistake.getCommandLine();
    String word = mistake.getUnmatched().getFirst();
    if (mistake.isUnknownOption()) {
      return texts.get("usage.unknown-option", word);
    }
    return command.getSubcommands().isEmpty() ? texts.get("usage.too-many", word)
        : texts.get("usage.unknown-command", word, commands(command));
  }

  private String other(ParameterException mistake) {
    ArgSpec argument = mistake.getArgSpec();
    if (argument == null) {
      CommandLine command = mistake.getCommandLine();
      return command.getSubcommands().isEmpty() ? mistake.getMessage() : texts.get("usage.no-command", commands(command));
    }
    String found = mistake.getValue() == null ? "nothing" : "\"" + mistake.getValue() + "\"";
    return phrases.sentence(name(argument), found, expected(argument));
  }

  private static String expected(ArgSpec argument) {
    Class<?> type = argument.auxiliaryTypes().length > 0 ? argument.auxiliaryTypes()[0] : argument.type();
    if (type.isEnum()) {
      return "one of " + Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
    }
    return switch (type.getSimpleName()) {
      case "int", "Integer", "long", "Long" -> "a whole number";
      case "double", "Double" -> "a number";
      case "boolean", "Boolean" -> "no value";
      default -> argument.paramLabel();
    };
  }

  private static String commands(CommandLine command) {
    return String.join(", ", command.getSubcommands().keySet());
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
