package org.atalaya.app.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips, visibly, what draws a window where the machine lacks the libraries that JavaFX draws letters with. */
final class ScreenLibraries implements ExecutionCondition {
  private static final List<String> WANTED = List.of("libfreetype.so.6", "libfontconfig.so.1", "libpangoft2-1.0.so.0");
  private static final List<Path> PLACES = List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"), Path.of("/lib"));

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
      return ConditionEvaluationResult.enabled("only Linux takes letters from libraries of its own");
    }
    Optional<String> missing = WANTED.stream().filter(library -> !isThere(library)).findFirst();
    return missing.map(library -> ConditionEvaluationResult.disabled(library + " is missing: install libfreetype6,"
            + " libfontconfig1, fonts-dejavu-core and libpangoft2-1.0-0"))
        .orElse(ConditionEvaluationResult.enabled("libraries found"));
  }

  private static boolean isThere(String library) {
    return PLACES.stream().filter(Files::isDirectory).anyMatch(place -> {
      try (Stream<Path> folders = Files.list(place)) {
        return Files.exists(place.resolve(library))
            || folders.filter(Files::isDirectory).anyMatch(folder -> Files.exists(folder.resolve(library)));
      } catch (java.io.IOException unreadable) {
        return false;
      }
    });
  }
}
