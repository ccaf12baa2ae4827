package org.atalaya.app.ui.wording;

import java.util.List;
import java.util.Locale;
import org.atalaya.app.Texts;

/** The window's words, numbers and units in one language. Immutable; a change of language is another object. */
public final class Wording {
  /** Languages of the window, in the order in which they are offered; English stands in for all others. */
  public static final List<Locale> LANGUAGES = List.of(Locale.of("es", "AR"), Locale.ENGLISH, Locale.of("pt", "BR"),
      Locale.of("sq", "AL"));
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
        .findFirst().orElse(Locale.ENGLISH));
  }

  /** The language as its speakers call it: {@code Español}, {@code Shqip}. */
  public String ownName() {
    String name = Locale.of(locale.getLanguage()).getDisplayLanguage(locale);
    return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
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
