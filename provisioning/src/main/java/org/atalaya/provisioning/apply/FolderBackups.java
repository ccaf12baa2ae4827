package org.atalaya.provisioning.apply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.atalaya.provisioning.ssh.PlainText;

/** Keeps backups as files that only their owner can read: {@code HOSTNAME-DIGEST.tar.gz}. */
public final class FolderBackups implements Backups {
  private static final int DIGITS = 12;
  private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path folder;

  /**
   * @param folder made where it is missing
   */
  public FolderBackups(Path folder) {
    this.folder = folder;
  }

  @Override
  public String keep(RouterTask task, Backup backup) {
    String host = task.hostName().replaceAll("[^A-Za-z0-9-]", "_");
    Path file = folder.resolve(host + "-" + backup.sha256().substring(0, DIGITS) + ".tar.gz");
    try {
      Files.createDirectories(folder, owner("rwx------"));
      Path part = Files.createTempFile(folder, "backup", ".part", owner("rw-------"));
      try (FileChannel out = FileChannel.open(part, Set.of(StandardOpenOption.WRITE))) {
        ByteBuffer bytes = ByteBuffer.wrap(backup.archive());
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        // on the disk before anything is changed on the router
        out.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return PlainText.of(file.toString(), 200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileAttribute<?>[] owner(String permissions) {
    return POSIX ? new FileAttribute<?>[] {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))} : new FileAttribute<?>[0];
  }
}
