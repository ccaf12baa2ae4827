package org.atalaya.app.wording;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import org.atalaya.app.Phrasebook;
import org.atalaya.app.Texts;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.project.JournalEntry;

/** The window's words, numbers and units in one language. Immutable; a change of language is another object. */
public final class Wording {
  /** Languages of the window, in the order in which they are offered; English stands in for all others. */
  public static final List<Locale> LANGUAGES = List.of(Locale.of("es", "AR"), Locale.ENGLISH, Locale.of("pt", "BR"),
      Locale.of("sq", "AL"));
  /** Name of the window's bundle. */
  public static final String BUNDLE = "messages";
  private static final String FOUND = ": found ";
  private static final String EXPECTED = ", expected ";

  private final Locale locale;
  private final Texts texts;
  private final Phrasebook phrases;
  private final Quantities quantities;

  private Wording(Locale locale) {
    this.locale = locale;
    this.texts = Texts.of(BUNDLE, locale);
    this.phrases = Phrasebook.of(locale);
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

  /** What the core or a router says in English, in this language; names and numbers stay as they are. */
  public String say(String english) {
    return phrases.say(english);
  }

  /** What is not as planned, from the line that is kept of it: {@code where: found …, expected …}. */
  public String sayDifference(String line) {
    int found = line.indexOf(FOUND);
    int expected = line.lastIndexOf(EXPECTED);
    return found < 0 || expected < found + FOUND.length() ? say(line)
        : phrases.difference(line.substring(0, found), line.substring(found + FOUND.length(), expected),
            line.substring(expected + EXPECTED.length()));
  }

  /** A line of what changes on a router: a sign and a phrase, or words of its files. */
  public String sayChange(String line) {
    return phrases.change(line);
  }

  /** What an edit did: {@code move Escuela}. */
  public String edit(JournalEntry entry) {
    return has(entry.key()) ? get(entry.key(), entry.arguments().toArray()) : entry.key();
  }

  /** What went wrong, for a person. */
  public String sentence(Throwable failure) {
    return switch (failure) {
      case BadInputException bad -> phrases.sentence(bad);
      case NoSuchFileException missing -> get("notice.no-file", missing.getFile());
      case AccessDeniedException denied -> get("notice.no-permission", denied.getFile());
      case FileAlreadyExistsException there -> get("notice.file-exists", there.getFile());
      case UncheckedIOException wrapped when wrapped.getCause() instanceof FileSystemException cause -> sentence(cause);
      default -> failure.getMessage() == null ? failure.getClass().getSimpleName() : say(failure.getMessage());
    };
  }

  public Quantities quantities() {
    return quantities;
  }
}
