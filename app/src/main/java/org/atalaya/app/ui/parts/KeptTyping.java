package org.atalaya.app.ui.parts;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;

/**
 * What was typed and not yet given to the project goes along when the window is drawn anew, in another language or light.
 * Passphrases do not: they are not kept anywhere.
 */
public final class KeptTyping {
  private static final Object MARK = new Object();

  private KeptTyping() {}

  private record Choice<T>(ComboBox<T> box, Function<T, ?> key) {
    void takeFrom(Choice<?> before) {
      before.chosen().ifPresent(wanted -> box.getItems().stream().filter(item -> key.apply(item).equals(wanted)).findFirst()
          .ifPresent(box::setValue));
    }

    private Optional<Object> chosen() {
      return Optional.ofNullable(box.getValue()).map(key);
    }
  }

  /** Marks a field, which must have an id, as one whose text goes along. */
  public static void keep(TextInputControl field) {
    field.getProperties().put(MARK, true);
  }

  /**
   * Marks a choice, which must have an id, as one that goes along.
   *
   * @param key tells what can be chosen apart in any language
   */
  public static <T> void keep(ComboBox<T> box, Function<T, ?> key) {
    box.getProperties().put(MARK, new Choice<>(box, key));
  }

  /** From the fields and open forms of one drawing into those with the same ids of the next. */
  public static void carry(Parent from, Parent to) {
    Map<String, Node> there = new HashMap<>();
    walk(to, node -> {
      if (node.getId() != null) {
        there.put(node.getId(), node);
      }
    });
    walk(from, node -> {
      if (node.getId() != null && there.containsKey(node.getId())) {
        carry(node, there.get(node.getId()));
      }
    });
  }

  private static void carry(Node from, Node to) {
    if (from instanceof FoldedForm before && to instanceof FoldedForm now) {
      before.typed().ifPresent(now::reopen);
    } else if (from.getProperties().get(MARK) instanceof Choice<?> before && to.getProperties().get(MARK) instanceof Choice<?> now) {
      now.takeFrom(before);
    } else if (from.getProperties().containsKey(MARK) && from instanceof TextInputControl before && to instanceof TextInputControl now
        && !before.getText().equals(now.getText())) {
      now.setText(before.getText());
      now.selectRange(before.getAnchor(), before.getCaretPosition());
    }
  }

  private static void walk(Parent parent, Consumer<Node> visitor) {
    visitor.accept(parent);
    // what is scrolled is found without a skin, too
    if (parent instanceof ScrollPane scroll && scroll.getContent() instanceof Parent content) {
      walk(content, visitor);
      return;
    }
    parent.getChildrenUnmodifiable().forEach(child -> {
      if (child instanceof Parent inner) {
        walk(inner, visitor);
      } else {
        visitor.accept(child);
      }
    });
  }
}
