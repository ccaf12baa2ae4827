package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import javax.imageio.ImageIO;
import org.atalaya.app.job.SecretsReading;
import org.atalaya.app.ui.map.MapViewport;
import org.atalaya.app.ui.network.NetworkViewModel;
import org.atalaya.app.ui.parts.Row;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.site.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A coordinator's afternoon in the window, from the sample valley's ground to rehearsed routers. */
@ExtendWith(ScreenLibraries.class)
class WindowJourneyTest {
  private static final String PASSPHRASE = "nueve lirios en la loma";

  @TempDir Path folder;

  @Test
  void theSampleValleyFromTheGroundToRehearsedRouters() throws Exception {
    Path file = SampleProject.create(folder);
    try (WindowFixture window = WindowFixture.open(file, AtalayaWindow.engines(), Locale.ENGLISH, 1440, 900)) {
      WindowModel model = window.model;
      theGroundAndTheSitesAreThere(window);
      LinkRow link = theLinksAreJudged(window);
      aClickOnTheMapShowsTheLinkAndItsProfile(window, link);
      raisingAnEndClearsItAndCanBeUndone(window, link);
      everyLanguageIsEverywhereAtOnce(window);
      window.run(() -> model.desk().computeLinks());
      window.await("links are new again", () -> model.links().links().isPresent() && !model.links().stale());
      aNetworkIsProposed(window);
      theRoutersAreRehearsed(window);
      theBillIsThere(window);
      thePasswordsAreShownToWhoeverHasThePassphrase(window, file);
      theWindowFitsASmallScreenInEveryLanguage(window);
    }
    try (Project reopened = Project.open(file)) {
      assertThat(reopened.findPlan()).as("the plan is in the file").isPresent();
      assertThat(reopened.provisioning().routers()).as("a rehearsal leaves no trace in the journal").isEmpty();
    }
  }

  private static void theGroundAndTheSitesAreThere(WindowFixture window) throws Exception {
    window.run(() -> window.model.desk().stepProperty().set(Step.TERRAIN));
    assertThat(texts(window)).contains("Covers every site");
    window.screenshot("1-terrain");
    window.run(() -> window.model.desk().stepProperty().set(Step.SITES));
    int sites = window.model.sites().all().size();
    assertThat(listed(window)).hasSize(sites);
    assertThat(texts(window)).contains(sites + " sites");
    Path picture = window.screenshot("2-sites");
    assertThat(colors(picture, 400, 100, 1000, 700)).as("relief, not one colour").hasSizeGreaterThan(500);
  }

  private static LinkRow theLinksAreJudged(WindowFixture window) throws Exception {
    window.run(() -> window.model.desk().stepProperty().set(Step.LINKS));
    Button compute = (Button) window.find(".list-pane .primary-button", Node.class);
    window.run(compute::fire);
    window.await("links", () -> window.model.links().links().isPresent());
    window.run(window.model.desk()::dismissNotice);
    List<LinkRow> rows = window.model.links().all();
    assertThat(listed(window)).hasSize(rows.size());
    assertThat(rows).extracting(LinkRow::verdict).contains(Verdict.CLEAR, Verdict.FRESNEL, Verdict.BLOCKED);
    return rows.stream().filter(row -> row.verdict() == Verdict.FRESNEL).findFirst().orElseThrow();
  }

  private static void aClickOnTheMapShowsTheLinkAndItsProfile(WindowFixture window, LinkRow link) throws Exception {
    Site a = window.model.desk().state().orElseThrow().findSite(link.a()).orElseThrow();
    Site b = window.model.desk().state().orElseThrow().findSite(link.b()).orElseThrow();
    WindowFixture.onWindow(() -> {
      MapViewport view = window.window.map().viewportProperty().get();
      MapViewport.Spot from = view.toScreen(a.position());
      MapViewport.Spot to = view.toScreen(b.position());
      click(window, from.x() + (to.x() - from.x()) * 0.45, from.y() + (to.y() - from.y()) * 0.45);
      return null;
    });
    window.await("a link is selected", () -> window.model.desk().selectionProperty().get() instanceof Selection.OfLink);
    window.run(() -> window.model.desk().selectionProperty().set(new Selection.OfLink(link.a(), link.b())));
    window.await("its profile", () -> window.model.desk().pathProperty().get().isPresent());
    assertThat(texts(window)).contains("Usable, but not clear", link.a() + " — " + link.b(), link.a() + " → " + link.b(),
        "To clear it");
    Path picture = window.screenshot("3-links");
    assertThat(colors(picture, 400, 700, 1000, 840)).as("a profile is drawn").hasSizeGreaterThan(20);
  }

  private static void raisingAnEndClearsItAndCanBeUndone(WindowFixture window, LinkRow link) throws Exception {
    Button apply = (Button) window.find(".remedy .button", Node.class);
    window.run(apply::fire);
    window.await("the link is clear now", () -> texts(window).contains("Clear"));
    assertThat(texts(window)).as("the list is older than the project").contains("Sites have changed since.");
    window.screenshot("4-stale");
    window.run(window.model.desk()::undo);
    window.await("as it was", () -> texts(window).contains("Usable, but not clear"));
    window.run(window.model.desk()::redo);
    window.await("and again", () -> texts(window).contains("Clear"));
    window.run(window.model.desk()::undo);
    window.await("as it was", () -> texts(window).contains("Usable, but not clear"));
  }

  private static void everyLanguageIsEverywhereAtOnce(WindowFixture window) throws Exception {
    MapViewport before = window.window.map().viewportProperty().get();
    choose(window, "es");
    assertThat(texts(window)).contains("Enlaces", "Sirve, pero no está despejado", "Para despejarlo")
        .doesNotContain("Links", "To clear it");
    assertThat(window.window.map().viewportProperty().get()).as("the map stays where it is").isEqualTo(before);
    window.screenshot("5-links-es");
    choose(window, "pt");
    assertThat(texts(window)).contains("Enlaces", "Serve, mas não está desobstruído", "Para desobstruir");
    window.screenshot("5-links-pt");
    choose(window, "sq");
    assertThat(texts(window)).contains("Lidhjet", "E përdorshme, por jo pa pengesa", "Për ta liruar");
    window.screenshot("5-links-sq");
    choose(window, "en");
    assertThat(texts(window)).contains("Links").doesNotContain("Enlaces", "Lidhjet");
  }

  /** Opens the menu with the keyboard and takes a language in it, as the menu itself would. */
  private static void choose(WindowFixture window, String language) throws Exception {
    MenuButton menu = (MenuButton) window.find(".language-button", Node.class);
    window.run(() -> {
      menu.requestFocus();
      menu.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, false, false, false, false));
    });
    assertThat(menu.isFocused()).as("the keyboard reaches the languages").isTrue();
    assertThat(menu.isShowing()).as("the down arrow opens the languages").isTrue();
    RadioMenuItem item = (RadioMenuItem) menu.getItems().stream()
        .filter(each -> each.getId().equals("language-" + language)).findFirst().orElseThrow();
    window.menuScreenshot("5-languages-" + language);
    window.run(() -> {
      menu.hide();
      item.fire();
    });
    MenuButton after = (MenuButton) window.find(".language-button", Node.class);
    assertThat(after.getText()).isEqualTo(language.toUpperCase(Locale.ROOT));
    assertThat(after.getAccessibleText()).endsWith(": " + item.getText());
  }

  private static void aNetworkIsProposed(WindowFixture window) throws Exception {
    window.run(() -> window.model.desk().selectionProperty().set(new Selection.None()));
    window.run(() -> window.model.desk().stepProperty().set(Step.NETWORK));
    Button propose = (Button) window.find(".list-pane .primary-button", Node.class);
    assertThat(WindowFixture.onWindow(() -> {
      propose.fire();
      return window.model.desk().work().runningProperty().get().isPresent();
    })).as("the search has begun").isTrue();
    window.await("a network", () -> window.model.network().plan().isPresent());
    window.run(window.model.desk()::dismissNotice);
    assertThat(texts(window)).contains("Everyone is connected");
    assertThat(String.join(" ", texts(window))).contains("no cheaper network");
    NetworkPlan plan = window.model.network().plan().orElseThrow().value();
    assertThat(String.join(" ", texts(window))).as("how good it is known to be")
        .contains(NetworkViewModel.optimality(window.model.wordingProperty().get(), plan.optimality()));
    assertThat(listed(window)).extracting(Row::title).as("people's names for the places")
        .containsExactlyElementsOf(plan.routers().stream().map(PlannedRouter::site).toList());
    assertThat(listed(window)).extracting(Row::subtitle).allMatch(subtitle -> plan.routers().stream()
        .anyMatch(router -> subtitle.startsWith(router.hostName() + " · ")));
    window.screenshot("6-network");
  }

  private static void theRoutersAreRehearsed(WindowFixture window) throws Exception {
    window.run(() -> window.model.desk().stepProperty().set(Step.ROUTERS));
    assertThat(texts(window)).contains("Waiting");
    List<PasswordField> fields = passwordFields(window);
    assertThat(fields).as("a new passphrase is asked for twice").hasSize(2);
    Button rehearse = (Button) window.find(".page .primary-button", Node.class);
    assertThat(rehearse.isDisabled()).as("no passphrase yet").isTrue();
    type(window, rehearse, "corta", "corta");
    assertThat(texts(window)).contains("At least 8 characters.");
    type(window, rehearse, PASSPHRASE, "nueve lirios en la lomo");
    assertThat(texts(window)).contains("The two are not the same.");
    assertThat(window.model.desk().work().runningProperty().get()).as("nothing begins with a slip").isEmpty();
    ToggleButton eye = (ToggleButton) window.find(".page .passphrase .toggle-button", Node.class);
    assertThat(shownFields(window)).as("bullets at first").hasSize(2).allMatch(PasswordField.class::isInstance);
    window.run(eye::fire);
    assertThat(shownFields(window)).as("what was typed, on demand").noneMatch(PasswordField.class::isInstance)
        .extracting(TextField::getText).containsExactly(PASSPHRASE, "nueve lirios en la lomo");
    window.screenshot("7-passphrase");
    type(window, rehearse, PASSPHRASE, PASSPHRASE);
    assertThat(fields).as("the passphrase does not stay on screen").allMatch(field -> field.getText().isEmpty());
    window.await("rehearsed", () -> window.model.desk().work().runningProperty().get().isEmpty());
    assertThat(window.model.desk().noticeProperty().get()).get().extracting(Notice::kind).isEqualTo(Notice.Kind.DONE);
    window.run(window.model.desk()::dismissNotice);
    int routers = window.model.network().plan().orElseThrow().value().routers().size();
    assertThat(texts(window).stream().filter("Rehearsed"::equals)).hasSize(routers);
    window.screenshot("7-routers");
    theDifferenceStaysInView(window);
  }

  private static void theDifferenceStaysInView(WindowFixture window) throws Exception {
    window.run(() -> window.resize(1280, 720));
    int folds = window.look(root -> root.lookupAll(".card-steps").size());
    assertThat(folds).as("a line of steps on each card")
        .isEqualTo(window.model.network().plan().orElseThrow().value().routers().size());
    assertThat(texts(window)).as("finished steps are folded").doesNotContain("Files written");
    Node difference = window.find(".difference-scroll", Node.class);
    double height = window.look(root -> difference.getBoundsInLocal().getHeight());
    assertThat(height).as("pixels of the difference on a small screen").isGreaterThan(120);
    ToggleButton steps = (ToggleButton) window.find(".card-steps", Node.class);
    assertThat(steps.getText()).matches("\\d+ steps, .*s");
    window.run(steps::fire);
    assertThat(texts(window)).as("opened").contains("Files written", "Read again and verified");
    window.screenshot("7-routers-unfolded");
    Node cards = window.find(".cards-scroll", Node.class);
    double opened = window.look(root -> cards.getBoundsInLocal().getHeight());
    assertThat(opened).as("pixels of the opened steps").isGreaterThan(300);
    height = window.look(root -> difference.getBoundsInLocal().getHeight());
    assertThat(height).as("and still some of the difference").isGreaterThan(120);
    Node again = window.find(".card-steps:selected", Node.class);
    assertThat(again.isFocused()).as("the keyboard stays where it was").isTrue();
    window.run(((ToggleButton) again)::fire);
    assertThat(texts(window)).as("folded again").doesNotContain("Files written");
    window.run(() -> window.resize(1440, 900));
  }

  private static void theBillIsThere(WindowFixture window) throws Exception {
    window.run(() -> window.model.desk().stepProperty().set(Step.HANDOVER));
    assertThat(texts(window)).contains("What to buy", "Total", "LibreRouter v1");
    window.screenshot("8-handover");
  }

  private static void thePasswordsAreShownToWhoeverHasThePassphrase(WindowFixture window, Path file) throws Exception {
    List<String> secrets;
    try (Project project = Project.open(file); Passphrase passphrase = Passphrase.of(PASSPHRASE.toCharArray())) {
      secrets = SecretsReading.read(project, passphrase).stream().map(each -> each.secret().reveal()).toList();
    }
    Button show = (Button) window.find(".secrets .primary-button", Node.class);
    PasswordField field = window.find(".secrets .password-field", PasswordField.class);
    window.run(() -> field.setText("otra frase, no esta"));
    window.run(show::fire);
    window.await("a wrong passphrase is said to be wrong",
        () -> texts(window).contains("That is not this project’s passphrase. Try again."));
    assertThat(readable(window)).isEmpty();
    window.run(() -> field.setText(PASSPHRASE));
    window.run(show::fire);
    window.await("the passwords", () -> !readable(window).isEmpty());
    assertThat(readable(window)).containsExactlyElementsOf(secrets);
    window.screenshot("8-passwords");
    Button copy = (Button) window.find(".secrets-grid .button", Node.class);
    window.run(copy::fire);
    assertThat(WindowFixture.onWindow(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(secrets.getFirst());
    window.run(() -> window.model.desk().stepProperty().set(Step.NETWORK));
    window.run(() -> window.model.desk().stepProperty().set(Step.HANDOVER));
    assertThat(readable(window)).as("hidden again once the page was left").isEmpty();
    assertThat(window.find(".secrets .password-field", PasswordField.class).getText()).isEmpty();
  }

  private static List<String> readable(WindowFixture window) {
    return window.look(root -> root.lookupAll(".secret-value").stream().map(field -> ((TextField) field).getText()).toList());
  }

  private static List<PasswordField> passwordFields(WindowFixture window) {
    return window.look(root -> root.lookupAll(".page .password-field").stream().map(PasswordField.class::cast).toList());
  }

  private static List<TextField> shownFields(WindowFixture window) {
    return window.look(root -> root.lookupAll(".page .passphrase .text-field").stream().filter(Accessibility::shown)
        .map(TextField.class::cast).toList());
  }

  private static void type(WindowFixture window, Button go, String first, String second) throws Exception {
    List<PasswordField> fields = passwordFields(window);
    window.run(() -> {
      fields.getFirst().setText(first);
      fields.getLast().setText(second);
    });
    window.run(go::fire);
  }

  private static void theWindowFitsASmallScreenInEveryLanguage(WindowFixture window) throws Exception {
    window.run(() -> window.resize(1280, 720));
    List<String> lacking = new ArrayList<>();
    GoldenImages golden = new GoldenImages();
    for (String language : List.of("en", "pt", "sq", "es")) {
      choose(window, language);
      lacking.addAll(whatLacksRoom(window, "9-" + language));
      if (language.equals("en") || language.equals("es")) {
        keep(golden, "9-" + language, "light-" + language);
      }
      window.run(() -> window.model.appearance().textPercentProperty().set(125));
      lacking.addAll(whatLacksRoom(window, "9-larger-" + language));
      window.run(() -> window.model.appearance().textPercentProperty().set(100));
    }
    List<String> troubles = troubles(window);
    window.run(() -> window.model.darkProperty().set(true));
    lacking.addAll(whatLacksRoom(window, "9-dark"));
    keep(golden, "9-dark", "dark-es");
    choose(window, "en");
    lacking.addAll(whatLacksRoom(window, "9-dark-en"));
    keep(golden, "9-dark-en", "dark-en");
    troubles.addAll(troubles(window));
    assertThat(troubles).as("for whoever has no mouse, no screen or weak eyes").isEmpty();
    assertThat(golden.troubles()).as("the window looks as it did; renewed with -Datalaya.golden.renew=true").isEmpty();
    assertThat(lacking).as("controls out of the window, words with an ellipsis").isEmpty();
  }

  private static void keep(GoldenImages golden, String screenshots, String name) {
    for (Step step : Step.values()) {
      golden.check(Path.of("target", "screenshots", screenshots + "-" + step.number() + ".png"),
          name + "-" + step.number() + "-" + step.name().toLowerCase(Locale.ROOT));
    }
  }

  private static List<String> troubles(WindowFixture window) throws Exception {
    List<String> troubles = new ArrayList<>();
    for (Step step : Step.values()) {
      window.run(() -> window.model.desk().stepProperty().set(step));
      Stream.of(Accessibility.keyboardTroubles(window), Accessibility.faint(window)).flatMap(List::stream)
          .forEach(trouble -> troubles.add(step + ": " + trouble));
    }
    return troubles;
  }

  private static List<String> whatLacksRoom(WindowFixture window, String name) throws Exception {
    List<String> lacking = new ArrayList<>();
    for (Step step : Step.values()) {
      window.run(() -> window.model.desk().stepProperty().set(step));
      window.screenshot(name + "-" + step.number());
      Stream.of(cutOff(window), shortened(window), brokenWords(window), cutPrompts(window)).flatMap(List::stream)
          .forEach(words -> lacking.add(name + ", " + step + ": " + words));
    }
    return lacking;
  }

  private static void click(WindowFixture window, double x, double y) {
    Node map = window.window.map();
    Point2D scene = map.localToScene(x, y);
    for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
      map.fireEvent(new MouseEvent(type, scene.getX(), scene.getY(), scene.getX(), scene.getY(), MouseButton.PRIMARY, 1,
          false, false, false, false, type == MouseEvent.MOUSE_PRESSED, false, false, true, false, true, null));
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Row> listed(WindowFixture window) throws Exception {
    ListView<Row> list = (ListView<Row>) window.find(".list-pane .row-list", ListView.class);
    return WindowFixture.onWindow(() -> List.copyOf(list.getItems()));
  }

  /** Every word that is on screen. */
  static List<String> texts(WindowFixture window) {
    return window.look(root -> root.lookupAll(".label").stream().filter(Label.class::isInstance).map(Label.class::cast)
        .filter(label -> label.getScene() != null && Accessibility.shown(label)).map(Label::getText).toList());
  }

  static List<String> cutOff(WindowFixture window) {
    return window.look(root -> {
      Bounds whole = root.getLayoutBounds();
      return root.lookupAll(".button").stream().filter(Accessibility::shown)
          .filter(button -> !whole.contains(button.localToScene(button.getLayoutBounds())) && !scrolled(button, whole))
          .map(button -> ((Button) button).getText()).toList();
    });
  }

  /** What lies in a pane that is scrolled up and down can be brought into view, if it is not too wide. */
  private static boolean scrolled(Node node, Bounds whole) {
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    for (Parent above = node.getParent(); above != null; above = above.getParent()) {
      if (above instanceof ScrollPane) {
        return bounds.getMinX() >= whole.getMinX() && bounds.getMaxX() <= whole.getMaxX();
      }
    }
    return false;
  }

  /** Labels and buttons that lack the room for their words; titles of rows are people's own names, however long. */
  static List<String> shortened(WindowFixture window) {
    return window.look(root -> root.lookupAll(".text").stream().filter(Accessibility::shown)
        .filter(text -> text instanceof Text && text.getParent() instanceof Labeled)
        .filter(text -> !text.getParent().getStyleClass().contains("row-title"))
        .filter(text -> ((Labeled) text.getParent()).getContentDisplay() != ContentDisplay.GRAPHIC_ONLY)
        .filter(text -> ((Text) text).getText().endsWith("...") || ((Text) text).getText().endsWith("…"))
        .map(text -> ((Labeled) text.getParent()).getText())
        .filter(words -> !words.endsWith("…")).sorted().toList());
  }

  /** Words and numbers that go on in the next line between two letters, since they are wider than the room they have. */
  static List<String> brokenWords(WindowFixture window) {
    return window.look(root -> root.lookupAll(".text").stream().filter(Accessibility::shown)
        .filter(text -> text instanceof Text && text.getParent() instanceof Labeled labeled && labeled.isWrapText())
        .map(Text.class::cast).filter(text -> text.getWrappingWidth() > 0)
        .flatMap(text -> Stream.of(text.getText().split("[ \n]|(?<=[-—/])")).filter(word -> {
          Text alone = new Text(word);
          alone.setFont(text.getFont());
          return alone.getLayoutBounds().getWidth() > text.getWrappingWidth() + 1;
        })).toList());
  }

  /** What stands in empty fields and is longer than they are: no ellipsis tells of that. */
  static List<String> cutPrompts(WindowFixture window) {
    return window.look(root -> root.lookupAll(".text-field").stream().filter(Accessibility::shown)
        .filter(TextField.class::isInstance).map(TextField.class::cast)
        .filter(field -> {
          Text prompt = new Text(field.getPromptText());
          prompt.setFont(field.getFont());
          return prompt.getLayoutBounds().getWidth()
              > field.getWidth() - field.getInsets().getLeft() - field.getInsets().getRight();
        }).map(TextField::getPromptText).toList());
  }

  private static Set<Integer> colors(Path picture, int left, int top, int right, int bottom) throws Exception {
    BufferedImage image = ImageIO.read(picture.toFile());
    Set<Integer> colors = new HashSet<>();
    for (int y = top; y < bottom; y += 3) {
      for (int x = left; x < right; x += 3) {
        colors.add(image.getRGB(x, y));
      }
    }
    return colors;
  }
}
