package org.atalaya.maps.features;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.atalaya.planner.BadInputException;

/** How high each class of a land cover stands: CSV with the columns {@code class,height_m}; others are passed over. */
public final class ClassHeights {
  private static final long LARGEST_BYTES = 1_000_000;
  private static final int MOST_CLASSES = 10_000;

  private ClassHeights() {}

  /** @throws BadInputException if the file is no such table, or names a class twice */
  public static Map<Integer, Double> read(Path file) {
    String where = file.toString();
    List<CsvRecords.Row> rows = rows(file, where);
    List<String> header = rows.isEmpty() ? List.of() : rows.getFirst().fields().stream().map(String::strip).toList();
    int type = header.indexOf("class");
    int height = header.indexOf("height_m");
    if (type < 0 || height < 0) {
      throw new BadInputException(where + ", header", "no column " + (type < 0 ? "class" : "height_m"), "the columns by their names");
    }
    Map<Integer, Double> heights = new HashMap<>();
    for (CsvRecords.Row row : rows.subList(1, rows.size())) {
      String line = where + ", line " + row.line();
      if (row.fields().size() != header.size()) {
        throw new BadInputException(line, row.fields().size() + " fields", header.size() + " as in the header");
      }
      int number = whole(line + ", class", row.fields().get(type).strip());
      double meters = meters(line + ", height_m", row.fields().get(height).strip());
      if (heights.put(number, meters) != null) {
        throw new BadInputException(line + ", class", "class " + number + " twice", "each class once");
      }
    }
    return Map.copyOf(heights);
  }

  private static List<CsvRecords.Row> rows(Path file, String where) {
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        throw new BadInputException(where, Files.size(file) + " bytes", "at most " + LARGEST_BYTES);
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return CsvRecords.parse(where, text.startsWith("\uFEFF") ? text.substring(1) : text, ',', MOST_CLASSES);
    } catch (NoSuchFileException e) {
      throw new BadInputException(where, "no such file", "classes with a height each", e);
    } catch (IOException e) {
      throw new BadInputException(where, "it can't be read (" + e.getMessage() + ")", "a readable file", e);
    }
  }

  private static int whole(String where, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new BadInputException(where, "\"" + text + "\"", "a whole number", e);
    }
  }

  private static double meters(String where, String text) {
    try {
      double meters = Double.parseDouble(text);
      if (meters >= 0 && meters <= 100) {
        return meters;
      }
    } catch (NumberFormatException e) {
      throw new BadInputException(where, "\"" + text + "\"", "a height of 0 to 100 m", e);
    }
    throw new BadInputException(where, text + " m", "a height of 0 to 100 m");
  }
}
