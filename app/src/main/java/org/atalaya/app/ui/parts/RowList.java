package org.atalaya.app.ui.parts;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.shell.Selection;
import org.kordamp.ikonli.javafx.FontIcon;

/** A list of {@link Row}s that follows the selection and sets it. */
public final class RowList extends ListView<Row> {
  private boolean following;

  public RowList(String accessibleText, Consumer<Selection> onSelect) {
    getStyleClass().add("row-list");
    setAccessibleText(accessibleText);
    setCellFactory(list -> new RowCell());
    getSelectionModel().selectedItemProperty().addListener((value, before, now) -> {
      if (!following && now != null) {
        onSelect.accept(now.target());
      }
    });
  }

  /** Shows these rows, one of them selected. */
  public void show(List<Row> rows, Selection selection) {
    following = true;
    try {
      if (!getItems().equals(rows)) {
        getItems().setAll(rows);
      }
      int at = -1;
      for (int i = 0; i < rows.size(); i++) {
        at = rows.get(i).target().equals(selection) ? i : at;
      }
      if (at < 0) {
        getSelectionModel().clearSelection();
      } else if (getSelectionModel().getSelectedIndex() != at) {
        getSelectionModel().select(at);
        scrollTo(Math.max(0, at - 2));
      }
    } finally {
      following = false;
    }
  }

  private static final class RowCell extends ListCell<Row> {
    private final FontIcon icon = new FontIcon();
    private final StackPane badge = new StackPane(icon);
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final HBox box;

    RowCell() {
      badge.getStyleClass().add("row-icon");
      title.getStyleClass().add("row-title");
      subtitle.getStyleClass().add("row-subtitle");
      VBox words = new VBox(title, subtitle);
      words.getStyleClass().add("row-words");
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      box = new HBox(badge, words);
      box.getStyleClass().add("row");
      // the cell is as wide as the list, however long the words
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Row row, boolean empty) {
      super.updateItem(row, empty);
      setText(null);
      if (empty || row == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      icon.setIconLiteral(row.icon());
      badge.getStyleClass().setAll("row-icon", row.tone().styleClass());
      title.setText(row.title());
      subtitle.setText(row.subtitle());
      box.setOpacity(row.faint() ? 0.6 : 1);
      setAccessibleText(row.title() + ". " + row.subtitle());
      setGraphic(box);
    }
  }
}
