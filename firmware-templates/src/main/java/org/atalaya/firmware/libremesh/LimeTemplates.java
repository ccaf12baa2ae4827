package org.atalaya.firmware.libremesh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The placeholders of LibreMesh: {@code %Mn} is the n-th byte of the primary MAC, {@code %mn} that of the MD5 of its
 * twelve digits and a line feed, {@code %Nn} that of the MD5 of ap_ssid and a line feed, {@code %H} the host name.
 *
 * @param primaryMac empty where it is not known; its placeholders then stay as they are
 * @param accessPointSsid {@code ap_ssid}
 */
record LimeTemplates(Optional<String> primaryMac, Optional<String> accessPointSsid) {
  private static final Pattern PLACEHOLDER = Pattern.compile("%([MmN])([1-6])");

  /** With bytes as two hexadecimal digits: for host names, SSIDs and IPv6. */
  String hexadecimal(String template, boolean network) {
    return replace(template, 16, network);
  }

  /** With bytes as decimal numbers: for IPv4. */
  String decimal(String template) {
    return replace(template, 10, true);
  }

  private String replace(String template, int radix, boolean network) {
    return PLACEHOLDER.matcher(template).replaceAll(match -> Matcher.quoteReplacement(
        bytes(match.group(1).charAt(0), network).map(bytes -> {
          int value = bytes[Integer.parseInt(match.group(2)) - 1] & 0xFF;
          return radix == 10 ? Integer.toString(value) : String.format(Locale.ROOT, "%02x", value);
        }).orElse(match.group())));
  }

  private Optional<byte[]> bytes(char kind, boolean network) {
    return switch (kind) {
      case 'M' -> primaryMac.map(LimeTemplates::macBytes);
      case 'm' -> primaryMac.map(mac -> md5(mac.replace(":", "")));
      default -> network ? accessPointSsid.map(LimeTemplates::md5) : Optional.empty();
    };
  }

  /** The last three bytes of the MAC as a number, from which a router's place in its network follows. */
  Optional<Integer> suffix() {
    return primaryMac.map(mac -> {
      byte[] bytes = macBytes(mac);
      return (bytes[3] & 0xFF) << 16 | (bytes[4] & 0xFF) << 8 | bytes[5] & 0xFF;
    });
  }

  private static byte[] macBytes(String mac) {
    byte[] bytes = new byte[6];
    for (int i = 0; i < 6; i++) {
      bytes[i] = (byte) Integer.parseInt(mac.substring(3 * i, 3 * i + 2), 16);
    }
    return bytes;
  }

  private static byte[] md5(String text) {
    try {
      return MessageDigest.getInstance("MD5").digest((text + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("MD5 is part of every Java", absent);
    }
  }
}
