package org.atalaya.provisioning.router;

import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.planner.BadInputException;
import org.atalaya.provisioning.ssh.PlainText;

/**
 * A hardware address of 48 bits (IEEE 802).
 *
 * @param text six pairs of lower-case hexadecimal digits with colons
 */
public record MacAddress(String text) implements Comparable<MacAddress> {
  private static final Pattern NORMAL = Pattern.compile("[0-9a-f]{2}(?::[0-9a-f]{2}){5}");
  private static final Pattern GROUPED = Pattern.compile("[0-9A-Fa-f]{1,2}([:-])[0-9A-Fa-f]{1,2}(?:\\1[0-9A-Fa-f]{1,2}){4}");
  // In a label twelve digits in a row, or in groups of two or four: not a part of a longer word or number.
  private static final Pattern IN_LABEL = Pattern.compile(
      "(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{12}|[0-9A-Fa-f]{2}([:\\- .])[0-9A-Fa-f]{2}(?:\\1[0-9A-Fa-f]{2}){4}"
          + "|[0-9A-Fa-f]{4}([.\\-:])[0-9A-Fa-f]{4}\\2[0-9A-Fa-f]{4})(?![0-9A-Za-z])");
  private static final int MAX_LABEL = 4096;

  public MacAddress {
    if (!NORMAL.matcher(text).matches()) {
      throw bad(text);
    }
  }

  /**
   * Reads what a system's own tables print: groups with colons or hyphens, leading zeros possibly left out.
   *
   * @throws BadInputException if it is not that
   */
  public static MacAddress parse(String text) {
    String trimmed = text.strip();
    if (!GROUPED.matcher(trimmed).matches()) {
      throw bad(text);
    }
    StringBuilder normal = new StringBuilder();
    for (String group : trimmed.toLowerCase(Locale.ROOT).split("[:-]")) {
      normal.append(normal.isEmpty() ? "" : ":").append(group.length() == 1 ? "0" : "").append(group);
    }
    return new MacAddress(normal.toString());
  }

  /** All that stand in the text of a label or of its QR code, each once, in the order in which they stand there. */
  public static List<MacAddress> inLabel(String label) {
    List<MacAddress> found = new ArrayList<>();
    Matcher matcher = IN_LABEL.matcher(label.length() > MAX_LABEL ? label.substring(0, MAX_LABEL) : label);
    while (matcher.find()) {
      String digits = matcher.group().replaceAll("[^0-9A-Fa-f]", "").toLowerCase(Locale.ROOT);
      MacAddress mac = new MacAddress(digits.replaceAll("(..)(?!$)", "$1:"));
      if (mac.isOfOneDevice() && !found.contains(mac)) {
        found.add(mac);
      }
    }
    return found;
  }

  /** The one from which a link-local address was made (RFC 4291, appendix A); empty where it was made otherwise. */
  public static Optional<MacAddress> of(Inet6Address linkLocal) {
    byte[] bytes = linkLocal.getAddress();
    if ((bytes[11] & 0xff) != 0xff || (bytes[12] & 0xff) != 0xfe) {
      return Optional.empty();
    }
    return Optional.of(new MacAddress(String.format(Locale.ROOT, "%02x:%02x:%02x:%02x:%02x:%02x", bytes[8] ^ 2, bytes[9],
        bytes[10], bytes[13], bytes[14], bytes[15])));
  }

  /** False for that of a group, for all zeros and all ones. */
  public boolean isOfOneDevice() {
    return (Integer.parseInt(text.substring(0, 2), 16) & 1) == 0 && !text.equals("00:00:00:00:00:00");
  }

  @Override
  public int compareTo(MacAddress other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }

  private static BadInputException bad(String text) {
    return new BadInputException("MAC address", "'" + PlainText.of(text, 40) + "'", "six pairs of hexadecimal digits");
  }
}
