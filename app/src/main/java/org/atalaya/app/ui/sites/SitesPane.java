package org.atalaya.app.ui.sites;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.FileDialogs;
import org.atalaya.app.ui.parts.FoldedForm;
import org.atalaya.app.ui.parts.KeptTyping;
import org.atalaya.app.ui.parts.RowList;
import org.atalaya.app.ui.parts.Sheet;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.StepView;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.site.Site;

/** The step in which sites are placed and described. */
public final class SitesPane {
  private final WindowModel model;
  private final FileDialogs dialogs;
  private final Wording wording;
  private final Label count = new Label();
  private final RowList list;
  private final VBox left = new VBox();
  private final VBox detail = new VBox();
  private final VBox lines = new VBox();
  private final PhotoBox photo;
  private Optional<SiteEditor> editor = Optional.empty();
  private List<LineForm> lineForms = List.of();

  private SitesPane(WindowModel model, FileDialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    wording = model.wordingProperty().get();
    lines.getStyleClass().add("folded-forms");
    photo = new PhotoBox(model.photo(), dialogs, wording);
    photo.takeDropsOn(detail);
    list = new RowList(wording.get("step.sites"), model.desk().selectionProperty()::set);
    VBox.setVgrow(list, Priority.ALWAYS);
    left.getChildren().addAll(Controls.heading(new Label(wording.get("step.sites")), count), list,
        SheetView.label(wording.get("sites.hint"), "pane-hint"), tools());
  }

  public static StepView of(WindowModel model, FileDialogs dialogs) {
    SitesPane pane = new SitesPane(model, dialogs);
    return new StepView.BesideMap(pane.left, pane.detail, pane::refresh);
  }

  /** Sites by typing, from a file, and out again. */
  private Node tools() {
    TextField typed = new TextField();
    typed.setId("sites-typed");
    KeptTyping.keep(typed);
    typed.setPromptText(wording.get("sites.typed"));
    typed.setAccessibleText(wording.get("sites.typed"));
    typed.setOnAction(event -> {
      if (model.sites().addTyped(typed.getText(), wording)) {
        typed.clear();
      }
    });
    HBox.setHgrow(typed, Priority.ALWAYS);
    Button file = Controls.icon("fth-upload", wording.get("sites.import"), () -> model.sites().importFiles(dialogs.open(left.getScene().getWindow(),
        wording.get("sites.import"), wording.get("sites.filter"), List.of("*.csv", "*.geojson", "*.json", "*.kml", "*.kmz", "*.gpx"))));
    file.setId("sites-import");
    HBox line = new HBox(typed, file, Controls.icon("fth-copy", wording.get("table.copy"), () -> {
      Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, model.sites().csv()));
      model.desk().tell(Notice.done("notice.table-copied", model.sites().all().size()));
    }));
    line.getStyleClass().add("field-line");
    return line;
  }

  private void refresh() {
    count.setText(wording.get("sites.count", model.sites().all().size()));
    list.show(model.sites().rows(wording), model.desk().selectionProperty().get());
    Optional<Site> site = model.sites().selected();
    site.filter(each -> editor.filter(fields -> fields.isOf(each)).isEmpty())
        .ifPresent(each -> editor = Optional.of(new SiteEditor(model.sites(), wording, each)));
    site.ifPresent(each -> editor.ifPresent(shown -> shown.show(each)));
    String none = model.sites().all().isEmpty() ? "sites.none" : "sites.pick";
    Node facts = new SheetView(site.map(each -> model.sites().sheet(wording, each)).orElseGet(() -> new Sheet(
        wording.get("step.sites"), wording.get(none), Tone.PLAIN, "", wording.get(none + ".explain"),
        List.of(), Optional.empty(), List.of())), model.desk()::apply);
    Optional<Node> fields = site.flatMap(each -> editor.map(Node.class::cast));
    if (detail.getChildren().size() > 1 && fields.filter(detail.getChildren().get(1)::equals).isPresent()) {
      // the fields stay: someone may be typing in one
      detail.getChildren().set(0, facts);
    } else {
      detail.getChildren().setAll(facts);
      fields.ifPresent(each -> detail.getChildren().addAll(each, photo, lines));
    }
    site.ifPresent(each -> photo.refresh(each.photo().isPresent()));
    showLines(site);
  }

  /** The site's lines to the internet; forms of the same lines stay: someone may be typing in one. */
  private void showLines(Optional<Site> site) {
    List<LineForm> wanted = site.map(each -> LineForm.of(model.desk(), each)).orElse(List.of());
    boolean same = wanted.size() == lineForms.size()
        && IntStream.range(0, wanted.size()).allMatch(i -> wanted.get(i).isSame(lineForms.get(i)));
    if (!same) {
      boolean focused = Controls.holdsFocus(lines);
      lineForms = wanted;
      lines.getChildren().setAll(Stream.concat(site.stream().map(each -> new SurroundingsForm(model.desk(), each.name())), wanted.stream())
          .map(form -> new FoldedForm(form, wording, dialogs)).toList());
      if (focused && !wanted.isEmpty()) {
        ((FoldedForm) lines.getChildren().get(1)).focusHead();
      }
    }
    lines.getChildren().forEach(form -> ((FoldedForm) form).refresh());
  }
}
