package org.atalaya.app.ui.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.atalaya.app.ui.links.LinkWording;
import org.atalaya.app.ui.links.LinksViewModel;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.parts.FileDialogs;
import org.atalaya.app.ui.parts.FoldedForm;
import org.atalaya.app.ui.parts.RowList;
import org.atalaya.app.ui.parts.Sheet;
import org.atalaya.app.ui.parts.SheetView;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.ui.shell.StepView;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.ui.shell.Work;
import org.atalaya.app.ui.sites.FirstThingView;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.plan.Alternative;
import org.atalaya.planner.plan.PlannedRouter;
import org.kordamp.ikonli.javafx.FontIcon;

/** The step in which a network is proposed. */
public final class NetworkPane {
  /** Two routers, with larger letters too. */
  private static final double LEAST_LIST_PIXELS = 124;

  private final WindowModel model;
  private final Wording wording;
  private final Label count = new Label();
  private final RowList list;
  private final HBox stale;
  private final Button propose;
  private final Label none;
  private final FirstThingView first;
  private final ProgressBar bar = new ProgressBar();
  private final Button cancel;
  private final VBox searching;
  private final WishesForm wishes;
  private final VBox cards = new VBox();
  private final ScrollPane cardsScroll = new ScrollPane(cards);
  private final VBox left = new VBox();
  private final VBox detail = new VBox();
  private final OutagePane outage;
  private final ForecastPane forecast;
  private final VBox forms = new VBox();

  private NetworkPane(WindowModel model, FileDialogs dialogs) {
    this.model = model;
    wording = model.wordingProperty().get();
    outage = new OutagePane(model);
    forecast = new ForecastPane(model);
    forms.getStyleClass().add("folded-forms");
    model.network().forms().forEach(form -> forms.getChildren().add(new FoldedForm(form, wording, dialogs)));
    list = new RowList(wording.get("step.network"), model.desk().selectionProperty()::set);
    list.setMinHeight(LEAST_LIST_PIXELS);
    list.managedProperty().bind(list.visibleProperty());
    VBox.setVgrow(list, Priority.ALWAYS);
    stale = Controls.stale(wording.get("network.stale"), wording.get("action.recompute"), model.wishes()::propose);
    propose = Controls.primary(wording.get("network.propose"), () -> { });
    wishes = new WishesForm(model, propose);
    first = new FirstThingView(model, Step.NETWORK);
    none = SheetView.label(wording.get("network.propose.explain"), "pane-hint");
    none.managedProperty().bind(none.visibleProperty());
    bar.setMaxWidth(Double.MAX_VALUE);
    cancel = Controls.button(wording.get("action.cancel"), model.desk().work()::cancel);
    searching = new VBox(SheetView.label(wording.get("work.plan"), "row-title"), bar,
        SheetView.label(wording.get("network.searching"), "pane-hint"),
        cancel);
    searching.getStyleClass().add("searching");
    searching.managedProperty().bind(searching.visibleProperty());
    cards.getStyleClass().add("network-cards");
    cardsScroll.getStyleClass().addAll("page-scroll", "network-cards-scroll");
    cardsScroll.setFitToWidth(true);
    cardsScroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    cardsScroll.managedProperty().bind(cardsScroll.visibleProperty());
    VBox.setVgrow(cardsScroll, Priority.ALWAYS);
    left.getChildren().addAll(Controls.heading(new Label(wording.get("step.network")), count), first, wishes, none, stale,
        searching, cardsScroll, list);
  }

  public static StepView of(WindowModel model, FileDialogs dialogs) {
    NetworkPane pane = new NetworkPane(model, dialogs);
    return new StepView.BesideMap(pane.left, pane.detail, pane::refresh);
  }

  private void refresh() {
    NetworkViewModel network = model.network();
    boolean engine = model.desk().engines().plan().isPresent();
    boolean there = network.plan().isPresent();
    count.setText(there ? wording.get("network.count", network.plan().get().value().routers().size()) : "");
    Optional<Work.Running> search = model.desk().work().runningProperty().get()
        .filter(running -> running.titleKey().equals("work.plan"));
    keepFocus(search.isPresent());
    searching.setVisible(search.isPresent());
    search.ifPresent(running -> bar.setProgress(running.fraction()));
    // a plan without a router was made before anyone was to be connected
    boolean waits = first.refresh(search.isPresent() || network.plan().filter(plan -> !plan.value().routers().isEmpty()).isPresent());
    boolean ready = engine && !waits && search.isEmpty();
    wishes.setVisible(ready);
    stale.setVisible(network.stale() && ready);
    propose.setVisible(ready);
    wishes.refresh();
    List<NetworkCards.Card> networks = network.cards(wording);
    cardsScroll.setVisible(networks.size() > 1);
    cards.getChildren().setAll(networks.size() > 1 ? networks.stream().map(this::card).toList() : List.of());
    none.setVisible(ready && !there);
    // the routers are the proposal's, and another network takes their room
    list.setVisible(there && model.wishes().shownProperty().get().isEmpty());
    list.show(network.rows(wording), model.desk().selectionProperty().get());
    showDetail();
  }

  /** What goes away hands the keyboard to what comes in its place, before it would wander off. */
  private void keepFocus(boolean search) {
    if (search && Controls.holdsFocus(wishes)) {
      searching.setVisible(true);
      cancel.requestFocus();
    } else if (!search && Controls.holdsFocus(searching)) {
      wishes.setVisible(true);
      propose.setVisible(true);
      propose.requestFocus();
    }
  }

  private void showDetail() {
    if (model.desk().selectionProperty().get() instanceof Selection.None && model.wishes().shownProperty().get().isEmpty()) {
      Sheet told = model.network().sheet(wording);
      // "everyone is connected" is not to be read beside who is cut off
      SheetView sheet = new SheetView(failing() ? told.withoutVerdict() : told, model.desk()::apply);
      boolean there = outage.refresh();
      boolean foreseen = forecast.refresh();
      forms.getChildren().forEach(form -> ((FoldedForm) form).refresh());
      List<Node> below = Stream.of(Optional.of(outage).filter(each -> there), Optional.of(forms),
          Optional.of(forecast).filter(each -> foreseen)).flatMap(Optional::stream).map(Node.class::cast).toList();
      if (!detail.getChildren().isEmpty() && detail.getChildren().subList(1, detail.getChildren().size()).equals(below)) {
        // the hours stay, and what is open: someone may be typing, or drawing the slider
        detail.getChildren().set(0, sheet);
      } else {
        detail.getChildren().setAll(sheet);
        detail.getChildren().addAll(below);
      }
      return;
    }
    detail.getChildren().clear();
    showFailure();
    switch (model.desk().selectionProperty().get()) {
      case Selection.OfSite(String name) -> {
        List<PlannedRouter> routers = model.network().routersAt(name);
        model.sites().selected().ifPresent(site -> detail.getChildren()
            .add(new SheetView(model.sites().sheet(wording, site), model.desk()::apply)));
        routers.forEach(router -> detail.getChildren()
            .add(new SheetView(model.network().routerSheet(wording, router), model.desk()::apply)));
        detail.getChildren().add(backToAll());
      }
      case Selection.OfLink pair -> {
        model.desk().pathProperty().get().ifPresent(path -> {
          var planned = model.links().findPlanned(pair);
          detail.getChildren().add(new SheetView(new LinkWording(wording).sheet(path,
              planned.map(LinksViewModel.InPlan::link), planned.map(LinksViewModel.InPlan::reversed).orElse(false)),
              model.desk()::apply));
        });
        List<MeasuredLink.Compared> measured = model.network().compared(pair, wording);
        if (!measured.isEmpty()) {
          detail.getChildren().add(new MeasuredTable(measured, wording, false));
        }
        detail.getChildren().add(backToAll());
      }
      case Selection.None nothing -> model.wishes().shownProperty().get().ifPresent(this::showOther);
    }
  }

  private boolean failing() {
    return !(model.outage().stateProperty().get().outage() instanceof OutageViewModel.Outage.Nothing);
  }

  /** What is left while something fails, and the button that lets the selected thing fail. */
  private void showFailure() {
    OutageViewModel outages = model.outage();
    outages.sheet(wording).ifPresent(sheet -> detail.getChildren().add(new SheetView(sheet, model.desk()::apply)));
    Optional<OutageViewModel.Outage> selected = outages.findSelected();
    selected.filter(each -> !each.equals(outages.stateProperty().get().outage())).ifPresent(each -> {
      Button fail = Controls.button(wording.get("outage.try"), outages::toggleSelected);
      fail.setGraphic(new FontIcon("fth-zap-off"));
      fail.setId("fail-selected");
      detail.getChildren().add(fail);
    });
    if (failing()) {
      Button works = Controls.button(wording.get("outage.end"), () -> outages.choose(new OutageViewModel.Outage.Nothing()));
      works.setGraphic(new FontIcon("fth-zap"));
      works.setId("fail-nothing");
      detail.getChildren().add(works);
    }
  }

  private void showOther(Alternative other) {
    model.network().sheet(wording, other).ifPresent(sheet -> detail.getChildren().add(new SheetView(sheet, model.desk()::apply)));
    if (model.wishes().canUse(other) && model.desk().work().runningProperty().get().isEmpty()) {
      Button use = Controls.primary(wording.get("network.use"), () -> model.wishes().use(other));
      use.setId("use-network");
      detail.getChildren().addAll(use, SheetView.label(wording.get("network.use.explain"), "pane-hint"));
    }
  }

  /** One network among others: a choice draws it on the map. */
  private ToggleButton card(NetworkCards.Card card) {
    NetworkCardButton button = new NetworkCardButton(card, wording);
    button.setSelected(model.wishes().shownProperty().get().equals(card.alternative()));
    button.setOnAction(event -> {
      button.setSelected(true);
      model.desk().selectionProperty().set(new Selection.None());
      model.wishes().show(card.alternative());
    });
    return button;
  }

  private Button backToAll() {
    Button back = Controls.button(wording.get("network.back"),
        () -> model.desk().selectionProperty().set(new Selection.None()));
    back.getStyleClass().add("link-button");
    return back;
  }
}
