package org.atalaya.planner.addressing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;

/**
 * The addresses that LibreMesh derives from a network's access-point name, and explicit ones for its routers.
 * {@code %N1 … %N5} are the first bytes of the MD5 of the name and a newline: subnet, anygw's MAC and the VLAN of
 * batman-adv follow from them (lime-defaults: {@code 10.%N1.0.0/16}, {@code fd%N1:%N2%N3:%N4%N5::/64},
 * {@code aa:aa:aa:%N1:%N2:aa}).
 *
 * <p>Left alone, LibreMesh takes a router's address from its MAC, and two MACs with equal last two bytes collide.
 * Here each router's address is written out: it lies in the upper half of the subnet, where a hash of the host name
 * points; if an earlier name has that place already, where the hash of the name and a count points. So the
 * addresses given to a list of names don't change when names are appended. Clients get theirs from the lower half
 * ({@link #DHCP_START}, {@link #DHCP_LIMIT}).
 */
public final class LibreMeshAddresses {
  /** Offset in the subnet of the first address for clients: {@code 10.x.10.2}; what lies below is left to people. */
  public static final int DHCP_START = 2562;
  /** How many addresses there are for clients: up to {@code 10.x.127.254}, below the routers' half. */
  public static final int DHCP_LIMIT = 30_205;
  /** Routers that one network can hold. */
  public static final int MAX_ROUTERS = 30_000;

  private final int[] n;

  private LibreMeshAddresses(int[] n) {
    this.n = n;
  }

  /** @param accessPointSsid as it is rendered: changing it moves every address */
  public static LibreMeshAddresses of(String accessPointSsid) {
    byte[] digest = digest("MD5", accessPointSsid + "\n");
    int[] n = new int[6];
    for (int i = 1; i <= 5; i++) {
      n[i] = digest[i - 1] & 0xFF;
    }
    return new LibreMeshAddresses(n);
  }

  /** True network address with its length: {@code 10.13.0.0/16}. */
  public String ipv4Network() {
    return "10." + n[1] + ".0.0/16";
  }

  /** {@code fd0d:fe46:8ce8::/64}. */
  public String ipv6Network() {
    return ipv6Prefix() + "::/64";
  }

  /** The address every router answers to, the first host: {@code 10.13.0.1}. */
  public String anygwIpv4() {
    return "10." + n[1] + ".0.1";
  }

  /** {@code fd0d:fe46:8ce8::1}. */
  public String anygwIpv6() {
    return ipv6Prefix() + "::1";
  }

  /** {@code aa:aa:aa:0d:fe:aa}. */
  public String anygwMac() {
    return String.format(Locale.ROOT, "aa:aa:aa:%02x:%02x:aa", n[1], n[2]);
  }

  /** VLAN (802.1ad) of batman-adv: 29 to 284. */
  public int batmanVlan() {
    return 29 + Math.floorMod(n[1] - 13, 256);
  }

  /**
   * An address for each router, in the order of the names.
   *
   * @param hostNames each once
   * @throws IllegalArgumentException if a name comes twice or there are more than {@link #MAX_ROUTERS}
   */
  public List<RouterAddress> allocate(List<String> hostNames) {
    if (hostNames.size() > MAX_ROUTERS) {
      throw new IllegalArgumentException(hostNames.size() + " host names, expected at most " + MAX_ROUTERS + " different ones");
    }
    return RouterAddresses.of(this, AddressBlocks.NONE).allocate(hostNames);
  }

  /**
   * One router's addresses; both end in the same 16 bits.
   *
   * @param ipv4 with prefix length
   * @param ipv6 with prefix length, as RFC 5952 writes it
   */
  public record RouterAddress(String ipv4, String ipv6) {}

  /** Zero groups at the prefix's end merge into the {@code ::} that follows (RFC 5952). */
  private String ipv6Prefix() {
    String prefix = Integer.toHexString(0xFD00 | n[1]);
    int second = n[2] << 8 | n[3];
    int third = n[4] << 8 | n[5];
    if (second != 0 || third != 0) {
      prefix += ":" + Integer.toHexString(second);
    }
    return third == 0 ? prefix : prefix + ":" + Integer.toHexString(third);
  }

  /** Where a name's hash points: 24 bits. */
  static int number(String hostName, int probe) {
    byte[] digest = digest("SHA-256", probe == 0 ? hostName : hostName + "\n" + probe);
    return (digest[0] & 0xFF) << 16 | (digest[1] & 0xFF) << 8 | digest[2] & 0xFF;
  }

  private static byte[] digest(String algorithm, String text) {
    try {
      return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException(algorithm + " is part of every Java", absent);
    }
  }
}
