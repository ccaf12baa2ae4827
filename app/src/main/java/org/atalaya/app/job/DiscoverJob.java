package org.atalaya.app.job;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.provisioning.discovery.DiscoveredRouter;
import org.atalaya.provisioning.discovery.Discovery;
import org.atalaya.provisioning.discovery.DiscoveryEvent;
import org.atalaya.provisioning.discovery.DiscoveryOptions;
import org.atalaya.provisioning.discovery.DiscoveryReport;
import org.atalaya.provisioning.discovery.Identification;
import org.atalaya.provisioning.discovery.NetworkLink;
import org.atalaya.provisioning.discovery.SiteMatching;
import org.atalaya.provisioning.router.MacAddress;
import org.atalaya.provisioning.router.RouterException;
import org.atalaya.provisioning.ssh.ConnectionException;
import org.atalaya.provisioning.ssh.RouterAddress;

/** Finds the routers on this computer's cables, and tells which of them are a project's. */
public final class DiscoverJob {
  private DiscoverJob() {}

  /**
   * Where and whom to look for.
   *
   * @param interfaces names; none means all that are up
   * @param addresses looked at besides; where only these are named, no interface is asked
   * @param labels site or host name → what its router's label or QR code says
   */
  public record Request(List<String> interfaces, List<RouterAddress> addresses, Map<String, String> labels) {
    public Request {
      interfaces = List.copyOf(interfaces);
      addresses = List.copyOf(addresses);
    }
  }

  /** A router that answers, and which of the plan it is. */
  public record Found(DiscoveredRouter router, Optional<PlannedRouter> planned, Optional<SiteMatching.By> matchedBy) {}

  /**
   * What was found.
   *
   * @param silent neighbours without an SSH server
   * @param notes what could not be asked or told
   */
  public record Answer(List<Found> routers, List<String> silent, List<String> notes) {}

  /** Searches. Where a project is given, its routers are told, and where they are now is kept in it. */
  public static Answer run(Optional<Project> project, Request request, Consumer<DiscoveryEvent> listener)
      throws InterruptedException {
    SortedMap<String, List<MacAddress>> labels = labels(project, request.labels());
    List<NetworkLink> links = request.interfaces().isEmpty()
        ? request.addresses().isEmpty() ? NetworkLink.all() : List.of()
        : request.interfaces().stream().distinct().map(NetworkLink::named).toList();
    DiscoveryReport report = new Discovery(DiscoveryOptions.DEFAULT).run(links, request.addresses(), listener);
    if (project.isEmpty()) {
      return new Answer(report.routers().stream().map(router -> new Found(router, Optional.empty(), Optional.empty())).toList(),
          report.silent(), report.notes());
    }
    NetworkPlan plan = RenderJob.requireCurrentPlan(project.get());
    RouterBook book = new RouterBook(project.get());
    SiteMatching.Result matching = SiteMatching.match(report.routers(),
        plan.routers().stream().map(router -> book.known(router.hostName())).toList(), labels);
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < report.routers().size(); i++) {
      DiscoveredRouter router = report.routers().get(i);
      Optional<SiteMatching.Match> match = matching.matches().get(i);
      found.add(new Found(router, match.map(m -> RouterChoice.one(plan, m.hostName())), match.map(SiteMatching.Match::by)));
      match.ifPresent(m -> book.keepAddress(m.hostName(), router));
    }
    List<String> notes = new ArrayList<>(report.notes());
    notes.addAll(matching.notes());
    return new Answer(found, report.silent(), notes);
  }

  /**
   * Has a router blink its lights.
   *
   * @param passphrase of the project, where its password may be needed: only a router whose key is pinned is sent it
   * @return how many lights blink
   */
  public static int identify(Optional<Project> project, Optional<Passphrase> passphrase, RouterAddress address, int seconds)
      throws ConnectionException, RouterException, InterruptedException {
    Optional<RouterBook> book = project.map(RouterBook::new);
    return new Identification(DiscoveryOptions.DEFAULT.ssh(), key -> book.isPresent() && book.get().isKnown(key),
        passphrase.flatMap(phrase -> project.map(each -> each.unlock(phrase).rootPassword()))).blink(address, seconds);
  }

  private static SortedMap<String, List<MacAddress>> labels(Optional<Project> project, Map<String, String> texts) {
    SortedMap<String, List<MacAddress>> labels = new TreeMap<>();
    for (Map.Entry<String, String> each : texts.entrySet()) {
      NetworkPlan plan = RenderJob.requireCurrentPlan(project.orElseThrow(() ->
          new BadInputException("--label", "\"" + each.getKey() + "\" and no project", "the project whose site it is")));
      List<MacAddress> macs = MacAddress.inLabel(each.getValue());
      if (macs.isEmpty()) {
        throw new BadInputException("--label " + each.getKey(), "a text without a MAC address",
            "twelve hexadecimal digits, with or without colons");
      }
      labels.put(RouterChoice.one(plan, each.getKey()).hostName(), macs);
    }
    Set<MacAddress> seen = new LinkedHashSet<>();
    labels.forEach((host, macs) -> macs.forEach(mac -> {
      if (!seen.add(mac)) {
        throw new BadInputException("--label", "one MAC address for two sites, " + mac, "each router once");
      }
    }));
    return labels;
  }
}
