package org.atalaya.planner.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.site.Uplink;

/** The tables {@code uplink}, {@code service} and {@code site_photo}; their rows go with the row of their site. */
final class SiteListTables {
  private final Map<Integer, List<Uplink>> uplinks = new TreeMap<>();
  private final Map<Integer, List<String>> services = new TreeMap<>();
  private final Map<Integer, String> photos = new TreeMap<>();

  private SiteListTables() {}

  private record At<T>(int site, T value) {}

  static SiteListTables read(SqliteFile file) throws SQLException {
    SiteListTables tables = new SiteListTables();
    file.query("SELECT * FROM uplink ORDER BY site, position", row -> new At<>(row.getInt("site"), uplink(row)))
        .forEach(row -> tables.uplinks.computeIfAbsent(row.site, site -> new ArrayList<>()).add(row.value));
    file.query("SELECT * FROM service ORDER BY site, position", row -> new At<>(row.getInt("site"), row.getString("name")))
        .forEach(row -> tables.services.computeIfAbsent(row.site, site -> new ArrayList<>()).add(row.value));
    file.query("SELECT * FROM site_photo", row -> new At<>(row.getInt("site"), row.getString("sha256")))
        .forEach(row -> tables.photos.put(row.site, row.value));
    return tables;
  }

  Optional<String> findPhoto(int site) {
    return Optional.ofNullable(photos.get(site));
  }

  List<Uplink> uplinksAt(int site) {
    return uplinks.getOrDefault(site, List.of());
  }

  List<String> servicesAt(int site) {
    return services.getOrDefault(site, List.of());
  }

  static void insert(SqliteFile file, int position, Site site) throws SQLException {
    for (int i = 0; i < site.uplinks().size(); i++) {
      Uplink line = site.uplinks().get(i);
      file.update("INSERT INTO uplink VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", position, i, line.name(), line.provider(),
          line.downMbps(), line.upMbps(), line.monthlyCost(), line.sharing().name().toLowerCase(Locale.ROOT),
          line.capGigabytes().orElse(null), line.lastResort() ? 1 : 0, line.asNumber().orElse(null),
          String.join(" ", line.networks()));
    }
    for (int i = 0; i < site.services().size(); i++) {
      file.update("INSERT INTO service VALUES (?, ?, ?)", position, i, site.services().get(i));
    }
    if (site.photo().isPresent()) {
      file.update("INSERT INTO site_photo VALUES (?, ?)", position, site.photo().get());
    }
  }

  private static Uplink uplink(ResultSet row) throws SQLException {
    double cap = row.getDouble("cap_gb");
    Optional<Double> capGigabytes = row.wasNull() ? Optional.empty() : Optional.of(cap);
    long number = row.getLong("as_number");
    Optional<Long> asNumber = row.wasNull() ? Optional.empty() : Optional.of(number);
    String networks = row.getString("networks");
    String sharing = row.getString("sharing");
    return new Uplink(row.getString("name"), row.getString("provider"), row.getDouble("down_mbps"), row.getDouble("up_mbps"),
        row.getDouble("monthly_cost"), Stream.of(Uplink.Sharing.values())
            .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(sharing)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("sharing " + sharing)),
        capGigabytes, row.getInt("last_resort") == 1, asNumber,
        networks.isEmpty() ? List.of() : List.of(networks.split(" ")));
  }
}
