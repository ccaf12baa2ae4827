package org.atalaya.app.ui.shell;

import java.util.Locale;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.atalaya.app.wording.Wording;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The languages of the window, each by its own name, so that who can't read the present one finds theirs. Opens with
 * Space or the down arrow, like every menu.
 */
final class LanguageMenu extends MenuButton {
  LanguageMenu(WindowModel model) {
    Wording now = model.wordingProperty().get();
    setText(now.locale().getLanguage().toUpperCase(Locale.ROOT));
    setGraphic(new FontIcon("fth-globe"));
    getStyleClass().add("language-button");
    String name = now.get("top.language", now.ownName());
    setAccessibleText(name);
    setTooltip(new Tooltip(name));
    ToggleGroup one = new ToggleGroup();
    for (Locale language : Wording.LANGUAGES) {
      Wording wording = Wording.of(language);
      RadioMenuItem item = new RadioMenuItem(wording.ownName());
      item.setId("language-" + language.getLanguage());
      item.setToggleGroup(one);
      item.setSelected(language.equals(now.locale()));
      item.setOnAction(event -> model.wordingProperty().set(wording));
      getItems().add(item);
    }
  }
}
