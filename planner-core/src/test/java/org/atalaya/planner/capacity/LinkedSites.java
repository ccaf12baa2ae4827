package org.atalaya.planner.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.device.Rate;
import org.atalaya.planner.linkbudget.LinkForecast;
import org.atalaya.planner.plan.BillOfMaterials;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.site.Uplink;
import org.atalaya.planner.siteselection.Optimality;
import org.atalaya.planner.terrain.GeoPoint;

/** Networks drawn by hand: a router with one radio at each site, every link 65 Mbit/s, all on one channel. */
public record LinkedSites(List<Site> sites, NetworkPlan plan) {
  public static final double MBPS = 65;

  /**
   * @param text sites in a row and the links between them: {@code "G-a-b H"}; capitals are gateways, the others homes
   */
  public static LinkedSites of(String text) {
    List<Site> sites = new ArrayList<>();
    List<PlannedRouter> routers = new ArrayList<>();
    List<PlannedLink> links = new ArrayList<>();
    var direction = new LinkForecast.Direction(20, 30, -60, Optional.of(new Rate(7, 20, MBPS, 20, -71)), 11);
    for (String chain : text.split(" ")) {
      String before = null;
      for (String name : chain.split("-")) {
        if (sites.stream().noneMatch(site -> site.name().equals(name))) {
          sites.add(new Site(name, new GeoPoint(-31, -64), 6, Character.isUpperCase(name.charAt(0)) ? Role.GATEWAY : Role.REQUIRED,
              new PowerSupply.Grid(), 3, Optional.empty(), 0, ""));
          routers.add(new PlannedRouter(name, 1, name, "x", Optional.empty(), "10.13.1.1/16", "fd00::1/64",
              List.of(new PlannedRouter.PlannedRadio("radio0", true, false, 157, 20, 20, 1000))));
        }
        if (before != null) {
          links.add(new PlannedLink(before, "radio0", name, "radio0", 1000, new LinkForecast(direction, direction)));
        }
        before = name;
      }
    }
    return new LinkedSites(sites, new NetworkPlan(new Community("N", "libremesh", "AR", "N", "n", "10.13.0.0/16", "fd00::/64"),
        sites.stream().map(Site::name).toList(), routers, links, List.of(), new Optimality.Proven(),
        new BillOfMaterials(List.of(), 900, "USD"), List.of()));
  }

  /** The same with a line at a site. */
  public LinkedSites with(String name, Uplink line) {
    return new LinkedSites(sites.stream().map(site -> site.name().equals(name) ? site.withUplinks(List.of(line)) : site).toList(), plan);
  }

  public static Uplink line(double downMbps) {
    return new Uplink("line", "", downMbps, 1, 20, Uplink.Sharing.ALLOWED, Optional.empty(), false, Optional.empty(), List.of());
  }
}
