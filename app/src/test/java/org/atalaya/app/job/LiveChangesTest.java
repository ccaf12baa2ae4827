package org.atalaya.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveChangesTest {
  private static final String TOKEN = "fedcba9876543210";

  @TempDir
  Path folder;

  /** Holds a change until it is killed. */
  static final class OtherProgram {
    private OtherProgram() {}

    public static void main(String[] arguments) throws Exception {
      LiveChanges changes = LiveChanges.in(Path.of(arguments[0]));
      changes.begin(arguments[1]);
      System.out.println("begun");
      System.in.read();
      changes.close();
    }
  }

  @Test
  void aChangeLivesAsLongAsTheProgramThatBeganIt() throws Exception {
    Path file = folder.resolve("valle-provisioning.lock");
    Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
        System.getProperty("java.class.path"), OtherProgram.class.getName(), file.toString(), TOKEN)
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (LiveChanges changes = LiveChanges.in(file)) {
      assertThat(other.inputReader().readLine()).isEqualTo("begun");
      assertThat(changes.isAlive(TOKEN)).isTrue();
      assertThat(changes.isAlive("00ff")).isFalse();

      other.destroyForcibly();
      assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(changes.isAlive(TOKEN)).isFalse();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void aChangeOfTheSameProgramIsAliveUntilItsRunEnds() {
    Path file = folder.resolve("valle-provisioning.lock");
    try (LiveChanges asking = LiveChanges.in(file)) {
      try (LiveChanges running = LiveChanges.in(file)) {
        running.begin(TOKEN);
        running.begin(TOKEN);
        assertThat(running.isAlive(TOKEN)).isTrue();
        assertThat(asking.isAlive(TOKEN)).isTrue();
      }
      assertThat(asking.isAlive(TOKEN)).isFalse();
    }
  }
}
