package org.atalaya.provisioning.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A kit of virtual routers to rehearse on: each at a loopback address of its own where the system has more than one, or
 * all at one and the same address, each at its own port.
 */
public final class VirtualKit implements AutoCloseable {
  private static final String SHARED = "127.0.0.1";
  private final ScheduledExecutorService timers;
  private final List<VirtualRouter> routers;
  private final LabEther ether;

  private VirtualKit(ScheduledExecutorService timers, List<VirtualRouter> routers, LabEther ether) {
    this.timers = timers;
    this.ether = ether;
    this.routers = List.copyOf(routers);
  }

  /**
   * Starts the routers; they are up when this returns.
   *
   * @param nodes how many
   */
  public static VirtualKit start(int nodes, LabOptions options) throws IOException {
    return start(Collections.nCopies(nodes, options));
  }

  /**
   * The same with routers of several kinds, on the loopback.
   *
   * @param each how each behaves; the first one's seed counts for all
   */
  public static VirtualKit start(List<LabOptions> each) throws IOException {
    return start(each, (number, mac, options) -> LabPlace.loopback(options.sameAddress() ? SHARED : ownAddress(number)));
  }

  /** The same on a switch of their own: all have one IPv4 address where they share it, and else one each. */
  public static VirtualKit start(List<LabOptions> each, LabSwitch cable) throws IOException {
    return start(each, (number, mac, options) -> {
      try {
        return cable.plug(number, mac, LabSwitch.factoryAddress(options.sameAddress(), number));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("stopped while the virtual routers were being plugged in");
      }
    });
  }

  /** Where each router is put. */
  private interface Places {
    LabPlace place(int number, String mac, LabOptions options) throws IOException;
  }

  private static VirtualKit start(List<LabOptions> each, Places places) throws IOException {
    ScheduledExecutorService timers = Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon()
        .name("lab-timer-", 0).factory());
    Random random = new Random(each.getFirst().seed());
    List<VirtualRouter> routers = new ArrayList<>();
    LabEther ether = new LabEther();
    try {
      for (int i = 0; i < each.size(); i++) {
        LabOptions options = each.get(i);
        // locally administered, so that it is nobody's
        String mac = String.format(Locale.ROOT, "02:a7:a1:%02x:%02x:%02x", random.nextInt(256), random.nextInt(256),
            i + 1);
        int number = i + 1;
        routers.add(new VirtualRouter(options.withFaults(options.faults().stream()
            .filter(fault -> fault.router().isEmpty() || fault.router().getAsInt() == number).toList()),
            places.place(number, mac, options), mac, ether, timers));
      }
      return new VirtualKit(timers, routers, ether);
    } catch (IOException | RuntimeException e) {
      routers.forEach(VirtualRouter::close);
      timers.shutdownNow();
      throw e;
    }
  }

  /** All of 127.0.0.0/8 is the loopback on Linux and Windows; elsewhere only its first address is. */
  private static String ownAddress(int number) {
    String own = "127.0.0." + number;
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(own, 0));
      return own;
    } catch (IOException e) {
      return SHARED;
    }
  }

  /** From now on their radios hear one another through this air; before, none hears anything. */
  public void fill(Air air) {
    ether.fill(air);
  }

  /** In the order in which they were started. */
  public List<VirtualRouter> routers() {
    return routers;
  }

  @Override
  public void close() {
    timers.shutdownNow();
    routers.forEach(VirtualRouter::close);
  }
}
