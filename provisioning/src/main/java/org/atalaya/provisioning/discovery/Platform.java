package org.atalaya.provisioning.discovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How a system is asked who is on a cable. Java can't send ICMPv6 itself, and an ordinary user may not, but every
 * system's own ping may.
 */
sealed interface Platform {

  /** A command that prints a table, and which of its lines are about the interface. */
  record Table(List<String> command, Predicate<String> wanted) {}

  /** Pings all nodes of the interface (ff02::1), a few times: a node may be slow, and a frame may get lost. */
  List<String> pingAllNodes(NetworkLink link);

  /** The tables of neighbours, IPv6 and IPv4. */
  List<Table> tables(NetworkLink link);

  /** How the interface is named behind {@code %} in an address. */
  default String zone(NetworkLink link) {
    return link.name();
  }

  /** The one on which this program runs. */
  static Platform ofThisComputer() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.startsWith("windows") ? new Windows() : name.startsWith("mac") ? new MacOs() : new Linux();
  }

  /** How long a ping may take. */
  Duration PING_PATIENCE = Duration.ofSeconds(6);

  /** iputils' ping and iproute2's ip. */
  record Linux() implements Platform {
    @Override
    public List<String> pingAllNodes(NetworkLink link) {
      // it counts its own computer's answer as one: three pings, and at most four seconds
      return List.of("ping", "-6", "-n", "-c", "3", "-i", "0.5", "-w", "4", "ff02::1%" + link.name());
    }

    @Override
    public List<Table> tables(NetworkLink link) {
      return List.of(new Table(List.of("ip", "-6", "neigh", "show", "dev", link.name()), line -> true),
          new Table(List.of("ip", "-4", "neigh", "show", "dev", link.name()), line -> true));
    }
  }

  /** ping6, ndp and arp of macOS, whose tables are of all interfaces together. */
  record MacOs() implements Platform {
    @Override
    public List<String> pingAllNodes(NetworkLink link) {
      // only root may ping more often than once a second
      return List.of("ping6", "-n", "-c", "3", "-i", "1", "ff02::1%" + link.name());
    }

    @Override
    public List<Table> tables(NetworkLink link) {
      Predicate<String> named = Pattern.compile("\\s" + Pattern.quote(link.name()) + "(?:\\s|$)").asPredicate();
      return List.of(new Table(List.of("ndp", "-an"), named), new Table(List.of("arp", "-an"), named));
    }
  }

  /** ping, netsh and arp of Windows, which know interfaces by number, and speak the user's language. */
  record Windows() implements Platform {
    @Override
    public List<String> pingAllNodes(NetworkLink link) {
      return List.of("ping", "-6", "-n", "3", "-w", "1000", "ff02::1%" + link.index());
    }

    @Override
    public List<Table> tables(NetworkLink link) {
      List<Table> tables = new ArrayList<>();
      tables.add(new Table(List.of("netsh", "interface", "ipv6", "show", "neighbors", "interface=" + link.index()),
          line -> true));
      link.ipv4Addresses().forEach(own -> tables.add(new Table(List.of("arp", "-a", "-N", own), line -> true)));
      return tables;
    }

    @Override
    public String zone(NetworkLink link) {
      return String.valueOf(link.index());
    }
  }
}
