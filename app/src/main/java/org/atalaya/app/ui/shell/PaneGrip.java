package org.atalaya.app.ui.shell;

import javafx.geometry.Insets;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.atalaya.app.wording.Wording;

/** The edge between a pane and the map: dragged, or moved with left and right. A double click gives the usual width. */
final class PaneGrip extends Region {
  private static final double KEY_PIXELS = 16;
  private static final double HALF_PIXELS = 2;

  private final Appearance appearance;
  private final Appearance.Pane pane;
  private final Region sized;
  /** 1 where the pane grows to the right, -1 where to the left. */
  private final int sign;
  private double pressedX;
  private double pressedWidth;

  PaneGrip(Appearance appearance, Appearance.Pane pane, Region sized, Wording wording) {
    this.appearance = appearance;
    this.pane = pane;
    this.sized = sized;
    sign = pane == Appearance.Pane.LIST ? 1 : -1;
    setMinWidth(2 * HALF_PIXELS);
    setMaxWidth(2 * HALF_PIXELS);
    getStyleClass().add("pane-grip");
    setFocusTraversable(true);
    // over the edge, without room of its own
    HBox.setMargin(this, new Insets(0, -HALF_PIXELS, 0, -HALF_PIXELS));
    setViewOrder(-1);
    setAccessibleText(wording.get(pane == Appearance.Pane.LIST ? "grip.list" : "grip.detail"));
    addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
      pressedX = event.getSceneX();
      pressedWidth = sized.getWidth();
      requestFocus();
    });
    addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> set(pressedWidth + sign * (event.getSceneX() - pressedX)));
    addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
      if (event.getClickCount() == 2) {
        appearance.widthProperty(pane).set(pane.usualPixels());
      }
    });
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> set(sized.getWidth() - sign * KEY_PIXELS);
      case RIGHT -> set(sized.getWidth() + sign * KEY_PIXELS);
      case HOME -> appearance.widthProperty(pane).set(pane.usualPixels());
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void set(double pixels) {
    appearance.widthProperty(pane).set(pane.within(pixels / appearance.textScale()));
  }
}
