package org.atalaya.provisioning.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A switch in this computer, into which virtual routers are plugged: a bridge, and for each router a network namespace
 * that is joined to it by a pair of veth devices. They answer as a kit on a cable does: to a ping of all nodes, at the
 * link-local address of their own MAC, and at one IPv4 address for all where so wished. Linux, as root.
 */
public final class LabSwitch implements AutoCloseable {
  /** Name of the bridge on this computer. */
  public static final String INTERFACE = "atalaya-lab";
  private static final String PORTS = "atalaya-p";
  private static final String OWNER = "atalaya lab, process ";
  private static final String FACTORY_NETWORK = "192.168.1.";
  private static final long PATIENCE_SECONDS = 20;

  private final List<Plug> plugs = new ArrayList<>();
  /** For an end that no command hears of. */
  private final Thread atTheEnd = new Thread(this::takeDown, "lab-switch-end");

  private LabSwitch() {}

  /** Why there can't be one here, one plain line; empty where there can. */
  public static Optional<String> obstacle() {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
      return Optional.of("only Linux has network namespaces");
    }
    try {
      if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
        return Optional.of("only root can make network namespaces: run it as root");
      }
    } catch (IOException e) {
      return Optional.of("/proc can't be read");
    }
    if (!Files.exists(Path.of("/proc/net/if_inet6"))) {
      return Optional.of("this computer has no IPv6");
    }
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ip"))) ? Optional.empty()
        : Optional.of("ip is missing (package iproute2)");
  }

  /**
   * Makes the switch. What a lab that was killed has left behind is removed first.
   *
   * @throws IOException if the system refuses, or the lab of another process has one
   */
  public static LabSwitch lay() throws IOException, InterruptedException {
    removeLeftOver();
    LabSwitch laid = new LabSwitch();
    Runtime.getRuntime().addShutdownHook(laid.atTheEnd);
    try {
      ip("link", "add", INTERFACE, "type", "bridge", "mcast_snooping", "0");
      ip("link", "set", INTERFACE, "alias", OWNER + ProcessHandle.current().pid());
      ip("link", "set", INTERFACE, "up");
      if (isFree(FACTORY_NETWORK)) {
        // as a laptop that a router of the kit gave an address
        ip("addr", "add", FACTORY_NETWORK + "250/24", "dev", INTERFACE);
      }
      return laid;
    } catch (IOException | RuntimeException e) {
      laid.close();
      throw e;
    }
  }

  /** True where this computer is in the network of factory routers by this switch alone. */
  public boolean hasFactoryNetwork() throws IOException, InterruptedException {
    return ip("-4", "-o", "addr", "show", "dev", INTERFACE).contains(" " + FACTORY_NETWORK);
  }

  private static boolean isFree(String network) throws IOException, InterruptedException {
    return !ip("-4", "-o", "addr", "show").contains(" " + network) && !ip("-4", "route", "show").contains(network);
  }

  private static void removeLeftOver() throws IOException, InterruptedException {
    String owner = "";
    List<String> ours = new ArrayList<>();
    for (String line : ip("-o", "link", "show").lines().toList()) {
      String name = line.replaceFirst("^[0-9]+: ([^:@]+).*", "$1");
      if (name.equals(INTERFACE) || name.matches(PORTS + "[0-9]+")) {
        ours.add(name);
        owner = name.equals(INTERFACE) && line.contains(OWNER) ? line.replaceFirst(".*" + OWNER + "([0-9]{1,18}).*", "$1") : owner;
      }
    }
    if (!owner.isEmpty() && ProcessHandle.of(Long.parseLong(owner)).isPresent()) {
      throw new IOException(INTERFACE + " belongs to the lab of process " + owner + ": end that one first");
    }
    for (String name : ours) {
      ip("link", "del", name);
    }
  }

  /**
   * Plugs a router in.
   *
   * @param number from 1
   * @param mac of its eth0
   * @param ipv4 that it answers at, in a network of 24 bits
   */
  LabPlace plug(int number, String mac, String ipv4) throws IOException, InterruptedException {
    Plug plug = new Plug(number, mac);
    synchronized (this) {
      plugs.add(plug);
    }
    plug.connect(ipv4);
    return plug;
  }

  /** What virtual router number {@code number} is called on the cable. */
  static String factoryAddress(boolean same, int number) {
    return FACTORY_NETWORK + (same ? 1 : number);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
      takeDown();
    } catch (IllegalStateException e) {
      // the program ends already, and the hook does it
    }
  }

  private synchronized void takeDown() {
    // Ctrl-C comes as an interrupt, and all of this has to be done then too
    boolean interrupted = Thread.interrupted();
    plugs.forEach(Plug::close);
    try {
      for (Plug plug : plugs) {
        removeIfThere(plug.port);
      }
      removeIfThere(INTERFACE);
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void removeIfThere(String device) throws InterruptedException {
    try {
      ip("link", "del", device);
    } catch (IOException e) {
      // gone with its other end
    }
  }

  private static String ip(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(String.join(" ", command) + ": " + said.strip());
    }
    return said;
  }

  /** A router's port, and the thread that lives at the other end of its cable. */
  private static final class Plug implements LabPlace {
    private final String port;
    private final String mac;
    private final ExecutorService thread;

    Plug(int number, String mac) {
      this.port = PORTS + number;
      this.mac = mac;
      // a virtual thread would change its carrier, and with it its network
      this.thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("lab-network-" + number).factory());
    }

    void connect(String ipv4) throws IOException, InterruptedException {
      String[] network = {""};
      enter(() -> network[0] = "/proc/" + ProcessHandle.current().pid() + "/task/" + OwnNetwork.enter() + "/ns/net");
      ip("link", "add", port, "type", "veth", "peer", "name", "eth0", "address", mac, "netns", network[0]);
      enter(() -> {
        try {
          // a program is where the thread is that starts it
          ip("link", "set", "lo", "up");
          ip("link", "set", "eth0", "addrgenmode", "eui64");
          // two routers never have one MAC here, and a second of waiting tells nobody anything
          run(List.of("sh", "-c", "echo 0 > /proc/sys/net/ipv6/conf/eth0/accept_dad"));
          ip("addr", "add", ipv4 + "/24", "dev", "eth0");
          ip("link", "set", "eth0", "up");
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IOException("stopped while a virtual router was being plugged in");
        }
      });
      ip("link", "set", port, "addrgenmode", "none", "master", INTERFACE, "up");
    }

    /** Modified EUI-64 (RFC 4291, appendix A). */
    @Override
    public String host() {
      int[] bytes = Arrays.stream(mac.split(":")).mapToInt(each -> Integer.parseInt(each, 16)).toArray();
      return String.format(Locale.ROOT, "fe80::%x:%x:%x:%x%%%s", (bytes[0] ^ 2) << 8 | bytes[1], bytes[2] << 8 | 0xff,
          0xfe00 | bytes[3], bytes[4] << 8 | bytes[5], INTERFACE);
    }

    @Override
    public String listensOn() {
      // and all of IPv4 too
      return "::";
    }

    @Override
    public int port() {
      return 22;
    }

    @Override
    public void enter(Start start) throws IOException {
      try {
        thread.submit(() -> {
          start.run();
          return port;
        }).get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("stopped while a virtual router was being started");
      }
    }

    @Override
    public void close() {
      // with its thread and its sockets the namespace goes, with that the cable
      thread.shutdownNow();
    }
  }
}
