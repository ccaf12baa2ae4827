package org.atalaya.app;

import java.util.List;

/** Lines of RFC 4180, with LF. */
public final class Csv {
  private Csv() {}

  /** One line with its line end; a field is quoted only where it must be. */
  public static String line(List<String> fields) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        line.append(',');
      }
      String field = fields.get(i);
      if (field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
        line.append('"').append(field.replace("\"", "\"\"")).append('"');
      } else {
        line.append(field);
      }
    }
    return line.append('\n').toString();
  }
}
