package org.atalaya.app.ui.shell;

import java.util.List;
import org.atalaya.app.ui.wording.Wording;

/**
 * Something the person should know, shown without stopping them.
 *
 * @param kind how it is coloured, and its icon
 * @param key of the sentence in the bundles
 * @param arguments of the sentence; a failure among them is said in the language of whoever reads it
 */
public record Notice(Kind kind, String key, List<Object> arguments) {
  /** From good news to bad. */
  public enum Kind { DONE, HINT, FAILED }

  public Notice {
    arguments = List.copyOf(arguments);
  }

  /** The sentence in one language. */
  public String text(Wording wording) {
    return wording.get(key, arguments.stream()
        .map(argument -> argument instanceof Throwable failure ? wording.sentence(failure) : argument).toArray());
  }

  public static Notice done(String key, Object... arguments) {
    return new Notice(Kind.DONE, key, List.of(arguments));
  }

  public static Notice hint(String key, Object... arguments) {
    return new Notice(Kind.HINT, key, List.of(arguments));
  }

  public static Notice failed(String key, Object... arguments) {
    return new Notice(Kind.FAILED, key, List.of(arguments));
  }
}
