package org.atalaya.app.ui.parts;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.atalaya.app.Numbers;

/**
 * Numbers as people type them: with a decimal point or comma whatever the language, and with the language's own sign between
 * thousands where whole groups of three follow it.
 */
public final class TypedNumber {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(?:\\.\\d{0,12})?(?:[eE]-?\\d{1,2})?|\\.\\d{1,12}");

  private TypedNumber() {}

  /** The number, 0 or more; empty where the text is none. */
  public static OptionalDouble find(String text, Locale locale) {
    String typed = text.strip();
    char grouping = DecimalFormatSymbols.getInstance(locale).getGroupingSeparator();
    String group = Pattern.quote(String.valueOf(grouping));
    if (typed.matches("[1-9]\\d{0,2}(?:" + group + "\\d{3})+(?:[.,]\\d*)?")) {
      typed = typed.replace(String.valueOf(grouping), "");
    }
    typed = typed.replace(',', '.');
    return NUMBER.matcher(typed).matches() ? OptionalDouble.of(Double.parseDouble(typed)) : OptionalDouble.empty();
  }

  /** The shortest text that {@link #find} reads back equal, with the language's decimal sign. */
  public static String show(double number, Locale locale) {
    return Numbers.shortest(number).replace('.', DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
  }
}
