package org.atalaya.app.ui.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.atalaya.app.ui.map.ScaleBar;
import org.atalaya.app.ui.parts.WrapRow;
import org.atalaya.app.wording.Wording;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the lines and colours on the map mean, where north is, and how long a kilometre is. */
final class MapLegend extends VBox {
  private static final double SCALE_PIXELS = 90;
  private static final double GAP = 16;
  private static final double MARGINS = 64;

  private final WindowModel model;
  private final Wording wording;
  private final DoubleBinding widest;
  private final Region scaleLine = new Region();
  private final Label scaleText = new Label();
  private boolean perspective;

  MapLegend(WindowModel model, Wording wording, ObservableDoubleValue mapWidth) {
    this.model = model;
    this.wording = wording;
    widest = Bindings.createDoubleBinding(() -> mapWidth.get() - MARGINS, mapWidth);
    scaleLine.getStyleClass().add("scale-line");
    getStyleClass().add("legend");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
  }

  /** Tells what is drawn in a step. */
  void show(Step step) {
    WrapRow links = row();
    WrapRow ground = row();
    boolean network = (step == Step.NETWORK) && model.network().plan().isPresent();
    if (network) {
      if (model.network().measured().isEmpty()) {
        links.getChildren().add(line("in-network", "legend.network"));
      } else {
        links.getChildren().addAll(line("clear", "measured.state.as-planned"), line("fresnel", "legend.weak"),
            line("blocked", "measured.not-heard"));
      }
      links.getChildren().add(line("possible", "legend.possible"));
      if (model.outage().brokenPair().isPresent() || !model.outage().offSites().isEmpty()) {
        links.getChildren().add(line("blocked", "legend.failed"));
      }
      if (!model.outage().lostHomes().isEmpty()) {
        links.getChildren().add(sign("fth-minus-circle", "lost"));
      }
      if (!model.outage().offSites().isEmpty()) {
        links.getChildren().add(sign("fth-slash", "off"));
      }
    } else if (step != Step.TERRAIN && model.links().links().isPresent()) {
      links.getChildren().addAll(line("clear", "legend.clear"), line("fresnel", "legend.fresnel"),
          line("blocked", "legend.blocked"));
      if (model.links().all().stream().anyMatch(row -> !row.missing().isEmpty())) {
        links.getChildren().add(line("unknown", "legend.unknown"));
      }
    }
    if (perspective && model.desk().pathProperty().get().filter(path -> path.profile().known()).isPresent()) {
      links.getChildren().add(swatch("zone"));
    }
    boolean seen = model.map().viewshed().seenProperty().get().isPresent();
    if (seen) {
      ground.getChildren().addAll(swatch("seen"), swatch("hidden"));
    }
    if (!perspective) {
      ground.getChildren().addAll(north(), scale());
    }
    if (seen) {
      // two rows, where one would be wider than a small map
      getChildren().setAll(links.getChildren().isEmpty() ? List.of(ground) : List.of(links, ground));
    } else {
      links.getChildren().addAll(List.copyOf(ground.getChildren()));
      getChildren().setAll(links);
    }
    setVisible(getChildren().stream().anyMatch(each -> !((WrapRow) each).getChildren().isEmpty()));
  }

  /** In perspective there is no one scale, and north is told elsewhere. */
  void setPerspective(boolean now) {
    perspective = now;
  }

  /** Makes the scale's line as long as a round number of metres, or kilometres. */
  void showScale(double metersPerPixel) {
    ScaleBar scale = ScaleBar.of(metersPerPixel, SCALE_PIXELS);
    scaleLine.setMinWidth(scale.pixels());
    scaleLine.setPrefWidth(scale.pixels());
    scaleText.setText(scale.meters() < 1000 ? wording.quantities().wholeMeters(scale.meters())
        : wording.quantities().number(scale.meters() / 1000, 0) + "\u00a0km");
  }

  private Label north() {
    Label north = new Label(wording.get("map.north"), new FontIcon("fth-arrow-up"));
    north.setAccessibleText(wording.get("map.north.accessible"));
    north.setMinWidth(Region.USE_PREF_SIZE);
    north.getStyleClass().add("legend-north");
    return north;
  }

  private HBox scale() {
    return item(scaleLine, scaleText);
  }

  /** No wider than the map, whatever the size of the letters. */
  private WrapRow row() {
    WrapRow row = new WrapRow(GAP);
    row.limitProperty().bind(widest);
    return row;
  }

  private HBox swatch(String what) {
    Region patch = new Region();
    patch.getStyleClass().addAll("legend-swatch", "legend-" + what);
    return item(patch, words("legend." + what));
  }

  private HBox sign(String icon, String what) {
    FontIcon sign = new FontIcon(icon);
    sign.getStyleClass().add("legend-" + what);
    return item(sign, words("legend." + what));
  }

  private HBox line(String style, String key) {
    Line line = new Line(0, 0, 18, 0);
    line.getStyleClass().addAll("legend-line", "legend-" + style);
    return item(line, words(key));
  }

  private Label words(String key) {
    Label text = new Label(wording.get(key));
    text.setMinWidth(Region.USE_PREF_SIZE);
    return text;
  }

  private static HBox item(Node mark, Label text) {
    HBox item = new HBox(mark, text);
    item.getStyleClass().add("legend-item");
    return item;
  }
}
