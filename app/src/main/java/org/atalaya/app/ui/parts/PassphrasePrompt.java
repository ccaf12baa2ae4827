package org.atalaya.app.ui.parts;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.wording.Wording;
import org.atalaya.planner.project.Passphrase;

/** Asks for the project's passphrase on the page itself, and wipes the field once it is given. */
public final class PassphrasePrompt extends VBox {

  /**
   * @param known false where the passphrase is only now being chosen
   * @param action label of the button
   * @param given takes the passphrase and closes it
   */
  public PassphrasePrompt(Wording wording, boolean known, String action, Consumer<Passphrase> given) {
    getStyleClass().add("passphrase");
    PasswordField field = new PasswordField();
    String prompt = wording.get(known ? "passphrase.prompt" : "passphrase.choose");
    field.setPromptText(prompt);
    field.setAccessibleText(prompt);
    HBox.setHgrow(field, Priority.ALWAYS);
    Label why = SheetView.label(wording.get(known ? "passphrase.why" : "passphrase.choose.why"), "pane-hint");
    Button go = Controls.primary(action, () -> {
      Passphrase passphrase = Passphrase.of(field.getText().toCharArray());
      field.clear();
      given.accept(passphrase);
    });
    go.disableProperty().bind(field.textProperty().isEmpty());
    field.setOnAction(event -> go.fire());
    HBox line = new HBox(field, go);
    line.getStyleClass().add("passphrase-line");
    getChildren().addAll(why, line);
  }
}
