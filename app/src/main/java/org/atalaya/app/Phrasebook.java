package org.atalaya.app;

import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.atalaya.planner.BadInputException;
import org.atalaya.provisioning.verify.Difference;

/**
 * Says in one language what the core says in English: what was found and what was expected, what a router answered.
 * The English pattern of the bundle {@code phrases} recognises a text and takes its arguments out; the same pattern
 * of the other language says it. A text that is in no pattern stays as it is: names, numbers, a file's own words.
 */
public final class Phrasebook {
  private static final String FRAME = "bad-input";
  /** As {@code uci show} names an option: {@code wireless.radio1.channel}. */
  private static final Pattern OPTION = Pattern.compile("[A-Za-z0-9_-]+\\.[^./ ]+\\.[A-Za-z0-9_]+");

  private record Phrase(String key, String english) {
    /** Letters that are the phrase's own: the more, the surer that a text is meant. */
    int letters() {
      return english.replaceAll("\\{[^}]*}", "").length();
    }

    Optional<Object[]> arguments(String text) {
      MessageFormat pattern = new MessageFormat(english, Locale.ENGLISH);
      ParsePosition end = new ParsePosition(0);
      Object[] arguments = pattern.parse(text, end);
      return arguments != null && end.getIndex() == text.length() && pattern.format(arguments).equals(text)
          ? Optional.of(arguments) : Optional.empty();
    }
  }

  /** Phrases that stand in lists of objections alone: elsewhere they could be somebody's own words. */
  private static final String OBJECTION = "objection.";
  /** What is expected where a list of objections was found. */
  private static final Set<String> WITHOUT_OBJECTIONS = Set.of("phrase.expressible", "objection.image");
  /** Whose objection it is: routers, or one's radio. */
  private static final Pattern WHOSE = Pattern.compile("(all routers|[A-Za-z0-9_-]+(?:, [A-Za-z0-9_-]+)*): (.+)");

  private static final Pattern SEVERAL = Pattern.compile("[A-Za-z0-9-]+(?: and [A-Za-z0-9-]+)+");
  private static final String AND = "objection.and";

  private final Texts texts;
  private final List<Phrase> phrases;

  private Phrasebook(Texts texts, List<Phrase> phrases) {
    this.texts = texts;
    this.phrases = phrases;
  }

  /** A language without phrases of its own gets English. */
  public static Phrasebook of(Locale locale) {
    Texts english = Texts.of("phrases", Locale.ENGLISH);
    return new Phrasebook(Texts.of("phrases", locale), english.bundle().keySet().stream()
        .filter(key -> !key.equals(FRAME))
        .map(key -> new Phrase(key, english.bundle().getString(key)))
        .sorted(Comparator.comparingInt(Phrase::letters).reversed().thenComparing(Phrase::key)).toList());
  }

  /** The phrase in this book's language, or the text itself where the book has no such phrase. */
  public String say(String english) {
    for (Phrase phrase : phrases) {
      Optional<Object[]> arguments = phrase.key().startsWith(OBJECTION) ? Optional.empty() : phrase.arguments(english);
      if (arguments.isPresent()) {
        return texts.get(phrase.key(), arguments.get());
      }
    }
    return english;
  }

  /** Why something can't be written for a plan: objections one after the other, each after those whose it is. */
  String objections(String english) {
    return Arrays.stream(english.split("; ")).map(this::objection).collect(Collectors.joining("; "));
  }

  private String objection(String english) {
    if (SEVERAL.matcher(english).matches()) {
      return Arrays.stream(english.split(" and ")).reduce((one, other) -> texts.get(AND, one, other)).orElseThrow();
    }
    Matcher whose = WHOSE.matcher(english);
    if (whose.matches()) {
      return objection(whose.group(1)) + ": " + objection(whose.group(2));
    }
    for (Phrase phrase : phrases) {
      Optional<Object[]> arguments = phrase.key().startsWith(OBJECTION) && !phrase.key().equals(AND)
          ? phrase.arguments(english) : Optional.empty();
      if (arguments.isPresent()) {
        return texts.get(phrase.key(), Arrays.stream(arguments.get())
            // the names of routers have no spaces
            .map(each -> each.toString().contains(" ") && !each.equals(english) ? objection(each.toString()) : each).toArray());
      }
    }
    return english;
  }

  /**
   * What was found or expected at a place. The value of a router's option is its own, even where it reads like a word
   * of ours ({@code none} is how a router calls an open network); only that there is no value is said.
   */
  public String value(String where, String english) {
    return OPTION.matcher(where).matches() && !english.equals(Difference.NONE) ? english : say(english);
  }

  /** A line of what changes on a router: a sign and a phrase, or words of its files. */
  public String change(String line) {
    return line.length() > 2 && "+-~".indexOf(line.charAt(0)) >= 0 && line.charAt(1) == ' '
        ? line.substring(0, 2) + say(line.substring(2)) : line;
  }

  /** What is not as planned on a router. */
  public String difference(String where, String found, String expected) {
    return texts.get(FRAME, say(where), value(where, found), value(where, expected));
  }

  /** What is wrong with the input: where, what was found, what was expected. */
  public String sentence(BadInputException failure) {
    return sentence(failure.where(), failure.found(), failure.expected());
  }

  /** The same of three English phrases. */
  public String sentence(String where, String found, String expected) {
    Optional<Phrase> list = phrases.stream().filter(phrase -> WITHOUT_OBJECTIONS.contains(phrase.key()))
        .filter(phrase -> phrase.arguments(expected).isPresent()).findFirst();
    return list.isPresent() ? texts.get(FRAME, say(where), objections(found), texts.get(list.get().key(), list.get().arguments(expected).orElseThrow()))
        : texts.get(FRAME, say(where), say(found), say(expected));
  }
}
