package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import org.atalaya.app.job.LabAirJob;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.job.PlanJob;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.provisioning.apply.ProvisionOptions;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.PlannedAir;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From a router's card to the live signal of its link, in a window as large as a phone. */
@ExtendWith(ScreenLibraries.class)
class AlignFromWindowTest {
  private static final String PASSPHRASE = "nueve lirios en la loma";

  @TempDir Path folder;

  @Test
  void theSignalOfALinkIsLiveInASmallWindowAndOnAPhone() throws Exception {
    Path file = SampleProject.create(folder);
    try (VirtualKit kit = VirtualKit.start(2, LabOptions.DEFAULT)) {
      PlannedLink link = writtenTo(file, kit);
      String host = link.hostA();
      try (WindowFixture window = WindowFixture.open(file, AtalayaWindow.engines(), Locale.of("es", "AR"), 1280, 720)) {
        window.run(() -> window.model.desk().stepProperty().set(Step.ROUTERS));
        assertThat(window.find("#align-" + host, Button.class)).as("nobody knows yet where it answers").isNull();
        window.run(() -> window.model.routers().atHand().choose(host, kit.routers().getFirst().address().toString()));
        window.await("the way in", () -> window.look(root -> root.lookup("#align-" + host)) != null);
        window.screenshot("11-align-card-es");
        window.run(window.find("#align-" + host, Button.class)::fire);
        window.await("the small window", () -> window.window.alignScene().isPresent());
        window.run(() -> window.model.align().targetProperty().get().orElseThrow().ends().stream()
            .filter(end -> end.to().hostName().equals(link.hostB())).findFirst().ifPresent(window.model.align()::choose));
        window.alignScreenshot("11-align-before-es");

        give(window, "no es esta clave");
        window.await("the wrong passphrase", () -> texts(window).stream().anyMatch(text -> text.startsWith("Esa no es la frase secreta")));
        window.await("idle", () -> window.model.desk().work().runningProperty().get().isEmpty());
        give(window, PASSPHRASE);
        String expected = String.valueOf(Math.round(link.forecast().backward().signalDbm())).replace('-', '\u2212');
        window.await("the signal, as it is planned", () -> texts(window).contains(expected));
        assertThat(texts(window)).contains("como en el plan").anyMatch(text -> text.endsWith(" · lo mejor hasta ahora"));
        window.alignScreenshot("11-align-es");

        window.run(() -> ((Button) inside(window, "#align-page")).fire());
        TextField url = (TextField) inside(window, ".align-url");
        window.await("the page's address", url::isVisible);
        try (HttpClient client = HttpClient.newHttpClient()) {
          assertThat(client.send(HttpRequest.newBuilder(URI.create(url.getText())).build(), HttpResponse.BodyHandlers.ofString()).body())
              .contains("No se oye la otra punta");
        }
        try (Project project = Project.open(file)) {
          // somebody leans on the mast
          kit.fill(LabAirJob.of(project, (a, b) -> -7, 0, 0, 3));
        }
        window.await("below the best", () -> texts(window).stream().anyMatch(text -> text.endsWith(" · 7 dB por debajo de lo mejor")));
        assertThat(texts(window)).contains("ahora 7 dB más débil");
        window.run(() -> window.model.darkProperty().set(true));
        window.await("by night too", () -> texts(window).contains("ahora 7 dB más débil"));
        window.alignScreenshot("11-align-dark-es");
        window.run(() -> window.model.darkProperty().set(false));

        window.run(() -> ((Button) inside(window, "#align-stop")).fire());
        window.await("stopped", () -> window.model.desk().work().runningProperty().get().isEmpty());
        assertThat(inside(window, "#align-stop").getParent().getParent().isVisible()).isFalse();
        kit.routers().getFirst().changeHostKey();
        give(window, PASSPHRASE);
        window.await("why it can't", () -> texts(window).stream().anyMatch(text -> text.startsWith("No se puede escuchar: ")));
        window.alignScreenshot("11-align-trouble-es");
        window.run(() -> window.window.alignScene().orElseThrow().getWindow().hide());
        assertThat(window.model.align().targetProperty().get()).isEmpty();
      }
    }
  }

  /** Writes to the two routers of the first planned link. */
  private static PlannedLink writtenTo(Path file, VirtualKit kit) throws Exception {
    try (Project project = Project.open(file); Passphrase passphrase = Passphrase.of(PASSPHRASE.toCharArray())) {
      LinksJob.run(project, Progress.NONE);
      NetworkPlan plan = PlanJob.run(project, false, Progress.NONE);
      PlannedLink link = plan.links().getFirst();
      kit.fill(LabAirJob.of(project, PlannedAir.Bias.NONE, 0, 0, 3));
      Map<String, RouterAddress> addresses = new LinkedHashMap<>();
      addresses.put(link.hostA(), kit.routers().getFirst().address());
      addresses.put(link.hostB(), kit.routers().get(1).address());
      ProvisionJob.run(project, project.unlock(passphrase), ProvisionJob.targets(project, addresses), ProvisionOptions.DEFAULT,
          proposals -> proposals, event -> true);
      return link;
    }
  }

  private static void give(WindowFixture window, String passphrase) throws Exception {
    window.run(() -> {
      ((PasswordField) inside(window, ".password-field")).setText(passphrase);
      ((Button) inside(window, ".passphrase .primary-button")).fire();
    });
  }

  private static Node inside(WindowFixture window, String selector) {
    return window.look(root -> window.window.alignScene().orElseThrow().getRoot().lookup(selector));
  }

  private static List<String> texts(WindowFixture window) {
    return window.look(root -> window.window.alignScene().orElseThrow().getRoot().lookupAll(".label").stream()
        .filter(Label.class::isInstance).map(Label.class::cast).filter(Node::isVisible).map(Label::getText).toList());
  }
}
