package org.atalaya.app.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.WritableImage;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.atalaya.app.ui.parts.FileDialogs;
import org.atalaya.app.ui.shell.Engines;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.ui.start.RecentProjects;
import org.atalaya.app.wording.Wording;

/** A window on a project for tests: every look at it happens on the window's thread, every wait on a condition. */
final class WindowFixture implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final AtomicBoolean STARTED = new AtomicBoolean();

  final WindowModel model;
  final WindowController window;
  private final Stage stage;

  private WindowFixture(WindowModel model, WindowController window, Stage stage) {
    this.model = model;
    this.window = window;
    this.stage = stage;
  }

  static WindowFixture open(Path project, Engines engines, Locale language, int width, int height) throws Exception {
    return open(project, engines, language, width, height, FileDialogs.SYSTEM);
  }

  /** The same where a test answers when files are asked for. */
  static WindowFixture open(Path project, Engines engines, Locale language, int width, int height, FileDialogs dialogs) throws Exception {
    startToolkit();
    WindowFixture fixture = onWindow(() -> {
      WindowModel model = new WindowModel(Platform::runLater, engines, Wording.of(language));
      WindowController window = new WindowController(model, width, height, dialogs);
      Stage stage = new Stage();
      window.show(stage);
      return new WindowFixture(model, window, stage);
    });
    onWindow(() -> {
      fixture.model.desk().open(project);
      return null;
    });
    fixture.await("the project is open", () -> fixture.model.desk().snapshotProperty().get().isPresent());
    fixture.await("the terrain is read", () -> fixture.model.desk().groundProperty().get().isPresent());
    return fixture;
  }

  /** A window without a project. @param config where the last projects are remembered */
  static WindowFixture openEmpty(Locale language, int width, int height, Optional<Path> config) throws Exception {
    return openEmpty(language, width, height, config, FileDialogs.SYSTEM);
  }

  /** The same where a test answers when files are asked for. */
  static WindowFixture openEmpty(Locale language, int width, int height, Optional<Path> config, FileDialogs dialogs) throws Exception {
    startToolkit();
    return onWindow(() -> {
      WindowModel model = new WindowModel(Platform::runLater, AtalayaWindow.engines(), Wording.of(language),
          config.map(RecentProjects::new), Optional.empty());
      WindowController window = new WindowController(model, width, height, dialogs);
      Stage stage = new Stage();
      window.show(stage);
      return new WindowFixture(model, window, stage);
    });
  }

  private static void startToolkit() throws InterruptedException {
    if (STARTED.compareAndSet(false, true)) {
      CountDownLatch started = new CountDownLatch(1);
      Platform.startup(started::countDown);
      if (!started.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("JavaFX did not start");
      }
      Platform.setImplicitExit(false);
    }
  }

  /** Does something on the window's thread and waits for it. */
  static <T> T onWindow(Callable<T> action) throws Exception {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        answer.complete(action.call());
      } catch (Throwable failure) {
        answer.completeExceptionally(failure);
      }
    });
    return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  void run(Runnable action) throws Exception {
    onWindow(() -> {
      action.run();
      return null;
    });
    pulses();
  }

  /** Looks once a pulse until it is so. */
  void await(String what, Supplier<Boolean> condition) throws Exception {
    CompletableFuture<Void> so = new CompletableFuture<>();
    Platform.runLater(() -> new AnimationTimer() {
      @Override
      public void handle(long now) {
        try {
          if (condition.get()) {
            stop();
            so.complete(null);
          }
        } catch (Throwable failure) {
          stop();
          so.completeExceptionally(failure);
        }
      }
    }.start());
    try {
      so.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError("waited in vain: " + what + "; notice: " + model.desk().noticeProperty().get(), late);
    }
  }

  /** Lets what was asked for be drawn. */
  void pulses() throws Exception {
    int[] count = {0};
    await("three pulses", () -> ++count[0] >= 3);
  }

  <N extends Node> N find(String selector, Class<N> type) throws Exception {
    return onWindow(() -> type.cast(window.scene().getRoot().lookup(selector)));
  }

  /** What is on screen now; may be asked on any thread. */
  <T> T look(Function<Parent, T> question) {
    if (Platform.isFxApplicationThread()) {
      return question.apply(window.scene().getRoot());
    }
    try {
      return onWindow(() -> question.apply(window.scene().getRoot()));
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  void resize(double width, double height) {
    stage.setWidth(width);
    stage.setHeight(height);
  }

  /** A click on the window's cross; false where the window stays. */
  boolean cross() {
    stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    return !stage.isShowing();
  }

  Path screenshot(String name) throws Exception {
    await("the map is painted", () -> window.map().settled());
    await("the forecast is worked out where it is looked at", () -> model.desk().stepProperty().get() != Step.NETWORK
        || !model.forecast().possible() || model.forecast().answerProperty().get().isPresent());
    pulses();
    WritableImage image = onWindow(() -> window.scene().snapshot(null));
    return Screenshots.write(image, name);
  }

  /** The small window for whoever turns an antenna. */
  Path alignScreenshot(String name) throws Exception {
    pulses();
    WritableImage image = onWindow(() -> window.alignScene().orElseThrow().snapshot(null));
    return Screenshots.write(image, name);
  }

  /** The menu that is open. */
  Path menuScreenshot(String name) throws Exception {
    pulses();
    WritableImage image = onWindow(() -> Window.getWindows().stream().filter(PopupWindow.class::isInstance)
        .filter(Window::isShowing).findFirst().orElseThrow().getScene().snapshot(null));
    return Screenshots.write(image, name);
  }

  @Override
  public void close() throws Exception {
    onWindow(() -> {
      stage.hide();
      window.close();
      return null;
    });
  }
}
