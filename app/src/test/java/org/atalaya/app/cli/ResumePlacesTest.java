package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.app.job.ResumeJob;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.StepRecord.State;
import org.atalaya.provisioning.apply.Step;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a router is looked for whose run was cut off, while somebody answers everywhere. */
class ResumePlacesTest {
  @TempDir
  Path folder;
  private Project project;
  private String host;
  private ServerSocket planned;
  private ServerSocket factory;
  private long run;

  @BeforeEach
  void start() throws Exception {
    Path file = folder.resolve("kit.atalaya");
    for (List<String> line : List.of(
        List.of("project", "create", file.toString(), "--name", "Red", "--terrain", SharedData.tile().toString(), "--sites",
            SharedData.file("networks/kit-of-four/sites.csv").toString(), "--country", "AR"),
        List.of("plan", file.toString()))) {
      CommandRun ended = CommandRun.with(Map.of(), Locale.ENGLISH, line.toArray(String[]::new));
      assertThat(ended.exitCode()).as(ended.toString()).isZero();
    }
    project = Project.open(file);
    host = project.getCurrentPlan().value().routers().getFirst().hostName();
    planned = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    factory = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    project.close();
    planned.close();
    factory.close();
  }

  private static String at(ServerSocket somebody) {
    return "127.0.0.1:" + somebody.getLocalPort();
  }

  private void beginRun() {
    run = project.provisioning().startRun(project.getCurrentPlan());
  }

  private void take(Step step, String detail, State end, String answer) {
    project.provisioning().recordStep(run, host, step.name(), State.STARTED, detail);
    project.provisioning().recordStep(run, host, step.name(), end, answer);
  }

  /** As it goes up to the moment at which a change is to take effect. */
  private void agreeTo(ServerSocket where) {
    beginRun();
    take(Step.CONNECT, at(where), State.DONE, "host key");
    take(Step.CONSENT, "", State.DONE, "yes");
    take(Step.CONNECT, at(where), State.DONE, "host key");
  }

  private List<String> places() throws IOException {
    return ResumeJob.targets(project).stream().map(ProvisionJob.Target::address).map(RouterAddress::toString).toList();
  }

  @Test
  void anAddressFromBeforeItWasVerifiedMayBeAnothersByNow() throws Exception {
    agreeTo(factory);
    take(Step.REBOOT, at(planned), State.DONE, "");
    take(Step.VERIFY, at(planned), State.DONE, "verified");
    assertThat(places()).isEmpty();

    agreeTo(factory);

    assertThat(places()).containsExactly(at(factory));
  }

  @Test
  void theNewestAddressIsTriedFirstWhetherItRestartedOrNot() throws Exception {
    agreeTo(factory);
    take(Step.REBOOT, at(planned), State.DONE, "");
    assertThat(places()).containsExactly(at(planned));

    agreeTo(planned);
    take(Step.APPLY, at(factory), State.DONE, "");
    assertThat(places()).containsExactly(at(factory));
  }

  @Test
  void whereAnotherWasFoundIsNotTriedFirstAgain() throws Exception {
    agreeTo(factory);
    take(Step.REBOOT, at(planned), State.DONE, "");
    beginRun();
    take(Step.CONNECT, at(planned), State.FAILED, "the host key is another");

    assertThat(places()).containsExactly(at(factory));
  }
}
