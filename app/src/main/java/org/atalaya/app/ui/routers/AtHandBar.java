package org.atalaya.app.ui.routers;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.atalaya.app.job.DiscoverJob;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.FileDialogs;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.wording.Wording;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above the cards: looking for routers, the firmware that they get, and the question before anything is written. */
final class AtHandBar extends VBox {
  private static final List<String> IMAGES = List.of("*.bin", "*.itb", "*.img", "*.img.gz");

  private final RoutersAtHand atHand;
  private final Wording wording;
  private final FileDialogs dialogs;

  AtHandBar(RoutersAtHand atHand, Wording wording, FileDialogs dialogs) {
    this.dialogs = dialogs;
    this.atHand = atHand;
    this.wording = wording;
    getStyleClass().add("at-hand");
    managedProperty().bind(visibleProperty());
  }

  /** @param idle true where nothing is being done */
  void refresh(boolean idle) {
    getChildren().clear();
    setVisible(atHand.isThere());
    if (atHand.question().isPresent()) {
      getChildren().add(question(atHand.question().get()));
    } else if (idle) {
      getChildren().add(tools());
      atHand.found().filter(answer -> answer.routers().size() > 0 || !answer.notes().isEmpty())
          .map(this::found).filter(text -> !text.isEmpty())
          .ifPresent(text -> getChildren().add(SheetView.label(text, "card-line")));
    }
  }

  private HBox tools() {
    Button look = Controls.button(wording.get(atHand.found().isPresent() ? "routers.look-again" : "routers.look"), atHand::look);
    look.setGraphic(new FontIcon("fth-search"));
    look.setId("look-for-routers");
    HBox tools = new HBox(look);
    tools.getStyleClass().add("at-hand-tools");
    if (atHand.images().isEmpty()) {
      Button image = Controls.button(wording.get("routers.image"), this::chooseImages);
      image.setId("choose-image");
      tools.getChildren().add(image);
    } else {
      String names = atHand.images().stream().map(Path::getFileName).map(Path::toString).collect(Collectors.joining(", "));
      tools.getChildren().addAll(SheetView.label(wording.get("routers.image.chosen", names), "card-line"),
          Controls.icon("fth-x", wording.get("routers.image.none"), () -> atHand.choose(List.of())));
    }
    return tools;
  }

  private HBox question(RoutersAtHand.Question question) {
    Button yes = Controls.primary(wording.get("routers.yes", question.routers()), () -> atHand.answer(true));
    yes.setId("yes-write");
    Button no = Controls.button(wording.get("routers.no"), () -> atHand.answer(false));
    var words = SheetView.label(wording.get("routers.question", question.routers(), question.lines()), "question-text");
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox bar = new HBox(new FontIcon("fth-help-circle"), words, no, yes);
    bar.getStyleClass().add("question-bar");
    return bar;
  }

  /** What was found and is none of the plan's, for a person to say which it is. */
  private String found(DiscoverJob.Answer answer) {
    long strange = answer.routers().stream().filter(router -> !atHand.isPlaced(router)).count();
    String notes = answer.notes().stream().map(wording::say).collect(Collectors.joining(" "));
    return ((strange == 0 ? "" : wording.get("routers.found.strange", strange) + " ") + notes).strip();
  }

  private void chooseImages() {
    List<Path> chosen = dialogs.open(getScene().getWindow(), wording.get("routers.image"), wording.get("routers.image.filter"), IMAGES);
    if (!chosen.isEmpty()) {
      atHand.choose(chosen);
    }
  }
}
