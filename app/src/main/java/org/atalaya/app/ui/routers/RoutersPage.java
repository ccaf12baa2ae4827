package org.atalaya.app.ui.routers;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.network.MeasuredLink;
import org.atalaya.app.ui.network.MeasuredTable;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.FileDialogs;
import org.atalaya.app.ui.parts.PassphrasePrompt;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.ui.shell.StepView;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.wording.Wording;
import org.kordamp.ikonli.javafx.FontIcon;

/** The step in which routers are written to: a card for each. */
public final class RoutersPage {
  private static final double LEAST_CARD_PIXELS = 270;
  private static final int ALL_STEPS = org.atalaya.provisioning.apply.Step.values().length;

  private final WindowModel model;
  private final Wording wording;
  private final Label title = new Label();
  private final Label subtitle = new Label();
  private final FlowPane cards = new FlowPane();
  private final VBox prompt = new VBox();
  private final VBox page = new VBox();
  private final VBox difference = new VBox();
  private final ScrollPane cardsScroll = scroll(cards, "cards-scroll");
  private final ScrollPane differenceScroll = scroll(difference, "difference-scroll");
  private final Set<String> unfolded = new HashSet<>();
  private final Label foot = new Label();
  private String chosen = "";
  private List<String> shownDifference = List.of();
  private final AtHandBar atHandBar;
  private PromptFor promptFor = new PromptFor(false, -1);

  /** What the prompt depends on. */
  private record PromptFor(boolean secrets, int routers) {}

  private RoutersPage(WindowModel model, FileDialogs dialogs) {
    this.model = model;
    wording = model.wordingProperty().get();
    atHandBar = new AtHandBar(model.routers().atHand(), wording, dialogs);
    title.getStyleClass().add("page-title");
    subtitle.getStyleClass().add("page-subtitle");
    subtitle.setWrapText(true);
    subtitle.setMinHeight(Region.USE_PREF_SIZE);
    foot.getStyleClass().add("page-subtitle");
    VBox words = new VBox(title, subtitle);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox head = new HBox(words, prompt);
    head.getStyleClass().add("page-head");
    cards.getStyleClass().add("cards");
    cards.widthProperty().subscribe(this::fitCards);
    difference.getStyleClass().add("difference");
    // the cards have the height that they need, as long as some lines of the difference stay in view
    VBox.setVgrow(cardsScroll, Priority.SOMETIMES);
    cardsScroll.prefViewportHeightProperty().bind(cards.heightProperty());
    // they find their width, and so their height, in the middle of a layout, where asking for another one is lost
    cards.heightProperty().subscribe(height -> Platform.runLater(page::requestLayout));
    differenceScroll.managedProperty().bind(differenceScroll.visibleProperty());
    page.getChildren().addAll(head, atHandBar, cardsScroll, differenceScroll, foot);
    page.getStyleClass().add("page");
  }

  private static ScrollPane scroll(Region content, String styleClass) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().addAll("page-scroll", styleClass);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    return scroll;
  }

  /** @param dialogs ask for the firmware */
  public static StepView of(WindowModel model, FileDialogs dialogs) {
    RoutersPage page = new RoutersPage(model, dialogs);
    return new StepView.WholePage(page.page, page::refresh);
  }

  private void refresh() {
    List<RouterCard> routers = model.routers().cards(wording);
    title.setText(routers.isEmpty() ? wording.get("routers.none") : wording.get("routers.title", routers.size()));
    subtitle.setText(wording.get(routers.isEmpty() ? "routers.none.explain"
        : model.network().stale() ? "routers.stale" : "routers.explain"));
    boolean can = model.routers().canRehearse() && model.desk().work().runningProperty().get().isEmpty();
    PromptFor now = new PromptFor(model.desk().hasSecrets(), model.routers().atHand().count());
    if (can && (prompt.getChildren().isEmpty() || !promptFor.equals(now))) {
      promptFor = now;
      prompt.getChildren().setAll(prompt(now));
    } else if (!can) {
      prompt.getChildren().clear();
    }
    atHandBar.refresh(can);
    atHandBar.setVisible(atHandBar.isVisible() && model.routers().isPlanned());
    Optional<RouterCard> shown = shown(routers);
    if (routers.isEmpty()) {
      cards.getChildren().setAll(Controls.button(wording.get("routers.to-network"),
          () -> model.desk().stepProperty().set(Step.NETWORK)));
    } else {
      showCards(routers, shown);
    }
    showDifference(shown);
    foot.setText(routers.isEmpty() ? "" : wording.get("routers.foot", model.routers().verified(), routers.size()));
  }

  /** The cards are new ones each time: the keyboard stays on the same router, and on the same button of it. */
  private void showCards(List<RouterCard> routers, Optional<RouterCard> shown) {
    Optional<Node> held = cards.getChildren().stream().filter(Controls::holdsFocus).filter(card -> card.getId() != null).findFirst();
    Optional<String> part = held.map(card -> card.getScene().getFocusOwner().getId());
    cards.getChildren().setAll(routers.stream().map(router -> card(router, shown.filter(router::equals).isPresent())).toList());
    fitCards();
    held.flatMap(before -> cards.getChildren().stream().filter(card -> before.getId().equals(card.getId())).findFirst())
        .ifPresent(card -> part.map(id -> card.lookup("#" + id)).orElse(card).requestFocus());
  }

  /** Where routers are at hand the page is about them, and else about the rehearsal. */
  private PassphrasePrompt prompt(PromptFor now) {
    PassphrasePrompt.Action rehearse = new PassphrasePrompt.Action(wording.get("routers.rehearse"), model.routers()::rehearse);
    if (now.routers() == 0) {
      return new PassphrasePrompt(wording, now.secrets(), rehearse, List.of());
    }
    PassphrasePrompt.Action write = new PassphrasePrompt.Action(wording.get("routers.write", now.routers()), model.routers()::write);
    PassphrasePrompt.Action read = new PassphrasePrompt.Action(wording.get("routers.read-again"), model.routers()::readAgain);
    return new PassphrasePrompt(wording, now.secrets(), write, List.of(rehearse, read));
  }

  /** As many columns as there is room for, and no room left over. */
  private void fitCards() {
    double width = cards.getWidth() - cards.snappedLeftInset() - cards.snappedRightInset();
    int columns = Math.max(1, (int) ((width + cards.getHgap()) / (LEAST_CARD_PIXELS + cards.getHgap())));
    double each = Math.floor((width - (columns - 1) * cards.getHgap()) / columns);
    cards.getChildren().stream().filter(VBox.class::isInstance).map(VBox.class::cast).forEach(card -> {
      card.setMinWidth(each);
      card.setPrefWidth(each);
      card.setMaxWidth(each);
    });
  }

  private Node card(RouterCard router, boolean shown) {
    Label name = new Label(router.title());
    name.getStyleClass().add("card-title");
    name.setMinWidth(0);
    Label outcome = new Label(router.outcome());
    outcome.getStyleClass().addAll("card-outcome", router.tone().styleClass());
    outcome.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(name, Controls.gap(), outcome);
    head.getStyleClass().add("card-head");
    VBox card = new VBox(head);
    card.getStyleClass().addAll("card", router.tone().styleClass());
    if (shown) {
      card.getStyleClass().add("chosen");
    }
    router.lines().forEach(line -> card.getChildren().add(SheetView.label(line, "card-line")));
    if (model.routers().atHand().isThere() && model.routers().isPlanned() && model.desk().work().runningProperty().get().isEmpty()) {
      card.getChildren().add(new AddressRow(model.routers().atHand(), wording, router.hostName(), router.title()));
      if (model.align().canOpen(router.hostName())) {
        card.getChildren().add(align(router));
      }
    }
    Region done = new Region();
    done.getStyleClass().add("card-bar-done");
    long finished = router.steps().stream().filter(step -> step.state() == RouterCard.State.DONE).count();
    // fewer steps are taken where nothing has to be written
    double share = router.tone() == Tone.GOOD ? 1 : (double) finished / Math.max(router.steps().size(), ALL_STEPS);
    StackPane bar = new StackPane(done);
    bar.getStyleClass().add("card-bar");
    done.maxWidthProperty().bind(bar.widthProperty().multiply(share));
    card.getChildren().add(bar);
    addSteps(card, router);
    router.details().forEach(detail -> card.getChildren().add(SheetView.label(detail, "card-detail")));
    card.setId("router-" + router.hostName());
    card.setFocusTraversable(true);
    card.setAccessibleRole(AccessibleRole.BUTTON);
    card.setOnMouseClicked(event -> choose(router.hostName()));
    card.setOnKeyPressed(event -> {
      if (event.getTarget() == card && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
        choose(router.hostName());
        event.consume();
      }
    });
    card.setAccessibleText(router.title() + ": " + router.outcome());
    return card;
  }

  private Button align(RouterCard router) {
    Button align = Controls.button(wording.get("align.open"), () -> model.align().open(router.hostName()));
    align.setGraphic(new FontIcon("fth-target"));
    align.setId("align-" + router.hostName());
    align.setAccessibleText(wording.get("align.open.of", router.title()));
    align.getStyleClass().add("link-button");
    return align;
  }

  private void choose(String hostName) {
    chosen = hostName;
    refresh();
  }

  /** Finished steps are one line that opens; what is under way or went wrong is always there. */
  private void addSteps(VBox card, RouterCard router) {
    List<RouterCard.StepLine> finished = router.steps().stream().filter(step -> step.state() == RouterCard.State.DONE).toList();
    boolean open = unfolded.contains(router.hostName());
    if (finished.size() > 1) {
      ToggleButton fold = new ToggleButton(router.took().isZero() ? wording.get("routers.steps", finished.size())
          : wording.get("routers.steps.took", finished.size(), wording.quantities().duration(router.took())),
          new FontIcon(open ? "fth-chevron-down" : "fth-chevron-right"));
      fold.getStyleClass().add("card-steps");
      fold.setId("steps-" + router.hostName());
      fold.setSelected(open);
      fold.setOnAction(event -> {
        if (!unfolded.remove(router.hostName())) {
          unfolded.add(router.hostName());
        }
        choose(router.hostName());
        // the cards are new ones
        page.lookup("#" + fold.getId()).requestFocus();
      });
      card.getChildren().add(fold);
    }
    router.steps().stream().filter(step -> open || finished.size() < 2 || step.state() != RouterCard.State.DONE)
        .forEach(step -> card.getChildren().add(step(step)));
  }

  /** The chosen router, or the first that has something to show; empty where it has nothing. */
  private Optional<RouterCard> shown(List<RouterCard> routers) {
    return routers.stream().filter(each -> each.hostName().equals(chosen)).findFirst()
        .or(() -> routers.stream().filter(each -> !each.difference().isEmpty()).findFirst())
        .filter(each -> !each.difference().isEmpty());
  }

  private void showDifference(Optional<RouterCard> router) {
    List<MeasuredLink.Compared> measured = router.isPresent() ? List.of() : model.network().compared(wording);
    boolean some = router.isPresent() || !measured.isEmpty();
    differenceScroll.setVisible(some);
    cardsScroll.setMaxHeight(some ? Region.USE_PREF_SIZE : Double.MAX_VALUE);
    List<String> wanted = router.map(RoutersPage::difference).orElse(measured.stream().map(MeasuredLink.Compared::toString).toList());
    if (!shownDifference.equals(wanted)) {
      // what stands there already keeps its place
      shownDifference = wanted;
      differenceScroll.setVvalue(0);
      difference.getChildren().clear();
      if (!measured.isEmpty()) {
        difference.getChildren().add(new MeasuredTable(measured, wording, true));
      }
      router.ifPresent(each -> {
        difference.getChildren().add(SheetView.label(each.differenceTitle(), "difference-title"));
        each.difference().forEach(line -> difference.getChildren().add(SheetView.label(line, line.startsWith("+")
            ? "difference-added" : line.startsWith("-") ? "difference-removed" : "difference-line")));
      });
    }
  }

  private static List<String> difference(RouterCard router) {
    return Stream.concat(Stream.of(router.differenceTitle()), router.difference().stream()).toList();
  }

  private static Node step(RouterCard.StepLine step) {
    FontIcon icon = new FontIcon(switch (step.state()) {
      case WAITING -> "fth-circle";
      case RUNNING -> "fth-loader";
      case DONE -> "fth-check-circle";
      case CUT_SHORT -> "fth-help-circle";
      case FAILED -> "fth-alert-circle";
    });
    Label text = new Label(step.text(), icon);
    text.getStyleClass().addAll("card-step", "step-" + step.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return text;
  }
}
