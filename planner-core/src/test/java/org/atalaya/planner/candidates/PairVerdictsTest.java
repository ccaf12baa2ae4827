package org.atalaya.planner.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.atalaya.planner.lineofsight.SightGround;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.RandomGround;
import org.atalaya.planner.terrain.TerrainMosaic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairVerdictsTest {

  private static Site site(int number, GeoPoint at, double height) {
    return new Site("s" + number, at, height, Role.CANDIDATE, new PowerSupply.Grid(), 0, Optional.empty(), 0, "");
  }

  private static List<Site> sites(Random random, ElevationGrid grid, int count) {
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sites.add(site(i, RandomGround.point(random, grid), random.nextDouble(2, 40)));
    }
    return sites;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void pairsOrderAndVerdictsAreThoseOfTheFullAnalysis(long seed) {
    Random random = new Random(seed);
    ElevationGrid grid = RandomGround.grid("random", random, random.nextInt(-70, 80), 20, 150, 1 / 1200.0, 20, 0);
    TerrainMosaic terrain = new TerrainMosaic(List.of(grid));
    List<Site> sites = sites(random, grid, 60);
    double range = random.nextDouble(1000, 8000);
    List<String> expected = CandidateGraph.build(sites, new PathAnalyzer(terrain, PathSettings.DEFAULT), range, Progress.NONE)
        .links().stream().map(link -> link.a().name() + " " + link.b().name() + " " + link.analysis().sight().verdict()).toList();
    List<String> found = new ArrayList<>();
    PairVerdicts verdicts = PairVerdicts.of(SightGround.of(terrain), sites, PathSettings.DEFAULT, range, Progress.NONE);
    verdicts.forEach((a, b, verdict) -> found.add("s" + a + " s" + b + " " + verdict));
    assertThat(found).as("seed %d", seed).isEqualTo(expected);
    assertThat(verdicts.pairs()).isEqualTo(expected.size());
    assertThat(verdicts.count(Verdict.CLEAR)).isEqualTo(expected.stream().filter(line -> line.endsWith("CLEAR")).count());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aMovedSiteIsJudgedAsInTheWholeList(long seed) {
    Random random = new Random(seed);
    ElevationGrid grid = RandomGround.grid("random", random, random.nextInt(-70, 80), 20, 150, 1 / 1200.0, 20, 0);
    SightGround ground = SightGround.of(new TerrainMosaic(List.of(grid)));
    List<Site> sites = sites(random, grid, 60);
    double range = random.nextDouble(1000, 8000);
    SiteVerdicts one = new SiteVerdicts(ground, sites, PathSettings.DEFAULT, range);
    for (int move = 0; move < 8; move++) {
      int index = random.nextInt(sites.size());
      sites.set(index, site(index, RandomGround.point(random, grid), random.nextDouble(2, 40)));
      List<String> expected = new ArrayList<>();
      PairVerdicts.of(ground, sites, PathSettings.DEFAULT, range, Progress.NONE).forEach((a, b, verdict) -> {
        if (a == index || b == index) {
          expected.add(a + " " + b + " " + verdict);
        }
      });
      List<String> found = new ArrayList<>();
      int pairs = one.judge(index, sites.get(index), (a, b, verdict) -> found.add(a + " " + b + " " + verdict));
      assertThat(found).as("seed %d, move %d", seed, move).isEqualTo(expected).hasSize(pairs);
    }
  }

  @Test
  void partnersAreFoundAcrossTheAntimeridianAndAtThePole() {
    TerrainMosaic nothing = new TerrainMosaic(List.of());
    List<Site> sites = List.of(site(0, new GeoPoint(10, 179.99), 5), site(1, new GeoPoint(10, -179.99), 5),
        site(2, new GeoPoint(89.99, 0), 5), site(3, new GeoPoint(89.99, 180), 5), site(4, new GeoPoint(-5, 3), 5));
    List<String> found = new ArrayList<>();
    PairVerdicts.of(SightGround.of(nothing), sites, PathSettings.DEFAULT, 5000, Progress.NONE)
        .forEach((a, b, verdict) -> found.add(a + " " + b + " " + verdict));
    assertThat(found).containsExactly("0 1 UNKNOWN", "2 3 UNKNOWN");
  }

  @Test
  void noSitesHaveNoPairs() {
    PairVerdicts none = PairVerdicts.of(SightGround.of(new TerrainMosaic(List.of())), List.of(), PathSettings.DEFAULT, 5000,
        Progress.NONE);
    assertThat(none.pairs()).isZero();
  }

  @Test
  void stopsWhereProgressSaysSo() {
    Random random = new Random(3);
    ElevationGrid grid = RandomGround.grid("random", random, 40, 20, 100, 1 / 1200.0, 20, 0);
    SightGround ground = SightGround.of(new TerrainMosaic(List.of(grid)));
    List<Site> sites = sites(random, grid, 200);
    assertThatThrownBy(() -> PairVerdicts.of(ground, sites, PathSettings.DEFAULT, 9000, (done, total) -> done < 3))
        .isInstanceOf(CancellationException.class);
  }
}
