package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javax.imageio.ImageIO;
import org.atalaya.app.ui.map.BlockView;
import org.atalaya.app.ui.map.BlockViewModel;
import org.atalaya.app.ui.map.MapViewport;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.maps.block.BlockCamera;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.project.LinkRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The ground in perspective, with no graphics card: turned, picked and left by mouse and keyboard. */
@ExtendWith(ScreenLibraries.class)
class BlockInWindowTest {
  @TempDir Path folder;
  private WindowFixture window;

  @Test
  void theGroundIsSeenInPerspectiveWithItsLinks() throws Exception {
    try (WindowFixture opened = WindowFixture.open(SampleProject.create(folder), AtalayaWindow.engines(), Locale.of("es", "AR"), 1280, 720)) {
      window = opened;
      window.run(() -> window.model.desk().computeLinks());
      window.await("links", () -> window.model.links().links().isPresent());
      window.run(window.model.desk()::dismissNotice);
      window.run(() -> window.model.desk().stepProperty().set(Step.LINKS));
      theKeyShowsIt();
      aClickSelectsASiteAndItsLinks();
      theMouseTurnsMovesAndZooms();
      theKeyboardDoesToo();
      theSelectedLinkShowsItsZone();
      itSpeaksAndIsReached();
      escapeLeadsBack();
    }
  }

  private void theKeyShowsIt() throws Exception {
    press(KeyCode.F3);
    settle();
    assertThat(block().isVisible()).isTrue();
    assertThat(window.window.map().isVisible()).isFalse();
    assertThat(window.find(".block-toggle", ToggleButton.class).isSelected()).isTrue();
    Path picture = window.screenshot("block-1-es");
    assertThat(colors(picture)).as("ground, not one colour").hasSizeGreaterThan(800);
    assertThat(labels()).contains("Alturas × 2,0");
    window.run(() -> window.model.darkProperty().set(true));
    settle();
    Path dark = window.screenshot("block-1-dark-es");
    assertThat(brightness(dark)).as("the ground by night").isLessThan(0.6 * brightness(picture));
    window.run(() -> window.model.darkProperty().set(false));
    settle();
  }

  private void aClickSelectsASiteAndItsLinks() throws Exception {
    MapViewport.Spot school = WindowFixture.onWindow(() -> block().findSite("Escuela").orElseThrow());
    click(school);
    window.await("selected", () -> window.model.desk().selectionProperty().get().equals(new Selection.OfSite("Escuela")));
    settle();
    window.screenshot("block-2-site");
  }

  private void theMouseTurnsMovesAndZooms() throws Exception {
    BlockCamera before = camera();
    drag(MouseButton.PRIMARY, 100, 40);
    assertThat(camera().azimuthDegrees()).as("the ground turns with the hand").isBetween(20.0, 50.0);
    assertThat(camera().tiltDegrees()).isGreaterThan(before.tiltDegrees());
    assertThat(camera().target()).isEqualTo(before.target());
    drag(MouseButton.SECONDARY, 60, -30);
    assertThat(camera().target()).isNotEqualTo(before.target());
    Button nearer = window.find(".map-buttons .button", Button.class);
    window.run(nearer::fire);
    assertThat(camera().distanceMeters()).isLessThan(before.distanceMeters());
    settle();
  }

  private void theKeyboardDoesToo() throws Exception {
    window.run(() -> block().requestFocus());
    press(KeyCode.DIGIT0);
    BlockCamera home = camera();
    press(KeyCode.LEFT);
    assertThat(camera().azimuthDegrees()).isNotEqualTo(home.azimuthDegrees());
    press(KeyCode.PAGE_UP);
    assertThat(camera().exaggeration()).isEqualTo(2.5);
    assertThat(labels()).contains("Alturas × 2,5");
    press(KeyCode.PAGE_DOWN);
    press(KeyCode.PLUS);
    assertThat(camera().distanceMeters()).isLessThan(home.distanceMeters());
    press(KeyCode.DIGIT0);
    assertThat(camera().azimuthDegrees()).isEqualTo(home.azimuthDegrees());
  }

  private void theSelectedLinkShowsItsZone() throws Exception {
    for (Verdict verdict : List.of(Verdict.FRESNEL, Verdict.BLOCKED, Verdict.CLEAR)) {
      LinkRow row = window.model.links().all().stream().filter(each -> each.verdict() == verdict).findFirst().orElseThrow();
      window.run(() -> window.model.desk().selectionProperty().set(new Selection.OfLink(row.a(), row.b())));
      window.await("its path", () -> window.model.desk().pathProperty().get().filter(path -> path.a().name().equals(row.a())
          && path.b().name().equals(row.b())).isPresent());
      window.run(() -> block().reset());
      settle();
      window.screenshot("block-3-" + verdict.name().toLowerCase(Locale.ROOT));
      press(KeyCode.Z);
      assertThat(camera().distanceMeters()).as("close").isLessThan(8_000);
      settle();
      window.screenshot("block-4-close-" + verdict.name().toLowerCase(Locale.ROOT));
    }
    press(KeyCode.DIGIT0);
    settle();
  }

  private void itSpeaksAndIsReached() throws Exception {
    assertThat(block().getAccessibleText()).contains("3D", "alturas por 2,0");
    assertThat(Accessibility.keyboardTroubles(window)).isEmpty();
    assertThat(WindowJourneyTest.shortened(window)).isEmpty();
    assertThat(WindowJourneyTest.cutOff(window)).isEmpty();
  }

  private void escapeLeadsBack() throws Exception {
    window.run(() -> block().requestFocus());
    press(KeyCode.ESCAPE);
    assertThat(block().isVisible()).isFalse();
    assertThat(window.window.map().isVisible()).isTrue();
    assertThat(window.window.map().isFocused()).as("the keyboard goes along").isTrue();
  }

  private BlockView block() {
    return (BlockView) window.window.scene().getRoot().lookup(".block");
  }

  private BlockCamera camera() {
    return window.model.map().block().lookProperty().get().map(BlockViewModel.Look::camera).orElseThrow();
  }

  private void settle() throws Exception {
    window.pulses();
    window.await("the 3-D view is painted", () -> block().settled());
  }

  private List<String> labels() {
    return window.look(root -> root.lookupAll(".block-bar .label").stream().map(Label.class::cast).map(Label::getText).toList());
  }

  private void press(KeyCode code) throws Exception {
    window.run(() -> Event.fireEvent(window.window.scene().getFocusOwner(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
  }

  private void click(MapViewport.Spot at) throws Exception {
    window.run(() -> {
      mouse(MouseEvent.MOUSE_PRESSED, MouseButton.PRIMARY, at.x(), at.y());
      mouse(MouseEvent.MOUSE_RELEASED, MouseButton.PRIMARY, at.x(), at.y());
    });
  }

  private void drag(MouseButton button, double dx, double dy) throws Exception {
    window.run(() -> {
      double x = block().getWidth() / 2;
      double y = block().getHeight() / 2;
      mouse(MouseEvent.MOUSE_PRESSED, button, x, y);
      for (int i = 1; i <= 5; i++) {
        mouse(MouseEvent.MOUSE_DRAGGED, button, x + dx * i / 5, y + dy * i / 5);
      }
      mouse(MouseEvent.MOUSE_RELEASED, button, x + dx, y + dy);
    });
  }

  private void mouse(EventType<MouseEvent> type, MouseButton button, double x, double y) {
    Point2D scene = block().localToScene(x, y);
    block().fireEvent(new MouseEvent(type, scene.getX(), scene.getY(), scene.getX(), scene.getY(), button, 1, false, false, false, false,
        button == MouseButton.PRIMARY, false, button == MouseButton.SECONDARY, true, false, true, null));
  }

  private Set<Integer> colors(Path picture) throws Exception {
    BufferedImage image = ImageIO.read(picture.toFile());
    Set<Integer> colors = new HashSet<>();
    Bounds on = WindowFixture.onWindow(() -> block().localToScene(block().getLayoutBounds()));
    for (int y = (int) on.getMinY(); y < on.getMaxY(); y += 3) {
      for (int x = (int) on.getMinX(); x < on.getMaxX(); x += 3) {
        colors.add(image.getRGB(x, y));
      }
    }
    return colors;
  }

  private double brightness(Path picture) throws Exception {
    return colors(picture).stream().mapToInt(rgb -> (rgb >> 8) & 255).average().orElseThrow();
  }
}
