package org.atalaya.maps.elevation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GridMapping;

/**
 * SRTM's .hgt: one degree by one degree, rows from the north, big-endian 16-bit metres, −32768 for a void. The name
 * gives the south-west corner, the size gives the number of posts; both rims are in the tile, so neighbours share a row
 * or column. (U.S. Geological Survey, "SRTM Topography", section 2.1.)
 */
public final class HgtFile {
  private static final short VOID = -32768;
  private static final Pattern NAME = Pattern.compile("([NSns])(\\d{2})([EWew])(\\d{3})(?:[._-].*)?");
  private static final List<Shape> SHAPES = List.of(new Shape(1201, 1201), new Shape(1801, 3601), new Shape(3601, 3601));
  private static final int LARGEST = 2 * 3601 * 3601;

  private HgtFile() {}

  private record Shape(int columns, int rows) {
    int bytes() {
      return 2 * columns * rows;
    }

    String text() {
      return bytes() + " (" + columns + " x " + rows + " posts)";
    }
  }

  /** South-west corner, whole degrees. */
  private record Corner(int latitude, int longitude) {}

  private record Content(String name, byte[] bytes) {}

  static ElevationGrid read(Path file, PostBudget budget) throws IOException {
    String fileName = file.getFileName().toString();
    String lower = fileName.toLowerCase(Locale.ROOT);
    Content content;
    if (lower.endsWith(".zip")) {
      content = unzip(file, fileName);
    } else if (lower.endsWith(".gz")) {
      content = new Content(fileName, gunzip(file, fileName));
    } else {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw wrongSize(fileName, Long.toString(size));
      }
      content = new Content(fileName, Files.readAllBytes(file));
    }
    return decode(fileName, content, budget);
  }

  private static byte[] gunzip(Path file, String fileName) throws IOException {
    try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16)) {
      return bounded(in, fileName);
    } catch (ZipException | java.io.EOFException e) {
      throw new BadInputException(fileName, "a damaged gzip stream (" + e.getMessage() + ")", "a whole .hgt.gz", e);
    }
  }

  /** The one .hgt of a zip, read where it lies: nothing is unpacked, so no entry's path can lead anywhere. */
  private static Content unzip(Path file, String fileName) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> entries = zip.stream()
          .filter(entry -> !entry.isDirectory() && baseName(entry).toLowerCase(Locale.ROOT).endsWith(".hgt"))
          .limit(2)
          .collect(Collectors.toList());
      if (entries.size() != 1) {
        throw new BadInputException(fileName, entries.isEmpty() ? "no .hgt in it" : "more than one .hgt in it",
            "a zip with one .hgt");
      }
      ZipEntry entry = entries.getFirst();
      String inner = baseName(entry);
      Optional<Corner> innerCorner = findCorner(inner);
      Optional<Corner> outerCorner = findCorner(fileName);
      if (innerCorner.isPresent() && outerCorner.isPresent() && !innerCorner.equals(outerCorner)) {
        throw new BadInputException(fileName, inner + " in it", "a tile of the same name");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return new Content(innerCorner.isPresent() ? inner : fileName, bounded(in, fileName));
      }
    } catch (ZipException | java.io.EOFException e) {
      throw new BadInputException(fileName, "a damaged zip (" + e.getMessage() + ")", "a zip with one .hgt", e);
    }
  }

  private static String baseName(ZipEntry entry) {
    return entry.getName().substring(Math.max(entry.getName().lastIndexOf('/'), entry.getName().lastIndexOf('\\')) + 1);
  }

  private static byte[] bounded(InputStream in, String fileName) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw wrongSize(fileName, "more than " + LARGEST);
    }
    return bytes;
  }

  private static BadInputException wrongSize(String fileName, String bytes) {
    return new BadInputException(fileName, bytes + " bytes",
        SHAPES.get(0).text() + ", " + SHAPES.get(1).text() + " or " + SHAPES.get(2).text());
  }

  private static ElevationGrid decode(String fileName, Content content, PostBudget budget) {
    Corner corner = findCorner(content.name()).orElseThrow(() -> new BadInputException(fileName,
        "a name that says no place", "the tile's south-west corner, like N49E019.hgt"));
    Shape shape = SHAPES.stream().filter(s -> s.bytes() == content.bytes().length).findFirst()
        .orElseThrow(() -> wrongSize(fileName, Integer.toString(content.bytes().length)));
    budget.take(fileName, shape.columns(), shape.rows());
    ShortBuffer posts = ByteBuffer.wrap(content.bytes()).order(ByteOrder.BIG_ENDIAN).asShortBuffer();
    float[] heights = new float[shape.columns() * shape.rows()];
    for (int i = 0; i < heights.length; i++) {
      short meters = posts.get(i);
      heights[i] = meters == VOID ? Float.NaN : meters;
    }
    GridMapping mapping = new GridMapping.Geographic(corner.latitude() + 1, corner.longitude(),
        1.0 / (shape.rows() - 1), 1.0 / (shape.columns() - 1));
    return new ElevationGrid(fileName, mapping, shape.columns(), shape.rows(), heights);
  }

  private static Optional<Corner> findCorner(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int latitude = Integer.parseInt(matcher.group(2)) * (matcher.group(1).equalsIgnoreCase("S") ? -1 : 1);
    int longitude = Integer.parseInt(matcher.group(4)) * (matcher.group(3).equalsIgnoreCase("W") ? -1 : 1);
    boolean onEarth = latitude >= -90 && latitude < 90 && longitude >= -180 && longitude < 180;
    return onEarth ? Optional.of(new Corner(latitude, longitude)) : Optional.empty();
  }

  /**
   * Writes a one-degree tile of 1201 × 1201 or 3601 × 3601 posts, heights rounded to whole metres, under the name that
   * its corner gives it.
   *
   * @return the file
   * @throws IllegalArgumentException if the grid is no such tile
   */
  public static Path write(ElevationGrid tile, Path folder) throws IOException {
    if (!(tile.mapping() instanceof GridMapping.Geographic place)
        || SHAPES.stream().noneMatch(s -> s.columns() == tile.columns() && s.rows() == tile.rows())) {
      throw new IllegalArgumentException(tile.source() + " is no tile of one degree");
    }
    int south = (int) Math.round(place.northDegrees()) - 1;
    int west = (int) Math.round(place.westDegrees());
    String name = String.format(Locale.ROOT, "%c%02d%c%03d.hgt", south < 0 ? 'S' : 'N', Math.abs(south),
        west < 0 ? 'W' : 'E', Math.abs(west));
    byte[] bytes = new byte[2 * tile.columns() * tile.rows()];
    ShortBuffer posts = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN).asShortBuffer();
    for (int row = 0; row < tile.rows(); row++) {
      for (int column = 0; column < tile.columns(); column++) {
        float height = tile.height(column, row);
        posts.put(Float.isNaN(height) ? VOID : (short) Math.round(height));
      }
    }
    Files.createDirectories(folder);
    return Files.write(folder.resolve(name), bytes);
  }
}
