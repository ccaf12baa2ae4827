package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.stage.Popup;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.wording.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A photo of a roof: taken in, small in the panel, large at a press, off again, each an edit. */
@ExtendWith(ScreenLibraries.class)
class RoofPhotoInWindowTest {
  @TempDir Path folder;

  @Test
  void aPhotoIsShownEnlargedAndTakenOffAndEachCanBeUndone() throws Exception {
    Path file = SampleProject.create(folder);
    Path photo = folder.resolve("roof.JPG");
    ImageIO.write(roof(), "jpeg", photo.toFile());
    try (WindowFixture window = WindowFixture.open(file, AtalayaWindow.engines(), Locale.ENGLISH, 1280, 720)) {
      String site = window.model.sites().all().getFirst().name();
      window.run(() -> window.model.desk().stepProperty().set(Step.SITES));
      assertThat(WindowFixture.onWindow(() -> window.model.photo().takes(List.of(photo)))).as("nothing is selected").isFalse();
      window.run(() -> window.model.desk().selectionProperty().set(new Selection.OfSite(site)));
      assertThat(WindowFixture.onWindow(() -> window.model.photo().takes(List.of(photo)))).isTrue();
      assertThat(WindowFixture.onWindow(() -> window.model.photo().takes(List.of(file)))).as("a project is none").isFalse();
      assertThat(WindowJourneyTest.texts(window)).contains("Drop a photo here (JPEG or PNG). A small copy goes into the project.");
      window.run(() -> window.model.photo().take(photo));
      window.await("the photo", () -> window.model.photo().shownProperty().get().isPresent());
      Files.delete(photo);
      window.pulses();
      Node small = window.find("#photo-small", Node.class);
      assertThat(small.isVisible()).isTrue();
      assertThat(small.getAccessibleText()).contains(site);
      bringIntoView(window);
      window.screenshot("photo-en");
      window.run(() -> ((Button) small).fire());
      window.await("large", () -> Window.getWindows().stream().anyMatch(each -> each instanceof Popup popup && popup.isShowing()));
      Popup large = WindowFixture.onWindow(() -> (Popup) Window.getWindows().stream().filter(Popup.class::isInstance).findFirst().orElseThrow());
      assertThat(((ImageView) large.getContent().getFirst().lookup(".image-view")).getBoundsInLocal().getWidth()).isGreaterThan(600);
      window.menuScreenshot("photo-large");
      window.run(large::hide);
      window.run(window.model.desk()::undo);
      window.await("undone", () -> window.model.sites().all().getFirst().photo().isEmpty());
      assertThat(window.model.photo().shownProperty().get()).isEmpty();
      window.run(window.model.desk()::redo);
      window.await("there again, though the file is gone", () -> window.model.photo().shownProperty().get().isPresent());
      window.run(() -> window.model.wordingProperty().set(Wording.of(Locale.of("es", "AR"))));
      window.run(() -> window.model.darkProperty().set(true));
      bringIntoView(window);
      window.screenshot("photo-es-dark");
      Button remove = window.find("#photo-remove", Button.class);
      window.run(remove::fire);
      window.await("off", () -> window.model.sites().all().getFirst().photo().isEmpty());
      Path bad = Files.writeString(folder.resolve("bad.png"), "no picture");
      window.run(window.model.desk()::dismissNotice);
      window.run(() -> window.model.photo().take(bad));
      window.await("told", () -> window.model.desk().noticeProperty().get().map(Notice::kind).equals(Optional.of(Notice.Kind.FAILED)));
      assertThat(window.model.sites().all().getFirst().photo()).isEmpty();
    }
  }

  private static void bringIntoView(WindowFixture window) throws Exception {
    window.run(() -> window.look(root -> {
      ((javafx.scene.control.ScrollPane) root.lookup(".detail-pane")).setVvalue(1);
      return null;
    }));
  }

  private static BufferedImage roof() {
    BufferedImage image = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, new Color(120, 170, 220), 0, 700, new Color(220, 230, 240)));
    graphics.fillRect(0, 0, 1600, 1200);
    graphics.setColor(new Color(150, 70, 50));
    graphics.fillPolygon(new int[] {100, 800, 1500}, new int[] {900, 350, 900}, 3);
    graphics.setColor(new Color(210, 200, 180));
    graphics.fillRect(250, 900, 1100, 300);
    graphics.dispose();
    return image;
  }
}
