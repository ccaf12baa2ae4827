package org.atalaya.app.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.atalaya.app.job.ClutterFiles;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.maps.elevation.TerrainFileInfo;
import org.atalaya.maps.relief.ReliefRenderer;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.clutter.Clutter;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.terrain.Terrain;
import org.atalaya.planner.terrain.TerrainMosaic;

/**
 * A project's terrain, read once for all that the window does with it.
 *
 * @param terrain heights
 * @param relief the same as a picture
 * @param files what each file holds, in their order
 * @param clutter what the project's files say to stand there
 * @param objection why it could not be read; verdicts would be too hopeful without it, and there are none then
 */
public record Ground(TerrainMosaic terrain, ReliefRenderer relief, List<TerrainFileInfo> files, Clutter clutter,
    Optional<BadInputException> objection) {
  public Ground {
    files = List.copyOf(files);
  }

  /**
   * Reads elevation files and folders, at least one, and what the project says to stand there; takes seconds for large ones.
   *
   * @param paths those that the project names, or is about to name
   */
  static Ground read(Project project, List<Path> paths, Progress progress) {
    var grids = ElevationFiles.read(paths, progress);
    TerrainMosaic terrain = new TerrainMosaic(grids);
    List<TerrainFileInfo> files = ElevationFiles.list(paths).stream().map(ElevationFiles::info).toList();
    ReliefRenderer relief = new ReliefRenderer(grids);
    try {
      return new Ground(terrain, relief, files, ClutterFiles.of(project).read(terrain), Optional.empty());
    } catch (BadInputException e) {
      return new Ground(terrain, relief, files, Clutter.NONE, Optional.of(e));
    }
  }

  /**
   * The terrain with all that stands on it.
   *
   * @throws BadInputException if a file that says so could not be read
   */
  public Terrain covered(ProjectState state) {
    objection.ifPresent(why -> {
      throw why;
    });
    return ClutterFiles.cover(terrain, clutter, state.sites(), state.settings().paths().frequencyMhz());
  }
}
