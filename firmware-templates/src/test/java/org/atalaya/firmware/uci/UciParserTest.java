package org.atalaya.firmware.uci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UciParserTest {
  private static final String[] PIECES = {"config ", "option ", "list ", "package ", "s", "n", " ", "\t", "\n", "'",
      "\"", "\\", "#", ";", "\r", "é", "\u0001", "x 'a'", "o", "c t\n", "''", "config s n\n", "\toption x 'v'\n",
      "\tlist y 'v'\n"};

  private static UciPackage parse(String text) {
    return UciParser.parse("test", text);
  }

  /** The value that {@code option x WORDS} gives; "absent" where it gives none. */
  private static String value(String words) {
    return parse("config s 'n'\n\toption x " + words + "\n").find("n").orElseThrow().find("x")
        .map(option -> ((UciOption.Single) option).value()).orElse("absent");
  }

  @Test
  void readsSectionsOptionsAndListsInTheirOrder() {
    UciPackage parsed = parse("""
        config lime system
        \toption hostname 'escuela'

        config wifi 'radio1'
        \tlist modes 'ap'
        \toption channel 157
        \tlist modes 'ieee80211s'
        config rule
        """);
    assertThat(parsed).isEqualTo(new UciPackage("test", List.of(
        new UciSection("lime", Optional.of("system"), List.of(new UciOption.Single("hostname", "escuela"))),
        new UciSection("wifi", Optional.of("radio1"), List.of(
            new UciOption.Many("modes", List.of("ap", "ieee80211s")), new UciOption.Single("channel", "157"))),
        new UciSection("rule", Optional.empty(), List.of()))));
  }

  @Test
  void commentsAreKeptWhereTheyStand() {
    UciPackage parsed = parse("""
        # Kept by the radio club
        #since 2019

        # the roof
        config wifi 'radio1' # towards the school
        	# was 48 until the neighbours came
        	option channel 157#do not touch
        	list modes 'ap'   # for people

        	#for nodes
        	list modes 'ieee80211s'
        	# option txpower '20'

        # a rule that is off
        config rule
        # the end
        """);
    assertThat(parsed.header()).containsExactly(" Kept by the radio club", "since 2019");
    UciSection radio = parsed.sections().getFirst();
    assertThat(radio.comments()).isEqualTo(new UciComments(List.of(" the roof"), " towards the school"));
    assertThat(radio.options()).containsExactly(
        new UciOption.Single("channel", "157",
            new UciComments(List.of(" was 48 until the neighbours came"), "do not touch")),
        new UciOption.Many("modes", List.of("ap", "ieee80211s"),
            List.of(new UciComments(List.of(), " for people"), UciComments.above("for nodes"))));
    assertThat(radio.below()).containsExactly(" option txpower '20'");
    assertThat(parsed.sections().getLast().comments()).isEqualTo(UciComments.above(" a rule that is off"));
    assertThat(parsed.sections().getLast().below()).containsExactly(" the end");
    assertThat(UciWriter.write(parsed)).isEqualTo("""
        # Kept by the radio club
        #since 2019

        # the roof
        config wifi 'radio1' # towards the school
        	# was 48 until the neighbours came
        	option channel '157' #do not touch
        	list modes 'ap' # for people
        	#for nodes
        	list modes 'ieee80211s'
        	# option txpower '20'

        # a rule that is off
        config rule
        	# the end
        """);
  }

  @Test
  void noCommentIsLostWhereALaterLineWinsOrLibuciReadsNothing() {
    assertThat(UciWriter.write(parse("""
        #only a line
        config s n # one
        #two
        option x a # three
        #four
        option x b # five
        option y '' # six
        config t m

        #seven
        config s n # eight
        option z c; # nine
        option z d;e f
        """))).isEqualTo("""
        #only a line
        config s 'n' # one
        	#two
        	# three
        	#four
        	option x 'b' # five
        	#seven
        	# eight
        	# nine
        	option z 'd' #e f

        # six
        config t 'm'
        """);
    assertThat(parse("#a\r\n\r\n#b\r\n").header()).containsExactly("a", "b");
    assertThat(parse("package x # a\n#b\nconfig s n").header()).containsExactly(" a");
  }

  @Test
  void aCommentMeansNothing() {
    UciPackage plain = parse("config s n\noption x a\nlist y b");
    UciPackage noted = parse("#Q\n\n#R\nconfig s n #S\n#T\noption x a #U\n#V\nlist y b #W\n#X\n");
    assertThat(noted).isNotEqualTo(plain);
    assertThat(noted.withoutComments()).isEqualTo(plain);
    assertThat(UciDifference.between(plain, noted).isEmpty()).isTrue();
    assertThat(noted.toString()).doesNotContainPattern("[Q-X]");
  }

  @Test
  void quotesAreLiteralOrTakeBackslashesAndPartsJoin() {
    assertThat(value("'a\\b \"c\"'")).isEqualTo("a\\b \"c\"");
    assertThat(value("\"a\\\"b\\\\c\\n\"")).isEqualTo("a\"b\\cn");
    assertThat(value("'Rosa'\\''s'")).isEqualTo("Rosa's");
    assertThat(value("'a'b\"c\"")).isEqualTo("abc");
    assertThat(value("a\\ b\\'c\\#d")).isEqualTo("a b'c#d");
    assertThat(value("Ñandú🦤")).isEqualTo("Ñandú🦤");
  }

  @Test
  void anUnquotedHashCutsTheLineEvenInsideAWord() {
    assertThat(value("a#b c d")).isEqualTo("a");
    assertThat(value("'a'#b c d")).isEqualTo("a");
    assertThat(value("a # b c d")).isEqualTo("a");
    assertThat(value("'a # b'")).isEqualTo("a # b");
    assertThat(value("# a")).isEqualTo("absent");
  }

  @Test
  void aSemicolonCutsTheLineAfterAPlainWordAndSeparatesCommandsElsewhere() {
    assertThat(value("a;b c d")).isEqualTo("a");
    assertThat(value("a; option x z")).isEqualTo("a");
    assertThat(value("'a'; option x z")).isEqualTo("z");
    assertThat(value("a ; option x z")).isEqualTo("z");
    assertThat(value("'a;b'")).isEqualTo("a;b");
  }

  @Test
  void lineFeedsSurviveInQuotesAndBackslashesJoinLines() {
    assertThat(value("'one\ntwo'")).isEqualTo("one\ntwo");
    assertThat(value("\"one\ntwo\"")).isEqualTo("one\ntwo");
    assertThat(value("'one\r\ntwo'")).isEqualTo("one\r\ntwo");
    assertThat(value("\"one\\\ntwo\"")).isEqualTo("onetwo");
    assertThat(value("one\\\ntwo")).isEqualTo("onetwo");
    assertThat(value("one\\\r\ntwo")).isEqualTo("onetwo");
    assertThat(value("'one\\\ntwo'")).isEqualTo("one\\\ntwo");
  }

  @Test
  void theLaterOptionWinsAndAnEmptyOneChangesNothing() {
    assertThat(value("a\n\toption x b")).isEqualTo("b");
    assertThat(value("a\n\toption x ''")).isEqualTo("a");
    assertThat(value("''")).isEqualTo("absent");
    assertThat(value("")).isEqualTo("absent");
    assertThat(value("a\n\tlist y b\n\toption y c")).isEqualTo("a");
  }

  @Test
  void aListAfterAnOptionBeginsWithItsValueAndAnOptionAfterAListReplacesIt() {
    assertThat(parse("config s n\noption x a\nlist x b\nlist x ''").find("n").orElseThrow().find("x"))
        .contains(new UciOption.Many("x", List.of("a", "b", "")));
    assertThat(parse("config s n\nlist x a\nlist x b\noption x c").find("n").orElseThrow().find("x"))
        .contains(new UciOption.Single("x", "c"));
    assertThat(parse("config s n\nlist x a\noption x c\nlist x d").find("n").orElseThrow().find("x"))
        .contains(new UciOption.Many("x", List.of("c", "d")));
  }

  @Test
  void aSectionThatComesAgainGoesOn() {
    UciPackage parsed = parse("config s n\noption x a\nconfig t m\nconfig s n\noption y b\noption x c\n");
    assertThat(parsed.sections()).hasSize(2);
    assertThat(parsed.find("n").orElseThrow().options())
        .containsExactly(new UciOption.Single("x", "c"), new UciOption.Single("y", "b"));
  }

  @Test
  void packageLinesAbbreviationsAndWindowsLineEndsAreTaken() {
    assertThat(parse("package other-name\r\n\r\nc s n\r\no x a\r\nl y b\r\n").find("n").orElseThrow().options())
        .containsExactly(new UciOption.Single("x", "a"), new UciOption.Many("y", List.of("b")));
    assertThat(parse("").sections()).isEmpty();
    assertThat(parse("config s 'n'").find("n")).isPresent();
    assertThat(parse("config s ''").sections().getFirst().name()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "option x 'a'", "list x a", "config", "config ", "config\n", "config ''", "config s na-me", "config s Ñ",
      "config s n m", "config sü n", "config s n\noption", "config s n\noption x-y a", "config s n\noption x a b",
      "config s n\noption x a ; \n", "config s n\noption x 'a", "config s n\noption x \"a", "config s n\noption x \"a\\",
      "config s n\noption x 'a\u0007'", "config s n\noption x a\u0001", "config s n\u0000", "conf s n", "configs s",
      "config s n\nconfig t n", "\uFEFFconfig s n", "package", "package a.b", "; config s n", "config s ; option x a",
      "option\u2003x a", "'config' s n", "config s n\noptions x a"})
  void whatLibuciRefusesIsRefused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(UciSyntaxException.class).hasMessageStartingWith("test, line ");
  }

  /** Any text at all: either one clear refusal, or a package that survives being written and read again. */
  @ParameterizedTest
  @MethodSource("seeds")
  void hostileTextIsRefusedOrSurvivesTheRoundTrip(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      StringBuilder text = new StringBuilder("config s n\n".repeat(random.nextInt(2)));
      for (int n = random.nextInt(20); n >= 0; n--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      refusedOrRoundTrip(text.toString(), "seed " + seed + ", round " + round + "\n" + text);
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  private static void refusedOrRoundTrip(String text, String what) {
    Optional<UciPackage> parsed = Optional.empty();
    try {
      parsed = Optional.of(parse(text));
    } catch (UciSyntaxException refused) {
      assertThat(refused.line()).as(what).isBetween(1, text.split("\n", -1).length);
      assertThat(refused.column()).as(what).isPositive();
    }
    parsed.ifPresent(uci -> assertThat(parse(UciWriter.write(uci))).as(what).isEqualTo(uci));
  }

  @Test
  void anErrorNamesLineAndColumnAndNeverTheValue() {
    UciSyntaxException error = catchThrowableOfType(UciSyntaxException.class,
        () -> parse("config s n\n\toption x 'a'\n\toption key 'topsecret\n"));
    assertThat(error).hasMessage("test, line 3, column 13: ' is never closed");
    assertThat(error.line()).isEqualTo(3);
    assertThat(error.column()).isEqualTo(13);
    UciSyntaxException word = catchThrowableOfType(UciSyntaxException.class, () -> parse("config s n\nfoo"));
    assertThat(word.line()).isEqualTo(2);
    assertThat(word.column()).isEqualTo(3);
  }

  @Test
  void aTextAboveOneMebibyteIsRefused() {
    String comment = "#" + "é".repeat(UciParser.MAXIMUM_BYTES / 2);
    assertThatThrownBy(() -> parse(comment)).isInstanceOf(UciSyntaxException.class).hasMessageContaining("1048576");
    assertThat(parse(comment.substring(1).replaceFirst("é", "#")).sections()).isEmpty();
  }

  @Test
  void aPackageNameThatIsNoFileNameIsRefused() {
    assertThatThrownBy(() -> UciParser.parse("../shadow", "")).isInstanceOf(IllegalArgumentException.class);
  }
}
