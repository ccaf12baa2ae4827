package org.atalaya.app.ui.start;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The projects that were open lately, the last one first. Kept as a file with a path a line. May be used by any thread. */
public final class RecentProjects {
  /** More are forgotten. */
  static final int MOST = 12;

  private final KeptFile kept;

  /**
   * A project that was open.
   *
   * @param file where it was
   * @param there false where it is gone: deleted, moved, or on a stick that is not plugged in
   */
  public record Recent(Path file, boolean there) {}

  /** @param folder of the person's settings; made when there is something to keep */
  public RecentProjects(Path folder) {
    kept = new KeptFile(folder.resolve("recent-projects.txt"));
  }

  public synchronized List<Recent> all() {
    return paths().map(file -> new Recent(file, Files.isRegularFile(file))).toList();
  }

  /** Puts one first. */
  public synchronized void add(Path file) {
    Path path = file.toAbsolutePath().normalize();
    List<String> lines = new ArrayList<>(List.of(path.toString()));
    paths().filter(each -> !each.equals(path)).limit(MOST - 1).forEach(each -> lines.add(each.toString()));
    kept.write(lines);
  }

  /** Forgets one; the file itself stays. */
  public synchronized void remove(Path file) {
    kept.write(paths().filter(each -> !each.equals(file)).map(Path::toString).toList());
  }

  private Stream<Path> paths() {
    return kept.read().stream().flatMap(RecentProjects::path).distinct().limit(MOST);
  }

  private static Stream<Path> path(String line) {
    try {
      return Stream.of(Path.of(line)).filter(Path::isAbsolute);
    } catch (InvalidPathException notOurs) {
      return Stream.empty();
    }
  }
}
