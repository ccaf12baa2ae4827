package org.atalaya.app.ui.links;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.atalaya.app.ui.parts.SheetView;

/** Draws a {@link BudgetTable}. */
final class BudgetView extends VBox {
  private static final double LEAST_NAMES = 92;

  BudgetView(BudgetTable table) {
    getStyleClass().addAll("sheet", "budget");
    setAccessibleText(table.title());
    getChildren().addAll(SheetView.label(table.title(), "callout-title"), SheetView.label(table.with(), "budget-note"),
        SheetView.label(table.ways(), "budget-note"), grid(table));
    table.remarks().forEach(remark -> getChildren().add(SheetView.label(remark, "budget-note")));
  }

  private static GridPane grid(BudgetTable table) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("budget-table");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    // long words among the numbers go on below, or names would stand letter under letter
    names.setMinWidth(LEAST_NAMES);
    ColumnConstraints numbers = new ColumnConstraints();
    numbers.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().addAll(names, numbers, numbers);
    grid.add(head("→"), 1, 0);
    grid.add(head("←"), 2, 0);
    int row = 1;
    for (BudgetTable.Line line : table.lines()) {
      Label name = SheetView.label(line.label(), "fact-name");
      GridPane.setValignment(name, VPos.TOP);
      name.setMinWidth(0);
      grid.add(name, 0, row);
      Label there = value(line.there());
      name.setLabelFor(there);
      if (line.back().isPresent()) {
        grid.add(there, 1, row);
        grid.add(value(line.back().get()), 2, row);
      } else {
        grid.add(there, 1, row, 2, 1);
        GridPane.setHalignment(there, HPos.RIGHT);
      }
      row++;
    }
    return grid;
  }

  private static Label head(String text) {
    Label head = new Label(text);
    head.getStyleClass().add("budget-head");
    return head;
  }

  private static Label value(String text) {
    Label value = new Label(text);
    value.getStyleClass().add("fact-value");
    value.setWrapText(true);
    value.setTextAlignment(TextAlignment.RIGHT);
    value.setMinHeight(Region.USE_PREF_SIZE);
    if (text.indexOf(' ') < 0) {
      // a number with its unit is one word, and would be broken between letters
      value.setMinWidth(Region.USE_PREF_SIZE);
    }
    GridPane.setValignment(value, VPos.TOP);
    return value;
  }
}
