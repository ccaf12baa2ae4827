package org.atalaya.app.ui.parts;

import java.util.function.Function;
import javafx.util.StringConverter;

/**
 * What the entries of a list to choose from are called. For lists that nobody can type into.
 *
 * @param <T> an entry
 */
public final class ShownAs<T> extends StringConverter<T> {
  private final Function<T, String> words;

  public ShownAs(Function<T, String> words) {
    this.words = words;
  }

  @Override
  public String toString(T entry) {
    return entry == null ? "" : words.apply(entry);
  }

  @Override
  public T fromString(String text) {
    throw new UnsupportedOperationException("only lists that can be typed into ask this");
  }
}
