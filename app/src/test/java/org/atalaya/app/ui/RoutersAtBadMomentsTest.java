package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.job.PlanJob;
import org.atalaya.app.ui.routers.RouterCard;
import org.atalaya.app.ui.routers.RoutersViewModel;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.RouterRecord;
import org.atalaya.planner.site.Site;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What people do to the window while routers are at stake: nothing is written that was not agreed to as it is. */
@ExtendWith(ScreenLibraries.class)
class RoutersAtBadMomentsTest {
  private static final Locale LANGUAGE = Locale.of("es", "AR");

  @TempDir Path folder;
  private Path file;
  private List<String> hosts;

  @BeforeEach
  void aPlannedProject() throws Exception {
    file = SampleProject.create(folder);
    try (Project project = Project.open(file)) {
      LinksJob.run(project, Progress.NONE);
      hosts = PlanJob.run(project, false, Progress.NONE).routers().stream().map(PlannedRouter::hostName).toList();
    }
  }

  @Test
  void anAddressThatWasTakenBackOrMovedStaysSo() throws Exception {
    try (Project project = Project.open(file)) {
      for (int i = 0; i < 2; i++) {
        project.provisioning().record(new RouterRecord(hosts.get(i), Optional.of("10.9.9." + (i + 1)), Optional.empty(),
            Optional.empty(), Optional.empty(), ""));
      }
    }
    try (WindowFixture window = open()) {
      var atHand = window.model.routers().atHand();
      window.await("known from before", () -> atHand.count() == 2);
      window.run(() -> atHand.choose(hosts.get(0), ""));
      readAgain(window);
      assertThat(atHand.address(hosts.get(0))).as("taken back").isEmpty();
      window.run(() -> atHand.choose(hosts.get(2), "10.9.9.2"));
      readAgain(window);
      assertThat(atHand.address(hosts.get(1))).as("one router stands at one site").isEmpty();
      assertThat(atHand.count()).isEqualTo(1);

      window.run(() -> window.model.desk().apply(List.of(new Edit.RemoveSite(siteOf(window, hosts.get(2)).name()))));
      window.await("it is gone", () -> window.model.network().stale());
      window.run(() -> window.model.desk().computeLinks());
      idle(window);
      window.run(() -> window.model.wishes().propose());
      idle(window);
      readAgain(window);
      assertThat(atHand.count()).as("nobody writes to what the plan no longer has").isZero();
    }
  }

  @Test
  void aQuestionOnAnotherProjectThanTheOneOnScreenIsWithdrawn() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LabOptions.DEFAULT); WindowFixture window = open()) {
      VirtualRouter router = kit.routers().getFirst();
      RoutersViewModel routers = window.model.routers();
      window.run(() -> routers.atHand().choose(hosts.getFirst(), router.address().toString()));
      window.run(() -> routers.write(passphrase(), () -> { }));
      window.await("the question", () -> routers.atHand().question().isPresent());
      int writes = router.writes();
      Site moved = window.model.sites().all().getFirst();
      window.run(() -> window.model.desk().apply(List.of(new Edit.RemoveSite(moved.name()))));
      idle(window);
      assertThat(router.writes()).isEqualTo(writes);
      assertThat(routers.atHand().question()).isEmpty();
      assertThat(window.model.desk().noticeProperty().get().orElseThrow().key()).isEqualTo("notice.question-withdrawn");
    }
  }

  @Test
  void theWindowStaysWhileRoutersAreWrittenTo() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LabOptions.DEFAULT); WindowFixture window = open()) {
      RoutersViewModel routers = window.model.routers();
      window.run(() -> routers.atHand().choose(hosts.getFirst(), kit.routers().getFirst().address().toString()));
      window.run(() -> routers.write(passphrase(), () -> { }));
      window.await("the question", () -> routers.atHand().question().isPresent());
      assertThat(routers.mayClose()).as("nothing is written yet").isTrue();
      boolean closed = WindowFixture.onWindow(() -> {
        routers.atHand().answer(true);
        return window.cross();
      });
      assertThat(closed).isFalse();
      assertThat(window.model.desk().noticeProperty().get().orElseThrow().key()).isEqualTo("notice.close-while-writing");
      window.screenshot("11-close-while-writing-es");
      window.await("written", () -> routers.verified() == 1);
      assertThat(WindowFixture.onWindow(routers::mayClose)).isTrue();
    }
  }

  @Test
  void aRouterOfAnotherModelIsNotTouchedAndTheCardSaysWhatToDo() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LabOptions.DEFAULT.withBoard("tplink,tl-wdr3500", "TP-Link WDR3500")); WindowFixture window = open()) {
      RoutersViewModel routers = window.model.routers();
      int writes = kit.routers().getFirst().writes();
      window.run(() -> routers.atHand().choose(hosts.getFirst(), kit.routers().getFirst().address().toString()));
      window.run(() -> routers.write(passphrase(), () -> { }));
      idle(window);
      assertThat(kit.routers().getFirst().writes()).isEqualTo(writes);
      window.await("it is refused", () -> outcomes(window).getFirst().equals("Detenido"));
      RouterCard card = routers.cards(window.model.wordingProperty().get()).getFirst();
      assertThat(card.details()).contains("No se le escribió nada.").anyMatch(line -> line.contains("tplink,tl-wdr3500"))
          .anyMatch(line -> line.startsWith("Si es de otro sitio, elegilo en esa tarjeta."));
      window.run(window.model.desk()::dismissNotice);
      window.screenshot("11-another-model-es");
    }
  }

  @Test
  void aRehearsalIsToldAsWhatItWas() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LabOptions.DEFAULT); WindowFixture window = open()) {
      RoutersViewModel routers = window.model.routers();
      window.run(() -> {
        routers.rehearse(passphrase(), () -> { });
        window.model.desk().work().cancel();
      });
      idle(window);
      assertThat(window.model.desk().noticeProperty().get().orElseThrow().key()).isEqualTo("notice.rehearsed.part");
      assertThat(outcomes(window)).doesNotContain("Ensayado");

      window.run(() -> routers.rehearse(passphrase(), () -> { }));
      idle(window);
      assertThat(window.model.desk().noticeProperty().get().orElseThrow().key()).isEqualTo("notice.rehearsed");
      assertThat(outcomes(window)).hasSize(hosts.size()).containsOnly("Ensayado");
      window.run(() -> routers.atHand().choose(hosts.getFirst(), kit.routers().getFirst().address().toString()));
      window.run(() -> routers.readAgain(passphrase(), () -> { }));
      idle(window);
      window.await("what the real router has", () -> outcomes(window).getFirst().equals("No está como en el plan"));
      assertThat(outcomes(window)).as("a rehearsal says nothing of real routers").doesNotContain("Ensayado");

      window.run(() -> routers.rehearse(passphrase(), () -> { }));
      idle(window);
      window.run(() -> window.model.desk().apply(List.of(new Edit.RemoveSite(window.model.sites().all().getFirst().name()))));
      window.await("the plan is stale", () -> window.model.network().stale());
      assertThat(outcomes(window)).as("another network was rehearsed").doesNotContain("Ensayado");
    }
  }

  private WindowFixture open() throws Exception {
    WindowFixture window = WindowFixture.open(file, AtalayaWindow.engines().withRouters(new RealRouters(List::of)), LANGUAGE, 1280, 720);
    window.run(() -> window.model.desk().stepProperty().set(Step.ROUTERS));
    return window;
  }

  private static Site siteOf(WindowFixture window, String host) {
    String name = window.model.network().plan().orElseThrow().value().findRouter(host).orElseThrow().site();
    return window.model.desk().state().orElseThrow().findSite(name).orElseThrow();
  }

  private static List<String> outcomes(WindowFixture window) {
    return window.model.routers().cards(window.model.wordingProperty().get()).stream().map(RouterCard::outcome).toList();
  }

  private static Passphrase passphrase() {
    return Passphrase.of("nueve lirios en la loma".toCharArray());
  }

  private static void idle(WindowFixture window) throws Exception {
    window.await("idle", () -> window.model.desk().work().runningProperty().get().isEmpty());
    window.pulses();
  }

  /** The project is read anew, and then its journal. */
  private static void readAgain(WindowFixture window) throws Exception {
    window.run(window.model.desk()::refresh);
    for (int i = 0; i < 2; i++) {
      AtomicBoolean done = new AtomicBoolean();
      window.run(() -> window.model.desk().work().errand(() -> 0, each -> done.set(true)));
      window.await("errands are done", done::get);
    }
  }
}
