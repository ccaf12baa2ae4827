package org.atalaya.maps.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.atalaya.planner.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MbtilesFileTest {
  private static final String TABLES = "CREATE TABLE metadata (name TEXT, value TEXT);"
      + "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)";

  @TempDir Path folder;

  @Test
  void rowsAreCountedFromTheNorthAndTheAttributionIsPlainText() throws Exception {
    Path file = file(TABLES, "INSERT INTO metadata VALUES ('format', 'png'), ('attribution', '© <a href=\"x\">Vecinos</a>')");
    put(file, 1, 0, 1, picture("png", 256, Color.RED));
    put(file, 1, 0, 0, picture("png", 256, Color.BLUE));
    try (MbtilesFile tiles = MbtilesFile.open(file)) {
      assertThat(tiles.attribution()).isEqualTo("© Vecinos");
      assertThat(tiles.finestZoom()).isEqualTo(1);
      assertThat(TilePictures.paint(tiles, 1, 0, 0).orElseThrow()).as("north").hasSize(256 * 256).containsOnly(Color.RED.getRGB());
      assertThat(TilePictures.paint(tiles, 1, 0, 1).orElseThrow()).as("south").containsOnly(Color.BLUE.getRGB());
      assertThat(TilePictures.paint(tiles, 1, 1, 1)).isEmpty();
    }
  }

  @Test
  void beyondTheFinestZoomTheCoarserPictureIsMagnified() throws Exception {
    BufferedImage halves = new BufferedImage(512, 512, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = halves.createGraphics();
    graphics.setColor(Color.GREEN);
    graphics.fillRect(256, 0, 256, 512);
    graphics.dispose();
    Path file = file(TABLES, "INSERT INTO metadata VALUES ('format', 'jpg')");
    put(file, 0, 0, 0, bytes("png", halves));
    try (MbtilesFile tiles = MbtilesFile.open(file)) {
      assertThat(TilePictures.paint(tiles, 3, 7, 2).orElseThrow()).as("east").containsOnly(Color.GREEN.getRGB());
      assertThat(TilePictures.paint(tiles, 3, 1, 2).orElseThrow()).as("west").containsOnly(Color.BLACK.getRGB());
    }
  }

  @Test
  void hugeAndBrokenPicturesAreNotDecoded() throws Exception {
    assertThat(TilePictures.decode(picture("png", 1025, Color.RED))).isEmpty();
    assertThat(TilePictures.decode(picture("jpg", 300, Color.RED))).isPresent();
    byte[] bomb = picture("png", 8, Color.RED);
    // its header now says 65,536 × 65,536 pixels
    bomb[17] = 1;
    bomb[19] = 0;
    bomb[21] = 1;
    bomb[23] = 0;
    assertThat(TilePictures.decode(bomb)).isEmpty();
    byte[] whole = picture("png", 64, Color.RED);
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      byte[] broken = whole.clone();
      for (int i = 0; i < 4; i++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      }
      Optional<BufferedImage> decoded = TilePictures.decode(broken);
      assertThat(decoded.map(BufferedImage::getWidth).orElse(0)).as("seed %d", seed).isLessThanOrEqualTo(1024);
    }
  }

  @Test
  void whatIsNoMbtilesIsNamedInOneLine() throws Exception {
    assertThatThrownBy(() -> MbtilesFile.open(Files.writeString(folder.resolve("a.mbtiles"), "no tables at all, but long enough")))
        .isInstanceOf(BadInputException.class).hasMessageNotContaining("\n").hasMessageContaining("a.mbtiles");
    assertThatThrownBy(() -> MbtilesFile.open(folder.resolve("none.mbtiles"))).isInstanceOf(BadInputException.class);
    Path vector = file(TABLES, "INSERT INTO metadata VALUES ('format', 'pbf')");
    assertThatThrownBy(() -> MbtilesFile.open(vector)).isInstanceOf(BadInputException.class).hasMessageContaining("'pbf', expected png or jpg");
  }

  @Test
  void aViewThatTakesForEverIsStopped() throws Exception {
    Path file = file("CREATE TABLE metadata (name TEXT, value TEXT)", "CREATE VIEW tiles AS WITH RECURSIVE n(i) AS "
        + "(SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS zoom_level, 0 AS tile_column, 0 AS tile_row, NULL AS tile_data FROM n");
    assertThatThrownBy(() -> MbtilesFile.open(file)).isInstanceOf(BadInputException.class);
  }

  private Path file(String... statements) throws Exception {
    Path file = folder.resolve("map" + Math.abs(String.join("", statements).hashCode()) + ".mbtiles");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file); Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.executeUpdate(each);
      }
    }
    return file;
  }

  /** @param row counted from the south */
  private static void put(Path file, int zoom, int column, int row, byte[] picture) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        PreparedStatement insert = connection.prepareStatement("INSERT INTO tiles VALUES (?, ?, ?, ?)")) {
      insert.setInt(1, zoom);
      insert.setInt(2, column);
      insert.setInt(3, row);
      insert.setBytes(4, picture);
      insert.executeUpdate();
    }
  }

  private static byte[] picture(String format, int side, Color color) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, side, side);
    graphics.dispose();
    return bytes(format, image);
  }

  private static byte[] bytes(String format, BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }
}
