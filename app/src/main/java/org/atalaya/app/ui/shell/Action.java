package org.atalaya.app.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCombination;
import org.atalaya.app.wording.Wording;

/**
 * Something that can be done from anywhere in the window: by its key, or by its name in the command palette.
 *
 * @param icon Ikonli's name
 * @param name in the window's language
 * @param keys the first one is shown; none where it has none
 * @param possible whether it can be done now
 */
record Action(String icon, String name, List<KeyCombination> keys, BooleanSupplier possible, Runnable run) {
  Action {
    keys = List.copyOf(keys);
  }

  /** The key that is shown. */
  Optional<KeyCombination> key() {
    return keys.stream().findFirst();
  }

  /** The same by a more exact name. */
  Action named(String exact) {
    return new Action(icon, exact, keys, possible, run);
  }

  /** Name and key, for a tooltip or a menu. */
  String withKey(Wording wording) {
    return key().map(keys -> name + "   " + KeyNames.of(keys, wording)).orElse(name);
  }
}
