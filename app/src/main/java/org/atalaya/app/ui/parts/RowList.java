package org.atalaya.app.ui.parts;

import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
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
  /** Pixels of a row, once one was laid out. */
  private double rowHeight;

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

  /** As high as whole rows: one that is cut in two reads as a fault. */
  @Override
  public void resize(double width, double height) {
    double edges = snappedTopInset() + snappedBottomInset();
    double rows = rowHeight > 0 ? Math.floor((height - edges) / rowHeight) : 0;
    super.resize(width, rows >= 1 && rows < getItems().size() ? edges + rows * rowHeight : height);
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    double now = lookup(".list-cell:filled") instanceof RowCell cell ? cell.getHeight() : 0;
    if (now > 0 && now != rowHeight) {
      rowHeight = now;
      Platform.runLater(this::settle);
    }
  }

  /** Takes its new height, with the selected row where it was brought to before. */
  private void settle() {
    if (getParent() != null) {
      getParent().requestLayout();
      getParent().layout();
      bringUp(getSelectionModel().getSelectedIndex());
    }
  }

  private void bringUp(int row) {
    if (row >= 0) {
      scrollTo(Math.max(0, row - 2));
    }
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
        bringUp(at);
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
