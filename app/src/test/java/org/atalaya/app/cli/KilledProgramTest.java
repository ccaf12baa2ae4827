package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.atalaya.app.Main;
import org.atalaya.provisioning.lab.LabImage;
import org.atalaya.provisioning.lab.LabOptions;
import org.atalaya.provisioning.lab.VirtualKit;
import org.atalaya.provisioning.lab.VirtualRouter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program, in a process of its own, is killed without warning while it works on four routers, and {@code resume}
 * goes on, killed again now and then, until all four are verified. Every other seed writes an image first. How many
 * seeds: system property {@code atalaya.kill.seeds}, from {@code atalaya.kill.first}; the profile {@code soak} takes 200.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledProgramTest {
  private static final int ROUTERS = 4;
  private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();
  private static final int MOST_RESUMPTIONS = 25;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final LabOptions LAB = LabOptions.DEFAULT.withDowntime(Duration.ofMillis(400));

  private Path folder;
  private Path passphrase;
  private Path planned;
  private Path image;
  private List<String> hosts;
  /** How long a run takes that nobody kills; without an image, and with one. */
  private final Duration[] undisturbed = new Duration[2];

  /** How a process ended. */
  private record Ended(boolean killed, int exitCode, String out, String err) {}

  @BeforeAll
  void plan(@TempDir Path shared) throws Exception {
    folder = shared;
    passphrase = Files.writeString(folder.resolve("passphrase"), "un mate con la vecina\n");
    planned = folder.resolve("planned.atalaya");
    Map<String, String> environment = Map.of("ATALAYA_PASSPHRASE_FILE", passphrase.toString());
    CommandRun created = CommandRun.with(environment, Locale.ENGLISH, "project", "create", planned.toString(), "--name", "Red",
        "--terrain", SharedData.tile().toString(), "--sites", SharedData.file("networks/kit-of-four/sites.csv").toString(),
        "--country", "AR");
    assertThat(created.exitCode()).as(created.toString()).isZero();
    CommandRun plan = CommandRun.with(environment, Locale.ENGLISH, "plan", planned.toString(), "--json");
    assertThat(plan.exitCode()).as(plan.toString()).isZero();
    hosts = JsonMapper.shared().readTree(plan.out()).get("routers").valueStream().map(each -> each.get("host").stringValue()).toList();
    assertThat(hosts).hasSize(ROUTERS);
    image = LabImage.write(folder.resolve("lime.bin"), 400_000, LAB.boardName(), "23.05.5", "1.0");
    for (int withImage = 0; withImage < 2; withImage++) {
      try (VirtualKit kit = VirtualKit.start(ROUTERS, LAB)) {
        Path project = copy("undisturbed-" + withImage);
        long start = System.nanoTime();
        Ended ended = run(project, PATIENCE, provision(project, kit, withImage == 1));
        undisturbed[withImage] = Duration.ofNanos(System.nanoTime() - start);
        assertThat(ended.exitCode).as("%s", ended).isZero();
      }
    }
  }

  private Path copy(String name) throws IOException {
    Path project = Files.createDirectories(folder.resolve(name)).resolve("kit.atalaya");
    return Files.copy(planned, project, StandardCopyOption.REPLACE_EXISTING);
  }

  private List<String> provision(Path project, VirtualKit kit, boolean withImage) {
    List<String> arguments = new ArrayList<>(List.of("provision", project.toString(), "--yes", "--json"));
    for (int i = 0; i < ROUTERS; i++) {
      arguments.addAll(List.of("--node", hosts.get(i) + "=" + kit.routers().get(i).address()));
    }
    if (withImage) {
      arguments.addAll(List.of("--image", image.toString()));
    }
    return arguments;
  }

  private Process start(Path project, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED",
        "-Duser.language=en", "-cp", System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
        Main.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command)
        .redirectOutput(project.resolveSibling("out").toFile()).redirectError(project.resolveSibling("err").toFile());
    builder.environment().put("ATALAYA_PASSPHRASE_FILE", passphrase.toString());
    return builder.start();
  }

  /** Runs the program, and kills it if it still runs after so long. */
  private Ended run(Path project, Duration killAfter, List<String> arguments) throws Exception {
    Process process = start(project, arguments);
    boolean ended = process.waitFor(killAfter.toMillis(), TimeUnit.MILLISECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    return new Ended(!ended, process.exitValue(), Files.readString(project.resolveSibling("out")),
        Files.readString(project.resolveSibling("err")));
  }

  /** They run side by side, since they mostly wait; the tests only look at what came of them. */
  @TestFactory
  Stream<DynamicTest> fourAreVerifiedHoweverOftenTheProgramIsKilled() {
    ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    Map<Integer, CompletableFuture<Void>> runs = new LinkedHashMap<>();
    int first = Integer.getInteger("atalaya.kill.first", 1);
    for (int i = 0; i < Integer.getInteger("atalaya.kill.seeds", 10); i++) {
      int seed = first + i;
      runs.put(seed, CompletableFuture.runAsync(() -> {
        try {
          int kills = fourAreVerified(seed);
          Files.writeString(Path.of("target", "killed-program.txt"),
              "seed " + seed + ": killed " + kills + " times, four verified\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (Exception e) {
          throw new IllegalStateException("seed " + seed, e);
        }
      }, workers));
    }
    workers.shutdown();
    return runs.entrySet().stream().map(run -> DynamicTest.dynamicTest("seed " + run.getKey(), () -> run.getValue().get()))
        .onClose(workers::shutdownNow);
  }

  /** Returns how often the program was killed. */
  private int fourAreVerified(int seed) throws Exception {
    Random random = new Random(seed);
    boolean withImage = seed % 2 == 0;
    // beside the others it takes longer: later moments must be met too
    long whole = undisturbed[withImage ? 1 : 0].multipliedBy(3).dividedBy(2).toMillis();
    List<String> history = new ArrayList<>();
    try (VirtualKit kit = VirtualKit.start(ROUTERS, LAB.withSeed(seed))) {
      Path project = copy("seed-" + seed);
      List<String> provision = provision(project, kit, withImage);
      history.add(line("provision", run(project, Duration.ofMillis(random.nextLong(whole)), provision)));
      boolean verified = false;
      for (int i = 0; i < MOST_RESUMPTIONS && !verified; i++) {
        Duration patience = i < 3 && random.nextBoolean() ? Duration.ofMillis(random.nextLong(whole)) : PATIENCE;
        Ended resumed = run(project, patience, List.of("resume", project.toString(), "--yes", "--json"));
        history.add(line("resume", resumed));
        verified = !resumed.killed && areVerified(project, history);
        if (!verified && !resumed.killed && resumed.exitCode == 0 && routers(resumed).isEmpty()) {
          // killed before anything was agreed to: there is nothing to resume
          history.add(line("provision", run(project, PATIENCE, provision)));
          verified = areVerified(project, history);
        }
      }
      assertThat(verified).as("seed %d\n%s", seed, String.join("\n", history)).isTrue();
      assertThat(kit.routers()).as("seed %d", seed).allSatisfy(router -> {
        assertThat(router.findFile("/etc/atalaya/armed")).isEmpty();
        assertThat(router.release()).isEqualTo(withImage ? "LibreMesh 23.05.5" : "LibreMesh 22.03.5");
        assertThat(router.flashCount()).isEqualTo(withImage ? 1 : 0);
      });
    }
    return (int) history.stream().filter(line -> line.contains(": killed\n")).count();
  }

  private boolean areVerified(Path project, List<String> history) throws Exception {
    CommandRun verify = CommandRun.with(Map.of("ATALAYA_PASSPHRASE_FILE", passphrase.toString()), Locale.ENGLISH, "verify",
        project.toString(), "--json");
    history.add("verify: " + verify.exitCode() + " " + verify.err().strip());
    return verify.exitCode() == 0 && JsonMapper.shared().readTree(verify.out()).get("routers").valueStream()
        .filter(router -> router.get("outcome").stringValue().equals("verified")).count() == ROUTERS;
  }

  private static List<String> routers(Ended ended) {
    return JsonMapper.shared().readTree(ended.out).get("routers").valueStream().map(each -> each.get("host").stringValue()).toList();
  }

  private static String line(String command, Ended ended) {
    return command + ": " + (ended.killed ? "killed" : "ended with " + ended.exitCode) + "\n" + ended.err.indent(4)
        + ended.out.indent(4);
  }

  /** Wherever somebody else could look: other processes, the project's file, what is printed, what lies beside it. */
  @Test
  void noSecretLeavesTheProgram() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "/proc is missing");
    try (VirtualKit kit = VirtualKit.start(ROUTERS, LAB)) {
      Path project = copy("secrets");
      Set<String> seen = new TreeSet<>();
      Process process = start(project, provision(project, kit, true));
      while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
        commandLines(process.toHandle(), seen);
      }
      assertThat(process.exitValue()).as(Files.readString(project.resolveSibling("err"))).isZero();
      List<String> secrets = secrets(project);
      assertThat(secrets).hasSizeGreaterThanOrEqualTo(2).allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(7));
      for (VirtualRouter router : kit.routers()) {
        seen.addAll(router.commandLines());
      }
      assertThat(seen).hasSizeGreaterThan(20).anyMatch(line -> line.contains("passwd root"))
          .noneMatch(line -> secrets.stream().anyMatch(line::contains));

      List<Path> files;
      try (Stream<Path> all = Files.walk(project.getParent())) {
        files = all.filter(Files::isRegularFile).toList();
      }
      assertThat(files).hasSizeGreaterThan(ROUTERS);
      for (Path file : files) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        boolean backup = file.toString().endsWith(".tar.gz");
        assertThat(secrets.stream().noneMatch(bytes::contains)).as("a secret in %s", file).isTrue();
        if (backup) {
          assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
          assertThat(Files.getPosixFilePermissions(file.getParent())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
      }
      assertThat(files).anyMatch(file -> file.toString().endsWith(".tar.gz"));

      // what goes wrong names no secret either: another password on the router, and a file that can't be read
      kit.routers().getFirst().setPassword("another-one");
      kit.routers().get(1).putFile("/etc/config/wireless", "config 'unterminated");
      Ended failed = run(project, PATIENCE, Stream.concat(provision(project, kit, false).stream(), Stream.of("--debug")).toList());
      assertThat(failed.exitCode).isNotZero();
      assertThat(secrets).noneMatch((failed.out + failed.err)::contains);
    }
  }

  private static void commandLines(ProcessHandle program, Set<String> seen) {
    Stream.concat(Stream.of(program), program.descendants()).forEach(each -> {
      try {
        seen.add(Files.readString(Path.of("/proc", Long.toString(each.pid()), "cmdline"), StandardCharsets.ISO_8859_1));
        seen.add(Files.readString(Path.of("/proc", Long.toString(each.pid()), "environ"), StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        // it has ended meanwhile
      }
    });
  }

  private List<String> secrets(Path project) {
    CommandRun run = CommandRun.with(Map.of("ATALAYA_PASSPHRASE_FILE", passphrase.toString()), Locale.ENGLISH, "project",
        "secrets", project.toString(), "--show", "--json");
    List<String> secrets = new ArrayList<>(List.of("un mate con la vecina"));
    for (JsonNode secret : JsonMapper.shared().readTree(run.out()).get("secrets")) {
      secrets.add(secret.get("value").stringValue());
    }
    return secrets;
  }
}
