package org.atalaya.app.ui.start;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Some lines of text that a program remembers from one start to the next. What can't be read or written is forgotten:
 * nobody should be kept from their work by it.
 */
final class KeptFile {
  private static final Logger LOG = LoggerFactory.getLogger(KeptFile.class);
  private static final int MOST_BYTES = 100_000;

  private final Path file;

  KeptFile(Path file) {
    this.file = file;
  }

  /** Its lines; none where there is no such file, or it is no text of ours. */
  List<String> read() {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      return bytes.length > MOST_BYTES ? List.of() : new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  /** Puts these in their place, all or none. */
  void write(List<String> lines) {
    try {
      Files.createDirectories(file.getParent());
      Path fresh = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
      try {
        Files.write(fresh, lines);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      LOG.warn("not remembered: {}", e.getMessage());
    }
  }
}
