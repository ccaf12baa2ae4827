package org.atalaya.app.ui.parts;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.atalaya.app.wording.Wording;

/** Draws a {@link Form}: a line that says what holds now, and the fields behind it once they are asked for. */
public final class FoldedForm extends VBox {
  private final Form form;
  private final Wording wording;
  private final FileDialogs dialogs;
  private final Label today;
  private final Button toggle;
  private final VBox body = new VBox();
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private List<FormField> filled = List.of();

  /** A field on the screen. */
  private record Entry(Control control, Supplier<String> typed, Label trouble) {}

  public FoldedForm(Form form, Wording wording, FileDialogs dialogs) {
    this.form = form;
    this.wording = wording;
    this.dialogs = dialogs;
    getStyleClass().add("folded-form");
    setId("form-" + form.id());
    today = SheetView.label("", "folded-today");
    toggle = Controls.button("", this::toggle);
    toggle.getStyleClass().add("link-button");
    toggle.setId("open-" + form.id());
    VBox words = new VBox(SheetView.label(form.title(wording), "callout-title"), today);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox head = new HBox(words, toggle);
    head.getStyleClass().add("folded-head");
    body.getStyleClass().add("editor");
    body.managedProperty().bind(body.visibleProperty());
    body.setVisible(false);
    body.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        fold();
        event.consume();
      }
    });
    getChildren().addAll(head, body);
    refresh();
  }

  /** Shows what holds now; what is being typed stays as long as that has not changed. */
  public void refresh() {
    today.setText(form.today(wording));
    String word = body.isVisible() ? wording.get("form.close") : form.opening(wording);
    toggle.setText(word);
    toggle.setAccessibleText(form.title(wording) + ": " + today.getText() + ". " + word);
    if (body.isVisible() && !filled.equals(form.fields(wording))) {
      fill();
    }
  }

  /** What stands in the fields, by their ids; empty while it is folded. */
  Optional<Map<String, String>> typed() {
    return body.isVisible() ? Optional.of(typedNow()) : Optional.empty();
  }

  /** Opens it with what was typed before. Fields that it has not any more are left out. */
  void reopen(Map<String, String> typed) {
    body.setVisible(true);
    fill(typed);
    refresh();
  }

  private Map<String, String> typedNow() {
    return entries.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().typed.get()));
  }

  /** Puts the keyboard's focus on the word that opens it. */
  public void focusHead() {
    toggle.requestFocus();
  }

  private void toggle() {
    if (body.isVisible()) {
      fold();
    } else {
      body.setVisible(true);
      fill();
      refresh();
      entries.values().stream().findFirst().ifPresent(entry -> entry.control.requestFocus());
    }
  }

  private void fold() {
    body.setVisible(false);
    refresh();
    toggle.requestFocus();
  }

  private void fill() {
    fill(Map.of());
  }

  /** @param typed in place of what the form says, by the ids of fields */
  private void fill(Map<String, String> typed) {
    filled = form.fields(wording);
    entries.clear();
    body.getChildren().clear();
    if (!form.purpose(wording).isEmpty()) {
      body.getChildren().add(SheetView.label(form.purpose(wording), "pane-hint"));
    }
    filled.forEach(field -> body.getChildren().add(draw(field.withValue(typed.getOrDefault(field.id(), field.value())))));
    Button save = Controls.primary(form.saving(wording), this::save);
    save.setId("save-" + form.id());
    HBox buttons = new HBox(save);
    buttons.getStyleClass().add("field-line");
    form.clearing(wording).ifPresent(word -> {
      Button clear = Controls.button(word, () -> {
        form.clear();
        fold();
      });
      clear.getStyleClass().add("quiet-danger");
      clear.setId("clear-" + form.id());
      buttons.getChildren().add(clear);
    });
    body.getChildren().add(buttons);
  }

  private Node draw(FormField field) {
    Label name = SheetView.label(field.name(), "field-name");
    Label trouble = SheetView.label("", "form-trouble");
    trouble.managedProperty().bind(trouble.visibleProperty());
    trouble.setVisible(false);
    VBox box = new VBox(name);
    box.getStyleClass().add("editor");
    Entry entry = switch (field.kind()) {
      case FormField.Kind.Text(String example) -> {
        TextField text = new TextField(field.value());
        text.setPromptText(example);
        text.setOnAction(event -> save());
        yield new Entry(text, text::getText, trouble);
      }
      case FormField.Kind.Choice(List<FormField.Option> options) -> {
        ComboBox<FormField.Option> choice = new ComboBox<>();
        choice.getItems().setAll(options);
        choice.setConverter(new ShownAs<>(FormField.Option::name));
        options.stream().filter(option -> option.id().equals(field.value())).findFirst().ifPresent(choice::setValue);
        choice.setMaxWidth(Double.MAX_VALUE);
        yield new Entry(choice, () -> choice.getValue() == null ? "" : choice.getValue().id(), trouble);
      }
      case FormField.Kind.Files files -> files(field, files, box, trouble);
    };
    entry.control.setId(form.id() + "-" + field.id());
    entry.control.setAccessibleText(field.name());
    entry.control.setAccessibleHelp(field.hint());
    name.setLabelFor(entry.control);
    if (!box.getChildren().contains(entry.control)) {
      box.getChildren().add(entry.control);
    }
    box.getChildren().add(trouble);
    if (!field.hint().isEmpty()) {
      box.getChildren().add(SheetView.label(field.hint(), "pane-hint"));
    }
    entries.put(field.id(), entry);
    return box;
  }

  /** A line for each file with a way to take it off, and a button that asks for more. */
  private Entry files(FormField field, FormField.Kind.Files kind, VBox box, Label trouble) {
    List<String> paths = new ArrayList<>(field.value().lines().toList());
    VBox lines = new VBox();
    Button choose = Controls.button(wording.get(kind.several() ? "form.files.add" : "form.files.choose"), () -> { });
    choose.setAccessibleText(field.name() + ": " + choose.getText());
    choose.setOnAction(event -> {
      List<Path> chosen = dialogs.open(getScene().getWindow(), field.name(), kind.sort(), kind.patterns());
      if (!chosen.isEmpty() && !kind.several()) {
        paths.clear();
      }
      (kind.several() ? chosen : chosen.stream().limit(1).toList()).stream().map(Path::toString).filter(path -> !paths.contains(path))
          .forEach(paths::add);
      list(lines, paths);
    });
    list(lines, paths);
    box.getChildren().addAll(lines, choose);
    return new Entry(choose, () -> String.join("\n", paths), trouble);
  }

  private void list(VBox lines, List<String> paths) {
    lines.getChildren().setAll(paths.stream().map(path -> {
      String name = new File(path).getName();
      Label label = new Label(name);
      label.getStyleClass().addAll("fact-value", "row-title");
      label.setMinWidth(0);
      HBox.setHgrow(label, Priority.ALWAYS);
      label.setMaxWidth(Double.MAX_VALUE);
      HBox line = new HBox(label, Controls.icon("fth-x", wording.get("form.files.remove", name), () -> {
        paths.remove(path);
        list(lines, paths);
      }));
      line.getStyleClass().add("field-line");
      return line;
    }).toList());
  }

  private void save() {
    entries.values().forEach(entry -> entry.trouble.setVisible(false));
    form.save(typedNow(), wording, this::taken);
  }

  private void taken(List<Form.Mistake> mistakes) {
    mistakes.forEach(mistake -> {
      Entry entry = entries.get(mistake.field());
      entry.trouble.setText(mistake.sentence());
      entry.trouble.setVisible(true);
      entry.control.setAccessibleHelp(mistake.sentence());
    });
    if (!mistakes.isEmpty()) {
      entries.get(mistakes.getFirst().field()).control.requestFocus();
    } else {
      body.getChildren().removeIf(node -> node instanceof VBox box && box.getStyleClass().contains("callout"));
      form.outcome(wording).ifPresentOrElse(outcome -> body.getChildren().add(draw(outcome)), this::fold);
    }
  }

  private Node draw(Form.Outcome outcome) {
    VBox box = new VBox(SheetView.label(outcome.title(), "callout-title"));
    box.getStyleClass().add("callout");
    outcome.lines().forEach(line -> box.getChildren().add(SheetView.label(line, "callout-text")));
    outcome.action().ifPresent(word -> {
      Button use = Controls.button(word, () -> {
        outcome.run().run();
        fold();
      });
      use.setId("use-outcome");
      box.getChildren().add(use);
    });
    return box;
  }
}
