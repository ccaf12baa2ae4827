package org.atalaya.provisioning.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A kit of virtual routers to rehearse on, each at its own port of the loopback address. */
public final class VirtualKit implements AutoCloseable {
  private final ScheduledExecutorService timers;
  private final List<VirtualRouter> routers;

  private VirtualKit(ScheduledExecutorService timers, List<VirtualRouter> routers) {
    this.timers = timers;
    this.routers = List.copyOf(routers);
  }

  /**
   * Starts the routers; they are up when this returns.
   *
   * @param nodes how many
   */
  public static VirtualKit start(int nodes, LabOptions options) throws IOException {
    ScheduledExecutorService timers = Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon()
        .name("lab-timer-", 0).factory());
    Random random = new Random(options.seed());
    List<VirtualRouter> routers = new ArrayList<>();
    try {
      for (int i = 0; i < nodes; i++) {
        // locally administered, so that it is nobody's
        String mac = String.format(Locale.ROOT, "02:a7:a1:%02x:%02x:%02x", random.nextInt(256), random.nextInt(256),
            i + 1);
        routers.add(new VirtualRouter(options, mac, timers));
      }
      return new VirtualKit(timers, routers);
    } catch (IOException | RuntimeException e) {
      routers.forEach(VirtualRouter::close);
      timers.shutdownNow();
      throw e;
    }
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
