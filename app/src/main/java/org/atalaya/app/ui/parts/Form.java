package org.atalaya.app.ui.parts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.atalaya.app.wording.Wording;

/** What can be set in one place: what holds today in words, and the fields that change it. Knows nothing of the toolkit. */
public interface Form {
  /** Tells the forms of a window apart. */
  String id();

  String title(Wording wording);

  /** What holds now, in words: {@code no data}. */
  String today(Wording wording);

  /** The word on the button that opens the form. */
  String opening(Wording wording);

  /** What it is for; may be empty. */
  String purpose(Wording wording);

  /** The word on the button that takes what was typed. */
  default String saving(Wording wording) {
    return wording.get("form.save");
  }

  List<FormField> fields(Wording wording);

  /** The word on the button that takes all of it away; empty where there is nothing to take away. */
  default Optional<String> clearing(Wording wording) {
    return Optional.empty();
  }

  /**
   * Takes what was typed, as one edit. Where something can't be taken nothing is changed.
   *
   * @param typed by the fields' ids, as {@link FormField#value()}
   * @param then told what can't be taken, on the window's thread; nothing where all is taken
   */
  void save(Map<String, String> typed, Wording wording, Consumer<List<Mistake>> then);

  /** Takes all of it away, as one edit. */
  default void clear() {}

  /** What comes of an answered form that changes nothing by itself; empty for forms that write. */
  default Optional<Outcome> outcome(Wording wording) {
    return Optional.empty();
  }

  /**
   * What can't be taken, and why.
   *
   * @param field id of the field it stands beside
   */
  record Mistake(String field, String sentence) {}

  /**
   * @param title in a few words
   * @param lines that explain it
   * @param action the word on the button that makes it so; empty where nothing is to be done
   * @param run what that button does
   */
  record Outcome(String title, List<String> lines, Optional<String> action, Runnable run) {}
}
