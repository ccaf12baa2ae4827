package org.atalaya.provisioning.discovery;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.plan.Secret;
import org.atalaya.provisioning.router.MacAddress;
import org.atalaya.provisioning.ssh.HostKey;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.atalaya.provisioning.ssh.RouterSsh;
import org.atalaya.provisioning.ssh.SharedAddresses;

/**
 * Finds the routers that answer on this computer's cables, also where several have one and the same address: each is
 * spoken to at its link-local address, which follows from its MAC. Whoever is not known is sent no password.
 */
public final class Discovery {
  private final DiscoveryOptions options;
  private final Predicate<HostKey> known;
  private final Optional<Secret> password;
  private final Platform platform;
  private final SystemCommand system;

  /** Nobody is known: nobody is sent a password. */
  public Discovery(DiscoveryOptions options) {
    this(options, key -> false, Optional.empty());
  }

  /**
   * @param known whether a host key is pinned; who has one is sent the password where it wants one
   * @param password of the project's routers
   */
  public Discovery(DiscoveryOptions options, Predicate<HostKey> known, Optional<Secret> password) {
    this(options, known, password, Platform.ofThisComputer(), SystemCommand::onThisComputer);
  }

  Discovery(DiscoveryOptions options, Predicate<HostKey> known, Optional<Secret> password, Platform platform,
      SystemCommand system) {
    this.options = options;
    this.known = known;
    this.password = password;
    this.platform = platform;
    this.system = system;
  }

  /**
   * Searches. Interrupting the calling thread ends it.
   *
   * @param links interfaces on which is searched
   * @param given addresses that are looked at besides
   * @param listener told how it goes, from several threads
   */
  public DiscoveryReport run(List<NetworkLink> links, List<RouterAddress> given, Consumer<DiscoveryEvent> listener)
      throws InterruptedException {
    try (RouterSsh ssh = new RouterSsh(options.ssh())) {
      Search search = new Search(new RouterLook(ssh, known, password), listener);
      given.forEach(address -> search.heard(address, Optional.empty(), FoundBy.GIVEN));
      links.forEach(search::ask);
      return search.await();
    }
  }

  /** One run: what is known so far, and the threads that find out more. */
  private final class Search {
    private final RouterLook look;
    private final Consumer<DiscoveryEvent> listener;
    private final Map<RouterAddress, Candidate> candidates = new ConcurrentHashMap<>();
    private final SortedSet<String> notes = java.util.Collections.synchronizedSortedSet(new TreeSet<>());
    private final List<Thread> threads = java.util.Collections.synchronizedList(new ArrayList<>());
    // one for await() itself, so that it can't reach zero while questions are still being begun
    private final AtomicInteger open = new AtomicInteger(1);
    private final CountDownLatch done = new CountDownLatch(1);

    /** An address, and what became known about it. */
    private static final class Candidate {
      private final SortedSet<FoundBy> foundBy = new TreeSet<>();
      private Optional<MacAddress> mac = Optional.empty();
      private Optional<Sighting> seen = Optional.empty();

      synchronized void add(FoundBy by, Optional<MacAddress> neighbourMac) {
        foundBy.add(by);
        mac = mac.or(() -> neighbourMac);
      }

      synchronized void saw(RouterAddress address, String banner, RouterLook.Seen what) {
        seen = Optional.of(new Sighting(address, mac, new TreeSet<>(foundBy), banner, what.hostKey(), what.access()));
      }

      /** With what became known since it was looked at. */
      synchronized Optional<Sighting> sighting() {
        return seen.map(s -> new Sighting(s.address(), mac, new TreeSet<>(foundBy), s.banner(), s.hostKey(), s.access()));
      }

      /** At an address that many may have, a session that never began tells nothing about anyone. */
      synchronized boolean isTelling() {
        return seen.isPresent() && (seen.get().hostKey().isPresent() || !SharedAddresses.contains(seen.get().address()));
      }

      synchronized boolean isNeighbour() {
        return !foundBy.equals(java.util.Set.of(FoundBy.USUAL_ADDRESS));
      }
    }

    Search(RouterLook look, Consumer<DiscoveryEvent> listener) {
      this.look = look;
      this.listener = listener;
    }

    private interface Work {
      void run() throws IOException, InterruptedException;
    }

    private void begin(String what, Work work) {
      open.incrementAndGet();
      threads.add(Thread.ofVirtual().unstarted(() -> {
        try {
          work.run();
        } catch (IOException e) {
          notes.add(what);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        } finally {
          ended();
        }
      }));
      threads.getLast().start();
    }

    private void ended() {
      if (open.decrementAndGet() == 0) {
        done.countDown();
      }
    }

    /** All ways at once; the tables are read before the ping, for what it would push out, and after it. */
    void ask(NetworkLink link) {
      listener.accept(new DiscoveryEvent.Asking(link.name()));
      begin("no answer from 'ping' on " + link.name(), () -> {
        readTables(link);
        try {
          String pinged = system.run(platform.pingAllNodes(link), Platform.PING_PATIENCE);
          for (String address : NeighbourTable.linkLocals(pinged)) {
            heardOn(link, new Neighbour(address, Optional.empty()), FoundBy.ALL_NODES);
          }
        } finally {
          readTables(link);
        }
      });
      begin("no multicast DNS on " + link.name(), () -> MulticastDns.ask(link, options.listening(), (address, port) ->
          heardOn(link, address, port)));
      for (String host : UsualAddresses.HOSTS) {
        begin("no look at " + host, () -> usual(link, host));
      }
    }

    private void usual(NetworkLink link, String host) throws IOException {
      try {
        InetAddress address = InetAddress.getByName(host);
        if (link.reaches(address) && !link.isOwn(address)) {
          heard(new RouterAddress(address.getHostAddress(), RouterAddress.DEFAULT_PORT), Optional.empty(),
              FoundBy.USUAL_ADDRESS);
        }
      } catch (UnknownHostException e) {
        // a name that only a LibreMesh node knows
      }
    }

    private void readTables(NetworkLink link) throws InterruptedException {
      for (Platform.Table table : platform.tables(link)) {
        try {
          String text = system.run(table.command(), Duration.ofSeconds(5));
          for (Neighbour neighbour : NeighbourTable.parse(text, table.wanted())) {
            heardOn(link, neighbour, FoundBy.NEIGHBOURS);
          }
        } catch (IOException e) {
          notes.add("no answer from '" + table.command().getFirst() + "' on " + link.name());
        }
      }
    }

    private void heardOn(NetworkLink link, InetAddress address, int port) {
      if (!link.reaches(address) || link.isOwn(address)) {
        return;
      }
      String host = address.getHostAddress().toLowerCase(Locale.ROOT).replaceFirst("%.*", "");
      heard(new RouterAddress(address.isLinkLocalAddress() && address instanceof Inet6Address
          ? canonical(host) + "%" + platform.zone(link) : host, port), Optional.empty(), FoundBy.MULTICAST_DNS);
    }

    private void heardOn(NetworkLink link, Neighbour neighbour, FoundBy by) {
      try {
        InetAddress address = InetAddress.getByName(neighbour.address());
        if (link.isOwn(address)) {
          return;
        }
        Optional<MacAddress> mac = neighbour.mac().or(() -> neighbour.isLinkLocal() && address instanceof Inet6Address v6
            ? MacAddress.of(v6) : Optional.empty());
        heard(new RouterAddress(neighbour.isLinkLocal() ? canonical(neighbour.address()) + "%" + platform.zone(link)
            : neighbour.address().indexOf(':') >= 0 ? canonical(neighbour.address()) : neighbour.address(),
            RouterAddress.DEFAULT_PORT), mac, by);
      } catch (UnknownHostException e) {
        throw new IllegalStateException("an address that was parsed before", e);
      }
    }

    void heard(RouterAddress address, Optional<MacAddress> mac, FoundBy by) {
      if (candidates.size() >= options.maxAddresses() && !candidates.containsKey(address)) {
        notes.add("more than " + options.maxAddresses() + " addresses: the others are left out");
        return;
      }
      Candidate fresh = new Candidate();
      Candidate standing = candidates.putIfAbsent(address, fresh);
      Candidate candidate = standing == null ? fresh : standing;
      candidate.add(by, mac);
      if (standing != null) {
        return;
      }
      listener.accept(new DiscoveryEvent.Heard(address, by));
      begin("no look at " + address, () -> {
        Optional<String> banner = SshBanner.find(address, options.knocking());
        if (banner.isPresent()) {
          candidate.saw(address, banner.get(), look.at(address));
          candidate.sighting().ifPresent(sighting -> listener.accept(new DiscoveryEvent.Met(sighting.alone())));
        }
      });
    }

    DiscoveryReport await() throws InterruptedException {
      ended();
      try {
        if (!done.await(options.atMost().toMillis(), TimeUnit.MILLISECONDS)) {
          notes.add("not everything had answered within " + options.atMost().toSeconds() + " s");
        }
      } finally {
        List.copyOf(threads).forEach(Thread::interrupt);
      }
      SortedMap<RouterAddress, Candidate> all = new TreeMap<>(candidates);
      List<Sighting> sightings = all.values().stream().filter(Candidate::isTelling).flatMap(candidate -> candidate.sighting().stream()).toList();
      List<String> silent = all.entrySet().stream()
          .filter(entry -> !entry.getValue().isTelling() && entry.getValue().isNeighbour())
          .map(entry -> entry.getKey().toString()).toList();
      List<String> told;
      synchronized (notes) {
        told = List.copyOf(notes);
      }
      return new DiscoveryReport(Merging.of(sightings), silent, told);
    }
  }

  /** The shortest form with lower-case digits (RFC 5952), so that two sources name one address alike. */
  static String canonical(String ipv6) {
    try {
      byte[] b = InetAddress.getByName(ipv6).getAddress();
      if (b.length != 16) {
        return ipv6;
      }
      int[] groups = new int[8];
      for (int i = 0; i < 8; i++) {
        groups[i] = (b[2 * i] & 0xff) << 8 | b[2 * i + 1] & 0xff;
      }
      int start = -1;
      int length = 1;
      for (int i = 0; i < 8; i++) {
        int end = i;
        while (end < 8 && groups[end] == 0) {
          end++;
        }
        if (end - i > length) {
          start = i;
          length = end - i;
        }
        i = Math.max(i, end - 1);
      }
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 8; i++) {
        if (i == start) {
          text.append("::");
          i += length - 1;
        } else {
          text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
              .append(Integer.toHexString(groups[i]));
        }
      }
      return text.toString();
    } catch (UnknownHostException e) {
      throw new BadInputException("IPv6 address", "'" + ipv6 + "'", "eight groups of hexadecimal digits", e);
    }
  }
}
