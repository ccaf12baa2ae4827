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
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.ui.start.StartViewModel;
import org.atalaya.app.wording.Wording;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.planner.project.JournalEntry;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From nothing to sites on the ground, and what a person has on the way. */
@ExtendWith(ScreenLibraries.class)
class EmptyProjectTest {
  @TempDir Path folder;

  @Test
  void aProjectBeginsWithANameAndIsFilledByDroppingFiles() throws Exception {
    Path terrain = SampleValley.writeTo(Files.createDirectory(folder.resolve("terrain")));
    Path sites = SampleValley.writeSitesTo(folder);
    Path broken = Files.writeString(folder.resolve("S32W066.hgt"), "no heights");
    try (WindowFixture window = WindowFixture.openEmpty(Locale.of("es", "AR"), 1280, 720, Optional.of(folder.resolve("config")))) {
      aProjectIsBegun(window);
      WindowModel model = window.model;
      window.await("what to do first", () -> WindowJourneyTest.texts(window).contains("Todavía no hay terreno"));
      window.screenshot("20-terrain-none");

      window.run(() -> model.files().take(List.of(broken)));
      window.await("a bad file is told", () -> model.desk().noticeProperty().get()
          .filter(notice -> notice.kind() == Notice.Kind.FAILED).isPresent());
      String said = model.desk().noticeProperty().get().orElseThrow().text(model.wordingProperty().get());
      assertThat(said).contains("S32W066.hgt").doesNotContain("\n");
      assertThat(model.desk().state().orElseThrow().settings().terrain()).as("a bad file is not kept").isEmpty();

      window.run(() -> model.files().take(List.of(terrain)));
      window.await("terrain", () -> model.desk().groundProperty().get().isPresent()
          && !model.desk().state().orElseThrow().settings().terrain().isEmpty());
      window.run(model.desk()::dismissNotice);
      window.screenshot("21-terrain");
      window.run(() -> model.files().take(List.of(sites)));
      window.await("sites", () -> model.sites().all().size() == SampleValley.sites().size());
      assertThat(model.desk().stepProperty().get()).isEqualTo(Step.SITES);
      assertThat(model.sites().all()).extracting(Site::name)
          .containsExactlyElementsOf(SampleValley.sites().stream().map(Site::name).toList());
      everyWordHasRoom(window);
      aSiteIsDescribed(window);
    }
    Path file = folder.resolve("mesh/valle-de-anta.atalaya");
    try (Project reopened = Project.open(file)) {
      assertThat(reopened.state().sites()).hasSize(SampleValley.sites().size() + 1);
    }
    aRecentProjectThatIsGoneIsGreyed(file);
  }

  private void aProjectIsBegun(WindowFixture window) throws Exception {
    assertThat(window.find("#start-name", TextField.class)).as("the start page").isNotNull();
    Button begin = window.find("#start-begin", Button.class);
    window.run(begin::fire);
    assertThat(WindowJourneyTest.texts(window)).contains("Poné un nombre a la red.");
    TextField name = window.find("#start-name", TextField.class);
    TextField into = window.find("#start-folder", TextField.class);
    ComboBox<?> country = window.find("#start-country", ComboBox.class);
    window.run(() -> {
      name.setText("Valle de Anta");
      into.setText(folder.resolve("mesh").toString());
      select(country, "AR");
    });
    window.screenshot("19-start");
    window.run(begin::fire);
    window.await("a project", () -> window.model.desk().snapshotProperty().get().isPresent());
    assertThat(window.model.desk().state().orElseThrow().settings().country()).isEqualTo("AR");
    assertThat(window.model.desk().stepProperty().get()).isEqualTo(Step.TERRAIN);
  }

  @SuppressWarnings("unchecked")
  private static void select(ComboBox<?> box, String code) {
    ComboBox<StartViewModel.Country> countries = (ComboBox<StartViewModel.Country>) box;
    countries.setValue(countries.getItems().stream().filter(each -> each.code().equals(code)).findFirst().orElseThrow());
  }

  private static void everyWordHasRoom(WindowFixture window) throws Exception {
    for (Locale language : Wording.LANGUAGES) {
      window.run(() -> window.model.wordingProperty().set(Wording.of(language)));
      assertThat(Stream.of(WindowJourneyTest.cutOff(window), WindowJourneyTest.shortened(window), WindowJourneyTest.cutPrompts(window))
          .flatMap(List::stream)).as("without room, %s", language).isEmpty();
    }
    window.run(() -> window.model.wordingProperty().set(Wording.of(Wording.LANGUAGES.getFirst())));
  }

  private static void aSiteIsDescribed(WindowFixture window) throws Exception {
    WindowModel model = window.model;
    TextField typed = window.find("#sites-typed", TextField.class);
    int before = model.sites().all().size();
    window.run(() -> {
      typed.setText("nowhere");
      typed.fireEvent(new javafx.event.ActionEvent());
    });
    assertThat(model.desk().noticeProperty().get().orElseThrow().kind()).isEqualTo(Notice.Kind.FAILED);
    window.run(() -> {
      typed.setText("-31.5, -64.5");
      typed.fireEvent(new javafx.event.ActionEvent());
    });
    window.await("a site by typing", () -> model.sites().all().size() == before + 1
        && model.sites().selected().isPresent());
    String name = model.sites().selected().orElseThrow().name();
    Spinner<?> homes = window.find("#site-edit-homes", Spinner.class);
    window.run(() -> homes.increment(3));
    window.await("homes", () -> model.sites().selected().orElseThrow().households() == 3);
    TextArea note = window.find("#site-edit-note", TextArea.class);
    Node list = window.find(".row-list", Node.class);
    window.run(() -> {
      note.requestFocus();
      note.setText("llave en la escuela");
      list.requestFocus();
    });
    window.await("a note", () -> model.sites().selected().orElseThrow().notes().equals("llave en la escuela"));
    window.run(() -> model.sites().setPower(model.sites().selected().orElseThrow(), new PowerSupply.Solar(60, 480)));
    window.await("power", () -> model.sites().selected().orElseThrow().power() instanceof PowerSupply.Solar);
    assertThat(model.desk().snapshotProperty().get().orElseThrow().undo().map(JournalEntry::key)).contains("edit.site-power");
    window.run(model.desk()::dismissNotice);
    window.run(() -> model.desk().selectionProperty().set(new Selection.OfSite(name)));
    window.screenshot("22-sites");
    window.run(model.desk()::undo);
    window.run(model.desk()::undo);
    window.run(model.desk()::undo);
    window.await("undone", () -> model.sites().selected().orElseThrow().households() == 0);
    assertThat(model.sites().csv().lines()).hasSize(before + 2);
  }

  private void aRecentProjectThatIsGoneIsGreyed(Path file) throws Exception {
    Files.delete(file);
    try (WindowFixture window = WindowFixture.openEmpty(Locale.ENGLISH, 1280, 720, Optional.of(folder.resolve("config")))) {
      window.await("the last projects", () -> !window.model.start().recentProperty().get().isEmpty());
      window.pulses();
      window.run(() -> window.model.darkProperty().set(true));
      assertThat(window.find(".recent-button", Button.class).isDisabled()).isTrue();
      window.screenshot("23-start-dark");
      Button forget = window.find(".recent-row .icon-button", Button.class);
      window.run(forget::fire);
      window.await("forgotten", () -> window.model.start().recentProperty().get().isEmpty());
    }
    try (Stream<String> lines = Files.lines(folder.resolve("config/recent-projects.txt"))) {
      assertThat(lines).isEmpty();
    }
  }
}
