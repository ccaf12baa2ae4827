package org.atalaya.provisioning.ssh;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.planner.BadInputException;

/**
 * Where a router's SSH server listens.
 *
 * @param host name, IPv4 or IPv6 address without brackets; a link-local one with its interface: {@code fe80::1%eth0}
 * @param port TCP port, 1–65535
 * @param user who logs in: root, or on a Debian somebody who may do all by sudo without being asked for a password
 */
public record RouterAddress(String host, int port, String user) implements Comparable<RouterAddress> {
  /** Who logs in if nobody says otherwise. */
  public static final String ROOT = "root";
  /** Where SSH listens if nobody says otherwise. */
  public static final int DEFAULT_PORT = 22;

  private static final String EXPECTED =
      "name, name:port, IPv4, IPv4:port, IPv6, fe80::…%interface or […]:port, on Debian with user@ before it";
  // A host never begins with a hyphen, so that it can't be taken for an option anywhere.
  private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,252})");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}(?:%[A-Za-z0-9_.@-]{1,32})?");
  private static final Pattern BRACKETED = Pattern.compile("\\[([^\\[\\]]*)\\](?::(.*))?");
  private static final Pattern DOTTED = Pattern.compile("[0-9.]+");

  public RouterAddress {
    if (!USER.matcher(user).matches()) {
      throw new BadInputException("user", "'" + PlainText.of(user, 40) + "'", "a user's name");
    }
    if (port < 1 || port > 65535) {
      throw new BadInputException("port", String.valueOf(port), "1 to 65535");
    }
  }

  /** Where root logs in. */
  public RouterAddress(String host, int port) {
    this(host, port, ROOT);
  }

  /** The same place for another user. */
  public RouterAddress as(String name) {
    return new RouterAddress(host, port, name);
  }

  /** True where commands run as root without sudo. */
  public boolean isRoot() {
    return user.equals(ROOT);
  }

  /**
   * Reads the HOST of the command line.
   *
   * @throws BadInputException if it has none of the forms
   */
  public static RouterAddress parse(String text) {
    int at = text.indexOf('@');
    // an interface's name may have one too
    if (at > 0 && USER.matcher(text.substring(0, at).strip()).matches()) {
      return parsePlace(text.substring(at + 1)).as(text.substring(0, at).strip());
    }
    return parsePlace(text);
  }

  private static RouterAddress parsePlace(String text) {
    String trimmed = text.strip();
    Matcher bracketed = BRACKETED.matcher(trimmed);
    if (bracketed.matches()) {
      return new RouterAddress(ipv6(bracketed.group(1), text), port(bracketed.group(2), text));
    }
    long colons = trimmed.chars().filter(c -> c == ':').count();
    if (colons >= 2) {
      return new RouterAddress(ipv6(trimmed, text), DEFAULT_PORT);
    }
    int colon = trimmed.indexOf(':');
    String host = colon < 0 ? trimmed : trimmed.substring(0, colon);
    if (!NAME.matcher(host).matches() || (DOTTED.matcher(host).matches() && !isIpv4(host))) {
      throw bad(text);
    }
    return new RouterAddress(host, port(colon < 0 ? null : trimmed.substring(colon + 1), text));
  }

  /** True for this very machine: a virtual router, or the near end of a tunnel. */
  public boolean isLoopback() {
    return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
  }

  /** The same host, written so that {@link #parse} reads it back. */
  @Override
  public String toString() {
    boolean v6 = host.indexOf(':') >= 0;
    String who = isRoot() ? "" : user + "@";
    if (port == DEFAULT_PORT) {
      return who + host;
    }
    return who + (v6 ? "[" + host + "]" : host) + ":" + port;
  }

  @Override
  public int compareTo(RouterAddress other) {
    int byHost = host.compareTo(other.host);
    int byPort = byHost != 0 ? byHost : Integer.compare(port, other.port);
    return byPort != 0 ? byPort : user.compareTo(other.user);
  }

  private static String ipv6(String host, String text) {
    int percent = host.indexOf('%');
    String address = percent < 0 ? host : host.substring(0, percent);
    if (!IPV6.matcher(host).matches() || !isIpv6(address)) {
      throw bad(text);
    }
    return host;
  }

  private static boolean isIpv4(String host) {
    String[] parts = host.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      if (part.isEmpty() || part.length() > 3 || Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIpv6(String address) {
    int gap = address.indexOf("::");
    if (gap >= 0 && address.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    String[] groups = address.split(":", -1);
    int count = 0;
    for (int i = 0; i < groups.length; i++) {
      String group = groups[i];
      if (group.isEmpty()) {
        // an empty group is the gap, or the edge beside it; where there is none the count below would be wrong
        if (gap < 0) {
          return false;
        }
      } else if (group.indexOf('.') >= 0) {
        if (i != groups.length - 1 || !isIpv4(group)) {
          return false;
        }
        count += 2;
      } else if (group.length() > 4) {
        return false;
      } else {
        count++;
      }
    }
    boolean edgesSound = (!address.startsWith(":") || address.startsWith("::"))
        && (!address.endsWith(":") || address.endsWith("::"));
    return edgesSound && (gap >= 0 ? count <= 7 : count == 8);
  }

  private static int port(String port, String text) {
    if (port == null) {
      return DEFAULT_PORT;
    }
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535) {
      throw bad(text);
    }
    return Integer.parseInt(port);
  }

  private static BadInputException bad(String text) {
    return new BadInputException("router address", "'" + PlainText.of(text, 80) + "'", EXPECTED);
  }
}
