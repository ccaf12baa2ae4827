package org.atalaya.provisioning.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.TreeMap;
import org.atalaya.firmware.uci.UciDifference;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.provisioning.Kit;
import org.atalaya.provisioning.Until;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.atalaya.provisioning.ssh.RouterAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small edits of OpenWrt, by its own rpcd, over the dead man's switch. */
@Timeout(120)
class SmallChangeTest {
  private static final String AT_ONCE =
      "~ small enough to take effect without a restart; unless it is confirmed, the router takes it back by itself";

  private static final ProvisionOptions OPTIONS = Kit.options().withReconnectInterval(Duration.ofMillis(50));

  private VirtualKit kit;
  private VirtualRouter router;
  private final Journal journal = new Journal();

  /** The project's journal: it outlives the program that wrote it. */
  private static final class Journal implements StepJournal {
    private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
    private final List<Step> begun = Collections.synchronizedList(new ArrayList<>());
    private final Map<Step, String> details = Collections.synchronizedMap(new TreeMap<>());

    @Override
    public void before(RouterTask task, Step step, String detail) {
      begun.add(step);
      details.put(step, detail);
      if (step == Step.ARM) {
        tokens.add(detail);
      }
    }

    @Override
    public void after(RouterTask task, Step step, Result result, String detail) {
      // not needed here
    }

    @Override
    public boolean isAbandoned(String token) {
      return tokens.contains(token);
    }
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("as this test wants it", null, false, false);
    }
  }

  @BeforeEach
  void start() throws Exception {
    kit = VirtualKit.start(1, LabOptions.DEFAULT.withDowntime(Duration.ofMillis(200)).withOpenWrt());
    router = kit.routers().getFirst();
    Kit.openWrtTask(router.address()).desired().files().forEach(router::putFile);
    router.setPassword(Kit.PASSWORD.reveal());
    router.tamper("wireless.radio1.channel", "149");
    router.tamper("network.lan.ipaddr", "10.13.77.1");
  }

  @AfterEach
  void stop() {
    kit.close();
  }

  private Outcome provision(ProvisionOptions options, ProvisioningListener listener) {
    return new Provisioner(options, Kit.ANYONE, Backups.NONE)
        .provision(List.of(Kit.openWrtTask(router.address())), Consent.YES, journal, listener).getFirst();
  }

  private Map<String, String> configuration() {
    Map<String, String> files = new TreeMap<>();
    router.files("/etc/config").forEach(path -> files.put(path, router.findFile(path).orElse("")));
    return files;
  }

  private boolean isPlanned() {
    return Kit.openWrtTask(router.address()).desired().files().entrySet().stream().allMatch(file -> {
      String name = file.getKey().substring(file.getKey().lastIndexOf('/') + 1);
      return UciDifference.between(UciParser.parse(name, router.findFile(file.getKey()).orElse("")),
          UciParser.parse(name, file.getValue())).changes().isEmpty();
    });
  }

  @Test
  void aFewOptionsTakeEffectWithoutARestart() {
    assertThat(provision(OPTIONS.withDryRun(true), ProvisioningListener.NONE)).isInstanceOfSatisfying(
        Outcome.NotWritten.class, planned -> assertThat(planned.changes().lines()).contains(AT_ONCE));

    assertThat(provision(OPTIONS, ProvisioningListener.NONE)).isInstanceOf(Outcome.Verified.class);

    assertThat(isPlanned()).isTrue();
    assertThat(router.rebootCount()).isZero();
    assertThat(router.files("/etc/atalaya")).isEmpty();
    assertThat(router.files("/tmp")).noneMatch(path -> path.contains("atalaya") || path.contains("rpcd"));
    assertThat(journal.begun).contains(Step.ARM, Step.WRITE, Step.APPLY, Step.RECONNECT, Step.CONFIRM, Step.VERIFY)
        .doesNotContain(Step.REBOOT);
  }

  /** Whoever resumes must know where it may be, though no restart is journalled. */
  @Test
  void whereItMayBeAfterwardsIsJournalledBeforeItTakesEffect() {
    RouterTask task = Kit.openWrtTask(router.address());
    RouterTask moving = new RouterTask(task.site(), task.hostName(), task.address(),
        List.of(RouterAddress.parse("10.13.1.1"), RouterAddress.parse("10.13.1.2:2022")), task.desired(), task.device(),
        task.rootPassword());

    assertThat(new Provisioner(OPTIONS, Kit.ANYONE, Backups.NONE).provision(List.of(moving), Consent.YES, journal, event -> {
      if (event.step() == Step.APPLY && event.phase() == ProvisioningEvent.Phase.STARTED) {
        throw new Killed();
      }
      return true;
    })).hasSize(1);

    assertThat(journal.details).containsEntry(Step.APPLY, "10.13.1.1 10.13.1.2:2022");
  }

  @Test
  void whatLocksOutIsTakenBackByTheRouterWithoutARestart() {
    Map<String, String> before = configuration();
    router.unreachableWhile(each -> each.findFile("/etc/config/wireless").orElse("").contains("option channel '157'"));

    Outcome outcome = provision(OPTIONS.withConfirmTimeout(Duration.ofSeconds(6)), ProvisioningListener.NONE);

    assertThat(outcome).isInstanceOf(Outcome.RolledBack.class);
    assertThat(configuration()).isEqualTo(before);
    assertThat(router.rebootCount()).isZero();
    assertThat(router.findFile("/etc/atalaya/armed")).isEmpty();
  }

  /** rpcd has forgotten that it would take the change back: the switch underneath has not. */
  @ParameterizedTest
  @CsvSource({"false", "true"})
  void whatLocksOutIsTakenBackThoughRpcdForgotIt(boolean powerCut) throws Exception {
    Map<String, String> before = configuration();
    router.unreachableWhile(each -> each.findFile("/etc/config/wireless").orElse("").contains("option channel '157'"));

    Outcome outcome = provision(OPTIONS.withConfirmTimeout(Duration.ofSeconds(4)), event -> {
      if (event.step() == Step.APPLY && event.phase() == ProvisioningEvent.Phase.DONE) {
        if (powerCut) {
          router.powerCut();
        } else {
          router.restartRpcd();
        }
      }
      return true;
    });

    assertThat(outcome).isInstanceOf(Outcome.RolledBack.class);
    assertThat(configuration()).isEqualTo(before);
    Until.holds(Duration.ofSeconds(30), () -> ProvisionVirtualKitTest.reachable(router));
    assertThat(router.rebootCount()).isPositive();
  }

  /** What rpcd puts back is on the flash, but a service hangs over it: only a restart helps. */
  @Test
  void theSwitchStaysArmedUntilTheRouterAnswersWithWhatWasPutBack() throws Exception {
    Map<String, String> before = configuration();
    AtomicBoolean applied = new AtomicBoolean();
    router.unreachableWhile(each -> applied.get() && each.rebootCount() == 0
        && !each.findFile("/etc/config/wireless").orElse("").contains("option channel '157'"));

    Outcome outcome = provision(OPTIONS.withConfirmTimeout(Duration.ofSeconds(6)), event -> {
      boolean next = event.step() == Step.RECONNECT && event.phase() == ProvisioningEvent.Phase.STARTED;
      applied.compareAndSet(false, next);
      return !next;
    });

    assertThat(outcome).isInstanceOf(Outcome.RolledBack.class);
    Until.holds(Duration.ofSeconds(30), () -> ProvisionVirtualKitTest.reachable(router));
    assertThat(router.rebootCount()).isPositive();
    assertThat(configuration()).isEqualTo(before);
  }

  @Test
  void aRestartInTheMiddleIsNoHarmWhereAllWorks() {
    assertThat(provision(OPTIONS, event -> {
      if (event.step() == Step.APPLY && event.phase() == ProvisioningEvent.Phase.DONE) {
        router.powerCut();
      }
      return true;
    })).isInstanceOf(Outcome.Verified.class);
    assertThat(isPlanned()).isTrue();
    assertThat(router.findFile("/etc/atalaya/armed")).isEmpty();
  }

  /** Killed, the next run ends it, with a restart, and rpcd does not take it back in the middle. */
  @ParameterizedTest
  @CsvSource({"WRITE,DONE", "APPLY,DONE", "CONFIRM,STARTED", "CONFIRM,DONE"})
  void killedItIsCarriedOn(Step step, ProvisioningEvent.Phase phase) {
    provision(OPTIONS, event -> {
      if (event.step() == step && event.phase() == phase) {
        throw new Killed();
      }
      return true;
    });

    assertThat(provision(OPTIONS, ProvisioningListener.NONE)).isInstanceOf(Outcome.Verified.class);

    assertThat(isPlanned()).isTrue();
    assertThat(router.findFile("/etc/atalaya/armed")).isEmpty();
    assertThat(router.files("/tmp")).noneMatch(path -> path.contains("snapshot"));
    assertThat(router.commandLines()).noneMatch(line -> line.contains(Kit.MESH_KEY.reveal()) || line.contains(Kit.PASSWORD.reveal()));
  }

  @Test
  void somebodyElsesChangeThatWaitsIsLeftAlone() throws Exception {
    router.applyAsSomebodyElse("network.lan.ipaddr", "10.13.88.1", 60);
    Map<String, String> before = configuration();

    assertThat(provision(OPTIONS, ProvisioningListener.NONE)).isEqualTo(new Outcome.Refused(Step.CHECK,
        "somebody's change waits for its confirmation there (rpcd): try again soon"));

    assertThat(configuration()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"wireless.mesh1.key, otra-clave-99", "babeld.general.local_port, 33123"})
  void aSecretIsNoSmallEdit(String option, String value) {
    router.tamper(option, value);
    Outcome planned = provision(OPTIONS.withDryRun(true), ProvisioningListener.NONE);
    assertThat(planned).isInstanceOfSatisfying(Outcome.NotWritten.class, difference ->
        assertThat(difference.changes().lines().contains(AT_ONCE)).isEqualTo(!option.endsWith("key")));
    assertThat(provision(OPTIONS, ProvisioningListener.NONE)).isInstanceOf(Outcome.Verified.class);
    assertThat(router.rebootCount()).isEqualTo(option.endsWith("key") ? 1 : 0);
    assertThat(isPlanned()).isTrue();
  }
}
