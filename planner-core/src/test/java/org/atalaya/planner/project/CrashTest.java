package org.atalaya.planner.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
  @TempDir Path folder;

  @Test
  void whatWasInTheLogWhenThePowerWentIsThere() throws IOException {
    Path path = folder.resolve("valle.atalaya");
    Path after = Files.createDirectory(folder.resolve("after")).resolve("valle.atalaya");
    try (Project project = Project.create(path, Sample.state())) {
      project.apply(new Edit.RemoveSite("Loma"));
      project.storePlan(Sample.plan(), project.inputs(ResultKind.PLAN));
      // the disk as it is while the project is open
      Files.copy(path, after);
      Files.copy(folder.resolve("valle.atalaya-wal"), after.resolveSibling("valle.atalaya-wal"));
    }
    try (Project project = Project.open(after)) {
      assertThat(project.state().findSite("Loma")).isEmpty();
      assertThat(project.getCurrentPlan().value()).isEqualTo(Sample.plan());
      assertThat(project.undo()).contains(new Edit.RemoveSite("Loma"));
    }
  }

  @Test
  void aLogThatBreaksOffLosesTheLastEditsAtMost() throws IOException {
    Path path = folder.resolve("valle.atalaya");
    Path after = Files.createDirectory(folder.resolve("after")).resolve("valle.atalaya");
    byte[] file;
    byte[] log;
    try (Project project = Project.create(path, Sample.state())) {
      project.apply(new Edit.RemoveSite("Loma"));
      project.apply(new Edit.RemoveSite("Refugio Ñandú"));
      file = Files.readAllBytes(path);
      log = Files.readAllBytes(folder.resolve("valle.atalaya-wal"));
    }
    for (int length = 0; length <= log.length; length += 997) {
      Files.write(after, file);
      Files.write(after.resolveSibling("valle.atalaya-wal"), Arrays.copyOf(log, length));
      try (Project project = Project.open(after)) {
        int edits = project.journal().size();
        assertThat(project.state().sites()).as("log cut at %d", length).hasSize(3 - edits);
        while (project.undo().isPresent()) {
          edits--;
        }
        assertThat(edits).isZero();
        assertThat(project.state()).as("log cut at %d", length).isEqualTo(Sample.state());
      }
    }
  }

  @Test
  void aProcessThatDiesWhileEditingLosesNoEditThatItWasToldOf() throws IOException, InterruptedException {
    Path path = folder.resolve("valle.atalaya");
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
        DyingEditor.class.getName(), path.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    int told = 0;
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        told = Integer.parseInt(line);
      }
    }
    assertThat(process.waitFor()).isEqualTo(DyingEditor.EXIT_CODE);
    assertThat(told).isGreaterThanOrEqualTo(DyingEditor.EDITS_BEFORE_DEATH);
    assertThat(folder.resolve("valle.atalaya-wal")).as("the log that nobody closed").isNotEmptyFile();
    try (Project project = Project.open(path)) {
      int kept = project.journal().size();
      assertThat(kept).isBetween(told, told + 1);
      assertThat(project.state()).isEqualTo(DyingEditor.stateAfter(kept));
      while (project.canUndo()) {
        project.undo();
      }
      assertThat(project.state()).isEqualTo(Sample.state());
    }
  }
}
