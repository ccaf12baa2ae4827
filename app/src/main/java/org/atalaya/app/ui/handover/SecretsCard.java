package org.atalaya.app.ui.handover;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.atalaya.app.job.SecretsReading.NamedSecret;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.PassphrasePrompt;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.wording.Wording;

/** The passwords that the program made, behind the passphrase, and gone as soon as the page is left. */
final class SecretsCard extends VBox {
  private final WindowModel model;
  private final Wording wording;
  private final VBox body = new VBox();
  private boolean open;
  private Optional<Boolean> askedKnowing = Optional.empty();
  private Optional<Path> file = Optional.empty();

  SecretsCard(WindowModel model) {
    this.model = model;
    wording = model.wordingProperty().get();
    getStyleClass().addAll("card", "wide-card", "secrets");
    body.getStyleClass().add("secrets-body");
    getChildren().addAll(SheetView.label(wording.get("handover.secrets"), "card-title"),
        SheetView.label(wording.get("handover.secrets.explain"), "card-line"), body);
  }

  /** Asks, unless the passwords are open; those of another project are not. */
  void refresh() {
    Optional<Path> now = model.desk().snapshotProperty().get().map(ProjectDesk.Snapshot::file);
    if (!now.equals(file)) {
      file = now;
      hideAll();
    }
    boolean known = model.desk().hasSecrets();
    if (!open && !askedKnowing.equals(Optional.of(known))) {
      askedKnowing = Optional.of(known);
      body.getChildren().setAll(known ? new PassphrasePrompt(wording, true, wording.get("handover.secrets.show"),
          (passphrase, refused) -> model.handover().readSecrets(passphrase, this::show, refused))
          : SheetView.label(wording.get("handover.secrets.none"), "pane-hint"));
    }
  }

  /** Takes everything off the screen. */
  void hideAll() {
    open = false;
    askedKnowing = Optional.empty();
    body.getChildren().clear();
  }

  private void show(List<NamedSecret> secrets) {
    if (getScene() == null) {
      return;
    }
    open = true;
    GridPane grid = new GridPane();
    grid.getStyleClass().add("secrets-grid");
    ColumnConstraints names = new ColumnConstraints();
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(names, values);
    for (int row = 0; row < secrets.size(); row++) {
      grid.addRow(row, line(secrets.get(row)));
    }
    body.getChildren().setAll(grid);
    model.handover().openWifi().ifPresent(name ->
        body.getChildren().add(SheetView.label(wording.get("handover.secrets.open-wifi", name), "pane-hint")));
    body.getChildren().add(Controls.button(wording.get("handover.secrets.hide"), () -> {
      hideAll();
      refresh();
    }));
  }

  private Node[] line(NamedSecret secret) {
    String what = wording.get("secret." + secret.kind().id().replace('_', '-'));
    Label name = SheetView.label(what, "secret-name");
    name.setMinWidth(USE_PREF_SIZE);
    TextField value = new TextField(secret.secret().reveal());
    value.setEditable(false);
    value.setAccessibleText(what);
    value.getStyleClass().add("secret-value");
    Button copy = Controls.button(wording.get("secret.copy"), () -> { });
    copy.setAccessibleText(wording.get("secret.copy.what", what));
    copy.setOnAction(event -> {
      Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, secret.secret().reveal()));
      copy.setText(wording.get("secret.copied"));
    });
    return new Node[] {name, value, copy};
  }
}
