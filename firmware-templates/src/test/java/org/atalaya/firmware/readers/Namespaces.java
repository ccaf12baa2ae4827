package org.atalaya.firmware.readers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Small computers made of Linux network namespaces, joined by virtual cables. Wants root and iproute2. */
public final class Namespaces implements AutoCloseable {
  private final String prefix = "atl" + ProcessHandle.current().pid() % 100_000 + "-";
  private final Map<String, String> names = new LinkedHashMap<>();
  private final List<Process> running = new ArrayList<>();
  private final Path folder;

  /** @param folder for what the programs write */
  public Namespaces(Path folder) {
    this.folder = folder;
  }

  /** True where namespaces can be made and these programs are there. */
  public static boolean possible(String... programs) throws IOException, InterruptedException {
    for (String program : programs) {
      if (Programs.find(program).isEmpty()) {
        return false;
      }
    }
    if (Programs.find("ip").isEmpty()) {
      return false;
    }
    String probe = "atlprobe" + ProcessHandle.current().pid();
    boolean made = Programs.run(Path.of("."), "ip", "netns", "add", probe).status() == 0;
    if (made) {
      Programs.run(Path.of("."), "ip", "netns", "del", probe);
    }
    return made;
  }

  /** A computer that forwards, with its loopback up. */
  public void add(String host) throws IOException, InterruptedException {
    names.put(host, prefix + names.size());
    must("ip", "netns", "add", names.get(host));
    must(host, List.of("ip", "link", "set", "lo", "up"));
    for (String setting : List.of("net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1",
        "net.ipv6.conf.default.accept_dad=0", "net.ipv6.conf.all.accept_dad=0", "net.ipv4.conf.all.rp_filter=0",
        "net.ipv4.conf.default.rp_filter=0")) {
      must(host, List.of("sysctl", "-q", "-w", setting));
    }
  }

  /** A cable between two computers. */
  public void join(String a, String interfaceA, String b, String interfaceB) throws IOException, InterruptedException {
    must("ip", "link", "add", "name", interfaceA, "netns", names.get(a), "type", "veth", "peer", "name", interfaceB,
        "netns", names.get(b));
    must(a, List.of("ip", "link", "set", interfaceA, "up"));
    must(b, List.of("ip", "link", "set", interfaceB, "up"));
  }

  /** Runs a command on a computer and gives what it printed. */
  public String must(String host, List<String> command) throws IOException, InterruptedException {
    return must(in(host, command).toArray(String[]::new));
  }

  /** What a command on a computer printed, whether it failed or not. */
  public String ask(String host, String... command) throws IOException, InterruptedException {
    return Programs.run(folder, in(host, List.of(command)).toArray(String[]::new)).text();
  }

  /** Starts a program on a computer; it is ended with the network. */
  public void start(String host, List<String> command) throws IOException {
    running.add(new ProcessBuilder(in(host, command)).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log(host).toFile())).start());
  }

  /** What the programs of a computer wrote. */
  public String logOf(String host) throws IOException {
    return Files.exists(log(host)) ? Files.readString(log(host)) : "";
  }

  /** Waits for a condition; fails with {@code otherwise} when patience ends. */
  public static void until(Duration patience, Callable<Boolean> condition, Callable<String> otherwise) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not so within " + patience + ": " + otherwise.call());
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private Path log(String host) {
    return folder.resolve(host + ".log");
  }

  private List<String> in(String host, List<String> command) {
    List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", names.get(host)));
    all.addAll(command);
    return all;
  }

  private String must(String... command) throws IOException, InterruptedException {
    Programs.Answer answer = Programs.run(folder, command);
    if (answer.status() != 0) {
      throw new AssertionError(String.join(" ", command) + ": " + answer.text());
    }
    return answer.text();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    running.forEach(Process::destroy);
    for (Process process : running) {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
    for (String name : names.values()) {
      Programs.run(folder, "ip", "netns", "del", name);
    }
  }
}
