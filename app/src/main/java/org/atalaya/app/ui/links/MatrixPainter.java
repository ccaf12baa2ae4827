package org.atalaya.app.ui.links;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.atalaya.app.ui.drawing.Inks;
import org.atalaya.app.ui.links.MatrixView.Field;
import org.atalaya.app.ui.links.MatrixViewModel.Matrix;
import org.atalaya.app.ui.links.MatrixWording.Mark;
import org.atalaya.planner.linkbudget.LinkMargin;
import org.atalaya.planner.project.LinkRow;
import org.kordamp.ikonli.javafx.FontIcon;

/** Draws the part of the square that is in view. */
final class MatrixPainter {
  private static final double PAD = 6;
  /** Of a field in which there is nothing to read. */
  private static final double SMALLER = 0.75;
  private static final double FAINT = 0.6;
  private static final String CUT = "…";

  private final Inks<MatrixInk, MatrixSize> inks;
  private final MatrixWording words;
  private final Map<Mark, FontIcon> icons;
  private final Map<String, String> fitted = new HashMap<>();
  private double fittedSize;

  /**
   * @param right how far the square is moved to the left, pixels
   * @param below how far it is moved up
   * @param chosen field of the selected pair
   * @param focus field that the keyboard is at
   */
  record Seen(Matrix matrix, Map<LinkRow, LinkMargin> margins, double right, double below, Optional<Field> chosen,
      Optional<Field> focus) {}

  /** @param icons that stand on the scene: only there they have their letters */
  MatrixPainter(Inks<MatrixInk, MatrixSize> inks, MatrixWording words, Map<Mark, FontIcon> icons) {
    this.inks = inks;
    this.words = words;
    this.icons = new EnumMap<>(icons);
  }

  void paint(GraphicsContext graphics, double width, double height, Seen seen) {
    double namesWidth = inks.size(MatrixSize.NAMES_WIDTH);
    double namesHeight = inks.size(MatrixSize.NAMES_HEIGHT);
    double fieldWidth = inks.size(MatrixSize.FIELD_WIDTH);
    double fieldHeight = inks.size(MatrixSize.FIELD_HEIGHT);
    int sites = seen.matrix.sites().size();
    int firstColumn = Math.max(0, (int) Math.floor(seen.right / fieldWidth));
    int lastColumn = Math.min(sites - 1, (int) Math.floor((seen.right + width - namesWidth) / fieldWidth));
    int firstRow = Math.max(0, (int) Math.floor(seen.below / fieldHeight));
    int lastRow = Math.min(sites - 1, (int) Math.floor((seen.below + height - namesHeight) / fieldHeight));
    graphics.save();
    graphics.beginPath();
    graphics.rect(namesWidth, namesHeight, width - namesWidth, height - namesHeight);
    graphics.clip();
    graphics.translate(namesWidth - seen.right, namesHeight - seen.below);
    for (int row = firstRow; row <= lastRow; row++) {
      for (int column = firstColumn; column <= lastColumn; column++) {
        field(graphics, seen, row, column, column * fieldWidth, row * fieldHeight);
      }
    }
    seen.chosen.ifPresent(at -> {
      frame(graphics, at.row(), at.column(), inks.color(MatrixInk.CHOSEN));
      frame(graphics, at.column(), at.row(), inks.color(MatrixInk.CHOSEN));
    });
    seen.focus.ifPresent(at -> {
      graphics.setLineDashes(3, 2);
      frame(graphics, at.row(), at.column(), inks.color(MatrixInk.TEXT));
      graphics.setLineDashes();
    });
    graphics.restore();
    rowNames(graphics, seen, firstRow, lastRow, width, height);
    columnNames(graphics, seen, firstColumn, lastColumn, width);
  }

  private void field(GraphicsContext graphics, Seen seen, int row, int column, double x, double y) {
    double width = inks.size(MatrixSize.FIELD_WIDTH);
    double height = inks.size(MatrixSize.FIELD_HEIGHT);
    boolean marked = seen.chosen.filter(at -> at.row() == row || at.column() == column || at.row() == column || at.column() == row).isPresent();
    if (row == column || marked) {
      graphics.setFill(inks.color(row == column ? MatrixInk.DIAGONAL : MatrixInk.BAND));
      graphics.fillRect(x, y, width, height);
    }
    graphics.setStroke(inks.color(MatrixInk.LINE));
    graphics.setLineWidth(1);
    graphics.strokeRect(Math.floor(x) + 0.5, Math.floor(y) + 0.5, width, height);
    if (row == column) {
      return;
    }
    Optional<LinkRow> pair = seen.matrix.find(row, column);
    if (pair.isEmpty()) {
      Mark without = seen.matrix.filtered(row, column) ? Mark.FILTERED : Mark.FAR;
      graphics.setFill(inks.color(without.ink()));
      graphics.setFont(Font.font(icons.get(without).getFont().getFamily(), inks.size(MatrixSize.MARK) * SMALLER));
      graphics.setTextAlign(TextAlignment.CENTER);
      graphics.setGlobalAlpha(FAINT);
      graphics.fillText(icons.get(without).getText(), x + width / 2, y + height / 2);
      graphics.setGlobalAlpha(1);
      return;
    }
    Optional<LinkMargin> margin = Optional.ofNullable(seen.margins.get(pair.get()));
    Mark mark = Mark.of(pair.get(), margin);
    String number = words.number(pair.get(), margin);
    FontIcon icon = icons.get(mark);
    double size = inks.size(MatrixSize.MARK);
    graphics.setFill(inks.color(mark.ink()));
    graphics.setFont(Font.font(icon.getFont().getFamily(), size));
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.fillText(icon.getText(), number.isEmpty() ? x + width / 2 : x + PAD / 2 + size / 2, y + height / 2);
    graphics.setFill(inks.color(MatrixInk.TEXT));
    graphics.setFont(letters(FontWeight.NORMAL));
    graphics.setTextAlign(TextAlignment.RIGHT);
    graphics.fillText(number, x + width - PAD / 2, y + height / 2, width - size - PAD);
  }

  private void frame(GraphicsContext graphics, int row, int column, Color color) {
    double line = inks.size(MatrixSize.CHOSEN_WIDTH);
    graphics.setStroke(color);
    graphics.setLineWidth(line);
    graphics.strokeRect(column * inks.size(MatrixSize.FIELD_WIDTH) + line / 2, row * inks.size(MatrixSize.FIELD_HEIGHT) + line / 2,
        inks.size(MatrixSize.FIELD_WIDTH) - line + 1, inks.size(MatrixSize.FIELD_HEIGHT) - line + 1);
  }

  private void rowNames(GraphicsContext graphics, Seen seen, int first, int last, double width, double height) {
    double room = inks.size(MatrixSize.NAMES_WIDTH);
    double each = inks.size(MatrixSize.FIELD_HEIGHT);
    double top = inks.size(MatrixSize.NAMES_HEIGHT);
    graphics.save();
    graphics.beginPath();
    graphics.rect(0, top, width, height - top);
    graphics.clip();
    graphics.setTextAlign(TextAlignment.RIGHT);
    for (int row = first; row <= last; row++) {
      name(graphics, seen, row);
      graphics.fillText(fit(seen.matrix.sites().get(row), room - 2 * PAD), room - PAD, top + (row + 0.5) * each - seen.below);
    }
    graphics.restore();
  }

  private void columnNames(GraphicsContext graphics, Seen seen, int first, int last, double width) {
    double left = inks.size(MatrixSize.NAMES_WIDTH);
    double each = inks.size(MatrixSize.FIELD_WIDTH);
    double room = inks.size(MatrixSize.NAMES_HEIGHT);
    graphics.save();
    graphics.beginPath();
    graphics.rect(left, 0, width - left, room);
    graphics.clip();
    graphics.setTextAlign(TextAlignment.LEFT);
    for (int column = first; column <= last; column++) {
      graphics.save();
      graphics.translate(left + (column + 0.5) * each - seen.right, room - PAD);
      graphics.rotate(-90);
      name(graphics, seen, column);
      graphics.fillText(fit(seen.matrix.sites().get(column), room - 2 * PAD), 0, 0);
      graphics.restore();
    }
    graphics.restore();
  }

  private void name(GraphicsContext graphics, Seen seen, int site) {
    boolean chosen = seen.chosen.or(() -> seen.focus).filter(at -> at.row() == site || at.column() == site).isPresent();
    graphics.setFont(letters(chosen ? FontWeight.BOLD : FontWeight.NORMAL));
    graphics.setFill(inks.color(chosen ? MatrixInk.TEXT : MatrixInk.QUIET));
  }

  private Font letters(FontWeight weight) {
    return Font.font("Inter", weight, inks.size(MatrixSize.LETTERS));
  }

  /** As much of a name as has room, in bold letters. */
  private String fit(String name, double room) {
    if (fittedSize != inks.size(MatrixSize.LETTERS) || fitted.size() > 4 * MatrixViewModel.MOST_SITES) {
      fitted.clear();
      fittedSize = inks.size(MatrixSize.LETTERS);
    }
    return fitted.computeIfAbsent(name + "\n" + room, key -> {
      Text text = new Text(name);
      text.setFont(letters(FontWeight.BOLD));
      if (text.getLayoutBounds().getWidth() <= room) {
        return name;
      }
      List<Integer> letters = name.codePoints().boxed().toList();
      for (int kept = Math.min(letters.size(), 60); kept > 0; kept--) {
        StringBuilder shorter = new StringBuilder();
        letters.subList(0, kept).forEach(shorter::appendCodePoint);
        text.setText(shorter.toString().stripTrailing() + CUT);
        if (text.getLayoutBounds().getWidth() <= room) {
          return text.getText();
        }
      }
      return CUT;
    });
  }
}
