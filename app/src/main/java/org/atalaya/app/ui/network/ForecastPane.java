package org.atalaya.app.ui.network;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.wording.Wording;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the network will be like: a verdict for each matter; its numbers open at the press of a button. */
final class ForecastPane extends VBox {
  private final WindowModel model;
  private final Wording wording;
  private final Set<String> open = new HashSet<>();
  private List<ForecastSections.Section> shown = List.of();

  ForecastPane(WindowModel model) {
    this.model = model;
    wording = model.wordingProperty().get();
    getStyleClass().add("editor-box");
    setId("forecast");
  }

  /** Shows what is known now, and asks for it where it is not; false where there is no plan to look at. */
  boolean refresh() {
    model.forecast().ask();
    List<ForecastSections.Section> sections = model.forecast().sections(wording);
    Optional<Throwable> trouble = model.forecast().troubleProperty().get();
    if (trouble.isPresent()) {
      Button again = Controls.button(wording.get("forecast.again"), model.forecast()::retry);
      again.setId("forecast-again");
      getChildren().setAll(heading(), SheetView.label(wording.get("forecast.failed", wording.sentence(trouble.get())), "form-trouble"),
          SheetView.label(wording.get("forecast.failed.do"), "pane-hint"), again);
    } else if (sections.isEmpty()) {
      getChildren().setAll(heading(), SheetView.label(wording.get("forecast.working"), "pane-hint"));
    } else if (!sections.equals(shown) || getChildren().size() != sections.size() + 1) {
      getChildren().setAll(heading());
      sections.forEach(section -> getChildren().add(card(section)));
    }
    shown = sections;
    return model.forecast().possible();
  }

  private Label heading() {
    return SheetView.label(wording.get("forecast.title"), "card-title");
  }

  private VBox card(ForecastSections.Section section) {
    Label title = SheetView.label(section.title(), "callout-title");
    Label verdict = SheetView.label(section.verdict(), "forecast-verdict");
    verdict.getStyleClass().add(section.tone().styleClass());
    verdict.setGraphic(new FontIcon(section.tone().icon()));
    VBox numbers = new VBox();
    numbers.getStyleClass().add("forecast-numbers");
    if (!section.facts().isEmpty()) {
      numbers.getChildren().add(SheetView.facts(section.facts()));
    }
    section.lines().forEach(line -> numbers.getChildren().add(SheetView.label(line, "callout-text")));
    numbers.managedProperty().bind(numbers.visibleProperty());
    numbers.setVisible(open.contains(section.id()));
    FontIcon chevron = new FontIcon(chevron(numbers.isVisible()));
    Button more = Controls.icon("fth-chevron-down", wording.get("forecast.details", section.title()), () -> {
      numbers.setVisible(!numbers.isVisible());
      chevron.setIconLiteral(chevron(numbers.isVisible()));
      if (numbers.isVisible()) {
        open.add(section.id());
      } else {
        open.remove(section.id());
      }
    });
    more.setGraphic(chevron);
    more.setId("forecast-" + section.id());
    more.setVisible(!numbers.getChildren().isEmpty());
    HBox head = new HBox(title, Controls.gap(), more);
    head.getStyleClass().add("field-line");
    VBox card = new VBox(head, verdict, numbers);
    card.getStyleClass().add("forecast-section");
    return card;
  }

  private static String chevron(boolean open) {
    return open ? "fth-chevron-up" : "fth-chevron-down";
  }
}
