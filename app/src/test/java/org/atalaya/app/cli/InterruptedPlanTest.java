package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.atalaya.app.Main;
import org.atalaya.app.job.PlanBenchmark;
import org.atalaya.app.job.PlanJob;
import org.atalaya.planner.candidates.CandidateGraph;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.Wishes;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.project.ResultKind;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.siteselection.Incumbent;
import org.atalaya.planner.siteselection.Optimality;
import org.atalaya.planner.siteselection.SearchFollower;
import org.atalaya.planner.siteselection.Survival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan whose search is ended early, by Ctrl-C and from within the program: the best network so far is kept. */
class InterruptedPlanTest {
  @TempDir
  Path folder;

  /** An invented network with its links. */
  private Path project(String name, PlanBenchmark.Size size) {
    CandidateGraph network = PlanBenchmark.network(size);
    Path file = folder.resolve(name + ".atalaya");
    try (Project project = Project.create(file, new ProjectState(new ProjectSettings(name, "AR", "libremesh", List.of(),
        PathSettings.DEFAULT, 15_000, 10, "USD"), network.sites()))) {
      project.storeLinks(LinksResult.of(network), project.inputs(ResultKind.LINKS));
    }
    return file;
  }

  @Test
  void ctrlCKeepsTheBestNetworkSoFarWithItsGap() throws Exception {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "kill -INT is missing");
    Path file = project("signal", new PlanBenchmark.Size(250, 1400, 30, 2));
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-Duser.language=en", "-cp",
        System.getProperty("java.class.path"), Main.class.getName(), "plan", file.toString(), "--survive", "link", "--json")
        .redirectOutput(folder.resolve("out").toFile()).start();
    try (BufferedReader told = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      StringBuilder all = new StringBuilder();
      boolean asked = false;
      for (String line = told.readLine(); line != null; line = told.readLine()) {
        all.append(line).append('\n');
        // the first network may be found before there is a bound: then none is told yet
        if (!asked && line.startsWith("found ") && line.contains("none below")) {
          asked = true;
          assertThat(line).contains("none below").contains("to save").contains("30 of 30 homes");
          assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor()).isZero();
        }
      }
      assertThat(process.waitFor(4, TimeUnit.MINUTES)).as(all.toString()).isTrue();
      assertThat(asked).as(all.toString()).isTrue();
      assertThat(all).as("what was told").contains("Stopping: ").contains("Stopped early: ");
      Stored<NetworkPlan> stored = stored(file);
      assertThat(process.exitValue()).as(all.toString()).isEqualTo(stored.value().meetsWishes() ? 0 : AtalayaCommand.NEGATIVE);
      assertThat(stored.current()).isTrue();
      assertThat(stored.value().feasible()).isTrue();
      assertThat(stored.value().optimality()).isInstanceOf(Optimality.Gap.class);
      DocumentsTest.check("plan", Files.readString(folder.resolve("out")));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void whoFollowsTheSearchMayEndItAndHasAPlan() {
    Path file = project("within", new PlanBenchmark.Size(60, 300, 6, 1));
    SearchFollower first = new SearchFollower() {
      private volatile Optional<Incumbent> heard = Optional.empty();

      @Override
      public void found(Incumbent incumbent) {
        heard = Optional.of(incumbent);
      }

      @Override
      public boolean enough() {
        return heard.filter(at -> at.reached() == 6).isPresent();
      }
    };
    try (Project project = Project.open(file)) {
      NetworkPlan plan = PlanJob.run(project, new PlanJob.Options(false, new Wishes(Survival.SITE, Optional.empty(), Optional.empty()),
          5, Optional.empty()), Progress.NONE, first);
      assertThat(plan.feasible()).isTrue();
      assertThat(plan.optimality()).isInstanceOf(Optimality.Gap.class);
      assertThat(plan.alternatives()).isEmpty();
    }
    assertThat(stored(file).current()).isTrue();
  }

  @Test
  void whatEndsTheProgramStoresNoPlan() {
    Path file = project("ended", new PlanBenchmark.Size(60, 300, 6, 1));
    Stop stop = new Stop();
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    PlanWatch watch = new PlanWatch(new Console(nowhere, nowhere, Locale.ENGLISH, false, Map.of(), stop));
    SearchFollower twice = new SearchFollower() {
      @Override
      public void found(Incumbent incumbent) {
        Thread.currentThread().interrupt();
        stop.cancel();
      }

      @Override
      public boolean enough() {
        return watch.enough();
      }
    };
    try (Project project = Project.open(file)) {
      assertThatThrownBy(() -> PlanJob.run(project, new PlanJob.Options(false, Wishes.NONE, 0, Optional.empty()), watch, twice))
          .isInstanceOf(CancellationException.class);
      Thread.interrupted();
      assertThat(project.findPlan()).isEmpty();
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void anAnswerGivenWhileTheProgramEndsAgreesToNothing() {
    Stop stop = new Stop();
    assertThat(stop.ask(stop::atPrompt)).isTrue();
    assertThat(stop.atPrompt()).isFalse();
    assertThatThrownBy(() -> stop.ask(() -> {
      stop.cancel();
      return "yes";
    })).isInstanceOf(CancellationException.class);
    assertThat(stop.atPrompt()).isFalse();
  }

  private static Stored<NetworkPlan> stored(Path file) {
    try (Project project = Project.open(file)) {
      return project.findPlan().orElseThrow();
    }
  }
}
