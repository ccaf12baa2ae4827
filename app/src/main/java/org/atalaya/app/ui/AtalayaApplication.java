package org.atalaya.app.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.ui.start.ConfigFolder;
import org.atalaya.app.ui.start.FileAssociation;
import org.atalaya.app.ui.start.RecentProjects;
import org.atalaya.app.ui.start.SettingsFile;
import org.atalaya.app.ui.start.WindowSettings;
import org.atalaya.app.wording.Wording;

/** The program with a window; a project file may be named as its argument. */
public final class AtalayaApplication extends Application {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private Optional<WindowController> controller = Optional.empty();
  private Optional<WindowMemory> memory = Optional.empty();
  private final Path folder = ConfigFolder.ofThisComputer();
  private final SettingsFile settings = new SettingsFile(folder);
  private WindowSettings kept = WindowSettings.FIRST;

  /** Not on the window's thread: the person's folder may be slow. */
  @Override
  public void init() {
    kept = settings.read();
  }

  @Override
  public void start(Stage stage) {
    WindowModel model = new WindowModel(Platform::runLater, AtalayaWindow.engines(), Wording.of(Locale.getDefault()),
        Optional.of(new RecentProjects(folder)), FileAssociation.ofThisComputer());
    WindowMemory remembered = new WindowMemory(settings, kept, model);
    memory = Optional.of(remembered);
    var screen = Screen.getPrimary().getVisualBounds();
    WindowController window = new WindowController(model, Math.min(WIDTH, screen.getWidth()),
        Math.min(HEIGHT, screen.getHeight()));
    controller = Optional.of(window);
    remembered.follow(stage);
    window.show(stage);
    if (!kept.tourSeen()) {
      model.tour().begin();
    }
    StartBenchmark.reportIfAsked();
    List<String> arguments = getParameters().getUnnamed();
    if (!arguments.isEmpty()) {
      model.desk().open(Path.of(arguments.getFirst()));
    }
  }

  @Override
  public void stop() {
    memory.ifPresent(WindowMemory::close);
    controller.ifPresent(WindowController::close);
  }
}
