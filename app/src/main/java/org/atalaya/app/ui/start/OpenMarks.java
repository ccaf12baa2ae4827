package org.atalaya.app.ui.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which project each running program has open: a file for each, named after its process, that is deleted when the project is
 * closed. One that is left of a process that is gone says that it ended without closing its project. May be used by any thread.
 */
final class OpenMarks {
  private static final String ENDING = ".open";

  private final Path folder;
  private final ProcessHandle self;

  OpenMarks(Path folder, ProcessHandle self) {
    this.folder = folder;
    this.self = self;
  }

  /** Marks a project as open here; true where a program that is gone had left it open. */
  synchronized boolean open(Path project) {
    boolean left = false;
    for (Path mark : marks()) {
      Mark read = read(mark);
      if (read.project().equals(Optional.of(project)) && !runs(read)) {
        left = true;
        delete(mark);
      }
    }
    new KeptFile(own()).write(List.of(started(self), project.toString()));
    return left;
  }

  /** The project of this program is closed. */
  synchronized void close() {
    delete(own());
  }

  private Path own() {
    return folder.resolve(self.pid() + ENDING);
  }

  private List<Path> marks() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().matches("\\d{1,18}\\.open")).toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  private record Mark(long pid, String started, Optional<Path> project) {}

  private static Mark read(Path file) {
    List<String> lines = new KeptFile(file).read();
    long pid = Long.parseLong(file.getFileName().toString().replace(ENDING, ""));
    return lines.size() < 2 ? new Mark(pid, "", Optional.empty())
        : new Mark(pid, lines.getFirst(), RecentProjects.path(lines.get(1)).findFirst());
  }

  /** Another process may have the number by now: it began at another time. */
  private static boolean runs(Mark mark) {
    return ProcessHandle.of(mark.pid()).filter(ProcessHandle::isAlive).filter(process -> started(process).equals(mark.started()))
        .isPresent();
  }

  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  private static void delete(Path mark) {
    try {
      Files.deleteIfExists(mark);
    } catch (IOException stays) {
      // it is read again the next time
    }
  }
}
