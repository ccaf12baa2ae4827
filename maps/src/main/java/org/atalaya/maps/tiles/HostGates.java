package org.atalaya.maps.tiles;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Few connections to one server at a time, and after a failure none for a while, longer each time. While it is not known
 * whether a server answers again, one request alone is let through. Used from several threads.
 */
final class HostGates {
  static final int MOST_CONNECTIONS = 4;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration LONGEST_ASKED_FOR = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 12;

  private final Duration first;
  private final Map<String, Gate> gates = new HashMap<>();

  /** What stands at one server's door. */
  private static final class Gate {
    private int inside;
    private int failures;
    private Instant closedUntil = Instant.MIN;
  }

  /** An answer at the door. */
  sealed interface Entry {
    record Entered() implements Entry {}

    /** Others are inside: when they leave there is room. */
    record Full() implements Entry {}

    record Closed(Instant until) implements Entry {}
  }

  /** @param first how long a server is left alone after its first failure */
  HostGates(Duration first) {
    this.first = first;
  }

  /** Each who has entered has to {@link #leave}. */
  synchronized Entry enter(String host, Instant now) {
    Gate gate = gates.computeIfAbsent(host, name -> new Gate());
    if (now.isBefore(gate.closedUntil)) {
      return new Entry.Closed(gate.closedUntil);
    }
    if (gate.inside >= (gate.failures > 0 ? 1 : MOST_CONNECTIONS)) {
      return new Entry.Full();
    }
    gate.inside++;
    return new Entry.Entered();
  }

  synchronized void leave(String host) {
    gates.get(host).inside--;
  }

  synchronized void answered(String host) {
    Gate gate = gates.get(host);
    gate.failures = 0;
    gate.closedUntil = Instant.MIN;
  }

  /** @param asked how long the server itself wants to be left alone */
  synchronized void failed(String host, Instant now, Optional<Duration> asked) {
    Gate gate = gates.get(host);
    // several that were on their way together fail once
    if (now.isBefore(gate.closedUntil) && asked.isEmpty()) {
      return;
    }
    Duration wait = shorter(LONGEST, first.multipliedBy(1L << Math.min(gate.failures, MOST_DOUBLINGS)));
    gate.failures++;
    gate.closedUntil = now.plus(asked.map(each -> shorter(each, LONGEST_ASKED_FOR)).filter(each -> each.compareTo(wait) > 0).orElse(wait));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
