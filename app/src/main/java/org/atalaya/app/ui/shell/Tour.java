package org.atalaya.app.ui.shell;

import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.wording.Wording;

/** A small panel beside a control of the window that says what it is for. Everything else can be used meanwhile. */
final class Tour extends Pane {
  private static final double GAP = 14;
  private static final double RING = 4;

  private final WindowModel model;
  private final Wording wording;
  private final Parent window;
  private final Region ring = new Region();
  private final VBox panel = new VBox();
  private Optional<TourModel.Stop> shown = Optional.empty();

  /** @param window in which the controls are found */
  Tour(WindowModel model, Parent window) {
    this.model = model;
    this.window = window;
    wording = model.wordingProperty().get();
    setPickOnBounds(false);
    setVisible(false);
    ring.getStyleClass().add("tour-ring");
    ring.setMouseTransparent(true);
    panel.getStyleClass().add("tour");
    panel.setId("tour");
    getChildren().addAll(ring, panel);
    window.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE && isVisible() && Controls.holdsFocus(this)) {
        model.tour().end();
        event.consume();
      }
    });
  }

  void refresh() {
    Optional<TourModel.Stop> now = model.desk().snapshotProperty().get().flatMap(open -> model.tour().stopProperty().get());
    setVisible(now.isPresent());
    if (!now.equals(shown)) {
      shown = now;
      now.ifPresent(this::fill);
    }
    requestLayout();
  }

  private void fill(TourModel.Stop stop) {
    boolean last = stop.number() == TourModel.Stop.values().length;
    Label count = new Label(wording.get("tour.count", stop.number(), TourModel.Stop.values().length));
    count.getStyleClass().add("card-line");
    Button skip = Controls.button(wording.get("tour.skip"), model.tour()::end);
    skip.getStyleClass().add("link-button");
    skip.setId("tour-skip");
    Button next = Controls.primary(wording.get(last ? "tour.done" : "tour.next"), model.tour()::next);
    next.setId("tour-next");
    HBox buttons = new HBox(count, Controls.gap());
    if (!last) {
      buttons.getChildren().add(skip);
    }
    buttons.getChildren().add(next);
    buttons.getStyleClass().add("field-line");
    Label text = SheetView.label(wording.get(stop.key() + ".text"), "callout-text");
    Label title = SheetView.label(wording.get(stop.key()), "card-title");
    panel.getChildren().setAll(title, text, buttons);
    next.setAccessibleHelp(title.getText() + ". " + text.getText());
    focus();
  }

  /** The keyboard leads on. */
  void focus() {
    Optional.ofNullable(panel.lookup("#tour-next")).ifPresent(Node::requestFocus);
  }

  @Override
  protected void layoutChildren() {
    Optional<Node> target = shown.flatMap(stop -> Optional.ofNullable(window.lookup(stop.selector())))
        .filter(node -> node.getScene() != null);
    ring.setVisible(target.isPresent());
    double width = Math.ceil(panel.prefWidth(-1));
    double height = Math.ceil(panel.prefHeight(width));
    if (target.isEmpty()) {
      panel.resizeRelocate((getWidth() - width) / 2, (getHeight() - height) / 2, width, height);
      return;
    }
    Bounds at = sceneToLocal(target.get().localToScene(target.get().getLayoutBounds()));
    double left = Math.max(0, at.getMinX() - RING);
    double top = Math.max(0, at.getMinY() - RING);
    ring.resizeRelocate(left, top, Math.min(getWidth(), at.getMaxX() + RING) - left, Math.min(getHeight(), at.getMaxY() + RING) - top);
    boolean large = at.getWidth() > getWidth() / 3 && at.getHeight() > getHeight() / 3;
    boolean beside = at.getMaxX() + GAP + width < getWidth() && at.getHeight() > at.getWidth();
    double x = large ? at.getCenterX() - width / 2 : beside ? at.getMaxX() + GAP : at.getMinX();
    double y = large ? at.getCenterY() - height / 2 : beside ? at.getMinY() + GAP
        : at.getMaxY() + GAP + height < getHeight() ? at.getMaxY() + GAP : at.getMinY() - GAP - height;
    panel.resizeRelocate(Math.clamp(Math.rint(x), GAP, Math.max(GAP, getWidth() - width - GAP)),
        Math.clamp(Math.rint(y), GAP, Math.max(GAP, getHeight() - height - GAP)), width, height);
  }
}
