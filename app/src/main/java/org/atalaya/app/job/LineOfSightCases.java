package org.atalaya.app.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.atalaya.app.Numbers;
import org.atalaya.maps.features.CaseTable;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.lineofsight.LineOfSight;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.Terrain;
import org.atalaya.planner.terrain.TerrainGap;
import org.atalaya.planner.terrain.TerrainProfile;

/** Plain line of sight (k = 4/3, no Fresnel zone) over a table of pairs. */
public final class LineOfSightCases {
  private static final double K = 4.0 / 3;
  private static final double HIGHEST_METERS = 10_000;

  private LineOfSightCases() {}

  /**
   * @param csv the table with {@code out_visible} and {@code out_min_clearance_m}, both empty where unknown
   * @param missing names of the terrain that is missing, sorted
   */
  public record Result(String csv, int pairs, int visible, int hidden, int unknown, SortedSet<String> missing) {}

  /** @throws org.atalaya.planner.BadInputException if a column is missing or a value is not what it should be */
  public static Result run(Terrain terrain, Path pairs, Progress progress) throws IOException {
    CaseTable table = CaseTable.read(pairs);
    int[] columns = List.of("lat1", "lon1", "h1_m_agl", "lat2", "lon2", "h2_m_agl").stream().mapToInt(table::getColumn).toArray();
    List<List<String>> results = new ArrayList<>();
    SortedSet<String> missing = new TreeSet<>();
    int visible = 0;
    int hidden = 0;
    for (int i = 0; i < table.size(); i++) {
      if (!progress.step(i, table.size())) {
        throw new CancellationException("line of sight cancelled");
      }
      TerrainProfile profile = terrain.profile(GeodesicPath.of(
          new GeoPoint(table.getNumber(i, columns[0], -90, 90), table.getNumber(i, columns[1], -180, 180)),
          new GeoPoint(table.getNumber(i, columns[3], -90, 90), table.getNumber(i, columns[4], -180, 180))));
      OptionalDouble clearance = LineOfSight.minClearanceMeters(profile,
          table.getNumber(i, columns[2], 0, HIGHEST_METERS), table.getNumber(i, columns[5], 0, HIGHEST_METERS), K);
      if (clearance.isEmpty()) {
        profile.gaps().stream().map(TerrainGap::name).forEach(missing::add);
        results.add(List.of("", ""));
        continue;
      }
      boolean seen = clearance.getAsDouble() >= 0;
      visible += seen ? 1 : 0;
      hidden += seen ? 0 : 1;
      results.add(List.of(seen ? "1" : "0", Numbers.shortest(clearance.getAsDouble())));
    }
    progress.step(table.size(), table.size());
    return new Result(table.with(List.of("out_visible", "out_min_clearance_m"), results), table.size(), visible, hidden,
        table.size() - visible - hidden, missing);
  }
}
