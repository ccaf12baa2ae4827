package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.job.PlanJob;
import org.atalaya.app.ui.parts.FileDialogs;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.project.Project;
import org.atalaya.provisioning.lab.LabImage;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Firmware that is chosen in the window gets onto the router before its configuration. */
@ExtendWith(ScreenLibraries.class)
class FlashFromWindowTest {
  private static final String PASSPHRASE = "nueve lirios en la loma";

  @TempDir Path folder;

  @Test
  void aChosenImageIsFlashedAndTheRouterVerified() throws Exception {
    Path file = SampleProject.create(folder);
    String host;
    try (Project project = Project.open(file)) {
      LinksJob.run(project, Progress.NONE);
      host = PlanJob.run(project, false, Progress.NONE).routers().getFirst().hostName();
    }
    LabOptions lab = LabOptions.DEFAULT;
    Path image = LabImage.write(folder.resolve("lime.bin"), 200_000, lab.boardName(), "23.05.5", "1.0");
    List<String> asked = new ArrayList<>();
    Deque<List<Path>> answers = new ArrayDeque<>(List.of(List.of(), List.of(image)));
    FileDialogs dialogs = (owner, title, kind, patterns) -> {
      asked.add(title + " / " + kind + " / " + patterns);
      return answers.removeFirst();
    };
    try (VirtualKit kit = VirtualKit.start(1, lab);
        WindowFixture window = WindowFixture.open(file, AtalayaWindow.engines(), Locale.of("es", "AR"), 1280, 720, dialogs)) {
      window.run(() -> window.model.desk().stepProperty().set(Step.ROUTERS));
      window.run(() -> window.model.routers().atHand().choose(host, kit.routers().getFirst().address().toString()));

      window.run(window.find("#choose-image", Button.class)::fire);
      assertThat(window.model.routers().atHand().images()).as("the person thought better of it").isEmpty();
      window.run(window.find("#choose-image", Button.class)::fire);
      assertThat(texts(window)).contains("Firmware: lime.bin");
      assertThat(asked).hasSize(2).allSatisfy(each -> assertThat(each)
          .isEqualTo("Grabar también un firmware… / Imágenes de firmware / [*.bin, *.itb, *.img, *.img.gz]"));
      assertThat(window.find("#choose-image", Button.class)).as("one choice at a time").isNull();

      List<PasswordField> fields = window.look(root -> root.lookupAll(".page .password-field").stream().map(PasswordField.class::cast).toList());
      window.run(() -> fields.forEach(field -> field.setText(PASSPHRASE)));
      window.run(window.find(".page .primary-button", Button.class)::fire);
      window.await("the question", () -> window.model.routers().atHand().question().isPresent());
      assertThat(kit.routers().getFirst().flashCount()).as("nothing before a yes").isZero();
      window.pulses();
      window.run(window.find("#yes-write", Button.class)::fire);
      window.await("written", () -> window.model.desk().work().runningProperty().get().isEmpty() && window.model.routers().verified() == 1);
      assertThat(kit.routers().getFirst().flashCount()).isEqualTo(1);
      assertThat(kit.routers().getFirst().hostName()).isEqualTo(host);
    }
  }

  private static List<String> texts(WindowFixture window) {
    return window.look(root -> root.lookupAll(".label").stream().filter(Label.class::isInstance).map(Label.class::cast)
        .filter(Node::isVisible).map(Label::getText).toList());
  }
}
