package org.atalaya.maps.tiles;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Squares that were asked for in vain, and until when each is left in peace: twice as long each time. Not for two threads. */
final class RestingSquares {
  private static final Duration LONGEST_REST = Duration.ofMinutes(10);
  private static final int MOST_DOUBLINGS = 10;
  private static final int MOST = 2000;

  /** @param times that it was asked for in vain, less one */
  private record Rest(int times, Instant until) {}

  private final Map<Square, Rest> resting = new HashMap<>();

  /** When a square may be asked for; {@link Instant#MIN} where it does not rest. */
  Instant until(Square square) {
    Rest rest = resting.get(square);
    return rest == null ? Instant.MIN : rest.until();
  }

  /** It was asked for in vain. @param first how long it rests the first time */
  void rest(Square square, Duration first, Instant now) {
    int times = resting.containsKey(square) ? resting.get(square).times() + 1 : 0;
    Duration wait = first.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
    if (resting.size() > MOST) {
      resting.clear();
    }
    resting.put(square, new Rest(times, now.plus(wait.compareTo(LONGEST_REST) < 0 ? wait : LONGEST_REST)));
  }

  /** The server had an answer for it. */
  void answered(Square square) {
    resting.remove(square);
  }
}
