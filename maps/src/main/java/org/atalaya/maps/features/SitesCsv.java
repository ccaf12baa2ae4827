package org.atalaya.maps.features;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Site;

/**
 * The list of sites as a table: {@code name,lat,lon,height_m,role,power,households,device,cost,notes}. Only the first
 * three columns are required, in any order; a column that is none of these is kept in the notes as {@code column: value}.
 *
 * <p>Understood as spreadsheets write it: comma, semicolon or tab between fields (whichever the first line has most of),
 * decimal commas, quotes as in RFC 4180, a byte-order mark, degrees with minutes and seconds. A file that is not valid
 * UTF-8 is read as Windows-1252, which is what Excel saves in Western Europe and Latin America.
 */
public final class SitesCsv {
  /** Where no height is given: a two-storey roof with a short mast. */
  public static final double DEFAULT_HEIGHT_METERS = 6;
  private static final long MAX_BYTES = 20_000_000;
  private static final int MAX_SITES = 100_000;
  static final List<String> COLUMNS = List.of("name", "lat", "lon", "height_m", "role", "power", "households", "device",
      "cost", "notes");

  private SitesCsv() {}

  /**
   * The sites of a file, in its order.
   *
   * @throws BadInputException naming the file, and the line and field, for anything that is not as it should be: no
   *     sites, a missing column, a value out of its range, two sites with one name
   */
  public static List<Site> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes((int) MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new BadInputException(file.toString(), "more than " + MAX_BYTES + " bytes", "a list of sites");
      }
      return parse(file.toString(), decode(bytes));
    } catch (NoSuchFileException e) {
      throw new BadInputException(file.toString(), "no such file", "a list of sites", e);
    } catch (IOException e) {
      throw new BadInputException(file.toString(), "it can't be read (" + e.getMessage() + ")", "a list of sites", e);
    }
  }

  /**
   * The sites of a text.
   *
   * @param where name for messages
   * @throws BadInputException as {@link #read}
   */
  public static List<Site> parse(String where, String text) {
    String table = text;
    int skipped = 0;
    if (table.regionMatches(true, 0, "sep=", 0, 4)) {
      int end = table.indexOf('\n');
      table = end < 0 ? "" : table.substring(end + 1);
      skipped = 1;
    }
    List<CsvRecords.Row> rows = CsvRecords.parse(where, table, delimiter(table), MAX_SITES + 1);
    if (rows.isEmpty()) {
      throw new BadInputException(where, "an empty file", "a list of sites with the columns name, lat, lon");
    }
    List<String> header = header(where, rows.getFirst(), skipped);
    if (rows.size() == 1) {
      throw new BadInputException(where, "no site", "at least one");
    }
    List<Site> sites = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    for (CsvRecords.Row row : rows.subList(1, rows.size())) {
      int line = row.line() + skipped;
      Site site = new SiteRow(where + ", line " + line, values(where, line, header, row)).site();
      Integer earlier = lines.putIfAbsent(site.name(), line);
      if (earlier != null) {
        throw new BadInputException(where + ", line " + line + ", name",
            "'" + site.name() + "', which line " + earlier + " has too", "a name of its own");
      }
      sites.add(site);
    }
    return List.copyOf(sites);
  }

  private static char delimiter(String table) {
    int[] counts = new int[3];
    boolean quoted = false;
    for (int i = 0; i < table.length() && (quoted || table.charAt(i) != '\n' && table.charAt(i) != '\r'); i++) {
      char c = table.charAt(i);
      quoted ^= c == '"';
      int kind = quoted ? -1 : ",;\t".indexOf(c);
      if (kind >= 0) {
        counts[kind]++;
      }
    }
    if (counts[2] > counts[0] && counts[2] > counts[1]) {
      return '\t';
    }
    return counts[1] > counts[0] ? ';' : ',';
  }

  private static List<String> header(String where, CsvRecords.Row row, int skipped) {
    String place = where + ", line " + (row.line() + skipped);
    List<String> header = new ArrayList<>();
    for (String field : row.fields()) {
      String known = field.toLowerCase(Locale.ROOT);
      String name = COLUMNS.contains(known) ? known : field;
      if (!name.isEmpty() && header.contains(name)) {
        throw new BadInputException(place, "two columns " + name, "one");
      }
      header.add(name);
    }
    for (String required : COLUMNS.subList(0, 3)) {
      if (!header.contains(required)) {
        throw new BadInputException(place, "no column " + required, "the columns name, lat, lon");
      }
    }
    return header;
  }

  private static Map<String, String> values(String where, int line, List<String> header, CsvRecords.Row row) {
    Map<String, String> values = new HashMap<>();
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < row.fields().size(); i++) {
      String value = row.fields().get(i);
      if (value.isEmpty()) {
        continue;
      }
      if (i >= header.size()) {
        throw new BadInputException(where + ", line " + line, row.fields().size() + " fields",
            header.size() + " as in the header (a text with the delimiter in it needs quotes)");
      }
      String column = header.get(i);
      if (COLUMNS.contains(column)) {
        values.put(column, value);
      } else {
        notes.add(column.isEmpty() ? value : column + ": " + value);
        if (column.equals(SiteRow.SURROUNDINGS)) {
          values.put(column, value);
        }
      }
    }
    if (values.containsKey("notes")) {
      notes.addFirst(values.get("notes"));
    }
    values.put("notes", String.join("; ", notes));
    return values;
  }

  private static String decode(byte[] bytes) {
    if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    int start = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, bytes.length - start)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, start, bytes.length - start, Charset.forName("windows-1252"));
    }
  }

  private static boolean startsWith(byte[] bytes, int... first) {
    if (bytes.length < first.length) {
      return false;
    }
    for (int i = 0; i < first.length; i++) {
      if ((bytes[i] & 0xff) != first[i]) {
        return false;
      }
    }
    return true;
  }

  /** Writes the table with all its columns: UTF-8, LF, comma, decimal point. What {@link #read} reads back equal. */
  public static void write(Path file, List<Site> sites) throws IOException {
    Files.writeString(file, format(sites));
  }

  /** The table as text, as {@link #write} writes it. */
  public static String format(List<Site> sites) {
    StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
    for (Site site : sites) {
      List<String> fields = Arrays.asList(site.name(), number(site.position().latitudeDegrees()),
          number(site.position().longitudeDegrees()), number(site.heightMeters()), site.role().name().toLowerCase(Locale.ROOT),
          power(site.power()), Integer.toString(site.households()), site.device().orElse(""), number(site.cost()), site.notes());
      fields.replaceAll(CsvRecords::write);
      text.append(String.join(",", fields)).append('\n');
    }
    return text.toString();
  }

  private static String power(PowerSupply power) {
    return switch (power) {
      case PowerSupply.Grid grid -> "grid";
      case PowerSupply.Battery battery -> "battery:" + number(battery.wattHours());
      case PowerSupply.Solar solar -> "solar:" + number(solar.wattPeak()) + "," + number(solar.wattHours());
    };
  }

  /** The shortest text that reads back equal, without the ".0" of whole numbers. */
  private static String number(double value) {
    String plain = new BigDecimal(Double.toString(value)).toPlainString();
    return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
  }
}
