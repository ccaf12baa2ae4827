package org.atalaya.app.ui.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.atalaya.app.job.BudgetJob;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.ui.map.ModelAtHand;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.linkbudget.BudgetSheet;
import org.atalaya.planner.linkbudget.LinkMargin;
import org.atalaya.planner.linkbudget.PathAnalysis;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ResultKind;
import org.atalaya.planner.propagation.PathLoss;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.TerrainProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixViewModelTest {
  @TempDir Path folder;
  private ModelAtHand hand;
  private MatrixViewModel view;

  @BeforeEach
  void open() throws Exception {
    hand = new ModelAtHand(folder);
    view = hand.model.matrix();
  }

  @AfterEach
  void close() throws Exception {
    hand.close();
  }

  private Project project() {
    return hand.model.desk().project().orElseThrow();
  }

  private void judged() throws Exception {
    LinksJob.run(project(), Progress.NONE);
    hand.model.desk().refresh();
    hand.until(view::possible);
  }

  @Test
  void everyMarginIsThatOfTheLinkBudgetOfThePair() throws Exception {
    judged();
    view.show();
    view.ask();
    hand.until(() -> !view.marginsProperty().get().isEmpty());
    var ground = hand.model.desk().groundProperty().get().orElseThrow();
    PathAnalyzer analyzer = new PathAnalyzer(ground.covered(hand.state()), hand.state().settings().paths());
    int compared = 0;
    for (LinkRow row : hand.model.links().all()) {
      Site a = hand.site(row.a());
      Site b = hand.site(row.b());
      TerrainProfile profile = analyzer.profile(GeodesicPath.of(a.position(), b.position()));
      PathAnalysis analysis = analyzer.analyze(profile, a.heightMeters(), b.heightMeters());
      Optional<BudgetSheet> sheet = BudgetJob.run(project(), a, b, analysis, profile, hand.state().climate()).map(BudgetJob.Budget::sheet);
      LinkMargin margin = view.marginsProperty().get().get(row);
      assertThat(margin != null).as("%s — %s", a.name(), b.name()).isEqualTo(sheet.flatMap(BudgetSheet::forward).isPresent());
      if (margin != null) {
        assertThat(margin.verdict()).isEqualTo(sheet.orElseThrow().verdict());
        assertThat(margin.marginDb()).isCloseTo(Math.min(sheet.get().forward().orElseThrow().chosen().fadeMarginDb(),
            sheet.get().backward().orElseThrow().chosen().fadeMarginDb()), within(1e-6));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(10);
  }

  @Test
  void aFieldSelectsThePairAndTheDiagonalTheSite() throws Exception {
    judged();
    view.show();
    List<String> sites = view.matrix().sites();
    assertThat(sites).containsExactlyElementsOf(hand.state().sites().stream().map(Site::name).toList());
    view.select(4, 1);
    assertThat(hand.model.desk().selectionProperty().get()).isEqualTo(new Selection.OfLink(sites.get(1), sites.get(4)));
    view.select(2, 2);
    assertThat(hand.model.desk().selectionProperty().get()).isEqualTo(new Selection.OfSite(sites.get(2)));
    view.select(0, sites.size());
    assertThat(hand.model.desk().selectionProperty().get()).isEqualTo(new Selection.OfSite(sites.get(2)));
  }

  @Test
  void theSitesThatAreHeldTogetherAreTheSquareAndStayItWhileFieldsAreSelected() throws Exception {
    judged();
    List<String> three = hand.state().sites().stream().map(Site::name).limit(3).toList();
    hand.model.map().group().hold(Set.copyOf(three));
    view.show();
    assertThat(view.matrix().sites()).isEqualTo(three);
    view.select(0, 2);
    assertThat(view.matrix().sites()).isEqualTo(three);
    view.hide();
    view.show();
    assertThat(view.matrix().sites()).hasSameSizeAs(hand.state().sites());
  }

  @Test
  void thousandsOfSitesAreBoundedAndWhatIsLookedAtIsAmongThem() throws Exception {
    List<Site> sites = new ArrayList<>();
    Site first = hand.state().sites().getFirst();
    for (int i = 0; i < 5_000; i++) {
      sites.add(first.withName("Site " + i).withPosition(new GeoPoint(-31.4 + i % 70 * 0.0005, -64.5 + i / 70 * 0.0005)));
    }
    project().apply(new Edit.ReplaceSites(sites));
    List<LinkRow> rows = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      for (int next = 1; next <= 4 && i + next < 5_000; next++) {
        rows.add(new LinkRow("Site " + i, "Site " + (i + next), 100 * next, 0, 180, new Sight.Unknown(List.of(new org.atalaya.planner.terrain.TerrainGap.MissingTile("S32W065"))), PathLoss.UNKNOWN));
      }
    }
    project().storeLinks(new LinksResult(rows), project().inputs(ResultKind.LINKS));
    hand.model.desk().refresh();
    hand.until(() -> hand.model.links().all().size() == rows.size());
    view.show();
    assertThat(view.matrix().sites()).hasSize(MatrixViewModel.MOST_SITES).startsWith("Site 0", "Site 1");
    assertThat(view.matrix().leftOut()).isEqualTo(5_000 - MatrixViewModel.MOST_SITES);
    assertThat(view.matrix()).as("not made again for every redraw").isSameAs(view.matrix());
    hand.model.desk().selectionProperty().set(new Selection.OfLink("Site 4000", "Site 4001"));
    assertThat(view.matrix().sites()).hasSize(MatrixViewModel.MOST_SITES).endsWith("Site 4000", "Site 4001");
    hand.model.links().filterProperty().set(LinkFilter.NONE.withSite(Optional.of("Site 4321")));
    assertThat(view.matrix().sites()).containsExactly("Site 4317", "Site 4318", "Site 4319", "Site 4320", "Site 4321", "Site 4322",
        "Site 4323", "Site 4324", "Site 4325");
    assertThat(view.matrix().leftOut()).isZero();
  }

  @Test
  void theTableHasTheVerdictAndTheMarginOfEachPairTwiceAndQuotesNames() throws Exception {
    Site quoted = hand.state().sites().getFirst();
    project().apply(new Edit.ReplaceSite(quoted.name(), quoted.withName("Casa \"Luz\", arriba")));
    judged();
    view.show();
    view.ask();
    hand.until(() -> !view.marginsProperty().get().isEmpty());
    List<String> lines = view.csv().lines().toList();
    int sites = hand.state().sites().size();
    assertThat(lines).hasSize(sites + 1);
    assertThat(lines.getFirst()).startsWith("site,\"Casa \"\"Luz\"\", arriba\",");
    LinkRow row = hand.model.links().all().stream().filter(each -> view.marginsProperty().get().containsKey(each)
        && !each.a().contains("\"")).findFirst().orElseThrow();
    List<String> names = view.matrix().sites();
    String field = lines.get(names.indexOf(row.a()) + 1).split(",")[names.indexOf(row.b()) + 1];
    assertThat(field).matches(row.verdict().name().toLowerCase(Locale.ROOT) + " -?\\d+(\\.\\d)? dB")
        .isEqualTo(lines.get(names.indexOf(row.b()) + 1).split(",")[names.indexOf(row.a()) + 1]);
  }

  @Test
  void aWeakPairSaysWhatLacksAndAPairThatWasNotLookedAtSaysSo() throws Exception {
    judged();
    view.show();
    LinkRow row = hand.model.links().all().stream().filter(each -> each.sight() instanceof Sight.Judged
        && each.verdict().ordinal() == 0).findFirst().orElseThrow();
    MatrixWording words = new MatrixWording(Wording.of(Locale.ENGLISH));
    Optional<LinkMargin> weak = Optional.of(new LinkMargin(org.atalaya.planner.linkbudget.BudgetVerdict.TOO_WEAK, 4, 6));
    assertThat(MatrixWording.Mark.of(row, weak)).isEqualTo(MatrixWording.Mark.WEAK);
    assertThat(words.number(row, weak)).isEqualTo("−6\u00a0dB");
    List<String> names = view.matrix().sites();
    assertThat(words.words(view.matrix(), names.indexOf(row.a()), names.indexOf(row.b()), weak))
        .startsWith(row.a() + " — " + row.b() + ": Too weak.").contains("6.0\u00a0dB lacking");
    hand.model.links().filterProperty().set(LinkFilter.NONE.withDistances(java.util.OptionalDouble.empty(), java.util.OptionalDouble.of(2_500)));
    MatrixViewModel.Matrix near = view.matrix();
    Set<Set<String>> judged = hand.model.links().all().stream().map(each -> Set.of(each.a(), each.b())).collect(Collectors.toSet());
    for (int i = 0; i < near.sites().size(); i++) {
      for (int j = 0; j < i; j++) {
        if (near.find(i, j).isEmpty()) {
          boolean filtered = judged.contains(Set.of(near.sites().get(i), near.sites().get(j)));
          assertThat(near.filtered(i, j)).as("judged, but filtered out").isEqualTo(filtered);
          assertThat(near.filtered(j, i)).isEqualTo(filtered);
          assertThat(words.words(near, i, j, Optional.empty())).contains(filtered ? "filtered out" : "too far apart");
        } else {
          assertThat(near.filtered(i, j)).isFalse();
        }
      }
    }
    assertThat(near.hidden()).as("some of both").isNotEmpty();
    assertThat(Map.copyOf(near.rows())).allSatisfy((key, each) -> assertThat(each.distanceMeters()).isLessThanOrEqualTo(2_500));
  }
}
