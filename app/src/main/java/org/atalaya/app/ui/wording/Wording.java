package org.atalaya.app.ui.wording;

import java.util.List;
import java.util.Locale;
import org.atalaya.app.Texts;

/** The window's words, numbers and units in one language. Immutable; a change of language is another object. */
public final class Wording {
  /** Languages of the window; the first stands in for all others. */
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("es", "AR"));
  /** Name of the window's bundle. */
  public static final String BUNDLE = "messages";

  private final Locale locale;
  private final Texts texts;
  private final Quantities quantities;

  private Wording(Locale locale) {
    this.locale = locale;
    this.texts = Texts.of(BUNDLE, locale);
    this.quantities = new Quantities(locale);
  }

  /** The nearest language there is: Spanish for any Spanish locale, English for a language without a bundle. */
  public static Wording of(Locale wanted) {
    return new Wording(LANGUAGES.stream().filter(each -> each.getLanguage().equals(wanted.getLanguage()))
        .findFirst().orElse(LANGUAGES.getFirst()));
  }

  /** The language that the language button switches to: the next in {@link #LANGUAGES}, round and round. */
  public Wording next() {
    return new Wording(LANGUAGES.get((LANGUAGES.indexOf(locale) + 1) % LANGUAGES.size()));
  }

  public Locale locale() {
    return locale;
  }

  /** A sentence with its arguments filled in. */
  public String get(String key, Object... arguments) {
    return texts.get(key, arguments);
  }

  /** Whether there is such a sentence: for keys that come from the core. */
  public boolean has(String key) {
    return texts.has(key);
  }

  public Quantities quantities() {
    return quantities;
  }
}
