package org.atalaya.app.ui.start;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The projects that were open lately, the last one first. Kept as a file with a path a line. May be used by any thread. */
public final class RecentProjects {
  /** More are forgotten. */
  static final int MOST = 12;

  private final KeptFile kept;
  private final OpenMarks marks;
  private final Predicate<Path> isThere;

  /** @param folder of the person's settings; made when there is something to keep */
  public RecentProjects(Path folder) {
    this(folder, Files::isRegularFile);
  }

  /** @param isThere whether a file exists, which may take long */
  RecentProjects(Path folder, Predicate<Path> isThere) {
    kept = new KeptFile(folder.resolve("recent-projects.txt"));
    marks = new OpenMarks(folder.resolve("open"), ProcessHandle.current());
    this.isThere = isThere;
  }

  /** The last projects, of which nothing is known yet. */
  public synchronized List<Path> all() {
    return paths().toList();
  }

  /** Looks for a project's file: where it lies on a share that does not answer, for a long time. */
  public boolean isThere(Path file) {
    return isThere.test(file);
  }

  /** Puts a project first that is open now. True where a program had it open before and ended without closing it. */
  public synchronized boolean opened(Path file) {
    Path path = file.toAbsolutePath().normalize();
    add(path);
    return marks.open(path);
  }

  /** The project that was open last is closed. */
  public void closed() {
    marks.close();
  }

  private void add(Path path) {
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

  static Stream<Path> path(String line) {
    try {
      return Stream.of(Path.of(line)).filter(Path::isAbsolute);
    } catch (InvalidPathException notOurs) {
      return Stream.empty();
    }
  }
}
