package org.atalaya.app.ui.parts;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.atalaya.planner.project.Edit;
import org.kordamp.ikonli.javafx.FontIcon;

/** Draws a {@link Sheet}. */
public final class SheetView extends VBox {
  /** What the names of facts keep beside long values, pixels. */
  private static final double LEAST_NAMES = 110;
  /** A value of at most so many letters stands on one line. */
  private static final int LONGEST_WHOLE = 19;

  /** @param onEdits does what a remedy offers */
  public SheetView(Sheet sheet, Consumer<List<Edit>> onEdits) {
    getStyleClass().add("sheet");
    getChildren().addAll(label(sheet.kind(), "sheet-kind"), label(sheet.title(), "sheet-title"));
    if (!sheet.verdict().isEmpty()) {
      Label verdict = label(sheet.verdict(), "sheet-verdict");
      verdict.getStyleClass().add(sheet.tone().styleClass());
      verdict.setGraphic(new FontIcon(sheet.tone().icon()));
      getChildren().add(verdict);
    }
    if (!sheet.explanation().isEmpty()) {
      getChildren().add(label(sheet.explanation(), "sheet-explanation"));
    }
    if (!sheet.facts().isEmpty()) {
      getChildren().add(facts(sheet.facts()));
    }
    sheet.remedies().ifPresent(remedies -> getChildren().add(remedies(remedies, onEdits)));
    if (!sheet.remarks().isEmpty()) {
      getChildren().add(callout(sheet.remarks()));
    }
  }

  /** A wrapping label with a style class. */
  public static Label label(String text, String styleClass) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(styleClass);
    return label;
  }

  /** Two columns: names, and values in bold. */
  public static Node facts(List<Sheet.Fact> facts) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("facts");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    // a long verdict among the values goes on below, or the names beside it would be broken between letters
    names.setMinWidth(LEAST_NAMES);
    grid.getColumnConstraints().addAll(names, new ColumnConstraints());
    int row = 0;
    for (Sheet.Fact fact : facts) {
      Label name = label(fact.label(), "fact-name");
      Label value = label(fact.value(), "fact-value");
      name.setMinWidth(0);
      value.setMinWidth(fact.value().length() > LONGEST_WHOLE ? 0 : Region.USE_PREF_SIZE);
      name.setLabelFor(value);
      GridPane.setValignment(name, VPos.TOP);
      GridPane.setValignment(value, VPos.TOP);
      grid.addRow(row++, name, value);
    }
    return grid;
  }

  /** The same with a title. */
  public static Node callout(String title, List<String> texts) {
    VBox box = callout(texts);
    box.getChildren().addFirst(label(title, "callout-title"));
    return box;
  }

  /** A box that draws the eye. */
  private static VBox callout(List<String> texts) {
    VBox box = new VBox();
    texts.forEach(text -> box.getChildren().add(label(text, "callout-text")));
    box.getStyleClass().add("callout");
    return box;
  }

  /** What can be done, each with its button. */
  public static Node remedies(Sheet.Remedies remedies, Consumer<List<Edit>> onEdits) {
    VBox box = new VBox(label(remedies.title(), "callout-title"));
    box.getStyleClass().add("callout");
    for (Sheet.Remedy remedy : remedies.choices()) {
      Label text = label(remedy.text(), "callout-text");
      HBox.setHgrow(text, Priority.ALWAYS);
      text.setMaxWidth(Double.MAX_VALUE);
      Button apply = new Button(remedy.action());
      apply.getStyleClass().addAll("link-button");
      apply.setMinWidth(Region.USE_PREF_SIZE);
      apply.setAccessibleText(remedy.action() + ": " + remedy.text());
      apply.setOnAction(event -> onEdits.accept(remedy.edits()));
      HBox line = new HBox(text, apply);
      line.getStyleClass().add("remedy");
      box.getChildren().add(line);
    }
    return box;
  }
}
