package org.atalaya.app.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.atalaya.maps.features.CaseTable;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.plan.PriceList;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.site.Site;

/**
 * A community's prices as a table with the columns {@code kind,item,price}: {@code device} and {@code kit} with a device's
 * name or id, {@code mounting} without an item, {@code site} with a site's name.
 */
public final class PriceTable {
  private PriceTable() {}

  /** @param price empty for a device whose price nobody knows */
  public record Row(String kind, String item, OptionalDouble price, boolean own) {}

  /** What a project reckons with: every device and site, and whether the price is the community's own. */
  public static List<Row> of(Project project) {
    ProjectState state = project.state();
    PriceList prices = state.prices();
    DeviceCatalogue catalogue = catalogue(project);
    List<Row> rows = new ArrayList<>();
    for (Device device : prices.over(catalogue, state.settings().currency()).devices()) {
      rows.add(new Row("device", device.name(), device.price().map(price -> OptionalDouble.of(price.amount()))
          .orElse(OptionalDouble.empty()), prices.devices().containsKey(device.id())));
    }
    prices.kits().forEach((id, amount) -> rows.add(new Row("kit", catalogue.find(id).map(Device::name).orElse(id),
        OptionalDouble.of(amount), true)));
    rows.add(new Row("mounting", "", OptionalDouble.of(prices.mounting()), prices.mounting() > 0));
    state.sites().forEach(site -> rows.add(new Row("site", site.name(), OptionalDouble.of(site.cost()), true)));
    return rows;
  }

  /**
   * What a file says.
   *
   * @param prices in place of the list before
   * @param sites all of the project's, with the costs of those that the file names
   */
  public record Taken(PriceList prices, List<Site> sites) {
    public Taken {
      sites = List.copyOf(sites);
    }
  }

  /**
   * Takes a file's prices over, each an edit: the list in place of the one before, and the named sites' costs.
   *
   * @throws BadInputException naming the line, if a kind, an item or a price is not one; nothing is changed then
   */
  public static void take(Project project, Path file) throws IOException {
    Taken taken = read(project, file);
    project.apply(new Edit.SetPrices(taken.prices));
    project.apply(new Edit.ReplaceSites(taken.sites));
  }

  /**
   * Reads a file's prices, and changes nothing.
   *
   * @throws BadInputException naming the line, if a kind, an item or a price is not one
   */
  public static Taken read(Project project, Path file) throws IOException {
    CaseTable table = CaseTable.read(file);
    int kinds = table.getColumn("kind");
    int items = table.getColumn("item");
    int amounts = table.getColumn("price");
    DeviceCatalogue catalogue = catalogue(project);
    ProjectState state = project.state();
    SortedMap<String, Double> devices = new TreeMap<>();
    SortedMap<String, Double> kits = new TreeMap<>();
    double mounting = 0;
    List<Site> sites = new ArrayList<>(state.sites());
    Set<List<String>> seen = new HashSet<>();
    for (int row = 0; row < table.size(); row++) {
      String kind = table.getText(row, kinds).strip();
      String item = table.getText(row, items).strip();
      if (table.getText(row, amounts).isBlank()) {
        continue;
      }
      double amount = table.getNumber(row, amounts, 0, PriceList.MOST);
      if (!seen.add(List.of(kind, item))) {
        throw new BadInputException(table.where(row, items), "\"" + item + "\" a second time", "each item once");
      }
      switch (kind) {
        case "device" -> devices.put(device(catalogue, table, row, items, item), amount);
        case "kit" -> kits.put(device(catalogue, table, row, items, item), amount);
        case "mounting" -> mounting = amount;
        case "site" -> {
          int at = sites.stream().map(Site::name).toList().indexOf(item);
          if (at < 0) {
            throw new BadInputException(table.where(row, items), "\"" + item + "\"", "the name of a site of the project");
          }
          sites.set(at, sites.get(at).withCost(amount));
        }
        default -> throw new BadInputException(table.where(row, kinds), "\"" + kind + "\"", "device, kit, mounting or site");
      }
    }
    // what is as in the catalogue is not the community's own
    catalogue.devices().forEach(device -> devices.remove(device.id(), device.price().map(price -> price.amount()).orElse(-1.0)));
    return new Taken(new PriceList(devices, kits, mounting), sites);
  }

  private static String device(DeviceCatalogue catalogue, CaseTable table, int row, int items, String item) {
    return catalogue.find(item).map(Device::id).orElseThrow(() -> new BadInputException(table.where(row, items),
        "\"" + item + "\"", "one of " + catalogue.devices().stream().map(Device::name).collect(Collectors.joining(", "))));
  }

  private static DeviceCatalogue catalogue(Project project) {
    return DeviceCatalogue.beside(project.file());
  }
}
