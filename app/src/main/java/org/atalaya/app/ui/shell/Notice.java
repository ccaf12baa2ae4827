package org.atalaya.app.ui.shell;

import java.util.List;
import java.util.OptionalLong;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.project.JournalEntry;

/**
 * Something the person should know, shown without stopping them.
 *
 * @param kind how it is coloured, and its icon
 * @param key of the sentence in the bundles
 * @param arguments of the sentence; a failure or an edit among them is said in the language of whoever reads it
 * @param undoes id of the edit that can be taken back by a button beside the words, as long as it is the last one
 */
public record Notice(Kind kind, String key, List<Object> arguments, OptionalLong undoes) {
  /** From good news to bad. */
  public enum Kind { DONE, HINT, FAILED }

  public Notice {
    arguments = List.copyOf(arguments);
  }

  /** The sentence in one language. */
  public String text(Wording wording) {
    return wording.get(key, arguments.stream()
        .map(argument -> switch (argument) {
          case Throwable failure -> wording.sentence(failure);
          case JournalEntry entry -> wording.edit(entry);
          default -> argument;
        }).toArray());
  }

  /** The same with a button that takes an edit back. */
  Notice undoing(long edit) {
    return new Notice(kind, key, arguments, OptionalLong.of(edit));
  }

  public static Notice done(String key, Object... arguments) {
    return new Notice(Kind.DONE, key, List.of(arguments), OptionalLong.empty());
  }

  public static Notice hint(String key, Object... arguments) {
    return new Notice(Kind.HINT, key, List.of(arguments), OptionalLong.empty());
  }

  public static Notice failed(String key, Object... arguments) {
    return new Notice(Kind.FAILED, key, List.of(arguments), OptionalLong.empty());
  }
}
