package org.atalaya.planner.addressing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.planner.site.IpNetwork;

/**
 * The networks that a community's routers get addresses from, where it has its own, and how it shares them out.
 *
 * @param ipv4 true network address with prefix length 8 to 20: {@code 10.45.0.0/16}; empty for the one that LibreMesh makes of the network's name
 * @param ipv6 true network address with prefix length 48 to 64, in small hexadecimal digits; its first /64 is the routers'.
 *     Empty for LibreMesh's, or the project's own local network
 * @param asNumbers range of AS numbers for routed backbones, {@code 64600-64699}; empty for the private ones
 * @param habit how the IPv4 network is shared out; empty for the one that goes with the firmware
 */
public record AddressBlocks(Optional<String> ipv4, Optional<String> ipv6, Optional<String> asNumbers, Optional<AddressHabit> habit) {
  public static final AddressBlocks NONE = new AddressBlocks(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** @throws IllegalArgumentException if a text is not such a network */
  public AddressBlocks {
    ipv4.ifPresent(Family.IPV4::network);
    ipv6.ifPresent(Family.IPV6::network);
    asNumbers.ifPresent(AutonomousSystems::parse);
  }

  /** Networks, with the private AS numbers and the firmware's habit. */
  public AddressBlocks(Optional<String> ipv4, Optional<String> ipv6) {
    this(ipv4, ipv6, Optional.empty(), Optional.empty());
  }

  /** Where routed backbones have their AS numbers from. */
  public AutonomousSystems autonomousSystems() {
    return asNumbers.map(AutonomousSystems::parse).orElse(AutonomousSystems.PRIVATE);
  }

  /**
   * A local network of IPv6 that is a project's own, as RFC 4193 wants it: 40 random bits, drawn once and kept. They are
   * those of the project's own random identity.
   *
   * @param identity of the project, random, made once
   * @return {@code fd12:3456:789a::/48}
   */
  public static String localNetwork(String identity) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(("local network\n" + identity).getBytes(StandardCharsets.UTF_8));
      String bits = HexFormat.of().formatHex(digest, 0, 5);
      // groups that are zero would be written otherwise: take the bits that follow until none is
      for (int at = 1; bits.startsWith("0000", 2) || bits.startsWith("0000", 6); at++) {
        bits = HexFormat.of().formatHex(digest, at, at + 5);
      }
      return "fd" + bits.substring(0, 2) + ":" + group(bits.substring(2, 6)) + ":" + group(bits.substring(6)) + "::/48";
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("SHA-256 is part of every Java", absent);
    }
  }

  private static String group(String digits) {
    return Integer.toHexString(Integer.parseInt(digits, 16));
  }

  /** The same with an IPv6 network where there is none of the community's own. */
  public AddressBlocks orIpv6(String network) {
    return ipv6.isPresent() ? this : new AddressBlocks(ipv4, Optional.of(network), asNumbers, habit);
  }

  /** The same with a habit where the community has said none. */
  public AddressBlocks orHabit(AddressHabit usual) {
    return habit.isPresent() ? this : new AddressBlocks(ipv4, ipv6, asNumbers, Optional.of(usual));
  }

  /** The address block for routers of IPv4. */
  Optional<IpNetwork> routersIpv4() {
    return ipv4.map(Family.IPV4::network);
  }

  /** The first /64 of the IPv6 block. */
  Optional<IpNetwork> routersIpv6() {
    return ipv6.map(text -> new IpNetwork(Family.IPV6.network(text).address(), IpNetwork.IPV6_BITS, 64));
  }

  /** What a network for routers may be. */
  public enum Family {
    IPV4(IpNetwork.IPV4_BITS, 8, 20, "an IPv4 network of prefix length 8 to 20, like 10.45.0.0/16"),
    IPV6(IpNetwork.IPV6_BITS, 48, 64, "an IPv6 network of prefix length 48 to 64, like fd12:3456:789a::/48");

    private final int bits;
    private final int shortest;
    private final int longest;
    private final String expected;

    Family(int bits, int shortest, int longest, String expected) {
      this.bits = bits;
      this.shortest = shortest;
      this.longest = longest;
      this.expected = expected;
    }

    /** What such a network is, in words. */
    public String expected() {
      return expected;
    }

    /** @throws IllegalArgumentException if a text is no such network */
    public void require(String text) {
      network(text);
    }

    private IpNetwork network(String text) {
      // kept as it is written, so written in one way
      return IpNetwork.find(text).filter(found -> found.bits() == bits && found.length() >= shortest && found.length() <= longest
          && text.matches("[0-9.]*/[0-9]*|[0-9a-f:]*/[0-9]*")).orElseThrow(() ->
          new IllegalArgumentException("network \"" + text + "\", expected " + expected));
    }
  }

  /** {@code 10.45.128.7}. */
  static String dotted(BigInteger address) {
    int bits = address.intValue();
    return String.format(Locale.ROOT, "%d.%d.%d.%d", bits >>> 24, bits >> 16 & 0xFF, bits >> 8 & 0xFF, bits & 0xFF);
  }
}
