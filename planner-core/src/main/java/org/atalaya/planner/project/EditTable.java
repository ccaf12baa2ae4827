package org.atalaya.planner.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.BadInputException;
import tools.jackson.core.JacksonException;

/**
 * The table {@code edit}: the journal. Applied edits form a stack; undone ones wait for redo until a new edit drops
 * them. Dropped ones stay as history.
 */
final class EditTable {
  private final SqliteFile file;
  private final ProjectJson json;

  EditTable(SqliteFile file, ProjectJson json) {
    this.file = file;
    this.json = json;
  }

  /** Appends an applied edit and drops what was undone. */
  void append(Edit edit, ProjectState before, ProjectState after, Instant at) throws SQLException {
    file.update("UPDATE edit SET state = 'dropped' WHERE state = 'undone'");
    file.update("INSERT INTO edit (at, edit, inverse, touches_links, touches_plan, touches_rendering, state)"
            + " VALUES (?, ?, ?, ?, ?, ?, 'applied')", at.toString(), json.write(edit), json.write(edit.inverse(before)),
        ResultKind.LINKS.touchedBy(before, after) ? 1 : 0, ResultKind.PLAN.touchedBy(before, after) ? 1 : 0,
        ResultKind.RENDERING.touchedBy(before, after) ? 1 : 0);
  }

  void markUndone(long id) throws SQLException {
    file.update("UPDATE edit SET state = 'undone' WHERE id = ?", id);
  }

  void markApplied(long id) throws SQLException {
    file.update("UPDATE edit SET state = 'applied' WHERE id = ?", id);
  }

  /** What undo would take back. */
  Optional<JournalEntry> findLastApplied() throws SQLException {
    return read("WHERE state = 'applied' ORDER BY id DESC LIMIT 1").stream().findFirst();
  }

  /** What redo would do again. */
  Optional<JournalEntry> findFirstUndone() throws SQLException {
    return read("WHERE state = 'undone' ORDER BY id LIMIT 1").stream().findFirst();
  }

  /** Applied and undone edits, oldest first. */
  List<JournalEntry> readAll() throws SQLException {
    return read("WHERE state <> 'dropped' ORDER BY id");
  }

  /** Id of the last applied edit that touches the inputs of that kind; 0 where there is none. */
  long revision(ResultKind kind) throws SQLException {
    String column = switch (kind) {
      case LINKS -> "touches_links";
      case PLAN -> "touches_plan";
      case RENDERING -> "touches_rendering";
    };
    return file.queryLong("SELECT coalesce(max(id), 0) FROM edit WHERE state = 'applied' AND " + column + " = 1");
  }

  private List<JournalEntry> read(String which) throws SQLException {
    return file.query("SELECT * FROM edit " + which, this::entry);
  }

  private JournalEntry entry(ResultSet row) throws SQLException {
    try {
      return new JournalEntry(row.getLong("id"), file.instant(row, "at"),
          json.readEdit(row.getString("edit")), json.readEdit(row.getString("inverse")),
          row.getString("state").equals("applied"));
    } catch (JacksonException e) {
      throw new BadInputException(file.path() + ", edit " + row.getLong("id"), "something unreadable", "an edit", e);
    }
  }
}
