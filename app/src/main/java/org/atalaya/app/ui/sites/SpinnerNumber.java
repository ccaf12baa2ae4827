package org.atalaya.app.ui.sites;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.util.StringConverter;
import org.atalaya.app.Numbers;

/** Numbers as they are typed, with a decimal point or comma: shown whole, never rounded. What is no number leaves the one before it. */
final class SpinnerNumber<T> extends StringConverter<T> {
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(?:[.,]\\d{0,9})?|[.,]\\d{1,9}");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

  private final Pattern form;
  private final Function<String, T> read;
  private final Function<T, String> show;
  private final Supplier<T> before;

  private SpinnerNumber(Pattern form, Function<String, T> read, Function<T, String> show, Supplier<T> before) {
    this.form = form;
    this.read = read;
    this.show = show;
    this.before = before;
  }

  static SpinnerNumber<Double> decimal(Supplier<Double> before) {
    return new SpinnerNumber<>(DECIMAL, text -> Double.valueOf(text.replace(',', '.')), Numbers::shortest, before);
  }

  static SpinnerNumber<Integer> whole(Supplier<Integer> before) {
    return new SpinnerNumber<>(WHOLE, Integer::valueOf, String::valueOf, before);
  }

  @Override
  public String toString(T number) {
    return number == null ? "" : show.apply(number);
  }

  @Override
  public T fromString(String text) {
    String typed = text == null ? "" : text.strip();
    return form.matcher(typed).matches() ? read.apply(typed) : before.get();
  }
}
