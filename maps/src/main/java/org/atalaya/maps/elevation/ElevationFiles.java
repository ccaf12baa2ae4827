package org.atalaya.maps.elevation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.TerrainMosaic;

/** Where elevation files become terrain. */
public final class ElevationFiles {
  private static final String NAMES = ".hgt, .hgt.gz, .hgt.zip, .tif or .asc";

  private ElevationFiles() {}

  /**
   * Reads files, and all elevation files that lie directly in the folders among the paths (sorted by name; not what lies
   * in folders below). The same file twice is read once. Tiles that touch are stitched ({@link Seams}).
   *
   * @param progress counts files
   * @return finer grids first, as {@link TerrainMosaic} orders them
   * @throws BadInputException if a path does not exist, a folder holds no elevation file, or a file is not what it should be
   * @throws CancellationException if progress says so
   */
  public static List<ElevationGrid> read(List<Path> filesOrFolders, Progress progress) {
    List<Path> files = list(filesOrFolders);
    PostBudget budget = PostBudget.ofMemory();
    List<ElevationGrid> grids = new ArrayList<>();
    for (Path file : files) {
      if (!progress.step(grids.size(), files.size())) {
        throw new CancellationException("reading of elevation files cancelled");
      }
      grids.add(read(file, budget).grid());
    }
    progress.step(files.size(), files.size());
    return new TerrainMosaic(Seams.stitch(grids)).grids();
  }

  /**
   * The terrain of files and folders, as {@link #read} reads them.
   *
   * @throws BadInputException as {@link #read}
   */
  public static TerrainMosaic open(List<Path> filesOrFolders) {
    return new TerrainMosaic(read(filesOrFolders, Progress.NONE));
  }

  /** What one file holds. @throws BadInputException if it is not what it should be */
  public static TerrainFileInfo info(Path file) {
    if (Files.isDirectory(file)) {
      throw new BadInputException(file.toString(), "a folder", "an elevation file");
    }
    Path existing = list(List.of(file)).getFirst();
    GeoreferencedGrid content = read(existing, PostBudget.ofMemory());
    return TerrainFileInfo.of(existing, format(existing), content.crs(), content.grid());
  }

  /**
   * One file as it is, its numbers untouched: a raster of classes rather than of heights.
   *
   * @throws BadInputException if it is not what it should be
   */
  public static ElevationGrid raster(Path file) {
    if (Files.isDirectory(file)) {
      throw new BadInputException(file.toString(), "a folder", "a raster file");
    }
    return read(list(List.of(file)).getFirst(), PostBudget.ofMemory()).grid();
  }

  /**
   * The coordinate system of a grid's file, {@code EPSG:4326}: the file is looked for by its name among those that
   * {@link #read} would read.
   */
  public static String crs(List<Path> filesOrFolders, ElevationGrid grid) {
    return list(filesOrFolders).stream().filter(file -> file.getFileName().toString().equals(grid.source())).findFirst()
        .map(file -> read(file, PostBudget.ofMemory()).crs()).orElse("EPSG:4326");
  }

  /**
   * The files that {@link #read} would read, in its order.
   *
   * @throws BadInputException if a path does not exist or a folder holds no elevation file
   */
  public static List<Path> list(List<Path> filesOrFolders) {
    Set<Path> files = new LinkedHashSet<>();
    for (Path path : filesOrFolders) {
      if (Files.isDirectory(path)) {
        files.addAll(inFolder(path));
      } else if (Files.exists(path)) {
        files.add(path);
      } else {
        throw new BadInputException(path.toString(), "no such file or folder", "an elevation file or a folder of them");
      }
    }
    if (files.isEmpty()) {
      throw new BadInputException("terrain", "no file", "at least one elevation file");
    }
    return List.copyOf(files);
  }

  private static List<Path> inFolder(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> files = entries
          .filter(entry -> Files.isRegularFile(entry) && !entry.getFileName().toString().startsWith(".")
              && ElevationFormat.find(entry).isPresent())
          .sorted(Comparator.comparing(entry -> entry.getFileName().toString()))
          .toList();
      if (files.isEmpty()) {
        throw new BadInputException(folder.toString(), "no elevation file in the folder", NAMES);
      }
      return files;
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static ElevationFormat format(Path file) {
    return ElevationFormat.find(file)
        .orElseThrow(() -> new BadInputException(file.toString(), "a name of no elevation file", NAMES));
  }

  private static GeoreferencedGrid read(Path file, PostBudget budget) {
    try {
      return switch (format(file)) {
        case HGT -> new GeoreferencedGrid("EPSG:4326", HgtFile.read(file, budget));
        case GEOTIFF -> GeoTiffFile.read(file, budget);
        case ARC_GRID -> ArcGridFile.read(file, budget);
      };
    } catch (BadInputException e) {
      throw asGiven(file, e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The readers know a file by its name; whoever named several folders wants to know which one. */
  private static BadInputException asGiven(Path file, BadInputException e) {
    return file.getParent() == null || e.where().startsWith(file.toString()) ? e
        : new BadInputException(file.getParent() + file.getFileSystem().getSeparator() + e.where(), e.found(), e.expected(), e);
  }

  private static BadInputException unreadable(Path path, IOException e) {
    String reason = e instanceof NoSuchFileException ? "no such file" : "it can't be read (" + e.getMessage() + ")";
    return new BadInputException(path.toString(), reason, "a readable file", e);
  }
}
