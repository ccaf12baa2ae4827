package org.atalaya.provisioning.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.atalaya.provisioning.apply.Step;
import org.atalaya.provisioning.router.RouterCommands;
import org.atalaya.provisioning.ssh.RouterAddress;

/**
 * One virtual router: a real SSH server on a loopback port, with the habits of dropbear on a factory router and a
 * file system behind it that outlives its restarts.
 */
public final class VirtualRouter {
  /** procd tells services of a new configuration a moment after it is there. */
  private static final int TELL_MILLIS = 300;
  private static final int MOST_LINES = 10_000;
  private final LabOptions options;
  private final String host;
  private final String mac;
  private final LabFiles files;
  private final LabDeadMan deadMan;
  private final LabSteps steps = new LabSteps();
  private final LabFaults faults;
  private final LabShell shell;
  private final LabServer server;
  private final ScheduledExecutorService timers;
  private final AtomicBoolean blinking = new AtomicBoolean();
  private final AtomicInteger reboots = new AtomicInteger();
  private final Set<String> commandLines = ConcurrentHashMap.newKeySet();
  private final LabAnswers answersInstead = new LabAnswers();
  private volatile Predicate<VirtualRouter> unreachable = router -> false;
  private final LabFirmware firmware;
  private final LabFacts facts;
  private final LabRpcd rpcd;
  private final LabRadios radios;
  private final LabTimedRestart timedRestart;
  private volatile CountDownLatch powerCut = new CountDownLatch(1);
  private volatile boolean off;

  VirtualRouter(LabOptions options, String host, String mac, LabEther ether, ScheduledExecutorService timers)
      throws IOException {
    this.options = options;
    this.host = host;
    this.mac = mac;
    this.timers = timers;
    this.files = new LabFiles(options.flashBytes(), options.memoryBytes());
    this.radios = new LabRadios(files, mac, ether, this::isUp);
    this.timedRestart = new LabTimedRestart(files, this::reboot, Math.floorMod(mac.hashCode(), 100_000));
    this.firmware = new LabFirmware(files, options, mac, this::changeHostKey);
    Machine machine = new Machine();
    this.faults = new LabFaults(options.faults(), machine);
    this.facts = new LabFacts(options, mac, files, firmware, faults::saysAnotherBoard);
    this.rpcd = new LabRpcd(files, timers, () -> later(TELL_MILLIS, this::work));
    this.deadMan = new LabDeadMan(files, timers, this::reboot);
    this.shell = new LabShell(files, deadMan, machine);
    firmware.installFactory();
    makeVolatileFiles();
    this.server = new LabServer(host, this::run, new Sessions(), this::accepts);
    server.start();
  }

  public String host() {
    return host;
  }

  public int port() {
    return server.port();
  }

  public RouterAddress address() {
    return new RouterAddress(host(), port());
  }

  /** Of eth0: lower case with colons. */
  public String mac() {
    return mac;
  }

  /** board_name. */
  public String board() {
    return options.boardName();
  }

  /** Of the saved configuration. */
  public String hostName() {
    return shell.debian().map(LabDebian::hostName).orElseGet(() -> LabLimeConfig.hostName(files));
  }

  /** How often it was restarted. */
  public int rebootCount() {
    return reboots.get();
  }

  /** How often something on its flash was written, moved or removed since the factory. */
  public int writes() {
    return files.flashWrites();
  }

  /** Text of a file. */
  public Optional<String> findFile(String path) {
    return files.findText(path);
  }

  /** Paths of the files in a folder and below, ascending. */
  public List<String> files(String folder) {
    return files.filesUnder(folder);
  }

  /** Replaces a file that is no text. */
  public void putBytes(String path, byte[] bytes) {
    files.write(path, bytes);
  }

  /** Replaces a file, as a person at the router would. */
  public void putFile(String path, String text) {
    files.write(path, text);
  }

  /**
   * Sets one option and commits it, as a person at the router would.
   *
   * @param key {@code wireless.radio1.channel}
   */
  public void tamper(String key, String value) {
    LabUci uci = new LabUci(files);
    try {
      uci.run(List.of("set", key + "=" + value), "");
      uci.run(List.of("commit", key.substring(0, key.indexOf('.'))), "");
    } catch (LabUci.UciException e) {
      throw new IllegalArgumentException(e.getMessage() + ": " + key, e);
    }
  }

  /** Sets one option and does not commit it. */
  public void stage(String key, String value) {
    try {
      new LabUci(files).run(List.of("set", key + "=" + value), "");
    } catch (LabUci.UciException e) {
      throw new IllegalArgumentException(e.getMessage() + ": " + key, e);
    }
  }

  /** From its next start on nobody reaches it while the condition holds: a configuration that locks out. */
  public void unreachableWhile(Predicate<VirtualRouter> condition) {
    unreachable = condition;
  }

  /** One command line is answered by these bytes, over and over for ever if {@code endless}. */
  public void answerInstead(String command, String answer, boolean endless) {
    answersInstead.put(command, endless ? new LabAnswers.Endless(answer) : new LabAnswers.Once(answer));
  }

  /** One command line is answered for ever, a byte at a time. */
  public void answerDripping(String command) {
    answersInstead.put(command, new LabAnswers.Dripping());
  }

  /** What its process list would have shown so far: each different line once, ten thousand at most. */
  public List<String> commandLines() {
    return List.copyOf(commandLines);
  }

  /** From now on it proves itself by another key, as another router in its place would. */
  public void changeHostKey() {
    server.newHostKey();
  }

  /** How often another firmware was written to it. */
  public int flashCount() {
    return firmware.flashCount();
  }

  /** Of its firmware: {@code LibreMesh 22.03.5}. */
  public String release() {
    return firmware.release().distribution() + " " + firmware.release().version();
  }

  /** Whoever made trouble has gone: no fault of the kit's options lasts or is still to come. */
  public void endFaults() {
    faults.clear();
    files.clear();
    server.refreshAuthentication();
  }

  /** True while somebody has it blink its lights. */
  public boolean blinks() {
    return blinking.get();
  }

  /** False while it is down, or its power is about to go. */
  public boolean isUp() {
    return !off;
  }

  /** Its root password is this one; an empty one lets everyone in. */
  public boolean hasPassword(String password) {
    String hash = shadow().orElse("");
    return password.isEmpty() ? hash.isEmpty() : hash.equals(hash(password));
  }

  private int run(String line, InputStream in, OutputStream out, OutputStream err) throws IOException {
    if (commandLines.size() < MOST_LINES) {
      commandLines.add(line);
    }
    Step step = steps.command(line);
    faults.at(step);
    if (faults.hangs()) {
      awaitPowerCut();
    }
    if (off) {
      throw new IOException("the power is gone");
    }
    try {
      int status = answer(line, faults.incoming(in, step, options.portBitsPerSecond()),
          faults.outgoing(out, step, options.portBitsPerSecond()), err);
      faults.beforeAnswer(step);
      return status;
    } finally {
      if (faults.cuts()) {
        server.cutSessions();
      }
    }
  }

  private void awaitPowerCut() throws IOException {
    try {
      powerCut.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("the power is gone");
  }

  /** Who comes and goes. */
  private final class Sessions implements LabServer.Sessions {
    @Override
    public boolean begins() {
      faults.at(steps.login());
      return !faults.cuts();
    }

    @Override
    public void ends() {
      faults.at(steps.logout());
    }
  }

  private int answer(String line, InputStream in, OutputStream out, OutputStream err) throws IOException {
    return answersInstead.give(line, out) ? 0 : shell.run(line, in, out, err);
  }

  private Optional<String> shadow() {
    return files.findText("/etc/shadow").flatMap(text -> text.lines().filter(l -> l.startsWith("root:")).findFirst())
        .map(line -> line.split(":", -1)[1]);
  }

  /** Empty for what {@code none} tries. */
  private boolean accepts(Optional<String> password) {
    return !faults.refusesPasswords() && hasPassword(password.orElse(""));
  }

  private String hash(String password) {
    return "$lab$" + LabShell.sha256((mac + password).getBytes(StandardCharsets.UTF_8));
  }

  /** As {@code passwd} does. */
  public void setPassword(String password) {
    files.write("/etc/shadow", "root:" + hash(password) + ":0:0:99999:7:::\n");
    server.refreshAuthentication();
  }

  /** Goes down a moment later, as a real one does, and is up again after the downtime. */
  public void reboot() {
    later(100, this::powerCut);
  }

  /** Off at once, and up again after the downtime. */
  public void powerCut() {
    synchronized (this) {
      if (off) {
        return;
      }
      off = true;
    }
    powerCut.countDown();
    reboots.incrementAndGet();
    deadMan.stop();
    server.stop();
    rpcd.restart();
    files.loseMemory();
    later(options.downtime().toMillis(), this::start);
  }

  private void start() {
    faults.thaw();
    steps.started();
    powerCut = new CountDownLatch(1);
    shell.halves().boot(firmware);
    makeVolatileFiles();
    deadMan.boot();
    off = false;
    if (!unreachable.test(this)) {
      server.start();
    }
  }

  /** Services were told of a new configuration. */
  private void work() {
    if (off) {
      return;
    }
    radios.start();
    if (unreachable.test(this)) {
      server.stop();
    } else {
      server.start();
    }
  }

  /** Somebody changes an option in LuCI, and has not confirmed it yet. */
  public void applyAsSomebodyElse(String key, String value, int seconds) {
    rpcd.applyAsSomebody(key, value, seconds);
  }

  /** Its rpcd crashes and starts again: what was applied stays, and is not taken back. */
  public void restartRpcd() {
    rpcd.restart();
  }

  /** On a thread of its own: starting and stopping a server takes longer than a timer should be kept busy. */
  private void later(long millis, Runnable work) {
    timers.schedule(() -> Thread.startVirtualThread(work), millis, TimeUnit.MILLISECONDS);
  }

  private void makeVolatileFiles() {
    files.write("/proc/sys/kernel/random/boot_id", UUID.randomUUID() + "\n");
    files.write("/sys/class/net/eth0/address", mac + "\n");
    shell.debian().ifPresentOrElse(debian -> {
      debian.start();
      radios.start(debian.hostName(), debian.meshes(mac));
    }, radios::start);
  }

  /** A program that writes firmware. */
  @FunctionalInterface
  private interface FlashWriter {
    void run() throws LabSysupgrade.Refusal;
  }

  /** What the shell, and misfortune, do with the machine. */
  private final class Machine implements LabShell.LabMachine, LabFaults.Machine {
    @Override
    public LabFacts facts() {
      return facts;
    }

    @Override
    public LabRpcd rpcd() {
      return rpcd;
    }

    @Override
    public void reboot() {
      VirtualRouter.this.reboot();
    }

    @Override
    public void setPassword(String password) {
      VirtualRouter.this.setPassword(password);
    }

    @Override
    public boolean blink(int seconds) {
      boolean first = blinking.compareAndSet(false, true);
      if (first) {
        later(seconds * 1000L, () -> blinking.set(false));
      }
      return first;
    }

    @Override
    public void flashLater(List<String> arguments) {
      writeLater(() -> shell.sysupgrade().run(arguments), 1);
    }

    @Override
    public void safeUpgradeLater(List<String> arguments) {
      writeLater(() -> shell.halves().run(arguments), 111);
    }

    /** A moment later, unless it restarts before; refused, the log ends with the status with which the program would end. */
    private void writeLater(FlashWriter writer, int refusedStatus) {
      files.remove(RouterCommands.FLASH_LOG);
      int start = reboots.get();
      later(100, () -> {
        if (reboots.get() != start || off) {
          return;
        }
        try {
          writer.run();
          VirtualRouter.this.powerCut();
        } catch (LabSysupgrade.Refusal e) {
          files.append(RouterCommands.FLASH_LOG, e.getMessage() + "\n" + RouterCommands.FLASH_ENDED + refusedStatus + "\n");
        }
      });
    }

    @Override
    public void install(LabSysupgrade.Release fresh, SortedMap<String, byte[]> kept) {
      deadMan.stop();
      firmware.install(fresh, kept);
    }

    @Override
    public void powerCut() {
      later(0, VirtualRouter.this::powerCut);
      while (!off) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
    }

    @Override
    public void cutSessions() {
      server.cutSessions();
    }

    @Override
    public void changeHostKey() {
      server.newHostKey();
    }

    @Override
    public void fillDisk() {
      files.fill();
    }

    @Override
    public void freeze() {
      int start = reboots.get();
      later(options.watchdog().toMillis(), () -> {
        if (reboots.get() == start) {
          VirtualRouter.this.powerCut();
        }
      });
    }

    @Override
    public LabTimedRestart timedRestart() {
      return timedRestart;
    }

    @Override
    public LabRadios radios() {
      return radios;
    }
  }

  void close() {
    deadMan.stop();
    server.close();
  }
}
