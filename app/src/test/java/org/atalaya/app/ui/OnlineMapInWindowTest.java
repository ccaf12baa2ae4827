package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.atalaya.app.ui.map.BlockView;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.wording.Wording;
import org.atalaya.maps.tiles.HttpTileFetch;
import org.atalaya.maps.tiles.TileDownloads;
import org.atalaya.maps.tiles.TileStore;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.OnlineMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ScreenLibraries.class)
class OnlineMapInWindowTest {
  private static final Color GROUND = new Color(0xf2, 0xef, 0xe9);

  @TempDir Path folder;

  @Test
  void aMapOfTheNetIsAddedDrawnAndStaysWhenTheNetIsGone() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> {
      byte[] png = picture(exchange.getRequestURI().getPath());
      try (exchange) {
        exchange.sendResponseHeaders(200, png.length);
        exchange.getResponseBody().write(png);
      }
    });
    server.start();
    String here = "http://127.0.0.1:" + server.getAddress().getPort();
    Path project = SampleProject.create(folder);
    try (WindowFixture window = WindowFixture.open(project, AtalayaWindow.engines(), Locale.of("es", "AR"), 1280, 720)) {
      window.run(() -> window.model.map().onlineMaps().fetchThrough(
          () -> new TileDownloads(new TileStore(folder.resolve("cache"), 50_000_000), new HttpTileFetch(1_000_000))));
      window.run(() -> window.model.desk().stepProperty().set(Step.TERRAIN));
      window.await("the button", () -> window.window.scene().lookup("#online-open") != null);
      window.run(() -> button(window, "online-open").fire());
      window.run(() -> known(window).getSelectionModel().selectFirst());
      window.run(() -> field(window, "online-address").setText(here + "/{z}/{x}.png"));
      window.run(() -> button(window, "online-add").fire());
      window.await("what is wrong is said", () -> labels(window, ".form-trouble").stream().anyMatch(text -> text.contains("{y}")));
      window.screenshot("72-online-form");
      window.run(() -> field(window, "online-address").setText(here + "/{z}/{x}/{y}.png"));
      window.run(() -> button(window, "online-add").fire());
      window.await("it is listed", () -> labels(window, ".layer-row .check-box").contains("OpenStreetMap"));
      window.run(window.model.desk()::dismissNotice);
      window.await("it is drawn", () -> corner(window) == GROUND.getRGB());
      window.await("all is drawn", () -> window.window.map().settled());
      assertThat(labels(window, ".attribution")).contains("© OpenStreetMap (openstreetmap.org/copyright)");
      theGroundInPerspectiveIsPaintedFromItToo(window);
      server.stop(0);
      window.run(() -> window.window.map().zoomBy(4));
      window.await("what is missing is said", () -> labels(window, ".attribution").stream().anyMatch(text -> text.startsWith("Sin internet")));
      window.await("all is drawn", () -> window.window.map().settled());
      assertThat(WindowFixture.onWindow(() -> corner(window))).as("the coarser picture stands in").isEqualTo(GROUND.getRGB());
      window.screenshot("73-online-offline");
      window.run(() -> window.model.desk().stepProperty().set(Step.LINKS));
      window.await("all is drawn", () -> window.window.map().settled());
      window.screenshot("75-online-links");
      window.run(() -> window.model.desk().stepProperty().set(Step.TERRAIN));
      window.run(() -> window.model.desk().apply(List.of(new Edit.SetOnlineMaps(List.of(new OnlineMap(here + "/other/{z}/{x}/{y}.png",
          "Mapa de la comuna", "", List.of(), 0, 19, true))))));
      window.await("it asks", () -> labels(window, ".attribution").stream().anyMatch(text -> text.contains("permitas")));
      window.run(window.model.desk()::dismissNotice);
      window.await("its row asks", () -> window.window.scene().getRoot().lookupAll(".layer-row .button").size() == 2);
      window.screenshot("76-online-asks");
      window.run(() -> window.model.darkProperty().set(true));
      window.run(() -> window.model.wordingProperty().set(Wording.of(Locale.ENGLISH)));
      window.await("the button", () -> window.window.scene().lookup("#online-open") != null);
      window.run(() -> button(window, "online-open").fire());
      window.await("all is drawn", () -> window.window.map().settled());
      window.screenshot("74-online-dark");
    } finally {
      server.stop(0);
    }
  }

  /** Its own squares are fetched, and laid over the ground when they come. */
  private static void theGroundInPerspectiveIsPaintedFromItToo(WindowFixture window) throws Exception {
    window.run(() -> window.model.map().block().shownProperty().set(true));
    window.await("the ground is there, as the net draws it", () -> {
      BlockView block = (BlockView) window.window.scene().getRoot().lookup(".block");
      return block.settled() && shareOfTheNet(block) > 0.3;
    });
    window.screenshot("77-online-block");
    window.run(() -> window.model.map().block().shownProperty().set(false));
    window.await("all is drawn", () -> window.window.map().settled());
  }

  /** The share of the picture that is painted in the ground's colour of the net's pictures, which no relief has. */
  private static double shareOfTheNet(BlockView block) {
    WritableImage image = block.snapshot(null, null);
    int all = 0;
    int found = 0;
    for (int y = 0; y < image.getHeight(); y += 4) {
      for (int x = 0; x < image.getWidth(); x += 4) {
        Color color = new Color(image.getPixelReader().getArgb(x, y));
        all++;
        found += Math.abs(color.getRed() - GROUND.getRed()) + Math.abs(color.getGreen() - GROUND.getGreen())
            + Math.abs(color.getBlue() - GROUND.getBlue()) < 8 ? 1 : 0;
      }
    }
    return (double) found / all;
  }

  /** Roads, and which tile it is. */
  private static byte[] picture(String name) throws IOException {
    BufferedImage image = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(GROUND);
    graphics.fillRect(0, 0, 256, 256);
    graphics.setColor(new Color(0xfc, 0xd6, 0xa4));
    graphics.setStroke(new BasicStroke(7));
    graphics.drawLine(128, 0, 128, 256);
    graphics.drawLine(40, 128, 256, 128);
    graphics.setColor(Color.GRAY);
    graphics.drawString(name, 140, 120);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private static Button button(WindowFixture window, String id) {
    return (Button) window.window.scene().lookup("#" + id);
  }

  @SuppressWarnings("unchecked")
  private static ComboBox<Object> known(WindowFixture window) {
    return (ComboBox<Object>) window.window.scene().lookup("#online-known");
  }

  private static TextField field(WindowFixture window, String id) {
    return (TextField) window.window.scene().lookup("#" + id);
  }

  private static List<String> labels(WindowFixture window, String of) {
    return window.window.scene().getRoot().lookupAll(of).stream().filter(Node::isVisible)
        .map(each -> each instanceof Label label ? label.getText() : ((Labeled) each).getText()).toList();
  }

  /** A pixel of the map that is ground in every tile, whatever the zoom. */
  private static int corner(WindowFixture window) {
    var pixels = window.window.map().snapshot(null, null).getPixelReader();
    int ground = 0;
    for (int x = 10; x < 60; x++) {
      ground += pixels.getArgb(x, 300) == GROUND.getRGB() ? 1 : 0;
    }
    return ground > 25 ? GROUND.getRGB() : 0;
  }
}
