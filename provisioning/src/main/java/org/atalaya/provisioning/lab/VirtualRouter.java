package org.atalaya.provisioning.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.atalaya.provisioning.ssh.RouterAddress;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One virtual router: a real SSH server on a loopback port, with the habits of dropbear on a factory router and a
 * file system behind it that outlives its restarts.
 */
public final class VirtualRouter implements LabShell.LabMachine {
  private final LabOptions options;
  private final String mac;
  private final LabFiles files = new LabFiles();
  private final LabDeadMan deadMan;
  private final LabShell shell;
  private final LabServer server;
  private final ScheduledExecutorService timers;
  private final AtomicInteger reboots = new AtomicInteger();
  private final Map<String, byte[]> answersInstead = new ConcurrentHashMap<>();
  private volatile Predicate<VirtualRouter> unreachable = router -> false;

  VirtualRouter(LabOptions options, String mac, ScheduledExecutorService timers) throws IOException {
    this.options = options;
    this.mac = mac;
    this.timers = timers;
    this.deadMan = new LabDeadMan(files, timers, this::reboot);
    this.shell = new LabShell(files, deadMan, this);
    FactoryImage.install(files, mac);
    makeVolatileFiles();
    this.server = new LabServer(this::run, this::accepts);
    server.start();
  }

  public String host() {
    return "127.0.0.1";
  }

  public int port() {
    return server.port();
  }

  public RouterAddress address() {
    return new RouterAddress(host(), port());
  }

  /** Of eth0: lower case with colons. */
  @Override
  public String mac() {
    return mac;
  }

  /** board_name. */
  public String board() {
    return options.boardName();
  }

  /** Of the saved configuration. */
  public String hostName() {
    return LabLimeConfig.hostName(files);
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
    answersInstead.put(command, (endless ? "∞" + answer : answer).getBytes(StandardCharsets.UTF_8));
  }

  /** From now on it proves itself by another key, as another router in its place would. */
  public void changeHostKey() {
    server.newHostKey();
  }

  private int run(String line, InputStream in, OutputStream out, OutputStream err) throws IOException {
    byte[] instead = answersInstead.get(line);
    if (instead == null) {
      return shell.run(line, in, out, err);
    }
    String answer = new String(instead, StandardCharsets.UTF_8);
    if (!answer.startsWith("∞")) {
      out.write(instead);
      return 0;
    }
    byte[] block = answer.substring(1).repeat(1000).getBytes(StandardCharsets.UTF_8);
    while (true) {
      // ends when the other side closes the channel
      out.write(block);
      out.flush();
    }
  }

  private Optional<String> shadow() {
    return files.findText("/etc/shadow").flatMap(text -> text.lines().filter(l -> l.startsWith("root:")).findFirst())
        .map(line -> line.split(":", -1)[1]);
  }

  /** Empty for what {@code none} tries. */
  private boolean accepts(Optional<String> password) {
    String hash = shadow().orElse("");
    return password.isEmpty() ? hash.isEmpty() : hash.equals(hash(password.get()));
  }

  private String hash(String password) {
    return "$lab$" + LabShell.sha256((mac + password).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void setPassword(String password) {
    files.write("/etc/shadow", "root:" + hash(password) + ":0:0:99999:7:::\n");
  }

  /** Goes down a moment later, as a real one does, and is up again after the downtime. */
  @Override
  public void reboot() {
    timers.schedule(this::powerCut, 100, TimeUnit.MILLISECONDS);
  }

  /** Off at once, and up again after the downtime. */
  public void powerCut() {
    reboots.incrementAndGet();
    deadMan.stop();
    server.stop();
    files.loseMemory();
    timers.schedule(this::start, options.downtime().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void start() {
    makeVolatileFiles();
    deadMan.boot();
    if (!unreachable.test(this)) {
      server.start();
    }
  }

  private void makeVolatileFiles() {
    files.write("/proc/meminfo", "MemTotal:         124480 kB\nMemFree:           70124 kB\n"
        + "MemAvailable:      66424 kB\n");
    files.write("/proc/sys/kernel/random/boot_id", UUID.randomUUID() + "\n");
    files.write("/sys/class/net/eth0/address", mac + "\n");
  }

  @Override
  public List<String> interfaces() {
    String tail = mac.substring(2);
    return List.of("eth0 " + mac, "eth1 06" + tail, "lo 00:00:00:00:00:00", "wlan0 0a" + tail, "wlan1 0e" + tail,
        "wlan2 12" + tail);
  }

  @Override
  public String boardJson() {
    JsonMapper json = new JsonMapper();
    ObjectNode board = json.createObjectNode();
    board.put("kernel", "5.10.176");
    board.put("hostname", hostName());
    board.put("system", "Qualcomm Atheros QCA9558 ver 1 rev 0");
    board.put("model", options.model());
    board.put("board_name", options.boardName());
    ObjectNode release = board.putObject("release");
    release.put("distribution", "LibreMesh");
    release.put("version", "22.03.5");
    release.put("target", "ath79/generic");
    release.put("description", "LibreMesh 2024.1 (virtual)");
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(board) + "\n";
  }

  @Override
  public String infoJson() {
    return "{\"uptime\":60,\"memory\":{\"total\":127467520,\"available\":68018176}}\n";
  }

  void close() {
    deadMan.stop();
    server.close();
  }
}
