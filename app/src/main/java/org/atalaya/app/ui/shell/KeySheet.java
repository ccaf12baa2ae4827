package org.atalaya.app.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.wording.Wording;

/** Every key and what it does: F1, or a question mark. */
final class KeySheet extends StackPane {
  /** What the map and the profile do with keys while they have the focus: keys in the bundles, with {@code .keys} beside each. */
  private static final List<String> ON_MAP = List.of("keys.map.move", "keys.map.place", "keys.map.drag", "keys.map.snap",
      "keys.map.remove", "keys.map.measure", "keys.map.seen", "keys.map.contours", "keys.map.copy", "keys.map.escape",
      "keys.block.turn", "keys.block.move", "keys.block.heights", "keys.block.close", "keys.profile");

  private final GridPane grid = new GridPane();
  private final Button close;
  private Optional<Node> before = Optional.empty();

  KeySheet(Wording wording, WindowActions actions) {
    getStyleClass().add("palette-veil");
    setVisible(false);
    setAlignment(Pos.CENTER);
    close = Controls.icon("fth-x", wording.get("notice.dismiss"), this::hide);
    close.setId("keys-close");
    HBox head = new HBox(SheetView.label(wording.get("keys.title"), "card-title"), Controls.gap(), close);
    grid.getStyleClass().add("keys-grid");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    ColumnConstraints keys = new ColumnConstraints();
    keys.setMinWidth(Region.USE_PREF_SIZE);
    grid.getColumnConstraints().addAll(names, keys);
    actions.all().stream().filter(action -> action.key().isPresent())
        .forEach(action -> line(action.name(), KeyNames.of(action.key().orElseThrow(), wording)));
    ON_MAP.forEach(key -> line(wording.get(key), wording.get(key + ".keys")));
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("page-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox box = new VBox(head, scroll);
    box.getStyleClass().addAll("palette", "keys");
    box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().add(box);
    addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.F1) {
        hide();
        event.consume();
      }
    });
    setOnMouseClicked(event -> {
      if (event.getTarget() == this) {
        hide();
      }
    });
  }

  private void line(String what, String keys) {
    Label name = SheetView.label(what, "key-what");
    Label key = new Label(keys);
    key.getStyleClass().add("key-name");
    name.setLabelFor(key);
    grid.addRow(grid.getRowCount(), name, key);
  }

  void open() {
    before = Optional.ofNullable(getScene().getFocusOwner());
    setVisible(true);
    close.requestFocus();
  }

  private void hide() {
    setVisible(false);
    before.ifPresent(Node::requestFocus);
  }
}
