package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/** The style sheet itself: its colours beside one another, and its lengths at another size of letters. */
class StylesheetTest {
  private static final Pattern TOKEN = Pattern.compile("(-at-[\\w-]+):\\s*([^;]+);");
  private static final List<String> GROUNDS = List.of("page", "panel", "inset", "accent-soft", "float");

  @Test
  void everyLetterStandsOutFromEveryGroundItIsPutOn() {
    List<String> faint = new ArrayList<>();
    for (String theme : List.of(".window, .root.light, .light {", ".window.dark, .dark {")) {
      Map<String, String> tokens = tokens(theme);
      for (String ground : GROUNDS) {
        for (String letters : List.of("text", "quiet", "accent", "good", "fair", "bad", "unknown")) {
          check(faint, theme, tokens, letters, ground);
        }
      }
      for (String ground : List.of("warn-soft", "bad-soft", "good-soft")) {
        check(faint, theme, tokens, "text", ground);
        check(faint, theme, tokens, "quiet", ground);
      }
      check(faint, theme, tokens, "accent", "warn-soft");
      Stream.of("accent", "accent-hover").forEach(ground -> check(faint, theme, tokens, "on-accent", ground));
      Stream.of("good", "fair").forEach(ground -> check(faint, theme, tokens, "panel", ground));
    }
    assertThat(faint).as("below a contrast of " + Contrast.LEAST).isEmpty();
  }

  @Test
  void lengthsGrowAndNothingElse() {
    assertThat(Stylesheet.scaled(".a { -fx-padding: 8px 14px 1px -2px; -fx-dash: 7 4; -fx-fill: #123456; } /* x8px */", 125))
        .isEqualTo(".a { -fx-padding: 10.0px 17.5px 1px -2.5px; -fx-dash: 7 4; -fx-fill: #123456; } /* x8px */");
    assertThat(Stylesheet.scaled(Stylesheet.text(), 100).replace(".0px", "px")).isEqualTo(Stylesheet.text());
  }

  private static void check(List<String> faint, String theme, Map<String, String> tokens, String letters, String ground) {
    Color page = Color.web(tokens.get("-at-page"));
    Color below = Contrast.over(Color.web(tokens.get("-at-" + ground)), page);
    double ratio = Contrast.ratio(Contrast.over(Color.web(tokens.get("-at-" + letters)), below), below);
    if (ratio < Contrast.LEAST) {
      faint.add("%s %s on %s: %.2f".formatted(theme, letters, ground, ratio));
    }
  }

  private static Map<String, String> tokens(String rule) {
    String css = Stylesheet.text();
    int start = css.indexOf(rule);
    assertThat(start).as(rule).isNotNegative();
    Map<String, String> tokens = new LinkedHashMap<>();
    Matcher found = TOKEN.matcher(css.substring(start, css.indexOf('}', start)));
    while (found.find()) {
      tokens.put(found.group(1), found.group(2));
    }
    return tokens;
  }
}
