package org.atalaya.provisioning.dropbear;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.atalaya.provisioning.ssh.RouterAddress;

/**
 * A router made of Debian's own dropbear and busybox in a chroot and a PID namespace. Only uci, ubus, lime-config and
 * process 1 are scripts of ours (src/test/resources/dropbear). Nothing is mounted; everything goes with close().
 */
final class DropbearRouter implements AutoCloseable {
  private static final Path DROPBEAR = Path.of("/usr/sbin/dropbear");
  private static final Path DROPBEARKEY = Path.of("/usr/bin/dropbearkey");
  private static final Path BUSYBOX = Path.of("/bin/busybox");
  private static final List<String> CONFIG = List.of("lime-defaults", "system", "network", "wireless");

  private final Path root;
  private final String mac;
  private final int port;
  private final Process init;

  private DropbearRouter(Path root, String mac, int port, Process init) {
    this.root = root;
    this.mac = mac;
    this.port = port;
    this.init = init;
  }

  /** Why this can't run here; empty where it can. */
  static Optional<String> obstacle() throws IOException, InterruptedException {
    for (Path program : List.of(DROPBEAR, DROPBEARKEY, BUSYBOX)) {
      if (!Files.isExecutable(program)) {
        return Optional.of(program + " is missing (packages dropbear-bin, busybox-static)");
      }
    }
    if (!run(List.of("id", "-u")).strip().equals("0")) {
      return Optional.of("not root");
    }
    String probe = run(List.of("unshare", "--pid", "--fork", "--kill-child=KILL", BUSYBOX.toString(), "ash", "-c",
        "echo $$"));
    return probe.strip().equals("1") ? Optional.empty() : Optional.of("no PID namespace of its own to be had");
  }

  /** At a port of this machine's loopback. */
  static DropbearRouter start(String mac) throws IOException, InterruptedException {
    int port = freePort();
    DropbearRouter router = start(mac, "ed25519", port, "127.0.0.1:" + port, List.of("unshare", "--pid"));
    router.awaitReachable(Duration.ofSeconds(20));
    return router;
  }

  /** The same with no host key but this one: {@code rsa}, as dropbears of before 2020 have. */
  static DropbearRouter startWithHostKey(String mac, String keyType) throws IOException, InterruptedException {
    int port = freePort();
    DropbearRouter router = start(mac, keyType, port, "127.0.0.1:" + port, List.of("unshare", "--pid"));
    router.awaitReachable(Duration.ofSeconds(20));
    return router;
  }

  /** In a network namespace of its own, where its eth0 waits to be plugged in: it has the addresses of its files. */
  static DropbearRouter startUnplugged(String mac) throws IOException, InterruptedException {
    return start(mac, "ed25519", RouterAddress.DEFAULT_PORT, "22", List.of("unshare", "--net", "--pid"));
  }

  private static DropbearRouter start(String mac, String keyType, int port, String listen, List<String> namespaces)
      throws IOException, InterruptedException {
    Path root = Files.createTempDirectory("atalaya-dropbear");
    try {
      furnish(root, mac, keyType);
      List<String> command = new ArrayList<>(List.of("timeout", "-s", "KILL", "300"));
      command.addAll(namespaces);
      command.addAll(List.of("--fork", "--kill-child=KILL", "chroot", root.toString(), "/bin/busybox", "ash",
          "/sbin/init", listen));
      Process init = new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(root.resolve("init.log").toFile()).start();
      return new DropbearRouter(root, mac, port, init);
    } catch (IOException | RuntimeException e) {
      delete(root);
      throw e;
    }
  }

  String mac() {
    return mac;
  }

  /** The process whose network namespace is the router's. */
  long namespaceProcess() throws IOException {
    return Cable.awaitNamespace(init);
  }

  RouterAddress address() {
    return new RouterAddress("127.0.0.1", port);
  }

  String read(String path) throws IOException {
    return Files.readString(root.resolve(path.substring(1)));
  }

  boolean exists(String path) {
    return Files.exists(root.resolve(path.substring(1)), LinkOption.NOFOLLOW_LINKS);
  }

  void write(String path, String text) throws IOException {
    Files.writeString(root.resolve(path.substring(1)), text);
  }

  void makeFolder(String path) throws IOException {
    Files.createDirectories(root.resolve(path.substring(1)));
  }

  void remove(String path) throws IOException {
    Files.delete(root.resolve(path.substring(1)));
  }

  void putProgram(String path) throws IOException {
    putProgram(path, "#!/bin/ash\n");
  }

  void putProgram(String path, String script) throws IOException {
    write(path, script);
    Files.setPosixFilePermissions(root.resolve(path.substring(1)), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** How often it was started. */
  int boots() throws IOException {
    return Integer.parseInt(read("/boots").strip());
  }

  /** Runs a program of the router, as a person logged in there would. */
  String inside(String... command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("chroot", root.toString()));
    all.addAll(List.of(command));
    return run(all);
  }

  /** Everything under /etc/config with its content, for comparison. */
  String configuration() throws IOException {
    StringBuilder text = new StringBuilder();
    try (var files = Files.list(root.resolve("etc/config"))) {
      for (Path file : files.sorted().toList()) {
        text.append(file.getFileName()).append('\n').append(Files.readString(file)).append('\n');
      }
    }
    return text.append(read("/etc/shadow")).toString();
  }

  private void awaitReachable(Duration patience) throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.getInputStream().read() == 'S') {
          return;
        }
      } catch (IOException e) {
        if (init.waitFor(50, TimeUnit.MILLISECONDS)) {
          break;
        }
      }
    }
    String log = Files.readString(root.resolve("init.log"));
    close();
    throw new IOException("dropbear did not start: " + log);
  }

  @Override
  public void close() throws IOException {
    // timeout passes TERM on to unshare; its child, process 1 of the namespace, dies with it and takes all along
    init.descendants().forEach(ProcessHandle::destroyForcibly);
    init.destroyForcibly();
    try {
      init.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    delete(root);
  }

  private static void furnish(Path root, String mac, String keyType) throws IOException, InterruptedException {
    for (String folder : List.of("bin", "sbin", "usr/bin", "usr/sbin", "usr/lib", "dev", "tmp", "root", "etc/config",
        "etc/dropbear", "etc/init.d", "etc/rc.d", "proc/sys/kernel/random", "sys/class/net/eth0",
        "sys/class/net/lo")) {
      Files.createDirectories(root.resolve(folder));
    }
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.copy(BUSYBOX, root.resolve("bin/busybox"));
    for (String applet : run(List.of(BUSYBOX.toString(), "--list")).lines().toList()) {
      if (!applet.equals("busybox") && !applet.equals("init")) {
        Files.createSymbolicLink(root.resolve("bin").resolve(applet), Path.of("busybox"));
      }
    }
    copyWithLibraries(DROPBEAR, root);
    run(List.of(DROPBEARKEY.toString(), "-t", keyType, "-f", root.resolve("etc/dropbear/host_key").toString()));
    for (String device : List.of("null c 1 3", "zero c 1 5", "urandom c 1 9", "random c 1 8", "tty c 5 0")) {
      List<String> mknod = new ArrayList<>(List.of("mknod", "-m", "666"));
      String[] words = device.split(" ");
      mknod.add(root.resolve("dev").resolve(words[0]).toString());
      mknod.addAll(List.of(words).subList(1, 4));
      run(mknod);
    }
    Files.createSymbolicLink(root.resolve("var"), Path.of("tmp"));
    // OpenWrt's dropbear looks there for root's keys, Debian's in the home
    Files.createSymbolicLink(root.resolve("root/.ssh"), Path.of("/etc/dropbear"));
    for (String folder : List.of("root", "etc", "etc/dropbear")) {
      Files.setPosixFilePermissions(root.resolve(folder), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    script(root, "init", "sbin/init");
    script(root, "uci", "sbin/uci");
    script(root, "ubus", "bin/ubus");
    script(root, "lime-config", "usr/bin/lime-config");
    script(root, "wifi", "sbin/wifi");
    script(root, "uci.awk", "usr/lib/uci.awk");
    script(root, "lime.awk", "usr/lib/lime.awk");
    script(root, "radios.awk", "usr/lib/radios.awk");
    Files.writeString(root.resolve("board_name"), "librerouter,librerouter-v1\n");
    Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/root:/bin/ash\n");
    Files.writeString(root.resolve("etc/shadow"), "root::19000:0:99999:7:::\n");
    Files.writeString(root.resolve("etc/group"), "root:x:0:\n");
    Files.writeString(root.resolve("etc/shells"), "/bin/ash\n/bin/sh\n");
    Files.writeString(root.resolve("etc/hosts"), "127.0.0.1 localhost\n");
    Files.writeString(root.resolve("proc/meminfo"), "MemTotal: 124480 kB\nMemAvailable:      66424 kB\n");
    Files.writeString(root.resolve("sys/class/net/eth0/address"), mac + "\n");
    Files.writeString(root.resolve("sys/class/net/lo/address"), "00:00:00:00:00:00\n");
    factoryConfiguration(root);
  }

  /** The same factory files as the virtual routers'. */
  private static void factoryConfiguration(Path root) throws IOException {
    try (VirtualKit kit = VirtualKit.start(1, LabOptions.DEFAULT)) {
      VirtualRouter factory = kit.routers().getFirst();
      for (String name : CONFIG) {
        Files.writeString(root.resolve("etc/config").resolve(name),
            factory.findFile("/etc/config/" + name).orElseThrow());
      }
    }
  }

  private static void script(Path root, String resource, String target) throws IOException {
    try (InputStream in = DropbearRouter.class.getResourceAsStream("/dropbear/" + resource)) {
      Path file = root.resolve(target);
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /** A program of this machine, in the router under another path, with the libraries that it wants. */
  void install(Path program, String path) throws IOException, InterruptedException {
    Path target = root.resolve(path.substring(1));
    Files.createDirectories(target.getParent());
    Files.deleteIfExists(target);
    Files.copy(program, target);
    copyLibraries(program, root);
  }

  /** All files and links below a folder with what is in them, one a line. */
  String tree(String folder) throws IOException {
    StringBuilder text = new StringBuilder();
    try (var files = Files.walk(root.resolve(folder.substring(1)))) {
      for (Path file : files.filter(each -> !Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)).sorted().toList()) {
        text.append(root.relativize(file)).append(' ').append(Files.isSymbolicLink(file) ? Files.readSymbolicLink(file)
            : PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + ' ' + Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
      }
    }
    return text.toString();
  }

  private static void copyWithLibraries(Path program, Path root) throws IOException, InterruptedException {
    Files.copy(program, root.resolve(program.toString().substring(1)));
    copyLibraries(program, root);
  }

  private static void copyLibraries(Path program, Path root) throws IOException, InterruptedException {
    for (String line : run(List.of("ldd", program.toString())).lines().toList()) {
      for (String word : line.strip().split("\\s+")) {
        if (word.startsWith("/")) {
          Path target = root.resolve(word.substring(1));
          Files.createDirectories(target.getParent());
          Files.copy(Path.of(word), target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  private static void delete(Path root) throws IOException {
    Files.walkFileTree(root, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path folder, IOException error) throws IOException {
        Files.delete(folder);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
