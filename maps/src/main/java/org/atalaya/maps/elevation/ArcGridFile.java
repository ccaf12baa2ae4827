package org.atalaya.maps.elevation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atalaya.maps.projection.MapProjection;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.terrain.ElevationGrid;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;

/**
 * Esri's ASCII grid: a header of names and numbers, then heights row by row from the north. It has no coordinate system
 * of its own: a .prj beside it says which, and without one, degrees are taken where the numbers can be degrees. Voids are
 * what NODATA_value says, −9999 where it says nothing.
 */
final class ArcGridFile {
  private static final Set<String> HEADER = Set.of("ncols", "nrows", "xllcorner", "yllcorner", "xllcenter", "yllcenter",
      "cellsize", "dx", "dy", "nodata_value");
  private static final int LONGEST_WORD = 64;
  private static final int LONGEST_PRJ = 65_536;

  private final String where;
  private final InputStream in;
  private int line = 1;

  private ArcGridFile(String where, InputStream in) {
    this.where = where;
    this.in = in;
  }

  static GeoreferencedGrid read(Path file, PostBudget budget) throws IOException {
    String where = file.getFileName().toString();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return new ArcGridFile(where, in).read(file, budget, new HashMap<>());
    }
  }

  private GeoreferencedGrid read(Path file, PostBudget budget, Map<String, Double> header) throws IOException {
    String word = word().toLowerCase(Locale.ROOT);
    while (HEADER.contains(word)) {
      header.put(word, number(word()));
      word = word().toLowerCase(Locale.ROOT);
    }
    int columns = (int) get(header, "ncols");
    int rows = (int) get(header, "nrows");
    budget.take(where, columns, rows);
    Placement placement = placement(header, rows);
    float noData = header.getOrDefault("nodata_value", -9999.0).floatValue();
    float[] heights = new float[columns * rows];
    for (int i = 0; i < heights.length; i++) {
      if (word.isEmpty()) {
        throw new BadInputException(where, i + " heights", heights.length + " (" + columns + " x " + rows + " posts)");
      }
      float height = (float) number(word);
      heights[i] = height == noData ? Float.NaN : height;
      word = word();
    }
    if (!word.isEmpty()) {
      throw new BadInputException(where + ", line " + line, "more heights", heights.length + " (" + columns + " x " + rows + " posts)");
    }
    return place(file, placement, columns, rows, heights);
  }

  private double get(Map<String, Double> header, String name) {
    Double value = header.get(name);
    if (value == null) {
      throw new BadInputException(where, "no " + name + " in the header", "an ArcGrid header");
    }
    return value;
  }

  private Placement placement(Map<String, Double> header, int rows) {
    double columnStep = header.containsKey("dx") ? header.get("dx") : get(header, "cellsize");
    double rowStep = header.containsKey("dy") ? header.get("dy") : get(header, "cellsize");
    if (!(columnStep > 0 && rowStep > 0)) {
      throw new BadInputException(where + ", cellsize", columnStep + ", " + rowStep, "above 0");
    }
    double west = header.containsKey("xllcenter") ? header.get("xllcenter") : get(header, "xllcorner") + columnStep / 2;
    double south = header.containsKey("yllcenter") ? header.get("yllcenter") : get(header, "yllcorner") + rowStep / 2;
    return new Placement(west, south + (rows - 1) * rowStep, columnStep, rowStep);
  }

  private GeoreferencedGrid place(Path file, Placement placement, int columns, int rows, float[] heights) throws IOException {
    String name = where.substring(0, where.length() - ".asc".length());
    Optional<Path> prj = Optional.of(file.resolveSibling(name + ".prj")).filter(Files::isRegularFile);
    if (prj.isEmpty()) {
      boolean degrees = Math.abs(placement.north()) <= 90 && Math.abs(placement.north() - (rows - 1) * placement.rowStep()) <= 90
          && placement.west() >= -180 && placement.west() + (columns - 1) * placement.columnStep() <= 180;
      if (!degrees) {
        throw new BadInputException(where, "no coordinate system, and corners that are no degrees",
            "a file " + name + ".prj beside it");
      }
      return new GeoreferencedGrid("EPSG:4326",
          new ElevationGrid(where, placement.geographic(where, columns, rows), columns, rows, heights));
    }
    String prjName = prj.get().getFileName().toString();
    if (Files.size(prj.get()) > LONGEST_PRJ) {
      throw new BadInputException(prjName, Files.size(prj.get()) + " bytes", "at most " + LONGEST_PRJ);
    }
    String text = new String(Files.readAllBytes(prj.get()), StandardCharsets.UTF_8);
    CoordinateReferenceSystem crs = CoordinateSystems.parse(prjName, text);
    Optional<Integer> code = CoordinateSystems.findCode(crs);
    String crsName = code.map(number -> "EPSG:" + number).orElse(crs.getName().getCode());
    Optional<MapProjection> formula = code.flatMap(CoordinateSystems::findFormula);
    ElevationGrid grid;
    if (code.isPresent() && CoordinateSystems.isPlainGeographic(code.get())) {
      grid = new ElevationGrid(where, placement.geographic(where, columns, rows), columns, rows, heights);
    } else if (formula.isPresent()) {
      grid = new ElevationGrid(where, placement.projected(formula.get()), columns, rows, heights);
    } else {
      grid = new ElevationGrid(where, placement.in(where, crs), columns, rows, heights);
    }
    return new GeoreferencedGrid(crsName, grid);
  }

  private double number(String word) {
    try {
      double value = Double.parseDouble(word.replace(',', '.'));
      if (Double.isInfinite(value)) {
        throw new NumberFormatException(word);
      }
      return value;
    } catch (NumberFormatException e) {
      throw new BadInputException(where + ", line " + line, word.isEmpty() ? "the end of the file" : "'" + word + "'", "a number", e);
    }
  }

  /** The next word; empty at the end of the file. */
  private String word() throws IOException {
    int next = in.read();
    while (next >= 0 && next <= ' ') {
      if (next == '\n') {
        line++;
      }
      next = in.read();
    }
    StringBuilder word = new StringBuilder();
    while (next > ' ') {
      word.append((char) next);
      if (word.length() > LONGEST_WORD) {
        throw new BadInputException(where + ", line " + line, "a word of more than " + LONGEST_WORD + " letters", "numbers");
      }
      in.mark(1);
      next = in.read();
    }
    if (next == '\n') {
      in.reset();
    }
    return word.toString();
  }
}
