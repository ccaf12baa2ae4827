package org.atalaya.app.ui.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.FileDialogs;
import org.atalaya.app.ui.parts.PassphrasePrompt;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.ui.shell.StepView;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.project.Passphrase;

/** The last step: what to buy, what goes on paper, and the routers' files. */
public final class HandoverPage {
  private final WindowModel model;
  private final FileDialogs dialogs;
  private final Wording wording;
  private final VBox above = new VBox();
  private final VBox forms = new VBox();
  private final VBox page = new VBox();
  private final SecretsCard secrets;
  private final VBox paper;
  private Optional<VBox> files = Optional.empty();
  private boolean filesKnow;

  private HandoverPage(WindowModel model, FileDialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    wording = model.wordingProperty().get();
    above.getStyleClass().add("page-content");
    forms.getStyleClass().add("page-content");
    VBox content = new VBox(above, forms);
    content.getStyleClass().add("page-content");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("page-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    page.getChildren().add(scroll);
    page.getStyleClass().add("page");
    secrets = new SecretsCard(model);
    paper = paper();
    page.sceneProperty().subscribe(scene -> {
      if (scene == null) {
        secrets.hideAll();
      }
    });
  }

  /** @param dialogs ask for the folder that files go to */
  public static StepView of(WindowModel model, FileDialogs dialogs) {
    HandoverPage page = new HandoverPage(model, dialogs);
    return new StepView.WholePage(page.page, page::refresh);
  }

  private void refresh() {
    HandoverViewModel handover = model.handover();
    boolean planned = handover.plan().isPresent();
    above.getChildren().setAll(SheetView.label(wording.get("step.handover"), "page-title"));
    if (planned) {
      VBox bill = new VBox(SheetView.label(wording.get("handover.bill"), "card-title"), bill());
      bill.getStyleClass().addAll("card", "wide-card");
      above.getChildren().addAll(SheetView.label(
          wording.get(model.network().stale() ? "routers.stale" : "handover.explain"), "page-subtitle"), bill);
    } else {
      above.getChildren().addAll(SheetView.label(wording.get("routers.none.explain"), "page-subtitle"),
          Controls.button(wording.get("routers.to-network"), () -> model.desk().stepProperty().set(Step.NETWORK)));
    }
    secrets.refresh();
    List<VBox> wanted = new ArrayList<>();
    if (handover.canReport()) {
      wanted.add(paper);
    }
    if (handover.canRender()) {
      wanted.add(files());
    }
    if (planned || model.desk().hasSecrets()) {
      wanted.add(secrets);
    }
    // what stands there already keeps its focus
    if (!forms.getChildren().equals(wanted)) {
      forms.getChildren().setAll(wanted);
    }
  }

  private VBox paper() {
    Button write = Controls.button(wording.get("handover.report.write"), () ->
        dialogs.folder(page.getScene().getWindow(), wording.get("handover.report.folder"))
            .ifPresent(folder -> model.handover().report(folder, wording)));
    write.setId("write-reports");
    VBox card = new VBox(SheetView.label(wording.get("handover.report"), "card-title"),
        SheetView.label(wording.get("handover.report.explain"), "card-line"), write);
    card.getStyleClass().addAll("card", "wide-card");
    return card;
  }

  /** The same card until the passphrase is chosen: what is being typed must not be lost to news from elsewhere. */
  private VBox files() {
    if (files.isEmpty() || filesKnow != model.desk().hasSecrets()) {
      filesKnow = model.desk().hasSecrets();
      VBox card = new VBox(SheetView.label(wording.get("handover.files"), "card-title"),
          SheetView.label(wording.get("handover.files.explain"), "card-line"),
          new PassphrasePrompt(wording, filesKnow, wording.get("handover.write"), this::chooseFolder));
      card.getStyleClass().addAll("card", "wide-card");
      files = Optional.of(card);
    }
    return files.get();
  }

  private GridPane bill() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("bill");
    ColumnConstraints item = new ColumnConstraints();
    item.setHgrow(Priority.ALWAYS);
    ColumnConstraints number = new ColumnConstraints();
    number.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().addAll(item, number, number, number);
    grid.addRow(0, cell("bill.item", "bill-head"), cell("bill.quantity", "bill-head"), cell("bill.unit", "bill-head"),
        cell("bill.price", "bill-head"));
    int row = 1;
    List<HandoverViewModel.BillLine> lines = model.handover().bill(wording);
    for (HandoverViewModel.BillLine line : lines) {
      grid.addRow(row++, text(line.item(), "bill-cell"), text(line.quantity(), "bill-cell"),
          text(line.unitPrice(), "bill-cell"), text(line.price(), "bill-cell"));
    }
    grid.addRow(row, cell("bill.total", "bill-total"), new Label(), new Label(),
        text(model.handover().total(wording), "bill-total"));
    return grid;
  }

  private Label cell(String key, String styleClass) {
    return text(wording.get(key), styleClass);
  }

  private static Label text(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    return label;
  }

  private void chooseFolder(Passphrase passphrase, Runnable refused) {
    dialogs.folder(page.getScene().getWindow(), wording.get("handover.folder"))
        .ifPresentOrElse(folder -> model.handover().render(passphrase, folder, refused), passphrase::close);
  }
}
