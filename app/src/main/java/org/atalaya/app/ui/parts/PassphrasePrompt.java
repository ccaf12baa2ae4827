package org.atalaya.app.ui.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.project.Passphrase;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Asks for the project's passphrase on the page itself, and wipes the field once it is given. One that is only now
 * being chosen is asked for twice: a slip of the finger would lock the secrets for good.
 */
public final class PassphrasePrompt extends VBox {
  private static final int LEAST_CHARACTERS = 8;

  private final Wording wording;
  private final boolean known;
  private final PassphraseField first;
  private final PassphraseField again;
  private final Label trouble = SheetView.label("", "passphrase-trouble");

  /**
   * What can be done with the passphrase.
   *
   * @param name label of the button
   * @param given takes the passphrase and closes it; to run its second argument, on the window's thread, where the
   *     passphrase is not the project's
   */
  public record Action(String name, BiConsumer<Passphrase, Runnable> given) {}

  /** With one thing to do. */
  public PassphrasePrompt(Wording wording, boolean known, String action, BiConsumer<Passphrase, Runnable> given) {
    this(wording, known, new Action(action, given), List.of());
  }

  /**
   * @param known false where the passphrase is only now being chosen
   * @param action what the page is about, also begun by Enter
   * @param others what else can be done
   */
  public PassphrasePrompt(Wording wording, boolean known, Action action, List<Action> others) {
    this.wording = wording;
    this.known = known;
    getStyleClass().add("passphrase");
    first = new PassphraseField(wording.get(known ? "passphrase.prompt" : "passphrase.choose"));
    again = new PassphraseField(wording.get("passphrase.again"));
    List<PassphraseField> fields = known ? List.of(first) : List.of(first, again);
    Button go = Controls.primary(action.name(), () -> give(action));
    List<Button> buttons = new ArrayList<>(others.stream().map(each -> Controls.button(each.name(), () -> give(each))).toList());
    buttons.add(go);
    buttons.forEach(button -> button.setDisable(true));
    fields.forEach(field -> {
      HBox.setHgrow(field, Priority.ALWAYS);
      field.setOnChange(() -> {
        buttons.forEach(button -> button.setDisable(fields.stream().anyMatch(each -> each.text().isEmpty())));
        if (Stream.of(first, again).anyMatch(each -> !each.text().isEmpty())) {
          say("");
        }
      });
      field.setOnEnter(go::fire);
    });
    HBox line = new HBox(first, eye(fields));
    line.getStyleClass().add("passphrase-line");
    Label why = SheetView.label(wording.get(known ? "passphrase.why" : "passphrase.choose.why"), "pane-hint");
    getChildren().addAll(why, line);
    if (known && others.isEmpty()) {
      line.getChildren().add(go);
    } else if (others.isEmpty()) {
      HBox second = new HBox(again, go);
      second.getStyleClass().add("passphrase-line");
      getChildren().add(second);
    } else {
      if (!known) {
        getChildren().add(again);
      }
      HBox all = new HBox();
      all.getChildren().addAll(buttons);
      all.getStyleClass().addAll("passphrase-line", "passphrase-actions");
      getChildren().add(all);
    }
    trouble.managedProperty().bind(trouble.visibleProperty());
    say("");
    getChildren().add(trouble);
  }

  private ToggleButton eye(List<PassphraseField> fields) {
    String name = wording.get("passphrase.show");
    ToggleButton eye = new ToggleButton(name, new FontIcon("fth-eye"));
    eye.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    eye.getStyleClass().add("icon-button");
    eye.setAccessibleText(name);
    eye.setTooltip(new Tooltip(name));
    eye.selectedProperty().subscribe(shown -> fields.forEach(field -> field.show(shown)));
    return eye;
  }

  private void give(Action action) {
    String text = first.text();
    if (!known && text.length() < LEAST_CHARACTERS) {
      say(wording.get("passphrase.short", LEAST_CHARACTERS));
    } else if (!known && !text.equals(again.text())) {
      say(wording.get("passphrase.differs"));
    } else {
      Passphrase passphrase = Passphrase.of(text.toCharArray());
      first.clear();
      again.clear();
      action.given().accept(passphrase, () -> say(wording.get("passphrase.wrong")));
    }
  }

  private void say(String text) {
    trouble.setText(text);
    trouble.setVisible(!text.isEmpty());
  }
}
