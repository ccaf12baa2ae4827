package org.atalaya.app.ui.shell;

import java.nio.file.Path;
import java.util.List;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.maps.elevation.TerrainFileInfo;
import org.atalaya.maps.relief.ReliefRenderer;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.terrain.TerrainMosaic;

/**
 * A project's terrain, read once for all that the window does with it.
 *
 * @param terrain heights
 * @param relief the same as a picture
 * @param files what each file holds, in their order
 */
public record Ground(TerrainMosaic terrain, ReliefRenderer relief, List<TerrainFileInfo> files) {
  public Ground {
    files = List.copyOf(files);
  }

  /** Reads files and folders; takes seconds for large ones. */
  static Ground read(List<Path> paths) {
    var grids = ElevationFiles.read(paths, Progress.NONE);
    return new Ground(new TerrainMosaic(grids), new ReliefRenderer(grids),
        ElevationFiles.list(paths).stream().map(ElevationFiles::info).toList());
  }
}
