package org.atalaya.planner.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.atalaya.planner.BadInputException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteLimits;
import org.sqlite.SQLiteOpenMode;

/**
 * The SQLite file under a project: one connection, opened with care (the file may come from anywhere), write-ahead
 * log with {@code synchronous=FULL}, and transactions. Not safe for several threads; {@link Project} holds the lock.
 */
final class SqliteFile implements AutoCloseable {
  /** "Atal", at bytes 68 to 71 of the file: tells a project from any other SQLite file. */
  static final int APPLICATION_ID = 0x4174616C;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int APPLICATION_ID_OFFSET = 68;
  private static final int HEADER_BYTES = 100;
  private static final int BUSY_MILLISECONDS = 5000;
  private static final int LARGEST_VALUE_BYTES = 128_000_000;

  private final Path path;
  private final SQLiteConnection connection;

  private SqliteFile(Path path, SQLiteConnection connection) {
    this.path = path;
    this.connection = connection;
  }

  /** Work within a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  /** What a new file begins with. */
  @FunctionalInterface
  interface Fill {
    void write(SqliteFile file) throws SQLException;
  }

  /** What makes of a row what is wanted. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * A new file, readable by its owner alone, with the schema and what {@code fill} writes, all in one transaction.
   *
   * @throws BadInputException if the file exists or can't be made
   */
  static SqliteFile create(Path path, Fill fill) {
    createEmpty(path);
    SqliteFile file = null;
    try {
      file = connect(path);
      SqliteFile opened = file;
      // before the switch to WAL: the file itself, not its log, must say what it is if the power goes now
      file.execute("PRAGMA synchronous = FULL");
      file.write(() -> {
        opened.execute("PRAGMA application_id = " + APPLICATION_ID);
        new Migrations(opened).migrate(0, Migrations.LATEST);
        fill.write(opened);
        return null;
      });
      file.startWriteAheadLog();
      return file;
    } catch (RuntimeException e) {
      discard(path, file);
      throw e;
    } catch (SQLException e) {
      discard(path, file);
      throw failure(path, e);
    }
  }

  /**
   * An existing project: looked at before SQLite may touch it, checked whole, brought to the present schema.
   *
   * @throws BadInputException if it is not a project, is damaged, or has a schema newer than this program
   */
  static SqliteFile open(Path path) {
    checkHeader(path);
    SqliteFile file = null;
    try {
      file = connect(path);
      Migrations migrations = new Migrations(file);
      migrations.checkSchema();
      file.checkIntegrity();
      file.startWriteAheadLog();
      migrations.migrate();
      return file;
    } catch (RuntimeException e) {
      closeQuietly(file);
      throw e;
    } catch (SQLException e) {
      closeQuietly(file);
      throw failure(path, e);
    }
  }

  Path path() {
    return path;
  }

  /** Runs the work in a transaction that locks out other writers from its start: all of it is kept, or nothing. */
  <T> T write(Work<T> work) {
    return transaction("BEGIN IMMEDIATE", work);
  }

  /** Runs the work on one consistent state of the file. */
  <T> T read(Work<T> work) {
    return transaction("BEGIN", work);
  }

  private <T> T transaction(String begin, Work<T> work) {
    try {
      execute(begin);
      boolean kept = false;
      try {
        T answer = work.run();
        execute("COMMIT");
        kept = true;
        return answer;
      } finally {
        if (!kept) {
          rollBack();
        }
      }
    } catch (SQLException e) {
      throw failure(path, e);
    }
  }

  private void rollBack() {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      // SQLite has rolled back by itself (disk full, input/output error): the first failure is the one to tell
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /** @return the number of rows changed */
  int update(String sql, Object... arguments) throws SQLException {
    try (PreparedStatement statement = prepare(sql)) {
      bind(statement, arguments);
      return statement.executeUpdate();
    }
  }

  /** @return the id of the new row */
  long insert(String sql, Object... arguments) throws SQLException {
    update(sql, arguments);
    return queryLong("SELECT last_insert_rowid()");
  }

  <T> List<T> query(String sql, RowReader<T> reader, Object... arguments) throws SQLException {
    try (PreparedStatement statement = prepare(sql)) {
      bind(statement, arguments);
      List<T> rows = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(reader.read(row));
        }
      }
      return rows;
    }
  }

  /** The first column of the first row. */
  long queryLong(String sql, Object... arguments) throws SQLException {
    return query(sql, row -> row.getLong(1), arguments).getFirst();
  }

  static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
  }

  /** @throws BadInputException if the column does not hold a time as ISO 8601 writes it */
  Instant instant(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new BadInputException(path + ", " + column, text, "a time: 2026-01-31T12:00:00Z", e);
    }
  }

  /** Grows by one whenever another connection has changed the file. */
  long dataVersion() throws SQLException {
    return queryLong("PRAGMA data_version");
  }

  /**
   * Copies the file by SQLite's backup API: a consistent state, the log included.
   *
   * @throws BadInputException if the target exists or can't be made
   */
  void backupTo(Path target) {
    createEmpty(target);
    try {
      int code = connection.getDatabase().backup("main", target.toAbsolutePath().toString(), null);
      if (code != SQLiteErrorCode.SQLITE_OK.code) {
        throw new SQLiteException("the copy was not completed", SQLiteErrorCode.getErrorCode(code));
      }
    } catch (SQLException e) {
      discard(target, null);
      throw failure(target, e);
    }
  }

  /** Moves the log into the file, empties it and lets go; the log's files are gone unless another program reads on. */
  @Override
  public void close() {
    try (connection) {
      execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException e) {
      throw failure(path, e);
    }
  }

  private static SqliteFile connect(Path path) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setBusyTimeout(BUSY_MILLISECONDS);
    config.enforceForeignKeys(true);
    // a URI, or a question mark in a folder's name would be read as the start of options
    String url = "jdbc:sqlite:" + path.toAbsolutePath().toUri();
    SQLiteConnection connection = (SQLiteConnection) config.createConnection(url);
    SqliteFile file = new SqliteFile(path, connection);
    try {
      connection.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, LARGEST_VALUE_BYTES);
      connection.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
      file.execute("PRAGMA trusted_schema = OFF");
      file.execute("PRAGMA cell_size_check = ON");
      // what is replaced (an old secret box) is overwritten, not just marked free
      file.execute("PRAGMA secure_delete = ON");
      return file;
    } catch (SQLException e) {
      closeQuietly(file);
      throw e;
    }
  }

  /** An empty database that lives in memory, to hold a schema against. */
  static SqliteFile inMemory() throws SQLException {
    return new SqliteFile(Path.of("memory"),
        (SQLiteConnection) new SQLiteConfig().createConnection("jdbc:sqlite::memory:"));
  }

  private void startWriteAheadLog() throws SQLException {
    execute("PRAGMA journal_mode = WAL");
    execute("PRAGMA synchronous = FULL");
    execute("PRAGMA foreign_keys = ON");
  }

  private void checkIntegrity() throws SQLException {
    String verdict = query("PRAGMA integrity_check(1)", row -> row.getString(1)).getFirst();
    if (!verdict.equals("ok")) {
      throw new BadInputException(path.toString(), "damage (" + verdict + ")", "a sound project file");
    }
    List<String> orphans = query("PRAGMA foreign_key_check", row -> row.getString(1));
    if (!orphans.isEmpty()) {
      throw new BadInputException(path.toString(), "damage (a row of " + orphans.getFirst() + " without its owner)",
          "a sound project file");
    }
  }

  private static void checkHeader(Path path) {
    byte[] header;
    if (!Files.isRegularFile(path)) {
      throw new BadInputException(path.toString(), Files.exists(path) ? "something that is not a file" : "no file",
          "a project file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      header = in.readNBytes(HEADER_BYTES);
    } catch (IOException e) {
      throw new BadInputException(path.toString(), "a file that can't be read", "a project file", e);
    }
    ByteBuffer bytes = ByteBuffer.wrap(header);
    boolean sqlite = header.length == HEADER_BYTES && bytes.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
    if (!sqlite) {
      throw new BadInputException(path.toString(), "a file of another kind", "a project file");
    }
    if (bytes.getInt(APPLICATION_ID_OFFSET) != APPLICATION_ID) {
      throw new BadInputException(path.toString(), "another program's database", "a project file");
    }
  }

  private static void createEmpty(Path path) {
    Path absolute = path.toAbsolutePath();
    try {
      boolean posix = Files.getFileStore(absolute.getParent()).supportsFileAttributeView("posix");
      FileAttribute<?>[] ownerOnly = posix
          ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
          : new FileAttribute<?>[0];
      Files.newByteChannel(absolute, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly).close();
    } catch (FileAlreadyExistsException e) {
      throw new BadInputException(path.toString(), "a file that exists already", "the name of a new file", e);
    } catch (IOException e) {
      throw new BadInputException(path.toString(), "a place where no file can be made", "a writable folder", e);
    }
  }

  private static void discard(Path path, SqliteFile file) {
    closeQuietly(file);
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // an empty file is left behind; why it could not be filled is the failure to tell
    }
  }

  private static void closeQuietly(SqliteFile file) {
    if (file != null) {
      try {
        file.connection.close();
      } catch (SQLException e) {
        // the failure that led here is the one to tell
      }
    }
  }

  /** The failure as others are to see it: bad input, or the machine's fault. */
  static RuntimeException failure(Path path, SQLException e) {
    int code = e.getErrorCode() & 0xff;
    return switch (code) {
      case 5, 6 -> new BadInputException(path.toString(), "a project that another program is writing to",
          "it to be free within " + BUSY_MILLISECONDS / 1000 + " s", e);
      case 8, 14, 23 -> new BadInputException(path.toString(), "a file or folder that can't be written",
          "one that can: a project is opened to be worked on", e);
      case 11, 26 -> new BadInputException(path.toString(), "damage", "a sound project file", e);
      default -> new UncheckedIOException(new IOException(path + ": " + e.getMessage(), e));
    };
  }
}
