package org.atalaya.app.job;

import java.util.List;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;

/** Which routers of a plan a person means: by the site's name, or by the host name where a site has several. */
final class RouterChoice {
  private RouterChoice() {}

  /** All routers of that site, or the one of that host name. @throws BadInputException if there is none */
  static List<PlannedRouter> of(NetworkPlan plan, String name) {
    List<PlannedRouter> atSite = plan.routers().stream().filter(router -> router.site().equals(name)).toList();
    if (!atSite.isEmpty()) {
      return atSite;
    }
    List<PlannedRouter> host = plan.routers().stream().filter(router -> router.hostName().equals(name)).toList();
    if (host.isEmpty()) {
      throw new BadInputException("--node", "\"" + name + "\"", "a site or host name of the plan");
    }
    return host;
  }

  /** The one router meant. @throws BadInputException if there is none, or the site has several */
  static PlannedRouter one(NetworkPlan plan, String name) {
    List<PlannedRouter> routers = of(plan, name);
    if (routers.size() > 1) {
      throw new BadInputException("--node", "\"" + name + "\", a site with " + routers.size() + " routers",
          "one of their host names: " + String.join(", ", routers.stream().map(PlannedRouter::hostName).toList()));
    }
    return routers.getFirst();
  }
}
