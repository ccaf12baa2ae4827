package org.atalaya.app.ui.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.shape.SVGPath;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.project.JournalEntry;
import org.kordamp.ikonli.javafx.FontIcon;

/** Name, project, saved state, commands, undo and redo, language, light. */
final class TopBar extends HBox {
  private final WindowModel model;
  private final WindowActions actions;
  private final Wording wording;
  private final Label project = new Label();
  private final Label saved = new Label();
  private final Button undo;
  private final Button redo;

  TopBar(WindowModel model, WindowActions actions, Runnable onOpen) {
    this.model = model;
    this.actions = actions;
    wording = model.wordingProperty().get();
    getStyleClass().add("top-bar");
    SVGPath mark = new SVGPath();
    // a watchtower: battlements, shaft, foot
    mark.setContent("M3 1h2.4v2h2.2V1h2.8v2h2.2V1H15v5l-2 2 1.2 9H16v2H2v-2h1.8L5 8 3 6z M7.6 11v3h2.8v-3z");
    mark.getStyleClass().add("logo-mark");
    Label name = new Label("Atalaya", mark);
    name.getStyleClass().add("logo");
    Button open = new Button();
    open.textProperty().bind(project.textProperty());
    open.setGraphic(new FontIcon("fth-folder"));
    open.getStyleClass().add("project-button");
    open.setTooltip(new Tooltip(actions.open().withKey(wording)));
    open.setAccessibleText(wording.get("top.open"));
    open.setOnAction(event -> onOpen.run());
    saved.getStyleClass().add("saved");
    Button commands = new Button(wording.get("top.search"), new FontIcon("fth-search"));
    commands.getStyleClass().add("search-button");
    commands.setAccessibleText(wording.get("top.search"));
    commands.setOnAction(event -> actions.commands().run().run());
    Label keys = new Label(actions.commands().key().map(key -> KeyNames.of(key, wording)).orElse(""));
    keys.getStyleClass().add("key-hint");
    HBox search = new HBox(commands, keys);
    search.getStyleClass().add("search");
    undo = Controls.icon("fth-corner-up-left", wording.get("top.undo"), model.desk()::undo);
    redo = Controls.icon("fth-corner-up-right", wording.get("top.redo"), model.desk()::redo);
    getChildren().addAll(name, open, saved, Controls.gap(), search, undo, redo, new LanguageMenu(model), new SettingsMenu(model, actions));
  }

  void refresh() {
    Optional<ProjectDesk.Snapshot> now = model.desk().snapshotProperty().get();
    project.setText(now.map(each -> each.state().settings().name()).orElse(wording.get("top.no-project")));
    saved.setText(now.map(each -> each.savedAt().map(this::savedText).orElse(wording.get("top.saved"))).orElse(""));
    name(undo, "top.undo", actions.undo(), now.flatMap(ProjectDesk.Snapshot::undo));
    name(redo, "top.redo", actions.redo(), now.flatMap(ProjectDesk.Snapshot::redo));
  }

  private String savedText(Instant at) {
    Duration ago = Duration.between(at, Instant.now());
    if (ago.toSeconds() < 10) {
      return wording.get("top.saved.now");
    }
    return ago.toMinutes() < 1 ? wording.get("top.saved.seconds", ago.toSeconds() / 10 * 10)
        : ago.toHours() < 1 ? wording.get("top.saved.minutes", ago.toMinutes()) : wording.get("top.saved");
  }

  private void name(Button button, String key, Action action, Optional<JournalEntry> entry) {
    button.setDisable(entry.isEmpty());
    String what = entry.map(each -> wording.get(key + ".what", wording.edit(each))).orElse(wording.get(key));
    button.getTooltip().setText(action.named(what).withKey(wording));
    button.setAccessibleText(what);
  }
}
