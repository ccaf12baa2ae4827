package org.atalaya.app.ui.links;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.parts.ShownAs;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.site.Site;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which pairs are shown: words of their names always in sight, the rest at the press of a button, and what is set as a chip. */
final class FilterForm extends VBox {
  private static final double METERS_PER_KM = 1000;

  private final WindowModel model;
  private final LinksViewModel links;
  private final Wording wording;
  private final TextField names = new TextField();
  private final ToggleButton more;
  private final ToggleButton square;
  private final VBox form = new VBox();
  private final List<ToggleButton> verdicts = new ArrayList<>();
  private final TextField least = new TextField();
  private final TextField most = new TextField();
  private final Label trouble = SheetView.label("", "form-trouble");
  private final ComboBox<Optional<String>> site = new ComboBox<>();
  private final CheckBox planned;
  private final Label chipText = SheetView.label("", "chip-text");
  private final HBox chip;
  private boolean showing;
  private List<Site> sites = List.of();

  FilterForm(WindowModel model) {
    this.model = model;
    links = model.links();
    wording = model.wordingProperty().get();
    getStyleClass().add("link-filter");
    names.setId("filter-names");
    names.setPromptText(wording.get("links.filter"));
    names.setAccessibleText(wording.get("links.filter"));
    HBox.setHgrow(names, Priority.ALWAYS);
    names.setMinWidth(60);
    names.textProperty().subscribe((before, now) -> set(filter().withText(now)));
    more = toggle("fth-filter", "filter.more", "filter-more");
    more.setOnAction(event -> showForm());
    square = toggle("fth-grid", "matrix.toggle", "matrix-toggle");
    square.setOnAction(event -> model.matrix().toggle());
    HBox line = new HBox(names, more, square);
    line.getStyleClass().add("field-line");
    planned = new CheckBox(wording.get("filter.planned"));
    planned.setId("filter-planned");
    planned.setOnAction(event -> set(filter().withPlanned(planned.isSelected())));
    build();
    Button clear = Controls.icon("fth-x", wording.get("filter.clear"), () -> set(LinkFilter.NONE));
    clear.setId("filter-none");
    HBox.setHgrow(chipText, Priority.ALWAYS);
    chipText.setMaxWidth(Double.MAX_VALUE);
    chip = new HBox(new FontIcon("fth-filter"), chipText, clear);
    chip.getStyleClass().add("filter-chip");
    chip.setId("filter-chip");
    chip.managedProperty().bind(chip.visibleProperty());
    managedProperty().bind(visibleProperty());
    getChildren().addAll(line, form, chip);
  }

  private ToggleButton toggle(String icon, String key, String id) {
    ToggleButton button = new ToggleButton("", new FontIcon(icon));
    button.setId(id);
    button.setAccessibleText(wording.get(key));
    button.setTooltip(new Tooltip(wording.get(key)));
    button.getStyleClass().add("icon-button");
    return button;
  }

  private void build() {
    HBox row = new HBox();
    row.getStyleClass().add("filter-verdicts");
    for (Verdict verdict : Verdict.values()) {
      String name = verdict.name().toLowerCase(Locale.ROOT);
      ToggleButton button = toggle(LinkWording.tone(verdict).icon(), "link.verdict." + name, "filter-" + name);
      button.getStyleClass().add(LinkWording.tone(verdict).styleClass());
      button.setOnAction(event -> set(filter().withVerdict(verdict, button.isSelected())));
      verdicts.add(button);
      row.getChildren().add(button);
    }
    distance(least, "filter-least", "filter.least");
    distance(most, "filter-most", "filter.most");
    Label from = name("filter.least.short");
    Label to = name("filter.most.short");
    Label unit = name("filter.km");
    HBox distances = new HBox(from, least, to, most, unit);
    distances.getStyleClass().add("field-line");
    trouble.managedProperty().bind(trouble.visibleProperty());
    trouble.setVisible(false);
    trouble.setText(wording.get("filter.bad-distance"));
    site.setId("filter-site");
    site.setMaxWidth(Double.MAX_VALUE);
    site.setAccessibleText(wording.get("filter.site"));
    site.setConverter(new ShownAs<>(name -> name.orElse(wording.get("filter.site.any"))));
    site.valueProperty().subscribe((before, chosen) -> {
      if (chosen != null) {
        set(filter().withSite(chosen));
      }
    });
    form.getStyleClass().add("filter-form");
    form.getChildren().addAll(row, distances, trouble, site, planned);
    form.managedProperty().bind(form.visibleProperty());
    form.setVisible(false);
    planned.managedProperty().bind(planned.visibleProperty());
  }

  private Label name(String key) {
    Label label = new Label(wording.get(key));
    label.getStyleClass().add("fact-name");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private void distance(TextField field, String id, String key) {
    field.setId(id);
    field.getStyleClass().add("filter-distance");
    field.setAccessibleText(wording.get(key));
    field.setOnAction(event -> takeDistances());
    field.focusedProperty().subscribe((before, now) -> {
      if (before && !now) {
        takeDistances();
      }
    });
  }

  private void takeDistances() {
    trouble.setVisible(!links.filterDistances(least.getText(), most.getText(), wording.locale()));
  }

  private void showForm() {
    form.setVisible(more.isSelected());
  }

  private LinkFilter filter() {
    return links.filterProperty().get();
  }

  private void set(LinkFilter filter) {
    if (!showing) {
      links.filterProperty().set(filter);
    }
  }

  /** Shows what is set; the words that are being typed stay. */
  void refresh() {
    LinkFilter now = filter();
    showing = true;
    try {
      if (!names.getText().equals(now.text())) {
        names.setText(now.text());
      }
      for (Verdict verdict : Verdict.values()) {
        verdicts.get(verdict.ordinal()).setSelected(now.verdicts().contains(verdict));
      }
      // what can't be taken stays in its field with the reason beside it
      if (!trouble.isVisible() || !now.active()) {
        trouble.setVisible(false);
        fill(least, now.leastMeters());
        fill(most, now.mostMeters());
      }
      List<Site> present = model.desk().state().map(state -> state.sites()).orElse(List.of());
      if (!present.equals(sites)) {
        sites = present;
        List<Optional<String>> choices = new ArrayList<>(List.of(Optional.empty()));
        present.forEach(each -> choices.add(Optional.of(each.name())));
        site.getItems().setAll(choices);
      }
      site.setValue(now.site());
      planned.setVisible(links.hasPlan());
      planned.setSelected(now.planned());
      square.setSelected(model.matrix().shownProperty().get());
    } finally {
      showing = false;
    }
    chip.setVisible(now.active());
    chipText.setText(now.active() ? new FilterWording(wording).chip(now, links.shown().size(), links.all().size()) : "");
  }

  private void fill(TextField field, OptionalDouble meters) {
    if (!field.isFocused()) {
      field.setText(meters.isPresent() ? FilterWording.kilometers(wording, meters.getAsDouble() / METERS_PER_KM) : "");
    }
  }
}
