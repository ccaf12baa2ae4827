package org.atalaya.app.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.project.CoverFiles;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;

/** Keeps the ground in step with the files that the project names. For the window's thread. */
final class GroundLoader {
  private final ProjectDesk desk;
  private final ReadOnlyObjectWrapper<Optional<Ground>> ground = new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<List<String>> terrainPaths = Optional.empty();
  private CoverFiles coverFiles = CoverFiles.NONE;

  GroundLoader(ProjectDesk desk) {
    this.desk = desk;
  }

  /** The ground, once its files are read. */
  ReadOnlyObjectProperty<Optional<Ground>> groundProperty() {
    return ground.getReadOnlyProperty();
  }

  /** Another project comes. */
  void forget() {
    terrainPaths = Optional.empty();
    coverFiles = CoverFiles.NONE;
    ground.set(Optional.empty());
  }

  /** Reads the project's files behind the window, unless they are the ones that were read last. */
  void load() {
    List<String> wanted = desk.state().map(now -> now.settings().terrain()).orElse(List.of());
    CoverFiles stands = desk.state().map(ProjectState::cover).orElse(CoverFiles.NONE);
    if (desk.project().isEmpty()
        || terrainPaths.equals(Optional.of(wanted)) && stands.equals(coverFiles) && ground.get().isPresent()) {
      return;
    }
    terrainPaths = Optional.of(wanted);
    coverFiles = stands;
    Project open = desk.project().get();
    // nothing is judged by the ground of before while this one is read, or where it can't be
    ground.set(Optional.empty());
    if (!wanted.isEmpty()) {
      desk.work().errand(() -> Ground.read(open, open.resolveTerrain(), Progress.NONE), read -> desk.ifStill(open, () -> {
        if (terrainPaths.equals(Optional.of(wanted)) && coverFiles.equals(stands)) {
          ground.set(Optional.of(read));
        }
      }));
    }
  }

  /** Reads more files with progress and then names them in the project; see {@link ProjectDesk#addTerrain}. */
  void add(List<Path> files) {
    if (desk.project().isEmpty()) {
      desk.tell(Notice.hint("notice.no-project"));
      return;
    }
    Project open = desk.project().get();
    ProjectSettings settings = desk.state().orElseThrow().settings();
    Set<String> paths = new LinkedHashSet<>(settings.terrain());
    files.forEach(file -> paths.add(file.toAbsolutePath().normalize().toString()));
    List<String> wanted = List.copyOf(paths);
    if (wanted.equals(settings.terrain())) {
      desk.tell(Notice.hint("notice.terrain-known"));
      return;
    }
    desk.work().start("work.terrain", progress -> {
      List<Path> all = new ArrayList<>(settings.terrain().isEmpty() ? List.of() : open.resolveTerrain());
      files.stream().filter(file -> !all.contains(file)).forEach(all::add);
      return Ground.read(open, all, progress);
    }, (read, took) -> desk.ifStill(open, () -> {
      ProjectSettings now = desk.state().orElseThrow().settings();
      terrainPaths = Optional.of(wanted);
      coverFiles = desk.state().orElseThrow().cover();
      ground.set(Optional.of(read));
      desk.apply(List.of(new Edit.ChangeSettings(now.withTerrain(wanted))));
      desk.tell(Notice.done("notice.terrain", read.files().size()));
    }));
  }
}
