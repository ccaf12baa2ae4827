package org.atalaya.app.ui.network;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.wording.Wording;

/** One network among others, as a button that is as high as its words need at its width. */
final class NetworkCardButton extends ToggleButton {
  private final VBox words;

  NetworkCardButton(NetworkCards.Card card, Wording wording) {
    Label title = new Label(card.title());
    title.getStyleClass().add("card-title");
    title.setMinWidth(0);
    Label cost = new Label(card.cost());
    cost.getStyleClass().add("network-card-cost");
    cost.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(title, Controls.gap(), cost);
    head.getStyleClass().add("card-head");
    words = new VBox(head);
    words.getStyleClass().add("network-card-words");
    card.lines().forEach(line -> words.getChildren().add(SheetView.label(line, "card-line")));
    if (card.proven()) {
      words.getChildren().add(SheetView.label(wording.get("network.card.proven"), "network-card-proven"));
    }
    words.prefWidthProperty().bind(widthProperty().subtract(26));
    words.setMinWidth(0);
    setGraphic(words);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    getStyleClass().add("network-card");
    setMaxWidth(Double.MAX_VALUE);
    setMinWidth(0);
    setAccessibleText(card.title() + ", " + card.cost() + ". " + String.join(" ", card.lines()));
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    Insets insets = getInsets();
    double inner = (width < 0 ? getWidth() : width) - insets.getLeft() - insets.getRight();
    return insets.getTop() + insets.getBottom() + words.prefHeight(Math.max(1, inner));
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }
}
