package org.atalaya.planner.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.RouterNumbers;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {
  @TempDir Path folder;

  @Test
  void whatIsCreatedIsThereWhenOpenedAgain() {
    Path path = folder.resolve("valle.atalaya");
    try (Project project = Project.create(path, Sample.state())) {
      assertThat(project.state()).isEqualTo(Sample.state());
    }
    try (Project project = Project.open(path)) {
      assertThat(project.state()).isEqualTo(Sample.state());
      assertThat(project.journal()).isEmpty();
      assertThat(project.canUndo()).isFalse();
    }
  }

  @Test
  void aFileNameMayHoldAnything() {
    Path path = folder.resolve("año ?cache=shared&x=100%25 #1.atalaya");
    try (Project project = Project.create(path, Sample.state())) {
      project.apply(new Edit.RemoveSite("Loma"));
    }
    assertThat(path).isRegularFile();
    try (Project project = Project.open(path)) {
      assertThat(project.state().findSite("Loma")).isEmpty();
    }
  }

  @Test
  void creatingNeverOverwrites() throws IOException {
    Path path = folder.resolve("diary.txt");
    Files.writeString(path, "dear diary");
    assertThatThrownBy(() -> Project.create(path, Sample.state()))
        .isInstanceOf(BadInputException.class).hasMessageContaining("exists already");
    assertThat(path).hasContent("dear diary");
  }

  @Test
  void aProjectMayBeginWithoutSites() {
    try (Project project = Project.create(folder.resolve("empty"), new ProjectState(Sample.SETTINGS, List.of()))) {
      project.apply(new Edit.AddSite(Sample.state().sites().getFirst(), 0));
      project.undo();
    }
    try (Project again = Project.open(folder.resolve("empty"))) {
      assertThat(again.state().sites()).isEmpty();
      again.redo();
      assertThat(again.state().sites()).hasSize(1);
    }
  }

  @Test
  void aProjectNeedsAFolderThatIsThere() {
    assertThatThrownBy(() -> Project.create(folder.resolve("nowhere/p"), Sample.state()))
        .isInstanceOf(BadInputException.class).hasMessageContaining("no file can be made");
  }

  @Test
  void onlyItsOwnerMayReadANewProject() throws IOException {
    Assumptions.assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "POSIX permissions missing");
    Path path = folder.resolve("valle.atalaya");
    try (Project project = Project.create(path, Sample.state())) {
      project.apply(new Edit.RemoveSite("Loma"));
      try (var files = Files.list(folder)) {
        assertThat(files).isNotEmpty().allSatisfy(file ->
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
      }
      Path copy = folder.resolve("copy.atalaya");
      project.backupTo(copy);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy))).isEqualTo("rw-------");
    }
  }

  @Test
  void closingLeavesOneFileAlone() throws IOException {
    Path path = folder.resolve("valle.atalaya");
    Project project = Project.create(path, Sample.state());
    project.apply(new Edit.RemoveSite("Loma"));
    assertThat(folder.resolve("valle.atalaya-wal")).isNotEmptyFile();
    project.close();
    project.close();
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void editsAreUndoneAndRedoneAndSurviveClosing() {
    Path path = folder.resolve("valle.atalaya");
    var moved = Sample.LOMA.withPosition(new GeoPoint(49.271, 19.512));
    var edit = new Edit.ReplaceSite("Loma", moved);
    try (Project project = Project.create(path, Sample.state())) {
      project.apply(edit);
    }
    try (Project project = Project.open(path)) {
      assertThat(project.state().findSite("Loma")).contains(moved);
      assertThat(project.nextUndo()).contains(edit);
      assertThat(project.undo()).contains(edit);
      assertThat(project.state()).isEqualTo(Sample.state());
      assertThat(project.undo()).isEmpty();
    }
    try (Project project = Project.open(path)) {
      assertThat(project.canUndo()).isFalse();
      assertThat(project.nextRedo()).contains(edit);
      assertThat(project.redo()).contains(edit);
      assertThat(project.state().findSite("Loma")).contains(moved);
      assertThat(project.redo()).isEmpty();
    }
  }

  @Test
  void aNewEditEndsRedoing() {
    try (Project project = Project.create(folder.resolve("p"), Sample.state())) {
      project.apply(new Edit.RemoveSite("Loma"));
      project.undo();
      project.apply(new Edit.RemoveSite("Escuela"));
      assertThat(project.canRedo()).isFalse();
      assertThat(project.journal()).extracting(JournalEntry::edit).containsExactly(new Edit.RemoveSite("Escuela"));
    }
  }

  @Test
  void anEditThatDoesNotFitOrChangesNothingLeavesNoTrace() {
    try (Project project = Project.create(folder.resolve("p"), Sample.state())) {
      assertThatThrownBy(() -> project.apply(new Edit.RemoveSite("Atlantis")))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Atlantis");
      assertThatThrownBy(() -> project.apply(new Edit.AddSite(Sample.LOMA.withRole(Role.EXCLUDED), 0)))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("two sites are called Loma");
      project.apply(new Edit.ReplaceSite("Loma", Sample.LOMA));
      assertThat(project.journal()).isEmpty();
      assertThat(project.state()).isEqualTo(Sample.state());
    }
  }

  @Test
  void theJournalNamesWhatAnEditDid() {
    try (Project project = Project.create(folder.resolve("p"), Sample.state())) {
      project.apply(new Edit.ReplaceSite("Loma", Sample.LOMA.withPosition(new GeoPoint(49.3, 19.6))));
      project.apply(new Edit.ReplaceSite("Escuela", Sample.ESCUELA.withHeightMeters(9)));
      project.apply(new Edit.ReplaceSite("Escuela", Sample.ESCUELA.withHeightMeters(9).withRole(Role.EXISTING)));
      project.apply(new Edit.ReplaceSite("Escuela", Sample.ESCUELA));
      project.apply(new Edit.RemoveSite("Loma"));
      project.apply(new Edit.AddSite(Sample.LOMA, 1));
      assertThat(project.journal()).extracting(JournalEntry::key).containsExactly("edit.move-site", "edit.raise-site",
          "edit.site-role", "edit.change-site", "edit.remove-site", "edit.add-site");
      assertThat(project.state().sites()).containsExactly(Sample.ESCUELA, Sample.LOMA, Sample.REFUGIO);
    }
  }

  @Test
  void listenersHearOfEachChangeOnceItIsSafe() {
    try (Project project = Project.create(folder.resolve("p"), Sample.state())) {
      List<Integer> heard = new ArrayList<>();
      Runnable listener = () -> heard.add(project.journal().size() * 10 + project.state().sites().size());
      project.addListener(listener);
      project.apply(new Edit.RemoveSite("Loma"));
      project.undo();
      project.undo();
      project.redo();
      project.removeListener(listener);
      project.undo();
      assertThat(heard).containsExactly(12, 13, 12);
    }
  }

  @Test
  void terrainIsFoundBesideTheProjectFirstThenWhereItWas() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home/terrain")).getParent();
    Path tile = Files.writeString(home.resolve("terrain/N49E019.hgt"), "tile");
    Path far = Files.writeString(folder.resolve("far.tif"), "far");
    var settings = new ProjectSettings("Valle", "AR", "libremesh", List.of(tile.toString(), far.toString()),
        Sample.SETTINGS.paths(), 15_000, 10, "USD");
    Project.create(home.resolve("valle.atalaya"), new ProjectState(settings, Sample.state().sites())).close();

    Path away = folder.resolve("stick/copy");
    Files.createDirectories(away.getParent());
    Files.move(home, away);
    try (Project project = Project.open(away.resolve("valle.atalaya"))) {
      assertThat(project.state().settings().terrain()).containsExactly(tile.toString(), far.toString());
      assertThat(project.resolveTerrain()).containsExactly(away.resolve("terrain/N49E019.hgt"), far);
      // an entry that stays still knows its way after another was added
      project.apply(new Edit.ChangeSettings(new ProjectSettings("Valle", "AR", "libremesh",
          List.of("/nowhere/else.hgt", tile.toString()), settings.paths(), 15_000, 10, "USD")));
      assertThat(project.resolveTerrain())
          .containsExactly(Path.of("/nowhere/else.hgt"), away.resolve("terrain/N49E019.hgt"));
    }
  }

  @Test
  void whatStandsOnTheGroundIsFoundByTheSameRule() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path houses = Files.writeString(home.resolve("houses.geojson"), "houses");
    Path raster = Files.writeString(folder.resolve("classes.tif"), "classes");
    var cover = new CoverFiles(List.of(), Optional.of(new CoverFiles.Classes(raster.toString(), "/nowhere/heights.csv")),
        List.of(houses.toString()), Optional.of(6.5));
    try (Project project = Project.create(home.resolve("valle.atalaya"), Sample.state())) {
      project.apply(new Edit.SetCover(cover));
    }
    Path away = folder.resolve("away");
    Files.move(home, away);
    try (Project project = Project.open(away.resolve("valle.atalaya"))) {
      assertThat(project.state().cover()).isEqualTo(cover);
      assertThat(project.resolveCover()).isEqualTo(new CoverFiles(List.of(),
          Optional.of(new CoverFiles.Classes(raster.toString(), "/nowhere/heights.csv")),
          List.of(away.resolve("houses.geojson").toString()), Optional.of(6.5)));
      project.undo();
      assertThat(project.resolveCover()).isEqualTo(CoverFiles.NONE);
    }
  }

  @Test
  void numbersThatRoutersWereGivenStayInTheFile() {
    Path numbered = folder.resolve("numbered.atalaya");
    RouterNumbers first;
    try (Project project = Project.create(numbered, Sample.state())) {
      first = project.routerNumbers(List.of("a", "b"));
    }
    try (Project project = Project.open(numbered)) {
      RouterNumbers second = project.routerNumbers(List.of("c", "b", "a"));
      assertThat(second.nodes()).containsAllEntriesOf(first.nodes()).hasSize(3);
      assertThat(second.systems()).containsAllEntriesOf(first.systems()).hasSize(3);
      assertThat(second.nodes().values()).doesNotHaveDuplicates();
    }
  }

  @Test
  void addressesThatFilesWereMadeWithStayInTheFileTheLatestFirst() {
    Path kept = folder.resolve("kept.atalaya");
    try (Project project = Project.create(kept, Sample.state())) {
      project.keepAddresses(List.of(router("b", "10.1.128.1/16"), router("a", "10.1.128.2/16")));
      project.keepAddresses(List.of(router("c", "10.1.128.3/16"), router("a", "10.1.128.9/16")));
    }
    try (Project project = Project.open(kept)) {
      assertThat(project.renderedAddresses()).containsExactly(Map.entry("a", "10.1.128.9"), Map.entry("c", "10.1.128.3"), Map.entry("b", "10.1.128.1"));
      // whoever has it now has it alone
      project.keepAddresses(List.of(router("d", "10.1.128.1/16")));
      assertThat(project.renderedAddresses()).containsEntry("d", "10.1.128.1").doesNotContainKey("b").hasSize(3);
    }
  }

  private static PlannedRouter router(String host, String ipv4) {
    return new PlannedRouter(host, 1, host, "some device", Optional.empty(), ipv4, "fd00::1/64", List.of());
  }
}
