package org.atalaya.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.job.PlanJob;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.app.job.VerifyJob;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.app.ui.routers.RouterCard;
import org.atalaya.app.ui.routers.RouterCard.State;
import org.atalaya.app.ui.routers.RouterCard.StepLine;
import org.atalaya.app.ui.shell.WindowModel;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.Secrets;
import org.atalaya.planner.project.StepRecord;
import org.atalaya.provisioning.apply.ProvisionOptions;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the step Routers says of a project that other runs of the program have written. No screen is needed. */
class RoutersFromFileTest {
  private static final long PATIENCE_SECONDS = 60;

  @TempDir Path folder;
  private final Wording english = Wording.of(Locale.ENGLISH);

  @Test
  void aProvisionedProjectSaysVerifiedWithItsDateAndEachStepOnce() throws Exception {
    Path file = planned();
    Instant began = Instant.now();
    provision(file, List.of());

    Seen seen = read(file);
    List<RouterCard> cards = seen.cards();
    assertThat(cards).hasSizeGreaterThan(1).allSatisfy(card -> {
      assertThat(card.outcome()).isEqualTo("Verified");
      assertThat(card.tone()).isEqualTo(Tone.GOOD);
      assertThat(card.steps()).extracting(StepLine::text).doesNotHaveDuplicates()
          .contains("Logged in", "Files written", "Read again and verified");
      assertThat(card.steps()).extracting(StepLine::state).containsOnly(State.DONE);
      assertThat(String.join("\n", card.details())).contains("as planned: ").contains(
          english.quantities().moment(began, ZoneId.systemDefault()).replaceFirst(",[^,]*$", ""));
      assertThat(card.difference()).isEmpty();
      assertThat(card.took()).as("what the steps took").isBetween(Duration.ofMillis(1), Duration.between(began, Instant.now()));
    });
    assertThat(seen.verified()).isEqualTo(cards.size());
  }

  @Test
  void aRouterThatWasChangedBehindThePlanSaysWhatIsNotAsPlanned() throws Exception {
    Path file = planned();
    provision(file, List.of("lime-node.system.hostname"));

    Seen seen = read(file);
    List<RouterCard> cards = seen.cards();
    RouterCard tampered = cards.getFirst();
    assertThat(tampered.outcome()).isEqualTo("Not as planned");
    assertThat(tampered.tone()).isEqualTo(Tone.BAD);
    assertThat(String.join("\n", tampered.details())).contains("difference");
    assertThat(String.join("\n", tampered.difference())).contains("hostname").contains("otro");
    assertThat(String.join("\n", seen.spanish().getFirst().difference())).contains("otro; se esperaba: ")
        .doesNotContain("expected");
    assertThat(tampered.differenceTitle()).startsWith(tampered.title() + ": what is not as planned");
    assertThat(cards.subList(1, cards.size())).extracting(RouterCard::outcome).containsOnly("Verified");
    assertThat(seen.verified()).isEqualTo(cards.size() - 1);
  }

  @Test
  void aVerificationOfAReplacedPlanIsNotOneOfThePresentPlan() throws Exception {
    Path file = planned();
    provision(file, List.of());
    try (Project project = Project.open(file)) {
      ProjectSettings now = project.state().settings();
      project.apply(new Edit.ChangeSettings(new ProjectSettings("Otra red", now.country(), now.firmware(), now.terrain(),
          now.paths(), now.maxRangeMeters(), now.fadeMarginDb(), now.currency())));
      LinksJob.run(project, Progress.NONE);
      PlanJob.run(project, false, Progress.NONE);
    }

    Seen seen = read(file);
    List<RouterCard> cards = seen.cards();
    assertThat(cards).extracting(RouterCard::outcome).containsOnly("Verified for an earlier plan");
    assertThat(cards).extracting(RouterCard::tone).containsOnly(Tone.FAIR);
    assertThat(seen.verified()).isZero();
  }

  /** The laptop lost its power between the two rows of a step. */
  @Test
  void aStepWithoutAnEndIsNotFinishedRatherThanInProgress() throws Exception {
    Path file = planned();
    try (Project project = Project.open(file)) {
      String host = project.getCurrentPlan().value().routers().getFirst().hostName();
      long run = project.provisioning().startRun(project.getCurrentPlan());
      project.provisioning().recordStep(run, host, "CONNECT", StepRecord.State.STARTED, "");
      project.provisioning().recordStep(run, host, "CONNECT", StepRecord.State.DONE, "");
      project.provisioning().recordStep(run, host, "IDENTIFY", StepRecord.State.STARTED, "");
    }

    Seen seen = read(file);
    List<RouterCard> cards = seen.cards();
    assertThat(cards.getFirst().outcome()).isEqualTo("Not finished");
    assertThat(cards.getFirst().tone()).isEqualTo(Tone.FAIR);
    assertThat(cards.getFirst().steps()).containsExactly(new StepLine("Logged in", State.DONE),
        new StepLine("Identify it", State.CUT_SHORT));
    assertThat(cards.subList(1, cards.size())).extracting(RouterCard::outcome).containsOnly("Waiting");
  }

  private Path planned() throws Exception {
    Path file = SampleProject.create(folder);
    try (Project project = Project.open(file)) {
      LinksJob.run(project, Progress.NONE);
      PlanJob.run(project, false, Progress.NONE);
    }
    return file;
  }

  /** Puts the plan on virtual routers and reads them again; before that someone changes options on the first of them. */
  private static void provision(Path file, List<String> tampered) throws Exception {
    try (Project project = Project.open(file); Passphrase passphrase = Passphrase.of("nueve lirios".toCharArray())) {
      NetworkPlan plan = project.getCurrentPlan().value();
      try (VirtualKit kit = VirtualKit.start(plan.routers().size(), LabOptions.DEFAULT)) {
        Map<String, RouterAddress> addresses = new LinkedHashMap<>();
        for (int i = 0; i < plan.routers().size(); i++) {
          addresses.put(plan.routers().get(i).hostName(), kit.routers().get(i).address());
        }
        Secrets secrets = project.unlock(passphrase);
        List<ProvisionJob.Target> targets = ProvisionJob.targets(project, addresses);
        ProvisionJob.run(project, secrets, targets, ProvisionOptions.DEFAULT, proposals -> proposals, event -> true);
        tampered.forEach(option -> kit.routers().getFirst().tamper(option, "otro"));
        VerifyJob.run(project, secrets, targets);
      }
    }
  }

  /** What the step shows. */
  private record Seen(List<RouterCard> cards, List<RouterCard> spanish, long verified) {}

  /** Opens the file as the window does and looks once it knows the routers. */
  private Seen read(Path file) throws Exception {
    LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    try (WindowModel model = new WindowModel(window::add, AtalayaWindow.engines(), english)) {
      model.desk().open(file);
      run(window, () -> model.routers().newsProperty().get() > 0);
      return new Seen(model.routers().cards(english), model.routers().cards(Wording.of(Locale.of("es"))), model.routers().verified());
    }
  }

  /** Does what the window's thread would do, until it is so. */
  private static void run(LinkedBlockingQueue<Runnable> window, BooleanSupplier until) throws InterruptedException {
    while (!until.getAsBoolean()) {
      Runnable next = window.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(next).as("something for the window's thread").isNotNull();
      next.run();
    }
  }
}
