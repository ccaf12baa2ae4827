package org.atalaya.maps.tiles;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long an answer may be used without asking again: RFC 9111, sections 4.2 and 5.2.2, as a private cache reads them. */
final class Freshness {
  /** Where a server does not say: what OpenStreetMap's tile policy asks for. */
  static final Duration USUAL = Duration.ofDays(7);
  /** A map is moved back and forth: less would ask for the same picture again and again. */
  static final Duration LEAST = Duration.ofMinutes(1);
  static final Duration MOST = Duration.ofDays(365);
  private static final Pattern MAX_AGE = Pattern.compile("(?:^|[ ,])max-age *= *\"?([0-9]{1,18})");

  private Freshness() {}

  /** True where the answer must not be written to the disk. */
  static boolean staysInMemory(TileFetch.Answer answer) {
    return control(answer).contains("no-store");
  }

  /** From when on it has to be asked for again. */
  static Instant until(TileFetch.Answer answer, Instant now) {
    Duration said = lifetime(answer, now).orElse(USUAL);
    return now.plus(said.compareTo(LEAST) < 0 ? LEAST : said.compareTo(MOST) > 0 ? MOST : said);
  }

  private static Optional<Duration> lifetime(TileFetch.Answer answer, Instant now) {
    String control = control(answer);
    if (control.contains("no-cache") || control.contains("no-store")) {
      return Optional.of(Duration.ZERO);
    }
    Matcher age = MAX_AGE.matcher(control);
    if (age.find()) {
      // what it has spent in other caches is gone
      return Optional.of(Duration.ofSeconds(Math.min(Long.parseLong(age.group(1)), MOST.toSeconds()))
          .minusSeconds(answer.header("age").flatMap(Freshness::seconds).orElse(0L)));
    }
    return answer.header("expires").map(text -> time(text)
        .map(end -> Duration.between(answer.header("date").flatMap(Freshness::time).orElse(now), end)).orElse(Duration.ZERO));
  }

  /** What a server that wants to be left alone says. */
  static Optional<Duration> retryAfter(TileFetch.Answer answer, Instant now) {
    return answer.header("retry-after").flatMap(text -> seconds(text).map(Duration::ofSeconds)
        .or(() -> time(text).map(end -> Duration.between(now, end)))).filter(wait -> !wait.isNegative());
  }

  private static String control(TileFetch.Answer answer) {
    return answer.header("cache-control").orElse("").toLowerCase(Locale.ROOT);
  }

  private static Optional<Long> seconds(String text) {
    return text.strip().matches("[0-9]{1,9}") ? Optional.of(Long.parseLong(text.strip())) : Optional.empty();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
