package org.atalaya.firmware.node;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address with the length of its network's prefix: {@code 10.13.34.51/16}.
 *
 * @param address as a number
 * @param length of the prefix, 0 to {@code bits}
 * @param bits 32 for IPv4, 128 for IPv6
 */
public record IpPrefix(BigInteger address, int length, int bits) {
  private static final Pattern IPV4 = Pattern.compile("((?:\\d{1,3}\\.){3}\\d{1,3})/(\\d{1,2})");
  private static final Pattern IPV6 = Pattern.compile("([0-9A-Fa-f:]+)/(\\d{1,3})");

  public static Optional<IpPrefix> ipv4(String text) {
    return parse(IPV4.matcher(text), 32);
  }

  public static Optional<IpPrefix> ipv6(String text) {
    return parse(IPV6.matcher(text), 128);
  }

  private static Optional<IpPrefix> parse(Matcher matcher, int bits) {
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > bits) {
      return Optional.empty();
    }
    try {
      // a literal is never looked up in DNS
      InetAddress address =
          bits == 32 ? Inet4Address.ofLiteral(matcher.group(1)) : Inet6Address.ofLiteral(matcher.group(1));
      return address.getAddress().length * 8 == bits
          ? Optional.of(new IpPrefix(new BigInteger(1, address.getAddress()), Integer.parseInt(matcher.group(2)), bits))
          : Optional.empty();
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /** First address of the network. */
  public IpPrefix network() {
    BigInteger hostMask = BigInteger.ONE.shiftLeft(bits - length).subtract(BigInteger.ONE);
    return new IpPrefix(address.andNot(hostMask), length, bits);
  }

  /** The address that comes {@code offset} after this one. */
  public IpPrefix plus(long offset) {
    return new IpPrefix(address.add(BigInteger.valueOf(offset)), length, bits);
  }

  /** Last address of the network: IPv4's broadcast. */
  public IpPrefix last() {
    return new IpPrefix(network().address.add(BigInteger.ONE.shiftLeft(bits - length)).subtract(BigInteger.ONE),
        length, bits);
  }

  public boolean isNetwork() {
    return equals(network());
  }

  public boolean contains(IpPrefix other) {
    return bits == other.bits && new IpPrefix(other.address, length, bits).network().equals(network());
  }

  /** The address alone, in dotted form. */
  public String dotted() {
    return (address.intValue() >>> 24) + "." + (address.intValue() >>> 16 & 0xFF) + "."
        + (address.intValue() >>> 8 & 0xFF) + "." + (address.intValue() & 0xFF);
  }

  /** The network mask of an IPv4 prefix, in dotted form. */
  public String dottedMask() {
    return new IpPrefix(BigInteger.valueOf(length == 0 ? 0 : 0xFFFFFFFFL << (32 - length) & 0xFFFFFFFFL), 32, 32)
        .dotted();
  }

  /** The address alone, as RFC 5952 writes IPv6: the first longest run of two or more zero groups shortened. */
  public String compressed() {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = address.shiftRight(16 * (7 - i)).intValue() & 0xFFFF;
    }
    int start = 8;
    int longest = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > longest) {
        longest = end - i;
        start = i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        text.append("::");
        i += longest - 1;
      } else {
        text.append(text.isEmpty() || i == start + longest ? "" : ":").append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
