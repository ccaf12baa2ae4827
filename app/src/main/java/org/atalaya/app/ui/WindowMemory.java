package org.atalaya.app.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.atalaya.app.ui.shell.Appearance;
import org.atalaya.app.ui.shell.Appearance.Pane;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.ui.start.SettingsFile;
import org.atalaya.app.ui.start.WindowSettings;
import org.atalaya.app.ui.start.WindowSettings.Place;
import org.atalaya.app.wording.Wording;

/** Keeps a window's place, language and look from one start to the next. For the window's thread. */
final class WindowMemory {
  private static final Duration REST = Duration.seconds(1);

  private final SettingsFile file;
  private final PauseTransition rest = new PauseTransition(REST);
  private final WindowModel model;
  private Optional<String> language;
  private Optional<Place> place;
  private Optional<Stage> stage = Optional.empty();
  private WindowSettings written;
  private Subscription subscriptions = Subscription.EMPTY;

  /** Gives the model what was kept. @param kept read from the file already, which is not done on the window's thread */
  WindowMemory(SettingsFile file, WindowSettings kept, WindowModel model) {
    this.file = file;
    this.model = model;
    written = kept;
    language = kept.language();
    place = kept.place();
    Appearance appearance = model.appearance();
    kept.language().ifPresent(code -> model.wordingProperty().set(Wording.of(Locale.of(code))));
    appearance.themeProperty().set(kept.theme());
    appearance.textPercentProperty().set(kept.textPercent());
    appearance.widthProperty(Pane.LIST).set(kept.listPixels());
    appearance.widthProperty(Pane.DETAIL).set(kept.detailPixels());
    model.desk().stepProperty().set(kept.step());
    model.tour().seenProperty().set(kept.tourSeen());
    rest.setOnFinished(event -> keepLater());
  }

  /** Puts the stage where it was, or where it can be seen; then keeps what becomes of it. Before it is shown. */
  void follow(Stage shown) {
    stage = Optional.of(shown);
    place.flatMap(each -> each.on(Screen.getScreens().stream().map(Screen::getVisualBounds).map(WindowMemory::place).toList()))
        .ifPresent(each -> {
          shown.setX(each.x());
          shown.setY(each.y());
          shown.setWidth(each.width());
          shown.setHeight(each.height());
        });
    shown.setMaximized(written.maximized());
    Appearance appearance = model.appearance();
    subscriptions = Subscription.combine(
        model.wordingProperty().subscribe((before, now) -> {
          language = Optional.of(now.locale().getLanguage());
          touch();
        }),
        appearance.themeProperty().subscribe((before, now) -> touch()),
        appearance.textPercentProperty().subscribe((before, now) -> touch()),
        appearance.widthProperty(Pane.LIST).subscribe((before, now) -> touch()),
        appearance.widthProperty(Pane.DETAIL).subscribe((before, now) -> touch()),
        model.desk().stepProperty().subscribe((before, now) -> touch()),
        model.tour().seenProperty().subscribe((before, now) -> touch()),
        shown.maximizedProperty().subscribe((before, now) -> touch()),
        shown.xProperty().subscribe((before, now) -> touch()),
        shown.yProperty().subscribe((before, now) -> touch()),
        shown.widthProperty().subscribe((before, now) -> touch()),
        shown.heightProperty().subscribe((before, now) -> touch()));
  }

  private static Place place(Rectangle2D screen) {
    return new Place(screen.getMinX(), screen.getMinY(), screen.getWidth(), screen.getHeight());
  }

  /** A window that is dragged moves many times a second: it is kept when it rests. */
  private void touch() {
    rest.playFromStart();
  }

  private WindowSettings now() {
    stage.filter(each -> !each.isMaximized() && !each.isIconified() && !each.isFullScreen()).ifPresent(each -> {
      Place at = new Place(each.getX(), each.getY(), each.getWidth(), each.getHeight());
      // a stage that is not shown yet has no place
      place = List.of(at.x(), at.y(), at.width(), at.height()).stream().allMatch(Double::isFinite) ? Optional.of(at) : place;
    });
    Appearance appearance = model.appearance();
    return new WindowSettings(language, appearance.themeProperty().get(), appearance.textPercentProperty().get(),
        model.desk().stepProperty().get(), place, stage.map(Stage::isMaximized).orElse(written.maximized()),
        appearance.widthProperty(Pane.LIST).get(), appearance.widthProperty(Pane.DETAIL).get(), model.tour().seenProperty().get());
  }

  private void keepLater() {
    WindowSettings now = now();
    if (!now.equals(written)) {
      written = now;
      model.desk().work().errand(() -> {
        file.write(now);
        return now;
      }, kept -> { });
    }
  }

  /** Keeps all at once: the program ends. */
  void close() {
    rest.stop();
    subscriptions.unsubscribe();
    WindowSettings now = now();
    if (!now.equals(written)) {
      file.write(now);
    }
  }
}
