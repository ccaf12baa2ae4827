package org.atalaya.app.ui.shell;

import java.io.File;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.atalaya.app.ui.handover.HandoverPage;
import org.atalaya.app.ui.links.LinksPane;
import org.atalaya.app.ui.map.MapView;
import org.atalaya.app.ui.network.NetworkPane;
import org.atalaya.app.ui.parts.FileDialogs;
import org.atalaya.app.ui.parts.KeptTyping;
import org.atalaya.app.ui.routers.RoutersPage;
import org.atalaya.app.ui.sites.SitesPane;
import org.atalaya.app.ui.start.StartPage;
import org.atalaya.app.ui.terrain.TerrainPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** The whole window in one language; another language is another view on the same model. */
public final class WindowView extends StackPane {
  private final WindowModel model;
  private final MapView map;
  private final FileDialogs dialogs;
  private final TopBar top;
  private final StepRail rail;
  private final StatusBar status;
  private final NoticeBar notice;
  private final WindowActions actions;
  private final CommandPalette palette;
  private final KeySheet keys;
  private final Tour tour;
  private final MapStage mapStage;
  private final StepView start;
  private final BorderPane frame = new BorderPane();
  private final HBox beside = new HBox();
  private final VBox listPane = new VBox();
  private final ScrollPane detailPane = new ScrollPane();
  private final PaneGrip listGrip;
  private final PaneGrip detailGrip;
  private final Map<Step, StepView> steps = new EnumMap<>(Step.class);
  private Subscription subscriptions = Subscription.EMPTY;
  private boolean asked;
  private Step shownStep;
  private boolean wasBegun;

  /**
   * @param map shared by the views of all languages, so that it stays where it is
   * @param dialogs ask for files
   * @param onOpen asks for a project file
   */
  public WindowView(WindowModel model, MapView map, FileDialogs dialogs, Runnable onOpen) {
    this.dialogs = dialogs;
    this.model = model;
    this.map = map;
    palette = new CommandPalette(model, this::actions);
    actions = new WindowActions(model, new WindowActions.Doors(palette::open, onOpen, this::openKeys, model.tour()::begin, this::press));
    keys = new KeySheet(model.wordingProperty().get(), actions);
    tour = new Tour(model, this);
    top = new TopBar(model, actions, onOpen);
    rail = new StepRail(model);
    status = new StatusBar(model);
    notice = new NoticeBar(model);
    mapStage = new MapStage(model, map);
    listGrip = new PaneGrip(model.appearance(), Appearance.Pane.LIST, listPane, model.wordingProperty().get());
    detailGrip = new PaneGrip(model.appearance(), Appearance.Pane.DETAIL, detailPane, model.wordingProperty().get());
    start = StartPage.of(model, dialogs, onOpen);
    getStyleClass().add("window");
    build();
    subscribe();
    mapStage.showPath();
    setWidths();
    mapStage.showLayers();
    refresh();
  }

  private void build() {
    listPane.getStyleClass().add("list-pane");
    detailPane.getStyleClass().add("detail-pane");
    detailPane.setFitToWidth(true);
    detailPane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    detailPane.setFocusTraversable(false);
    mapStage.setMinWidth(0);
    HBox.setHgrow(mapStage, Priority.ALWAYS);
    beside.getChildren().addAll(listPane, listGrip, mapStage, detailGrip, detailPane);
    frame.setTop(top);
    frame.setLeft(rail);
    frame.setBottom(status);
    // over every step, also those without a map
    getChildren().addAll(frame, notice, tour, palette, keys);
    addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
    addEventFilter(KeyEvent.KEY_TYPED, this::questionMark);
    ContextMenu table = new ContextMenu();
    listPane.setOnContextMenuRequested(event -> showTableMenu(table, event));
    setOnDragOver(event -> {
      if (event.getDragboard().hasFiles()) {
        event.acceptTransferModes(TransferMode.COPY);
        event.consume();
      }
    });
    setOnDragDropped(event -> {
      event.setDropCompleted(event.getDragboard().hasFiles());
      model.files().take(event.getDragboard().getFiles().stream().map(File::toPath).toList());
      event.consume();
    });
    shownStep = model.desk().stepProperty().get();
  }

  private void subscribe() {
    ProjectDesk desk = model.desk();
    subscriptions = Subscription.combine(
        desk.snapshotProperty().subscribe(this::ask),
        desk.groundProperty().subscribe(this::ask),
        desk.selectionProperty().subscribe(this::ask),
        desk.stepProperty().subscribe(this::ask),
        desk.linksTookProperty().subscribe(this::ask),
        desk.pathProperty().subscribe(() -> {
          mapStage.showPath();
          ask();
        }),
        desk.noticeProperty().subscribe(notice::show),
        model.appearance().widthProperty(Appearance.Pane.LIST).subscribe(this::setWidths),
        model.appearance().widthProperty(Appearance.Pane.DETAIL).subscribe(this::setWidths),
        model.appearance().textPercentProperty().subscribe(this::setWidths),
        model.tour().stopProperty().subscribe(this::ask),
        desk.work().runningProperty().subscribe(() -> {
          status.showRunning();
          ask();
        }),
        model.start().recentProperty().subscribe(this::ask),
        model.outage().stateProperty().subscribe(this::ask),
        model.forecast().answerProperty().subscribe(this::ask),
        model.forecast().troubleProperty().subscribe(this::ask),
        model.wishes().shownProperty().subscribe(this::ask),
        model.wishes().wishesProperty().subscribe(this::ask),
        model.photo().shownProperty().subscribe(this::ask),
        model.links().filterProperty().subscribe(this::ask),
        model.links().relays().changedProperty().subscribe(this::ask),
        model.matrix().shownProperty().subscribe(this::ask),
        model.matrix().marginsProperty().subscribe(this::ask),
        model.routers().newsProperty().subscribe(this::ask),
        map.pointerProperty().subscribe(status::showPointer),
        map.viewportProperty().subscribe(mapStage::moved),
        model.map().moves().heldProperty().subscribe(mapStage::showLive),
        model.map().group().namesProperty().subscribe(mapStage::showLive),
        model.map().measure().tapeProperty().subscribe(mapStage::showLive),
        model.map().measure().armedProperty().subscribe(mapStage::showLive),
        model.map().layers().layersProperty().subscribe(() -> {
          mapStage.showLayers();
          ask();
        }),
        model.map().onlineMaps().mapsProperty().subscribe(() -> {
          mapStage.showLayers();
          ask();
        }),
        model.map().onlineMaps().troubleProperty().subscribe(() -> {
          mapStage.showLayers();
          ask();
        }),
        model.map().aimProperty().subscribe(mapStage::aim),
        model.map().block().shownProperty().subscribe(mapStage::showBlock),
        model.map().viewshed().seenProperty().subscribe(mapStage::showSeen));
  }

  /** Panes grow with their letters. */
  private void setWidths() {
    Appearance appearance = model.appearance();
    double scale = appearance.textScale();
    setWidth(listPane, appearance.widthProperty(Appearance.Pane.LIST).get() * scale);
    setWidth(detailPane, appearance.widthProperty(Appearance.Pane.DETAIL).get() * scale);
  }

  private static void setWidth(Region pane, double pixels) {
    pane.setMinWidth(pixels);
    pane.setPrefWidth(pixels);
    pane.setMaxWidth(pixels);
  }

  /** Draws once a pulse, however much has changed. */
  private void ask() {
    if (!asked) {
      asked = true;
      Platform.runLater(() -> {
        asked = false;
        refresh();
      });
    }
  }

  private void refresh() {
    Step step = model.desk().stepProperty().get();
    boolean begun = model.desk().snapshotProperty().get().isPresent();
    StepView view = begun ? steps.computeIfAbsent(step, this::make) : start;
    rail.setVisible(begun);
    rail.setManaged(begun);
    switch (view) {
      case StepView.BesideMap(Region list, Region detail, Runnable refresh) -> {
        if (listPane.getChildren().isEmpty() || listPane.getChildren().getFirst() != list) {
          list.getStyleClass().add("list-content");
          VBox.setVgrow(list, Priority.ALWAYS);
          listPane.getChildren().setAll(list);
          detail.getStyleClass().add("detail-content");
          detailPane.setContent(detail);
        }
        frame.setCenter(beside);
        notice.place(false);
      }
      case StepView.WholePage(Region page, Runnable refresh) -> {
        frame.setCenter(page);
        notice.place(true);
      }
    }
    view.refresh().run();
    mapStage.refresh();
    top.refresh();
    rail.refresh();
    status.refresh();
    if ((step != shownStep || begun != wasBegun) && begun && !palette.isVisible()) {
      // what had the focus may be gone, and the first button of the window is no good heir
      rail.focus(step);
    }
    shownStep = step;
    wasBegun = begun;
    tour.refresh();
  }

  private StepView make(Step step) {
    return switch (step) {
      case TERRAIN -> TerrainPane.of(model, dialogs, map::shownCorners);
      case SITES -> SitesPane.of(model, dialogs);
      case LINKS -> LinksPane.of(model);
      case NETWORK -> NetworkPane.of(model, dialogs);
      case ROUTERS -> RoutersPage.of(model, dialogs);
      case HANDOVER -> HandoverPage.of(model, dialogs);
    };
  }

  /** A button that is not there now, as while a job runs, is not pressed: the step says why. */
  private void press(Step step, String id) {
    model.desk().stepProperty().set(step);
    refresh();
    applyCss();
    if (lookup("#" + id) instanceof Button button && button.isVisible() && !button.isDisabled()) {
      button.fire();
    }
  }

  private WindowActions actions() {
    return actions;
  }

  private void openKeys() {
    keys.open();
  }

  private void shortcut(KeyEvent event) {
    actions.find(event).ifPresent(action -> {
      action.run().run();
      event.consume();
    });
  }

  /** Where nothing is being typed. */
  private void questionMark(KeyEvent event) {
    if ("?".equals(event.getCharacter()) && !(getScene().getFocusOwner() instanceof TextInputControl)) {
      openKeys();
      event.consume();
    }
  }

  private void showTableMenu(ContextMenu menu, ContextMenuEvent event) {
    Action copy = actions.copyTable();
    if (copy.possible().getAsBoolean()) {
      MenuItem item = new MenuItem(copy.withKey(model.wordingProperty().get()), new FontIcon(copy.icon()));
      item.setOnAction(chosen -> copy.run().run());
      menu.getItems().setAll(item);
      menu.show(listPane, event.getScreenX(), event.getScreenY());
      event.consume();
    }
  }

  /** Puts the keyboard's focus on the step that is shown. */
  public void focusStep() {
    if (tour.isVisible()) {
      tour.focus();
    } else if (model.desk().snapshotProperty().get().isPresent()) {
      rail.focus(model.desk().stepProperty().get());
    } else {
      // a pulse later, when the page is on the window
      Platform.runLater(() -> Optional.ofNullable(lookup("#start-name")).ifPresent(Node::requestFocus));
    }
  }

  /** Takes over what was typed in another drawing of the same window, and where the keyboard was. */
  public void takeOver(WindowView before, Optional<String> focused) {
    before.steps.forEach((step, view) -> {
      StepView mine = steps.computeIfAbsent(step, this::make);
      mine.refresh().run();
      carry(view, mine);
    });
    carry(before.start, start);
    // what is scrolled is in the window once its skin is there
    applyCss();
    focused.flatMap(id -> Optional.ofNullable(lookup("#" + id))).ifPresent(Node::requestFocus);
  }

  private static void carry(StepView from, StepView to) {
    if (from instanceof StepView.BesideMap(Region list, Region detail, Runnable refresh)
        && to instanceof StepView.BesideMap(Region myList, Region myDetail, Runnable myRefresh)) {
      KeptTyping.carry(list, myList);
      KeptTyping.carry(detail, myDetail);
    } else if (from instanceof StepView.WholePage(Region page, Runnable refresh)
        && to instanceof StepView.WholePage(Region myPage, Runnable myRefresh)) {
      KeptTyping.carry(page, myPage);
    }
  }

  /** Lets go of the model, for a view in another language to take over. */
  public void close() {
    subscriptions.unsubscribe();
    mapStage.close();
    notice.close();
  }
}
