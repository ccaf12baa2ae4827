package org.atalaya.planner.addressing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atalaya.planner.addressing.LibreMeshAddresses.RouterAddress;
import org.atalaya.planner.site.IpNetwork;

/**
 * The routers' addresses out of a community's networks. Each router's lies in the upper half of the IPv4 network, where a
 * hash of the host name points; if another router has that place already, where the hash of the name and a count points. The
 * lower half is left to people, to servers and to what stands already. Where the habit gives each router a block, the address
 * is the first host of a block that is its own. Who has an address keeps it. The IPv6 address ends in the same number.
 */
public final class RouterAddresses {
  private final IpNetwork ipv4;
  private final BigInteger ipv6;
  private final AddressHabit habit;
  private final Map<String, String> kept;
  private final List<String> reserved;

  private RouterAddresses(IpNetwork ipv4, BigInteger ipv6, AddressHabit habit, Map<String, String> kept, List<String> reserved) {
    this.ipv4 = ipv4;
    this.ipv6 = ipv6;
    this.habit = habit;
    this.kept = Map.copyOf(kept);
    this.reserved = List.copyOf(reserved);
  }

  /** The community's own networks and habit; LibreMesh's where it has none. */
  public static RouterAddresses of(LibreMeshAddresses derived, AddressBlocks own) {
    AddressBlocks usual = new AddressBlocks(Optional.of(derived.ipv4Network()), Optional.of(derived.ipv6Network()));
    return new RouterAddresses(own.routersIpv4().or(usual::routersIpv4).orElseThrow(),
        own.routersIpv6().or(usual::routersIpv6).orElseThrow().address(), own.habit().orElse(AddressHabit.LIBREMESH), Map.of(), List.of());
  }

  /**
   * The same where routers have had addresses so far. Those of routers that have no place in a list are given to no other
   * while there is room for all: they may well be on their roofs.
   *
   * @param addresses of IPv4, by host name, without a length; one that the network does not have is none. Where room gets
   *     scarce, those that stand first are kept longest
   */
  public RouterAddresses keeping(Map<String, String> addresses) {
    return new RouterAddresses(ipv4, ipv6, habit, addresses, List.copyOf(addresses.keySet()));
  }

  /** How the network is shared out. */
  public AddressHabit habit() {
    return habit;
  }

  /** True network address with its length. */
  public String ipv4Network() {
    return AddressBlocks.dotted(ipv4.address()) + "/" + ipv4.length();
  }

  /** The routers' /64, as RFC 5952 writes it. */
  public String ipv6Network() {
    return compressed(ipv6) + "/64";
  }

  /** Routers that the networks have room for: nine tenths of the half, so that a free place is soon found. */
  public int mostRouters() {
    return (int) (0.9 * places());
  }

  /** Of one address each, one below the broadcast address, which is left out. */
  private int places() {
    return habit.blockLength().isPresent() ? 1 << habit.blockLength().getAsInt() - ipv4.length() - 1 : (1 << 31 - ipv4.length()) - 1;
  }

  /** Number of the place's router in the network. */
  private int host(int place) {
    int size = habit.blockLength().isPresent() ? 1 << 32 - habit.blockLength().getAsInt() : 1;
    return (1 << 31 - ipv4.length()) + place * size + (size > 1 ? 1 : 0);
  }

  /**
   * An address for each router, in the order of the names.
   *
   * @param hostNames each once
   * @throws IllegalArgumentException if a name comes twice or there are more than {@link #mostRouters}
   */
  public List<RouterAddress> allocate(List<String> hostNames) {
    Set<String> names = new HashSet<>(hostNames);
    if (hostNames.size() > mostRouters() || names.size() != hostNames.size()) {
      throw new IllegalArgumentException(hostNames.size() + " host names, expected at most " + mostRouters() + " different ones");
    }
    BitSet taken = new BitSet();
    Map<String, Integer> places = new HashMap<>();
    for (String name : hostNames) {
      Optional.ofNullable(kept.get(name)).flatMap(this::placeOf).filter(place -> !taken.get(place)).ifPresent(place -> {
        taken.set(place);
        places.put(name, place);
      });
    }
    int wanted = hostNames.size() - places.size();
    for (String absent : reserved) {
      if (!names.contains(absent) && taken.cardinality() + wanted < mostRouters()) {
        placeOf(kept.get(absent)).ifPresent(taken::set);
      }
    }
    List<RouterAddress> addresses = new ArrayList<>();
    for (String name : hostNames) {
      int place = places.getOrDefault(name, -1);
      for (int probe = 0; place < 0; probe++) {
        int pointed = LibreMeshAddresses.number(name, probe) % places();
        place = taken.get(pointed) ? -1 : pointed;
      }
      taken.set(place);
      BigInteger number = BigInteger.valueOf(host(place));
      addresses.add(new RouterAddress(AddressBlocks.dotted(ipv4.address().add(number)) + "/" + ipv4.length(),
          compressed(ipv6.add(number)) + "/64"));
    }
    return List.copyOf(addresses);
  }

  private Optional<Integer> placeOf(String address) {
    return IpNetwork.find(address + "/32").filter(own -> own.bits() == IpNetwork.IPV4_BITS).map(own -> own.address().subtract(ipv4.address()))
        .filter(offset -> offset.bitLength() < Integer.SIZE).map(offset -> offset.intValue() - host(0))
        .filter(offset -> offset >= 0 && offset % (host(1) - host(0)) == 0).map(offset -> offset / (host(1) - host(0)))
        .filter(place -> place < places());
  }

  /** The first of the longest runs of zero groups becomes {@code ::} (RFC 5952). */
  private static String compressed(BigInteger address) {
    int[] groups = IntStream.range(0, 8).map(i -> address.shiftRight(16 * (7 - i)).intValue() & 0xFFFF).toArray();
    int start = 0;
    int longest = 0;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > longest) {
        start = i;
        longest = end - i;
      }
    }
    if (longest < 2) {
      return text(groups, 0, 8);
    }
    return text(groups, 0, start) + "::" + text(groups, start + longest, 8);
  }

  private static String text(int[] groups, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> Integer.toHexString(groups[i])).collect(Collectors.joining(":"));
  }
}
