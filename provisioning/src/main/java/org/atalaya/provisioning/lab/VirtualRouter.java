package org.atalaya.provisioning.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import org.atalaya.provisioning.apply.Step;
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
  private final LabPlace place;
  private final String mac;
  private final LabFiles files;
  private final LabDeadMan deadMan;
  private final LabSteps steps = new LabSteps();
  private final LabFaults faults;
  private final LabShell shell;
  private final LabServer server;
  private final LabPower power;
  private final LabPasswords passwords;
  private final LabFlashWriter flashWriter;
  private final LabLights lights;
  private final Set<String> commandLines = ConcurrentHashMap.newKeySet();
  private final LabAnswers answersInstead = new LabAnswers();
  private volatile Predicate<VirtualRouter> unreachable = router -> false;
  private final LabFirmware firmware;
  private final LabFacts facts;
  private final LabRpcd rpcd;
  private final LabRadios radios;
  private final LabTimedRestart timedRestart;

  VirtualRouter(LabOptions options, LabPlace place, String mac, LabEther ether, ScheduledExecutorService timers)
      throws IOException {
    this.options = options;
    this.place = place;
    this.mac = mac;
    this.power = new LabPower(timers, options.downtime(), this::end, this::start);
    this.files = new LabFiles(options.flashBytes(), options.memoryBytes());
    this.lights = new LabLights(power);
    this.flashWriter = new LabFlashWriter(files, power);
    this.passwords = new LabPasswords(files, mac);
    this.radios = new LabRadios(files, mac, ether, this::isUp);
    this.timedRestart = new LabTimedRestart(files, this::reboot, Math.floorMod(mac.hashCode(), 100_000));
    this.firmware = new LabFirmware(files, options, mac, this::changeHostKey);
    Machine machine = new Machine();
    this.faults = new LabFaults(options.faults(), machine);
    this.facts = new LabFacts(options, mac, files, firmware, faults::saysAnotherBoard);
    this.rpcd = new LabRpcd(files, timers, () -> power.laterIfOn(TELL_MILLIS, this::work));
    this.deadMan = new LabDeadMan(files, timers, this::reboot);
    this.shell = new LabShell(files, deadMan, machine);
    firmware.installFactory();
    makeVolatileFiles();
    this.server = new LabServer(place, this::run, new Sessions(), this::accepts);
    server.start();
  }

  public String host() {
    return place.host();
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
    return power.cuts();
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
    uci("set", key + "=" + value);
    uci("commit", key.substring(0, key.indexOf('.')));
  }

  /** Sets one option and does not commit it. */
  public void stage(String key, String value) {
    uci("set", key + "=" + value);
  }

  private void uci(String... words) {
    try {
      new LabUci(files).run(List.of(words), "");
    } catch (LabUci.UciException e) {
      throw new IllegalArgumentException(e.getMessage() + ": " + String.join(" ", words), e);
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

  /** {@code LibreMesh 22.03.5}. */
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
    return lights.blink();
  }

  /** False while it is down, or its power is about to go. */
  public boolean isUp() {
    return !power.isOff();
  }

  /** Its root password is this one; an empty one lets everyone in. */
  public boolean hasPassword(String password) {
    return passwords.accepts(password);
  }

  private int run(String line, InputStream in, OutputStream out, OutputStream err) throws IOException {
    if (commandLines.size() < MOST_LINES) {
      commandLines.add(line);
    }
    Step step = steps.command(line);
    faults.at(step);
    if (faults.hangs()) {
      power.hang();
    }
    if (power.isOff()) {
      throw new IOException("the power is gone");
    }
    try {
      OutputStream paced = faults.outgoing(out, step, options.portBitsPerSecond());
      int status = answersInstead.give(line, paced) ? 0
          : shell.run(line, faults.incoming(in, step, options.portBitsPerSecond()), paced, err);
      faults.beforeAnswer(step);
      return status;
    } finally {
      if (faults.cuts()) {
        server.cutSessions();
      }
    }
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

  /** Empty for what {@code none} tries. */
  private boolean accepts(Optional<String> password) {
    return !faults.refusesPasswords() && hasPassword(password.orElse(""));
  }

  /** As {@code passwd} does. */
  public void setPassword(String password) {
    passwords.set(password);
    server.refreshAuthentication();
  }

  /** Goes down a moment later, as a real one does, and is up again after the downtime. */
  public void reboot() {
    power.reboot();
  }

  /** Off at once, and up again after the downtime. */
  public void powerCut() {
    power.cut();
  }

  private void end() {
    deadMan.stop();
    server.stop();
    rpcd.restart();
    files.loseMemory();
  }

  private void start() {
    faults.thaw();
    steps.started();
    shell.halves().boot(firmware);
    makeVolatileFiles();
    deadMan.boot();
    power.isOn();
    if (!unreachable.test(this)) {
      server.start();
    }
  }

  /** Services were told of a new configuration. */
  private void work() {
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

  private void makeVolatileFiles() {
    files.write("/proc/sys/kernel/random/boot_id", UUID.randomUUID() + "\n");
    files.write("/sys/class/net/eth0/address", mac + "\n");
    shell.debian().ifPresentOrElse(debian -> {
      debian.start();
      radios.start(debian.hostName(), debian.meshes(mac));
    }, radios::start);
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
      return lights.blink(seconds);
    }

    @Override
    public void flashLater(List<String> arguments) {
      flashWriter.start(() -> shell.sysupgrade().run(arguments), 1);
    }

    @Override
    public void safeUpgradeLater(List<String> arguments) {
      flashWriter.start(() -> shell.halves().run(arguments), 111);
    }

    @Override
    public void install(LabSysupgrade.Release fresh, SortedMap<String, byte[]> kept) {
      deadMan.stop();
      firmware.install(fresh, kept);
    }

    @Override
    public void powerCut() {
      power.cutAndWait();
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
      power.laterIfOn(options.watchdog().toMillis(), power::cut);
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
