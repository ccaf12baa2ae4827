package org.atalaya.app.job;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.Secrets;
import org.atalaya.provisioning.align.SignalSample;
import org.atalaya.provisioning.align.SignalWatch;
import org.atalaya.provisioning.apply.KeyConsent;
import org.atalaya.provisioning.apply.ProvisionOptions;
import org.atalaya.provisioning.measure.AirReading;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.atalaya.provisioning.ssh.SshSettings;

/** Shows the live signal of one link. Only reads. */
public final class AlignJob {
  /** Between two looks: ten a second. */
  private static final long PACE_NANOS = 100_000_000;

  private AlignJob() {}

  /**
   * The link that an antenna is turned for.
   *
   * @param node the router at this end
   * @param to the router at the other
   * @param radio of this end
   * @param expectedDbm signal that the plan predicts at this end; empty where the plan has no such link
   */
  public record Link(ProvisionJob.Target node, PlannedRouter to, String radio, Optional<Double> expectedDbm) {}

  /**
   * A planned link as one of its routers has it.
   *
   * @param to the router at the other end
   * @param radio of this end
   * @param expectedDbm signal that the plan predicts at this end
   */
  public record End(PlannedRouter to, String radio, double expectedDbm) {}

  /** The planned links of a router, in the plan's order. */
  public static List<End> ends(NetworkPlan plan, String hostName) {
    List<End> ends = new ArrayList<>();
    for (PlannedLink link : plan.links()) {
      LinkForecast forecast = link.forecast();
      if (link.hostA().equals(hostName)) {
        named(plan.routers(), link.hostB()).ifPresent(to -> ends.add(new End(to, link.radioA(), forecast.backward().signalDbm())));
      } else if (link.hostB().equals(hostName)) {
        named(plan.routers(), link.hostA()).ifPresent(to -> ends.add(new End(to, link.radioB(), forecast.forward().signalDbm())));
      }
    }
    return ends;
  }

  /**
   * The link between two sites' routers.
   *
   * @throws BadInputException if a name is no router of the plan, or the router has no mesh radio
   */
  public static Link link(Project project, String node, RouterAddress address, String to) {
    NetworkPlan plan = RenderJob.requireCurrentPlan(project);
    List<PlannedRouter> there = RouterChoice.of(plan, to);
    for (PlannedRouter here : RouterChoice.of(plan, node)) {
      Optional<End> end = ends(plan, here.hostName()).stream().filter(each -> there.contains(each.to())).findFirst();
      if (end.isPresent()) {
        return new Link(new ProvisionJob.Target(here, address), end.get().to(), end.get().radio(), Optional.of(end.get().expectedDbm()));
      }
    }
    PlannedRouter router = RouterChoice.one(plan, node);
    return new Link(new ProvisionJob.Target(router, address), there.getFirst(), router.radios().stream()
        .filter(PlannedRouter.PlannedRadio::mesh).map(PlannedRouter.PlannedRadio::uciName).findFirst()
        .orElseThrow(() -> new BadInputException("--node", router.hostName() + ", which has no mesh radio",
            "a router with one")), Optional.empty());
  }

  private static Optional<PlannedRouter> named(List<PlannedRouter> routers, String host) {
    return routers.stream().filter(router -> router.hostName().equals(host)).findFirst();
  }

  /**
   * Looks ten times a second until it is told to stop.
   *
   * @param listener hears each look; false stops
   * @throws IOException if the router is not reached, is another, or goes away
   */
  public static void run(Project project, Secrets secrets, Link link, KeyConsent keys, Predicate<SignalSample> listener)
      throws IOException, InterruptedException {
    SshSettings settings = ProvisionOptions.DEFAULT.ssh();
    RouterVisit.make(project, secrets, link.node(), keys, settings, (router, facts) -> {
      Set<String> wanted = project.measurements().interfaces().entrySet().stream()
          .filter(mac -> mac.getValue().equals(link.to().hostName())).map(Map.Entry::getKey).collect(Collectors.toSet());
      String radio = AirReading.findInterface(router, link.radio()).orElseThrow(() ->
          new RouterException(link.radio() + " has no mesh interface: is the router provisioned?", true));
      try (SignalWatch watch = new SignalWatch(router.connection(), radio, wanted, settings.commandTimeout())) {
        long next = System.nanoTime();
        while (listener.test(watch.next())) {
          next = Math.max(next + PACE_NANOS, System.nanoTime());
          Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
        }
      }
      return null;
    });
  }

  /** This computer's own address on the way to a router: a phone behind that router finds it there. */
  public static InetAddress addressTowards(RouterAddress router) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      // nothing is sent: the system only looks which way it would go
      socket.connect(new InetSocketAddress(router.host(), router.port()));
      return socket.getLocalAddress();
    }
  }
}
