package org.atalaya.app.ui.parts;

import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.StackPane;

/** A field for a passphrase that shows bullets, or, when asked, what is typed. */
final class PassphraseField extends StackPane {
  private static final int LIMIT = 1024;

  private final PasswordField hidden = new PasswordField();
  private final TextField open = new TextField();

  PassphraseField(String prompt) {
    for (TextField field : new TextField[] {hidden, open}) {
      field.setPromptText(prompt);
      field.setAccessibleText(prompt);
      field.setTextFormatter(new TextFormatter<>(change -> change.getControlNewText().length() > LIMIT ? null : change));
    }
    open.textProperty().bindBidirectional(hidden.textProperty());
    open.setVisible(false);
    hidden.visibleProperty().bind(open.visibleProperty().not());
    getChildren().addAll(hidden, open);
  }

  void show(boolean readable) {
    boolean focused = hidden.isFocused() || open.isFocused();
    open.setVisible(readable);
    if (focused) {
      (readable ? open : hidden).requestFocus();
    }
  }

  String text() {
    return hidden.getText();
  }

  /** Takes the text off the screen. */
  void clear() {
    hidden.clear();
  }

  void setOnChange(Runnable action) {
    hidden.textProperty().subscribe(text -> action.run());
  }

  void setOnEnter(Runnable action) {
    hidden.setOnAction(event -> action.run());
    open.setOnAction(event -> action.run());
  }
}
