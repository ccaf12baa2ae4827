package org.atalaya.app.ui.map;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.atalaya.app.ui.map.MapContent.MapSite;
import org.atalaya.app.ui.map.MapViewport.Spot;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.planner.terrain.GeoPoint;

/** Mouse, wheel, fingers and keys on the map: what they move at once, and what is told to {@link MapHands}. */
final class MapGestures {
  private static final double ARROW_PIXELS = 80;
  private static final double NUDGE_PIXELS = 8;
  private static final double CLICK_PIXELS = 4;
  private static final double WHEEL_PIXELS = 20;

  /** What a pressed button is doing. */
  private sealed interface Drag {
    /** Nothing yet, or not for the map. */
    record Idle() implements Drag {}

    /** The map follows the pointer. */
    record Pan(MapViewport from) implements Drag {}

    /** A site follows the pointer, as far from it as it was grasped. */
    record Site(double offsetX, double offsetY) implements Drag {}

    /** A band is drawn from corner to corner. */
    record Band() implements Drag {}
  }

  private final MapView map;
  private MapHands hands = new MapHands() { };
  private Drag drag = new Drag.Idle();
  private Optional<GeoPoint> nudged = Optional.empty();
  private double pressX;
  private double pressY;
  private boolean strayed;
  private boolean measured;
  private double scrolled;

  MapGestures(MapView map) {
    this.map = map;
    map.setOnMousePressed(this::press);
    map.setOnMouseDragged(this::drag);
    map.setOnMouseReleased(this::release);
    map.setOnMouseMoved(this::hover);
    map.setOnMouseExited(event -> map.pointerProperty().set(Optional.empty()));
    map.setOnScroll(this::scroll);
    map.setOnZoom(this::pinch);
    map.setOnZoomFinished(event -> map.move(view().rested(event.getX(), event.getY())));
    map.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  void setHands(MapHands newHands) {
    letGo();
    hands = newHands;
  }

  private MapViewport view() {
    return map.viewportProperty().get();
  }

  private void hover(MouseEvent event) {
    map.pointerProperty().set(Optional.of(view().toGeographic(event.getX(), event.getY())));
    map.setCursor(map.under(event.getX(), event.getY()) instanceof Selection.None ? Cursor.DEFAULT : Cursor.HAND);
    hands.follow(view().toGeographic(event.getX(), event.getY()), siteUnder(event.getX(), event.getY()));
  }

  private Optional<String> siteUnder(double x, double y) {
    return map.under(x, y) instanceof Selection.OfSite(String name) ? Optional.of(name) : Optional.empty();
  }

  /** Where keys act: under the pointer, or in the middle. */
  private GeoPoint here() {
    return map.pointerProperty().get().orElseGet(() -> view().toGeographic(map.getWidth() / 2, map.getHeight() / 2));
  }

  private void press(MouseEvent event) {
    map.requestFocus();
    letGo();
    pressX = event.getX();
    pressY = event.getY();
    strayed = false;
    if (event.getButton() == MouseButton.PRIMARY && event.isShiftDown()) {
      drag = new Drag.Band();
    } else if (event.getButton() == MouseButton.PRIMARY || event.getButton() == MouseButton.MIDDLE) {
      drag = new Drag.Pan(view());
    }
  }

  private void drag(MouseEvent event) {
    if (!strayed && Math.hypot(event.getX() - pressX, event.getY() - pressY) <= CLICK_PIXELS) {
      return;
    }
    if (!strayed && drag instanceof Drag.Pan && event.getButton() == MouseButton.PRIMARY) {
      grasp();
    }
    strayed = true;
    map.pointerProperty().set(Optional.of(view().toGeographic(event.getX(), event.getY())));
    switch (drag) {
      case Drag.Idle idle -> { }
      case Drag.Pan(MapViewport from) -> map.move(from.dragged(event.getX() - pressX, event.getY() - pressY));
      case Drag.Site(double dx, double dy) ->
          hands.moveTo(view().toGeographic(event.getX() + dx, event.getY() + dy), event.isAltDown());
      case Drag.Band band -> map.showBand(Optional.of(new MapBand(pressX, pressY, event.getX(), event.getY())));
    }
  }

  /** The site under the pressed button comes along, if it may. */
  private void grasp() {
    if (!(map.under(pressX, pressY) instanceof Selection.OfSite(String name))) {
      return;
    }
    // asked first: what is in the hand is drawn by itself
    Optional<MapSite> site = map.findSite(name);
    if (site.isPresent() && hands.take(name)) {
      Spot at = view().toScreen(site.get().position());
      drag = new Drag.Site(at.x() - pressX, at.y() - pressY);
      map.setCursor(Cursor.CLOSED_HAND);
    }
  }

  private void release(MouseEvent event) {
    Drag ended = drag;
    drag = new Drag.Idle();
    switch (ended) {
      case Drag.Site site -> {
        hands.putDown();
        map.setCursor(Cursor.HAND);
      }
      case Drag.Band band -> {
        map.showBand(Optional.empty());
        if (strayed) {
          hands.caught(within(new MapBand(pressX, pressY, event.getX(), event.getY())));
        }
      }
      case Drag.Pan pan -> {
        if (!strayed && event.getButton() == MouseButton.PRIMARY) {
          click(event);
        }
      }
      case Drag.Idle idle -> { }
    }
  }

  private void click(MouseEvent event) {
    Selection under = map.under(event.getX(), event.getY());
    // the second click of a double one belongs to the tape if the first did
    boolean again = measured && event.getClickCount() > 1;
    measured = hands.fix(view().toGeographic(event.getX(), event.getY()), siteUnder(event.getX(), event.getY())) || again;
    if (measured) {
      return;
    }
    if (event.getClickCount() == 2 && under instanceof Selection.None) {
      hands.place(view().toGeographic(event.getX(), event.getY()));
    } else {
      hands.pick(under);
    }
  }

  private Set<String> within(MapBand band) {
    Set<String> names = new LinkedHashSet<>();
    map.content().base().sites().stream().filter(site -> band.holds(view().toScreen(site.position())))
        .map(MapSite::name).forEach(names::add);
    return names;
  }

  /** Nothing is in the hand any more, whoever took it out. */
  void released() {
    nudged = Optional.empty();
  }

  /** Whatever is in the hand goes back to where it was. */
  private void letGo() {
    boolean holding = drag instanceof Drag.Site || nudged.isPresent();
    drag = new Drag.Idle();
    nudged = Optional.empty();
    map.showBand(Optional.empty());
    if (holding) {
      hands.giveBack();
    }
  }

  private void scroll(ScrollEvent event) {
    // a touchpad sends many small movements: they add up to a step
    scrolled += event.getDeltaY();
    if (Math.abs(scrolled) >= WHEEL_PIXELS) {
      map.move(view().zoomedAt(event.getX(), event.getY(), Math.signum(scrolled) * MapViewport.ZOOM_STEP));
      scrolled = 0;
    }
    event.consume();
  }

  private void pinch(ZoomEvent event) {
    map.move(view().pinched(event.getX(), event.getY(), event.getZoomFactor()));
    event.consume();
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown()) {
      return;
    }
    if (event.isShiftDown() && event.getCode().isArrowKey()) {
      nudge(event.getCode(), event.isAltDown());
    } else if (!handKey(event.getCode()) && !viewKey(event.getCode())) {
      return;
    }
    event.consume();
  }

  private boolean handKey(KeyCode code) {
    switch (code) {
      case N -> hands.place(here());
      case M -> {
        Spot at = view().toScreen(here());
        hands.measure(here(), siteUnder(at.x(), at.y()));
      }
      case V -> hands.look(here());
      case K -> hands.contours();
      case C -> hands.copy(here());
      case H -> hands.snap();
      case DELETE, BACK_SPACE -> hands.remove();
      case ENTER -> {
        if (nudged.isEmpty()) {
          return false;
        }
        nudged = Optional.empty();
        hands.putDown();
      }
      case ESCAPE -> {
        if (drag instanceof Drag.Idle && nudged.isEmpty()) {
          hands.clear();
          return false;
        }
        letGo();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean viewKey(KeyCode code) {
    switch (code) {
      case LEFT -> map.move(view().dragged(ARROW_PIXELS, 0));
      case RIGHT -> map.move(view().dragged(-ARROW_PIXELS, 0));
      case UP -> map.move(view().dragged(0, ARROW_PIXELS));
      case DOWN -> map.move(view().dragged(0, -ARROW_PIXELS));
      case PLUS, ADD, EQUALS -> map.zoomBy(1);
      case MINUS, SUBTRACT -> map.zoomBy(-1);
      case DIGIT0, NUMPAD0, HOME -> map.fit();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The selected site goes a little way by the keyboard, until Enter puts it down or Esc gives it back. */
  private void nudge(KeyCode arrow, boolean snaps) {
    if (nudged.isEmpty() && map.content().selection() instanceof Selection.OfSite(String name)) {
      nudged = map.findSite(name).map(MapSite::position).filter(place -> hands.take(name));
    }
    nudged = nudged.map(place -> {
      Spot at = view().toScreen(place);
      double dx = arrow == KeyCode.LEFT ? -NUDGE_PIXELS : arrow == KeyCode.RIGHT ? NUDGE_PIXELS : 0;
      double dy = arrow == KeyCode.UP ? -NUDGE_PIXELS : arrow == KeyCode.DOWN ? NUDGE_PIXELS : 0;
      return view().toGeographic(at.x() + dx, at.y() + dy);
    });
    nudged.ifPresent(place -> hands.moveTo(place, snaps));
  }
}
