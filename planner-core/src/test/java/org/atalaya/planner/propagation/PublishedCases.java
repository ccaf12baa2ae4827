package org.atalaya.planner.propagation;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.atalaya.planner.terrain.SharedTerrain;

/** Tables of published cases, read by column name. A test that needs one is skipped where the table is missing. */
final class PublishedCases {
  private PublishedCases() {}

  record Case(int line, Map<String, String> values) {
    double number(String column) {
      return Double.parseDouble(values.get(column));
    }

    int whole(String column) {
      return Integer.parseInt(values.get(column));
    }

    @Override
    public String toString() {
      return "line " + line + " " + values;
    }
  }

  static List<Case> read(String file) throws IOException {
    List<String> lines = Files.readAllLines(SharedTerrain.file("propagation/" + file));
    String[] columns = lines.getFirst().split(",");
    return IntStream.range(1, lines.size()).mapToObj(i -> {
      String[] fields = lines.get(i).split(",", -1);
      Map<String, String> values = new LinkedHashMap<>();
      for (int c = 0; c < columns.length; c++) {
        values.put(columns[c], fields[c]);
      }
      return new Case(i + 1, values);
    }).toList();
  }

  static List<EvenProfile> profiles(String file) throws IOException {
    return Files.readAllLines(SharedTerrain.file("propagation/" + file)).stream().map(line -> {
      String[] fields = line.split(",");
      return new EvenProfile(Double.parseDouble(fields[1]), Arrays.stream(fields).skip(2).mapToDouble(Double::parseDouble).toArray());
    }).toList();
  }
}
