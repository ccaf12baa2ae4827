package org.atalaya.planner.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.atalaya.planner.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on the disk, looked at past {@link Project}; and what is refused, unharmed. */
class ProjectFileTest {
  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void choosePath() {
    path = folder.resolve("valle.atalaya");
  }

  @Test
  void aFileSaysWhatItIs() throws SQLException {
    Project.create(path, Sample.state()).close();
    assertThat(query("PRAGMA application_id")).containsExactly(Integer.toString(0x4174616C));
    assertThat(query("PRAGMA user_version")).containsExactly(Integer.toString(Migrations.LATEST));
    assertThat(query("PRAGMA journal_mode")).containsExactly("wal");
    assertThat(query("SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%' AND NOT strict"))
        .as("tables that are not STRICT").isEmpty();
  }

  @Test
  void itsConnectionIsAsCarefulAsPromised() throws SQLException {
    Project.create(path, Sample.state()).close();
    try (SqliteFile file = SqliteFile.open(path)) {
      assertThat(file.queryLong("PRAGMA synchronous")).as("FULL").isEqualTo(2);
      assertThat(file.queryLong("PRAGMA foreign_keys")).isEqualTo(1);
      assertThat(file.queryLong("PRAGMA trusted_schema")).isZero();
      assertThat(file.queryLong("PRAGMA secure_delete")).isEqualTo(1);
      assertThat(file.queryLong("PRAGMA busy_timeout")).isEqualTo(5000);
      assertThatThrownBy(() -> file.write(() -> file.update("INSERT INTO plan VALUES (7, '{}', 1, 0, 0, 0.0, 'USD')")))
          .as("a plan without its result").hasMessageContaining("FOREIGN KEY");
    }
  }

  @Test
  void aFileOfVersion1IsBroughtUpToDateAndKeepsWhatItHolds() throws SQLException {
    writeVersion1();
    assertThat(query("PRAGMA user_version")).containsExactly("1");
    try (Project project = Project.open(path)) {
      assertThat(project.state().sites()).containsExactly(Sample.REFUGIO);
      assertThat(project.state().settings()).isEqualTo(Sample.SETTINGS);
      project.provisioning().record(RouterRecord.of("refugio-nandu"));
      assertThat(project.provisioning().routers()).containsExactly(RouterRecord.of("refugio-nandu"));
    }
    assertThat(query("PRAGMA user_version")).containsExactly(Integer.toString(Migrations.LATEST));
  }

  @Test
  void aFileOfANewerVersionIsRefusedAndLeftAsItIs() throws SQLException, IOException {
    Project.create(path, Sample.state()).close();
    execute("PRAGMA user_version = 99");
    byte[] before = Files.readAllBytes(path);
    assertRefused("schema 99", "newer Atalaya");
    assertThat(Files.readAllBytes(path)).isEqualTo(before);
  }

  @Test
  void filesOfAnotherKindAreRefusedAndLeftAsTheyAre() throws SQLException, IOException {
    assertRefused("no file");
    Files.createFile(path);
    assertRefused("another kind");
    Files.writeString(path, "name,lat,lon\n".repeat(50));
    assertRefused("another kind");
    Files.delete(path);
    execute("CREATE TABLE bookmarks (url TEXT)");
    byte[] before = Files.readAllBytes(path);
    assertRefused("another program's database");
    assertThat(Files.readAllBytes(path)).isEqualTo(before);
    Files.delete(path);
    Files.createDirectory(path);
    assertRefused("not a file");
  }

  @Test
  void damageIsFoundBeforeAnythingIsDone() throws IOException {
    Project.create(path, Sample.state()).close();
    byte[] bytes = Files.readAllBytes(path);
    Arrays.fill(bytes, 4096, bytes.length, (byte) 0xA5);
    Files.write(path, bytes);
    assertRefused("damage");
    Files.write(path, Arrays.copyOf(bytes, 2048));
    assertRefused("damage");
  }

  @Test
  void aTriggerOrAForeignTableIsRefused() throws SQLException, IOException {
    Project.create(path, Sample.state()).close();
    byte[] sound = Files.readAllBytes(path);
    execute("CREATE TRIGGER t AFTER INSERT ON edit BEGIN DELETE FROM site; END");
    assertRefused("tables of another kind");
    Files.write(path, sound);
    execute("DROP TABLE plan");
    assertRefused("tables of another kind");
  }

  @Test
  void rowsThatBreakTheRulesAreRefused() throws SQLException, IOException {
    Project.create(path, Sample.state()).close();
    byte[] sound = Files.readAllBytes(path);
    execute("UPDATE site SET latitude_deg = 91 WHERE name = 'Loma'");
    assertRefused("latitude 91");
    Files.write(path, sound);
    execute("DELETE FROM project");
    assertRefused("0 rows of settings");
    Files.write(path, sound);
    execute("UPDATE site SET role = 'king'");
    assertRefused("role king");
    Files.write(path, sound);
    execute("INSERT INTO plan VALUES (7, '{}', 1, 0, 0, 0.0, 'USD')");
    assertRefused("row of plan without its owner");
  }

  @Test
  void anUnreadableEditIsNamed() throws SQLException {
    Project.create(path, Sample.state()).close();
    execute("INSERT INTO edit (at, edit, inverse, touches_links, touches_plan, state) VALUES ('2026-01-01T00:00:00Z',"
        + " '{\"type\":\"format-disk\"}', '{}', 1, 1, 'applied')");
    try (Project project = Project.open(path)) {
      assertThatThrownBy(project::journal).isInstanceOf(BadInputException.class).hasMessageContaining("edit 1");
      assertThatThrownBy(project::undo).isInstanceOf(BadInputException.class).hasMessageContaining("edit 1");
      assertThat(project.state()).isEqualTo(Sample.state());
    }
  }

  @Test
  void anUnreadablePlanIsNamedAndANewOneReplacesIt() throws SQLException {
    try (Project project = Project.create(path, Sample.state())) {
      project.storePlan(Sample.plan(), project.inputs(ResultKind.PLAN));
    }
    execute("UPDATE plan SET json = '{\"sites\":7}'");
    try (Project project = Project.open(path)) {
      assertThatThrownBy(project::findPlan).isInstanceOf(BadInputException.class).hasMessageContaining("plan");
      project.storePlan(Sample.plan(), project.inputs(ResultKind.PLAN));
      assertThat(project.getCurrentPlan().value()).isEqualTo(Sample.plan());
    }
  }

  @Test
  void aBackupIsAWholeProjectAtThatMoment() throws IOException {
    Path copy = folder.resolve("copy of valle.atalaya");
    try (Project project = Project.create(path, Sample.state())) {
      project.apply(new Edit.RemoveSite("Loma"));
      ProjectState then = project.state();
      project.backupTo(copy);
      project.apply(new Edit.RemoveSite("Escuela"));
      assertThatThrownBy(() -> project.backupTo(copy)).isInstanceOf(BadInputException.class)
          .hasMessageContaining("exists already");
      try (Project opened = Project.open(copy)) {
        assertThat(opened.state()).isEqualTo(then);
        assertThat(opened.undo()).contains(new Edit.RemoveSite("Loma"));
        assertThat(opened.state()).isEqualTo(Sample.state());
      }
    }
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(path, copy);
    }
  }

  private void assertRefused(String... because) {
    var refusal = assertThatThrownBy(() -> Project.open(path).close()).isInstanceOf(BadInputException.class)
        .hasMessageContaining(path.toString());
    for (String reason : because) {
      refusal.hasMessageContaining(reason);
    }
  }

  /** As the first version wrote it: its SQL, and a project of one site. */
  private void writeVersion1() throws SQLException {
    List<String> statements = new ArrayList<>(Migrations.statements(1));
    statements.addAll(List.of("PRAGMA application_id = 1098146156", "PRAGMA user_version = 1",
        "INSERT INTO project VALUES (1, 'b5a2c0de-0000-4000-8000-000000000001', 'Valle', 'AR', 'libremesh', 5500.0,"
            + " 1.3333333333333333, 0.0, 15000.0, 10.0, 'USD')",
        "INSERT INTO terrain VALUES (0, '/data/terrain/N49E019.hgt', 'N49E019.hgt')",
        "INSERT INTO site VALUES (0, 'Refugio Ñandú', 49.26, 19.52, 4.5, 'required', 'solar', 60.0, 480.0, 2, NULL,"
            + " 120.5, '')"));
    execute(statements.toArray(String[]::new));
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private List<String> query(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
      List<String> answers = new ArrayList<>();
      while (row.next()) {
        answers.add(row.getString(1));
      }
      return answers;
    }
  }
}
