package org.atalaya.planner.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotosTest {
  @TempDir Path folder;

  @Test
  void aPhotoComesAndGoesWithItsSiteAndItsEdits() {
    Path file = folder.resolve("valley.atalaya");
    byte[] jpeg = {1, 2, 3};
    String print;
    try (Project project = Project.create(file, Sample.state())) {
      print = project.photos().store(jpeg);
      assertThat(project.photos().store(jpeg)).as("the same picture").isEqualTo(print);
      String name = Sample.state().sites().getFirst().name();
      project.apply(new Edit.ReplaceSite(name, project.state().findSite(name).orElseThrow().withPhoto(Optional.of(print))));
      assertThat(project.journal().getLast().key()).isEqualTo("edit.site-photo");
      project.apply(new Edit.ReplaceSite(name, project.state().findSite(name).orElseThrow().withName("Torre")));
      project.apply(new Edit.RemoveSite("Torre"));
      project.undo();
      project.undo();
      assertThat(project.state().findSite(name).orElseThrow().photo()).contains(print);
      project.undo();
      assertThat(project.state()).isEqualTo(Sample.state());
      project.redo();
    }
    try (Project again = Project.open(file)) {
      assertThat(again.state().sites().getFirst().photo()).contains(print);
      assertThat(again.photos().find(print)).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(jpeg));
      assertThat(again.photos().find("0".repeat(64))).isEmpty();
    }
  }

  @Test
  void aPhotoMakesNoResultStale() {
    try (Project project = Project.create(folder.resolve("valley.atalaya"), Sample.state())) {
      ProjectState before = project.state();
      String name = before.sites().getFirst().name();
      project.apply(new Edit.ReplaceSite(name, before.sites().getFirst().withPhoto(Optional.of(project.photos().store(new byte[] {9})))));
      for (ResultKind kind : ResultKind.values()) {
        assertThat(kind.touchedBy(before, project.state())).as("%s", kind).isFalse();
      }
    }
  }

  @Test
  void whatIsNoPictureOrTooLargeIsRefused() {
    try (Project project = Project.create(folder.resolve("valley.atalaya"), Sample.state())) {
      for (byte[] bytes : List.of(new byte[0], new byte[Photos.LARGEST_BYTES + 1])) {
        assertThatThrownBy(() -> project.photos().store(bytes)).isInstanceOf(IllegalArgumentException.class);
      }
      assertThatThrownBy(() -> project.state().sites().getFirst().withPhoto(Optional.of("x"))).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
