package org.atalaya.planner.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.atalaya.planner.BadInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window and a command line on one file at a time. */
class TwoProgramsTest {
  @TempDir Path folder;
  private Project window;
  private Project command;

  @BeforeEach
  void open() {
    window = Project.create(folder.resolve("valle.atalaya"), Sample.state());
    command = Project.open(window.file());
  }

  @AfterEach
  void close() {
    command.close();
    window.close();
  }

  @Test
  void anEditIsMadeOnTopOfWhatTheOtherDid() {
    window.apply(new Edit.RemoveSite("Loma"));
    command.apply(new Edit.RemoveSite("Escuela"));
    assertThat(command.state().sites()).containsExactly(Sample.REFUGIO);
    AtomicInteger told = new AtomicInteger();
    window.addListener(told::incrementAndGet);
    assertThatThrownBy(() -> window.apply(new Edit.RemoveSite("Escuela"))).isInstanceOf(IllegalArgumentException.class);
    assertThat(window.state()).isEqualTo(command.state());
    assertThat(told).as("an edit that fails still shows why").hasValue(1);
    assertThat(window.undo()).contains(new Edit.RemoveSite("Escuela"));
    assertThat(window.state().sites()).containsExactly(Sample.ESCUELA, Sample.REFUGIO);
  }

  @Test
  void whatTheOtherDidIsSeenAfterARefresh() {
    AtomicInteger told = new AtomicInteger();
    window.addListener(told::incrementAndGet);
    assertThat(window.refresh()).isFalse();
    command.apply(new Edit.RemoveSite("Loma"));
    assertThat(window.refresh()).isTrue();
    assertThat(window.state()).isEqualTo(command.state());
    assertThat(told).hasValue(1);
  }

  @Test
  void resultsOfTheOneAreStaleByEditsOfTheOther() {
    InputRevision inputs = command.inputs(ResultKind.PLAN);
    window.apply(new Edit.RemoveSite("Loma"));
    assertThat(command.storePlan(Sample.plan(), inputs).current()).isFalse();
    assertThat(window.findPlan().orElseThrow().current()).isFalse();
    command.storePlan(Sample.plan(), command.inputs(ResultKind.PLAN));
    assertThat(window.getCurrentPlan().value()).isEqualTo(Sample.plan());
  }

  @Test
  void oneReadsWhileTheOtherWritesAndASecondWriterIsToldSo() throws SQLException {
    try (SqliteFile impatient = SqliteFile.open(window.file())) {
      impatient.execute("PRAGMA busy_timeout = 20");
      try (SqliteFile writer = SqliteFile.open(window.file())) {
        writer.execute("BEGIN IMMEDIATE");
        writer.update("DELETE FROM site");
        assertThat(window.inputs(ResultKind.LINKS).state()).isEqualTo(Sample.state());
        assertThat(command.findPlan()).isEmpty();
        assertThatThrownBy(() -> impatient.write(() -> impatient.update("DELETE FROM site")))
            .isInstanceOf(BadInputException.class).hasMessageContaining("another program is writing");
        writer.execute("ROLLBACK");
      }
      assertThat(impatient.write(() -> impatient.update("DELETE FROM site WHERE name = 'Loma'"))).isEqualTo(1);
    }
  }
}
