package org.atalaya.app.ui.links;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.drawing.Inks;
import org.atalaya.app.ui.drawing.LayeredCanvas;
import org.atalaya.app.ui.links.MatrixViewModel.Choice;
import org.atalaya.app.ui.links.MatrixViewModel.Matrix;
import org.atalaya.app.ui.links.MatrixWording.Mark;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.parts.WrapRow;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.linkbudget.LinkMargin;
import org.atalaya.planner.project.LinkRow;
import org.kordamp.ikonli.javafx.FontIcon;

/** The square of links in place of the map: only the fields in view are drawn, however many there are. */
public final class MatrixView extends BorderPane {
  private static final double GAP = 14;
  private static final double MARGINS = 32;

  private final WindowModel model;
  private final MatrixViewModel view;
  private final Wording wording;
  private final MatrixWording words;
  private final Label title = new Label();
  private final Label bound = SheetView.label("", "pane-hint");
  private final Label reading = SheetView.label("", "matrix-reading");
  private final LayeredCanvas canvas = new LayeredCanvas(this::paint);
  private final Inks<MatrixInk, MatrixSize> inks = new Inks<>("matrix", MatrixInk.class, MatrixSize.class, canvas::repaint);
  private final MatrixPainter painter;
  private final ScrollBar across = new ScrollBar();
  private final ScrollBar down = new ScrollBar();
  private final Stage stage = new Stage();
  private Matrix matrix = new Matrix(List.of(), 0, Choice.ALL, Map.of(), Set.of());
  private Field field = new Field(0, 1);
  private Optional<Field> pointed = Optional.empty();
  private Selection shownSelection = new Selection.None();

  /** A field of the square. */
  record Field(int row, int column) {}

  public MatrixView(WindowModel model) {
    this.model = model;
    view = model.matrix();
    wording = model.wordingProperty().get();
    words = new MatrixWording(wording);
    Map<Mark, FontIcon> icons = new EnumMap<>(Mark.class);
    WrapRow marks = marks(icons);
    painter = new MatrixPainter(inks, words, icons);
    getStyleClass().add("matrix");
    managedProperty().bind(visibleProperty());
    setVisible(false);
    title.getStyleClass().add("pane-title");
    title.setMinWidth(0);
    Button copy = Controls.icon("fth-copy", wording.get("matrix.copy"), this::copy);
    copy.setId("matrix-copy");
    Button close = Controls.icon("fth-map", wording.get("matrix.close"), view::hide);
    close.setId("matrix-close");
    HBox head = new HBox(title, Controls.gap(), copy, close);
    head.getStyleClass().add("matrix-head");
    bound.managedProperty().bind(bound.visibleProperty());
    setTop(new VBox(head, bound));
    stage.getChildren().addAll(inks, canvas, across, down);
    setCenter(stage);
    VBox foot = new VBox(reading, marks);
    foot.getStyleClass().add("matrix-foot");
    setBottom(foot);
  }

  /** Fills the middle; its own size follows nothing in it. */
  private final class Stage extends Pane {
    Stage() {
      setId("matrix-fields");
      getStyleClass().add("matrix-fields");
      setMinSize(0, 0);
      setPrefSize(0, 0);
      setFocusTraversable(true);
      setAccessibleRole(AccessibleRole.IMAGE_VIEW);
      accessibleTextProperty().bind(reading.textProperty());
      across.setOrientation(Orientation.HORIZONTAL);
      down.setOrientation(Orientation.VERTICAL);
      across.setFocusTraversable(false);
      down.setFocusTraversable(false);
      across.valueProperty().subscribe((before, now) -> canvas.repaint());
      down.valueProperty().subscribe((before, now) -> canvas.repaint());
      setOnMouseMoved(this::point);
      setOnMouseExited(event -> {
        pointed = Optional.empty();
        read();
      });
      setOnMouseClicked(this::click);
      setOnScroll(event -> {
        across.setValue(Math.clamp(across.getValue() - event.getDeltaX(), 0, across.getMax()));
        down.setValue(Math.clamp(down.getValue() - event.getDeltaY(), 0, down.getMax()));
        event.consume();
      });
      addEventHandler(KeyEvent.KEY_PRESSED, this::key);
      focusedProperty().subscribe((before, now) -> {
        canvas.repaint();
        read();
      });
    }

    @Override
    protected void layoutChildren() {
      double bar = Math.max(down.prefWidth(-1), 8);
      boolean high = wholeHeight() > getHeight();
      boolean wide = wholeWidth() > getWidth() - (high ? bar : 0);
      down.setVisible(high);
      across.setVisible(wide);
      double width = getWidth() - (high ? bar : 0);
      double height = getHeight() - (wide ? bar : 0);
      canvas.resizeRelocate(0, 0, width, height);
      down.resizeRelocate(width, namesHeight(), bar, Math.max(0, height - namesHeight()));
      across.resizeRelocate(namesWidth(), height, Math.max(0, width - namesWidth()), bar);
      limit(across, wholeWidth() - width, width - namesWidth());
      limit(down, wholeHeight() - height, height - namesHeight());
    }

    private static void limit(ScrollBar bar, double most, double seen) {
      bar.setMax(Math.max(0, most));
      bar.setVisibleAmount(bar.getMax() * seen / Math.max(1, seen + bar.getMax()));
      bar.setUnitIncrement(24);
      bar.setBlockIncrement(Math.max(24, seen));
      bar.setValue(Math.clamp(bar.getValue(), 0, bar.getMax()));
    }

    private void point(MouseEvent event) {
      Optional<Field> now = fieldAt(event.getX(), event.getY());
      if (!now.equals(pointed)) {
        pointed = now;
        read();
      }
    }

    private void click(MouseEvent event) {
      requestFocus();
      fieldAt(event.getX(), event.getY()).ifPresent(at -> {
        field = at;
        view.select(at.row, at.column);
        canvas.repaint();
        read();
      });
    }

    private void key(KeyEvent event) {
      int last = matrix.sites().size() - 1;
      if (last < 0) {
        return;
      }
      switch (event.getCode()) {
        case LEFT -> go(field.row, field.column - 1);
        case RIGHT -> go(field.row, field.column + 1);
        case UP -> go(field.row - 1, field.column);
        case DOWN -> go(field.row + 1, field.column);
        case HOME -> go(event.isControlDown() ? 0 : field.row, 0);
        case END -> go(event.isControlDown() ? last : field.row, last);
        case PAGE_UP -> go(field.row - 10, field.column);
        case PAGE_DOWN -> go(field.row + 10, field.column);
        case ENTER, SPACE -> view.select(field.row, field.column);
        case ESCAPE -> view.hide();
        default -> {
          return;
        }
      }
      event.consume();
    }
  }

  private void go(int row, int column) {
    int last = matrix.sites().size() - 1;
    field = new Field(Math.clamp(row, 0, last), Math.clamp(column, 0, last));
    pointed = Optional.empty();
    bringIntoView(field);
    canvas.repaint();
    read();
  }

  private void bringIntoView(Field at) {
    across.setValue(inView(across.getValue(), at.column * fieldWidth(), fieldWidth(), canvas.getWidth() - namesWidth(), across.getMax()));
    down.setValue(inView(down.getValue(), at.row * fieldHeight(), fieldHeight(), canvas.getHeight() - namesHeight(), down.getMax()));
  }

  private static double inView(double now, double from, double size, double seen, double most) {
    return Math.clamp(from < now ? from : from + size > now + seen ? from + size - seen : now, 0, Math.max(0, most));
  }

  /** Shows the square as things stand, where it is wanted. */
  public void refresh(boolean itsStep) {
    boolean wanted = itsStep && view.shownProperty().get() && view.possible();
    boolean appears = wanted && !isVisible();
    setVisible(wanted);
    if (!wanted) {
      return;
    }
    view.ask();
    matrix = view.matrix();
    int last = Math.max(0, matrix.sites().size() - 1);
    field = new Field(Math.min(field.row, last), Math.min(field.column, last));
    title.setText(wording.get("matrix.title." + switch (matrix.of()) {
      case ALL -> "all";
      case HELD -> "held";
      case FILTERED -> "filtered";
    }, matrix.sites().size()));
    bound.setText(matrix.leftOut() > 0 ? wording.get("matrix.bound", matrix.sites().size(), matrix.leftOut()) : "");
    bound.setVisible(matrix.leftOut() > 0);
    Selection selection = model.desk().selectionProperty().get();
    if (!selection.equals(shownSelection) && selection instanceof Selection.OfLink(String a, String b)) {
      int row = matrix.sites().indexOf(a);
      int column = matrix.sites().indexOf(b);
      if (row >= 0 && column >= 0 && !(field.row == column && field.column == row)) {
        field = new Field(row, column);
        bringIntoView(field);
      }
    }
    shownSelection = selection;
    stage.requestLayout();
    canvas.repaint();
    read();
    if (appears) {
      stage.requestFocus();
    }
  }

  /** Says what is pointed at, else what the keyboard is at. */
  private void read() {
    Field at = pointed.orElse(field);
    reading.setText(at.row < matrix.sites().size() && at.column < matrix.sites().size() && matrix.sites().size() > 1
        ? words.words(matrix, at.row, at.column, margin(at)) : wording.get("matrix.none"));
  }

  private Optional<LinkMargin> margin(Field at) {
    Map<LinkRow, LinkMargin> margins = view.marginsProperty().get();
    return at.row == at.column ? Optional.empty() : matrix.find(at.row, at.column).flatMap(row -> Optional.ofNullable(margins.get(row)));
  }

  private WrapRow marks(Map<Mark, FontIcon> icons) {
    WrapRow row = new WrapRow(GAP);
    row.limitProperty().bind(widthProperty().subtract(MARGINS));
    for (Mark mark : Mark.values()) {
      FontIcon icon = new FontIcon(mark.icon());
      icons.put(mark, icon);
      icon.getStyleClass().add("matrix-mark-" + mark.ink().name().toLowerCase(Locale.ROOT));
      Label label = new Label(words.verdict(mark), icon);
      label.getStyleClass().add("matrix-mark");
      label.setMinWidth(Region.USE_PREF_SIZE);
      row.getChildren().add(label);
    }
    return row;
  }

  private void copy() {
    Clipboard.getSystemClipboard().setContent(new HashMap<>(Map.of(DataFormat.PLAIN_TEXT, view.csv())));
    model.desk().tell(Notice.done("notice.table-copied", matrix.sites().size()));
  }

  private Optional<Field> fieldAt(double x, double y) {
    int column = (int) Math.floor((x - namesWidth() + across.getValue()) / fieldWidth());
    int row = (int) Math.floor((y - namesHeight() + down.getValue()) / fieldHeight());
    return x < namesWidth() || y < namesHeight() || x >= canvas.getWidth() || y >= canvas.getHeight()
        || row >= matrix.sites().size() || column >= matrix.sites().size() ? Optional.empty() : Optional.of(new Field(row, column));
  }

  private void paint(GraphicsContext graphics, double width, double height) {
    graphics.setTextBaseline(VPos.CENTER);
    painter.paint(graphics, width, height, new MatrixPainter.Seen(matrix, view.marginsProperty().get(), across.getValue(), down.getValue(),
        chosen(), stage.isFocused() ? Optional.of(field) : Optional.empty()));
  }

  private Optional<Field> chosen() {
    return switch (model.desk().selectionProperty().get()) {
      case Selection.None none -> Optional.empty();
      case Selection.OfSite(String name) -> chosen(name, name);
      case Selection.OfLink(String a, String b) -> chosen(a, b);
    };
  }

  private Optional<Field> chosen(String a, String b) {
    int row = matrix.sites().indexOf(a);
    int column = matrix.sites().indexOf(b);
    return row < 0 || column < 0 ? Optional.empty() : Optional.of(new Field(row, column));
  }

  private double fieldWidth() {
    return inks.size(MatrixSize.FIELD_WIDTH);
  }

  private double fieldHeight() {
    return inks.size(MatrixSize.FIELD_HEIGHT);
  }

  private double namesWidth() {
    return inks.size(MatrixSize.NAMES_WIDTH);
  }

  private double namesHeight() {
    return inks.size(MatrixSize.NAMES_HEIGHT);
  }

  private double wholeWidth() {
    return namesWidth() + matrix.sites().size() * fieldWidth();
  }

  private double wholeHeight() {
    return namesHeight() + matrix.sites().size() * fieldHeight();
  }
}
