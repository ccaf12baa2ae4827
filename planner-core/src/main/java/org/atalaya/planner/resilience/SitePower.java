package org.atalaya.planner.resilience;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.device.Provenance;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Site;

/**
 * What a site's routers draw, and how long they run when the grid fails.
 *
 * @param site name
 * @param supply that feeds them
 * @param loadWatts of all routers there
 * @param assumedRouters routers among them whose draw nobody was found to say: what the catalogue assumes, or {@link #ASSUMED_WATTS}
 */
public record SitePower(String site, PowerSupply supply, double loadWatts, int assumedRouters) {
  /** For a device that states no draw: an outdoor router with three radios at work, on the high side for one with one. */
  public static final double ASSUMED_WATTS = 12;

  /** Each site of a plan, in its order. The sites are those that the plan was made from. */
  public static List<SitePower> of(NetworkPlan plan, List<Site> planned, DeviceCatalogue catalogue) {
    Map<String, PowerSupply> supplies = new TreeMap<>();
    planned.forEach(site -> supplies.put(site.name(), site.power()));
    return plan.sites().stream().map(site -> {
      List<Device> devices = plan.routers().stream().filter(router -> router.site().equals(site))
          .map(PlannedRouter::deviceId).map(catalogue::get).toList();
      return new SitePower(site, supplies.get(site),
          devices.stream().mapToDouble(device -> device.powerWatts().orElse(ASSUMED_WATTS)).sum(),
          (int) devices.stream().filter(SitePower::assumed).count());
    }).toList();
  }

  private static boolean assumed(Device device) {
    return device.powerProvenance().map(source -> source.kind() == Provenance.Kind.ASSUMPTION).orElse(true);
  }

  /**
   * Hours from the failure of the grid until the routers stop: 0 on the grid alone; usable capacity ÷ load on a
   * battery, full when the grid fails; the same on solar, for no sun is counted on. Infinite for a load of 0.
   */
  public double runtimeHours() {
    return supply instanceof PowerSupply.Grid ? 0 : supply.wattHours() / loadWatts;
  }

  /** What the battery lacks of {@link #neededWattHours}; all of it on the grid alone. */
  public double missingWattHours(double hours) {
    return Math.max(0, neededWattHours(hours) - supply.wattHours());
  }

  /** Usable battery capacity that carries the routers through so many hours, in watt-hours. */
  public double neededWattHours(double hours) {
    return loadWatts * hours;
  }
}
