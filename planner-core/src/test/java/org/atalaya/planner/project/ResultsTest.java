package org.atalaya.planner.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.create(folder.resolve("valle.atalaya"), Sample.state());
  }

  @AfterEach
  void close() {
    project.close();
  }

  @Test
  void resultsReadBackEqualAfterReopening() {
    RenderingResult rendering = RenderingResult.of(Map.of("escuela", Map.of("/etc/config/lime-community", "key")));
    project.storeLinks(Sample.links(), project.inputs(ResultKind.LINKS));
    project.storePlan(Sample.plan(), project.inputs(ResultKind.PLAN));
    project.storeRendering(rendering, project.inputs(ResultKind.RENDERING));
    project.close();
    project = Project.open(project.file());
    assertThat(project.findLinks().map(Stored::value)).contains(Sample.links());
    assertThat(project.findPlan().map(Stored::value)).contains(Sample.plan());
    assertThat(project.findRendering().map(Stored::value)).contains(rendering);
    assertThat(project.findRendering().orElseThrow().current()).isTrue();
  }

  @Test
  void nothingIsFoundBeforeSomethingIsStored() {
    assertThat(project.findLinks()).isEmpty();
    assertThat(project.findPlan()).isEmpty();
    assertThat(project.findRendering()).isEmpty();
    assertThatThrownBy(project::getCurrentPlan).isInstanceOf(BadInputException.class).hasMessageContaining("no plan");
  }

  @Test
  void anEditOfPlacesMakesAllStaleAndUndoMakesThemCurrentAgain() {
    storeAll();
    project.apply(new Edit.ReplaceSite("Loma", Sample.LOMA.withPosition(new GeoPoint(49.3, 19.6))));
    assertCurrent(false, false, false);
    assertThatThrownBy(project::getCurrentPlan).isInstanceOf(BadInputException.class).hasMessageContaining("stale");
    project.undo();
    assertCurrent(true, true, true);
    project.redo();
    assertCurrent(false, false, false);
  }

  @Test
  void anEditOfARoleMakesThePlanStaleButNotTheLinks() {
    storeAll();
    project.apply(new Edit.ReplaceSite("Loma", Sample.LOMA.withRole(Role.REQUIRED)));
    assertCurrent(true, false, false);
  }

  @Test
  void notesMakeNothingStale() {
    storeAll();
    Site noted = new Site("Loma", Sample.LOMA.position(), 10, Role.CANDIDATE, Sample.LOMA.power(), 0,
        Optional.empty(), 80, "ask the neighbour for the key");
    project.apply(new Edit.ReplaceSite("Loma", noted));
    assertCurrent(true, true, true);
  }

  @Test
  void aRenamedNetworkNeedsANewPlanButNoNewLinks() {
    storeAll();
    project.apply(new Edit.ChangeSettings(new ProjectSettings("Otro", "AR", "libremesh",
        Sample.SETTINGS.terrain(), Sample.SETTINGS.paths(), 15_000, 10, "USD")));
    assertCurrent(true, false, false);
  }

  @Test
  void anEditMadeWhileComputingMakesTheResultStale() {
    InputRevision before = project.inputs(ResultKind.PLAN);
    project.apply(new Edit.RemoveSite("Loma"));
    assertThat(before.state()).isEqualTo(Sample.state());
    assertThat(project.storePlan(Sample.plan(), before).current()).isFalse();
    assertThat(project.findPlan().orElseThrow().current()).isFalse();
  }

  @Test
  void aStaleResultDoesNotReplaceACurrentOne() {
    InputRevision before = project.inputs(ResultKind.PLAN);
    project.apply(new Edit.RemoveSite("Loma"));
    project.storePlan(Sample.plan(), project.inputs(ResultKind.PLAN));
    assertThat(project.storePlan(Sample.otherPlan(), before).current()).isFalse();
    assertThat(project.getCurrentPlan().value()).isEqualTo(Sample.plan());
  }

  @Test
  void aNewPlanMakesTheRenderingStaleAndTheSamePlanAgainDoesNot() {
    storeAll();
    Stored<NetworkPlan> first = project.getCurrentPlan();
    assertThat(project.storePlan(Sample.plan(), project.inputs(ResultKind.PLAN))).isEqualTo(first);
    assertCurrent(true, true, true);
    project.storePlan(Sample.otherPlan(), project.inputs(ResultKind.PLAN));
    assertCurrent(true, true, false);
  }

  @Test
  void aRenderingNeedsACurrentPlan() {
    assertThatThrownBy(() -> project.storeRendering(RenderingResult.of(Map.of()), project.inputs(ResultKind.RENDERING)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> project.storePlan(Sample.plan(), project.inputs(ResultKind.LINKS)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aChangedListOfSitesCountsForWhatItChanges() {
    assertThat(project.revision(ResultKind.LINKS)).isZero();
    project.apply(new Edit.RemoveSite("Loma"));
    long removed = project.revision(ResultKind.LINKS);
    assertThat(removed).isPositive().isEqualTo(project.revision(ResultKind.PLAN));
    project.undo();
    assertThat(project.revision(ResultKind.LINKS)).isZero();
    project.apply(new Edit.RemoveSite("Loma"));
    assertThat(project.revision(ResultKind.LINKS)).as("an id is never used twice").isGreaterThan(removed);
  }

  private void storeAll() {
    project.storeLinks(Sample.links(), project.inputs(ResultKind.LINKS));
    project.storePlan(Sample.plan(), project.inputs(ResultKind.PLAN));
    project.storeRendering(RenderingResult.of(Map.of("escuela", Map.of("/etc/config/lime-node", "config"))),
        project.inputs(ResultKind.RENDERING));
    assertCurrent(true, true, true);
  }

  private void assertCurrent(boolean links, boolean plan, boolean rendering) {
    assertThat(project.findLinks().orElseThrow().current()).as("links").isEqualTo(links);
    assertThat(project.findPlan().orElseThrow().current()).as("plan").isEqualTo(plan);
    assertThat(project.findRendering().orElseThrow().current()).as("rendering").isEqualTo(rendering);
  }
}
