package org.atalaya.app.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.atalaya.planner.BadInputException;

/** Files that a job writes for people: whole or not at all. */
public final class OutputFile {
  private OutputFile() {}

  /** Writes UTF-8 text beside the target and moves it into place, so that a crash leaves the old file. */
  public static void write(Path target, String text) throws IOException {
    write(target, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes beside the target and moves them into place, so that a crash leaves the old file. */
  public static void write(Path target, byte[] content) throws IOException {
    Path absolute = target.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      throw new BadInputException(target.toString(), "a folder", "a file to write");
    }
    if (Files.exists(absolute) && !Files.isRegularFile(absolute)) {
      Files.write(absolute, content);
      return;
    }
    Path folder = absolute.getParent();
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(target.toString(), "no such folder", "a file in a folder that exists");
    }
    try {
      replace(absolute, folder, content);
    } catch (FileSystemException e) {
      // the user knows the file that was asked for, not the one beside it
      throw new BadInputException(target.toString(), "a place where no file can be made", "a writable folder", e);
    }
  }

  private static void replace(Path absolute, Path folder, byte[] content) throws IOException {
    Path partial = Files.createTempFile(folder, "." + absolute.getFileName(), ".part");
    try {
      Files.write(partial, content);
      if (Files.getFileStore(partial).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(partial, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
      }
      Files.move(partial, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}
