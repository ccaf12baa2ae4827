package org.atalaya.app.cli;

import java.util.Locale;
import java.util.Optional;
import org.atalaya.app.wording.Wording;

/** {@code --lang}, read before the command line is parsed: its mistakes are told in that language. */
final class Language {
  static final String OPTION = "--lang";

  private Language() {}

  /** The language that the arguments ask for, whether there is such a one or not. */
  static Optional<String> asked(String[] arguments) {
    Optional<String> asked = Optional.empty();
    for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
      if (arguments[i].startsWith(OPTION + "=")) {
        asked = Optional.of(arguments[i].substring(OPTION.length() + 1));
      } else if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
        asked = Optional.of(arguments[i + 1]);
      }
    }
    return asked;
  }

  /** The locale of {@code es}, {@code en}, {@code pt} or {@code sq}. */
  static Optional<Locale> find(String code) {
    return Wording.LANGUAGES.stream().filter(known -> known.getLanguage().equals(code.toLowerCase(Locale.ROOT))).findFirst();
  }
}
