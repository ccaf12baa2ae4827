package org.atalaya.app.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.atalaya.app.ui.align.AlignWindow;
import org.atalaya.app.ui.map.MapView;
import org.atalaya.app.ui.parts.FileDialogs;
import org.atalaya.app.ui.parts.FocusKeeper;
import org.atalaya.app.ui.shell.Ground;
import org.atalaya.app.ui.shell.MapReliefs;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.ui.shell.WindowView;
import org.atalaya.app.ui.start.AppIcon;
import org.atalaya.app.wording.Wording;
import org.atalaya.maps.relief.ReliefRenderer;

/** Puts the model on a stage, in the language and light that it asks for. */
public final class WindowController implements AutoCloseable {
  private static final List<String> FONTS = List.of("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf");
  private static final double FONT_SIZE = 13;
  private static final ReliefRenderer NO_GROUND = new ReliefRenderer(List.of());

  private final WindowModel model;
  private final FileDialogs dialogs;
  private final MapView map = new MapView();
  private final Scene scene;
  private Optional<WindowView> view = Optional.empty();
  private Optional<Stage> stage = Optional.empty();
  private final AlignWindow alignWindow;
  private final Subscription subscriptions;

  /** With the system's dialogs. Must be made on the window's thread. */
  public WindowController(WindowModel model, double width, double height) {
    this(model, width, height, FileDialogs.SYSTEM);
  }

  /** @param dialogs ask for files */
  WindowController(WindowModel model, double width, double height, FileDialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    FONTS.forEach(WindowController::loadFont);
    scene = new Scene(new StackPane(), width, height);
    scene.getStylesheets().add(Stylesheet.at(model.appearance().textPercentProperty().get()));
    FocusKeeper.of(scene, Set.of("top-bar", "pane-grip"));
    alignWindow = new AlignWindow(model, scene.getStylesheets(), () -> stage);
    map.setOnFailure(model.desk()::drawingFailed);
    subscriptions = Subscription.combine(
        Platform.getPreferences().colorSchemeProperty().subscribe(scheme ->
            model.appearance().systemDarkProperty().set(scheme == ColorScheme.DARK)),
        model.wordingProperty().subscribe((before, now) -> rebuild()),
        model.darkProperty().subscribe((before, now) -> light(now)),
        model.appearance().textPercentProperty().subscribe((before, now) ->
            scene.getStylesheets().setAll(Stylesheet.at(now.intValue()))),
        model.desk().groundProperty().subscribe((before, now) -> relief()),
        model.map().contoursProperty().subscribe((before, now) -> relief()),
        model.desk().snapshotProperty().subscribe((before, now) -> {
          if (!before.map(each -> each.file()).equals(now.map(each -> each.file()))) {
            map.forgetView();
            relief();
          }
          title();
        }));
    light(model.darkProperty().get());
  }

  public Scene scene() {
    return scene;
  }

  /** The small window, while an antenna is turned. */
  Optional<Scene> alignScene() {
    return alignWindow.scene();
  }

  public MapView map() {
    return map;
  }

  /** Shows the scene on a stage. */
  public void show(Stage newStage) {
    stage = Optional.of(newStage);
    newStage.setScene(scene);
    AppIcon.PIXELS.forEach(pixels -> newStage.getIcons().add(new Image(AppIcon.open(pixels))));
    newStage.setMinWidth(1000);
    newStage.setMinHeight(640);
    title();
    newStage.setOnCloseRequest(event -> {
      if (!model.routers().mayClose()) {
        event.consume();
      }
    });
    newStage.show();
    view.ifPresent(WindowView::focusStep);
  }

  private void rebuild() {
    Optional<WindowView> before = view;
    Optional<String> focused = Optional.ofNullable(scene.getFocusOwner()).map(Node::getId);
    before.ifPresent(WindowView::close);
    WindowView newView = new WindowView(model, map, dialogs, this::chooseProject);
    view = Optional.of(newView);
    scene.setRoot(newView);
    mark(newView);
    newView.focusStep();
    before.ifPresent(each -> newView.takeOver(each, focused));
    title();
  }

  private void light(boolean dark) {
    Application.setUserAgentStylesheet(
        dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    rebuild();
    relief();
  }

  private void mark(WindowView root) {
    root.getStyleClass().removeAll("dark", "light");
    root.getStyleClass().add(model.darkProperty().get() ? "dark" : "light");
  }

  private void relief() {
    // where there is no terrain at all, all of it is hatched: unknown is never shown as flat
    map.ground().setRelief(model.desk().groundProperty().get().map(Ground::relief)
        .or(() -> model.desk().state().filter(state -> state.settings().terrain().isEmpty()).map(state -> NO_GROUND))
        .map(ground -> MapReliefs.of(ground, model.darkProperty().get(), model.map().contoursProperty().get())));
  }

  private void title() {
    stage.ifPresent(each -> each.setTitle(model.desk().state().map(state -> state.settings().name() + " · Atalaya")
        .orElse("Atalaya")));
  }

  private void chooseProject() {
    Wording wording = model.wordingProperty().get();
    FileChooser chooser = new FileChooser();
    chooser.setTitle(wording.get("top.open"));
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(wording.get("top.open.filter"), "*.atalaya"));
    File chosen = chooser.showOpenDialog(scene.getWindow());
    if (chosen != null) {
      model.desk().open(chosen.toPath());
    }
  }

  private static void loadFont(String name) {
    try (InputStream in = WindowController.class.getResourceAsStream("/org/atalaya/app/fonts/" + name)) {
      Font.loadFont(in, FONT_SIZE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    subscriptions.unsubscribe();
    alignWindow.close();
    view.ifPresent(WindowView::close);
    map.close();
    model.close();
  }
}
