package org.atalaya.app.ui.shell;

import java.util.Locale;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.wording.Wording;
import org.kordamp.ikonli.javafx.FontIcon;

/** A message over the window that stops nobody: good news goes by itself, bad news stays until dismissed. */
final class NoticeBar extends HBox {
  private static final Duration GOOD_NEWS = Duration.seconds(5);

  private final WindowModel model;
  private final Wording wording;
  private final PauseTransition leave = new PauseTransition(GOOD_NEWS);

  NoticeBar(WindowModel model) {
    this.model = model;
    wording = model.wordingProperty().get();
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setVisible(false);
    leave.setOnFinished(event -> model.desk().dismissNotice());
  }

  void show(Optional<Notice> notice) {
    leave.stop();
    setVisible(notice.isPresent());
    notice.ifPresent(each -> {
      getStyleClass().setAll("notice", "notice-" + each.kind().name().toLowerCase(Locale.ROOT));
      Label text = SheetView.label(wording.get(each.key(), each.arguments().toArray()), "notice-text");
      HBox.setHgrow(text, Priority.ALWAYS);
      Button close = Controls.icon("fth-x", wording.get("notice.dismiss"), model.desk()::dismissNotice);
      getChildren().setAll(new FontIcon(switch (each.kind()) {
        case DONE -> "fth-check-circle";
        case HINT -> "fth-info";
        case FAILED -> "fth-alert-triangle";
      }), text, close);
      setAccessibleText(text.getText());
      if (each.kind() != Notice.Kind.FAILED) {
        leave.playFromStart();
      }
    });
  }

  /** Stops the clock: the bar is not shown any more. */
  void close() {
    leave.stop();
  }
}
