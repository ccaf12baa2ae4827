package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import org.atalaya.app.ui.map.MapViewport;
import org.atalaya.app.ui.parts.FileDialogs;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.maps.features.SitesCsv;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.planner.site.Site;

/**
 * The whole way, as a person goes it who has only a pointer and a keyboard: from the start page to four routers that are
 * rehearsed and verified and their files handed over. Nothing is asked of the model but to wait for it.
 */
final class ClickJourney {
  private static final String PASSPHRASE = "nueve lirios en la loma";
  /** Placed by hand, since they lie among the others: what is seen of the map once these are on it. */
  private static final List<String> BY_HAND = List.of("Dispensario", "Capilla", "Mirador");
  private static final int ALL = 10;

  private final WindowFixture window;
  private final Hand hand;
  private final Path folder;
  private final Path terrain;
  private final Path table;
  private final Asked asked;
  private final boolean dragging;

  /** Answers what the system's dialogs would ask. */
  private static final class Asked implements FileDialogs {
    private List<Path> files = List.of();
    private Optional<Path> folder = Optional.empty();

    @Override
    public List<Path> open(Window owner, String title, String kind, List<String> patterns) {
      return files;
    }

    @Override
    public Optional<Path> folder(Window owner, String title) {
      return folder;
    }
  }

  private ClickJourney(Path folder, boolean dragging, int width, int height) throws Exception {
    this.folder = folder;
    this.dragging = dragging;
    terrain = SampleValley.writeTo(Files.createDirectories(folder.resolve("ground")));
    table = folder.resolve("roofs.csv");
    SitesCsv.write(table, sites().filter(site -> !BY_HAND.contains(site.name())).toList());
    asked = new Asked();
    window = WindowFixture.openEmpty(Locale.ENGLISH, width, height, Optional.of(folder.resolve("config")), asked);
    hand = new Hand(window);
  }

  /**
   * Goes the whole way.
   *
   * @param dragging whether files are dragged on the window from another one, or chosen in a dialog
   */
  static void go(Path folder, boolean dragging, int width, int height) throws Exception {
    Locale before = Locale.getDefault();
    // the country that is offered first
    Locale.setDefault(Locale.of("en", "AR"));
    ClickJourney journey = new ClickJourney(folder, dragging, width, height);
    try {
      journey.begin();
      journey.bringTheGround();
      journey.placeTenSites();
      journey.seeTheLinks();
      journey.takeANetwork();
      journey.rehearse();
      journey.handOver();
    } finally {
      journey.window.close();
      Locale.setDefault(before);
    }
  }

  /** The first ten: among them the way to the internet and those that must be connected. */
  private static Stream<Site> sites() {
    return SampleValley.sites().stream().limit(ALL);
  }

  private void begin() throws Exception {
    hand.click("#start-name");
    hand.type("Valle de Anta");
    asked.folder = Optional.of(folder.resolve("mesh"));
    hand.click(WindowFixture.onWindow(() -> window.window.scene().getRoot().lookup("#start-folder").getParent()
        .lookup(".icon-button")));
    hand.click("#start-begin");
    window.await("a project", () -> window.model.desk().snapshotProperty().get().isPresent());
    window.pulses();
  }

  private void bringTheGround() throws Exception {
    give(terrain, ".list-pane .button");
    window.await("the ground", () -> window.model.desk().groundProperty().get().filter(ground -> !ground.files().isEmpty()).isPresent()
        && window.model.desk().work().runningProperty().get().isEmpty());
  }

  private void placeTenSites() throws Exception {
    step(Step.SITES);
    give(table, ".list-pane .icon-button");
    window.await("sites from a table", () -> window.model.sites().all().size() == ALL - BY_HAND.size());
    hand.click(".map");
    hand.press(KeyCode.HOME);
    window.await("the map rests", () -> window.window.map().settled());
    for (Site site : sites().filter(each -> BY_HAND.contains(each.name())).toList()) {
      MapViewport view = window.window.map().viewportProperty().get();
      MapViewport.Spot spot = view.toScreen(site.position());
      Point2D at = WindowFixture.onWindow(() -> window.window.map().localToScreen(spot.x(), spot.y()));
      // where there is no screen JavaFX counts no clicks: there the key does it
      hand.click(at, dragging ? 2 : 1);
      if (!dragging) {
        hand.press(KeyCode.N);
      }
      window.await("a name is asked for", () -> window.window.scene().getRoot().lookup(".place-field").isVisible());
      hand.type(site.name());
      hand.press(KeyCode.ENTER);
      window.await(site.name(), () -> window.model.sites().all().stream().anyMatch(each -> each.name().equals(site.name())));
    }
    assertThat(window.model.sites().all()).hasSize(ALL);
    dismiss();
  }

  private void seeTheLinks() throws Exception {
    step(Step.LINKS);
    hand.click(".list-pane .primary-button");
    window.await("links", () -> window.model.links().links().isPresent() && window.model.desk().work().runningProperty().get().isEmpty());
    dismiss();
    hand.click(".list-pane .row-list .list-cell:filled");
    window.await("the profile of one", () -> window.model.desk().pathProperty().get().isPresent());
    assertThat(WindowJourneyTest.texts(window)).contains("Link budget");
  }

  private void takeANetwork() throws Exception {
    step(Step.NETWORK);
    hand.click(".list-pane .primary-button");
    window.await("a network", () -> window.model.network().plan().isPresent() && window.model.desk().work().runningProperty().get().isEmpty());
    dismiss();
    assertThat(WindowJourneyTest.texts(window)).contains("The proposal");
  }

  private void rehearse() throws Exception {
    step(Step.ROUTERS);
    hand.click(".page .passphrase .password-field");
    hand.type(PASSPHRASE);
    hand.press(KeyCode.TAB);
    hand.click(WindowFixture.onWindow(() -> List.copyOf(window.window.scene().getRoot().lookupAll(".page .passphrase .password-field"))
        .getLast()));
    hand.type(PASSPHRASE);
    Button rehearse = WindowFixture.onWindow(() -> window.window.scene().getRoot().lookupAll(".page .passphrase .button").stream()
        .map(Button.class::cast).filter(each -> each.getText().equals("Rehearse on virtual routers")).findFirst().orElseThrow());
    hand.click(rehearse);
    window.await("the rehearsal has begun", () -> window.model.desk().work().runningProperty().get().isPresent());
    window.await("the rehearsal is over", () -> window.model.desk().work().runningProperty().get().isEmpty());
    dismiss();
    assertThat(WindowJourneyTest.texts(window).stream().filter("Rehearsed"::equals)).as("four routers").hasSize(4);
    hand.click(".card-steps");
    assertThat(WindowJourneyTest.texts(window)).contains("Read again and verified");
  }

  private void handOver() throws Exception {
    step(Step.HANDOVER);
    assertThat(WindowJourneyTest.texts(window)).contains("What to buy", "Total");
    asked.folder = Optional.of(folder.resolve("on-paper"));
    hand.click("#write-reports");
    window.await("the papers are written", () -> window.model.desk().noticeProperty().get()
        .filter(notice -> notice.key().equals("notice.reported")).isPresent());
    assertThat(folder.resolve("on-paper/install-sheets.pdf")).isNotEmptyFile();
    asked.folder = Optional.of(Files.createDirectories(folder.resolve("handed-over")));
    hand.click(".page .passphrase .password-field");
    hand.type(PASSPHRASE);
    hand.press(KeyCode.ENTER);
    window.await("the files are written", () -> window.model.desk().noticeProperty().get()
        .filter(notice -> notice.key().equals("notice.rendered")).isPresent());
    try (Stream<Path> files = Files.list(folder.resolve("handed-over"))) {
      assertThat(files).as("a folder or file for each router").hasSizeGreaterThanOrEqualTo(4);
    }
  }

  private void step(Step step) throws Exception {
    hand.click(WindowFixture.onWindow(() -> List.copyOf(window.window.scene().getRoot().lookupAll(".rail-button")).get(step.ordinal())));
    window.await(step + " is shown", () -> window.model.desk().stepProperty().get() == step);
    window.pulses();
  }

  private void dismiss() throws Exception {
    if (WindowFixture.onWindow(() -> window.window.scene().getRoot().lookup(".notice").isVisible())) {
      hand.click(WindowFixture.onWindow(() -> window.window.scene().getRoot().lookup(".notice .icon-button")));
    }
  }

  /** Drags a file on the window from another one, or chooses it in the dialog that a button opens. */
  private void give(Path file, String button) throws Exception {
    if (!dragging) {
      asked.files = List.of(file);
      hand.click(button);
      return;
    }
    Stage shelf = WindowFixture.onWindow(() -> {
      Label label = new Label(file.getFileName().toString());
      StackPane pane = new StackPane(label);
      pane.setOnDragDetected(event -> {
        pane.startDragAndDrop(TransferMode.COPY).setContent(Map.of(DataFormat.FILES, List.of(file.toFile())));
        event.consume();
      });
      Stage stage = new Stage(StageStyle.UNDECORATED);
      stage.setScene(new Scene(pane, 180, 80));
      stage.setX(1300);
      stage.setY(300);
      stage.show();
      return stage;
    });
    window.pulses();
    Point2D from = WindowFixture.onWindow(() -> Hand.middle(shelf.getScene().getRoot()));
    Point2D to = WindowFixture.onWindow(() -> Hand.middle(window.window.map()));
    hand.drag(from, to);
    window.run(shelf::hide);
  }

  /** On a screen of its own, in a process of its own: a folder to work in. */
  public static final class OnScreen {
    private OnScreen() {}

    public static void main(String[] arguments) {
      try {
        go(Path.of(arguments[0]), true, 1280, 720);
        System.out.println("the whole way");
        System.exit(0);
      } catch (Throwable failure) {
        failure.printStackTrace();
        System.exit(1);
      }
    }
  }
}
