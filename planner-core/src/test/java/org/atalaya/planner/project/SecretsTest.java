package org.atalaya.planner.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.planner.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  private static final String WORDS = "tres ñandúes bajo el alero";

  @TempDir Path folder;

  @Test
  void secretsAreMadeOnceAndKept() {
    Path path = folder.resolve("valle.atalaya");
    Secrets made;
    try (Project project = Project.create(path, Sample.state())) {
      assertThat(project.hasSecrets()).isFalse();
      made = project.unlock(passphrase(WORDS));
      assertThat(project.hasSecrets()).isTrue();
    }
    try (Project project = Project.open(path)) {
      assertThat(project.unlock(passphrase(WORDS))).isEqualTo(made);
      // the same accent typed as two characters
      assertThat(project.unlock(passphrase(WORDS.replace("ú", "u\u0301")))).isEqualTo(made);
    }
    assertThat(made.meshKey()).isNotEqualTo(made.rootPassword());
    assertThat(made.meshKey().reveal()).matches("[A-HJ-NP-Za-hjkmnp-z2-9]{24}");
    assertThat(made.rootPassword().reveal()).matches("[A-HJ-NP-Za-hjkmnp-z2-9]{24}");
    assertThat(made.toString()).doesNotContain(made.meshKey().reveal()).doesNotContain(made.rootPassword().reveal());
  }

  @Test
  void anotherPassphraseOpensNothingAndSaysNoMore() {
    try (Project project = Project.create(folder.resolve("p"), Sample.state())) {
      Secrets made = project.unlock(passphrase(WORDS));
      assertThatThrownBy(() -> project.unlock(passphrase("dos gatos en el techo")))
          .isInstanceOf(BadInputException.class).hasMessageContaining("does not open them")
          .hasMessageNotContaining("gatos").hasNoCause();
      assertThat(project.unlock(passphrase(WORDS))).isEqualTo(made);
    }
  }

  @Test
  void aNewPassphraseOpensTheSameSecretsAndTheOldOneNoMore() {
    try (Project project = Project.create(folder.resolve("p"), Sample.state())) {
      Secrets made = project.unlock(passphrase(WORDS));
      assertThatThrownBy(() -> project.changePassphrase(passphrase("not the one"), passphrase("never used")))
          .isInstanceOf(BadInputException.class);
      assertThatThrownBy(() -> project.changePassphrase(passphrase(WORDS), passphrase("short")))
          .isInstanceOf(BadInputException.class).hasMessageContaining("8 characters");
      project.changePassphrase(passphrase(WORDS), passphrase("una casa sin gatos"));
      assertThat(project.unlock(passphrase("una casa sin gatos"))).isEqualTo(made);
      assertThatThrownBy(() -> project.unlock(passphrase(WORDS))).isInstanceOf(BadInputException.class);
    }
  }

  @Test
  void aShortPassphraseMakesNoSecrets() {
    try (Project project = Project.create(folder.resolve("p"), Sample.state())) {
      assertThatThrownBy(() -> project.unlock(passphrase("1234567"))).isInstanceOf(BadInputException.class);
      assertThat(project.hasSecrets()).isFalse();
      assertThatThrownBy(() -> project.changePassphrase(passphrase(WORDS), passphrase(WORDS)))
          .isInstanceOf(BadInputException.class).hasMessageContaining("none yet");
    }
  }

  @Test
  void neitherSecretsNorPassphraseAreInTheBytesOnDisk() throws IOException {
    Path path = folder.resolve("valle.atalaya");
    Secrets made;
    try (Project project = Project.create(path, Sample.state())) {
      made = project.unlock(passphrase(WORDS));
      String key = made.meshKey().reveal();
      project.storePlan(Sample.plan(), project.inputs(ResultKind.PLAN));
      project.storeRendering(RenderingResult.of(Map.of("escuela",
          Map.of("/etc/config/lime-community", "option key '" + key + "'\n"))), project.inputs(ResultKind.RENDERING));
      ProvisioningJournal journal = project.provisioning();
      long run = journal.startRun(project.getCurrentPlan());
      journal.record(new RouterRecord("escuela", Optional.of("10.13.1.1"), Optional.empty(),
          Optional.of(made.rootPassword().reveal()), Optional.empty(), "password " + made.rootPassword().reveal()));
      journal.recordStep(run, "escuela", "configure", StepRecord.State.DONE, "wrote key '" + key + "'");
      journal.storeVerification("escuela", new VerificationRecord(false,
          List.of("wireless.mesh.key: found '', expected '" + key + "'"), Instant.EPOCH, 0));
      assertThat(journal.lastSteps("escuela").getFirst().detail()).isEqualTo("wrote key '••••'");
      project.changePassphrase(passphrase(WORDS), passphrase(WORDS + " otra vez"));
      project.backupTo(folder.resolve("copy.atalaya"));
      assertNothingShows(made);
    }
    assertNothingShows(made);
  }

  @Test
  void aBoxFromAnotherProjectDoesNotOpen() throws SQLException {
    Path mine = folder.resolve("mine.atalaya");
    Path other = folder.resolve("other.atalaya");
    try (Project project = Project.create(mine, Sample.state())) {
      project.unlock(passphrase(WORDS));
    }
    Project.create(other, Sample.state()).close();
    execute(other, "ATTACH '" + mine + "' AS mine", "INSERT INTO secret_box SELECT * FROM mine.secret_box");
    try (Project project = Project.open(other)) {
      assertThatThrownBy(() -> project.unlock(passphrase(WORDS))).isInstanceOf(BadInputException.class)
          .hasMessageContaining("does not open them");
    }
  }

  @Test
  void aFileCannotAskForAWeakOrAnEndlessDerivation() throws SQLException {
    Path path = folder.resolve("valle.atalaya");
    try (Project project = Project.create(path, Sample.state())) {
      project.unlock(passphrase(WORDS));
    }
    for (long iterations : new long[] {1, 599_999, 2_000_000_000L}) {
      execute(path, "UPDATE secret_box SET iterations = " + iterations);
      try (Project project = Project.open(path)) {
        assertThatThrownBy(() -> project.unlock(passphrase(WORDS))).as("%d iterations", iterations)
            .isInstanceOf(BadInputException.class).hasMessageContaining("unknown kind");
      }
    }
  }

  @Test
  void aPassphraseIsTheFirstLineOfItsFileAndDoesNotShow() throws IOException {
    Path file = Files.writeString(folder.resolve("words"), WORDS + "\r\nmore\n");
    Passphrase read = Passphrase.read(file);
    assertThat(read.characters()).isEqualTo(WORDS.toCharArray());
    assertThat(read.toString()).doesNotContain("ñandú");
    read.close();
    assertThat(read.characters()).containsOnly('\0');
    assertThatThrownBy(() -> Passphrase.read(Files.writeString(file, "\n" + WORDS)))
        .isInstanceOf(BadInputException.class).hasMessageContaining("words").hasMessageNotContaining("alero");
    assertThatThrownBy(() -> Passphrase.read(Files.writeString(file, "x".repeat(100_000))))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> Passphrase.read(Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 1})))
        .isInstanceOf(BadInputException.class).hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> Passphrase.read(folder.resolve("none"))).isInstanceOf(BadInputException.class);
  }

  private void assertNothingShows(Secrets secrets) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String hidden : List.of(secrets.meshKey().reveal(), secrets.rootPassword().reveal(), WORDS)) {
          for (var encoding : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(bytes.contains(new String(hidden.getBytes(encoding), StandardCharsets.ISO_8859_1)))
                .as("a secret in %s as %s", file.getFileName(), encoding).isFalse();
          }
        }
      }
    }
  }

  private static Passphrase passphrase(String text) {
    return Passphrase.of(text.toCharArray());
  }

  private static void execute(Path path, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
