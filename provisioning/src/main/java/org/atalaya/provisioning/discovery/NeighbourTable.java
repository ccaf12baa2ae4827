package org.atalaya.provisioning.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.planner.BadInputException;
import org.atalaya.provisioning.router.MacAddress;
import org.atalaya.provisioning.ssh.RouterAddress;

/**
 * Reads the tables that systems print of who is on a cable. They differ in columns, words and language, and agree in
 * this: a line about a device has its address before its MAC.
 */
final class NeighbourTable {
  private static final int MAX_NEIGHBOURS = 512;
  private static final int MAX_LINE = 400;
  private static final Pattern ADDRESS = Pattern.compile(
      "(?<![0-9A-Za-z:.])(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]{1,38})(?![0-9A-Za-z:.])");
  private static final Pattern MAC = Pattern.compile(
      "(?<![0-9A-Za-z:-])[0-9A-Fa-f]{1,2}([:-])[0-9A-Fa-f]{1,2}(?:\\1[0-9A-Fa-f]{1,2}){4}(?![0-9A-Za-z:-])");
  private static final Pattern LINK_LOCAL = Pattern.compile("(?<![0-9A-Za-z:])fe80:[0-9A-Fa-f:]{1,35}");

  private NeighbourTable() {}

  /**
   * The devices of a table. Groups, and devices whose MAC the system could not find out, are left out.
   *
   * @param wanted which lines are about the interface that is meant
   */
  static List<Neighbour> parse(String table, Predicate<String> wanted) {
    List<Neighbour> neighbours = new ArrayList<>();
    table.lines().filter(line -> line.length() <= MAX_LINE && wanted.test(line)).limit(MAX_NEIGHBOURS)
        .forEach(line -> line(line).ifPresent(neighbours::add));
    return neighbours;
  }

  private static Optional<Neighbour> line(String line) {
    Matcher address = ADDRESS.matcher(line);
    if (!address.find()) {
      return Optional.empty();
    }
    Matcher mac = MAC.matcher(line);
    if (!mac.find(address.end())) {
      return Optional.empty();
    }
    MacAddress found = MacAddress.parse(mac.group());
    String host = address.group().toLowerCase(Locale.ROOT);
    return found.isOfOneDevice() && isOneHost(host) ? Optional.of(new Neighbour(host, Optional.of(found)))
        : Optional.empty();
  }

  /** The link-local addresses that a ping of all nodes printed, each once. */
  static SortedSet<String> linkLocals(String pinged) {
    SortedSet<String> addresses = new TreeSet<>();
    pinged.lines().filter(line -> line.length() <= MAX_LINE).forEach(line -> {
      Matcher matcher = LINK_LOCAL.matcher(line.toLowerCase(Locale.ROOT));
      while (matcher.find() && addresses.size() < MAX_NEIGHBOURS) {
        // ping ends the address with a colon, unless an interface stands between
        String address = matcher.group().replaceFirst("(?<!:):$", "");
        if (isOneHost(address)) {
          addresses.add(address);
        }
      }
    });
    return addresses;
  }

  private static boolean isOneHost(String host) {
    if (host.startsWith("ff") || host.equals("::") || host.equals("255.255.255.255") || host.equals("0.0.0.0")) {
      return false;
    }
    int dot = host.indexOf('.');
    if (dot > 0 && Integer.parseInt(host.substring(0, dot)) >= 224) {
      return false;
    }
    try {
      return RouterAddress.parse(host).host().equals(host);
    } catch (BadInputException e) {
      return false;
    }
  }
}
