package org.atalaya.app.ui.start;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.FileDialogs;
import org.atalaya.app.ui.parts.KeptTyping;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.shell.StepView;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.wording.Wording;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the window shows before there is a project. */
public final class StartPage {
  private final WindowModel model;
  private final Wording wording;
  private final FileDialogs dialogs;
  private final Runnable onOpen;
  private final TextField name = new TextField();
  private final TextField folder = new TextField(StartViewModel.usualFolder().toString());
  private final ComboBox<StartViewModel.Country> country = new ComboBox<>();
  private final Label objection = SheetView.label("", "form-trouble");
  private final VBox recent = new VBox();
  private final VBox page = new VBox();
  private List<StartViewModel.Recent> shown = List.of();
  private boolean filled;

  private StartPage(WindowModel model, FileDialogs dialogs, Runnable onOpen) {
    this.model = model;
    this.dialogs = dialogs;
    this.onOpen = onOpen;
    wording = model.wordingProperty().get();
    Label title = SheetView.label(wording.get("start.title"), "page-title");
    Label subtitle = SheetView.label(wording.get("start.subtitle"), "page-subtitle");
    HBox columns = new HBox(beginning(), others());
    columns.getStyleClass().add("start-columns");
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("page-scroll");
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    page.getStyleClass().addAll("page", "start");
    page.getChildren().addAll(new VBox(title, subtitle), scroll);
  }

  /** @param onOpen asks for a project file */
  public static StepView of(WindowModel model, FileDialogs dialogs, Runnable onOpen) {
    StartPage page = new StartPage(model, dialogs, onOpen);
    return new StepView.WholePage(page.page, page::refresh);
  }

  private Node beginning() {
    List<StartViewModel.Country> countries = StartViewModel.countries(wording);
    country.getItems().setAll(countries);
    StartViewModel.likely(countries, Locale.getDefault()).ifPresent(country::setValue);
    name.setPromptText(wording.get("start.name.prompt"));
    name.setOnAction(event -> begin());
    folder.setOnAction(event -> begin());
    name.textProperty().subscribe(text -> objection.setText(""));
    Button choose = Controls.icon("fth-folder", wording.get("start.folder.choose"), this::chooseFolder);
    HBox.setHgrow(folder, Priority.ALWAYS);
    HBox place = new HBox(folder, choose);
    place.getStyleClass().add("field-line");
    objection.managedProperty().bind(objection.textProperty().isNotEmpty());
    Button begin = Controls.primary(wording.get("start.begin"), this::begin);
    begin.setId("start-begin");
    name.setId("start-name");
    country.setId("start-country");
    folder.setId("start-folder");
    KeptTyping.keep(name);
    KeptTyping.keep(folder);
    KeptTyping.keep(country, StartViewModel.Country::code);
    VBox card = new VBox(SheetView.label(wording.get("start.new"), "card-title"), field("start.name", name, name),
        field("start.country", country, country), SheetView.label(wording.get("start.country.why"), "card-line"),
        field("start.folder", folder, place), objection, begin);
    card.getStyleClass().addAll("card", "start-card");
    return card;
  }

  private Node field(String key, Control control, Node shownAs) {
    Label label = new Label(wording.get(key));
    label.getStyleClass().add("field-name");
    label.setLabelFor(control);
    control.setAccessibleText(wording.get(key));
    control.setMaxWidth(Double.MAX_VALUE);
    VBox field = new VBox(label, shownAs);
    field.getStyleClass().add("editor");
    return field;
  }

  private Node others() {
    Button open = Controls.button(wording.get("top.open"), onOpen);
    Button sample = Controls.button(wording.get("start.sample"), () -> model.start().sample(wording));
    sample.setId("start-sample");
    Button around = Controls.button(wording.get("start.tour"), () -> {
      model.start().sample(wording);
      model.tour().begin();
    });
    around.setId("start-tour");
    recent.getStyleClass().add("recent");
    VBox card = new VBox(SheetView.label(wording.get("start.continue"), "card-title"), recent, new HBox(open),
        SheetView.label(wording.get("start.try"), "card-title"), SheetView.label(wording.get("start.try.explain"), "card-line"),
        line(around, sample));
    card.getStyleClass().addAll("card", "start-card");
    return card;
  }

  private static HBox line(Node... nodes) {
    HBox line = new HBox(nodes);
    line.getStyleClass().add("field-line");
    return line;
  }

  private void refresh() {
    List<StartViewModel.Recent> now = model.start().recentProperty().get();
    if (filled && now.equals(shown)) {
      return;
    }
    filled = true;
    shown = now;
    recent.getChildren().setAll(now.isEmpty() ? List.of(SheetView.label(wording.get("start.none"), "card-line"))
        : now.stream().map(this::row).toList());
  }

  private Node row(StartViewModel.Recent each) {
    Path file = each.file();
    // one that is still looked for can be tried
    boolean there = each.presence() != StartViewModel.Presence.GONE;
    String title = file.getFileName().toString().replaceFirst("\\.atalaya$", "");
    Label name = new Label(title);
    name.getStyleClass().add("row-title");
    Label where = new Label(there ? file.getParent().toString() : wording.get("start.gone", file.getParent()));
    where.getStyleClass().add("row-subtitle");
    Button open = new Button();
    open.setGraphic(new HBox(new FontIcon(there ? "fth-map" : "fth-x-circle"), new VBox(name, where)));
    ((HBox) open.getGraphic()).getStyleClass().add("row");
    open.getStyleClass().add("recent-button");
    open.setMaxWidth(Double.MAX_VALUE);
    open.setMinWidth(0);
    open.setDisable(!there);
    open.setAccessibleText(wording.get("start.open", title) + ". " + where.getText());
    open.setOnAction(event -> model.desk().open(file));
    HBox.setHgrow(open, Priority.ALWAYS);
    Button forget = Controls.icon("fth-x", wording.get("start.forget", title), () -> model.start().forget(file));
    forget.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(open, forget);
    row.getStyleClass().add("recent-row");
    return row;
  }

  private void begin() {
    Optional<StartViewModel.Country> chosen = Optional.ofNullable(country.getValue());
    Optional<String> trouble = StartViewModel.objection(wording, name.getText(), folder.getText(), chosen);
    objection.setText(trouble.orElse(""));
    if (trouble.isEmpty()) {
      model.start().begin(name.getText(), folder.getText(), chosen.orElseThrow());
    }
  }

  private void chooseFolder() {
    dialogs.folder(page.getScene().getWindow(), wording.get("start.folder.choose"))
        .ifPresent(chosen -> folder.setText(chosen.toString()));
  }
}
