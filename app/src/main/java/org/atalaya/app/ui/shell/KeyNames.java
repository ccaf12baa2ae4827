package org.atalaya.app.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import org.atalaya.app.wording.Wording;

/** What keys are called, as a person reads them on the keyboard: {@code Ctrl+Shift+Z}. */
final class KeyNames {
  private static final boolean MAC = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");

  private KeyNames() {}

  static String of(KeyCombination keys, Wording wording) {
    List<String> names = new ArrayList<>();
    if (keys.getShortcut() == ModifierValue.DOWN) {
      names.add(MAC ? "⌘" : wording.get("key.ctrl"));
    }
    if (keys.getAlt() == ModifierValue.DOWN) {
      names.add("Alt");
    }
    if (keys.getShift() == ModifierValue.DOWN) {
      names.add(wording.get("key.shift"));
    }
    names.add(keys instanceof KeyCodeCombination code ? name(code.getCode()) : keys.getDisplayText());
    return String.join("+", names);
  }

  private static String name(KeyCode code) {
    return switch (code) {
      case PLUS -> "+";
      case MINUS -> "−";
      case COMMA -> ",";
      default -> code.getName();
    };
  }
}
