package org.atalaya.app.ui.terrain;

import java.io.File;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.RowList;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.StepView;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.ui.wording.Wording;

/** The step that shows the ground. */
public final class TerrainPane {
  private final WindowModel model;
  private final Wording wording;
  private final Label count = new Label();
  private final RowList list;
  private final VBox left = new VBox();
  private final VBox detail = new VBox();

  private TerrainPane(WindowModel model) {
    this.model = model;
    wording = model.wordingProperty().get();
    list = new RowList(wording.get("step.terrain"), selection -> { });
    VBox.setVgrow(list, Priority.ALWAYS);
    Button add = Controls.button(wording.get("terrain.add"), this::chooseFiles);
    left.getChildren().addAll(Controls.heading(new Label(wording.get("step.terrain")), count), list, add);
  }

  public static StepView of(WindowModel model) {
    TerrainPane pane = new TerrainPane(model);
    return new StepView.BesideMap(pane.left, pane.detail, pane::refresh);
  }

  private void refresh() {
    var rows = model.terrain().rows(wording);
    count.setText(wording.get("terrain.files", rows.size()));
    list.show(rows, new Selection.OfSite(""));
    detail.getChildren().setAll(new SheetView(model.terrain().sheet(wording), model.desk()::apply));
  }

  private void chooseFiles() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(wording.get("terrain.add"));
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(wording.get("terrain.filter"),
        "*.hgt", "*.hgt.gz", "*.hgt.zip", "*.tif", "*.tiff", "*.asc"));
    List<File> chosen = chooser.showOpenMultipleDialog(left.getScene().getWindow());
    if (chosen != null) {
      model.terrain().addFiles(chosen.stream().map(File::toPath).toList());
    }
  }
}
