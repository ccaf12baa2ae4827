package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.event.ActionEvent;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ZoomEvent;
import org.atalaya.app.ui.map.MapBase;
import org.atalaya.app.ui.map.MapBenchmark;
import org.atalaya.app.ui.map.MapContent;
import org.atalaya.app.ui.map.MapView;
import org.atalaya.app.ui.map.MapViewport;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.site.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sites are placed, moved and caught on the map by mouse and keyboard. */
@ExtendWith(ScreenLibraries.class)
class MapByHandTest {
  @TempDir Path folder;
  private WindowFixture window;

  @Test
  void sitesArePlacedMovedAndCaughtOnTheMap() throws Exception {
    try (WindowFixture opened = WindowFixture.open(SampleProject.create(folder), AtalayaWindow.engines(),
        Locale.of("es", "AR"), 1280, 720)) {
      window = opened;
      window.run(() -> window.model.desk().computeLinks());
      window.await("links", () -> window.model.links().links().isPresent());
      window.run(window.model.desk()::dismissNotice);
      window.run(() -> window.model.desk().stepProperty().set(Step.LINKS));
      aDraggedSiteTakesItsLinksAlong();
      escapeGivesItBack();
      theKeyboardMovesItToo();
      theTapeFollowsThePointerUntilAClick();
      window.run(() -> window.model.desk().stepProperty().set(Step.SITES));
      aDoubleClickAsksForTheNewSitesName();
      aBandCatchesSeveral();
      twoFingersZoomAboutTheirMiddle();
      typedCoordinatesAreGoneTo();
      whatASiteSeesFillsIn();
    }
  }

  @Test
  void aMapOfThousandsIsDrawnAndMeasured() throws Exception {
    try (WindowFixture opened = WindowFixture.open(SampleProject.create(folder), AtalayaWindow.engines(), Locale.ENGLISH, 1280, 720)) {
      window = opened;
      MapBase large = MapBenchmark.network(5000, 20_000);
      assertThat(large.links()).hasSizeBetween(19_900, 20_000).extracting(link -> link.a() + "—" + link.b()).doesNotHaveDuplicates();
      window.run(() -> {
        map().show(new MapContent(large, List.of(), new Selection.None(), Optional.empty()));
        map().setPlacesToFit(large.sites().stream().map(MapContent.MapSite::position).toList());
        map().fit();
      });
      window.screenshot("map-5000");
      window.run(() -> map().zoomBy(5));
      window.screenshot("map-5000-near");
      MapBenchmark.Result result = MapBenchmark.run(200, 600, 48);
      assertThat(result.frames()).isEqualTo(48);
      assertThat(result.workP50Millis()).isPositive().isLessThanOrEqualTo(result.workP99Millis());
      assertThat(result.workP99Millis()).isLessThanOrEqualTo(result.workWorstMillis());
      assertThat(result.intervalP50Millis()).isPositive().isLessThanOrEqualTo(result.intervalP99Millis());
    }
  }

  private MapView map() {
    return window.window.map();
  }

  private ProjectState state() {
    return window.model.desk().state().orElseThrow();
  }

  private MapViewport.Spot spot(String site) {
    return map().viewportProperty().get().toScreen(state().findSite(site).orElseThrow().position());
  }

  private void aDraggedSiteTakesItsLinksAlong() throws Exception {
    Site before = state().findSite("Tanque").orElseThrow();
    MapViewport.Spot from = spot("Tanque");
    window.run(() -> {
      mouse(MouseEvent.MOUSE_PRESSED, from.x(), from.y(), false, 1);
      mouse(MouseEvent.MOUSE_DRAGGED, from.x() + 30, from.y() - 40, false, 1);
      mouse(MouseEvent.MOUSE_DRAGGED, from.x() + 60, from.y() - 90, false, 1);
    });
    window.await("judged on the way", () -> window.model.map().moves().heldProperty().get().filter(held -> held.judged()).isPresent());
    assertThat(text(".map-bar .label")).startsWith("Tanque: ").contains("despejados");
    window.screenshot("map-dragging");
    assertThat(state().findSite("Tanque")).contains(before);
    window.run(() -> mouse(MouseEvent.MOUSE_RELEASED, from.x() + 60, from.y() - 90, false, 1));
    window.await("put down", () -> window.model.map().moves().heldProperty().get().isEmpty());
    MapViewport.Spot to = spot("Tanque");
    assertThat(Math.hypot(to.x() - from.x() - 60, to.y() - from.y() + 90)).as("pixels beside").isLessThan(1);
    assertThat((window.model.desk().snapshotProperty().get().flatMap(now -> now.undo())).orElseThrow().key())
        .isEqualTo("edit.move-site");
    window.run(window.model.desk()::undo);
    window.await("undone", () -> state().findSite("Tanque").equals(Optional.of(before)));
  }

  private void escapeGivesItBack() throws Exception {
    Site before = state().findSite("Tanque").orElseThrow();
    MapViewport.Spot from = spot("Tanque");
    window.run(() -> {
      mouse(MouseEvent.MOUSE_PRESSED, from.x(), from.y(), false, 1);
      mouse(MouseEvent.MOUSE_DRAGGED, from.x() + 30, from.y() - 40, false, 1);
      key(KeyCode.ESCAPE, false);
      mouse(MouseEvent.MOUSE_RELEASED, from.x() + 30, from.y() - 40, false, 1);
    });
    assertThat(window.model.map().moves().heldProperty().get()).isEmpty();
    assertThat(state().findSite("Tanque")).contains(before);
  }

  private void theKeyboardMovesItToo() throws Exception {
    window.run(() -> window.model.desk().selectionProperty().set(new Selection.OfSite("Tanque")));
    MapViewport.Spot from = spot("Tanque");
    Optional<Site> before = window.model.desk().state().orElseThrow().findSite("Tanque");
    window.run(() -> {
      key(KeyCode.UP, true);
      key(KeyCode.UP, true);
      key(KeyCode.RIGHT, true);
      key(KeyCode.ENTER, false);
    });
    window.await("put down", () -> window.model.map().moves().heldProperty().get().isEmpty());
    MapViewport.Spot to = spot("Tanque");
    assertThat(to.x() - from.x()).isCloseTo(8, offset(0.2));
    assertThat(to.y() - from.y()).isCloseTo(-16, offset(0.2));
    window.await("moved in the project", () -> !window.model.desk().state().orElseThrow().findSite("Tanque").equals(before));
    window.run(window.model.desk()::undo);
    // an edit puts the tape away: the next test begins after it
    window.await("taken back", () -> window.model.desk().state().orElseThrow().findSite("Tanque").equals(before));
  }

  private void theTapeFollowsThePointerUntilAClick() throws Exception {
    MapViewport.Spot from = spot("Chacra");
    MapViewport.Spot to = spot("Refugio");
    window.run(() -> {
      mouse(MouseEvent.MOUSE_MOVED, from.x(), from.y(), false, 0);
      key(KeyCode.M, false);
      mouse(MouseEvent.MOUSE_MOVED, to.x(), to.y(), false, 0);
    });
    window.await("judged", () -> window.model.map().measure().tapeProperty().get().flatMap(tape -> tape.verdict()).isPresent());
    window.run(() -> {
      mouse(MouseEvent.MOUSE_PRESSED, to.x(), to.y(), false, 1);
      mouse(MouseEvent.MOUSE_RELEASED, to.x(), to.y(), false, 1);
    });
    assertThat(text(".map-bar .label").replace('\u00a0', ' ')).contains("km", "°", "antenas a 7 m y 6 m");
    window.screenshot("map-tape");
    window.run(() -> key(KeyCode.C, false));
    assertThat(WindowFixture.onWindow(() -> Clipboard.getSystemClipboard().getString())).matches("-31\\.\\d{6}, -64\\.\\d{6}");
    String told = window.look(root -> root.lookupAll(".notice .label").stream().map(label -> ((Label) label).getText())
        .collect(Collectors.joining(" ")));
    assertThat(told).contains("Copiado: -31.");
    window.run(() -> key(KeyCode.ESCAPE, false));
    assertThat(window.model.map().measure().tapeProperty().get()).isEmpty();
    window.run(window.model.desk()::dismissNotice);
  }

  private void typedCoordinatesAreGoneTo() throws Exception {
    TextField field = window.find(".palette .text-field", TextField.class);
    window.run(() -> window.window.scene().getRoot().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.K, false, true, false, false)));
    window.run(() -> field.setText("31°19'S 64°37'O"));
    window.screenshot("map-goto");
    window.run(() -> field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
    MapViewport view = map().viewportProperty().get();
    assertThat(view.toGeographic(view.width() / 2, view.height() / 2).latitudeDegrees()).isCloseTo(-31 - 19 / 60.0, offset(1e-5));
    assertThat(view.toGeographic(view.width() / 2, view.height() / 2).longitudeDegrees()).isCloseTo(-64 - 37 / 60.0, offset(1e-5));
    window.screenshot("map-gone");
  }

  private void whatASiteSeesFillsIn() throws Exception {
    window.run(() -> {
      map().fit();
      window.model.desk().selectionProperty().set(new Selection.OfSite("Mirador"));
      key(KeyCode.V, false);
    });
    window.await("looked", () -> window.model.map().viewshed().seenProperty().get().filter(seen -> seen.whole()).isPresent());
    assertThat(text(".map-bar .label").replace('\u00a0', ' ')).startsWith("Desde Mirador: despejado hacia ").contains("% del terreno, en 15 km a la redonda");
    window.screenshot("map-seen-dark");
    window.run(() -> window.model.darkProperty().set(false));
    window.screenshot("map-seen");
    window.run(() -> {
      key(KeyCode.ESCAPE, false);
      key(KeyCode.K, false);
    });
    window.screenshot("map-contours");
    assertThat(window.model.map().contoursProperty().get()).isTrue();
    assertThat(window.model.map().viewshed().seenProperty().get()).isEmpty();
  }

  private void aDoubleClickAsksForTheNewSitesName() throws Exception {
    int before = state().sites().size();
    window.run(() -> {
      for (int click = 1; click <= 2; click++) {
        mouse(MouseEvent.MOUSE_PRESSED, 180, 140, false, click);
        mouse(MouseEvent.MOUSE_RELEASED, 180, 140, false, click);
      }
    });
    TextField name = window.find(".place-field .text-field", TextField.class);
    assertThat(name.isFocused()).as("the name can be typed at once").isTrue();
    window.screenshot("map-placing");
    window.run(() -> name.setText("Tanque"));
    window.run(() -> name.fireEvent(new ActionEvent()));
    assertThat(name.isVisible() && name.getParent().isVisible()).as("a name that is taken won’t do").isTrue();
    window.run(() -> name.setText("Molino viejo"));
    window.run(() -> name.fireEvent(new ActionEvent()));
    window.await("placed", () -> state().findSite("Molino viejo").isPresent());
    MapViewport.Spot at = spot("Molino viejo");
    assertThat(Math.hypot(at.x() - 180, at.y() - 140)).isLessThan(1);
    window.await("selected", () -> window.model.sites().selected().filter(site -> site.name().equals("Molino viejo")).isPresent());
    window.run(() -> key(KeyCode.DELETE, false));
    window.await("taken away", () -> state().sites().size() == before);
    window.run(window.model.desk()::dismissNotice);
  }

  private void aBandCatchesSeveral() throws Exception {
    MapViewport.Spot a = spot("Escuela");
    MapViewport.Spot b = spot("Capilla");
    window.run(() -> {
      mouse(MouseEvent.MOUSE_PRESSED, Math.min(a.x(), b.x()) - 20, Math.min(a.y(), b.y()) - 20, true, 1);
      mouse(MouseEvent.MOUSE_DRAGGED, Math.max(a.x(), b.x()) + 20, Math.max(a.y(), b.y()) + 20, true, 1);
    });
    window.screenshot("map-band");
    window.run(() -> mouse(MouseEvent.MOUSE_RELEASED, Math.max(a.x(), b.x()) + 20, Math.max(a.y(), b.y()) + 20, true, 1));
    assertThat(window.model.map().group().namesProperty().get()).contains("Escuela", "Capilla");
    assertThat(text(".map-bar .label")).endsWith(" sitios");
    window.run(() -> window.model.darkProperty().set(true));
    window.screenshot("map-group-dark");
    window.run(() -> key(KeyCode.ESCAPE, false));
    assertThat(window.model.map().group().namesProperty().get()).isEmpty();
  }

  private void twoFingersZoomAboutTheirMiddle() throws Exception {
    MapViewport before = map().viewportProperty().get();
    window.run(() -> zoom(ZoomEvent.ZOOM, 1.2));
    MapViewport during = map().viewportProperty().get();
    assertThat(during.zoom()).isCloseTo(before.zoom() + Math.log(1.2) / Math.log(2), offset(1e-9));
    assertThat(during.toGeographic(200, 150).latitudeDegrees()).isCloseTo(before.toGeographic(200, 150).latitudeDegrees(),
        offset(1e-9));
    window.run(() -> zoom(ZoomEvent.ZOOM_FINISHED, 1));
    assertThat(map().viewportProperty().get().zoom() % MapViewport.ZOOM_STEP).as("at rest on a half").isZero();
  }

  private String text(String selector) throws Exception {
    return window.find(selector, Label.class).getText();
  }

  private void mouse(EventType<MouseEvent> type, double x, double y, boolean shift, int clicks) {
    Point2D scene = map().localToScene(x, y);
    map().fireEvent(new MouseEvent(type, scene.getX(), scene.getY(), scene.getX(), scene.getY(), MouseButton.PRIMARY, clicks,
        shift, false, false, false, type != MouseEvent.MOUSE_RELEASED, false, false, true, false, false, null));
  }

  private void key(KeyCode code, boolean shift) {
    map().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
  }

  private void zoom(EventType<ZoomEvent> type, double factor) {
    Point2D scene = map().localToScene(200, 150);
    map().fireEvent(new ZoomEvent(type, scene.getX(), scene.getY(), scene.getX(), scene.getY(), false, false, false, false,
        false, false, factor, factor, null));
  }
}
