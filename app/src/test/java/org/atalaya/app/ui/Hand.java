package org.atalaya.app.ui;

import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;

/** A person's hand: moves the pointer of the screen and presses its buttons; types where the keyboard's focus is. */
final class Hand {
  private static final int DRAG_STEPS = 12;

  private final WindowFixture window;
  private final Robot robot;

  Hand(WindowFixture window) throws Exception {
    this.window = window;
    robot = WindowFixture.onWindow(Robot::new);
  }

  /** Waits until it is there and can be used, then clicks on its middle. */
  void click(String selector) throws Exception {
    window.await(selector + " can be clicked", () -> {
      Node node = window.window.scene().getRoot().lookup(selector);
      return node != null && !node.isDisabled() && node.getLayoutBounds().getWidth() > 0;
    });
    click(window.find(selector, Node.class));
  }

  void click(Node node) throws Exception {
    Point2D at = WindowFixture.onWindow(() -> middle(node));
    click(at, 1);
  }

  void click(Point2D at, int times) throws Exception {
    window.run(() -> robot.mouseMove(at));
    // at once, or a slow machine makes two clicks of a double one
    window.run(() -> {
      for (int i = 0; i < times; i++) {
        robot.mousePress(MouseButton.PRIMARY);
        robot.mouseRelease(MouseButton.PRIMARY);
      }
    });
  }

  /** From one place of the screen to another, with the button held. */
  void drag(Point2D from, Point2D to) throws Exception {
    window.run(() -> robot.mouseMove(from));
    window.run(() -> robot.mousePress(MouseButton.PRIMARY));
    for (int i = 1; i <= DRAG_STEPS; i++) {
      double share = (double) i / DRAG_STEPS;
      window.run(() -> robot.mouseMove(from.interpolate(to, share)));
    }
    window.run(() -> robot.mouseRelease(MouseButton.PRIMARY));
  }

  /** As the system gives what is typed to whatever has the focus. */
  void type(String text) throws Exception {
    window.run(() -> text.chars().forEach(each -> Event.fireEvent(window.window.scene().getFocusOwner(),
        new KeyEvent(KeyEvent.KEY_TYPED, Character.toString(each), "", KeyCode.UNDEFINED, false, false, false, false))));
  }

  void press(KeyCode code) throws Exception {
    window.run(() -> Event.fireEvent(window.window.scene().getFocusOwner(),
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
  }

  static Point2D middle(Node node) {
    Bounds bounds = node.getLayoutBounds();
    return node.localToScreen(bounds.getCenterX(), bounds.getCenterY());
  }
}
