package org.atalaya.maps.tiles;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.atalaya.planner.BadInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * Tiles of PNG or JPEG in an MBTiles 1.3 file, opened for reading alone. The file may be anybody's: texts and pictures are
 * bounded, functions in its views are not trusted, and a view that takes for ever is stopped.
 */
public final class MbtilesFile implements TileSource {
  private static final Logger LOG = LoggerFactory.getLogger(MbtilesFile.class);
  private static final int LARGEST_VALUE_BYTES = 4_000_000;
  private static final int FINEST = 24;
  private static final int STEPS_A_CALL = 10_000;
  /** Some seconds; an indexed look-up takes a few steps. */
  private static final int MOST_CALLS = 20_000;

  private final Path file;
  private final Connection connection;
  private final String attribution;
  private final int finestZoom;
  private int calls;

  private MbtilesFile(Path file, Connection connection) throws SQLException {
    this.file = file;
    this.connection = connection;
    ((SQLiteConnection) connection).setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, LARGEST_VALUE_BYTES);
    ProgressHandler.setHandler(connection, STEPS_A_CALL, new ProgressHandler() {
      @Override
      protected int progress() {
        return ++calls > MOST_CALLS ? 1 : 0;
      }
    });
    execute("PRAGMA trusted_schema = OFF");
    execute("PRAGMA query_only = ON");
    Map<String, String> metadata = metadata();
    String format = metadata.getOrDefault("format", "png").toLowerCase(Locale.ROOT);
    if (!format.equals("png") && !format.equals("jpg") && !format.equals("jpeg")) {
      throw new BadInputException(file + ", metadata, format", "'" + format + "'", "png or jpg");
    }
    attribution = Attribution.plain(metadata.getOrDefault("attribution", ""));
    finestZoom = finest();
  }

  /** @throws BadInputException if it is no such file, or holds pictures of another kind */
  public static MbtilesFile open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(file.toString(), "no such file", "an MBTiles file");
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try {
      // a URI, or a question mark in a folder's name would be read as the start of options
      Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri());
      try {
        return new MbtilesFile(file, connection);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new BadInputException(file.toString(), "no tables of tiles (" + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
          + ")", "an MBTiles file", e);
    }
  }

  private void execute(String pragma) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(pragma);
    }
  }

  private Map<String, String> metadata() throws SQLException {
    Map<String, String> metadata = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement("SELECT name, value FROM metadata LIMIT 200");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        if (rows.getString(1) != null && rows.getString(2) != null) {
          metadata.putIfAbsent(rows.getString(1), rows.getString(2));
        }
      }
    }
    return metadata;
  }

  private int finest() throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("SELECT max(zoom_level) FROM tiles");
        ResultSet rows = query.executeQuery()) {
      int zoom = rows.next() ? rows.getInt(1) : 0;
      if (rows.wasNull() || zoom < 0 || zoom > FINEST) {
        throw new BadInputException(file + ", tiles", rows.wasNull() ? "no tile" : "zoom " + zoom, "zooms 0 to " + FINEST);
      }
      return zoom;
    }
  }

  @Override
  public synchronized Optional<byte[]> find(int zoom, int x, int y) {
    calls = 0;
    // rows are counted from the south in this format
    try (PreparedStatement query = connection.prepareStatement(
        "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ? LIMIT 1")) {
      query.setInt(1, zoom);
      query.setInt(2, x);
      query.setInt(3, (1 << zoom) - 1 - y);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.ofNullable(rows.getBytes(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      LOG.warn("{}: tile {}/{}/{} can't be read: {}", file.getFileName(), zoom, x, y, e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public int finestZoom() {
    return finestZoom;
  }

  @Override
  public String attribution() {
    return attribution;
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.warn("{} can't be closed: {}", file.getFileName(), e.getMessage());
    }
  }
}
