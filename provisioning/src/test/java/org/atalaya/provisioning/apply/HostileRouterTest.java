package org.atalaya.provisioning.apply;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.atalaya.provisioning.Kit;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.atalaya.provisioning.router.RouterCommands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(60)
class HostileRouterTest {
  private static final LabOptions LAB = LabOptions.DEFAULT.withDowntime(Duration.ofMillis(300));

  private static Outcome provision(VirtualRouter router) {
    return new Provisioner(Kit.options(), Kit.ANYONE, Backups.NONE).provision(
        List.of(Kit.task(0, router.address())), Consent.YES, StepJournal.NONE, ProvisioningListener.NONE).getFirst();
  }

  private static void refusedOrFailedUnchanged(Outcome outcome, String reason) {
    assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
      assertThat(failed.state()).isEqualTo(RouterState.UNCHANGED);
      assertThat(failed.reason()).contains(reason);
      assertThat(failed.reason().chars().noneMatch(Character::isISOControl)).isTrue();
    });
  }

  @Test
  void endlessOutputIsCutOff() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      router.answerInstead(RouterCommands.BOARD, "0123456789", true);
      refusedOrFailedUnchanged(provision(router), "more than 1048576 bytes of output");
    }
  }

  @Test
  void escapesInFactsReachNobodysTerminal() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      router.answerInstead(RouterCommands.BOARD,
          "{\"board_name\":\"\\u001b]0;owned\\u0007x\",\"model\":\"\\u202e\",\"hostname\":\"h\\n\"}", false);
      assertThat(provision(router)).isInstanceOfSatisfying(Outcome.Refused.class,
          refused -> assertThat(refused.reason()).contains("the board is '?]0;owned?x'"));
      router.answerInstead(RouterCommands.BOARD, "\u001b[2J<html>", false);
      refusedOrFailedUnchanged(provision(router), "no board facts in '?[2J<html>'");
      router.answerInstead(RouterCommands.BOARD, "[".repeat(50_000), false);
      refusedOrFailedUnchanged(provision(router), "no board facts");
    }
  }

  @Test
  void namesWithPathsInThemAreNotFollowed() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      router.answerInstead(RouterCommands.CONFIG_NAMES, "../shadow\n/etc/shadow\n$(reboot)\nwireless\n", false);
      Outcome outcome = new Provisioner(Kit.options().withDryRun(true), Kit.ANYONE, Backups.NONE).provision(
          List.of(Kit.task(0, router.address())), Consent.YES, StepJournal.NONE, ProvisioningListener.NONE).getFirst();
      assertThat(outcome).isInstanceOf(Outcome.NotWritten.class);
      assertThat(router.rebootCount()).isZero();
    }
  }

  @Test
  void anEmptyBackupStopsBeforeAnythingIsWritten() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      router.answerInstead(RouterCommands.BACK_UP, "", false);
      router.putFile(RouterCommands.BACK_UP_FILE, "not an archive");
      int writes = router.writes();
      refusedOrFailedUnchanged(provision(router), "backup: found an archive that can't be read to its end");
      assertThat(router.writes()).isEqualTo(writes);
    }
  }

  @Test
  void limeConfigThatDoesNothingIsNoticedAndTakenBack() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      router.answerInstead(RouterCommands.LIME_CONFIG, "", false);
      assertThat(provision(router)).isInstanceOfSatisfying(Outcome.RolledBack.class,
          back -> assertThat(back.reason()).startsWith("lime-config did not make what was asked for: "));
      assertThat(router.findFile("/etc/config/lime-node")).isEmpty();
    }
  }

  @Test
  void aStalePidFileOfLimeConfigIsNoObstacle() throws Exception {
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      router.putFile("/var/run/lime-config.pid", "4711\n");
      assertThat(provision(router)).isInstanceOf(Outcome.Verified.class);
    }
  }

  @Test
  void noSecretIsLoggedJournalledToldOrPrinted() throws Exception {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Logger sshd = (Logger) LoggerFactory.getLogger("org.apache.sshd");
    root.getAppender("STDERR").stop();
    log.start();
    root.addAppender(log);
    sshd.setLevel(Level.DEBUG);
    List<String> said = Collections.synchronizedList(new ArrayList<>());
    StepJournal journal = new StepJournal() {
      @Override
      public void before(RouterTask task, Step step, String detail) {
        said.add(task + " " + step + " " + detail);
      }

      @Override
      public void after(RouterTask task, Step step, Result result, String detail) {
        said.add(task + " " + step + " " + result + " " + detail);
      }
    };
    try (VirtualKit kit = VirtualKit.start(1, LAB)) {
      VirtualRouter router = kit.routers().getFirst();
      Provisioner provisioner = new Provisioner(Kit.options(), Kit.ANYONE, Backups.NONE);
      List<RouterTask> tasks = List.of(Kit.task(0, router.address()));
      for (int run = 0; run < 2; run++) {
        provisioner.provision(tasks, proposals -> {
          said.add(proposals.toString());
          return proposals;
        }, journal, event -> said.add(event.toString())).forEach(outcome -> said.add(outcome.toString()));
        router.tamper("lime-node.radio1.ieee80211s_key", "otra-clave-secreta");
      }
    } finally {
      sshd.setLevel(null);
      root.detachAppender(log);
      root.getAppender("STDERR").start();
    }
    List.copyOf(log.list).forEach(event -> said.add(event.getFormattedMessage()
        + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()))));

    assertThat(log.list).isNotEmpty();
    assertThat(said).hasSizeGreaterThan(40).noneMatch(line -> line.contains(Kit.PASSWORD.reveal())
        || line.contains(Kit.MESH_KEY.reveal()) || line.contains("otra-clave-secreta"));
  }
}
