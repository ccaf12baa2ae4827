package org.atalaya.app.job;

import java.nio.file.Path;
import java.util.List;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.terrain.Terrain;
import org.atalaya.planner.terrain.TerrainMosaic;

/** The ground that a job works on. */
public final class TerrainFiles {
  private TerrainFiles() {}

  /** The terrain of files and folders, finer data first; without any, ground of which nothing is known. */
  public static Terrain open(List<Path> paths) {
    return paths.isEmpty() ? new TerrainMosaic(List.of()) : new TerrainMosaic(ElevationFiles.read(paths, Progress.NONE));
  }

  /** The terrain that a project names, with what it says to stand there. */
  public static Terrain of(Project project) {
    return of(project, ClutterFiles.NONE, project.state().settings().paths().frequencyMhz());
  }

  /**
   * The same with other files of what stands on it.
   *
   * @param given in place of those that the project keeps, kind by kind
   * @param lowestMhz the lowest frequency at which paths will be judged
   */
  public static Terrain of(Project project, ClutterFiles given, double lowestMhz) {
    return given.over(ClutterFiles.of(project)).cover(open(project.resolveTerrain()), project.state().sites(), lowestMhz);
  }
}
