package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.atalaya.app.ui.parts.Controls;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.wording.Wording;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who has never seen the program, and begins anywhere: each step says what it waits for, and leads there. */
@ExtendWith(ScreenLibraries.class)
class FirstThingInWindowTest {
  @TempDir Path folder;

  @Test
  void stepsSayWhatTheyWaitForUntilANetworkCanBeProposed() throws Exception {
    Path terrain = SampleValley.writeTo(Files.createDirectory(folder.resolve("terrain")));
    Path file = folder.resolve("valley.atalaya");
    Project.create(file, new ProjectState(new ProjectSettings("Quintana valley", "AR", "libremesh", List.of(), PathSettings.DEFAULT,
        15_000, 10, "USD"), List.of())).close();
    try (WindowFixture window = WindowFixture.openEmpty(Locale.of("es", "AR"), 1280, 720, Optional.of(folder.resolve("config")))) {
      WindowModel model = window.model;
      window.run(() -> model.desk().open(file));
      window.await("the project", () -> model.desk().snapshotProperty().get().isPresent());
      for (Step step : List.of(Step.LINKS, Step.NETWORK)) {
        show(window, step);
        assertThat(words(window)).contains("Falta el terreno").doesNotContain("Mirar cada par", "Proponer una red");
      }
      go(window);
      assertThat(model.desk().stepProperty().get()).isEqualTo(Step.TERRAIN);
      theKeyboardLeadsToTheSame(window);

      window.run(() -> model.files().take(List.of(terrain)));
      window.await("terrain", () -> model.desk().groundProperty().get().isPresent());
      show(window, Step.SITES);
      assertThat(words(window)).contains("Todavía no hay sitios");
      place(window, SampleValley.sites().getFirst(), 0);
      for (Step step : List.of(Step.LINKS, Step.NETWORK)) {
        show(window, step);
        assertThat(words(window)).contains("Hacen falta al menos dos sitios").doesNotContain("Mirar cada par", "Proponer una red");
      }
      go(window);
      assertThat(model.desk().stepProperty().get()).isEqualTo(Step.SITES);

      place(window, SampleValley.sites().get(1), 0);
      place(window, SampleValley.sites().get(2), 6);
      show(window, Step.LINKS);
      assertThat(words(window)).contains("Mirar cada par");
      everyoneIsConnected(window);
    }
  }

  /** A key whose work waits for something says for what; the palette presses a button of a step from any other. */
  private static void theKeyboardLeadsToTheSame(WindowFixture window) throws Exception {
    DesktopMannersTest.press(window, KeyCode.P, true, false);
    assertThat(window.model.desk().stepProperty().get()).isEqualTo(Step.NETWORK);
    assertThat(words(window)).contains("Falta el terreno");
    DesktopMannersTest.press(window, KeyCode.K, true, false);
    TextField field = window.find(".palette .text-field", TextField.class);
    window.run(() -> field.setText("descargar terreno"));
    DesktopMannersTest.press(window, KeyCode.ENTER, false, false);
    assertThat(window.model.desk().stepProperty().get()).isEqualTo(Step.TERRAIN);
    window.await("the form is open", () -> window.window.scene().getRoot().lookup("#fetch-begin") != null);
    window.run(() -> window.window.scene().getRoot().lookupAll(".online-form .button").stream().map(Button.class::cast)
        .filter(button -> button.getText().equals("Cancelar")).findFirst().orElseThrow().fire());
    assertThat(window.window.scene().getRoot().lookup("#fetch-begin")).isNull();
  }

  private void everyoneIsConnected(WindowFixture window) throws Exception {
    WindowModel model = window.model;
    window.run(() -> model.desk().selectionProperty().set(new Selection.None()));
    show(window, Step.NETWORK);
    assertThat(words(window)).contains("¿A quién hay que conectar?", "el sitio que sirve a casas",
        "los 3 sitios que se pueden usar").doesNotContain("Proponer una red");
    window.screenshot("38-who-es");
    for (Locale language : Wording.LANGUAGES) {
      window.run(() -> model.wordingProperty().set(Wording.of(language)));
      assertThat(Stream.of(WindowJourneyTest.cutOff(window), WindowJourneyTest.shortened(window)).flatMap(List::stream))
          .as("without room, %s", language).isEmpty();
    }
    window.run(() -> model.wordingProperty().set(Wording.of(Locale.of("es", "AR"))));
    Button all = window.look(root -> (Button) root.lookupAll(".remedy .button").stream()
        .filter(button -> button.getAccessibleText().contains("los 3 sitios")).findFirst().orElseThrow());
    window.run(all::fire);
    window.await("all are to be connected", () -> model.sites().all().stream().allMatch(site -> site.role() == Role.REQUIRED));
    assertThat(words(window)).contains("Proponer una red").doesNotContain("¿A quién hay que conectar?");

    window.run(model.desk()::undo);
    window.await("one undo takes all of it back", () -> model.sites().all().stream().allMatch(site -> site.role() == Role.CANDIDATE));
    window.run(model.desk()::redo);
    window.await("and redo", () -> model.sites().all().stream().allMatch(site -> site.role() == Role.REQUIRED));
    aNetworkComesWhileSomebodyWaitsForItsRouters(window);
    theKeyboardStaysWhereTheSearchWas(window);
  }

  private static void aNetworkComesWhileSomebodyWaitsForItsRouters(WindowFixture window) throws Exception {
    show(window, Step.ROUTERS);
    Node leads = window.find(".cards .button", Node.class);
    window.run(leads::requestFocus);
    window.run(window.model.wishes()::propose);
    window.await("a card for each router", () -> window.model.network().plan().filter(plan ->
        !plan.value().routers().isEmpty() && window.window.scene().getRoot().lookupAll(".card").size() == plan.value().routers().size()).isPresent());
    show(window, Step.NETWORK);
  }

  private static void theKeyboardStaysWhereTheSearchWas(WindowFixture window) throws Exception {
    Button propose = window.look(root -> (Button) root.lookupAll(".wishes .button").stream()
        .filter(button -> button instanceof Button each && each.getText().equals("Proponer una red")).findFirst().orElseThrow());
    Node searching = window.find(".searching", Node.class);
    window.run(() -> {
      propose.requestFocus();
      propose.fire();
    });
    window.await("a network", () -> window.model.network().plan().isPresent() && !searching.isVisible());
    boolean there = WindowFixture.onWindow(() -> Controls.holdsFocus(propose));
    assertThat(there).as("the keyboard is on the button again").isTrue();
    window.run(() -> {
      propose.requestFocus();
      propose.getParent().setVisible(false);
    });
    Node wandered = window.look(root -> root.getScene().getFocusOwner());
    assertThat(WindowFixture.onWindow(() -> Controls.holdsFocus(propose.getParent().getParent())))
        .as("what goes away by itself leaves the keyboard to a neighbour, not to %s", wandered).isTrue();
  }

  private static void place(WindowFixture window, Site site, int homes) throws Exception {
    WindowModel model = window.model;
    GeoPoint at = site.position();
    int before = model.sites().all().size();
    window.run(() -> model.sites().add(at, site.name(), model.wordingProperty().get()));
    window.await("a site", () -> model.sites().all().size() == before + 1 && model.sites().selected().isPresent());
    if (homes > 0) {
      window.run(() -> model.sites().setHouseholds(model.sites().selected().orElseThrow(), homes));
      window.await("homes", () -> model.sites().selected().orElseThrow().households() == homes);
    }
  }

  /** Labels and buttons that are shown. */
  private static List<String> words(WindowFixture window) {
    return Stream.concat(WindowJourneyTest.texts(window).stream(), window.look(root -> root.lookupAll(".button").stream()
        .filter(Accessibility::shown).map(button -> ((Button) button).getText()).toList()).stream()).toList();
  }

  private static void show(WindowFixture window, Step step) throws Exception {
    window.run(() -> window.model.desk().stepProperty().set(step));
  }

  private static void go(WindowFixture window) throws Exception {
    Button go = window.find("#first-go", Button.class);
    window.run(go::fire);
  }
}
