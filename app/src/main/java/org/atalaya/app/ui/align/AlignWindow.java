package org.atalaya.app.ui.align;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.atalaya.app.ui.shell.WindowModel;

/** A window of its own, as large as a phone, while an antenna is turned: it can stand beside anything else. */
public final class AlignWindow implements AutoCloseable {
  private static final double WIDTH = 360;
  private static final double HEIGHT = 640;

  private final WindowModel model;
  private final ObservableList<String> stylesheets;
  private final Supplier<Optional<Stage>> owner;
  private Optional<Stage> stage = Optional.empty();
  private Optional<AlignView> view = Optional.empty();
  private final Subscription subscriptions;

  /**
   * Opens and closes with the model's target.
   *
   * @param owner the program's window; the small one goes with it
   */
  public AlignWindow(WindowModel model, ObservableList<String> stylesheets, Supplier<Optional<Stage>> owner) {
    this.model = model;
    this.stylesheets = stylesheets;
    this.owner = owner;
    subscriptions = Subscription.combine(
        model.align().targetProperty().subscribe(this::show),
        model.wordingProperty().subscribe(this::show),
        model.darkProperty().subscribe(this::show));
  }

  /** What is shown; empty while it is closed. */
  public Optional<Scene> scene() {
    return stage.filter(Stage::isShowing).map(Stage::getScene);
  }

  private void show() {
    view.ifPresent(AlignView::close);
    view = Optional.empty();
    if (model.align().targetProperty().get().isEmpty()) {
      stage.ifPresent(Stage::hide);
      return;
    }
    AlignView fresh = new AlignView(model);
    fresh.getStyleClass().add(model.darkProperty().get() ? "dark" : "light");
    view = Optional.of(fresh);
    Stage shown = stage.orElseGet(this::create);
    stage = Optional.of(shown);
    if (shown.getScene() == null) {
      Scene scene = new Scene(fresh, WIDTH, HEIGHT);
      Bindings.bindContent(scene.getStylesheets(), stylesheets);
      shown.setScene(scene);
    } else {
      shown.getScene().setRoot(fresh);
    }
    shown.setTitle(model.wordingProperty().get().get("align.window"));
    shown.show();
    shown.toFront();
  }

  private Stage create() {
    Stage created = new Stage();
    owner.get().ifPresent(created::initOwner);
    created.setMinWidth(320);
    created.setMinHeight(560);
    created.setOnHidden(event -> model.align().close());
    return created;
  }

  @Override
  public void close() {
    subscriptions.unsubscribe();
    view.ifPresent(AlignView::close);
    stage.ifPresent(Stage::hide);
  }
}
