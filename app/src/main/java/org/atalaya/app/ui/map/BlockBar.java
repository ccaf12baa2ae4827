package org.atalaya.app.ui.map;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.wording.Wording;
import org.atalaya.maps.block.BlockCamera;
import org.kordamp.ikonli.javafx.FontIcon;

/** Over the 3-D view: where north is, how much higher heights are drawn than they are, and the way back. */
final class BlockBar extends HBox {
  private final BlockViewModel model;
  private final Wording wording;
  private final FontIcon needle = new FontIcon("fth-arrow-up");
  private final Label north;
  private final Label heights = new Label();
  private final Button lower;
  private final Button higher;
  private final Button close;

  BlockBar(BlockViewModel model, Wording wording) {
    this.model = model;
    this.wording = wording;
    getStyleClass().addAll("map-float", "block-bar");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    needle.getStyleClass().add("block-needle");
    north = new Label(wording.get("map.north"), needle);
    north.setMinWidth(Region.USE_PREF_SIZE);
    heights.setMinWidth(Region.USE_PREF_SIZE);
    lower = Controls.icon("fth-chevron-down", wording.get("block.lower"), () -> model.exaggerate(-1));
    higher = Controls.icon("fth-chevron-up", wording.get("block.higher"), () -> model.exaggerate(1));
    close = Controls.icon("fth-crosshair", wording.get("block.close"), model::goClose);
    close.managedProperty().bind(close.visibleProperty());
    getChildren().addAll(north, lower, heights, higher, close);
  }

  /** Shows how the block is looked at now. */
  void show() {
    Optional<BlockViewModel.Look> look = model.lookProperty().get();
    look.map(BlockViewModel.Look::camera).ifPresent(camera -> {
      needle.setRotate(-camera.azimuthDegrees());
      north.setAccessibleText(wording.get("block.looking", wording.quantities().azimuth(camera.azimuthDegrees())));
      heights.setText(wording.get("block.heights", wording.quantities().number(camera.exaggeration(), 1)));
      lower.setDisable(camera.exaggeration() <= BlockCamera.LEAST_EXAGGERATION);
      higher.setDisable(camera.exaggeration() >= BlockCamera.MOST_EXAGGERATION);
    });
    close.setVisible(model.hasClose());
  }
}
