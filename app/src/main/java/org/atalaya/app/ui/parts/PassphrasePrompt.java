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
   * @param action label of the button
   * @param given takes the passphrase and closes it
   */
  public PassphrasePrompt(Wording wording, String action, Consumer<Passphrase> given) {
    getStyleClass().add("passphrase");
    PasswordField field = new PasswordField();
    field.setPromptText(wording.get("passphrase.prompt"));
    field.setAccessibleText(wording.get("passphrase.prompt"));
    HBox.setHgrow(field, Priority.ALWAYS);
    Label why = SheetView.label(wording.get("passphrase.why"), "pane-hint");
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
