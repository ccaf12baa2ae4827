package org.atalaya.app.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The window's style sheet for letters of another size: every length in it grows with them. */
final class Stylesheet {
  private static final String FILE = "atalaya.css";
  private static final Pattern LENGTH = Pattern.compile("(?<![\\w#.])(-?\\d+(?:\\.\\d+)?)px\\b");

  private Stylesheet() {}

  /** @param percent of the designed size */
  static String at(int percent) {
    if (percent == 100) {
      return Stylesheet.class.getResource(FILE).toExternalForm();
    }
    return "data:text/css;charset=utf-8;base64,"
        + Base64.getEncoder().encodeToString(scaled(text(), percent).getBytes(StandardCharsets.UTF_8));
  }

  /** The sheet as it is written. */
  static String text() {
    try (InputStream in = Stylesheet.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hairlines of a pixel stay as they are. */
  static String scaled(String css, int percent) {
    return LENGTH.matcher(css).replaceAll(found -> {
      double pixels = Double.parseDouble(found.group(1));
      return Matcher.quoteReplacement(Math.abs(pixels) <= 1 ? found.group() : Math.rint(pixels * percent) / 100 + "px");
    });
  }
}
