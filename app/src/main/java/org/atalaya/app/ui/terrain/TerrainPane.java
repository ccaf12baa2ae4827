package org.atalaya.app.ui.terrain;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.map.OnlineMapDraft;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.FileDialogs;
import org.atalaya.app.ui.parts.FoldedForm;
import org.atalaya.app.ui.parts.RowList;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.StepView;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.terrain.GeoPoint;

/** The step that shows the ground. */
public final class TerrainPane {
  private final WindowModel model;
  private final FileDialogs dialogs;
  private final Wording wording;
  private final Label count = new Label();
  private final RowList list;
  private final LayerList layers;
  private final VBox left = new VBox();
  private final VBox detail = new VBox();
  private final List<FoldedForm> forms;
  private final Button fetch;
  private final Button online;
  private final Supplier<List<GeoPoint>> shown;
  /** What is asked for in place of what is told. */
  private Optional<Node> form = Optional.empty();

  private TerrainPane(WindowModel model, FileDialogs dialogs, Supplier<List<GeoPoint>> shown) {
    this.shown = shown;
    this.dialogs = dialogs;
    this.model = model;
    wording = model.wordingProperty().get();
    list = new RowList(wording.get("step.terrain"), selection -> { });
    VBox.setVgrow(list, Priority.ALWAYS);
    Button draw = Controls.button(wording.get("layers.short"), this::chooseLayers);
    draw.setAccessibleText(wording.get("layers.add"));
    draw.setTooltip(new Tooltip(wording.get("layers.add")));
    Button add = Controls.button(wording.get("terrain.add"), this::chooseFiles);
    add.setId("terrain-add");
    draw.setId("layers-add");
    fetch = Controls.button(wording.get("fetch.open"), this::fetch);
    fetch.setId("fetch-open");
    online = Controls.button(wording.get("online.short"), this::addOnline);
    online.setAccessibleText(wording.get("online.open"));
    online.setTooltip(new Tooltip(wording.get("online.open")));
    online.setId("online-open");
    HBox drawn = new HBox(draw, online);
    drawn.getStyleClass().add("field-line");
    layers = new LayerList(model.map().layers(), model.map().onlineMaps(), wording);
    forms = List.of(new FoldedForm(model.terrain().cover(), wording, dialogs), new FoldedForm(model.terrain().climate(), wording, dialogs));
    left.getChildren().addAll(Controls.heading(new Label(wording.get("step.terrain")), count), list, layers,
        SheetView.label(wording.get("terrain.drop"), "pane-hint"), add, fetch,
        SheetView.label(wording.get("layers.hint"), "pane-hint"), drawn);
    // what was being filled in before the window was drawn anew
    model.terrain().asking().ifPresent(this::show);
  }

  /** @param shown tells two opposite corners of what the map shows */
  public static StepView of(WindowModel model, FileDialogs dialogs, Supplier<List<GeoPoint>> shown) {
    TerrainPane pane = new TerrainPane(model, dialogs, shown);
    return new StepView.BesideMap(pane.left, pane.detail, pane::refresh);
  }

  private void refresh() {
    var rows = model.terrain().rows(wording);
    count.setText(wording.get("terrain.files", rows.size()));
    list.show(rows, new Selection.OfSite(""));
    layers.refresh();
    forms.forEach(FoldedForm::refresh);
    if (model.terrain().asking().isEmpty()) {
      form = Optional.empty();
    }
    if (form.isEmpty()) {
      showSheet();
    }
  }

  private void showSheet() {
    SheetView sheet = new SheetView(model.terrain().sheet(wording), model.desk()::apply);
    if (detail.getChildren().size() > 1) {
      // the forms stay: someone may be typing in one
      detail.getChildren().set(0, sheet);
    } else {
      detail.getChildren().setAll(sheet);
      detail.getChildren().addAll(forms);
    }
  }

  private void addOnline() {
    model.terrain().open(new TerrainViewModel.Asking.Online(model.map().onlineMaps().draft()));
    show(model.terrain().asking().orElseThrow()).run();
  }

  private void fetch() {
    model.terrain().open(new TerrainViewModel.Asking.Fetch(new TerrainFetchViewModel(model.desk(), shown.get())));
    show(model.terrain().asking().orElseThrow()).run();
  }

  /** Answers what brings the keyboard to where typing begins. */
  private Runnable show(TerrainViewModel.Asking asking) {
    return switch (asking) {
      case TerrainViewModel.Asking.Online(OnlineMapDraft draft) -> {
        OnlineMapForm opened = new OnlineMapForm(draft, wording, this::closeForm, this::chooseServer);
        show(opened);
        yield opened::begin;
      }
      case TerrainViewModel.Asking.Fetch(TerrainFetchViewModel fetch) -> {
        TerrainFetchForm opened = new TerrainFetchForm(fetch, wording, this::closeForm);
        show(opened);
        yield opened::begin;
      }
    };
  }

  /** The button that what is being filled in came from. */
  private Button opener() {
    return model.terrain().asking().orElse(null) instanceof TerrainViewModel.Asking.Fetch ? fetch : online;
  }

  private void show(Node opened) {
    form = Optional.of(opened);
    detail.getChildren().setAll(opened);
  }

  private Optional<Path> chooseServer() {
    return dialogs.open(left.getScene().getWindow(), wording.get("online.file"), wording.get("online.file.filter"), List.of("*.xml")).stream().findFirst();
  }

  private void closeForm() {
    if (Controls.holdsFocus(detail)) {
      opener().requestFocus();
    }
    form = Optional.empty();
    model.terrain().close();
    refresh();
  }

  private void chooseLayers() {
    List<Path> chosen = dialogs.open(left.getScene().getWindow(), wording.get("layers.add"), wording.get("layers.filter"),
        List.of("*.geojson", "*.json", "*.kml", "*.kmz", "*.gpx", "*.mbtiles"));
    if (!chosen.isEmpty()) {
      model.files().take(chosen);
    }
  }

  private void chooseFiles() {
    List<Path> chosen = dialogs.open(left.getScene().getWindow(), wording.get("terrain.add"), wording.get("terrain.filter"),
        List.of("*.hgt", "*.hgt.gz", "*.hgt.zip", "*.tif", "*.tiff", "*.asc"));
    if (!chosen.isEmpty()) {
      model.terrain().addFiles(chosen);
    }
  }
}
