package org.atalaya.app.ui;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/** What a person without a mouse, or with weak eyes, needs of what is on screen now. */
final class Accessibility {
  private static final int MOST_TABS = 400;
  /** From top to bottom and from left to right, as one reads. */
  private static final List<String> ORDER = List.of("top-bar", "rail", "list-pane", "map-stage", "detail-pane");

  private Accessibility() {}

  /** What the Tab key passes by, or comes to in an order that is not the reading order; and controls without a name. */
  static List<String> keyboardTroubles(WindowFixture window) throws Exception {
    List<String> troubles = new ArrayList<>();
    Set<Node> visited = walk(window);
    window.run(() -> {
      Parent root = window.window.scene().getRoot();
      for (Node node : all(root, new ArrayList<>())) {
        if (node instanceof Control control && control.isFocusTraversable() && !(control instanceof ScrollPane)
            && !control.isDisabled() && shown(control) && !isInside(control)) {
          if (!visited.contains(control) && !isBesideChosen(control, visited)) {
            troubles.add("not reached by Tab: " + named(control));
          }
          if (name(control).isBlank()) {
            troubles.add("without a name: " + control);
          }
        }
      }
      int last = 0;
      for (Node node : visited) {
        int place = place(node);
        if (place >= 0 && place < last) {
          troubles.add("Tab goes back from " + ORDER.get(last) + " to " + ORDER.get(place) + ": " + named(node));
        }
        last = Math.max(last, place);
      }
    });
    return troubles;
  }

  /** Everything that Tab comes to, from the top of the window until it comes round. */
  private static Set<Node> walk(WindowFixture window) throws Exception {
    Set<Node> visited = new LinkedHashSet<>();
    return WindowFixture.onWindow(() -> {
      window.window.scene().getRoot().lookup(".project-button").requestFocus();
      for (int i = 0; i < MOST_TABS; i++) {
        Node focus = window.window.scene().getFocusOwner();
        if (focus == null || !visited.add(focus)) {
          break;
        }
        // out of a text area Tab leads with Ctrl
        boolean ctrl = focus instanceof TextInputControl;
        Event.fireEvent(focus, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, ctrl, false, false));
      }
      return visited;
    });
  }

  /** Letters that hardly stand out from what they are drawn on. */
  static List<String> faint(WindowFixture window) {
    return window.look(root -> {
      List<String> faint = new ArrayList<>();
      for (Node node : all(root, new ArrayList<>())) {
        if (node instanceof Text text && !text.getText().isBlank() && shown(text) && text.getFill() instanceof Color fill
            && !isDisabled(text) && text.getParent() instanceof Labeled) {
          ground(text).ifPresent(ground -> {
            double ratio = Contrast.ratio(Contrast.over(fill, ground), ground);
            if (ratio < Contrast.LEAST) {
              faint.add("\"%s\" %s on %s: %.2f".formatted(text.getText(), fill, ground, ratio));
            }
          });
        }
      }
      return faint.stream().distinct().toList();
    });
  }

  /** The colour behind a node: the nearest one that lets nothing through; empty where that is a picture. */
  private static Optional<Color> ground(Node node) {
    for (Node each = node.getParent(); each != null; each = each.getParent()) {
      if (each.getStyleClass().contains("map-stage")) {
        return Optional.empty();
      }
      if (each instanceof Region region && region.getBackground() != null && !region.getBackground().getFills().isEmpty()) {
        BackgroundFill top = region.getBackground().getFills().getLast();
        if (!(top.getFill() instanceof Color color)) {
          return Optional.empty();
        }
        if (color.getOpacity() > 0.9) {
          return Optional.of(color);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isDisabled(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each.isDisabled()) {
        return true;
      }
    }
    return false;
  }

  private static int place(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      for (String style : each.getStyleClass()) {
        if (ORDER.contains(style)) {
          return ORDER.indexOf(style);
        }
      }
    }
    return -1;
  }

  /** Part of another control, which speaks for it: the arrows of a spinner, the field of a list to choose from. */
  private static boolean isInside(Node control) {
    for (Node each = control.getParent(); each != null; each = each.getParent()) {
      if (each instanceof Control && !(each instanceof ScrollPane)) {
        return true;
      }
    }
    return false;
  }

  /** One of several of which Tab comes to the chosen one; the arrows lead to the others. */
  private static boolean isBesideChosen(Control control, Set<Node> visited) {
    return control instanceof ToggleButton button && button.getToggleGroup() != null
        && button.getToggleGroup().getToggles().stream().anyMatch(visited::contains);
  }

  private static String name(Control control) {
    String spoken = control.getAccessibleText();
    return spoken != null ? spoken : control instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
  }

  private static String named(Node node) {
    return node.getClass().getSimpleName() + " \"" + (node instanceof Control control ? name(control) : "") + "\" " + node.getStyleClass();
  }

  /** True where neither the node nor anything that it lies in is hidden. */
  static boolean shown(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static List<Node> all(Parent parent, List<Node> into) {
    for (Node child : parent.getChildrenUnmodifiable()) {
      into.add(child);
      if (child instanceof Parent inner) {
        all(inner, into);
      }
    }
    return into;
  }
}
