package org.atalaya.app.ui.network;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.network.MeasuredLink.Compared;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.wording.Wording;
import org.kordamp.ikonli.javafx.FontIcon;

/** What was planned of each direction of links and what was heard, side by side, with what the difference hints at. */
public final class MeasuredTable extends VBox {
  private final Wording wording;

  /** @param wide true where there is room for the hint beside the numbers */
  public MeasuredTable(List<Compared> ways, Wording wording, boolean wide) {
    this.wording = wording;
    getStyleClass().add("measured");
    getChildren().addAll(SheetView.label(wording.get("measured.title"), "callout-title"), grid(ways, wide));
  }

  private GridPane grid(List<Compared> ways, boolean wide) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("measured-grid");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(wide ? Priority.NEVER : Priority.ALWAYS);
    names.setMinWidth(wide ? Region.USE_PREF_SIZE : 0);
    ColumnConstraints numbers = new ColumnConstraints();
    numbers.setHalignment(HPos.RIGHT);
    numbers.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints hints = new ColumnConstraints();
    hints.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(names, numbers, numbers, numbers);
    if (wide) {
      grid.getColumnConstraints().add(hints);
    }
    grid.addRow(0, new Label(), head("measured.column.planned"), head("measured.column.heard"), head("measured.column.difference"));
    int row = 1;
    for (Compared way : ways) {
      Label name = SheetView.label(way.way(), "measured-way");
      name.setGraphic(new FontIcon(way.tone().icon()));
      name.getStyleClass().add(way.tone().styleClass());
      name.setMinWidth(wide ? Region.USE_PREF_SIZE : 0);
      Label hint = SheetView.label(way.hint(), "budget-note");
      GridPane.setValignment(name, VPos.TOP);
      if (wide) {
        grid.addRow(row, name, value(way.planned()), value(way.heard()), value(way.difference()), hint);
      } else {
        // names of hosts are long, and a pane is narrow: each in a line of its own
        grid.add(name, 0, row++, 4, 1);
        grid.add(value(way.planned()), 1, row);
        grid.add(value(way.heard()), 2, row);
        grid.add(value(way.difference()), 3, row++);
        grid.add(hint, 0, row, 4, 1);
      }
      row++;
    }
    return grid;
  }

  private Label head(String key) {
    Label head = new Label(wording.get(key));
    head.getStyleClass().add("budget-head");
    head.setMinWidth(Region.USE_PREF_SIZE);
    return head;
  }

  private static Label value(String text) {
    Label value = new Label(text);
    value.getStyleClass().add("fact-value");
    value.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setValignment(value, VPos.TOP);
    return value;
  }
}
