package org.atalaya.app.ui.network;

import java.util.List;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.parts.ShownAs;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.wording.Wording;

/** Lets something fail, and says what is left; a blackout is gone through hour by hour. */
final class OutagePane extends VBox {
  private static final Duration AN_HOUR = Duration.millis(600);

  private final WindowModel model;
  private final Wording wording;
  private final ComboBox<OutageViewModel.Outage> choice = new ComboBox<>();
  private final Slider hour = new Slider(0, OutageViewModel.HOURS, 0);
  private final Label after = new Label();
  private final VBox hours;
  private final VBox words = new VBox();
  private final Timeline playing;
  private boolean showing;

  OutagePane(WindowModel model) {
    this.model = model;
    wording = model.wordingProperty().get();
    getStyleClass().add("editor-box");
    String name = wording.get("outage.choose");
    Label label = new Label(name);
    label.getStyleClass().add("card-title");
    label.setLabelFor(choice);
    choice.setId("outage");
    choice.setAccessibleText(name);
    choice.setMaxWidth(Double.MAX_VALUE);
    choice.setConverter(new ShownAs<>(each -> model.outage().name(wording, each)));
    choice.valueProperty().subscribe((before, chosen) -> {
      if (!showing && chosen != null) {
        model.outage().choose(chosen);
      }
    });
    hour.setId("outage-hour");
    hour.setAccessibleText(wording.get("outage.hour"));
    hour.setMajorTickUnit(6);
    hour.setMinorTickCount(5);
    hour.setSnapToTicks(true);
    hour.setBlockIncrement(1);
    hour.setShowTickLabels(true);
    hour.valueProperty().subscribe((before, now) -> {
      if (!showing) {
        model.outage().goTo((int) Math.rint(now.doubleValue()));
      }
    });
    playing = new Timeline(new KeyFrame(AN_HOUR, event -> model.outage().goTo(model.outage().stateProperty().get().hour() + 1)));
    playing.setCycleCount(OutageViewModel.HOURS);
    Button play = Controls.icon("fth-play", wording.get("outage.play"), () -> {
      model.outage().goTo(0);
      playing.playFromStart();
    });
    HBox.setHgrow(hour, Priority.ALWAYS);
    HBox line = new HBox(play, hour);
    line.getStyleClass().add("field-line");
    hours = new VBox(after, line);
    hours.getStyleClass().add("editor");
    hours.managedProperty().bind(hours.visibleProperty());
    // out of sight, time stands still
    sceneProperty().subscribe(scene -> {
      if (scene == null) {
        playing.stop();
      }
    });
    getChildren().addAll(label, choice, hours, words);
  }

  /** Shows what the model holds now; false where there is nothing to look at. */
  boolean refresh() {
    List<OutageViewModel.Outage> choices = model.outage().choices();
    OutageViewModel.State now = model.outage().stateProperty().get();
    showing = true;
    try {
      if (!choice.getItems().equals(choices)) {
        choice.getItems().setAll(choices);
      }
      choice.setValue(choices.isEmpty() ? null : now.outage());
      boolean grid = now.outage() instanceof OutageViewModel.Outage.Grid;
      hours.setVisible(grid);
      if (!grid) {
        playing.stop();
      }
      if ((int) Math.rint(hour.getValue()) != now.hour()) {
        hour.setValue(now.hour());
      }
      after.setText(wording.get("outage.after", now.hour()));
    } finally {
      showing = false;
    }
    words.getChildren().setAll(model.outage().sheet(wording).map(sheet -> new SheetView(sheet, model.desk()::apply)).stream().toList());
    return !choices.isEmpty();
  }
}
