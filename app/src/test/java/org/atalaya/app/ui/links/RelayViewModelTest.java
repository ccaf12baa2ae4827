package org.atalaya.app.ui.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.ui.map.ModelAtHand;
import org.atalaya.app.ui.parts.Sheet.Remedies;
import org.atalaya.app.ui.profile.SelectedPath;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.relay.RelayRequest;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeodesicPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayViewModelTest {
  private static final Wording WORDING = Wording.of(Locale.ENGLISH);
  @TempDir
  private Path folder;

  private static SelectedPath select(ModelAtHand hand, Site a, Site b) throws InterruptedException {
    hand.model.desk().selectionProperty().set(new Selection.OfLink(a.name(), b.name()));
    hand.until(() -> hand.model.desk().pathProperty().get()
        .filter(path -> path.a().equals(a) && path.b().equals(b)).isPresent());
    return hand.model.desk().pathProperty().get().orElseThrow();
  }

  /** The first pair with this verdict, in the list's order. */
  private static SelectedPath pair(ModelAtHand hand, Verdict verdict) throws InterruptedException {
    List<Site> sites = hand.state().sites();
    for (int i = 0; i < sites.size(); i++) {
      for (int j = i + 1; j < sites.size(); j++) {
        SelectedPath path = select(hand, sites.get(i), sites.get(j));
        if (path.analysis().sight().verdict() == verdict) {
          return path;
        }
      }
    }
    throw new AssertionError("no pair is " + verdict);
  }

  @Test
  void aRelayIsLookedForWhenAskedAndAddedByOneEdit() throws Exception {
    try (ModelAtHand hand = new ModelAtHand(folder)) {
      RelayViewModel relays = hand.model.links().relays();
      SelectedPath path = pair(hand, Verdict.BLOCKED);
      assertThat(relays.possible(path)).isTrue();
      assertThat(relays.remedies(path, WORDING)).as("nobody has asked").isEmpty();
      relays.look(path);
      hand.until(() -> relays.remedies(path, WORDING).isPresent());
      assertThat(relays.possible(path)).as("it was looked for").isFalse();
      Remedies found = relays.remedies(path, WORDING).orElseThrow();
      assertThat(found.choices()).isNotEmpty().allSatisfy(choice ->
          assertThat(choice.text()).contains(path.a().name(), path.b().name(), "ground "));
      int sites = hand.state().sites().size();
      hand.model.desk().apply(found.choices().getFirst().edits());
      hand.until(() -> hand.state().sites().size() == sites + 1);
      Site relay = hand.state().sites().getLast();
      assertThat(relay.role()).isEqualTo(Role.CANDIDATE);
      PathAnalyzer analyzer = new PathAnalyzer(hand.model.desk().groundProperty().get().orElseThrow().terrain(),
          hand.state().settings().paths());
      for (Site end : List.of(path.a(), path.b())) {
        assertThat(analyzer.analyze(end.position(), end.heightMeters(), relay.position(), relay.heightMeters()).sight().verdict())
            .as("from %s", end.name()).isIn(Verdict.CLEAR, Verdict.FRESNEL);
      }
      assertThat(relays.remedies(path, WORDING)).as("the project is another one now").isEmpty();
      hand.model.desk().undo();
      hand.until(() -> hand.state().sites().size() == sites);
    }
  }

  /** The plain way: every other site is looked at from both ends. */
  @Test
  void sitesThatSeeBothAreNamedAndNoPlaceIsOfferedBesideThem() throws Exception {
    try (ModelAtHand hand = new ModelAtHand(folder)) {
      RelayViewModel relays = hand.model.links().relays();
      assertThat(relays.standing(pair(hand, Verdict.BLOCKED), WORDING)).as("before links are computed nothing is claimed").isEmpty();
      LinksJob.run(hand.model.desk().project().orElseThrow(), Progress.NONE);
      hand.model.desk().refresh();
      hand.until(() -> hand.model.links().links().isPresent());
      PathAnalyzer analyzer = new PathAnalyzer(hand.model.desk().groundProperty().get().orElseThrow().terrain(),
          hand.state().settings().paths());
      int named = 0;
      for (LinkRow row : hand.model.links().all().stream().filter(each -> each.verdict() == Verdict.BLOCKED).limit(12).toList()) {
        SelectedPath path = select(hand, hand.state().findSite(row.a()).orElseThrow(), hand.state().findSite(row.b()).orElseThrow());
        List<Site> between = hand.state().sites().stream().filter(site -> !site.equals(path.a()) && !site.equals(path.b()))
            .filter(site -> sees(analyzer, path.a(), site) && sees(analyzer, path.b(), site)).toList();
        List<String> told = relays.standing(path, WORDING);
        assertThat(told).as("%s — %s", row.a(), row.b()).hasSize(Math.min(3, between.size()))
            .allSatisfy(text -> assertThat(between).anyMatch(site -> text.startsWith(site.name() + ": ")));
        named += told.size();
        if (!told.isEmpty() && relays.places(path).isEmpty()) {
          relays.look(path);
          hand.until(() -> relays.remedies(path, WORDING).isPresent());
          Remedies found = relays.remedies(path, WORDING).orElseThrow();
          assertThat(found.choices()).hasSameSizeAs(relays.places(path));
          assertThat(relays.places(path)).allSatisfy(place -> assertThat(between).allMatch(site ->
              GeodesicPath.of(site.position(), place).distanceMeters() > RelayRequest.DEFAULT_SPACING_METERS));
          for (int i = 0; i < found.choices().size(); i++) {
            assertThat(found.choices().get(i).text()).as("the number on the map").startsWith((i + 1) + ". ");
          }
        }
      }
      assertThat(named).as("some pairs have a site between them").isPositive();
    }
  }

  private static boolean sees(PathAnalyzer analyzer, Site end, Site site) {
    Verdict verdict = analyzer.analyze(end.position(), end.heightMeters(), site.position(), site.heightMeters()).sight().verdict();
    return verdict == Verdict.CLEAR || verdict == Verdict.FRESNEL;
  }

  @Test
  void whoSeeEachOtherNeedNone() throws Exception {
    try (ModelAtHand hand = new ModelAtHand(folder)) {
      assertThat(hand.model.links().relays().possible(pair(hand, Verdict.CLEAR))).isFalse();
    }
  }
}
