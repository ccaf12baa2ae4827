package org.atalaya.app.ui.drawing;

import javafx.application.Platform;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/** A canvas that fills its region and is painted at most once a pulse, however often it is asked. */
public final class LayeredCanvas extends Region {
  /** Paints everything anew; the canvas is clear when called. */
  @FunctionalInterface
  public interface Painter {
    void paint(GraphicsContext graphics, double width, double height);
  }

  private final Canvas canvas = new Canvas();
  private final Painter painter;
  private boolean asked;

  public LayeredCanvas(Painter painter) {
    this.painter = painter;
    getChildren().add(canvas);
    setMouseTransparent(true);
  }

  /** Asks for one painting soon. */
  public void repaint() {
    if (!asked) {
      asked = true;
      Platform.runLater(this::paintNow);
    }
  }

  /** True while a painting that was asked for has not happened. */
  public boolean waiting() {
    return asked;
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
      paintNow();
    }
  }

  private void paintNow() {
    asked = false;
    if (canvas.getWidth() > 0 && canvas.getHeight() > 0) {
      GraphicsContext graphics = canvas.getGraphicsContext2D();
      graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
      graphics.save();
      painter.paint(graphics, canvas.getWidth(), canvas.getHeight());
      graphics.restore();
    }
  }
}
