package org.atalaya.app.ui.map;

import java.util.Optional;
import java.util.function.BiPredicate;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.terrain.GeoPoint;

/** Asks for the name of a new site, at the place where it is to stand: Enter places it, Esc does not. */
public final class PlaceField extends HBox {
  private static final double EDGE_PIXELS = 8;

  private final MapView map;
  private final TextField name = new TextField();
  private final BiPredicate<GeoPoint, String> onName;
  private Optional<GeoPoint> place = Optional.empty();

  /** @param onName told place and name; answers false where that name won't do, and another is asked for */
  public PlaceField(MapView map, Wording wording, BiPredicate<GeoPoint, String> onName) {
    this.map = map;
    this.onName = onName;
    getStyleClass().addAll("place-field", "map-float");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setManaged(false);
    setVisible(false);
    name.setPromptText(wording.get("place.name"));
    name.setAccessibleText(wording.get("place.name"));
    name.setPrefColumnCount(16);
    Label here = new Label(wording.get("place.here"));
    here.setMinWidth(Region.USE_PREF_SIZE);
    here.setLabelFor(name);
    getChildren().addAll(here, name, Controls.primary(wording.get("place.add"), this::accept),
        Controls.icon("fth-x", wording.get("action.cancel"), this::dismiss));
    name.setOnAction(event -> accept());
    addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        dismiss();
        event.consume();
      }
    });
  }

  /** Asks for a name for this place. */
  public void open(GeoPoint at) {
    place = Optional.of(at);
    name.clear();
    setVisible(true);
    autosize();
    follow();
    name.requestFocus();
  }

  /** Stays beside its place when the map has moved. */
  public void follow() {
    place.ifPresent(at -> {
      MapViewport.Spot spot = map.viewportProperty().get().toScreen(at);
      relocate(Math.clamp(spot.x() + EDGE_PIXELS, EDGE_PIXELS, Math.max(EDGE_PIXELS, map.getWidth() - getWidth() - EDGE_PIXELS)),
          Math.clamp(spot.y() + EDGE_PIXELS, EDGE_PIXELS, Math.max(EDGE_PIXELS, map.getHeight() - getHeight() - EDGE_PIXELS)));
      map.showPlace(place);
    });
  }

  /** Asks no more. */
  public void dismiss() {
    if (place.isPresent()) {
      place = Optional.empty();
      setVisible(false);
      map.showPlace(place);
      map.requestFocus();
    }
  }

  private void accept() {
    if (place.filter(at -> onName.test(at, name.getText().strip())).isPresent()) {
      dismiss();
    }
  }
}
