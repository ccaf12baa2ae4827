package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.plan.Alternative;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.Wishes;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.siteselection.Survival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A person says what the network is to survive and to cost, and looks at several side by side. */
@ExtendWith(ScreenLibraries.class)
class NetworkWishesTest {
  @TempDir Path folder;

  @Test
  void wishesGiveNetworksSideBySideAndOneOfThemIsUsed() throws Exception {
    Path file = SampleProject.create(folder);
    try (Project project = Project.open(file)) {
      LinksJob.run(project, Progress.NONE);
    }
    try (WindowFixture window = WindowFixture.open(file, AtalayaWindow.engines(), Locale.of("es", "AR"), 1280, 720)) {
      window.run(() -> window.model.desk().stepProperty().set(Step.NETWORK));
      Button propose = window.find(".wishes .primary-button", Button.class);
      TextField kit = window.find("#wish-kit", TextField.class);
      window.run(() -> {
        kit.setText("uno");
        propose.fire();
      });
      assertThat(texts(window)).contains("Un kit tiene de 2 a 100 routers.");
      assertThat(window.model.desk().work().runningProperty().get()).as("nothing is begun with a mistake").isEmpty();
      window.run(() -> {
        kit.clear();
        survive(window).setValue(Survival.LINK);
        window.look(root -> (TextField) root.lookup("#wish-budget")).setText("5.000");
        propose.fire();
      });
      window.await("a network", () -> plan(window).isPresent() && window.model.desk().work().runningProperty().get().isEmpty());
      window.run(window.model.desk()::dismissNotice);
      NetworkPlan safe = plan(window).orElseThrow();
      assertThat(safe.wishes()).isEqualTo(new Wishes(Survival.LINK, Optional.of(5000.0), Optional.empty()));
      List<ToggleButton> cards = cards(window);
      assertThat(cards).hasSize(1 + safe.alternatives().size()).hasSizeGreaterThan(1);
      assertThat(cards.getFirst().isSelected()).isTrue();
      window.screenshot("12-wishes-es");

      Alternative cheaper = safe.alternatives().stream().filter(each -> each.kind() == Alternative.Kind.CHEAPER
          && each.survive() != Survival.LINK).findFirst().orElseThrow();
      ToggleButton card = cards.get(1 + safe.alternatives().indexOf(cheaper));
      assertThat(card.getAccessibleText()).startsWith("Más barata, USD").contains("menos.");
      window.run(card::fire);
      assertThat(window.model.wishes().shownProperty().get()).contains(cheaper);
      assertThat(texts(window)).anyMatch(text -> text.startsWith("Es otra red que la propuesta"));
      window.screenshot("12-alternative-es");
      window.run(() -> window.model.darkProperty().set(true));
      window.screenshot("12-alternative-dark-es");
      window.run(() -> window.model.darkProperty().set(false));

      Button use = window.find("#use-network", Button.class);
      window.run(use::fire);
      window.await("the other network", () -> plan(window).filter(now -> now.wishes().survive() == cheaper.survive()).isPresent()
          && window.model.desk().work().runningProperty().get().isEmpty());
      NetworkPlan used = plan(window).orElseThrow();
      assertThat(used.sites()).isEqualTo(cheaper.sites());
      assertThat(used.bill().total()).isEqualTo(cheaper.total());
      window.pulses();
      assertThat(survive(window).getValue()).as("the wish goes with it").isEqualTo(cheaper.survive());
    }
  }

  private static Optional<NetworkPlan> plan(WindowFixture window) {
    return window.model.network().plan().map(Stored::value);
  }

  @SuppressWarnings("unchecked")
  private static ComboBox<Survival> survive(WindowFixture window) {
    return window.look(root -> (ComboBox<Survival>) root.lookup("#wish-survive"));
  }

  private static List<ToggleButton> cards(WindowFixture window) {
    return window.look(root -> root.lookupAll(".network-card").stream().map(ToggleButton.class::cast).toList());
  }

  private static List<String> texts(WindowFixture window) {
    return window.look(root -> root.lookupAll(".label").stream().filter(Label.class::isInstance).map(Label.class::cast)
        .filter(Node::isVisible).map(Label::getText).toList());
  }
}
