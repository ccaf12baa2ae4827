package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.atalaya.provisioning.lab.LabSwitch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Virtual routers on a switch, in a network that is this test's own, so that the machine's stays as it is. */
@Timeout(280)
class LabNamespacesTest {
  private static final int MOST_SEARCHES = 5;

  @Test
  void fourRoutersWithOneAddressAreFoundOnTheSwitchAndLeaveNothingBehind() throws Exception {
    Optional<String> obstacle = LabSwitch.obstacle().or(LabNamespacesTest::noUnshare);
    Assumptions.assumeTrue(obstacle.isEmpty(), () -> "network namespaces: " + obstacle.orElseThrow());
    Process laptop = new ProcessBuilder("unshare", "--net", "sleep", "280").start();
    try {
      awaitOwnNetwork(laptop);
      Process killed = program(laptop, "lab", "--namespaces", "--same-address", "--nodes", "4");
      List<JsonNode> routers = readRouters(killed, 4);
      assertThat(routers).allSatisfy(router -> {
        assertThat(router.get("host").stringValue()).startsWith("fe80::a7:a1ff:fe").endsWith("%" + LabSwitch.INTERFACE);
        assertThat(router.get("port").intValue()).isEqualTo(22);
      });

      List<JsonNode> found = List.of();
      for (int i = 0; i < MOST_SEARCHES && found.size() < 4; i++) {
        found = discover(laptop);
      }
      assertThat(texts(found, "mac")).isEqualTo(texts(routers, "mac"));
      assertThat(found.toString()).contains("192.168.1.1");
      assertThat(texts(found, "address")).as("told apart by link-local address").isEqualTo(texts(routers, "host"));

      Process second = program(laptop, "lab", "--namespaces");
      assertThat(second.waitFor()).isEqualTo(4);
      assertThat(new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains(LabSwitch.INTERFACE + " belongs to the lab of process " + killed.pid());

      killed.destroyForcibly().waitFor();
      assertThat(devices(laptop)).as("what a killed lab leaves behind").contains(LabSwitch.INTERFACE);
      Process ended = program(laptop, "lab", "--namespaces", "--nodes", "2");
      assertThat(readRouters(ended, 2)).hasSize(2);
      ended.destroy();
      assertThat(ended.waitFor(60, TimeUnit.SECONDS)).as("it ends when it is told to").isTrue();
      assertThat(devices(laptop)).as("and leaves nothing behind").doesNotContain("atalaya");
    } finally {
      laptop.destroyForcibly();
    }
  }

  private static Optional<String> noUnshare() {
    try {
      Process probe = new ProcessBuilder("unshare", "--net", "ip", "link", "add", "probe", "type", "bridge").redirectErrorStream(true).start();
      String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return probe.waitFor() == 0 ? Optional.empty() : Optional.of(said.strip());
    } catch (IOException e) {
      return Optional.of("unshare is missing (package util-linux)");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private static void awaitOwnNetwork(Process laptop) throws IOException {
    Path ours = Files.readSymbolicLink(Path.of("/proc/self/ns/net"));
    Path theirs = Path.of("/proc", String.valueOf(laptop.pid()), "ns", "net");
    while (Files.readSymbolicLink(theirs).equals(ours)) {
      assertThat(laptop.isAlive()).isTrue();
      Thread.onSpinWait();
    }
  }

  private static Process program(Process laptop, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
        "-XX:TieredStopAtLevel=1", "-Duser.language=en", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
        "org.atalaya.app.Main"));
    command.addAll(List.of(arguments));
    return start(laptop, command);
  }

  private static Process start(Process laptop, List<String> command) throws IOException {
    List<String> all = new ArrayList<>(List.of("nsenter", "--net=/proc/" + laptop.pid() + "/ns/net"));
    all.addAll(command);
    return new ProcessBuilder(all).start();
  }

  private static List<JsonNode> readRouters(Process lab, int count) throws IOException {
    List<JsonNode> routers = new ArrayList<>();
    BufferedReader lines = lab.inputReader(StandardCharsets.UTF_8);
    while (routers.size() < count) {
      String line = lines.readLine();
      assertThat(line).as("a router's line; the lab said: %s", line == null
          ? new String(lab.getErrorStream().readAllBytes(), StandardCharsets.UTF_8) : "").isNotNull();
      routers.add(JsonMapper.shared().readTree(line));
    }
    return routers;
  }

  private static List<JsonNode> discover(Process laptop) throws IOException {
    Process discover = program(laptop, "discover", "--interface", LabSwitch.INTERFACE, "--json");
    JsonNode answer = JsonMapper.shared().readTree(discover.getInputStream().readAllBytes());
    List<JsonNode> routers = new ArrayList<>();
    answer.get("routers").forEach(routers::add);
    return routers;
  }

  private static TreeSet<String> texts(List<JsonNode> routers, String field) {
    TreeSet<String> texts = new TreeSet<>();
    routers.forEach(router -> texts.add(router.get(field).stringValue()));
    return texts;
  }

  private static String devices(Process laptop) throws Exception {
    return run(laptop, "ip", "-o", "link", "show");
  }

  private static String run(Process laptop, String... command) throws Exception {
    Process process = start(laptop, List.of(command));
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
