package org.atalaya.app.ui.terrain;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.parts.ShownAs;
import org.atalaya.app.wording.Wording;
import org.atalaya.maps.download.TerrainSource;

/** Asks from whom and for which ground terrain is to be fetched, and says how much it is before it begins. */
final class TerrainFetchForm extends VBox {
  private final TerrainFetchViewModel fetch;
  private final Wording wording;
  private final ComboBox<TerrainSource> source = new ComboBox<>();
  private final ComboBox<TerrainFetchViewModel.Area> area = new ComboBox<>();
  private final Label much = SheetView.label("", "card-line");
  private final Label trouble = SheetView.label("", "form-trouble");
  private final Label credit = SheetView.label("", "pane-hint");

  /** @param done run when all came, or the person thought better of it */
  TerrainFetchForm(TerrainFetchViewModel fetch, Wording wording, Runnable done) {
    this.fetch = fetch;
    this.wording = wording;
    getStyleClass().addAll("editor-box", "online-form");
    source.setId("fetch-source");
    source.getItems().setAll(TerrainSource.values());
    source.setConverter(new ShownAs<>(each -> wording.get("fetch.source." + each.id())));
    source.valueProperty().bindBidirectional(fetch.sourceProperty());
    area.setId("fetch-area");
    area.getItems().setAll(fetch.hasSites() ? List.of(TerrainFetchViewModel.Area.values()) : List.of(TerrainFetchViewModel.Area.MAP));
    area.setConverter(new ShownAs<>(each -> wording.get("fetch.area." + each.name().toLowerCase(Locale.ROOT))));
    area.valueProperty().bindBidirectional(fetch.areaProperty());
    Button begin = Controls.primary(wording.get("fetch.begin"), fetch::begin);
    begin.setId("fetch-begin");
    Button cancel = Controls.button(wording.get("fetch.cancel"), done);
    HBox buttons = new HBox(Controls.gap(), cancel, begin);
    buttons.getStyleClass().add("field-line");
    Label what = SheetView.label("", "pane-hint");
    VBox fields = new VBox(field("fetch.area", area), field("fetch.source", source), what);
    fields.getStyleClass().add("editor");
    trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
    getChildren().addAll(SheetView.label(wording.get("fetch.title"), "card-title"), fields, much, trouble, buttons,
        SheetView.label(wording.get("fetch.explain"), "pane-hint"), credit);
    fetch.sourceProperty().subscribe(each -> {
      what.setText(wording.get("fetch.source." + each.id() + ".hint"));
      credit.setText(each.credit());
    });
    fetch.extentProperty().subscribe(extent -> {
      much.setText(fetch.words(wording));
      begin.setDisable(extent.tiles().isEmpty());
      begin.setText(wording.get(!extent.tiles().isEmpty() && extent.missing().isEmpty() ? "fetch.add" : "fetch.begin"));
    });
    fetch.answerProperty().subscribe(answer -> {
      trouble.setText(fetch.trouble(wording).orElse(""));
      if (answer.isPresent() && answer.get().failed().isEmpty()) {
        done.run();
      }
    });
  }

  private VBox field(String key, ComboBox<?> control) {
    Label label = new Label(wording.get(key));
    label.getStyleClass().add("field-name");
    label.setLabelFor(control);
    control.setAccessibleText(wording.get(key));
    control.setMaxWidth(Double.MAX_VALUE);
    return new VBox(label, control);
  }

  /** Where the keys go first. */
  void begin() {
    area.requestFocus();
  }
}
