package org.atalaya.app.ui.shell;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.atalaya.app.wording.Wording;
import org.kordamp.ikonli.javafx.FontIcon;

/** Light, size of letters, and whatever else helps, behind a gear; each with its key. */
final class SettingsMenu extends MenuButton {
  private final Wording wording;

  SettingsMenu(WindowModel model, WindowActions actions) {
    wording = model.wordingProperty().get();
    String name = wording.get("settings.name");
    setGraphic(new FontIcon("fth-settings"));
    getStyleClass().addAll("language-button", "settings-button");
    setAccessibleText(name);
    setTooltip(new Tooltip(name));
    Menu theme = new Menu(wording.get("settings.theme"), new FontIcon("fth-sun"));
    ToggleGroup one = new ToggleGroup();
    for (Appearance.Theme each : Appearance.Theme.values()) {
      RadioMenuItem item = new RadioMenuItem(wording.get("settings.theme." + each.name().toLowerCase(Locale.ROOT)));
      item.setId("theme-" + each.name().toLowerCase(Locale.ROOT));
      item.setToggleGroup(one);
      item.setSelected(model.appearance().themeProperty().get() == each);
      item.setOnAction(event -> model.appearance().themeProperty().set(each));
      theme.getItems().add(item);
    }
    Menu text = new Menu("", new FontIcon("fth-type"));
    model.appearance().textPercentProperty().subscribe(percent ->
        text.setText(wording.get("settings.text", percent.intValue() / 100.0)));
    text.getItems().setAll(items(actions.textSize()));
    getItems().setAll(theme, text, new SeparatorMenuItem());
    model.fileType().ifPresent(type -> {
      CheckMenuItem ours = new CheckMenuItem(wording.get("settings.file-type"));
      ours.setId("file-type");
      type.oursProperty().subscribe(ours::setSelected);
      ours.setOnAction(event -> type.set(ours.isSelected()));
      getItems().addAll(ours, new SeparatorMenuItem());
    });
    getItems().addAll(items(actions.help()));
  }

  private List<MenuItem> items(List<Action> actions) {
    return actions.stream().map(action -> {
      // the key as words: an accelerator of the menu would do it a second time
      MenuItem item = new MenuItem(action.withKey(wording), new FontIcon(action.icon()));
      item.setOnAction(event -> action.run().run());
      return item;
    }).toList();
  }
}
