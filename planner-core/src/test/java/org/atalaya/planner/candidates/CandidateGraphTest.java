package org.atalaya.planner.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.RandomGround;
import org.atalaya.planner.terrain.Terrain;
import org.atalaya.planner.terrain.TerrainMosaic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateGraphTest {

  private static Site site(String name, GeoPoint at, Role role) {
    return new Site(name, at, 10, role, new PowerSupply.Grid(), 0, Optional.empty(), 0, "");
  }

  private static Terrain ground(Random random) {
    return new TerrainMosaic(List.of(RandomGround.grid("random", random, 10, 20, 200, 1 / 1200.0, 30, 0)));
  }

  private static List<Site> sites(Random random, int count) {
    ElevationGrid area = RandomGround.grid("area", new Random(0), 10, 20, 200, 1 / 1200.0, 0, 0);
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sites.add(site("site " + i, RandomGround.point(random, area), i % 5 == 0 ? Role.EXCLUDED : Role.CANDIDATE));
    }
    return sites;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void hasEveryPairWithinRangeInTheOrderOfTheListAndAnalysesItAsIfAlone(long seed) {
    Random random = new Random(seed);
    PathAnalyzer analyzer = new PathAnalyzer(ground(random), PathSettings.DEFAULT);
    List<Site> sites = sites(random, 40);
    CandidateGraph graph = CandidateGraph.build(sites, analyzer, 6000, Progress.NONE);
    List<CandidateLink> expected = new ArrayList<>();
    for (int a = 0; a < sites.size(); a++) {
      for (int b = a + 1; b < sites.size(); b++) {
        if (GeodesicPath.of(sites.get(a).position(), sites.get(b).position()).distanceMeters() <= 6000) {
          expected.add(new CandidateLink(sites.get(a), sites.get(b),
              analyzer.analyze(sites.get(a).position(), 10, sites.get(b).position(), 10)));
        }
      }
    }
    assertThat(graph.sites()).isEqualTo(sites);
    assertThat(graph.links()).as("seed %d", seed).usingRecursiveComparison().isEqualTo(expected);
    assertThat(expected).hasSizeBetween(50, 700);
  }

  @Test
  void excludedSitesAndTheirLinksCanBeLeftOut() {
    Random random = new Random(7);
    CandidateGraph graph = CandidateGraph.build(sites(random, 20), new PathAnalyzer(ground(random), PathSettings.DEFAULT),
        8000, Progress.NONE);
    CandidateGraph allowed = graph.withoutExcluded();
    assertThat(allowed.sites()).hasSize(16).noneMatch(site -> site.role() == Role.EXCLUDED);
    assertThat(allowed.links()).isNotEmpty().noneMatch(link -> link.a().role() == Role.EXCLUDED || link.b().role() == Role.EXCLUDED);
    assertThat(graph.links()).hasSizeGreaterThan(allowed.links().size()).containsAll(allowed.links());
  }

  @Test
  void aPairAtExactlyTheRangeIsWithinIt() {
    GeoPoint a = new GeoPoint(9.95, 20.05);
    GeoPoint b = new GeoPoint(9.90, 20.08);
    double distance = GeodesicPath.of(a, b).distanceMeters();
    PathAnalyzer analyzer = new PathAnalyzer(ground(new Random(1)), PathSettings.DEFAULT);
    List<Site> sites = List.of(site("a", a, Role.CANDIDATE), site("b", b, Role.CANDIDATE));
    assertThat(CandidateGraph.build(sites, analyzer, distance, Progress.NONE).links()).hasSize(1);
    assertThat(CandidateGraph.build(sites, analyzer, Math.nextDown(distance), Progress.NONE).links()).isEmpty();
  }

  @Test
  void countsAllPairsAndStopsWhenTold() {
    Random random = new Random(3);
    PathAnalyzer analyzer = new PathAnalyzer(ground(random), PathSettings.DEFAULT);
    List<Site> sites = sites(random, 30);
    AtomicLong most = new AtomicLong();
    CandidateGraph.build(sites, analyzer, 1e6, (done, total) -> {
      most.accumulateAndGet(done, Math::max);
      return total == 435;
    });
    assertThat(most).hasValue(435);
    AtomicLong steps = new AtomicLong();
    assertThatThrownBy(() -> CandidateGraph.build(sites, analyzer, 1e6, (done, total) -> {
      steps.incrementAndGet();
      return done < 10;
    })).isInstanceOf(CancellationException.class);
    assertThat(steps.get()).isLessThan(435);
  }

  @Test
  void noSitesAndSitesOnOneSpotAreNoTrouble() {
    PathAnalyzer analyzer = new PathAnalyzer(ground(new Random(1)), PathSettings.DEFAULT);
    assertThat(CandidateGraph.build(List.of(), analyzer, 1000, Progress.NONE).links()).isEmpty();
    GeoPoint here = new GeoPoint(9.95, 20.05);
    List<Site> twice = List.of(site("a", here, Role.CANDIDATE), site("b", here, Role.CANDIDATE));
    assertThat(CandidateGraph.build(twice, analyzer, 1000, Progress.NONE).links()).hasSize(1);
  }
}
