package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.job.PlanJob;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.linkbudget.Climate;
import org.atalaya.planner.linkbudget.ClimateSettings;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.site.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The folded forms on the screen. */
@ExtendWith(ScreenLibraries.class)
class FormsInWindowTest {
  private static final Locale SPANISH = Locale.of("es", "AR");

  @TempDir Path folder;

  @Test
  void theClimateIsSetByKeyboardAndTellsOfItsMistakes() throws Exception {
    Path file = SampleProject.create(folder);
    try (WindowFixture window = WindowFixture.open(file, AtalayaWindow.engines(), SPANISH, 1280, 720)) {
      window.run(() -> window.model.desk().stepProperty().set(Step.TERRAIN));
      window.screenshot("80-forms-folded-es");
      Button open = window.find("#open-climate", Button.class);
      assertThat(open.getAccessibleText()).isEqualTo("Clima: sin datos: no se dice qué parte del año anda cada enlace. agregar");
      window.run(open::fire);
      TextField rain = window.find("#climate-rain", TextField.class);
      assertThat(rain.isFocused()).as("the keyboard goes on in the first field").isTrue();
      assertThat(rain.getAccessibleText()).isEqualTo("Lluvia fuerte, mm/h");
      window.run(() -> rain.setText("32,5"));
      window.run(() -> press(window, "#save-climate"));
      assertThat(WindowJourneyTest.texts(window)).contains("Hacen falta los tres números, o ninguno.");
      assertThat(rain.getText()).as("nothing typed is lost").isEqualTo("32,5");
      look(window, "81-climate-es", 0.6);
      assertRoom(window);
      window.run(() -> {
        rain.requestFocus();
        window.model.darkProperty().set(true);
        window.model.appearance().textPercentProperty().set(125);
      });
      Button again = window.find("#open-climate", Button.class);
      TextField rainAgain = window.find("#climate-rain", TextField.class);
      assertThat(rainAgain).as("drawn anew").isNotSameAs(rain);
      assertThat(rainAgain.getText()).as("what was typed goes along").isEqualTo("32,5");
      String keyboardNow = window.look(root -> root.getScene().getFocusOwner().getId());
      assertThat(keyboardNow).as("and the keyboard").isEqualTo("climate-rain");
      look(window, "82-climate-es-dark-125", 0.6);
      assertRoom(window);
      window.run(() -> {
        ((TextField) window.window.scene().getRoot().lookup("#climate-rain")).setText("32.5");
        ((TextField) window.window.scene().getRoot().lookup("#climate-k")).setText("1,5e-4");
        ((TextField) window.window.scene().getRoot().lookup("#climate-dn75")).setText("200");
      });
      window.run(() -> press(window, "#save-climate"));
      window.await("it is set", () -> window.model.desk().state().orElseThrow().climate().weather()
          .equals(Optional.of(new Climate(32.5, 1.5e-4, 200))));
      window.await("it is said", () -> WindowJourneyTest.texts(window).contains("lluvia fuerte de 32,5 mm/h"));
      assertThat(again.isFocused()).as("folded again, the keyboard stays").isTrue();
      window.run(again::fire);
      Node k = window.find("#climate-k", Node.class);
      window.run(() -> k.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
      assertThat(again.isFocused()).as("Escape folds").isTrue();
    }
  }

  @Test
  void linksAreJudgedAnewOnceSomethingStandsOnTheGround() throws Exception {
    Path file = SampleProject.create(folder);
    List<LinkRow> bare;
    try (Project project = Project.open(file)) {
      bare = LinksJob.run(project, Progress.NONE).rows();
    }
    Path woods = Files.writeString(folder.resolve("casas.geojson"), """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"height":60},"geometry":{"type":"Polygon","coordinates":
        [[[-64.70,-31.40],[-64.50,-31.40],[-64.50,-31.25],[-64.70,-31.25],[-64.70,-31.40]]]}}]}""");
    try (WindowFixture window = WindowFixture.open(file, AtalayaWindow.engines(), SPANISH, 1280, 720,
        (owner, title, kind, patterns) -> List.of(woods))) {
      window.run(() -> window.model.desk().stepProperty().set(Step.TERRAIN));
      window.run(() -> press(window, "#open-cover"));
      window.run(() -> press(window, "#cover-buildings"));
      look(window, "83-cover-es", 0.4);
      assertRoom(window);
      window.run(() -> press(window, "#save-cover"));
      window.await("other verdicts", () -> window.model.links().links().isPresent() && !window.model.links().stale()
          && !window.model.links().all().equals(bare));
      assertThat(window.model.links().all()).extracting(LinkRow::verdict).isNotEqualTo(bare.stream().map(LinkRow::verdict).toList());
      theWayBackIsStillThere(window);
    }
  }

  /** The links that were computed for an edit don't take its name and its Undo away. */
  private static void theWayBackIsStillThere(WindowFixture window) throws Exception {
    window.await("what was done, and what came of it", () -> WindowJourneyTest.texts(window).stream()
        .anyMatch(text -> text.startsWith("Hecho: ") && text.contains("Se miraron de nuevo ")));
    window.screenshot("83-cover-judged-es");
    Button undo = window.look(root -> root.lookup(".notice").lookupAll(".link-button").stream().map(Button.class::cast)
        .filter(button -> button.isVisible() && button.getText().equals("Deshacer")).findFirst().orElseThrow());
    window.run(undo::fire);
    window.await("as before the edit", () -> window.model.links().stale());
  }

  @Test
  void theForecastKnowsTheClimateOnceItIsSetAndSaysWhyItCannot() throws Exception {
    Path file = SampleProject.create(folder);
    try (Project project = Project.open(file)) {
      LinksJob.run(project, Progress.NONE);
      PlanJob.run(project, false, Progress.NONE);
    }
    try (WindowFixture window = WindowFixture.open(file, AtalayaWindow.engines(), SPANISH, 1280, 720)) {
      window.run(() -> window.model.desk().stepProperty().set(Step.NETWORK));
      window.await("a forecast", () -> window.model.forecast().answerProperty().get().isPresent());
      var before = window.model.forecast().answerProperty().get();
      window.run(() -> window.model.desk().apply(List.of(new Edit.SetClimate(ClimateSettings.DEFAULT.withWeather(
          Optional.of(new Climate(95, 1, 1900)))))));
      window.await("another forecast", () -> window.model.forecast().answerProperty().get().isPresent()
          && !window.model.forecast().answerProperty().get().equals(before));
      assertThat(window.model.forecast().possible()).isTrue();
    }
  }

  @Test
  void whatIsTypedAnywhereGoesAlongIntoAnotherLanguage() throws Exception {
    Path file = SampleProject.create(folder);
    try (Project project = Project.open(file)) {
      LinksJob.run(project, Progress.NONE);
    }
    try (WindowFixture window = WindowFixture.open(file, AtalayaWindow.engines(), SPANISH, 1280, 720)) {
      window.run(() -> window.model.desk().stepProperty().set(Step.NETWORK));
      window.run(() -> {
        type(window, "#wish-budget", "900");
        press(window, "#open-addresses");
      });
      window.run(() -> type(window, "#addresses-ipv4", "10.99.0.0/16"));
      window.run(() -> window.model.desk().stepProperty().set(Step.SITES));
      window.run(() -> type(window, "#sites-typed", "-31.3"));
      window.run(() -> window.model.desk().stepProperty().set(Step.TERRAIN));
      window.run(() -> press(window, "#online-open"));
      window.run(() -> type(window, "#online-name", "Mapa del club"));
      window.run(() -> window.model.wordingProperty().set(Wording.of(Locale.ENGLISH)));
      assertThat(typed(window, "#online-name")).isEqualTo("Mapa del club");
      window.run(() -> window.model.desk().stepProperty().set(Step.SITES));
      assertThat(typed(window, "#sites-typed")).isEqualTo("-31.3");
      window.run(() -> window.model.desk().stepProperty().set(Step.NETWORK));
      assertThat(typed(window, "#wish-budget")).isEqualTo("900");
      assertThat(typed(window, "#addresses-ipv4")).isEqualTo("10.99.0.0/16");
      assertThat(window.model.desk().state().orElseThrow().blocks().ipv4()).as("and is not given to the project by itself").isEmpty();
    }
  }

  private static String typed(WindowFixture window, String selector) {
    return window.look(root -> ((TextField) root.lookup(selector)).getText());
  }

  @Test
  void linesArePutDownWhereTheyComeIn() throws Exception {
    Path file = SampleProject.create(folder);
    try (WindowFixture window = WindowFixture.open(file, AtalayaWindow.engines(), SPANISH, 1280, 720)) {
      String gateway = window.model.sites().all().stream().filter(site -> site.role() == Role.GATEWAY).findFirst().orElseThrow().name();
      window.run(() -> {
        window.model.desk().stepProperty().set(Step.SITES);
        window.model.desk().selectionProperty().set(new Selection.OfSite(gateway));
      });
      window.run(() -> press(window, "#open-line-new"));
      window.run(() -> {
        type(window, "#line-new-name", "fibra");
        type(window, "#line-new-down", "20");
        type(window, "#line-new-up", "nada");
      });
      window.run(() -> press(window, "#save-line-new"));
      assertThat(WindowJourneyTest.texts(window)).contains("Un número mayor que 0.");
      look(window, "84-line-es", 0.75);
      assertRoom(window);
      window.run(() -> type(window, "#line-new-up", "5"));
      window.run(() -> press(window, "#save-line-new"));
      window.await("it is noted down", () -> WindowJourneyTest.texts(window).contains("Internet: fibra"));
      boolean focused = window.look(root -> root.lookup("#open-line-0").isFocused());
      assertThat(focused)
          .as("the keyboard is at the line").isTrue();
      window.run(() -> {
        window.model.darkProperty().set(true);
        window.model.appearance().textPercentProperty().set(125);
      });
      window.await("drawn anew", () -> window.window.scene().getRoot().lookup("#open-line-0") != null);
      look(window, "85-lines-es-dark-125", 1);
      assertRoom(window);
    }
  }

  @Test
  void pricesAddressesAndAdviceStandBesideTheProposal() throws Exception {
    Path file = SampleProject.create(folder);
    try (Project project = Project.open(file)) {
      LinksJob.run(project, Progress.NONE);
      PlanJob.run(project, false, Progress.NONE);
    }
    try (WindowFixture window = WindowFixture.open(file, AtalayaWindow.engines(), SPANISH, 1280, 720)) {
      window.run(() -> window.model.desk().stepProperty().set(Step.NETWORK));
      window.await("the forms", () -> window.window.scene().getRoot().lookup("#open-prices") != null);
      window.screenshot("86-network-forms-es");
      window.run(() -> press(window, "#open-prices"));
      look(window, "87-prices-es", 0.3);
      assertRoom(window);
      window.run(() -> type(window, "#prices-mounting", "25"));
      window.run(() -> press(window, "#save-prices"));
      window.await("the plan is older than the prices", () -> window.model.network().stale());
      window.await("it is said", () -> WindowJourneyTest.texts(window).contains("los del catálogo, USD\u00a025 por montar cada router"));
      window.run(() -> press(window, "#open-addresses"));
      look(window, "88-addresses-es", 0.5);
      assertRoom(window);
      window.run(() -> press(window, "#open-addresses"));
      window.run(() -> {
        window.model.darkProperty().set(true);
        window.model.appearance().textPercentProperty().set(125);
      });
      window.await("drawn anew", () -> window.window.scene().getRoot().lookup("#open-advice") != null);
      window.run(() -> press(window, "#open-advice"));
      window.run(() -> press(window, "#save-advice"));
      assertThat(WindowJourneyTest.texts(window)).anyMatch(text -> text.startsWith("Lo que más conviene: "));
      look(window, "89-advice-es-dark-125", 1);
      assertRoom(window);
    }
  }

  private static void type(WindowFixture window, String selector, String text) {
    ((TextField) window.window.scene().getRoot().lookup(selector)).setText(text);
  }

  private static void press(WindowFixture window, String selector) {
    ((Button) window.window.scene().getRoot().lookup(selector)).fire();
  }

  static void look(WindowFixture window, String name, double down) throws Exception {
    window.pulses();
    ScrollPane pane = window.find(".detail-pane", ScrollPane.class);
    window.run(() -> pane.setVvalue(down));
    window.screenshot(name);
  }

  static void assertRoom(WindowFixture window) throws Exception {
    assertThat(WindowJourneyTest.cutOff(window)).isEmpty();
    assertThat(WindowJourneyTest.shortened(window)).isEmpty();
    assertThat(WindowJourneyTest.brokenWords(window)).isEmpty();
    assertThat(WindowJourneyTest.cutPrompts(window)).isEmpty();
    assertThat(Accessibility.keyboardTroubles(window)).isEmpty();
  }
}
