package org.atalaya.provisioning.dropbear;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A laptop and a switch: a network namespace with a bridge, into which routers are plugged by veth. Namespaces and
 * devices belong to processes, and are gone with them.
 */
final class Cable implements AutoCloseable {
  static final String SWITCH = "kit0";
  private static final List<String> PROGRAMS = List.of("ip", "nsenter", "unshare", "ping");

  private final Process laptop;
  private final long process;
  private int plugged;

  private Cable(Process laptop) throws IOException {
    this.laptop = laptop;
    this.process = awaitNamespace(laptop);
  }

  /** Why this can't run here; empty where it can. */
  static Optional<String> obstacle() throws IOException, InterruptedException {
    Optional<String> without = DropbearRouter.obstacle();
    if (without.isPresent()) {
      return without;
    }
    for (String program : PROGRAMS) {
      if (Arrays.stream(System.getenv("PATH").split(":")).noneMatch(folder -> Files.isExecutable(Path.of(folder, program)))) {
        return Optional.of(program + " is missing (packages iproute2, iputils-ping, util-linux)");
      }
    }
    Process probe = new ProcessBuilder("unshare", "--net", "sh", "-c",
        "ip link add " + SWITCH + " type bridge && ip link add v0 type veth peer name v1 && ip link set " + SWITCH
            + " up && ip -6 addr show").redirectErrorStream(true).start();
    String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return probe.waitFor() == 0 ? Optional.empty() : Optional.of("no network namespace with a bridge: " + said.strip());
  }

  /** A switch with nothing in it but the laptop, which has these addresses. */
  static Cable lay(String... laptopAddresses) throws IOException, InterruptedException {
    Cable cable = new Cable(new ProcessBuilder("timeout", "-s", "KILL", "300", "unshare", "--net", "sleep", "300").start());
    try {
      cable.ip("link set lo up");
      cable.ip("link add " + SWITCH + " type bridge mcast_snooping 0");
      cable.ip("link set " + SWITCH + " address 02:a7:a1:ff:ff:fe");
      cable.ip("link set " + SWITCH + " up");
      for (String address : laptopAddresses) {
        cable.ip("addr add " + address + " dev " + SWITCH);
      }
      return cable;
    } catch (IOException | RuntimeException e) {
      cable.close();
      throw e;
    }
  }

  void plugIn(DropbearRouter router) throws IOException, InterruptedException {
    String port = "port" + plugged++;
    ip("link add " + port + " type veth peer name eth0 netns " + router.namespaceProcess() + " address " + router.mac());
    ip("link set " + port + " master " + SWITCH);
    ip("link set " + port + " up");
  }

  /** Runs a class of the tests as a program on the laptop; its output, or an exception where it failed. */
  String runOnLaptop(Class<?> program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("nsenter", "--net=/proc/" + process + "/ns/net", "timeout", "-s", "KILL",
        "200", Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1",
        "-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    Path errors = Files.createTempFile("atalaya-laptop", ".log");
    try {
      Process java = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (java.waitFor() != 0) {
        throw new IOException(program.getSimpleName() + " failed:\n" + output + Files.readString(errors));
      }
      return output;
    } finally {
      Files.delete(errors);
    }
  }

  private void ip(String arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("nsenter", "--net=/proc/" + process + "/ns/net", "ip"));
    command.addAll(List.of(arguments.split(" ")));
    Process ip = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(ip.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (ip.waitFor() != 0) {
      throw new IOException("ip " + arguments + ": " + said);
    }
  }

  /** The first process below it that has a network namespace of its own. */
  static long awaitNamespace(Process outer) throws IOException {
    Path ours = Files.readSymbolicLink(Path.of("/proc/self/ns/net"));
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < end) {
      for (ProcessHandle each : outer.descendants().toList()) {
        try {
          if (!Files.readSymbolicLink(Path.of("/proc", String.valueOf(each.pid()), "ns", "net")).equals(ours)) {
            return each.pid();
          }
        } catch (IOException e) {
          // that one is gone already
        }
      }
      Thread.onSpinWait();
    }
    throw new IOException("no network namespace came about");
  }

  @Override
  public void close() {
    laptop.descendants().forEach(ProcessHandle::destroyForcibly);
    laptop.destroyForcibly();
    try {
      laptop.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
