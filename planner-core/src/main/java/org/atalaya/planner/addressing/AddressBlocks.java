package org.atalaya.planner.addressing;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The networks that a community's routers get addresses from, where it has its own.
 *
 * @param ipv4 true network address with prefix length 8 to 20: {@code 10.45.0.0/16}; empty for LibreMesh's habit
 * @param ipv6 true network address with prefix length 48 to 64, in small hexadecimal digits; its first /64 is the routers'.
 *     Empty for LibreMesh's habit, or the project's own local network
 * @param asNumbers range of AS numbers for routed backbones, {@code 64600-64699}; empty for the private ones
 */
public record AddressBlocks(Optional<String> ipv4, Optional<String> ipv6, Optional<String> asNumbers) {
  public static final AddressBlocks NONE = new AddressBlocks(Optional.empty(), Optional.empty(), Optional.empty());
  private static final int MOST_CHARACTERS = 50;

  /** @throws IllegalArgumentException if a text is not such a network */
  public AddressBlocks {
    ipv4.ifPresent(Family.IPV4::network);
    ipv6.ifPresent(Family.IPV6::network);
    asNumbers.ifPresent(AutonomousSystems::parse);
  }

  /** Networks, with the private AS numbers. */
  public AddressBlocks(Optional<String> ipv4, Optional<String> ipv6) {
    this(ipv4, ipv6, Optional.empty());
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
    return ipv6.isPresent() ? this : new AddressBlocks(ipv4, Optional.of(network), asNumbers);
  }

  /** A network's address and prefix length. */
  record Network(BigInteger address, int length) {}

  /** The address block for routers of IPv4. */
  Optional<Network> routersIpv4() {
    return ipv4.map(Family.IPV4::network);
  }

  /** The first /64 of the IPv6 block. */
  Optional<Network> routersIpv6() {
    return ipv6.map(text -> new Network(Family.IPV6.network(text).address, 64));
  }

  /** What a network for routers may be. */
  public enum Family {
    IPV4(4, 8, 20, "[0-9]{1,3}(\\.[0-9]{1,3}){3}", "an IPv4 network of prefix length 8 to 20, like 10.45.0.0/16"),
    IPV6(16, 48, 64, "[0-9a-f:]*:[0-9a-f:]*", "an IPv6 network of prefix length 48 to 64, like fd12:3456:789a::/48");

    private final int bytes;
    private final int shortest;
    private final int longest;
    private final String form;
    private final String expected;

    Family(int bytes, int shortest, int longest, String form, String expected) {
      this.bytes = bytes;
      this.shortest = shortest;
      this.longest = longest;
      this.form = form;
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

    private Network network(String text) {
      int slash = text.indexOf('/');
      // nothing but digits of addresses: a name would be looked up
      if (text.length() > MOST_CHARACTERS || slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")
          || !text.substring(0, slash).matches(form)) {
        throw new IllegalArgumentException("network \"" + text + "\", expected " + expected);
      }
      int length = Integer.parseInt(text.substring(slash + 1));
      try {
        InetAddress address = InetAddress.getByName(text.substring(0, slash));
        BigInteger number = new BigInteger(1, address.getAddress());
        boolean whole = number.getLowestSetBit() < 0 || number.getLowestSetBit() >= 8 * bytes - length;
        if (address.getAddress().length == bytes && whole && length >= shortest && length <= longest) {
          return new Network(number, length);
        }
      } catch (UnknownHostException notAnAddress) {
        // told below
      }
      throw new IllegalArgumentException("network \"" + text + "\", expected " + expected);
    }
  }

  /** {@code 10.45.128.7}. */
  static String dotted(BigInteger address) {
    int bits = address.intValue();
    return String.format(Locale.ROOT, "%d.%d.%d.%d", bits >>> 24, bits >> 16 & 0xFF, bits >> 8 & 0xFF, bits & 0xFF);
  }
}
