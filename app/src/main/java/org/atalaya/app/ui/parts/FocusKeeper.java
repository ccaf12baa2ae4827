package org.atalaya.app.ui.parts;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/**
 * Keeps the keyboard where the person works. What has the focus may go away by itself, as a button does when its work begins;
 * JavaFX then goes on to whatever comes next in the window, or to its very first button. Where that is no good heir the nearest
 * neighbour that is left gets it instead.
 */
public final class FocusKeeper {
  private final Scene scene;
  private final Set<String> noHeirs;
  /** What had the focus last, and what it is in, from the inside outwards. */
  private List<Node> way = List.of();

  private FocusKeeper(Scene scene, Set<String> noHeirs) {
    this.scene = scene;
    this.noHeirs = noHeirs;
  }

  /**
   * Watches over a scene from now on.
   *
   * @param noHeirs style classes of parts that nobody sends the keyboard to when something goes away
   */
  public static void of(Scene scene, Set<String> noHeirs) {
    FocusKeeper keeper = new FocusKeeper(scene, noHeirs);
    scene.focusOwnerProperty().subscribe(now -> keeper.moved(Optional.ofNullable(now)));
  }

  private void moved(Optional<Node> now) {
    List<Node> old = way;
    if (now.isPresent()) {
      // between what was taken out of the window and its heir there is nothing for a moment
      way = Stream.iterate(now.get(), Objects::nonNull, Node::getParent).map(Node.class::cast).toList();
    }
    boolean stray = (now.isEmpty() || isNoHeir(way)) && !isNoHeir(old);
    if (stray && !old.isEmpty() && !takesFocus(old.getFirst())) {
      // whoever took the old one away may say in the same breath where the keyboard is to be
      Platform.runLater(() -> {
        if (Optional.ofNullable(scene.getFocusOwner()).equals(now)) {
          old.stream().filter(this::isThere).map(FocusKeeper::first).flatMap(Optional::stream).findFirst()
              .ifPresent(Node::requestFocus);
        }
      });
    }
  }

  private boolean isNoHeir(List<Node> nodeAndAncestors) {
    return nodeAndAncestors.stream().anyMatch(each -> each.getStyleClass().stream().anyMatch(noHeirs::contains));
  }

  private boolean isThere(Node node) {
    return node.getScene() == scene && isShown(node);
  }

  private boolean takesFocus(Node node) {
    return isThere(node) && !node.isDisabled();
  }

  private static boolean isShown(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** The first in it, or itself, that the keyboard can be on. */
  private static Optional<Node> first(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return Optional.empty();
    }
    if (node.isFocusTraversable()) {
      return Optional.of(node);
    }
    return node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().map(FocusKeeper::first).flatMap(Optional::stream)
        .findFirst() : Optional.empty();
  }
}
