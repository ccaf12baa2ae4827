package org.atalaya.app.ui.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.job.PlanJob;
import org.atalaya.app.ui.map.MapContent;
import org.atalaya.app.ui.map.MapScene;
import org.atalaya.app.ui.map.ModelAtHand;
import org.atalaya.app.ui.parts.Row;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.site.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One filter for the list, the map and the square. */
class LinkFilterTest {
  private static final Wording ENGLISH = Wording.of(Locale.ENGLISH);

  @TempDir Path folder;
  private ModelAtHand hand;
  private NetworkPlan plan;

  @BeforeEach
  void open() throws Exception {
    hand = new ModelAtHand(folder);
    Project project = hand.model.desk().project().orElseThrow();
    LinksJob.run(project, Progress.NONE);
    plan = PlanJob.run(project, false, Progress.NONE);
    hand.model.desk().refresh();
    hand.until(() -> hand.model.links().hasPlan());
  }

  @AfterEach
  void close() throws Exception {
    hand.close();
  }

  @Test
  void listMapAndSquareShowTheSamePairsWhateverIsAskedFor() {
    List<LinkRow> all = hand.model.links().all();
    List<String> names = hand.state().sites().stream().map(Site::name).toList();
    long seed = 20_260_101;
    Random random = new Random(seed);
    Set<Integer> sizes = new HashSet<>();
    for (int round = 0; round < 200; round++) {
      LinkFilter filter = random(random, names);
      hand.model.links().filterProperty().set(filter);
      Set<Selection.OfLink> plainly = all.stream().filter(row -> plainly(filter, row))
          .map(row -> new Selection.OfLink(row.a(), row.b())).collect(Collectors.toSet());
      assertThat(hand.model.links().rows(ENGLISH)).as("list, seed %d, round %d: %s", seed, round, filter).extracting(Row::target)
          .containsExactlyInAnyOrderElementsOf(plainly);
      List<MapContent.MapLink> drawn = MapScene.base(hand.model.desk().snapshotProperty().get().orElseThrow(), Step.LINKS,
          Optional.empty(), hand.model.map().moves(), hand.model.links().pairFilter(), ENGLISH).links();
      assertThat(drawn).as("map, seed %d, round %d: %s", seed, round, filter).extracting(link -> new Selection.OfLink(link.a(), link.b()))
          .containsExactlyInAnyOrderElementsOf(plainly);
      MatrixViewModel.Matrix square = hand.model.matrix().matrix();
      Set<Selection.OfLink> fields = new HashSet<>();
      for (int row = 0; row < square.sites().size(); row++) {
        for (int column = row + 1; column < square.sites().size(); column++) {
          square.find(row, column).ifPresent(link -> fields.add(new Selection.OfLink(link.a(), link.b())));
        }
      }
      assertThat(fields).as("square, seed %d, round %d: %s", seed, round, filter).isEqualTo(plainly);
      sizes.add(plainly.size());
    }
    assertThat(sizes).as("filters that differ").hasSizeGreaterThan(10);
  }

  private static LinkFilter random(Random random, List<String> names) {
    EnumSet<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      if (random.nextInt(4) > 0) {
        verdicts.add(verdict);
      }
    }
    return new LinkFilter(random.nextBoolean() ? EnumSet.allOf(Verdict.class) : verdicts,
        random.nextInt(3) == 0 ? OptionalDouble.of(random.nextDouble() * 4000) : OptionalDouble.empty(),
        random.nextInt(3) == 0 ? OptionalDouble.of(random.nextDouble() * 8000) : OptionalDouble.empty(),
        random.nextInt(4) == 0 ? Optional.of(names.get(random.nextInt(names.size()))) : Optional.empty(),
        random.nextInt(5) == 0, random.nextInt(4) == 0 ? names.get(random.nextInt(names.size())).substring(0, 3).toUpperCase(Locale.ROOT) : "");
  }

  /** The same said in another way. */
  private boolean plainly(LinkFilter filter, LinkRow row) {
    List<Boolean> conditions = new ArrayList<>();
    conditions.add(filter.verdicts().contains(row.verdict()));
    filter.leastMeters().ifPresent(least -> conditions.add(row.distanceMeters() >= least));
    filter.mostMeters().ifPresent(most -> conditions.add(row.distanceMeters() <= most));
    filter.site().ifPresent(site -> conditions.add(row.a().equals(site) || row.b().equals(site)));
    if (filter.planned()) {
      conditions.add(plan.links().stream().anyMatch(link -> Set.of(plan.findRouter(link.hostA()).orElseThrow().site(),
          plan.findRouter(link.hostB()).orElseThrow().site()).equals(Set.of(row.a(), row.b()))));
    }
    conditions.add((LinkFilter.plain(row.a()) + " " + LinkFilter.plain(row.b())).contains(LinkFilter.plain(filter.text().strip())));
    return conditions.stream().allMatch(each -> each);
  }

  @Test
  void wordsAreFoundInEitherNameWithoutAccents() {
    Site site = hand.state().sites().getFirst();
    hand.model.links().filterProperty().set(LinkFilter.NONE.withText("  " + LinkFilter.plain(site.name()).substring(0, 4) + " "));
    assertThat(hand.model.links().shown()).isNotEmpty().hasSizeLessThan(hand.model.links().all().size())
        .allSatisfy(row -> assertThat(LinkFilter.plain(row.a() + " " + row.b())).contains(LinkFilter.plain(site.name()).substring(0, 4)));
  }

  @Test
  void distancesAreTakenAsPeopleWriteThemAndRefusedWhereTheyAreNone() {
    LinksViewModel links = hand.model.links();
    assertThat(links.filterDistances("1,5", "3", Locale.of("es", "AR"))).isTrue();
    assertThat(links.filterProperty().get().leastMeters()).hasValue(1500);
    assertThat(links.filterProperty().get().mostMeters()).hasValue(3000);
    assertThat(links.filterDistances("1.5", "2,5", Locale.of("es", "AR"))).as("the other decimal sign").isTrue();
    assertThat(links.filterProperty().get().leastMeters()).hasValue(1500);
    assertThat(links.filterProperty().get().mostMeters()).hasValue(2500);
    assertThat(links.filterDistances("1,5", "", Locale.ENGLISH)).isTrue();
    assertThat(links.filterProperty().get().leastMeters()).hasValue(1500);
    for (String[] bad : new String[][] {{"3", "1"}, {"-1", ""}, {"near", ""}, {"", "3 km"}, {"1e9", ""}}) {
      assertThat(links.filterDistances(bad[0], bad[1], Locale.ENGLISH)).as(String.join(" to ", bad)).isFalse();
      assertThat(links.filterProperty().get().leastMeters()).as("what was there stays").hasValue(1500);
    }
    assertThat(links.filterDistances(" ", "", Locale.ENGLISH)).isTrue();
    assertThat(links.filterProperty().get()).isEqualTo(LinkFilter.NONE);
  }

  @Test
  void aSiteThatIsRenamedOrATextOfSpacesHidesNothing() throws Exception {
    Site site = hand.state().sites().getFirst();
    hand.model.links().filterProperty().set(LinkFilter.NONE.withSite(Optional.of(site.name())));
    hand.model.sites().rename(site, "Torre");
    hand.until(() -> hand.state().findSite("Torre").isPresent());
    assertThat(hand.model.links().filterProperty().get()).isEqualTo(LinkFilter.NONE);
    hand.model.links().filterProperty().set(LinkFilter.NONE.withText("   "));
    assertThat(hand.model.links().filterProperty().get().active()).isFalse();
    assertThat(hand.model.links().shown()).hasSameSizeAs(hand.model.links().all());
  }
}
