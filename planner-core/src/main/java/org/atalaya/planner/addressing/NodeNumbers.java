package org.atalaya.planner.addressing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A number for each router of a network, from 1, each once: a node's clients' network goes by it. Who has one keeps it. For the
 * others it is where a hash of the host name points among {@link #SMALL} numbers; if another has that one, where the hash of the
 * name and a count points. So numbers do not change when routers come, go or are put in another order. Once all small numbers
 * are taken, the next higher one that is free.
 */
public final class NodeNumbers {
  /** As many as there are 16-bit numbers for private autonomous systems (RFC 6996). */
  public static final int SMALL = 1023;

  private NodeNumbers() {}

  /** The numbers where nobody has one yet. */
  public static List<Integer> allocate(List<String> hostNames) {
    return allocate(hostNames, Map.of());
  }

  /**
   * The numbers, in the order of the names. Expected time is linear while fewer than half of the small numbers are
   * taken.
   *
   * @param hostNames each once
   * @param kept numbers that were given before, 1 or more, each once, also to routers that are not in the list: these lose theirs
   *     once there is no other small one
   * @throws IllegalArgumentException if a name comes twice
   */
  public static List<Integer> allocate(List<String> hostNames, Map<String, Integer> kept) {
    Set<String> present = new HashSet<>(hostNames);
    if (present.size() != hostNames.size()) {
      throw new IllegalArgumentException("a host name comes twice");
    }
    boolean room = kept.size() + hostNames.stream().filter(name -> !kept.containsKey(name)).count() <= SMALL;
    BitSet taken = new BitSet();
    taken.set(0);
    kept.forEach((host, number) -> {
      if (room || present.contains(host)) {
        taken.set(number);
      }
    });
    List<Integer> numbers = new ArrayList<>();
    for (String name : hostNames) {
      int number = kept.getOrDefault(name, 0);
      for (int probe = 0; number == 0; probe++) {
        int pointed = taken.nextClearBit(1) > SMALL ? taken.nextClearBit(1) : place(name, probe, SMALL);
        number = taken.get(pointed) ? 0 : pointed;
      }
      taken.set(number);
      numbers.add(number);
    }
    return List.copyOf(numbers);
  }

  /** Where a hash of a name points, 1 to {@code count}. */
  static int place(String hostName, int probe, int count) {
    return 1 + LibreMeshAddresses.number(hostName, probe) % count;
  }
}
