package org.atalaya.app.ui.sites;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.project.ProjectState;

/** Says what a step waits for, in the place of the button that begins it, with a button that goes there. */
public final class FirstThingView extends VBox {
  private final WindowModel model;
  private final Step step;
  private Optional<ProjectState> shown = Optional.empty();

  public FirstThingView(WindowModel model, Step step) {
    this.model = model;
    this.step = step;
    getStyleClass().add("first-thing");
    managedProperty().bind(visibleProperty());
  }

  /**
   * Shows what is missing.
   *
   * @param begun true where the step has a result already: then nothing is said
   * @return true where something is missing
   */
  public boolean refresh(boolean begun) {
    Optional<ProjectState> state = model.desk().state();
    Optional<FirstThing> first = state.filter(each -> !begun).flatMap(each -> FirstThing.before(step, each));
    setVisible(first.isPresent());
    if (first.isPresent() && !state.equals(shown)) {
      Wording wording = model.wordingProperty().get();
      String title = wording.get("first.go", wording.get(first.get().where().key()));
      Runnable there = () -> model.desk().stepProperty().set(first.get().where());
      Button go = first.get() == FirstThing.HOMES ? Controls.button(title, there) : Controls.primary(title, there);
      go.setId("first-go");
      getChildren().setAll(new SheetView(first.get().sheet(state.get(), wording), model.desk()::apply), go);
    }
    shown = state;
    return first.isPresent();
  }
}
