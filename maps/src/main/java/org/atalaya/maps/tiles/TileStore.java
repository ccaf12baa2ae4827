package org.atalaya.maps.tiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tiles that came over the net, kept on the disk: at most so many bytes, what was looked at longest ago given up first. What
 * is no longer fresh stays, for the days without internet. A file that is broken is begun anew, a folder that can't be
 * written leaves the tiles in memory: a map is never worth an error. Used from several threads; two programs may share it.
 */
public final class TileStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TileStore.class);
  private static final String FILE = "tiles.db";
  /** What a row costs beside the picture. */
  private static final int ROW_BYTES = 200;
  private static final long IN_MEMORY_BYTES = 60_000_000;
  private static final Duration TOUCHED_AGAIN_AFTER = Duration.ofHours(1);

  /**
   * What is known of a tile.
   *
   * @param picture as it came; empty where the server has said that there is none
   * @param etag to ask with whether it has changed
   * @param modified likewise
   * @param freshUntil then it is to be asked for again
   */
  record Kept(Optional<byte[]> picture, Optional<String> etag, Optional<String> modified, Instant freshUntil) {}

  /**
   * The same without the picture.
   *
   * @param empty true where the server has said that there is none
   */
  record Standing(boolean empty, Optional<String> etag, Optional<String> modified, Instant freshUntil) {}

  private final Path folder;
  private long mostBytes;
  private Optional<Connection> connection = Optional.empty();
  private long bytes;
  private boolean inMemory;
  private boolean closed;

  /** Opened when it is first asked. */
  public TileStore(Path folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  @FunctionalInterface
  private interface Access<T> {
    T run(Connection connection) throws SQLException;
  }

  private synchronized <T> T with(T otherwise, Access<T> access) {
    if (closed) {
      return otherwise;
    }
    try {
      return access.run(connection());
    } catch (SQLException e) {
      LOG.warn("kept tiles: {}", e.getMessage());
      if (isBroken(e)) {
        beginAnew();
      }
      return otherwise;
    }
  }

  private static boolean isBroken(SQLException e) {
    int code = e.getErrorCode() & 0xff;
    // SQLITE_CORRUPT, SQLITE_NOTADB; SQLITE_ERROR comes of tables that another program has made
    return code == 11 || code == 26 || code == 1;
  }

  private Connection connection() throws SQLException {
    if (connection.isEmpty()) {
      connection = Optional.of(open());
    }
    return connection.get();
  }

  private Connection open() throws SQLException {
    try {
      if (inMemory) {
        return openInMemory();
      }
      Files.createDirectories(folder);
      return prepare(DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(FILE).toAbsolutePath()));
    } catch (IOException | SQLException e) {
      if (e instanceof SQLException broken && isBroken(broken)) {
        throw broken;
      }
      LOG.warn("tiles of the net are kept in memory alone: {}", e.getMessage());
      inMemory = true;
      return openInMemory();
    }
  }

  private Connection openInMemory() throws SQLException {
    mostBytes = Math.min(mostBytes, IN_MEMORY_BYTES);
    return prepare(DriverManager.getConnection("jdbc:sqlite::memory:"));
  }

  private Connection prepare(Connection opened) throws SQLException {
    try (Statement statement = opened.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 3000");
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = NORMAL");
      statement.execute("CREATE TABLE IF NOT EXISTS tile (map TEXT NOT NULL, zoom INTEGER NOT NULL, x INTEGER NOT NULL,"
          + " y INTEGER NOT NULL, etag TEXT, modified TEXT, fresh_until INTEGER NOT NULL, used INTEGER NOT NULL,"
          + " bytes INTEGER NOT NULL, picture BLOB, PRIMARY KEY (map, zoom, x, y)) STRICT");
      statement.execute("CREATE INDEX IF NOT EXISTS tile_used ON tile (used, zoom DESC, bytes)");
      statement.execute("CREATE TABLE IF NOT EXISTS agreed (map TEXT PRIMARY KEY) STRICT");
      bytes = count(opened);
      return opened;
    } catch (SQLException e) {
      opened.close();
      throw e;
    }
  }

  private static long count(Connection opened) throws SQLException {
    try (Statement statement = opened.createStatement(); ResultSet row = statement.executeQuery("SELECT coalesce(sum(bytes), 0) FROM tile")) {
      return row.getLong(1);
    }
  }

  private void beginAnew() {
    try {
      if (connection.isPresent()) {
        connection.get().close();
      }
    } catch (SQLException e) {
      LOG.debug("a broken file of tiles", e);
    }
    connection = Optional.empty();
    for (String end : new String[] {"", "-wal", "-shm"}) {
      try {
        Files.deleteIfExists(folder.resolve(FILE + end));
      } catch (IOException e) {
        LOG.warn("{} can't be begun anew: {}", FILE, e.getMessage());
        inMemory = true;
      }
    }
  }

  /** What is kept, and from now on looked at last. */
  Optional<Kept> find(String map, Square at, Instant now) {
    return with(Optional.empty(), opened -> {
      try (PreparedStatement query = opened.prepareStatement(
          "SELECT picture, etag, modified, fresh_until, used FROM tile WHERE map = ? AND zoom = ? AND x = ? AND y = ?")) {
        place(query, 1, map, at);
        try (ResultSet row = query.executeQuery()) {
          if (!row.next()) {
            return Optional.empty();
          }
          Kept kept = new Kept(Optional.ofNullable(row.getBytes(1)), Optional.ofNullable(row.getString(2)),
              Optional.ofNullable(row.getString(3)), Instant.ofEpochSecond(row.getLong(4)));
          if (row.getLong(5) < now.minus(TOUCHED_AGAIN_AFTER).getEpochSecond()) {
            touch(opened, map, at, now);
          }
          return Optional.of(kept);
        }
      }
    });
  }

  /** What is known of it, without its picture. */
  Optional<Standing> standing(String map, Square at) {
    return with(Optional.empty(), opened -> {
      try (PreparedStatement query = opened.prepareStatement(
          "SELECT picture IS NULL, etag, modified, fresh_until FROM tile WHERE map = ? AND zoom = ? AND x = ? AND y = ?")) {
        place(query, 1, map, at);
        try (ResultSet row = query.executeQuery()) {
          return row.next() ? Optional.of(new Standing(row.getBoolean(1), Optional.ofNullable(row.getString(2)),
              Optional.ofNullable(row.getString(3)), Instant.ofEpochSecond(row.getLong(4)))) : Optional.empty();
        }
      }
    });
  }

  /** Whoever sits at this computer wants this map fetched. */
  void agree(String map) {
    with(0, opened -> {
      try (PreparedStatement insert = opened.prepareStatement("INSERT OR IGNORE INTO agreed VALUES (?)")) {
        insert.setString(1, map);
        return insert.executeUpdate();
      }
    });
  }

  boolean agreed(String map) {
    return with(false, opened -> {
      try (PreparedStatement query = opened.prepareStatement("SELECT 1 FROM agreed WHERE map = ?")) {
        query.setString(1, map);
        try (ResultSet row = query.executeQuery()) {
          return row.next();
        }
      }
    });
  }

  private static void touch(Connection opened, String map, Square at, Instant now) throws SQLException {
    try (PreparedStatement update = opened.prepareStatement("UPDATE tile SET used = ? WHERE map = ? AND zoom = ? AND x = ? AND y = ?")) {
      update.setLong(1, now.getEpochSecond());
      place(update, 2, map, at);
      update.executeUpdate();
    }
  }

  /** Keeps it, in place of what was kept. */
  void put(String map, Square at, Kept kept, Instant now) {
    with(0, opened -> {
      int size = kept.picture().map(each -> each.length).orElse(0) + ROW_BYTES;
      try (PreparedStatement insert = opened.prepareStatement("INSERT OR REPLACE INTO tile VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
        place(insert, 1, map, at);
        insert.setString(5, kept.etag().orElse(null));
        insert.setString(6, kept.modified().orElse(null));
        insert.setLong(7, kept.freshUntil().getEpochSecond());
        insert.setLong(8, now.getEpochSecond());
        insert.setLong(9, size);
        insert.setBytes(10, kept.picture().orElse(null));
        insert.executeUpdate();
      }
      // what it replaced is counted when it matters
      bytes += size;
      if (bytes > mostBytes) {
        makeRoom(opened);
      }
      return size;
    });
  }

  /** It has not changed: fresh again. */
  void renew(String map, Square at, Instant freshUntil) {
    with(0, opened -> {
      try (PreparedStatement update = opened.prepareStatement(
          "UPDATE tile SET fresh_until = ? WHERE map = ? AND zoom = ? AND x = ? AND y = ?")) {
        update.setLong(1, freshUntil.getEpochSecond());
        place(update, 2, map, at);
        return update.executeUpdate();
      }
    });
  }

  private void makeRoom(Connection opened) throws SQLException {
    bytes = count(opened);
    if (bytes <= mostBytes) {
      return;
    }
    // a tenth more than must be, so that it does not happen at every tile; among those of one second the larger zoom goes first
    try (PreparedStatement delete = opened.prepareStatement("DELETE FROM tile WHERE rowid IN (SELECT rowid FROM"
        + " (SELECT rowid, sum(bytes) OVER (ORDER BY used, zoom DESC, rowid) - bytes AS before FROM tile) WHERE before < ?)")) {
      delete.setLong(1, bytes - mostBytes * 9 / 10);
      delete.executeUpdate();
    }
    bytes = count(opened);
  }

  private static void place(PreparedStatement statement, int first, String map, Square at) throws SQLException {
    statement.setString(first, map);
    statement.setInt(first + 1, at.zoom());
    statement.setInt(first + 2, at.x());
    statement.setInt(first + 3, at.y());
  }

  /** Bytes that are kept, counted anew. */
  long bytes() {
    return with(0L, TileStore::count);
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      if (connection.isPresent()) {
        connection.get().close();
      }
    } catch (SQLException e) {
      LOG.warn("kept tiles can't be closed: {}", e.getMessage());
    }
    connection = Optional.empty();
  }
}
