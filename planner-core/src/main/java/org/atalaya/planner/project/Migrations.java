package org.atalaya.planner.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.atalaya.planner.BadInputException;

/**
 * Brings a project file from the schema that it has to the present one. Step n is the resource
 * {@code schema-00n.sql}; it is never changed once released. SQLite's {@code user_version} says how many a file has.
 */
final class Migrations {
  /** The present schema. */
  static final int LATEST = 18;

  private final SqliteFile file;

  Migrations(SqliteFile file) {
    this.file = file;
  }

  /**
   * Looks whether the file has exactly the tables that its version is made of. A foreign view or trigger would run
   * as ours, and a table without its checks could hold anything.
   *
   * @throws BadInputException if the schema is not one that this program has made
   */
  void checkSchema() throws SQLException {
    long version = version();
    if (version < 1 || version > LATEST) {
      throw new BadInputException(file.path().toString(), "a project with schema " + version,
          "schema 1 to " + LATEST + (version > LATEST ? ": it was made by a newer Atalaya" : ""));
    }
    try (SqliteFile reference = SqliteFile.inMemory()) {
      new Migrations(reference).migrate(0, version);
      if (!definitions(reference).equals(definitions(file))) {
        throw new BadInputException(file.path().toString(), "tables of another kind",
            "those of a project with schema " + version);
      }
    }
  }

  private static List<String> definitions(SqliteFile file) throws SQLException {
    return file.query("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name",
        row -> row.getString(1));
  }

  /** All that is wanting, in one transaction. */
  void migrate() throws SQLException {
    if (version() < LATEST) {
      file.write(() -> {
        migrate(version(), LATEST);
        return null;
      });
    }
  }

  /** Within the caller's transaction. */
  void migrate(long from, long to) throws SQLException {
    for (int step = (int) from + 1; step <= to; step++) {
      for (String statement : statements(step)) {
        file.execute(statement);
      }
      file.execute("PRAGMA user_version = " + step);
    }
  }

  private long version() throws SQLException {
    return file.queryLong("PRAGMA user_version");
  }

  /** The statements of a step: each ends with a semicolon at the end of a line. */
  static List<String> statements(int step) {
    String name = String.format(Locale.ROOT, "schema-%03d.sql", step);
    try (InputStream in = Migrations.class.getResourceAsStream(name)) {
      List<String> statements = new ArrayList<>();
      for (String statement : new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";\\R")) {
        if (!statement.isBlank()) {
          statements.add(statement);
        }
      }
      return statements;
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
