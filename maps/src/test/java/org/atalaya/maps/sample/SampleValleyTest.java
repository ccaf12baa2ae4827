package org.atalaya.maps.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.maps.elevation.HgtFile;
import org.atalaya.maps.elevation.TerrainFileInfo;
import org.atalaya.maps.features.SitesCsv;
import org.atalaya.planner.candidates.CandidateGraph;
import org.atalaya.planner.candidates.CandidateLink;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.NetworkPlanner;
import org.atalaya.planner.plan.PlanRequest;
import org.atalaya.planner.regulation.RegulatoryDatabase;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.TerrainMosaic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleValleyTest {
  private static ElevationGrid grid;
  private static CandidateGraph graph;
  @TempDir Path folder;

  @BeforeAll
  static void generate() {
    grid = SampleValley.grid();
    graph = CandidateGraph.build(SampleValley.sites(),
        new PathAnalyzer(new TerrainMosaic(List.of(grid)), PathSettings.DEFAULT), 15_000, Progress.NONE);
  }

  @Test
  void theGroundIsTheSameToTheByteOnEveryMachine() throws IOException, NoSuchAlgorithmException {
    byte[] bytes = Files.readAllBytes(SampleValley.writeTo(folder));
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
        .isEqualTo("f9d2735da237a375e92ae69f662d7c26834c361ed43254eee8253ed0e2471ad9");
  }

  @Test
  void itIsAWholeTileOfMountainsAndAValley() throws IOException {
    Path file = HgtFile.write(grid, folder);
    assertThat(file.getFileName()).hasToString("S32W065.hgt");
    TerrainFileInfo info = ElevationFiles.info(file);
    assertThat(info.voids()).isZero();
    assertThat(info.maxMeters().orElseThrow() - info.minMeters().orElseThrow()).isBetween(900.0, 2500.0);
    assertThat(info.minMeters().orElseThrow()).isBetween(200.0, 600.0);
    // around the sites, within 5 km: ridges of some hundred metres
    float low = Float.MAX_VALUE;
    float high = -Float.MAX_VALUE;
    double[] place = new double[2];
    for (Site site : SampleValley.sites()) {
      grid.mapping().toGrid(site.position().latitudeDegrees(), site.position().longitudeDegrees(), place);
      for (int row = -40; row <= 40; row++) {
        for (int column = -40; column <= 40; column++) {
          float height = grid.height((int) place[0] + column, (int) place[1] + row);
          low = Math.min(low, height);
          high = Math.max(high, height);
        }
      }
    }
    assertThat(high - low).isBetween(300f, 900f);
  }

  @Test
  void theSitesSeeEachOtherInAllWaysThereAre() {
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    for (CandidateLink link : graph.links()) {
      verdicts.merge(link.analysis().sight().verdict(), 1, Integer::sum);
    }
    assertThat(graph.links()).hasSize(55);
    assertThat(verdicts).isEqualTo(Map.of(Verdict.CLEAR, 16, Verdict.FRESNEL, 6, Verdict.BLOCKED, 33));
  }

  @Test
  void unicamNeedsTheSocialClub() {
    assertThat(verdict("Radio comunitaria", "Escuela")).isEqualTo(Verdict.CLEAR);
    assertThat(verdict("Radio comunitaria", "UNICAM")).isEqualTo(Verdict.BLOCKED);
    assertThat(verdict("Escuela", "UNICAM")).isEqualTo(Verdict.BLOCKED);
    assertThat(verdict("Radio comunitaria", "Club social")).isEqualTo(Verdict.CLEAR);
    assertThat(verdict("UNICAM", "Club social")).isEqualTo(Verdict.CLEAR);
    List<String> others = new ArrayList<>();
    for (Site site : SampleValley.sites()) {
      boolean fromHome = sees(site.name(), "Radio comunitaria") || sees(site.name(), "Escuela");
      if (fromHome && sees(site.name(), "UNICAM")) {
        others.add(site.name());
      }
    }
    assertThat(others).containsExactly("Club social");
  }

  @Test
  void thePlanIsAKitOfFourInARow() {
    NetworkPlan plan = new NetworkPlanner(DeviceCatalogue.builtIn(), RegulatoryDatabase.builtIn()).plan(
        new PlanRequest("Quintana", "AR", "libremesh", SampleValley.sites(), graph, 10, false), Progress.NONE);
    assertThat(plan.unreached()).isEmpty();
    assertThat(plan.routers()).hasSize(4);
    assertThat(plan.links()).hasSize(3);
    assertThat(plan.sites()).containsExactly("Radio comunitaria", "Escuela", "UNICAM", "Club social");
  }

  @Test
  void theSitesAreReadBackEqualFromTheirFile() throws IOException {
    assertThat(SitesCsv.read(SampleValley.writeSitesTo(folder))).isEqualTo(SampleValley.sites());
    assertThat(SampleValley.sites()).allSatisfy(site -> assertThat(site.notes()).contains("invented"));
  }

  private static boolean sees(String a, String b) {
    return !a.equals(b) && verdict(a, b) != Verdict.BLOCKED;
  }

  private static Verdict verdict(String a, String b) {
    return graph.links().stream()
        .filter(link -> List.of(link.a().name(), link.b().name()).containsAll(List.of(a, b)))
        .findFirst().orElseThrow().analysis().sight().verdict();
  }
}
