package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.job.PlanJob;
import org.atalaya.app.ui.network.OutageViewModel;
import org.atalaya.app.ui.network.OutageViewModel.Outage;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.resilience.FailureStudy;
import org.atalaya.planner.resilience.SiteNetwork;
import org.atalaya.planner.resilience.SitePower;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Failures and a blackout, gone through in the step Network. */
@ExtendWith(ScreenLibraries.class)
class OutageTest {
  @TempDir Path folder;

  @Test
  void aBlackoutIsGoneThroughHourByHour() throws Exception {
    Path file = SampleProject.create(folder);
    NetworkPlan plan;
    try (Project project = Project.open(file)) {
      project.state().sites().forEach(site -> project.apply(new Edit.ReplaceSite(site.name(),
          site.withPower(site.name().length() % 2 == 0 ? new PowerSupply.Battery(20.0 * site.name().length()) : new PowerSupply.Grid()))));
      LinksJob.run(project, Progress.NONE);
      plan = PlanJob.run(project, false, Progress.NONE);
    }
    try (WindowFixture window = WindowFixture.open(file, AtalayaWindow.engines(), Locale.ENGLISH, 1280, 720)) {
      OutageViewModel outage = window.model.outage();
      window.run(() -> window.model.desk().stepProperty().set(Step.NETWORK));
      assertThat(outage.choices()).hasSize(3 + plan.sites().size() + plan.links().size());
      choose(window, new Outage.Grid());
      List<SitePower> power = outage.stateProperty().get().answer().orElseThrow().power();
      Slider hour = window.find("#outage-hour", Slider.class);
      for (int at : List.of(0, 3, 12, OutageViewModel.HOURS)) {
        window.run(() -> hour.setValue(at));
        Set<String> dark = power.stream().filter(site -> site.runtimeHours() <= at).map(SitePower::site).collect(Collectors.toSet());
        assertThat(outage.offSites()).as("off after %d h", at).isEqualTo(dark);
        List<String> groups = outage.situation().orElseThrow().groups().stream().flatMap(List::stream).toList();
        assertThat(new TreeSet<>(groups)).as("everyone else is in one group after %d h", at).hasSize(groups.size())
            .isEqualTo(plan.sites().stream().filter(site -> !dark.contains(site)).collect(Collectors.toCollection(TreeSet::new)));
        if (at == 3) {
          window.screenshot("30-blackout");
        }
      }
      assertThat(WindowJourneyTest.texts(window)).contains("After 24 h");
      aSiteFails(window, plan);
      window.run(() -> window.model.darkProperty().set(true));
      window.screenshot("31-failure-dark");
      window.run(() -> window.model.darkProperty().set(false));
      aLinkFailsByClickAndByKey(window, file, plan);
      Site first = window.model.sites().all().getFirst();
      window.run(() -> window.model.sites().setHeight(first, first.heightMeters() + 1));
      window.await("another project, another plan: nothing to look at", () -> outage.choices().isEmpty()
          && outage.stateProperty().get().outage() instanceof Outage.Nothing);
    }
  }

  private static void aSiteFails(WindowFixture window, NetworkPlan plan) throws Exception {
    String site = new TreeSet<>(plan.sites()).first();
    choose(window, new Outage.OfSite(site));
    assertThat(window.model.outage().offSites()).isEqualTo(new HashSet<>(Set.of(site)));
    assertThat(WindowJourneyTest.texts(window)).contains("Off: " + site + ".", "off", "link down")
        .as("said of the network when all of it works").doesNotContain("Everyone is connected");
  }

  private static void aLinkFailsByClickAndByKey(WindowFixture window, Path file, NetworkPlan plan) throws Exception {
    OutageViewModel outage = window.model.outage();
    SiteNetwork network;
    try (Project project = Project.open(file)) {
      network = SiteNetwork.of(plan, project.state().sites());
    }
    FailureStudy.LinkFailure worst = new FailureStudy(network, Set.of(), false).each(Progress.NONE).links().stream()
        .max(java.util.Comparator.comparingInt(failure -> failure.lostHomes().size())).orElseThrow();
    assertThat(worst.lostHomes()).as("a link of this plan that somebody hangs on").isNotEmpty();
    String a = network.nodes().get(worst.link().a()).name();
    String b = network.nodes().get(worst.link().b()).name();
    boolean ordered = window.model.sites().all().stream().map(Site::name).filter(name -> name.equals(a) || name.equals(b)).findFirst()
        .orElseThrow().equals(a);
    window.run(() -> outage.choose(new Outage.Nothing()));
    window.run(() -> window.model.desk().selectionProperty().set(ordered ? new Selection.OfLink(a, b) : new Selection.OfLink(b, a)));
    window.await("the button", () -> window.window.scene().getRoot().lookup("#fail-selected") != null);
    Button fail = window.find("#fail-selected", Button.class);
    window.run(fail::fire);
    window.await("the answer", () -> outage.stateProperty().get().answer().isPresent());
    window.pulses();
    assertThat(outage.lostHomes()).containsExactlyInAnyOrderElementsOf(worst.lostHomes());
    assertThat(outage.brokenPair()).hasValueSatisfying(pair -> assertThat(Set.of(pair.a(), pair.b())).isEqualTo(Set.of(a, b)));
    assertThat(WindowJourneyTest.texts(window)).contains("Cut off: " + String.join(", ", worst.lostHomes()) + ".", "link down", "cut off");
    window.screenshot("32-link-failure");
    window.run(() -> window.model.wordingProperty().set(Wording.of(Locale.of("es", "AR"))));
    window.run(() -> window.model.darkProperty().set(true));
    window.screenshot("33-link-failure-es-dark");
    key(window);
    assertThat(outage.stateProperty().get().outage()).isEqualTo(new Outage.Nothing());
    key(window);
    assertThat(outage.stateProperty().get().outage()).isInstanceOf(Outage.OfLink.class);
    window.await("the answer again", () -> outage.stateProperty().get().answer().isPresent());
    Button works = window.find("#fail-nothing", Button.class);
    window.run(works::fire);
    assertThat(outage.offSites()).isEmpty();
    assertThat(outage.lostHomes()).isEmpty();
    window.run(() -> window.model.desk().selectionProperty().set(new Selection.None()));
  }

  /** Ctrl+Shift+F. */
  private static void key(WindowFixture window) throws Exception {
    window.run(() -> Event.fireEvent(window.window.scene().getFocusOwner() == null ? window.window.scene().getRoot()
        : window.window.scene().getFocusOwner(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F, true, true, false, false)));
  }

  @SuppressWarnings("unchecked")
  private static void choose(WindowFixture window, Outage outage) throws Exception {
    ComboBox<Outage> choice = window.find("#outage", ComboBox.class);
    window.run(() -> choice.setValue(outage));
    window.await("the answer", () -> !window.model.outage().stateProperty().get().answer().equals(Optional.empty()));
    window.pulses();
  }
}
