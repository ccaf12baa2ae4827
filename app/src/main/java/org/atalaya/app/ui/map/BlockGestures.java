package org.atalaya.app.ui.map;

import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.atalaya.app.ui.shell.Selection;

/** Mouse, wheel, fingers and keys on the 3-D view. */
final class BlockGestures {
  private static final double DEGREES_PER_PIXEL = 0.35;
  private static final double CLICK_PIXELS = 4;
  private static final double WHEEL_PIXELS = 40;
  private static final double ARROW_DEGREES = 10;
  private static final double ARROW_TILT_DEGREES = 5;
  private static final double ARROW_PIXELS = 80;

  private final BlockView view;
  private final BlockViewModel model;
  private double pressX;
  private double pressY;
  private double lastX;
  private double lastY;
  private boolean strayed;

  BlockGestures(BlockView view, BlockViewModel model) {
    this.view = view;
    this.model = model;
    view.setOnMousePressed(this::press);
    view.setOnMouseDragged(this::drag);
    view.setOnMouseReleased(this::release);
    view.setOnMouseMoved(event -> view.setCursor(view.under(event.getX(), event.getY()) instanceof Selection.None
        ? Cursor.DEFAULT : Cursor.HAND));
    view.setOnScroll(this::scroll);
    view.setOnZoom(this::pinch);
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private void press(MouseEvent event) {
    view.requestFocus();
    pressX = event.getX();
    pressY = event.getY();
    lastX = pressX;
    lastY = pressY;
    strayed = false;
  }

  private void drag(MouseEvent event) {
    if (!strayed && Math.hypot(event.getX() - pressX, event.getY() - pressY) <= CLICK_PIXELS) {
      return;
    }
    strayed = true;
    double dx = event.getX() - lastX;
    double dy = event.getY() - lastY;
    lastX = event.getX();
    lastY = event.getY();
    if (event.getButton() == MouseButton.PRIMARY && !event.isShiftDown()) {
      // the ground turns with the hand
      model.turn(dx * DEGREES_PER_PIXEL, dy * DEGREES_PER_PIXEL);
    } else {
      model.pan(dx, dy);
    }
  }

  private void release(MouseEvent event) {
    if (!strayed && event.getButton() == MouseButton.PRIMARY) {
      model.pick(view.under(event.getX(), event.getY()));
    }
  }

  private void scroll(ScrollEvent event) {
    zoom(event.getX(), event.getY(), Math.pow(1.25, event.getDeltaY() / WHEEL_PIXELS));
    event.consume();
  }

  private void pinch(ZoomEvent event) {
    zoom(event.getX(), event.getY(), event.getZoomFactor());
    event.consume();
  }

  private void zoom(double x, double y, double times) {
    model.zoomAt(x - view.getWidth() / 2, y - view.getHeight() / 2, times);
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown()) {
      return;
    }
    if (event.isShiftDown() && event.getCode().isArrowKey()) {
      pan(event.getCode());
    } else if (!does(event.getCode())) {
      return;
    }
    event.consume();
  }

  private void pan(KeyCode arrow) {
    model.pan(arrow == KeyCode.LEFT ? ARROW_PIXELS : arrow == KeyCode.RIGHT ? -ARROW_PIXELS : 0,
        arrow == KeyCode.UP ? ARROW_PIXELS : arrow == KeyCode.DOWN ? -ARROW_PIXELS : 0);
  }

  private boolean does(KeyCode code) {
    switch (code) {
      case LEFT -> model.turn(-ARROW_DEGREES, 0);
      case RIGHT -> model.turn(ARROW_DEGREES, 0);
      case UP -> model.turn(0, ARROW_TILT_DEGREES);
      case DOWN -> model.turn(0, -ARROW_TILT_DEGREES);
      case PLUS, ADD, EQUALS -> model.zoom(1);
      case MINUS, SUBTRACT -> model.zoom(-1);
      case PAGE_UP -> model.exaggerate(1);
      case PAGE_DOWN -> model.exaggerate(-1);
      case DIGIT0, NUMPAD0, HOME -> view.reset();
      case Z -> model.goClose();
      case ESCAPE -> model.toggle();
      default -> {
        return false;
      }
    }
    return true;
  }
}
