package org.atalaya.planner.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.planner.linkbudget.Climate;
import org.atalaya.planner.linkbudget.ClimateSettings;
import org.atalaya.planner.propagation.RadioClimate;

/** The tables {@code cover_file}, {@code building_height} and {@code climate}: what stands on the ground, and what the weather is like. */
final class GroundTables {
  private final SqliteFile file;

  GroundTables(SqliteFile file) {
    this.file = file;
  }

  /** A file with what it is. */
  private record Kept(String kind, KeptPath path) {}

  void write(CoverFiles cover) throws SQLException {
    // an entry that stays keeps its relative way: the project may have been moved since
    List<Kept> old = readPaths();
    file.update("DELETE FROM cover_file");
    write("surface", cover.surface(), old);
    write("land-cover", cover.landCover().stream().map(CoverFiles.Classes::raster).toList(), old);
    write("class-heights", cover.landCover().stream().map(CoverFiles.Classes::heights).toList(), old);
    write("buildings", cover.buildings(), old);
    file.update("DELETE FROM building_height");
    if (cover.buildingMeters().isPresent()) {
      file.update("INSERT INTO building_height VALUES (1, ?)", cover.buildingMeters().get());
    }
  }

  private void write(String kind, List<String> paths, List<Kept> old) throws SQLException {
    for (int i = 0; i < paths.size(); i++) {
      String path = paths.get(i);
      KeptPath kept = old.stream().map(Kept::path).filter(entry -> entry.path().equals(path)).findFirst()
          .orElseGet(() -> KeptPath.of(file.path(), path));
      file.update("INSERT INTO cover_file VALUES (?, ?, ?, ?)", kind, i, path, kept.relative().orElse(null));
    }
  }

  void write(ClimateSettings climate) throws SQLException {
    file.update("DELETE FROM climate");
    if (!climate.equals(ClimateSettings.DEFAULT)) {
      Optional<Climate> weather = climate.weather();
      file.update("INSERT INTO climate VALUES (1, ?, ?, ?, ?, ?)", weather.map(Climate::rain001MmPerHour).orElse(null),
          weather.map(Climate::geoclimaticFactor).orElse(null), weather.map(Climate::refractivityIncrease).orElse(null),
          climate.itm().name().toLowerCase(Locale.ROOT), climate.reliabilityPercent());
    }
  }

  /** As it is kept, each path absolute. */
  CoverFiles readCover() throws SQLException {
    return cover(readPaths().stream().map(kept -> new Kept(kept.kind, new KeptPath(kept.path.path(), Optional.empty()))).toList());
  }

  /** Each path where it is found. */
  CoverFiles resolveCover() throws SQLException {
    return cover(readPaths().stream()
        .map(kept -> new Kept(kept.kind, new KeptPath(kept.path.find(file.path(), kept.kind).toString(), Optional.empty()))).toList());
  }

  private CoverFiles cover(List<Kept> paths) throws SQLException {
    List<String> rasters = of("land-cover", paths);
    List<String> heights = of("class-heights", paths);
    if (rasters.size() != heights.size() || rasters.size() > 1) {
      throw new IllegalArgumentException(rasters.size() + " land covers with " + heights.size() + " tables, expected one with one");
    }
    return new CoverFiles(of("surface", paths),
        rasters.isEmpty() ? Optional.empty() : Optional.of(new CoverFiles.Classes(rasters.getFirst(), heights.getFirst())),
        of("buildings", paths), file.query("SELECT meters FROM building_height", row -> row.getDouble(1)).stream().findFirst());
  }

  private static List<String> of(String kind, List<Kept> paths) {
    return paths.stream().filter(kept -> kept.kind.equals(kind)).map(kept -> kept.path.path()).toList();
  }

  private List<Kept> readPaths() throws SQLException {
    return file.query("SELECT kind, path, relative FROM cover_file ORDER BY kind, position", row -> new Kept(
        row.getString(1), new KeptPath(row.getString(2), Optional.ofNullable(row.getString(3)))));
  }

  ClimateSettings readClimate() throws SQLException {
    return file.query("SELECT * FROM climate", GroundTables::climate).stream().findFirst().orElse(ClimateSettings.DEFAULT);
  }

  private static ClimateSettings climate(ResultSet row) throws SQLException {
    double rain = row.getDouble("rain_001_mm_h");
    Optional<Climate> weather = row.wasNull() ? Optional.empty()
        : Optional.of(new Climate(rain, row.getDouble("geoclimatic_k"), row.getDouble("dn75")));
    String itm = row.getString("itm_climate");
    return new ClimateSettings(weather, Stream.of(RadioClimate.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(itm)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("climate " + itm)), row.getDouble("reliability_percent"));
  }
}
