package org.atalaya.maps.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {
      "max-age=3600 | - | - | - | 3600",
      "public, max-age=3600, stale-if-error=604800 | - | - | 600 | 3000",
      "max-age=\"120\" | Sun, 01 Mar 2026 18:00:00 GMT | - | - | 120",
      "s-maxage=5 | - | - | - | 604800",
      "no-cache | Sun, 01 Mar 2026 18:00:00 GMT | - | - | 60",
      "max-age=0 | - | - | - | 60",
      "max-age=999999999999999999 | - | - | - | 31536000",
      "- | Sun, 01 Mar 2026 13:00:00 GMT | - | - | 3600",
      "- | Sun, 01 Mar 2026 13:00:00 GMT | Sun, 01 Mar 2026 12:30:00 GMT | - | 1800",
      "- | 0 | - | - | 60",
      "- | - | - | - | 604800"})
  void anAnswerIsUsedAsLongAsItsServerSays(String control, String expires, String date, String age, long seconds) {
    Map<String, String> headers = new HashMap<>();
    put(headers, "cache-control", control);
    put(headers, "expires", expires);
    put(headers, "date", date);
    put(headers, "age", age);
    assertThat(Duration.between(NOW, Freshness.until(new TileFetch.Answer(200, headers, new byte[0]), NOW))).hasSeconds(seconds);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {"30 | 30", "Sun, 01 Mar 2026 12:02:00 GMT | 120", "soon | -", "-5 | -",
      "Sun, 01 Mar 2026 11:00:00 GMT | -"})
  void aServerThatWantsToBeLeftAloneIs(String header, Long seconds) {
    assertThat(Freshness.retryAfter(new TileFetch.Answer(429, Map.of("retry-after", header), new byte[0]), NOW).map(Duration::toSeconds).orElse(null))
        .isEqualTo(seconds);
  }

  private static void put(Map<String, String> headers, String name, String value) {
    if (value != null) {
      headers.put(name, value);
    }
  }
}
