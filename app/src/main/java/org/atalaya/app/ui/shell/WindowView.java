package org.atalaya.app.ui.shell;

import java.io.File;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
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
import org.atalaya.app.ui.routers.RoutersPage;
import org.atalaya.app.ui.sites.SitesPane;
import org.atalaya.app.ui.start.StartPage;
import org.atalaya.app.ui.terrain.TerrainPane;

/** The whole window in one language; another language is another view on the same model. */
public final class WindowView extends StackPane {
  private static final KeyCombination COMMANDS = new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination REDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  private static final KeyCombination REDO_TOO = new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);

  private final WindowModel model;
  private final MapView map;
  private final FileDialogs dialogs;
  private final TopBar top;
  private final StepRail rail;
  private final StatusBar status;
  private final NoticeBar notice;
  private final CommandPalette palette;
  private final MapStage mapStage;
  private final StepView start;
  private final BorderPane frame = new BorderPane();
  private final HBox beside = new HBox();
  private final VBox listPane = new VBox();
  private final ScrollPane detailPane = new ScrollPane();
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
    palette = new CommandPalette(model);
    top = new TopBar(model, palette::open, onOpen);
    rail = new StepRail(model);
    status = new StatusBar(model);
    notice = new NoticeBar(model);
    mapStage = new MapStage(model, map);
    start = StartPage.of(model, dialogs, onOpen);
    getStyleClass().add("window");
    build();
    subscribe();
    mapStage.showPath();
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
    beside.getChildren().addAll(listPane, mapStage, detailPane);
    frame.setTop(top);
    frame.setLeft(rail);
    frame.setBottom(status);
    // over every step, also those without a map
    getChildren().addAll(frame, notice, palette);
    addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
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
        desk.work().runningProperty().subscribe(() -> {
          status.showRunning();
          ask();
        }),
        model.start().recentProperty().subscribe(this::ask),
        model.outage().stateProperty().subscribe(this::ask),
        model.wishes().shownProperty().subscribe(this::ask),
        model.wishes().wishesProperty().subscribe(this::ask),
        model.routers().newsProperty().subscribe(this::ask),
        map.pointerProperty().subscribe(status::showPointer),
        map.viewportProperty().subscribe(mapStage::moved),
        model.map().moves().heldProperty().subscribe(mapStage::showLive),
        model.map().group().namesProperty().subscribe(mapStage::showLive),
        model.map().measure().tapeProperty().subscribe(mapStage::showLive),
        model.map().measure().armedProperty().subscribe(mapStage::showLive),
        model.map().aimProperty().subscribe(mapStage::aim),
        model.map().viewshed().seenProperty().subscribe(mapStage::showSeen));
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
  }

  private StepView make(Step step) {
    return switch (step) {
      case TERRAIN -> TerrainPane.of(model, dialogs);
      case SITES -> SitesPane.of(model, dialogs);
      case LINKS -> LinksPane.of(model);
      case NETWORK -> NetworkPane.of(model);
      case ROUTERS -> RoutersPage.of(model, dialogs);
      case HANDOVER -> HandoverPage.of(model);
    };
  }

  private void shortcut(KeyEvent event) {
    if (COMMANDS.match(event)) {
      palette.open();
    } else if (REDO.match(event) || REDO_TOO.match(event)) {
      model.desk().redo();
    } else if (UNDO.match(event)) {
      model.desk().undo();
    } else if (event.isShortcutDown() && digit(event.getCode()).isPresent()) {
      model.desk().stepProperty().set(digit(event.getCode()).get());
    } else {
      return;
    }
    event.consume();
  }

  private static Optional<Step> digit(KeyCode code) {
    int number = code.ordinal() - KeyCode.DIGIT1.ordinal();
    return number >= 0 && number < Step.values().length ? Optional.of(Step.values()[number]) : Optional.empty();
  }

  /** Puts the keyboard's focus on the step that is shown. */
  public void focusStep() {
    if (model.desk().snapshotProperty().get().isPresent()) {
      rail.focus(model.desk().stepProperty().get());
    } else {
      // a pulse later, when the page is on the window
      Platform.runLater(() -> Optional.ofNullable(lookup("#start-name")).ifPresent(Node::requestFocus));
    }
  }

  /** Lets go of the model, for a view in another language to take over. */
  public void close() {
    subscriptions.unsubscribe();
    notice.close();
  }
}
