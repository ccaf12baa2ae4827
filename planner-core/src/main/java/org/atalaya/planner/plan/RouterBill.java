package org.atalaya.planner.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.Price;
import org.atalaya.planner.plan.BillOfMaterials.Line;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;

/** Adds up what has to be bought. An existing site has its own costs and its dearest router already. */
final class RouterBill {
  private RouterBill() {}

  static BillOfMaterials of(List<Site> sites, RouterAssembly assembly, Purchasing purchasing) {
    TreeMap<String, Device> kinds = new TreeMap<>();
    TreeMap<String, Integer> counts = new TreeMap<>();
    List<Line> siteLines = new ArrayList<>();
    for (int site : assembly.builtSites()) {
      List<Device> bought = new ArrayList<>(assembly.devicesAt(site));
      if (sites.get(site).role() == Role.EXISTING) {
        bought.remove(purchasing.standing(bought));
      } else if (sites.get(site).cost() > 0) {
        siteLines.add(new Line(sites.get(site).name(), 1, sites.get(site).cost()));
      }
      assembly.devicesAt(site).forEach(device -> kinds.put(device.id(), device));
      bought.forEach(device -> counts.merge(device.id(), 1, Integer::sum));
    }
    List<Line> lines = new ArrayList<>();
    counts.forEach((id, count) -> lines.add(purchasing.line(kinds.get(id), count)));
    int routers = counts.values().stream().mapToInt(Integer::intValue).sum();
    if (purchasing.mounting() > 0 && routers > 0) {
      lines.add(new Line(BillOfMaterials.MOUNTING, routers, purchasing.mounting()));
    }
    lines.addAll(siteLines);
    long hundredths = lines.stream().mapToLong(line -> line.quantity() * Math.round(line.unitPrice() * 100)).sum();
    return new BillOfMaterials(lines, hundredths / 100.0, currency(List.copyOf(kinds.values())));
  }

  private static String currency(List<Device> devices) {
    List<String> currencies = devices.stream().flatMap(device -> device.price().stream()).map(Price::currency).distinct().sorted().toList();
    if (currencies.size() > 1) {
      throw new BadInputException("device catalogue", "prices in " + String.join(" and ", currencies), "prices in one currency");
    }
    return currencies.isEmpty() ? "" : currencies.getFirst();
  }
}
