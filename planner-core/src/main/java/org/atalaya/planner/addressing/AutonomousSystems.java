package org.atalaya.planner.addressing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Numbers of autonomous systems for routers of a routed backbone.
 *
 * @param first of the range, 1 or more
 * @param last of the range
 */
public record AutonomousSystems(long first, long last) {
  /** The 16-bit numbers for private use (RFC 6996). */
  public static final AutonomousSystems PRIVATE = new AutonomousSystems(64_512, 65_534);
  /** Half of it is enough for every network that this program plans. */
  private static final long LARGEST_RANGE = 1_000_000;
  /** Stands for numbers that an old router can't write (RFC 6793). */
  private static final long AS_TRANS = 23_456;
  /** Reserved (RFC 7300). */
  private static final long LAST_OF_16_BITS = 65_535;
  private static final long MAX_AS_NUMBER = 4_294_967_294L;

  /** @throws IllegalArgumentException if it is no such range */
  public AutonomousSystems {
    if (first < 1 || last > MAX_AS_NUMBER || last < first || last - first >= LARGEST_RANGE
        || within(first, AS_TRANS, last) || within(first, LAST_OF_16_BITS, last)) {
      throw new IllegalArgumentException("AS numbers \"" + first + "-" + last + "\", expected " + expected());
    }
  }

  private static boolean within(long first, long number, long last) {
    return first <= number && number <= last;
  }

  /** What a range of AS numbers is, in words. */
  public static String expected() {
    return "two numbers such as 64600-64699, 1 to 4294967294, at most a million of them, without 23456 and 65535";
  }

  /** @throws IllegalArgumentException if a text is no such range */
  public static AutonomousSystems parse(String text) {
    if (!text.matches("[0-9]{1,10}-[0-9]{1,10}")) {
      throw new IllegalArgumentException("AS numbers \"" + text + "\", expected " + expected());
    }
    int dash = text.indexOf('-');
    return new AutonomousSystems(Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
  }

  /** {@code 64512-65534}. */
  public String text() {
    return first + "-" + last;
  }

  /**
   * A number for each router, each once. Who has one of the range keeps it; the others, in the order of their names, get
   * that where a hash of the name points, or of the name and a count where that is taken. Routers that the range has no
   * number for get none.
   *
   * @param hostNames each once
   * @param kept numbers that were given before, also to routers that are not in the list: nobody else gets those
   */
  public SortedMap<String, Long> allocate(List<String> hostNames, Map<String, Long> kept) {
    SortedMap<String, Long> numbers = new TreeMap<>();
    Set<Long> taken = new HashSet<>();
    kept.forEach((host, number) -> {
      if (within(first, number, last) && taken.add(number) && hostNames.contains(host)) {
        numbers.put(host, number);
      }
    });
    // a router that is gone leaves its number only where there is no other
    long free = last - first + 1 - taken.size();
    if (hostNames.size() - numbers.size() > free) {
      taken.retainAll(new HashSet<>(numbers.values()));
    }
    for (String host : hostNames) {
      if (!numbers.containsKey(host) && taken.size() < last - first + 1) {
        long number = place(host, 0);
        // once nearly all are taken, a hash would have to be lucky
        for (int probe = 1; taken.contains(number); probe++) {
          number = probe < 64 ? place(host, probe) : number == last ? first : number + 1;
        }
        taken.add(number);
        numbers.put(host, number);
      }
    }
    return numbers;
  }

  private long place(String hostName, int probe) {
    return first - 1 + NodeNumbers.place(hostName, probe, (int) (last - first + 1));
  }
}
