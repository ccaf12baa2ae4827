package org.atalaya.planner.addressing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A number for each router of a network, from 1, each once: a node's clients' network goes by it. It is where a hash of the host name points among {@link #SMALL} numbers; if an earlier name has that one, where
 * the hash of the name and a count points. So the numbers given to a list of names don't change when names are
 * appended. Once all small numbers are taken, the next higher one that is free.
 */
public final class NodeNumbers {
  /** As many as there are 16-bit numbers for private autonomous systems (RFC 6996). */
  public static final int SMALL = 1023;

  private NodeNumbers() {}

  /**
   * The numbers, in the order of the names. Expected time is linear while fewer than half of the small numbers are
   * taken.
   *
   * @param hostNames each once
   * @throws IllegalArgumentException if a name comes twice
   */
  public static List<Integer> allocate(List<String> hostNames) {
    if (hostNames.stream().distinct().count() != hostNames.size()) {
      throw new IllegalArgumentException("a host name comes twice");
    }
    BitSet taken = new BitSet();
    taken.set(0);
    List<Integer> numbers = new ArrayList<>();
    for (String name : hostNames) {
      int number = numbers.size() >= SMALL ? taken.nextClearBit(1) : place(name, 0, SMALL);
      for (int probe = 1; taken.get(number); probe++) {
        number = place(name, probe, SMALL);
      }
      taken.set(number);
      numbers.add(number);
    }
    return List.copyOf(numbers);
  }

  /** Where a hash of a name points, 1 to {@code count}. */
  static int place(String hostName, int probe, int count) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256")
          .digest((probe == 0 ? hostName : hostName + "\n" + probe).getBytes(StandardCharsets.UTF_8));
      return 1 + ((digest[0] & 0xFF) << 16 | (digest[1] & 0xFF) << 8 | digest[2] & 0xFF) % count;
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("SHA-256 is part of every Java", absent);
    }
  }
}
