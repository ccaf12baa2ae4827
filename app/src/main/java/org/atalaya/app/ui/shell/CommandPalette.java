package org.atalaya.app.ui.shell;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.atalaya.app.wording.Wording;
import org.kordamp.ikonli.javafx.FontIcon;

/** Finds sites and runs commands by a few letters: Ctrl+K. */
final class CommandPalette extends StackPane {
  private static final int MOST = 60;

  private final WindowModel model;
  private final Supplier<WindowActions> actions;
  private final Wording wording;
  private final TextField field = new TextField();
  private final ListView<Command> list = new ListView<>();

  /** @param kind what it is, and its key if it has one */
  private record Command(String icon, String name, String kind, Runnable action) {}

  /** @param actions asked when the palette is opened: it is itself one of them */
  CommandPalette(WindowModel model, Supplier<WindowActions> actions) {
    this.model = model;
    this.actions = actions;
    wording = model.wordingProperty().get();
    getStyleClass().add("palette-veil");
    setVisible(false);
    setAlignment(Pos.TOP_CENTER);
    field.setPromptText(wording.get("top.search"));
    field.setAccessibleText(wording.get("top.search"));
    list.setCellFactory(view -> new CommandCell());
    list.getStyleClass().add("row-list");
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox box = new VBox(field, list);
    box.getStyleClass().add("palette");
    box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().add(box);
    field.textProperty().subscribe(this::fill);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    setOnMouseClicked(event -> {
      if (event.getTarget() == this) {
        hide();
      }
    });
    list.setOnMouseClicked(event -> run());
  }

  void open() {
    field.clear();
    fill();
    setVisible(true);
    field.requestFocus();
  }

  private void hide() {
    setVisible(false);
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case ESCAPE -> hide();
      case ENTER -> run();
      case DOWN -> list.getSelectionModel().selectNext();
      case UP -> list.getSelectionModel().selectPrevious();
      default -> {
        return;
      }
    }
    list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 3));
    event.consume();
  }

  private void run() {
    Command command = list.getSelectionModel().getSelectedItem();
    if (command != null) {
      hide();
      command.action().run();
    }
  }

  private void fill() {
    String wanted = plain(field.getText()).trim();
    list.getItems().setAll(commands().stream().filter(each -> plain(each.name()).contains(wanted)).limit(MOST).toList());
    model.map().findTyped(field.getText()).ifPresent(place -> list.getItems().addFirst(new Command("fth-crosshair",
        wording.get("palette.go", wording.quantities().coordinates(place)), wording.get("palette.place"), () -> model.map().goTo(place))));
    list.getSelectionModel().selectFirst();
  }

  private List<Command> commands() {
    ProjectDesk desk = model.desk();
    List<Command> commands = new ArrayList<>();
    actions.get().all().stream().filter(each -> each != actions.get().commands() && each.possible().getAsBoolean())
        .forEach(each -> commands.add(new Command(each.icon(), each.name(),
            each.key().map(key -> KeyNames.of(key, wording)).orElse(wording.get("palette.action")), each.run())));
    if (desk.state().isPresent()) {
      commands.add(new Command("fth-git-commit", wording.get("map.measure"), wording.get("palette.action"),
          model.map().measure()::arm));
    }
    model.sites().all().forEach(site -> commands.add(new Command("fth-map-pin", site.name(), wording.get("site.kind"), () -> {
      desk.stepProperty().set(Step.SITES);
      desk.selectionProperty().set(new Selection.OfSite(site.name()));
      model.map().goTo(site.position());
    })));
    model.links().rows(wording).forEach(row -> commands.add(new Command(row.icon(), row.title(), row.subtitle(), () -> {
      desk.stepProperty().set(Step.LINKS);
      desk.selectionProperty().set(row.target());
    })));
    return commands;
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
  }

  private static final class CommandCell extends ListCell<Command> {
    @Override
    protected void updateItem(Command command, boolean empty) {
      super.updateItem(command, empty);
      setText(null);
      if (empty || command == null) {
        setGraphic(null);
        return;
      }
      Label name = new Label(command.name(), new FontIcon(command.icon()));
      name.getStyleClass().add("row-title");
      HBox.setHgrow(name, Priority.ALWAYS);
      name.setMaxWidth(Double.MAX_VALUE);
      name.setMinWidth(0);
      Label kind = new Label(command.kind());
      kind.getStyleClass().add("row-subtitle");
      kind.setMinWidth(Region.USE_PREF_SIZE);
      HBox line = new HBox(name, kind);
      line.getStyleClass().add("row");
      setPrefWidth(0);
      setAccessibleText(command.name() + ". " + command.kind());
      setGraphic(line);
    }
  }
}
