package org.atalaya.app.ui.network;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.parts.KeptTyping;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.parts.ShownAs;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.plan.Wishes;
import org.atalaya.planner.siteselection.Survival;

/** What a person wishes of the network: three plain fields and the button that proposes it. */
final class WishesForm extends VBox {
  private final WishesViewModel wishes;
  private final Wording wording;
  private final ComboBox<Survival> survive = new ComboBox<>();
  private final TextField budget = new TextField();
  private final TextField kit = new TextField();
  private final Label budgetName = new Label();
  private final Label trouble = SheetView.label("", "passphrase-trouble");
  private final WindowModel model;
  private Optional<Wishes> filled = Optional.empty();

  WishesForm(WindowModel model, Button propose) {
    this.model = model;
    wishes = model.wishes();
    wording = model.wordingProperty().get();
    getStyleClass().add("wishes");
    survive.getItems().setAll(Survival.values());
    survive.setConverter(new ShownAs<>(level -> wording.get("wishes.survive." + level.name().toLowerCase(Locale.ROOT))));
    survive.setId("wish-survive");
    budget.setId("wish-budget");
    budget.setPromptText(wording.get("wishes.budget.none"));
    kit.setId("wish-kit");
    kit.setPromptText(wording.get("wishes.kit.none"));
    trouble.managedProperty().bind(trouble.visibleProperty());
    trouble.setVisible(false);
    propose.setMaxWidth(Double.MAX_VALUE);
    propose.setOnAction(event -> propose());
    budget.setOnAction(event -> propose());
    kit.setOnAction(event -> propose());
    KeptTyping.keep(survive, level -> level);
    KeptTyping.keep(budget);
    KeptTyping.keep(kit);
    Label losses = SheetView.label(wording.get("wishes.survive"), "fact-name");
    losses.setLabelFor(survive);
    survive.setAccessibleText(losses.getText());
    survive.setMaxWidth(Double.MAX_VALUE);
    getChildren().addAll(new VBox(2, losses, survive), line(budgetName, budget),
        line(new Label(wording.get("wishes.kit")), kit), trouble, propose);
    managedProperty().bind(visibleProperty());
  }

  private static HBox line(Label name, Region field) {
    name.getStyleClass().add("fact-name");
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    name.setLabelFor(field);
    field.setAccessibleText(name.getText());
    HBox line = new HBox(name, field);
    line.getStyleClass().add("wish");
    return line;
  }

  private void propose() {
    Optional<WishesViewModel.Mistake> mistake = wishes.wish(survive.getValue(), budget.getText(), kit.getText(), wording.locale());
    trouble.setVisible(mistake.isPresent());
    mistake.ifPresentOrElse(each -> {
      trouble.setText(wording.get("wishes.bad." + each.name().toLowerCase(Locale.ROOT)));
      (each == WishesViewModel.Mistake.BUDGET ? budget : kit).requestFocus();
    }, wishes::propose);
  }

  /** Shows the wishes as they are, unless they are shown already: what is being typed stays. */
  void refresh() {
    String currency = model.desk().state().map(state -> state.settings().currency()).orElse("");
    budgetName.setText(wording.get("wishes.budget", currency));
    budget.setAccessibleText(budgetName.getText());
    Wishes now = wishes.wishesProperty().get();
    if (!filled.equals(Optional.of(now))) {
      filled = Optional.of(now);
      survive.setValue(now.survive());
      budget.setText(now.budget().map(money -> wording.quantities().number(money, money == Math.rint(money) ? 0 : 2)).orElse(""));
      kit.setText(now.kit().map(String::valueOf).orElse(""));
      trouble.setVisible(false);
    }
  }
}
