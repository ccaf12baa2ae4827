package org.atalaya.app;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The sentences that people see, in one language. The default bundle is English. */
public final class Texts {
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
   * The sentence with its arguments filled in (see {@link MessageFormat}); an argument that is a text is put in as it is.
   *
   * @throws MissingResourceException if there is no such sentence, which a test excludes
   */
  public String get(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
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
