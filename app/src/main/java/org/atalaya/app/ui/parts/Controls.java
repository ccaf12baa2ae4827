package org.atalaya.app.ui.parts;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons and bars as this window makes them: every one with a name that a screen reader can say. */
public final class Controls {
  private Controls() {}

  /** A button that shows an icon alone; its name is in the tooltip. */
  public static Button icon(String icon, String name, Runnable action) {
    Button button = new Button(name, new FontIcon(icon));
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().add("icon-button");
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
    button.setOnAction(event -> action.run());
    return button;
  }

  /** A button with words. */
  public static Button button(String name, Runnable action) {
    Button button = new Button(name);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setAccessibleText(name);
    button.setOnAction(event -> action.run());
    return button;
  }

  /** The one button that the page is about. */
  public static Button primary(String name, Runnable action) {
    Button button = button(name, action);
    button.getStyleClass().add("primary-button");
    return button;
  }

  /** Takes up what room there is. */
  public static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  /** Name and count above a list. */
  public static HBox heading(Label name, Label count) {
    name.getStyleClass().add("pane-title");
    name.setMinWidth(Region.USE_PREF_SIZE);
    count.getStyleClass().add("pane-count");
    HBox heading = new HBox(name, count);
    heading.getStyleClass().add("pane-heading");
    return heading;
  }

  /** Says that a result is older than the project, and offers to make it new. */
  public static HBox stale(String text, String action, Runnable recompute) {
    Label label = SheetView.label(text, "stale-text");
    HBox.setHgrow(label, Priority.ALWAYS);
    label.setMaxWidth(Double.MAX_VALUE);
    Button button = button(action, recompute);
    button.getStyleClass().add("link-button");
    HBox bar = new HBox(new FontIcon("fth-clock"), label, button);
    bar.getStyleClass().add("stale-bar");
    bar.managedProperty().bind(bar.visibleProperty());
    return bar;
  }

  /** True where the keyboard is on the part, or in it. */
  public static boolean holdsFocus(Node part) {
    Node focus = part.getScene() == null ? null : part.getScene().getFocusOwner();
    while (focus != null && focus != part) {
      focus = focus.getParent();
    }
    return focus != null;
  }
}
