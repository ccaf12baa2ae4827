package org.atalaya.app.ui.shell;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.terrain.GeoPoint;

/** Where the pointer is, what ground it is, what is being done. */
final class StatusBar extends HBox {
  private final WindowModel model;
  private final Wording wording;
  private final Label place = new Label();
  private final Label terrain = new Label();
  private final Label pairs = new Label();
  private final Label job = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final HBox running;

  StatusBar(WindowModel model) {
    this.model = model;
    wording = model.wordingProperty().get();
    getStyleClass().add("status-bar");
    Button stop = Controls.button(wording.get("action.cancel"), model.desk().work()::cancel);
    stop.getStyleClass().add("link-button");
    running = new HBox(job, bar, stop);
    running.getStyleClass().add("running");
    running.managedProperty().bind(running.visibleProperty());
    place.getStyleClass().add("status-place");
    getChildren().addAll(place, terrain, Controls.gap(), running, pairs);
  }

  void showPointer(Optional<GeoPoint> pointer) {
    var units = wording.quantities();
    place.setText(pointer.map(point -> units.coordinates(point) + model.desk().groundProperty().get().map(ground ->
        ground.terrain().elevationAt(point).find()).filter(OptionalDouble::isPresent)
        .map(height -> " · " + units.wholeMeters(height.getAsDouble())).orElse("")).orElse(wording.get("status.ready")));
  }

  void refresh() {
    var units = wording.quantities();
    terrain.setText(model.desk().groundProperty().get().filter(ground -> !ground.files().isEmpty()).map(ground ->
        wording.get("status.terrain", ground.files().getFirst().file().getFileName() + (ground.files().size() > 1
            ? " +" + (ground.files().size() - 1) : ""), units.wholeMeters(ground.files().getFirst().postSpacingMeters())))
        .orElse(""));
    int count = model.links().all().size();
    pairs.setText(model.links().links().isEmpty() ? "" : model.desk().linksTookProperty().get()
        .map(took -> wording.get("status.pairs.took", count, units.duration(took)))
        .orElse(wording.get("status.pairs", count)));
    showRunning();
  }

  void showRunning() {
    Optional<Work.Running> now = model.desk().work().runningProperty().get();
    running.setVisible(now.isPresent());
    now.ifPresent(each -> {
      job.setText(wording.get(each.titleKey()));
      bar.setProgress(each.fraction());
    });
  }
}
