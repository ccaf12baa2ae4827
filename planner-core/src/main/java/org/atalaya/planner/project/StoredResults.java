package org.atalaya.planner.project;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.plan.NetworkPlan;

/**
 * When a result is current, and when it replaces another. All methods run within the caller's transaction.
 *
 * <p>Applied edits are a stack and no id is used twice, so the last applied edit that touches a result's inputs
 * stands for these inputs: equal ids, equal inputs, whatever was undone and redone in between.
 */
final class StoredResults {
  private final Path file;
  private final EditTable edits;
  private final ResultTables tables;

  StoredResults(Path file, EditTable edits, ResultTables tables) {
    this.file = file;
    this.edits = edits;
    this.tables = tables;
  }

  InputRevision inputs(ResultKind kind, ProjectState state) throws SQLException {
    OptionalLong plan = kind == ResultKind.RENDERING ? currentPlanId() : OptionalLong.empty();
    return new InputRevision(kind, edits.revision(kind), plan, state);
  }

  Stored<LinksResult> storeLinks(LinksResult links, InputRevision inputs, Instant at) throws SQLException {
    return store(ResultKind.LINKS, links, inputs, at, tables::readLinks, row -> tables.writeLinks(row, links));
  }

  Stored<NetworkPlan> storePlan(NetworkPlan plan, InputRevision inputs, Instant at) throws SQLException {
    return store(ResultKind.PLAN, plan, inputs, at, tables::readPlan, row -> tables.writePlan(row, plan));
  }

  Stored<RenderingResult> storeRendering(RenderingResult rendering, InputRevision inputs, Instant at)
      throws SQLException {
    long plan = inputs.plan().orElseThrow(
        () -> new IllegalArgumentException("a rendering is made from a current plan, and there was none"));
    return store(ResultKind.RENDERING, rendering, inputs, at, tables::readRendering,
        row -> tables.writeRendering(row, rendering, plan));
  }

  Optional<Stored<LinksResult>> findLinks() throws SQLException {
    return find(ResultKind.LINKS, tables::readLinks);
  }

  Optional<Stored<NetworkPlan>> findPlan() throws SQLException {
    return find(ResultKind.PLAN, tables::readPlan);
  }

  Optional<Stored<RenderingResult>> findRendering() throws SQLException {
    return find(ResultKind.RENDERING, tables::readRendering);
  }

  /** @throws BadInputException if there is no plan, or it is stale */
  Stored<NetworkPlan> getCurrentPlan() throws SQLException {
    Stored<NetworkPlan> plan = findPlan()
        .orElseThrow(() -> new BadInputException(file.toString(), "no plan", "one to provision: plan first"));
    if (!plan.current()) {
      throw new BadInputException(file.toString(), "a stale plan (the project was changed since)",
          "one of the present sites and settings: plan again");
    }
    return plan;
  }

  /** Id of the stored plan if it is current. */
  OptionalLong currentPlanId() throws SQLException {
    Optional<ResultTables.Row> plan = tables.find(ResultKind.PLAN);
    return plan.isPresent() && current(ResultKind.PLAN, plan.get())
        ? OptionalLong.of(plan.get().id()) : OptionalLong.empty();
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(ResultTables.Row row) throws SQLException;
  }

  @FunctionalInterface
  private interface Writer {
    void write(ResultTables.Row row) throws SQLException;
  }

  private <T> Stored<T> store(ResultKind kind, T value, InputRevision inputs, Instant at, Reader<T> reader,
      Writer writer) throws SQLException {
    if (inputs.kind() != kind) {
      throw new IllegalArgumentException("inputs of " + inputs.kind() + ", expected " + kind);
    }
    boolean current = inputs.revision() == edits.revision(kind)
        && (kind != ResultKind.RENDERING || inputs.plan().equals(currentPlanId()));
    Optional<ResultTables.Row> present = tables.find(kind);
    if (present.isPresent() && current(kind, present.get())) {
      if (!current) {
        return new Stored<>(value, inputs.revision(), at, false);
      }
      // the same again: what was made from it stays current
      if (holds(present.get(), value, reader)) {
        return new Stored<>(value, present.get().revision(), present.get().at(), true);
      }
    }
    ResultTables.Row row = tables.replace(kind, inputs.revision(), at);
    writer.write(row);
    return new Stored<>(value, row.revision(), row.at(), current);
  }

  private static <T> boolean holds(ResultTables.Row row, T value, Reader<T> reader) throws SQLException {
    try {
      return reader.read(row).equals(value);
    } catch (BadInputException e) {
      // one that can't be read is replaced: computing again must always help
      return false;
    }
  }

  private <T> Optional<Stored<T>> find(ResultKind kind, Reader<T> reader) throws SQLException {
    Optional<ResultTables.Row> row = tables.find(kind);
    return row.isEmpty() ? Optional.empty() : Optional.of(new Stored<>(reader.read(row.get()), row.get().revision(),
        row.get().at(), current(kind, row.get())));
  }

  private boolean current(ResultKind kind, ResultTables.Row row) throws SQLException {
    return row.revision() == edits.revision(kind)
        && (kind != ResultKind.RENDERING || currentPlanId().equals(OptionalLong.of(tables.planOf(row))));
  }
}
