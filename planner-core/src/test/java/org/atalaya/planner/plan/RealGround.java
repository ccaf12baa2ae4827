package org.atalaya.planner.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.planner.candidates.CandidateGraph;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GridMapping;
import org.atalaya.planner.terrain.TerrainMosaic;
import org.junit.jupiter.api.Assumptions;

/** The real tile and site lists beside the checkout, read with the few lines that a test needs. */
final class RealGround {
  private static final Path SHARED = Path.of(System.getProperty("atalaya.shared", "missing"), "data");
  private static final int POSTS = 1201;

  private RealGround() {}

  static CandidateGraph graph(List<Site> sites, double maxRangeMeters) throws IOException {
    Path file = SHARED.resolve("terrain/N49E019.hgt");
    Assumptions.assumeTrue(Files.exists(file), file + " missing");
    ShortBuffer posts = ByteBuffer.wrap(Files.readAllBytes(file)).asShortBuffer();
    float[] heights = new float[POSTS * POSTS];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = posts.get(i) == Short.MIN_VALUE ? Float.NaN : posts.get(i);
    }
    double step = 1.0 / (POSTS - 1);
    ElevationGrid grid = new ElevationGrid("N49E019.hgt", new GridMapping.Geographic(50, 19, step, step), POSTS, POSTS, heights);
    return CandidateGraph.build(sites, new PathAnalyzer(new TerrainMosaic(List.of(grid)), PathSettings.DEFAULT), maxRangeMeters, Progress.NONE);
  }

  /** Columns name, lat, lon, height_m, role, power, households, device; no quoted commas but in power. */
  static List<Site> sites(String network) throws IOException {
    Path file = SHARED.resolve("networks/" + network + "/sites.csv");
    Assumptions.assumeTrue(Files.exists(file), file + " missing");
    List<Site> sites = new ArrayList<>();
    for (String line : Files.readAllLines(file).subList(1, (int) Files.lines(file).count())) {
      String[] cell = Arrays.copyOf(line.replaceAll("\"([^,\"]*),([^\"]*)\"", "$1 $2").split(",", -1), 8);
      sites.add(new Site(cell[0], new GeoPoint(Double.parseDouble(cell[1]), Double.parseDouble(cell[2])),
          Double.parseDouble(cell[3]), Role.valueOf(cell[4].toUpperCase(Locale.ROOT)), new PowerSupply.Grid(),
          Integer.parseInt(cell[6]), cell[7].isEmpty() ? Optional.empty() : Optional.of(cell[7]), 0, ""));
    }
    return sites;
  }
}
