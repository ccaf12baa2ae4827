package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.image.PixelReader;
import javax.imageio.ImageIO;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.wording.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ScreenLibraries.class)
class LayersInWindowTest {
  private static final Color GROUND = new Color(0xc8, 0xdc, 0xb0);

  @TempDir Path folder;

  @Test
  void filesThatAreDroppedAreDrawnListedAndHidden() throws Exception {
    Path project = SampleProject.create(folder);
    Path tiles = tiles();
    Path lines = Files.writeString(folder.resolve("camino-a-la-loma.kml"), """
        <kml><Placemark><name>Camino</name><LineString><coordinates>-64.66,-31.36 -64.63,-31.33 -64.61,-31.34 -64.59,-31.30</coordinates></LineString></Placemark>
        <Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>-64.64,-31.35 -64.62,-31.35 -64.62,-31.34 -64.64,-31.345</coordinates>
        </LinearRing></outerBoundaryIs></Polygon></Placemark></kml>""");
    try (WindowFixture window = WindowFixture.open(project, AtalayaWindow.engines(), Locale.of("es", "AR"), 1280, 720)) {
      window.run(() -> window.model.files().take(List.of(tiles, lines)));
      window.await("both are read", () -> window.model.map().layers().layersProperty().get().size() == 2);
      assertThat(window.model.desk().stepProperty().get()).isEqualTo(Step.TERRAIN);
      window.run(window.model.desk()::dismissNotice);
      window.await("all is drawn", () -> window.window.map().settled());
      window.screenshot("70-layers");
      assertThat(corner(window)).isEqualTo(GROUND.getRGB());
      assertThat(violet(window)).as("a line is drawn").isTrue();
      assertThat(labels(window)).contains("© Vecinos de la loma");
      window.run(() -> window.model.darkProperty().set(true));
      window.run(() -> window.model.wordingProperty().set(Wording.of(Locale.ENGLISH)));
      window.await("the list", () -> window.window.scene().getRoot().lookupAll(".layer-row .check-box").size() == 2);
      window.await("all is drawn", () -> window.window.map().settled());
      window.screenshot("71-layers-dark");
      window.run(() -> ((CheckBox) window.window.scene().getRoot().lookupAll(".layer-row .check-box").stream()
          .filter(each -> ((CheckBox) each).getText().endsWith(".mbtiles")).findFirst().orElseThrow()).fire());
      window.await("it is hidden", () -> window.model.map().layers().attributions().isEmpty());
      window.await("all is drawn", () -> window.window.map().settled());
      assertThat(corner(window)).isNotEqualTo(GROUND.getRGB());
    }
  }

  /** True where a pixel of the map has a colour of lines and areas. */
  private static boolean violet(WindowFixture window) throws Exception {
    return WindowFixture.onWindow(() -> {
      PixelReader pixels = window.window.map().snapshot(null, null).getPixelReader();
      for (int y = 300; y < 500; y++) {
        for (int x = 100; x < 500; x++) {
          if (pixels.getArgb(x, y) == 0xff7a3e9d) {
            return true;
          }
        }
      }
      return false;
    });
  }

  /** A pixel of the map where no line, site or button is. */
  private static int corner(WindowFixture window) throws Exception {
    return WindowFixture.onWindow(() -> window.window.map().snapshot(null, null).getPixelReader().getArgb(6, 100));
  }

  private static List<String> labels(WindowFixture window) throws Exception {
    return WindowFixture.onWindow(() -> window.window.scene().getRoot().lookupAll(".attribution").stream()
        .map(each -> ((Label) each).getText()).toList());
  }

  private Path tiles() throws Exception {
    Path file = folder.resolve("aerea.mbtiles");
    BufferedImage image = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(GROUND);
    graphics.fillRect(0, 0, 256, 256);
    graphics.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file); Statement statement = connection.createStatement()) {
      statement.executeUpdate("CREATE TABLE metadata (name TEXT, value TEXT)");
      statement.executeUpdate("INSERT INTO metadata VALUES ('format', 'png'), ('attribution', '© Vecinos de la loma')");
      statement.executeUpdate("CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)");
      try (PreparedStatement insert = connection.prepareStatement("INSERT INTO tiles VALUES (0, 0, 0, ?)")) {
        insert.setBytes(1, png.toByteArray());
        insert.executeUpdate();
      }
    }
    return file;
  }
}
