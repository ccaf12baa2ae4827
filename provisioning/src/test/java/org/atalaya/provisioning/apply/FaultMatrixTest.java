package org.atalaya.provisioning.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.firmware.image.FirmwareFile;
import org.atalaya.firmware.uci.UciDifference;
import org.atalaya.firmware.uci.UciParser;
import org.atalaya.provisioning.Kit;
import org.atalaya.provisioning.RememberedKeys;
import org.atalaya.provisioning.lab.Fault;
import org.atalaya.provisioning.lab.Fault.Kind;
import org.atalaya.provisioning.lab.LabImage;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.atalaya.provisioning.ssh.SshSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each kind of fault at each step, with an image and without, and of a small edit that rpcd makes without a restart. Whatever happens, the router ends as planned and confirmed
 * or as it was (where it was flashed: as the flash left it), the journal tells which, nothing is written before the yes,
 * and the next run, once the trouble is over, ends verified: nobody is locked out.
 *
 * <p>All cells run side by side, since they mostly wait; the tests only look at what came of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {
  private static final int AT_ONCE = 32;
  private static final int IMAGE_BYTES = 60_000;
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final LabOptions LAB = LabOptions.DEFAULT.withDowntime(Duration.ofMillis(200))
      .withWatchdog(Duration.ofMillis(1500));

  /** Those that a small edit takes in a way of its own. */
  private static final List<Step> OF_A_SMALL_EDIT =
      List.of(Step.WRITE, Step.APPLY, Step.RECONNECT, Step.CONFIRM);

  private FirmwareFile image;
  private ExecutorService workers;
  private final Map<String, CompletableFuture<Ended>> cells = new LinkedHashMap<>();

  /** What is done to the router of a cell. */
  private enum Way { FILES, IMAGE, SMALL_EDIT }

  /** How the router of one cell ended. */
  private record Ended(Outcome outcome, boolean planned, boolean writtenBeforeConsent, Map<String, String> before, Map<String, String> afterFlash,
      Map<String, String> after, boolean open, boolean plannedPassword, Optional<RouterState> journalled, Outcome next,
      boolean nextConfirmed, List<String> journal) {

    @Override
    public String toString() {
      return outcome + "\nthen " + next + "\n" + String.join("\n", journal);
    }
  }

  /** What a project's journal would keep, and what it says in the end. */
  private static final class Journal implements StepJournal {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
    private final List<Flashing> flashes = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void before(RouterTask task, Step step, String detail) {
      lines.add(step + " STARTED " + detail);
      if (step == Step.ARM) {
        tokens.add(detail);
      }
      if (step == Step.FLASH) {
        flashes.add(Flashing.parse(detail).orElseThrow());
      }
    }

    @Override
    public void after(RouterTask task, Step step, Result result, String detail) {
      lines.add(step + " " + result + " " + detail);
      if (step == Step.REIDENTIFY && result == Result.DONE) {
        flashes.clear();
      }
    }

    @Override
    public boolean isAbandoned(String token) {
      return tokens.contains(token);
    }

    @Override
    public Optional<Flashing> findUnfinishedFlash(RouterTask task) {
      return flashes.isEmpty() ? Optional.empty() : Optional.of(flashes.getLast());
    }

    private boolean has(Step step, String result) {
      return lines.stream().anyMatch(line -> line.startsWith(step + " " + result));
    }

    /** In what state the router must be, by the journal alone; empty where it says that nobody knows. */
    private Optional<RouterState> state() {
      if (has(Step.CONFIRM, "DONE")) {
        return Optional.of(RouterState.CHANGED);
      }
      if (has(Step.ARM, "STARTED")) {
        return Optional.of(has(Step.CONFIRM, "STARTED") ? RouterState.UNKNOWN : RouterState.RESTORES_ITSELF);
      }
      if (has(Step.FLASH, "STARTED")) {
        return Optional.of(has(Step.REIDENTIFY, "DONE") ? RouterState.FLASHED : RouterState.UNKNOWN);
      }
      return Optional.of(RouterState.UNCHANGED);
    }
  }

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    image = FirmwareFile.read(LabImage.write(folder.resolve("lime.bin"), IMAGE_BYTES, LAB.boardName(), "23.05.5", "1.0"));
    workers = Executors.newVirtualThreadPerTaskExecutor();
    Semaphore atOnce = new Semaphore(AT_ONCE);
    for (Way way : Way.values()) {
      for (Step step : Step.values()) {
        for (Kind kind : Kind.values()) {
          Fault fault = Fault.of(kind, step);
          boolean isTaken = switch (way) {
            case IMAGE -> true;
            case FILES -> !isOfTheImage(step);
            case SMALL_EDIT -> OF_A_SMALL_EDIT.contains(step);
          };
          if (isTaken) {
            cells.put(fault + switch (way) {
              case FILES -> "";
              case IMAGE -> " with an image";
              case SMALL_EDIT -> " of a small edit";
            }, CompletableFuture.supplyAsync(() -> {
              atOnce.acquireUninterruptibly();
              try {
                return run(fault, way);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              } finally {
                atOnce.release();
              }
            }, workers));
          }
        }
      }
    }
  }

  private static boolean isOfTheImage(Step step) {
    return List.of(Step.UPLOAD, Step.TEST_IMAGE, Step.FLASH, Step.REIDENTIFY).contains(step);
  }

  @AfterAll
  void end() {
    workers.shutdownNow();
  }

  private Ended run(Fault fault, Way way) throws Exception {
    boolean withImage = way == Way.IMAGE;
    LabOptions lab = LAB.withFaults(List.of(fault));
    try (VirtualKit kit = VirtualKit.start(1, way == Way.SMALL_EDIT ? lab.withOpenWrt() : lab)) {
      VirtualRouter router = kit.routers().getFirst();
      RouterTask planned = way == Way.SMALL_EDIT ? Kit.openWrtTask(router.address()) : Kit.task(0, router.address());
      if (way == Way.SMALL_EDIT) {
        planned.desired().files().forEach(router::putFile);
        router.setPassword(Kit.PASSWORD.reveal());
        router.tamper("wireless.radio1.channel", "149");
        router.tamper("network.lan.ipaddr", "10.13.77.1");
      }
      Map<String, String> before = configuration(router);
      int writes = router.writes();
      boolean[] written = new boolean[1];
      Journal journal = new Journal();
      Map<String, String> afterFlash = new TreeMap<>();
      RememberedKeys keys = new RememberedKeys();
      RouterTask task = withImage ? planned.withImage(image) : planned;
      // a router that was provisioned before was met before
      HostKeyGuard known = new HostKeyGuard(keys, (t, key) -> way == Way.SMALL_EDIT);
      Outcome outcome = new Provisioner(options(way), known, Backups.NONE).provision(List.of(task), proposals -> {
        written[0] = router.writes() != writes;
        return proposals;
      }, journal, event -> {
        if (event.step() == Step.REIDENTIFY && event.phase() == ProvisioningEvent.Phase.DONE) {
          afterFlash.putAll(configuration(router));
        }
        return true;
      }).getFirst();
      if (outcome instanceof Outcome.Refused || outcome instanceof Outcome.NotWritten) {
        written[0] |= router.writes() != writes && !withImage && !journal.has(Step.CONSENT, "DONE");
      }
      settle(router);
      Ended first = new Ended(outcome, isPlanned(configuration(router), planned), written[0], before, afterFlash, configuration(router), router.isUp(),
          router.hasPassword(Kit.PASSWORD.reveal()),
          journal.state(), outcome, false, List.copyOf(journal.lines));
      // the trouble is over; a person agrees to the key that has changed
      router.endFaults();
      HostKeyGuard guard = new HostKeyGuard(keys, (t, key) -> fault.kind() == Kind.CHANGED_KEY || way == Way.SMALL_EDIT);
      Outcome next = new Provisioner(Kit.options(), guard, Backups.NONE).provision(List.of(task), Consent.YES, journal,
          ProvisioningListener.NONE).getFirst();
      return new Ended(first.outcome, first.planned, first.writtenBeforeConsent, before, afterFlash, first.after, first.open,
          first.plannedPassword, first.journalled, next, isPlanned(configuration(router), planned)
              && router.findFile("/etc/atalaya/armed").isEmpty(), List.copyOf(journal.lines));
    }
  }

  /** Until its dead man's switch has done what it does. */
  private static void settle(VirtualRouter router) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!(router.isUp() && router.findFile("/etc/atalaya/armed").isEmpty()
        && router.findFile("/etc/atalaya/restoring").isEmpty() && router.findFile("/etc/atalaya/restarting").isEmpty()
        && ProvisionVirtualKitTest.reachable(router))) {
      if (System.nanoTime() > end) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  /** @param way a small edit waits ten intervals for services, in half of the time that it has */
  private static ProvisionOptions options(Way way) {
    SshSettings ssh = new SshSettings(Duration.ofSeconds(4), Duration.ofSeconds(20), Duration.ofSeconds(20), 3, 3,
        Duration.ofMillis(100), 1 << 20);
    boolean small = way == Way.SMALL_EDIT;
    return new ProvisionOptions(false, 8, Duration.ofSeconds(small ? 16 : 8), Duration.ofSeconds(6), Duration.ofMillis(small ? 50 : 200),
        Duration.ofSeconds(20), ssh);
  }

  /** All that the change writes, and root's password in the form in which it is kept. */
  private static Map<String, String> configuration(VirtualRouter router) {
    Map<String, String> files = new TreeMap<>();
    for (String path : router.files("/etc/config")) {
      router.findFile(path).ifPresent(text -> files.put(path, text));
    }
    files.put("/etc/shadow", router.findFile("/etc/shadow").orElse(""));
    return files;
  }

  private static boolean isPlanned(Map<String, String> configuration, RouterTask task) {
    return task.desired().files().entrySet().stream().allMatch(file -> {
      String name = file.getKey().substring(file.getKey().lastIndexOf('/') + 1);
      return UciDifference.between(UciParser.parse(name, configuration.getOrDefault(file.getKey(), "")),
          UciParser.parse(name, file.getValue())).changes().isEmpty();
    }) && configuration.getOrDefault("/etc/config/wireless", "").contains("option channel '157'");
  }

  @TestFactory
  Stream<DynamicTest> theRouterEndsAsPlannedOrAsItWas() {
    return cells.entrySet().stream().map(cell -> DynamicTest.dynamicTest(cell.getKey(),
        () -> check(cell.getValue().get(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS))));
  }

  private static void check(Ended ended) {
    assertThat(ended.writtenBeforeConsent).as("written before the yes: %s", ended).isFalse();
    assertThat(ended.open).as("it is up: %s", ended).isTrue();
    boolean planned = ended.planned && ended.plannedPassword;
    boolean asItWas = ended.after.equals(ended.before) || ended.after.equals(ended.afterFlash)
        || !ended.plannedPassword && ended.journalled.filter(RouterState.UNKNOWN::equals).isPresent();
    assertThat(planned || asItWas).as("%s\n%s", ended, ended.after.keySet()).isTrue();
    switch (ended.outcome) {
      case Outcome.Verified _ -> assertThat(planned).as("%s", ended).isTrue();
      case Outcome.Different _ -> assertThat(planned).as("%s", ended).isTrue();
      case Outcome.Refused _ -> assertThat(asItWas).as("%s", ended).isTrue();
      case Outcome.NotWritten _ -> assertThat(asItWas).as("%s", ended).isTrue();
      case Outcome.RolledBack _ -> assertThat(asItWas).as("%s", ended).isTrue();
      case Outcome.Failed failed -> {
        switch (failed.state()) {
          case UNCHANGED, RESTORES_ITSELF, FLASHED -> assertThat(asItWas).as("%s", ended).isTrue();
          case CHANGED -> assertThat(planned).as("%s", ended).isTrue();
          case UNKNOWN -> assertThat(ended.journalled).as("%s", ended).contains(RouterState.UNKNOWN);
        }
      }
    }
    switch (ended.journalled.orElseThrow()) {
      case CHANGED -> assertThat(planned).as("journal: %s", ended).isTrue();
      case UNCHANGED, RESTORES_ITSELF, FLASHED -> assertThat(asItWas).as("journal: %s", ended).isTrue();
      case UNKNOWN -> { }
    }
    assertThat(ended.next).as("the next run: %s", ended).isInstanceOf(Outcome.Verified.class);
    assertThat(ended.nextConfirmed).as("the next run: %s", ended).isTrue();
  }

  /** Where nothing forbids it the work comes to its end in spite of the fault, without a second run. */
  @Test
  void mostFaultsAreOvercomeInTheSameRun() throws Exception {
    TreeMap<String, Long> counts = new TreeMap<>();
    for (CompletableFuture<Ended> cell : cells.values()) {
      counts.merge(cell.get(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS).outcome.getClass().getSimpleName(), 1L, Long::sum);
    }
    Files.writeString(Path.of("target", "fault-matrix.txt"), cells.entrySet().stream()
        .map(cell -> cell.getKey() + ": " + cell.getValue().join().outcome.getClass().getSimpleName() + " "
            + (cell.getValue().join().outcome instanceof Outcome.Failed failed ? failed.state() + " " + failed.reason() : "")
            + (cell.getValue().join().outcome instanceof Outcome.RolledBack back ? back.reason() : ""))
        .collect(Collectors.joining("\n")) + "\n" + counts + "\n");
    assertThat(counts.keySet()).contains("Verified", "RolledBack", "Failed", "Refused");
    assertThat(cells.entrySet().stream().filter(cell -> cell.getKey().startsWith("slow@"))
        .map(cell -> cell.getValue().join().outcome)).as("a slow link alone stops nothing")
        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Verified.class));
  }

  @Test
  void everyKindMeetsEveryStep() {
    assertThat(cells).hasSize(Kind.values().length * (Step.values().length * 2 - 4 + OF_A_SMALL_EDIT.size()));
  }
}
