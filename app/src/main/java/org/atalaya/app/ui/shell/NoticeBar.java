package org.atalaya.app.ui.shell;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.wording.Wording;
import org.kordamp.ikonli.javafx.FontIcon;

/** A message over the window that stops nobody: good news goes by itself, bad news stays until dismissed. */
final class NoticeBar extends HBox {
  private static final Duration GOOD_NEWS = Duration.seconds(5);

  private final WindowModel model;
  private final Wording wording;
  private boolean overPage;
  private final PauseTransition leave = new PauseTransition(GOOD_NEWS);

  NoticeBar(WindowModel model) {
    this.model = model;
    wording = model.wordingProperty().get();
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setVisible(false);
    leave.setOnFinished(event -> model.desk().dismissNotice());
    // whoever is reading it, or about to press its button, is not hurried
    hoverProperty().subscribe((before, now) -> {
      if (now) {
        leave.pause();
      } else if (leave.getStatus() == PauseTransition.Status.PAUSED) {
        leave.playFromStart();
      }
    });
  }

  void show(Optional<Notice> notice) {
    leave.stop();
    setVisible(notice.isPresent());
    notice.ifPresent(each -> {
      getStyleClass().setAll("notice", "notice-" + each.kind().name().toLowerCase(Locale.ROOT));
      place(overPage);
      Label text = SheetView.label(each.text(wording), "notice-text");
      HBox.setHgrow(text, Priority.ALWAYS);
      Button close = Controls.icon("fth-x", wording.get("notice.dismiss"), model.desk()::dismissNotice);
      getChildren().setAll(new FontIcon(switch (each.kind()) {
        case DONE -> "fth-check-circle";
        case HINT -> "fth-info";
        case FAILED -> "fth-alert-triangle";
      }), text);
      if (each.undoes().isPresent()) {
        Button undo = Controls.button(wording.get("top.undo"), () -> undo(each));
        undo.setId("notice-undo");
        undo.getStyleClass().add("link-button");
        getChildren().add(undo);
      }
      getChildren().add(close);
      setAccessibleText(text.getText());
      if (each.kind() != Notice.Kind.FAILED) {
        leave.playFromStart();
      }
    });
  }

  /** Another edit may have been made since. */
  private void undo(Notice shown) {
    model.desk().dismissNotice();
    model.desk().snapshotProperty().get().flatMap(ProjectDesk.Snapshot::undo)
        .filter(entry -> shown.undoes().equals(OptionalLong.of(entry.id()))).ifPresent(entry -> model.desk().undo());
  }

  /** Where it covers least: at the top of the map, or at the foot of a page, whose top has its buttons. */
  void place(boolean page) {
    overPage = page;
    StackPane.setAlignment(this, page ? Pos.BOTTOM_CENTER : Pos.TOP_CENTER);
    getStyleClass().remove("notice-over-page");
    if (page) {
      getStyleClass().add("notice-over-page");
    }
  }

  /** Stops the clock: the bar is not shown any more. */
  void close() {
    leave.stop();
  }
}
