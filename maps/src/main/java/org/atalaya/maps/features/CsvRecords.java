package org.atalaya.maps.features;

import java.util.ArrayList;
import java.util.List;
import org.atalaya.planner.BadInputException;

/** RFC 4180 with any one delimiter: quoted fields may hold it, line breaks, and quotes written twice. */
final class CsvRecords {
  private CsvRecords() {}

  /**
   * One record.
   *
   * @param line of the file where it begins, from 1
   */
  record Row(int line, List<String> fields) {
    boolean isBlank() {
      return fields.stream().allMatch(String::isBlank);
    }
  }

  /** @throws BadInputException if a quote is never closed or there are more rows than allowed */
  static List<Row> parse(String where, String text, char delimiter, int maxRows) {
    List<Row> rows = new ArrayList<>();
    Reader reader = new Reader(where, text, delimiter);
    while (reader.at < text.length()) {
      Row row = reader.row();
      if (!row.isBlank()) {
        rows.add(row);
      }
      if (rows.size() > maxRows) {
        throw new BadInputException(where + ", line " + row.line(), "one more row", "at most " + maxRows);
      }
    }
    return rows;
  }

  private static final class Reader {
    private final String where;
    private final String text;
    private final char delimiter;
    private int at;
    private int line = 1;

    Reader(String where, String text, char delimiter) {
      this.where = where;
      this.text = text;
      this.delimiter = delimiter;
    }

    Row row() {
      int first = line;
      List<String> fields = new ArrayList<>();
      boolean more = true;
      while (more) {
        fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
        more = at < text.length() && text.charAt(at) == delimiter;
        if (more) {
          at++;
        }
      }
      lineEnd();
      return new Row(first, fields);
    }

    private String plain() {
      int start = at;
      while (at < text.length() && text.charAt(at) != delimiter && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
        at++;
      }
      return text.substring(start, at).strip();
    }

    private String quoted() {
      int first = line;
      StringBuilder field = new StringBuilder();
      at++;
      while (true) {
        if (at >= text.length()) {
          throw new BadInputException(where + ", line " + first, "a quote that is never closed", "\" at the field's end");
        }
        char c = text.charAt(at++);
        if (c == '\n') {
          line++;
        }
        if (c != '"') {
          field.append(c);
        } else if (at < text.length() && text.charAt(at) == '"') {
          field.append('"');
          at++;
        } else {
          break;
        }
      }
      String after = plain();
      if (!after.isEmpty()) {
        throw new BadInputException(where + ", line " + line, "'" + after + "' after a closing quote", "the next field");
      }
      return field.toString().strip();
    }

    private void lineEnd() {
      if (at < text.length() && text.charAt(at) == '\r') {
        at++;
      }
      if (at < text.length() && text.charAt(at) == '\n') {
        at++;
      }
      line++;
    }
  }

  /** The field as RFC 4180 wants it: quoted only where it must be. */
  static String write(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';' || c == '\t')
        && field.equals(field.strip());
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
