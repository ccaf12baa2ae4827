package org.atalaya.planner.terrain;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Real ground for tests, where the shared data folder is at hand. */
public final class SharedTerrain {
  private SharedTerrain() {}

  /** A file of the shared data folder; skips the test, visibly, where it is missing. */
  public static Path file(String name) {
    Path path = Path.of(System.getProperty("atalaya.shared", "shared"), "data").resolve(name);
    assumeTrue(Files.exists(path), path + " missing");
    return path;
  }

  /** The 3″ tile around Orava and the Tatras: 1201 x 1201 big-endian shorts from the north-west, −32768 for a void. */
  public static ElevationGrid orava() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file("terrain/N49E019.hgt")));
    float[] heights = new float[1201 * 1201];
    for (int i = 0; i < heights.length; i++) {
      short height = bytes.getShort();
      heights[i] = height == Short.MIN_VALUE ? Float.NaN : height;
    }
    return new ElevationGrid("N49E019.hgt", new GridMapping.Geographic(50, 19, 1.0 / 1200, 1.0 / 1200), 1201, 1201, heights);
  }

  public static Terrain oravaTerrain() throws IOException {
    return new TerrainMosaic(List.of(orava()));
  }
}
