package org.atalaya.planner.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.atalaya.planner.candidates.CandidateGraph;
import org.atalaya.planner.candidates.CandidateLink;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.terrain.TerrainGap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksResultTest {
  @TempDir Path folder;

  @Test
  void theGraphComesBackFromTheFileWithoutLookingAtTheGround() {
    CandidateGraph graph = Sample.links().toGraph(Sample.state());
    CandidateGraph again;
    try (Project project = Project.create(folder.resolve("p"), Sample.state())) {
      project.storeLinks(LinksResult.of(graph), project.inputs(ResultKind.LINKS));
      again = project.findLinks().orElseThrow().value().toGraph(project.state());
    }
    assertThat(again.sites()).isEqualTo(Sample.state().sites());
    assertThat(again.links()).hasSize(2);
    for (int i = 0; i < 2; i++) {
      CandidateLink before = graph.links().get(i);
      CandidateLink after = again.links().get(i);
      assertThat(after.a()).isEqualTo(before.a());
      assertThat(after.b()).isEqualTo(before.b());
      assertThat(after.distanceMeters()).isEqualTo(before.distanceMeters());
      assertThat(after.analysis().sight()).isEqualTo(before.analysis().sight());
      assertThat(after.analysis().loss()).isEqualTo(before.analysis().loss());
      assertThat(after.analysis().settings()).isEqualTo(Sample.SETTINGS.paths());
    }
  }

  @Test
  void whatIsNotComputedIsEmptyAndNeverZero() {
    LinkRow judged = Sample.links().rows().get(0);
    LinkRow unknown = Sample.links().rows().get(1);
    assertThat(judged.tiltAbDegrees()).hasValue(1.5);
    assertThat(judged.tiltBaDegrees()).hasValue(-1.625);
    assertThat(judged.fresnelFraction()).hasValue(0.41);
    assertThat(judged.worstDistanceMeters()).hasValue(700);
    assertThat(judged.missing()).isEmpty();
    assertThat(unknown.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(List.of(unknown.tiltAbDegrees(), unknown.tiltBaDegrees(), unknown.fresnelFraction(),
        unknown.worstDistanceMeters(), unknown.lossDb())).containsOnly(OptionalDouble.empty());
    assertThat(unknown.missing()).extracting(TerrainGap::name).first().isEqualTo("N49E020");
  }

  @Test
  void linksOfASiteThatIsGoneAreStale() {
    ProjectState without = new Edit.RemoveSite("Loma").applyTo(Sample.state());
    assertThatThrownBy(() -> Sample.links().toGraph(without)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Loma");
  }
}
