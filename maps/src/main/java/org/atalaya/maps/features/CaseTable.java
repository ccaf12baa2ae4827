package org.atalaya.maps.features;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.atalaya.planner.BadInputException;

/**
 * A table of cases for validation: read by column name, every column passed through, the results appended.
 * Comma-separated, decimal points, UTF-8.
 */
public final class CaseTable {
  private static final long LARGEST_BYTES = 500_000_000;
  private static final int MOST_ROWS = 5_000_000;
  private final String file;
  private final List<String> header;
  private final List<CsvRecords.Row> rows;

  private CaseTable(String file, List<String> header, List<CsvRecords.Row> rows) {
    this.file = file;
    this.header = header;
    this.rows = rows;
  }

  /** @throws BadInputException if the file is too large, has no header or no row, or a row of another length than the header */
  public static CaseTable read(Path path) throws IOException {
    String name = path.toString();
    if (Files.size(path) > LARGEST_BYTES) {
      throw new BadInputException(name, Files.size(path) + " bytes", "at most " + LARGEST_BYTES);
    }
    String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    List<CsvRecords.Row> all = CsvRecords.parse(name, text.startsWith("\uFEFF") ? text.substring(1) : text, ',', MOST_ROWS);
    if (all.size() < 2) {
      throw new BadInputException(name, all.isEmpty() ? "an empty file" : "a header and no case", "a header and at least one case");
    }
    List<String> header = all.getFirst().fields();
    List<CsvRecords.Row> rows = all.subList(1, all.size());
    for (CsvRecords.Row row : rows) {
      if (row.fields().size() != header.size()) {
        throw new BadInputException(name + ", line " + row.line(), row.fields().size() + " fields", header.size() + " as in the header");
      }
    }
    return new CaseTable(name, header, rows);
  }

  /** Number of cases. */
  public int size() {
    return rows.size();
  }

  /** Index of a column. @throws BadInputException if there is none of that name */
  public int getColumn(String name) {
    int column = header.indexOf(name);
    if (column < 0) {
      throw new BadInputException(file + ", header", "no column " + name, "the columns by their names");
    }
    return column;
  }

  /** Index of a column that may be missing. */
  public OptionalInt findColumn(String name) {
    int column = header.indexOf(name);
    return column < 0 ? OptionalInt.empty() : OptionalInt.of(column);
  }

  /** A whole number of a case, {@code 2} or {@code 2.0}. @throws BadInputException if it is none, or out of the range */
  public int getWhole(int row, int column, int least, int most) {
    double number = getNumber(row, column, least, most);
    if (number != Math.rint(number)) {
      throw new BadInputException(where(row, column), rows.get(row).fields().get(column), "a whole number");
    }
    return (int) number;
  }

  /** A number of a case. @throws BadInputException if it is none, or out of the range */
  public double getNumber(int row, int column, double least, double most) {
    String text = rows.get(row).fields().get(column);
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new BadInputException(where(row, column), "\"" + text + "\"", "a number");
    }
    if (!(number >= least && number <= most)) {
      throw new BadInputException(where(row, column), text, least + " to " + most);
    }
    return number;
  }

  /** A field as it stands there. */
  public String getText(int row, int column) {
    return rows.get(row).fields().get(column);
  }

  /** Where a value stands, for a message: file, line and column. */
  public String where(int row, int column) {
    return file + ", line " + rows.get(row).line() + ", " + header.get(column);
  }

  /** The table as CSV with further columns; {@code results} holds one list a case, as long as {@code columns}. */
  public String with(List<String> columns, List<List<String>> results) {
    StringBuilder text = new StringBuilder();
    append(text, header, columns);
    for (int i = 0; i < rows.size(); i++) {
      append(text, rows.get(i).fields(), results.get(i));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, List<String> fields, List<String> further) {
    String separator = "";
    for (List<String> part : List.of(fields, further)) {
      for (String field : part) {
        text.append(separator).append(CsvRecords.write(field));
        separator = ",";
      }
    }
    text.append('\n');
  }
}
