package org.atalaya.installers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is put together for users, started in a process of its own. */
class AssembledProgramIT {
  private static final Path PROGRAM = Path.of(System.getProperty("atalaya.program"));

  @TempDir
  Path folder;

  @Test
  void saysItsVersion() throws Exception {
    Run run = run("--version");

    assertThat(run.exitCode).as(run.err).isZero();
    assertThat(run.out).startsWith("Atalaya 0.");
  }

  @Test
  void aWrongCommandIsOneLineAndExitCodeTwo() throws Exception {
    Run run = run("dance");

    assertThat(run.exitCode).isEqualTo(2);
    assertThat(run.out).isEmpty();
    assertThat(run.err).contains("dance").doesNotContain("Exception");
  }

  @Test
  void theDemoGoesTheWholeWayAndVerifiesFourRouters() throws Exception {
    Run run = run("demo", "--headless");

    assertThat(run.exitCode).as(run.out + run.err).isZero();
    assertThat(run.out.lines().filter(line -> line.endsWith("verified"))).as(run.out).hasSize(4);
  }

  /** GeoTools' bundle carries an old slf4j: if it came first, logging would die silently. */
  @Test
  void ourLoggingComesBeforeTheOldCopyInGeoTools() throws Exception {
    try (JarFile jar = new JarFile(appJar().toFile())) {
      List<String> classPath = List.of(jar.getManifest().getMainAttributes().getValue("Class-Path").split(" "));

      assertThat(index(classPath, "slf4j-api-2")).isBetween(0, index(classPath, "geotools-wrapper"));
      assertThat(index(classPath, "logback-classic")).isBetween(0, index(classPath, "geotools-wrapper"));
      assertThat(classPath).allSatisfy(entry -> assertThat(PROGRAM.resolve(entry)).exists());
    }
  }

  private static int index(List<String> classPath, String prefix) {
    for (int i = 0; i < classPath.size(); i++) {
      if (classPath.get(i).startsWith(prefix)) {
        return i;
      }
    }
    return -1;
  }

  private static Path appJar() throws IOException {
    try (Stream<Path> jars = Files.list(PROGRAM)) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("app-")).findFirst().orElseThrow();
    }
  }

  private record Run(int exitCode, String out, String err) {}

  private Run run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
        "-Duser.language=en", "-jar", appJar().toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    boolean ended = process.waitFor(3, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    assertThat(ended).as("%s ended", command).isTrue();
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
