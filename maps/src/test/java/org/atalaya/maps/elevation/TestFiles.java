package org.atalaya.maps.elevation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GridMapping;
import org.junit.jupiter.api.Assumptions;

/** Files for tests: the real ones beside the checkout, and small ones made on the spot. */
final class TestFiles {
  private TestFiles() {}

  static Path real(String name) {
    Path file = Path.of(System.getProperty("atalaya.shared", "missing"), "data", "terrain", name);
    Assumptions.assumeTrue(Files.exists(file), file + " missing");
    return file;
  }

  /** A 3″ tile whose post (c, r) is c + r metres high, but for one void at (5, 7). */
  static byte[] slope() {
    ByteBuffer bytes = ByteBuffer.allocate(2 * 1201 * 1201);
    for (int row = 0; row < 1201; row++) {
      for (int column = 0; column < 1201; column++) {
        bytes.putShort((short) (column == 5 && row == 7 ? -32768 : column + row));
      }
    }
    return bytes.array();
  }

  static Path gzip(Path file, byte[] content) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(content);
    }
    return file;
  }

  static Path zip(Path file, byte[] content, String... entries) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String entry : entries) {
        out.putNextEntry(new ZipEntry(entry));
        out.write(content);
      }
    }
    return file;
  }

  static ElevationGrid grid(String name, double north, double west, double step, int columns, int rows, float first) {
    float[] heights = new float[columns * rows];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = first + i;
    }
    return new ElevationGrid(name, new GridMapping.Geographic(north, west, step, step), columns, rows, heights);
  }
}
