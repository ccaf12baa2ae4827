package org.atalaya.planner.project;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.lineofsight.Clearance;
import org.atalaya.planner.lineofsight.Raise;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.propagation.PathLoss;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.TerrainGap;
import tools.jackson.core.JacksonException;

/** The table {@code result} and the tables of what each kind of result holds. At most one result of a kind is kept. */
final class ResultTables {

  /** A row of the table {@code result}. */
  record Row(long id, long revision, Instant at) {}

  private final SqliteFile file;
  private final ProjectJson json;

  ResultTables(SqliteFile file, ProjectJson json) {
    this.file = file;
    this.json = json;
  }

  Optional<Row> find(ResultKind kind) throws SQLException {
    return file.query("SELECT id, revision, at FROM result WHERE kind = ?",
        row -> new Row(row.getLong(1), row.getLong(2), file.instant(row, "at")), id(kind)).stream().findFirst();
  }

  /** In place of the result of that kind, if there is one. */
  Row replace(ResultKind kind, long revision, Instant at) throws SQLException {
    file.update("DELETE FROM result WHERE kind = ?", id(kind));
    long id = file.insert("INSERT INTO result (kind, revision, at) VALUES (?, ?, ?)", id(kind), revision, at.toString());
    return new Row(id, revision, at);
  }

  void writePlan(Row result, NetworkPlan plan) throws SQLException {
    file.update("INSERT INTO plan VALUES (?, ?, ?, ?, ?, ?, ?)", result.id(), json.write(plan),
        plan.feasible() ? 1 : 0, plan.sites().size(), plan.routers().size(), plan.bill().total(),
        plan.bill().currency());
  }

  NetworkPlan readPlan(Row result) throws SQLException {
    String text = file.query("SELECT json FROM plan WHERE result = ?", row -> row.getString(1), result.id()).getFirst();
    try {
      return json.readPlan(text);
    } catch (JacksonException e) {
      throw new BadInputException(file.path() + ", plan", "something unreadable", "a plan", e);
    }
  }

  void writeRendering(Row result, RenderingResult rendering, long plan) throws SQLException {
    file.update("INSERT INTO rendering VALUES (?, ?)", result.id(), plan);
    for (RenderingResult.RenderedFile rendered : rendering.files()) {
      file.update("INSERT INTO rendered_file VALUES (?, ?, ?, ?, ?)", result.id(), rendered.hostName(),
          rendered.path(), rendered.sizeBytes(), rendered.sha256());
    }
  }

  RenderingResult readRendering(Row result) throws SQLException {
    return new RenderingResult(file.query(
        "SELECT host_name, path, size, sha256 FROM rendered_file WHERE result = ? ORDER BY host_name, path",
        row -> new RenderingResult.RenderedFile(row.getString(1), row.getString(2), row.getInt(3), row.getString(4)),
        result.id()));
  }

  /** Id of the plan that a rendering was made from. */
  long planOf(Row rendering) throws SQLException {
    return file.queryLong("SELECT plan FROM rendering WHERE result = ?", rendering.id());
  }

  void writeLinks(Row result, LinksResult links) throws SQLException {
    try (PreparedStatement link = file.prepare("INSERT INTO link VALUES (" + "?, ".repeat(21) + "?)");
        PreparedStatement gap = file.prepare("INSERT INTO link_gap VALUES (?, ?, ?, ?, ?, ?)")) {
      int position = 0;
      for (LinkRow row : links.rows()) {
        writeLink(link, result.id(), position, row);
        for (int i = 0; i < row.missing().size(); i++) {
          writeGap(gap, result.id(), position, i, row.missing().get(i));
        }
        position++;
      }
    }
  }

  private static void writeLink(PreparedStatement insert, long result, int position, LinkRow row) throws SQLException {
    List<Object> values = new ArrayList<>(List.of(result, position, row.a(), row.b(), row.distanceMeters(),
        row.azimuthAbDegrees(), row.azimuthBaDegrees(), row.verdict().name().toLowerCase(Locale.ROOT)));
    switch (row.sight()) {
      case Sight.Judged sight -> {
        values.addAll(List.of(sight.tiltFromDegrees(), sight.tiltToDegrees(), sight.worst().distanceMeters(),
            sight.worst().fresnelFraction(), sight.worst().marginMeters(), sight.minClearanceMeters()));
        values.add(nullable(sight.raise().a()));
        values.add(nullable(sight.raise().b()));
        values.add(nullable(sight.raise().both()));
      }
      case Sight.Unknown unknown -> {
        for (int i = 0; i < 9; i++) {
          values.add(null);
        }
      }
    }
    PathLoss loss = row.loss();
    values.add(nullable(loss.freeSpaceDb()));
    values.add(nullable(loss.diffractionDb()));
    values.add(nullable(loss.gasDb()));
    values.add(nullable(loss.vegetationDb()));
    values.add(nullable(loss.totalDb()));
    SqliteFile.bind(insert, values.toArray());
    insert.executeUpdate();
  }

  private static void writeGap(PreparedStatement insert, long result, int link, int position, TerrainGap gap)
      throws SQLException {
    switch (gap) {
      case TerrainGap.MissingTile(String tile) -> SqliteFile.bind(insert, result, link, position, tile, null, null);
      case TerrainGap.VoidInData(String source, GeoPoint at) ->
          SqliteFile.bind(insert, result, link, position, source, at.latitudeDegrees(), at.longitudeDegrees());
    }
    insert.executeUpdate();
  }

  LinksResult readLinks(Row result) throws SQLException {
    try {
      Map<Integer, List<TerrainGap>> gaps = readGaps(result);
      return new LinksResult(file.query("SELECT * FROM link WHERE result = ? ORDER BY position",
          row -> readLink(row, gaps.getOrDefault(row.getInt("position"), List.of())), result.id()));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(file.path() + ", links", String.valueOf(e.getMessage()), "a link", e);
    }
  }

  private Map<Integer, List<TerrainGap>> readGaps(Row result) throws SQLException {
    Map<Integer, List<TerrainGap>> gaps = new HashMap<>();
    file.query("SELECT link, source, latitude_deg, longitude_deg FROM link_gap WHERE result = ? ORDER BY link, position",
        row -> {
          OptionalDouble latitude = findDouble(row, "latitude_deg");
          TerrainGap gap = latitude.isEmpty() ? new TerrainGap.MissingTile(row.getString("source"))
              : new TerrainGap.VoidInData(row.getString("source"),
                  new GeoPoint(latitude.getAsDouble(), row.getDouble("longitude_deg")));
          return gaps.computeIfAbsent(row.getInt("link"), link -> new ArrayList<>()).add(gap);
        }, result.id());
    return gaps;
  }

  private static LinkRow readLink(ResultSet row, List<TerrainGap> gaps) throws SQLException {
    Verdict verdict = Verdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT));
    Sight sight = verdict == Verdict.UNKNOWN ? new Sight.Unknown(gaps)
        : new Sight.Judged(verdict, row.getDouble("tilt_ab_deg"), row.getDouble("tilt_ba_deg"),
            new Clearance(row.getDouble("worst_distance_m"), row.getDouble("fresnel_fraction"),
                row.getDouble("margin_m")),
            row.getDouble("min_clearance_m"),
            new Raise(findDouble(row, "raise_a_m"), findDouble(row, "raise_b_m"),
                findDouble(row, "raise_both_m")));
    return new LinkRow(row.getString("a"), row.getString("b"), row.getDouble("distance_m"),
        row.getDouble("azimuth_ab_deg"), row.getDouble("azimuth_ba_deg"), sight,
        new PathLoss(findDouble(row, "free_space_db"), findDouble(row, "diffraction_db"),
            findDouble(row, "gas_db"), findDouble(row, "vegetation_db"),
            findDouble(row, "total_db")));
  }

  private static Object nullable(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static OptionalDouble findDouble(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static String id(ResultKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
