package org.atalaya.app.ui.routers;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.atalaya.app.job.DiscoverJob;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.wording.Wording;
import org.atalaya.provisioning.discovery.Access;
import org.atalaya.provisioning.discovery.DiscoveredRouter;
import org.atalaya.provisioning.router.MacAddress;

/** Where a router answers: one of those that were found, or an address that a person types. */
final class AddressRow extends VBox {
  AddressRow(RoutersAtHand atHand, Wording wording, String hostName, String title) {
    ComboBox<String> where = new ComboBox<>();
    where.setEditable(true);
    where.setId("address-" + hostName);
    where.getStyleClass().add("address-field");
    where.setPromptText(wording.get("routers.address"));
    where.setAccessibleText(wording.get("routers.address.of", title));
    List<DiscoveredRouter> found = atHand.found().map(answer -> answer.routers().stream().map(DiscoverJob.Found::router).toList())
        .orElse(List.of());
    found.forEach(router -> where.getItems().add(router.address().toString()));
    where.setCellFactory(list -> new ListCell<>() {
      @Override
      protected void updateItem(String address, boolean empty) {
        super.updateItem(address, empty);
        setText(empty ? null : found.stream().filter(router -> router.address().toString().equals(address)).findFirst()
            .map(router -> described(wording, router)).orElse(address));
      }
    });
    String known = atHand.address(hostName).map(Object::toString).or(() -> atHand.mistyped(hostName)).orElse("");
    where.getEditor().setText(known);
    where.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(where, Priority.ALWAYS);
    Runnable commit = () -> {
      String said = where.getEditor().getText() == null ? "" : where.getEditor().getText().strip();
      if (!said.equals(known)) {
        atHand.choose(hostName, said);
      }
    };
    where.setOnAction(event -> commit.run());
    where.focusedProperty().subscribe((before, focused) -> {
      if (before && !focused) {
        commit.run();
      }
    });
    Button blink = Controls.icon("fth-sun", wording.get("routers.blink", title), () -> atHand.blink(hostName));
    blink.setDisable(atHand.address(hostName).isEmpty());
    HBox line = new HBox(where, blink);
    line.getStyleClass().add("address-line");
    getChildren().add(line);
    getStyleClass().add("address-row");
    if (atHand.mistyped(hostName).isPresent()) {
      getChildren().add(trouble(wording.get("routers.address.bad")));
    }
    atHand.offeredKey(hostName).ifPresent(key -> {
      Button accept = Controls.button(wording.get("routers.key.accept"), () -> atHand.accept(hostName));
      accept.setAccessibleText(wording.get("routers.key.accept") + " " + key);
      accept.getStyleClass().add("link-button");
      getChildren().addAll(SheetView.label(wording.get("routers.key.changed", key), "card-detail"), accept);
    });
  }

  private static Label trouble(String text) {
    return SheetView.label(text, "passphrase-trouble");
  }

  private static String described(Wording wording, DiscoveredRouter router) {
    String what = switch (router.access()) {
      case Access.Open open -> open.facts().model().isEmpty() ? open.facts().boardName() : open.facts().model();
      case Access.Closed _ -> wording.get("routers.found.locked");
      case Access.Unclear _ -> wording.get("routers.found.unclear");
    };
    return String.join(" · ", router.address().toString(), router.mac().map(MacAddress::text).orElse("–"), what);
  }
}
