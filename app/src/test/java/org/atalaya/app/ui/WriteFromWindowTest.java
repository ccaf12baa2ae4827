package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import org.atalaya.app.job.LabAirJob;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.job.PlanJob;
import org.atalaya.app.ui.shell.Engines;
import org.atalaya.app.ui.network.MeasuredLink;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.Project;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The step Routers writes to routers that are there, and to none before a person's yes. */
@ExtendWith(ScreenLibraries.class)
class WriteFromWindowTest {
  private static void aLinkShowsItBesideItsBudget(WindowFixture window, NetworkPlan plan) throws Exception {
    var link = plan.links().getFirst();
    String a = plan.findRouter(link.hostA()).orElseThrow().site();
    String b = plan.findRouter(link.hostB()).orElseThrow().site();
    boolean ordered = window.model.sites().all().stream().map(each -> each.name()).filter(name -> name.equals(a) || name.equals(b))
        .findFirst().orElseThrow().equals(a);
    window.run(() -> window.model.desk().stepProperty().set(Step.LINKS));
    window.run(() -> window.model.desk().selectionProperty().set(ordered ? new Selection.OfLink(a, b) : new Selection.OfLink(b, a)));
    window.await("its profile", () -> window.model.desk().pathProperty().get().isPresent());
    window.pulses();
    assertThat(texts(window)).contains(link.hostA() + " → " + link.hostB(), link.hostB() + " → " + link.hostA(), "previsto", "medido");
    window.screenshot("10-measured-link-es");
    window.run(() -> window.model.darkProperty().set(true));
    FormsInWindowTest.look(window, "10-measured-link-es-dark", 0.3);
    assertThat(Accessibility.faint(window)).as("to be read at night too").isEmpty();
    FormsInWindowTest.assertRoom(window);
    window.run(() -> window.model.darkProperty().set(false));
    window.run(() -> window.model.desk().selectionProperty().set(new Selection.None()));
  }

  private static final String PASSPHRASE = "nueve lirios en la loma";

  @TempDir Path folder;

  @Test
  void routersAreFoundShownAgreedToWrittenAndReadAgain() throws Exception {
    Path file = SampleProject.create(folder);
    NetworkPlan plan;
    try (Project project = Project.open(file)) {
      LinksJob.run(project, Progress.NONE);
      PlanJob.run(project, false, Progress.NONE);
      plan = project.getCurrentPlan().value();
    }
    Engines real = AtalayaWindow.engines();
    // no cable is looked at: the routers are named one by one
    Engines engines = real.withRouters(new RealRouters(List::of));
    int count = plan.routers().size();
    try (VirtualKit kit = VirtualKit.start(count, LabOptions.DEFAULT);
        WindowFixture window = WindowFixture.open(file, engines, Locale.of("es", "AR"), 1280, 720)) {
      window.run(() -> window.model.desk().stepProperty().set(Step.ROUTERS));
      assertThat(primary(window).getText()).as("without routers at hand").isEqualTo("Ensayar con routers virtuales");

      String first = plan.routers().getFirst().hostName();
      say(window, first, "192.168.1.1.1");
      assertThat(texts(window)).anyMatch(text -> text.startsWith("Eso no es una dirección"));
      for (int i = 0; i < count; i++) {
        say(window, plan.routers().get(i).hostName(), kit.routers().get(i).address().toString());
      }
      assertThat(texts(window)).noneMatch(text -> text.startsWith("Eso no es una dirección"));
      assertThat(primary(window).getText()).isEqualTo("Escribir en " + count + " routers…");
      Button look = window.find("#look-for-routers", Button.class);
      window.run(look::fire);
      window.await("looked", () -> window.model.routers().atHand().found().isPresent());
      window.await("found", () -> window.model.routers().atHand().found().orElseThrow().routers().size() == count);
      window.pulses();
      assertThat(texts(window)).as("everyone has its place").noneMatch(text -> text.contains("asignado"));
      say(window, first, "");
      assertThat(texts(window)).contains("1 que respondió no está asignado a un sitio: decí cuál es en su tarjeta.");
      say(window, first, kit.routers().getFirst().address().toString());
      window.screenshot("10-at-hand-es");

      int[] writes = kit.routers().stream().mapToInt(VirtualRouter::writes).toArray();
      give(window);
      window.await("the question", () -> window.model.routers().atHand().question().isPresent());
      window.pulses();
      assertThat(texts(window)).as("nothing is written yet").anyMatch(text -> text.startsWith("Todavía no se escribió nada. Cambiarían " + count + " routers"))
          .anyMatch(text -> text.startsWith("Primera vez que lo vemos. Su clave: SHA256:"));
      assertThat(texts(window)).as("nor told as being written").noneMatch(text -> text.startsWith("Escribiendo"));
      window.screenshot("10-question-es");
      Button no = window.find(".question-bar .button", Button.class);
      window.run(no::fire);
      window.await("done with nothing", () -> window.model.desk().work().runningProperty().get().isEmpty());
      assertThat(window.model.desk().noticeProperty().get().orElseThrow().key()).isEqualTo("notice.nothing-written");
      assertThat(kit.routers().stream().mapToInt(VirtualRouter::writes).toArray()).as("a no writes nothing").isEqualTo(writes);

      give(window);
      window.await("the question again", () -> window.model.routers().atHand().question().isPresent());
      window.pulses();
      Button yes = window.find("#yes-write", Button.class);
      window.run(yes::fire);
      window.await("written", () -> window.model.desk().work().runningProperty().get().isEmpty());
      window.await("verified", () -> window.model.routers().verified() == count);
      window.pulses();
      window.screenshot("10-written-es");
      assertThat(texts(window)).filteredOn("Verificado"::equals).hasSize(count);
      for (int i = 0; i < count; i++) {
        assertThat(kit.routers().get(i).hostName()).isEqualTo(plan.routers().get(i).hostName());
      }

      try (Project project = Project.open(file)) {
        kit.fill(LabAirJob.of(project, (a, b) -> Set.of(a, b).contains(plan.routers().getFirst().site()) ? -12 : 0, 0, 0, 3));
      }
      give(window, "Leer otra vez");
      window.await("read again", () -> !window.model.network().measured().isEmpty());
      window.await("idle", () -> window.model.desk().work().runningProperty().get().isEmpty());
      window.run(window.model.desk()::dismissNotice);
      window.pulses();
      window.screenshot("10-measured-es");
      window.await("what turned out weaker", () -> texts(window).stream().anyMatch(text -> text.contains("→ " + first))
          && texts(window).stream().anyMatch(text -> text.startsWith("Más débil que lo previsto")));
      List<MeasuredLink.Compared> compared = window.model.network().compared(window.model.wordingProperty().get());
      assertThat(compared).filteredOn(way -> way.way().endsWith("→ " + first)).isNotEmpty()
          .allSatisfy(way -> assertThat(texts(window)).contains(way.planned(), way.heard(), way.difference()));
      window.screenshot("10-measured-es");
      aLinkShowsItBesideItsBudget(window, plan);
      window.run(() -> window.model.desk().stepProperty().set(Step.NETWORK));
      window.screenshot("10-measured-map-es");
      window.run(() -> window.model.desk().stepProperty().set(Step.ROUTERS));

      // another router stands in the place of the first, as it seems
      kit.routers().getFirst().changeHostKey();
      give(window);
      window.await("it is refused", () -> window.model.routers().atHand().offeredKey(first).isPresent());
      window.run(window.model.desk()::dismissNotice);
      window.screenshot("10-key-es");
      assertThat(texts(window)).anyMatch(text -> text.startsWith("Se identifica con una clave distinta de la de antes.")
          && text.endsWith("Su clave nueva: " + window.model.routers().atHand().offeredKey(first).orElseThrow()))
          .as("what failed is not told as done").contains("Conectarse").doesNotContain("Conectado");
      Button accept = window.find(".address-row .link-button", Button.class);
      window.run(accept::fire);
      give(window);
      window.await("verified by its new key", () -> window.model.desk().work().runningProperty().get().isEmpty()
          && window.model.routers().verified() == count && window.model.routers().atHand().offeredKey(first).isEmpty());
    }
  }

  private static void say(WindowFixture window, String hostName, String address) throws Exception {
    ComboBox<?> field = window.find("#address-" + hostName, ComboBox.class);
    window.run(() -> {
      field.getEditor().setText(address);
      field.getOnAction().handle(null);
    });
  }

  private static Button primary(WindowFixture window) throws Exception {
    return window.find(".page .primary-button", Button.class);
  }

  private static void give(WindowFixture window) throws Exception {
    give(window, primary(window).getText());
  }

  private static void give(WindowFixture window, String action) throws Exception {
    window.await("idle", () -> window.model.desk().work().runningProperty().get().isEmpty());
    window.pulses();
    List<PasswordField> fields = window.look(root -> root.lookupAll(".page .password-field").stream().map(PasswordField.class::cast).toList());
    window.run(() -> fields.forEach(field -> field.setText(PASSPHRASE)));
    Button go = window.look(root -> root.lookupAll(".page .button").stream().filter(Button.class::isInstance).map(Button.class::cast)
        .filter(button -> button.getText().equals(action)).findFirst().orElseThrow());
    window.run(go::fire);
  }

  private static List<String> texts(WindowFixture window) {
    return window.look(root -> root.lookupAll(".label").stream().filter(Label.class::isInstance).map(Label.class::cast)
        .filter(Node::isVisible).map(Label::getText).toList());
  }
}
