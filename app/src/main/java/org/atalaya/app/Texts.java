package org.atalaya.app;

import java.math.BigDecimal;
import java.text.Format;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/** The sentences that people see, in one language. The default bundle is English. */
public final class Texts {
  /** A number as the core writes it. */
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");
  private final ResourceBundle bundle;
  private final Locale locale;

  private Texts(ResourceBundle bundle, Locale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  /**
   * @param bundleName file name in {@code org/atalaya/app/texts}, without language and ending
   * @param locale a language without a bundle of its own gets English
   */
  public static Texts of(String bundleName, Locale locale) {
    return new Texts(ResourceBundle.getBundle("org.atalaya.app.texts." + bundleName, locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)), locale);
  }

  /**
   * The sentence with its arguments filled in (see {@link MessageFormat}); an argument that is a text is put in as it is, or,
   * where the sentence has a number and the text is one with a decimal point, as that number in this language.
   *
   * @throws MissingResourceException if there is no such sentence, which a test excludes
   */
  public String get(String key, Object... arguments) {
    MessageFormat sentence = new MessageFormat(bundle.getString(key), locale);
    Format[] formats = sentence.getFormatsByArgumentIndex();
    Object[] filled = arguments.clone();
    for (int i = 0; i < Math.min(formats.length, filled.length); i++) {
      if (formats[i] instanceof NumberFormat && filled[i] instanceof String text && NUMBER.matcher(text).matches()) {
        filled[i] = new BigDecimal(text);
      }
    }
    return sentence.format(filled);
  }

  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  public Locale locale() {
    return locale;
  }

  public ResourceBundle bundle() {
    return bundle;
  }
}
