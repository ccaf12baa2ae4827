package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;


import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.atalaya.app.ui.shell.Appearance;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.ui.shell.TourModel;
import org.atalaya.app.ui.start.SettingsFile;
import org.atalaya.app.ui.start.WindowSettings;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.project.Edit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What people expect of any program on their desk. */
@ExtendWith(ScreenLibraries.class)
class DesktopMannersTest {
  @TempDir Path folder;

  @Test
  void everythingHasAKeyANameAndAWayBack() throws Exception {
    Path file = SampleProject.create(folder);
    try (WindowFixture window = WindowFixture.open(file, AtalayaWindow.engines(), Locale.ENGLISH, 1280, 720)) {
      theTourPointsAtRealControls(window);
      theKeysAreListed(window);
      anEditIsNamedAndTakenBackByItsToast(window);
      lettersGrowAndShrink(window);
      panesAreAsWideAsOneLikes(window);
      theTableIsCopied(window);
      theLightIsTheSystemsOrOnesOwn(window);
    }
    try (WindowFixture window = WindowFixture.open(file, AtalayaWindow.engines(), Locale.ENGLISH, 1280, 720)) {
      theNameOfWhatCanBeUndoneOutlivesTheProgram(window);
      press(window, KeyCode.W, true, false);
      assertThat(window.find("#start-name", TextField.class)).as("back at the start").isNotNull();
    }
  }

  @Test
  void theWindowComesBackAsItWas() throws Exception {
    SettingsFile file = new SettingsFile(folder);
    try (WindowFixture window = WindowFixture.openEmpty(Locale.ENGLISH, 900, 700, Optional.empty())) {
      WindowMemory memory = WindowFixture.onWindow(() -> new WindowMemory(file, WindowSettings.FIRST, window.model));
      Stage stage = WindowFixture.onWindow(() -> (Stage) window.window.scene().getWindow());
      window.run(() -> memory.follow(stage));
      window.run(() -> {
        stage.setX(20);
        stage.setY(30);
        window.model.wordingProperty().set(Wording.of(Locale.of("pt")));
        window.model.appearance().themeProperty().set(Appearance.Theme.DARK);
        window.model.appearance().enlarge();
        window.model.desk().stepProperty().set(Step.NETWORK);
        window.model.tour().end();
      });
      window.run(memory::close);
    }
    WindowSettings kept = file.read();
    assertThat(kept.language()).contains("pt");
    assertThat(kept.theme()).isEqualTo(Appearance.Theme.DARK);
    assertThat(kept.textPercent()).isEqualTo(110);
    assertThat(kept.step()).isEqualTo(Step.NETWORK);
    assertThat(kept.tourSeen()).isTrue();
    assertThat(kept.place()).get().extracting(WindowSettings.Place::x, WindowSettings.Place::y).containsExactly(20.0, 30.0);
    try (WindowFixture window = WindowFixture.openEmpty(Locale.ENGLISH, 900, 700, Optional.empty())) {
      Stage stage = WindowFixture.onWindow(() -> {
        WindowMemory memory = new WindowMemory(file, kept, window.model);
        Stage shown = (Stage) window.window.scene().getWindow();
        memory.follow(shown);
        return shown;
      });
      window.pulses();
      assertThat(stage.getX()).isEqualTo(20);
      assertThat(window.model.darkProperty().get()).isTrue();
      assertThat(WindowJourneyTest.texts(window)).contains(Wording.of(Locale.of("pt")).get("start.title"));
    }
  }

  private static void theTourPointsAtRealControls(WindowFixture window) throws Exception {
    window.run(window.model.tour()::begin);
    for (TourModel.Stop stop : TourModel.Stop.values()) {
      window.await("the stop " + stop, () -> window.model.desk().stepProperty().get() == stop.step());
      window.pulses();
      for (Locale language : List.of(Wording.LANGUAGES.get(stop.number() % 4), Locale.ENGLISH)) {
        window.run(() -> window.model.wordingProperty().set(Wording.of(language)));
        window.pulses();
        assertThat(WindowJourneyTest.texts(window)).contains(Wording.of(language).get(stop.key()));
        assertThat(WindowJourneyTest.shortened(window)).as("%s in %s", stop, language).isEmpty();
      }
      assertThat(window.find(".tour-ring", Node.class).isVisible()).as("%s is there", stop).isTrue();
      window.screenshot("30-tour-" + stop.number());
      Button next = window.find("#tour-next", Button.class);
      assertThat(next.isFocused()).as("the keyboard leads on at %s", stop).isTrue();
      window.run(next::fire);
    }
    assertThat(window.model.tour().seenProperty().get()).isTrue();
    window.run(window.model.tour()::begin);
    press(window, KeyCode.ESCAPE, false, false);
    assertThat(window.model.tour().stopProperty().get()).as("Escape leaves it").isEmpty();
  }

  private static void theKeysAreListed(WindowFixture window) throws Exception {
    press(window, KeyCode.F1, false, false);
    assertThat(WindowJourneyTest.texts(window)).contains("All keys", "Ctrl+Shift+Z", "Ctrl++", "F1");
    window.screenshot("31-keys");
    press(window, KeyCode.ESCAPE, false, false);
    assertThat(WindowJourneyTest.texts(window)).doesNotContain("All keys");
    press(window, KeyCode.K, true, false);
    ListView<?> found = window.find(".palette .row-list", ListView.class);
    assertThat(WindowFixture.onWindow(() -> found.getItems().toString())).contains("All keys", "Show the tour", "Larger letters");
    press(window, KeyCode.ESCAPE, false, false);
  }

  private static void anEditIsNamedAndTakenBackByItsToast(WindowFixture window) throws Exception {
    window.run(() -> window.model.desk().stepProperty().set(Step.SITES));
    String name = window.model.sites().all().getFirst().name();
    int before = window.model.sites().all().size();
    window.run(() -> window.model.desk().apply(List.of(new Edit.RemoveSite(name))));
    window.await("a toast", () -> WindowJourneyTest.texts(window).contains("Done: remove " + name));
    window.screenshot("32-toast");
    Button undo = window.find("#notice-undo", Button.class);
    window.run(undo::fire);
    window.await("it is back", () -> window.model.sites().all().size() == before);
    window.await("and said", () -> WindowJourneyTest.texts(window).contains("Undone: remove " + name));
    press(window, KeyCode.Z, true, true);
    window.await("and again", () -> WindowJourneyTest.texts(window).contains("Done again: remove " + name));
    window.run(window.model.desk()::dismissNotice);
  }

  private static void lettersGrowAndShrink(WindowFixture window) throws Exception {
    double usual = titleSize(window);
    press(window, KeyCode.PLUS, true, false);
    press(window, KeyCode.EQUALS, true, true);
    assertThat(titleSize(window)).isEqualTo(usual * 1.25);
    window.screenshot("33-larger");
    press(window, KeyCode.DIGIT0, true, false);
    press(window, KeyCode.MINUS, true, false);
    assertThat(titleSize(window)).isEqualTo(usual * 0.9);
    press(window, KeyCode.DIGIT0, true, false);
    assertThat(titleSize(window)).isEqualTo(usual);
  }

  private static double titleSize(WindowFixture window) {
    return window.look(root -> ((Label) root.lookup(".pane-title")).getFont().getSize());
  }

  private static void panesAreAsWideAsOneLikes(WindowFixture window) throws Exception {
    Node grip = window.find(".pane-grip", Node.class);
    double before = window.look(root -> root.lookup(".list-pane").getBoundsInParent().getWidth());
    window.run(grip::requestFocus);
    press(window, KeyCode.RIGHT, false, false);
    press(window, KeyCode.RIGHT, false, false);
    double after = window.look(root -> root.lookup(".list-pane").getBoundsInParent().getWidth());
    assertThat(after).isEqualTo(before + 32);
    press(window, KeyCode.HOME, false, false);
    assertThat(window.model.appearance().widthProperty(Appearance.Pane.LIST).get()).isEqualTo(before);
  }

  private static void theTableIsCopied(WindowFixture window) throws Exception {
    press(window, KeyCode.C, true, true);
    String copied = WindowFixture.onWindow(() -> Clipboard.getSystemClipboard().getString());
    assertThat(copied.lines()).hasSize(window.model.sites().all().size() + 1);
    assertThat(copied).startsWith("name,");
  }

  private static void theLightIsTheSystemsOrOnesOwn(WindowFixture window) throws Exception {
    Appearance appearance = window.model.appearance();
    window.run(() -> appearance.systemDarkProperty().set(true));
    assertThat(styles(window)).contains("dark");
    press(window, KeyCode.D, true, true);
    assertThat(appearance.themeProperty().get()).isEqualTo(Appearance.Theme.LIGHT);
    assertThat(styles(window)).contains("light");
    window.run(() -> appearance.systemDarkProperty().set(false));
  }

  private static List<String> styles(WindowFixture window) {
    return window.look(root -> List.copyOf(root.getStyleClass()));
  }

  private static void theNameOfWhatCanBeUndoneOutlivesTheProgram(WindowFixture window) throws Exception {
    window.pulses();
    List<String> names = window.look(root -> root.lookupAll(".top-bar .icon-button").stream()
        .map(Node::getAccessibleText).toList());
    assertThat(names).anySatisfy(name -> assertThat(name).startsWith("Undo: remove "));
    int before = window.model.sites().all().size();
    press(window, KeyCode.Z, true, false);
    window.await("undone after a restart", () -> window.model.sites().all().size() == before + 1);
  }

  /** A key as the system gives it to whatever has the focus. */
  static void press(WindowFixture window, KeyCode code, boolean ctrl, boolean shift) throws Exception {
    window.run(() -> {
      Node target = Optional.ofNullable(window.window.scene().getFocusOwner()).orElse(window.window.scene().getRoot());
      Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, ctrl, false, false));
    });
  }
}
