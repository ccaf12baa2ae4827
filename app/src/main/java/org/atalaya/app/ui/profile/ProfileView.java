package org.atalaya.app.ui.profile;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.atalaya.app.figure.ProfileFrame;
import org.atalaya.app.ui.drawing.Inks;
import org.atalaya.app.ui.drawing.LayeredCanvas;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.lineofsight.ProfileGeometry;
import org.atalaya.planner.lineofsight.Sight;

/** The ground under the selected link with the ray and its first Fresnel zone, in step with the map. */
public final class ProfileView extends BorderPane {
  /** So much wider it may grow while the pointer moves, or it would jump to and fro. */
  private static final double MOVING = 1.15;

  private final Wording wording;
  private final Label title = new Label();
  private final Label subtitle = new Label();
  private final Label reading = new Label();
  private final VBox words = new VBox(title, subtitle);
  private final Region gap = new Region();
  private final HBox head = new HBox(words, gap, reading);
  private final Label empty = new Label();
  private final Inks<ProfileInk, ProfileSize> inks;
  private final LayeredCanvas canvas;
  private final LayeredCanvas live;
  private final ProfilePainter painter;
  private Optional<SelectedPath> path = Optional.empty();
  private Optional<ProfileGeometry> geometry = Optional.empty();
  private OptionalDouble cursor = OptionalDouble.empty();
  private Consumer<OptionalDouble> onCursor = distance -> { };

  public ProfileView(Wording wording) {
    this.wording = wording;
    canvas = new LayeredCanvas(this::paint);
    live = new LayeredCanvas(this::paintLive);
    inks = new Inks<>("profile", ProfileInk.class, ProfileSize.class, this::repaint);
    painter = new ProfilePainter(inks, wording);
    getStyleClass().add("profile");
    title.getStyleClass().add("profile-title");
    subtitle.getStyleClass().add("profile-subtitle");
    reading.getStyleClass().add("profile-reading");
    reading.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(gap, Priority.ALWAYS);
    head.getStyleClass().add("profile-head");
    head.setAlignment(Pos.TOP_LEFT);
    // names may be long; the figure below is as wide as the map all the same
    head.setMinWidth(0);
    words.setMinWidth(0);
    // later: what is in the row must not change while it is styled or laid out
    head.widthProperty().subscribe(() -> Platform.runLater(this::arrange));
    title.fontProperty().subscribe(() -> Platform.runLater(this::arrange));
    setTop(head);
    empty.getStyleClass().add("empty-hint");
    StackPane stage = new StackPane(inks, canvas, live, empty);
    stage.getStyleClass().add("profile-stage");
    stage.setFocusTraversable(true);
    stage.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    stage.accessibleTextProperty().bind(title.textProperty().concat(". ").concat(reading.textProperty()));
    stage.setOnMouseMoved(event -> point(event.getX()));
    stage.setOnMouseDragged(event -> point(event.getX()));
    stage.setOnMouseExited(event -> moveCursor(OptionalDouble.empty()));
    stage.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    setCenter(stage);
    show(Optional.empty());
  }

  /** Draws this path; empty shows a hint. */
  public void show(Optional<SelectedPath> selected) {
    path = selected;
    geometry = selected.filter(each -> each.profile().known()).map(each -> ProfileGeometry.of(each.profile(),
        each.a().heightMeters(), each.b().heightMeters(), each.analysis().settings().frequencyMhz(),
        each.analysis().settings().k()));
    empty.setVisible(geometry.isEmpty());
    empty.setText(wording.get(selected.isPresent() ? "profile.unknown" : "profile.empty"));
    title.setText(selected.map(each -> each.a().name() + " → " + each.b().name()).orElse(""));
    subtitle.setText(selected.map(each -> wording.get("profile.subtitle",
        wording.quantities().megahertz(each.analysis().settings().frequencyMhz()))).orElse(""));
    moveCursor(OptionalDouble.empty());
    repaint();
  }

  /** Told the distance from the start under the pointer. */
  public void setOnCursor(Consumer<OptionalDouble> handler) {
    onCursor = handler;
  }

  private void repaint() {
    canvas.repaint();
    live.repaint();
  }

  private void paint(GraphicsContext graphics, double width, double height) {
    geometry.ifPresent(each -> painter.paint(graphics, ProfileFrame.of(each, width, height), each,
        path.orElseThrow().analysis().sight()));
  }

  private void paintLive(GraphicsContext graphics, double width, double height) {
    geometry.ifPresent(each -> cursor.ifPresent(distance ->
        painter.paintCursor(graphics, ProfileFrame.of(each, width, height), each, distance)));
  }

  private void point(double x) {
    geometry.ifPresent(each -> moveCursor(OptionalDouble.of(
        ProfileFrame.of(each, canvas.getWidth(), canvas.getHeight()).distanceAt(x))));
  }

  /** The reading stands beside the names, or below them where it would not fit. */
  private void arrange() {
    boolean beside = words.getChildren().contains(reading)
        ? roomBeside() > reading.prefWidth(-1) * MOVING : roomBeside() >= reading.prefWidth(-1);
    if (beside != head.getChildren().contains(reading)) {
      words.getChildren().remove(reading);
      head.getChildren().remove(reading);
      (beside ? head : words).getChildren().add(reading);
    }
  }

  private double roomBeside() {
    return head.getWidth() - Math.max(title.prefWidth(-1), subtitle.prefWidth(-1)) - head.getInsets().getLeft() - head.getInsets().getRight()
        - 2 * head.getSpacing();
  }

  private void moveCursor(OptionalDouble distance) {
    cursor = distance;
    reading.setText(geometry.map(this::readingText).orElse(""));
    arrange();
    live.repaint();
    onCursor.accept(distance);
  }

  private String readingText(ProfileGeometry each) {
    double distance = cursor.orElse(worst());
    double bulge = each.bulgeMeters(distance);
    double trees = each.topMeters(distance) - each.groundMeters(distance);
    var units = wording.quantities();
    return wording.get(trees > 0 ? "profile.reading.trees" : "profile.reading", units.distance(distance),
        units.wholeMeters(each.groundMeters(distance) - bulge), units.wholeMeters(each.rayMeters(distance) - bulge),
        units.wholeMeters(trees));
  }

  private double worst() {
    return path.isPresent() && path.get().analysis().sight() instanceof Sight.Judged judged
        ? judged.worst().distanceMeters() : 0;
  }

  private void key(KeyEvent event) {
    if (geometry.isEmpty()) {
      return;
    }
    double length = geometry.get().lengthMeters();
    double now = cursor.orElse(worst());
    switch (event.getCode()) {
      case LEFT -> moveCursor(OptionalDouble.of(Math.max(0, now - length / 100)));
      case RIGHT -> moveCursor(OptionalDouble.of(Math.min(length, now + length / 100)));
      case ESCAPE -> moveCursor(OptionalDouble.empty());
      default -> {
        return;
      }
    }
    event.consume();
  }
}
