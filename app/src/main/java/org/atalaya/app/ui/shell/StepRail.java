package org.atalaya.app.ui.shell;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.project.ProjectState;
import org.kordamp.ikonli.javafx.FontIcon;

/** The six steps at the left edge, with what each has come to. */
final class StepRail extends VBox {
  private static final PseudoClass WARN = PseudoClass.getPseudoClass("warn");

  private final WindowModel model;
  private final Wording wording;
  private final Map<Step, ToggleButton> buttons = new EnumMap<>(Step.class);
  private final Map<Step, Label> badges = new EnumMap<>(Step.class);

  /**
   * What hangs at a step's number.
   *
   * @param text a count; empty for a tick
   * @param warn true where something waits there
   */
  private record Badge(String text, boolean warn) {}

  StepRail(WindowModel model) {
    this.model = model;
    wording = model.wordingProperty().get();
    getStyleClass().add("rail");
    ToggleGroup group = new ToggleGroup();
    for (Step step : Step.values()) {
      Label number = new Label(Integer.toString(step.number()));
      number.getStyleClass().add("rail-number");
      Label badge = new Label();
      badge.getStyleClass().add("rail-badge");
      StackPane.setAlignment(badge, Pos.TOP_RIGHT);
      StackPane mark = new StackPane(number, badge);
      mark.getStyleClass().add("rail-mark");
      ToggleButton button = new ToggleButton(wording.get(step.key()), mark);
      button.setContentDisplay(ContentDisplay.TOP);
      button.getStyleClass().add("rail-button");
      button.setMaxWidth(Double.MAX_VALUE);
      button.setToggleGroup(group);
      button.setOnAction(event -> {
        button.setSelected(true);
        model.desk().stepProperty().set(step);
      });
      buttons.put(step, button);
      badges.put(step, badge);
      getChildren().add(button);
    }
  }

  void focus(Step step) {
    buttons.get(step).requestFocus();
  }

  void refresh() {
    buttons.forEach((step, button) -> {
      button.setSelected(model.desk().stepProperty().get() == step);
      Optional<Badge> badge = badge(step);
      Label label = badges.get(step);
      label.setVisible(badge.isPresent());
      badge.ifPresent(each -> {
        label.setText(each.text().length() > 2 && !each.text().contains("/") ? "99+" : each.text());
        label.setGraphic(each.text().isEmpty() ? new FontIcon(each.warn() ? "fth-clock" : "fth-check") : null);
        label.pseudoClassStateChanged(WARN, each.warn());
      });
      String name = wording.get(step.key());
      button.setAccessibleText(wording.get("rail.step", step.number(), name) + badge.map(each ->
          each.text().isEmpty() ? wording.get(each.warn() ? "rail.waits" : "rail.done") : " " + each.text()).orElse(""));
    });
  }

  private Optional<Badge> badge(Step step) {
    return switch (step) {
      case TERRAIN -> model.desk().groundProperty().get().map(ground -> {
        int missing = model.terrain().missingUnderSites().size();
        return missing == 0 ? new Badge("", false) : new Badge(Integer.toString(missing), true);
      });
      case SITES -> model.desk().state().map(ProjectState::sites).filter(sites -> !sites.isEmpty()).map(sites ->
          new Badge(Integer.toString(sites.size()), false));
      case LINKS -> model.links().links().map(stored -> stored.current()
          ? new Badge(Long.toString(model.links().usable()), model.links().usable() == 0) : new Badge("", true));
      case NETWORK -> model.network().plan().map(stored -> new Badge("", !stored.current() || !stored.value().meetsWishes()
          || stored.value().routers().isEmpty()));
      case ROUTERS -> model.network().plan().map(stored -> stored.value().routers().size()).filter(count -> count > 0)
          .flatMap(count -> model.routers().verified() == 0 ? Optional.empty() : Optional.of(
              model.routers().verified() >= count ? new Badge("", false)
                  : new Badge(model.routers().verified() + "/" + count, false)));
      case HANDOVER -> Optional.empty();
    };
  }
}
