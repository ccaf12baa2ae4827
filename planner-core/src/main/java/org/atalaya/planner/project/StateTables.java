package org.atalaya.planner.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.addressing.AddressBlocks;
import org.atalaya.planner.addressing.AddressHabit;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.plan.PriceList;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;

/**
 * The tables {@code project}, {@code terrain} and {@code site}, with what belongs to a site: the state as it is now.
 */
final class StateTables {

  private final SqliteFile file;
  private final GroundTables ground;
  private final LayerTable layers;
  private final OnlineMapTable onlineMaps;

  StateTables(SqliteFile file) {
    this.file = file;
    ground = new GroundTables(file);
    layers = new LayerTable(file);
    onlineMaps = new OnlineMapTable(file);
  }

  void create(String uuid, ProjectState state) throws SQLException {
    ProjectSettings settings = state.settings();
    file.update("INSERT INTO project VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", uuid, settings.name(),
        settings.country(), settings.firmware(), settings.paths().frequencyMhz(), settings.paths().k(),
        settings.paths().treesMeters(), settings.maxRangeMeters(), settings.fadeMarginDb(), settings.currency());
    writeTerrain(settings.terrain());
    for (int i = 0; i < state.sites().size(); i++) {
      insert(i, state.sites().get(i));
    }
    writePrices(state.prices());
    writeBlocks(state.blocks());
    ground.write(state.cover());
    ground.write(state.climate());
    layers.write(state.layers());
    onlineMaps.write(state.onlineMaps());
  }

  /** Writes what differs. */
  void change(ProjectState before, ProjectState after) throws SQLException {
    ProjectSettings settings = after.settings();
    if (!settings.equals(before.settings())) {
      file.update("UPDATE project SET name = ?, country = ?, firmware = ?, frequency_mhz = ?, k = ?, trees_m = ?,"
              + " max_range_m = ?, fade_margin_db = ?, currency = ?", settings.name(), settings.country(),
          settings.firmware(), settings.paths().frequencyMhz(), settings.paths().k(), settings.paths().treesMeters(),
          settings.maxRangeMeters(), settings.fadeMarginDb(), settings.currency());
    }
    if (!settings.terrain().equals(before.settings().terrain())) {
      writeTerrain(settings.terrain());
    }
    changeSites(before.sites(), after.sites());
    if (!after.prices().equals(before.prices())) {
      writePrices(after.prices());
    }
    if (!after.blocks().equals(before.blocks())) {
      writeBlocks(after.blocks());
    }
    if (!after.cover().equals(before.cover())) {
      ground.write(after.cover());
    }
    if (!after.climate().equals(before.climate())) {
      ground.write(after.climate());
    }
    if (!after.layers().equals(before.layers())) {
      layers.write(after.layers());
    }
    if (!after.onlineMaps().equals(before.onlineMaps())) {
      onlineMaps.write(after.onlineMaps());
    }
  }

  /** What is drawn on the map, each file where it is found. */
  List<MapLayer> resolveLayers() throws SQLException {
    return layers.resolve();
  }

  private void writePrices(PriceList prices) throws SQLException {
    file.update("DELETE FROM price");
    for (Map.Entry<String, Double> device : prices.devices().entrySet()) {
      file.update("INSERT INTO price VALUES ('device', ?, ?)", device.getKey(), device.getValue());
    }
    for (Map.Entry<String, Double> kit : prices.kits().entrySet()) {
      file.update("INSERT INTO price VALUES ('kit', ?, ?)", kit.getKey(), kit.getValue());
    }
    if (prices.mounting() > 0) {
      file.update("INSERT INTO price VALUES ('mounting', '', ?)", prices.mounting());
    }
  }

  private void writeBlocks(AddressBlocks blocks) throws SQLException {
    file.update("DELETE FROM address_block");
    if (blocks.ipv4().isPresent()) {
      file.update("INSERT INTO address_block VALUES ('ipv4', ?)", blocks.ipv4().get());
    }
    if (blocks.ipv6().isPresent()) {
      file.update("INSERT INTO address_block VALUES ('ipv6', ?)", blocks.ipv6().get());
    }
    file.update("DELETE FROM as_range");
    if (blocks.asNumbers().isPresent()) {
      file.update("INSERT INTO as_range VALUES (1, ?)", blocks.asNumbers().get());
    }
    file.update("DELETE FROM address_habit");
    if (blocks.habit().isPresent()) {
      file.update("INSERT INTO address_habit VALUES (1, ?)", blocks.habit().get().text());
    }
  }

  private PriceList prices() throws SQLException {
    double mounting = prices("mounting").values().stream().findFirst().orElse(0.0);
    return new PriceList(prices("device"), prices("kit"), mounting);
  }

  private SortedMap<String, Double> prices(String kind) throws SQLException {
    SortedMap<String, Double> amounts = new TreeMap<>();
    file.query("SELECT item, amount FROM price WHERE kind = '" + kind + "'", row -> Map.entry(row.getString(1), row.getDouble(2)))
        .forEach(entry -> amounts.put(entry.getKey(), entry.getValue()));
    return amounts;
  }

  private AddressBlocks blocks() throws SQLException {
    Map<String, String> networks = new TreeMap<>();
    file.query("SELECT family, network FROM address_block", row -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(entry -> networks.put(entry.getKey(), entry.getValue()));
    return new AddressBlocks(Optional.ofNullable(networks.get("ipv4")), Optional.ofNullable(networks.get("ipv6")),
        file.query("SELECT numbers FROM as_range", row -> row.getString(1)).stream().findFirst(),
        file.query("SELECT habit FROM address_habit", row -> row.getString(1)).stream().findFirst()
            .map(text -> AddressHabit.find(text).orElseThrow(() -> new IllegalArgumentException("habit of addresses " + text))));
  }

  private void changeSites(List<Site> before, List<Site> after) throws SQLException {
    List<Integer> changed = new ArrayList<>();
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      if (i >= before.size() || i >= after.size() || !before.get(i).equals(after.get(i))) {
        changed.add(i);
      }
    }
    // first all old ones go, or a name would stand twice for a moment
    for (int i : changed) {
      file.update("DELETE FROM site WHERE position = ?", i);
    }
    for (int i : changed) {
      if (i < after.size()) {
        insert(i, after.get(i));
      }
    }
  }

  /** The state in the file. */
  ProjectState read() throws SQLException {
    try {
      List<String> terrain = readTerrain().stream().map(KeptPath::path).toList();
      List<ProjectSettings> settings = file.query("SELECT * FROM project", row -> new ProjectSettings(
          row.getString("name"), row.getString("country"), row.getString("firmware"), terrain,
          new PathSettings(row.getDouble("frequency_mhz"), row.getDouble("k"), row.getDouble("trees_m")),
          row.getDouble("max_range_m"), row.getDouble("fade_margin_db"), row.getString("currency")));
      SiteListTables lists = SiteListTables.read(file);
      List<Site> sites = file.query("SELECT * FROM site ORDER BY position", row -> site(row, lists));
      if (settings.size() != 1) {
        throw new BadInputException(file.path().toString(), settings.size() + " rows of settings", "one");
      }
      return new ProjectState(settings.getFirst(), sites, prices(), blocks(), ground.readCover(), ground.readClimate(),
          layers.read(), onlineMaps.read());
    } catch (IllegalArgumentException e) {
      throw new BadInputException(file.path().toString(), e.getMessage(), "the values of a project", e);
    }
  }

  String uuid() throws SQLException {
    return file.query("SELECT uuid FROM project", row -> row.getString(1)).getFirst();
  }

  List<KeptPath> readTerrain() throws SQLException {
    return file.query("SELECT path, relative FROM terrain ORDER BY position",
        row -> new KeptPath(row.getString(1), Optional.ofNullable(row.getString(2))));
  }

  /** What stands on the ground, each file where it is found. */
  CoverFiles resolveCover() throws SQLException {
    return ground.resolveCover();
  }

  private void writeTerrain(List<String> paths) throws SQLException {
    // an entry that stays keeps its relative way: the project may have been moved since
    List<KeptPath> old = readTerrain();
    file.update("DELETE FROM terrain");
    for (int i = 0; i < paths.size(); i++) {
      String path = paths.get(i);
      KeptPath kept = old.stream().filter(entry -> entry.path().equals(path)).findFirst()
          .orElseGet(() -> KeptPath.of(file.path(), path));
      file.update("INSERT INTO terrain VALUES (?, ?, ?)", i, path, kept.relative().orElse(null));
    }
  }

  private void insert(int position, Site site) throws SQLException {
    Double wattPeak = null;
    Double wattHours = null;
    String power = switch (site.power()) {
      case PowerSupply.Grid grid -> "grid";
      case PowerSupply.Battery battery -> {
        wattHours = battery.wattHours();
        yield "battery";
      }
      case PowerSupply.Solar solar -> {
        wattPeak = solar.wattPeak();
        wattHours = solar.wattHours();
        yield "solar";
      }
    };
    file.update("INSERT INTO site VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", position, site.name(),
        site.position().latitudeDegrees(), site.position().longitudeDegrees(), site.heightMeters(),
        site.role().name().toLowerCase(Locale.ROOT), power, wattPeak, wattHours, site.households(),
        site.device().orElse(null), site.cost(), site.notes());
    SiteListTables.insert(file, position, site);
  }

  private static Site site(ResultSet row, SiteListTables lists) throws SQLException {
    PowerSupply power = switch (row.getString("power")) {
      case "grid" -> new PowerSupply.Grid();
      case "battery" -> new PowerSupply.Battery(row.getDouble("watt_hours"));
      case "solar" -> new PowerSupply.Solar(row.getDouble("watt_peak"), row.getDouble("watt_hours"));
      default -> throw new IllegalArgumentException("power " + row.getString("power"));
    };
    return new Site(row.getString("name"), new GeoPoint(row.getDouble("latitude_deg"), row.getDouble("longitude_deg")),
        row.getDouble("height_m"), role(row.getString("role")), power,
        row.getInt("households"), Optional.ofNullable(row.getString("device")), row.getDouble("cost"),
        row.getString("notes"), lists.uplinksAt(row.getInt("position")), lists.servicesAt(row.getInt("position")),
        lists.findPhoto(row.getInt("position")));
  }

  private static Role role(String text) {
    return Stream.of(Role.values()).filter(role -> text.equals(role.name().toLowerCase(Locale.ROOT))).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("role " + text));
  }
}
