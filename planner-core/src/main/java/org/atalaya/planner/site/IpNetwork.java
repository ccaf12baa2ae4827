package org.atalaya.planner.site;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A true network address with its prefix length: no bit is set beyond it.
 *
 * @param address as a number
 * @param bits of an address: 32 for IPv4, 128 for IPv6
 * @param length of the prefix, 0 to bits
 */
public record IpNetwork(BigInteger address, int bits, int length) {
  public static final int IPV4_BITS = 32;
  public static final int IPV6_BITS = 128;
  private static final int MOST_CHARACTERS = 50;
  private static final String DOTTED = "[0-9]{1,3}(\\.[0-9]{1,3}){3}";
  private static final String WITH_COLONS = "[0-9a-fA-F:.]*:[0-9a-fA-F:.]*";

  /** {@code 10.45.0.0/16}, {@code fd12:3456:789a::/48}; empty where a text is no network. No name is ever looked up. */
  public static Optional<IpNetwork> find(String text) {
    int slash = text.indexOf('/');
    if (text.length() > MOST_CHARACTERS || slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
      return Optional.empty();
    }
    String host = text.substring(0, slash);
    boolean dotted = host.matches(DOTTED);
    if (!dotted && !host.matches(WITH_COLONS)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = InetAddress.ofLiteral(host).getAddress();
      int bits = Byte.SIZE * bytes.length;
      int length = Integer.parseInt(text.substring(slash + 1));
      BigInteger number = new BigInteger(1, bytes);
      boolean whole = number.signum() == 0 || number.getLowestSetBit() >= bits - length;
      return dotted == (bits == IPV4_BITS) && length <= bits && whole
          ? Optional.of(new IpNetwork(number, bits, length)) : Optional.empty();
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }
}
