package org.atalaya.planner.project;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.atalaya.planner.BadInputException;

/**
 * A file that a project names, as it is kept.
 *
 * @param path absolute
 * @param relative from the project file's folder when the entry was made, with slashes; empty where there is no such way
 */
record KeptPath(String path, Optional<String> relative) {

  static KeptPath of(Path projectFile, String path) {
    try {
      Path way = folder(projectFile).relativize(Path.of(path).normalize());
      return new KeptPath(path, Optional.of(way.toString().replace(way.getFileSystem().getSeparator(), "/")));
    } catch (IllegalArgumentException e) {
      // another drive, or not an absolute path of this system
      return new KeptPath(path, Optional.empty());
    }
  }

  private static Path folder(Path projectFile) {
    return projectFile.toAbsolutePath().normalize().getParent();
  }

  /**
   * Where it is found: first by its way from the project file (the two moved together), then at its absolute path. One
   * that is found nowhere is given at its absolute path.
   */
  Path find(Path projectFile, String what) {
    try {
      Optional<Path> beside = relative.map(way -> folder(projectFile).resolve(way).normalize()).filter(Files::exists);
      return beside.isPresent() ? beside.get() : Path.of(path);
    } catch (InvalidPathException e) {
      throw new BadInputException(projectFile + ", " + what, path, "a path of this system", e);
    }
  }
}
