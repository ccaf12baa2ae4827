package org.atalaya.planner.addressing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atalaya.planner.addressing.LibreMeshAddresses.RouterAddress;

/**
 * The routers' addresses out of a community's networks. Each router's lies in the upper half of the IPv4 network, where a
 * hash of the host name points; if an earlier name has that place already, where the hash of the name and a count points.
 * So the addresses given to a list of names don't change when names are appended. The IPv6 address ends in the same number.
 */
public final class RouterAddresses {
  private final BigInteger ipv4;
  private final int length;
  private final BigInteger ipv6;

  private RouterAddresses(BigInteger ipv4, int length, BigInteger ipv6) {
    this.ipv4 = ipv4;
    this.length = length;
    this.ipv6 = ipv6;
  }

  /** The community's own networks; LibreMesh's where it has none. */
  public static RouterAddresses of(LibreMeshAddresses habit, AddressBlocks own) {
    AddressBlocks usual = new AddressBlocks(Optional.of(habit.ipv4Network()), Optional.of(habit.ipv6Network()));
    AddressBlocks.Network four = own.routersIpv4().or(usual::routersIpv4).orElseThrow();
    AddressBlocks.Network six = own.routersIpv6().or(usual::routersIpv6).orElseThrow();
    return new RouterAddresses(four.address(), four.length(), six.address());
  }

  /** True network address with its length. */
  public String ipv4Network() {
    return AddressBlocks.dotted(ipv4) + "/" + length;
  }

  /** The routers' /64, as RFC 5952 writes it. */
  public String ipv6Network() {
    return compressed(ipv6) + "/64";
  }

  /** Routers that the networks have room for: nine tenths of the half, so that a free place is soon found. */
  public int mostRouters() {
    return (int) (0.9 * places());
  }

  /** One below the broadcast address, which is left out. */
  private int places() {
    return (1 << 31 - length) - 1;
  }

  /**
   * An address for each router, in the order of the names.
   *
   * @param hostNames each once
   * @throws IllegalArgumentException if a name comes twice or there are more than {@link #mostRouters}
   */
  public List<RouterAddress> allocate(List<String> hostNames) {
    if (hostNames.size() > mostRouters() || hostNames.stream().distinct().count() != hostNames.size()) {
      throw new IllegalArgumentException(hostNames.size() + " host names, expected at most " + mostRouters() + " different ones");
    }
    int first = 1 << 31 - length;
    BitSet taken = new BitSet();
    List<RouterAddress> addresses = new ArrayList<>();
    for (String name : hostNames) {
      int host = first + LibreMeshAddresses.number(name, 0) % places();
      for (int probe = 1; taken.get(host); probe++) {
        host = first + LibreMeshAddresses.number(name, probe) % places();
      }
      taken.set(host);
      BigInteger number = BigInteger.valueOf(host);
      addresses.add(new RouterAddress(AddressBlocks.dotted(ipv4.add(number)) + "/" + length, compressed(ipv6.add(number)) + "/64"));
    }
    return List.copyOf(addresses);
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
