package org.atalaya.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.atalaya.app.job.SecretsReading.Kind;
import org.atalaya.app.job.SecretsReading.NamedSecret;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.project.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsReadingTest {
  @TempDir Path folder;

  private Project project() {
    return Project.create(folder.resolve("valley.atalaya"), new ProjectState(new ProjectSettings("Valley", "AR",
        "libremesh", List.of(), PathSettings.DEFAULT, 15_000, 10, "USD"), SampleValley.sites()));
  }

  private static Passphrase passphrase(String text) {
    return Passphrase.of(text.toCharArray());
  }

  @Test
  void namesWhatTheProgramMadeAndPrintsItAsBullets() {
    try (Project project = project()) {
      Secrets made = project.unlock(passphrase("nueve lirios"));

      List<NamedSecret> read = SecretsReading.read(project, passphrase("nueve lirios"));

      assertThat(read).containsExactly(new NamedSecret(Kind.ROOT_PASSWORD, made.rootPassword()),
          new NamedSecret(Kind.MESH_KEY, made.meshKey()));
      assertThat(read).extracting(each -> each.kind().id()).containsExactly("root_password", "mesh_key");
      assertThat(read.toString()).doesNotContain(made.rootPassword().reveal(), made.meshKey().reveal());
    }
  }

  @Test
  void aWrongPassphraseIsOnePlainLine() {
    try (Project project = project()) {
      project.unlock(passphrase("nueve lirios"));

      assertThatThrownBy(() -> SecretsReading.read(project, passphrase("diez lirios"))).isInstanceOf(BadInputException.class)
          .hasMessageContaining("valley.atalaya").hasMessageContaining("passphrase")
          .hasMessageNotContaining("\n").hasMessageNotContaining("diez lirios");
    }
  }

  @Test
  void itCanBeAskedWhetherAPassphraseOpensThem() {
    try (Project project = project()) {
      assertThat(SecretsReading.opens(project, passphrase("nueve lirios"))).as("none are locked yet").isTrue();
      assertThat(project.hasSecrets()).isFalse();
      project.unlock(passphrase("nueve lirios"));
      assertThat(SecretsReading.opens(project, passphrase("nueve lirios"))).isTrue();
      assertThat(SecretsReading.opens(project, passphrase("diez lirios"))).isFalse();
    }
  }

  @Test
  void readingMakesNoSecretsWhereThereAreNone() {
    try (Project project = project()) {
      assertThatThrownBy(() -> SecretsReading.read(project, passphrase("nueve lirios")))
          .isInstanceOf(BadInputException.class).hasMessageContaining("none yet");
      assertThat(project.hasSecrets()).isFalse();
    }
  }
}
