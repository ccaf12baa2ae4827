package org.atalaya.planner.project;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.plan.RouterNumbers;

/**
 * An open project file. Every change is an {@link Edit}, committed to the file before {@link #apply} returns: there
 * is nothing to save, and what is lost in a power cut is at most the edit under way.
 *
 * <p>Safe for several threads; state is immutable. Several programs may have the file open: each write first takes
 * in what others have written. Methods that touch the file throw {@link BadInputException} where another program
 * holds it for more than 5 s, or it is damaged, and {@link java.io.UncheckedIOException} where the disk fails.
 */
public final class Project implements AutoCloseable {
  private final LiveState live;
  private final StateTables states;
  private final EditTable edits;
  private final StoredResults results;
  private final SecretTable secrets;
  private final ProvisioningJournal provisioning;
  private final Measurements measurements;
  private final Photos photos;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile Optional<Secrets> unlocked = Optional.empty();

  private Project(SqliteFile file, Clock clock) {
    live = new LiveState(file, clock);
    ProjectJson json = new ProjectJson();
    states = new StateTables(file);
    edits = new EditTable(file, json);
    results = new StoredResults(file.path(), edits, new ResultTables(file, json));
    secrets = new SecretTable(file, live.read(states::uuid));
    provisioning = new ProvisioningJournal(live, results, () -> unlocked);
    measurements = new Measurements(live);
    photos = new Photos(live);
  }

  /**
   * A new project file, readable by its owner alone.
   *
   * @param initial what it begins with, also without sites; edits come on top of it
   * @throws BadInputException if the file exists or can't be made
   */
  public static Project create(Path path, ProjectState initial) {
    return create(path, initial, Clock.systemUTC());
  }

  static Project create(Path path, ProjectState initial, Clock clock) {
    SqliteFile file = SqliteFile.create(path,
        created -> new StateTables(created).create(UUID.randomUUID().toString(), initial));
    return closeOnFailure(file, clock);
  }

  /**
   * An existing project; its schema is brought up to date, and the whole file is checked for damage.
   *
   * @throws BadInputException if it is not a project, is damaged, or was made by a newer version
   */
  public static Project open(Path path) {
    return open(path, Clock.systemUTC());
  }

  static Project open(Path path, Clock clock) {
    return closeOnFailure(SqliteFile.open(path), clock);
  }

  private static Project closeOnFailure(SqliteFile file, Clock clock) {
    try {
      return new Project(file, clock);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  public Path file() {
    return live.file().path();
  }

  /** Random, drawn when the project was made, and kept. */
  public String identity() {
    return live.read(states::uuid);
  }

  /** As of the last edit made here, or taken in from another program. */
  public ProjectState state() {
    return live.state();
  }

  /**
   * Makes an edit; what was undone before can't be redone any more. An edit that changes nothing is not kept.
   *
   * @throws IllegalArgumentException if the edit does not fit the state; nothing is changed then
   */
  public void apply(Edit edit) {
    change(() -> {
      ProjectState after = edit.applyTo(state());
      if (after.equals(state())) {
        return Optional.empty();
      }
      edits.append(edit, state(), after, live.now());
      return Optional.of(new LiveState.Change<>(edit, after));
    });
  }

  /** Takes back the last edit and returns it; empty where there is none. */
  public Optional<Edit> undo() {
    return change(() -> {
      Optional<JournalEntry> last = edits.findLastApplied();
      if (last.isEmpty()) {
        return Optional.empty();
      }
      edits.markUndone(last.get().id());
      return Optional.of(new LiveState.Change<>(last.get().edit(), replay(last.get().inverse())));
    });
  }

  /** Makes the last edit that was taken back again and returns it; empty where there is none. */
  public Optional<Edit> redo() {
    return change(() -> {
      Optional<JournalEntry> next = edits.findFirstUndone();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      edits.markApplied(next.get().id());
      return Optional.of(new LiveState.Change<>(next.get().edit(), replay(next.get().edit())));
    });
  }

  public boolean canUndo() {
    return nextUndo().isPresent();
  }

  public boolean canRedo() {
    return nextRedo().isPresent();
  }

  /** What {@link #undo()} would take back. */
  public Optional<Edit> nextUndo() {
    return live.read(() -> edits.findLastApplied().map(JournalEntry::edit));
  }

  /** What {@link #redo()} would make again. */
  public Optional<Edit> nextRedo() {
    return live.read(() -> edits.findFirstUndone().map(JournalEntry::edit));
  }

  /** Applied edits, and after them the undone ones that can be redone; oldest first. */
  public List<JournalEntry> journal() {
    return live.read(edits::readAll);
  }

  /** @param listener run after each change of state or results, on the thread that made it */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  public void removeListener(Runnable listener) {
    listeners.remove(listener);
  }

  /** Takes in what other programs have written since; true if there was anything. */
  public boolean refresh() {
    return telling(() -> live.read(live::takeIn));
  }

  /** Id of the last applied edit that touches what results of that kind are computed from; 0 as created. */
  public long revision(ResultKind kind) {
    return live.read(() -> edits.revision(kind));
  }

  /** What to compute a result from, and the revision to store it under. */
  public InputRevision inputs(ResultKind kind) {
    return telling(() -> live.read(() -> {
      live.takeIn();
      return results.inputs(kind, state());
    }));
  }

  /**
   * Keeps the links in place of those before.
   *
   * @param inputs taken before computing
   */
  public Stored<LinksResult> storeLinks(LinksResult links, InputRevision inputs) {
    return store(() -> results.storeLinks(links, inputs, live.now()));
  }

  /**
   * Keeps the plan in place of the one before. One that is stale already does not replace a current one.
   *
   * @param inputs taken before computing
   */
  public Stored<NetworkPlan> storePlan(NetworkPlan plan, InputRevision inputs) {
    return store(() -> results.storePlan(plan, inputs, live.now()));
  }

  /**
   * Keeps what was rendered in place of what was before.
   *
   * @param inputs taken before rendering
   * @throws IllegalArgumentException if there was no current plan then
   */
  public Stored<RenderingResult> storeRendering(RenderingResult rendering, InputRevision inputs) {
    return store(() -> results.storeRendering(rendering, inputs, live.now()));
  }

  public Optional<Stored<LinksResult>> findLinks() {
    return live.read(results::findLinks);
  }

  public Optional<Stored<NetworkPlan>> findPlan() {
    return live.read(results::findPlan);
  }

  /** Current only if it was made from the stored plan and that is current. */
  public Optional<Stored<RenderingResult>> findRendering() {
    return live.read(results::findRendering);
  }

  /**
   * The plan to render and to provision.
   *
   * @throws BadInputException if there is none, or it is stale
   */
  public Stored<NetworkPlan> getCurrentPlan() {
    return live.read(results::getCurrentPlan);
  }

  /** True once secrets were made: {@link #unlock} then needs the passphrase that locked them. */
  public boolean hasSecrets() {
    return live.read(secrets::exists);
  }

  /**
   * The project's secrets. Where there are none yet, they are made and locked under this passphrase. Takes about
   * half a second, on purpose.
   *
   * @throws BadInputException if the passphrase is not the one; for new secrets, if it is shorter than 8 characters
   */
  public Secrets unlock(Passphrase passphrase) {
    Secrets opened = hasSecrets() ? live.read(() -> secrets.unlock(passphrase)) : live.write(() -> secrets.unlock(passphrase));
    unlocked = Optional.of(opened);
    return opened;
  }

  /**
   * Locks the same secrets under another passphrase.
   *
   * @throws BadInputException if {@code from} is not the present one, {@code to} is shorter than 8 characters, or
   *     there are no secrets yet
   */
  public void changePassphrase(Passphrase from, Passphrase to) {
    live.write(() -> {
      secrets.change(from, to);
      return null;
    });
  }

  /** What was done to the project's routers. */
  public ProvisioningJournal provisioning() {
    return provisioning;
  }

  /**
   * A number of an autonomous system for each router, from the community's range or the private ones. Once given, a number
   * is kept in the project: it stays when other routers come, go or are put in another order.
   *
   * @param hostNames each once; those that the range has no number for are left out
   */
  public SortedMap<String, Long> asNumbers(List<String> hostNames) {
    return live.write(() -> {
      SortedMap<String, Long> kept = given("as_number");
      SortedMap<String, Long> numbers = state().blocks().autonomousSystems().allocate(hostNames, kept);
      keep("as_number", kept, numbers);
      return numbers;
    });
  }

  /** AS numbers, and numbers of nodes, which are kept in the same way. */
  public RouterNumbers routerNumbers(List<String> hostNames) {
    SortedMap<String, Long> systems = asNumbers(hostNames);
    return live.write(() -> {
      SortedMap<String, Long> kept = given("node_number");
      SortedMap<String, Integer> before = new TreeMap<>();
      kept.forEach((host, number) -> before.put(host, number.intValue()));
      SortedMap<String, Integer> nodes = RouterNumbers.nodes(hostNames, before);
      SortedMap<String, Long> after = new TreeMap<>();
      nodes.forEach((host, number) -> after.put(host, number.longValue()));
      keep("node_number", kept, after);
      return new RouterNumbers(nodes, systems);
    });
  }

  /** Addresses that files were rendered with, by host name, those of the latest files first; without lengths. */
  public SequencedMap<String, String> renderedAddresses() {
    return live.read(() -> {
      SequencedMap<String, String> addresses = new LinkedHashMap<>();
      live.file().query("SELECT host, ipv4 FROM router_address ORDER BY turn DESC, host", row -> addresses.put(row.getString(1), row.getString(2)));
      return addresses;
    });
  }

  /**
   * Keeps the addresses that files are rendered with: whatever a later plan leaves out may be on its roof, and its address is
   * not another's. It is not an edit.
   */
  public void keepAddresses(List<PlannedRouter> routers) {
    live.write(() -> {
      long[] turn = {1};
      live.file().query("SELECT coalesce(max(turn), 0) + 1 FROM router_address", row -> turn[0] = row.getLong(1));
      for (PlannedRouter router : routers) {
        String address = router.ipv4().replaceFirst("/.*", "");
        live.file().update("DELETE FROM router_address WHERE host = ? OR ipv4 = ?", router.hostName(), address);
        live.file().update("INSERT INTO router_address VALUES (?, ?, ?)", router.hostName(), address, turn[0]);
      }
      return turn[0];
    });
  }

  private SortedMap<String, Long> given(String table) throws SQLException {
    SortedMap<String, Long> given = new TreeMap<>();
    live.file().query("SELECT host, number FROM " + table + " ORDER BY host", row -> given.put(row.getString(1), row.getLong(2)));
    return given;
  }

  private void keep(String table, SortedMap<String, Long> kept, SortedMap<String, Long> numbers) throws SQLException {
    for (Map.Entry<String, Long> each : numbers.entrySet()) {
      if (!each.getValue().equals(kept.get(each.getKey()))) {
        live.file().update("DELETE FROM " + table + " WHERE host = ? OR number = ?", each.getKey(), each.getValue());
        live.file().update("INSERT INTO " + table + " VALUES (?, ?)", each.getKey(), each.getValue());
      }
    }
  }

  /** Pictures of roofs. */
  public Photos photos() {
    return photos;
  }

  /** What was measured on the air, and what it teaches. */
  public Measurements measurements() {
    return measurements;
  }

  /**
   * The terrain files and folders, each where it is found: first by its way from the project file (the two moved
   * together), then at its absolute path. One that is found nowhere is given at its absolute path.
   */
  public List<Path> resolveTerrain() {
    return live.read(states::readTerrain).stream().map(kept -> kept.find(file(), "terrain")).toList();
  }

  /** What stands on the ground, each file where it is found, by the same rule. */
  public CoverFiles resolveCover() {
    return live.read(states::resolveCover);
  }

  /** What is drawn on the map, in the order of the state's layers, each file where it is found, by the same rule. */
  public List<MapLayer> resolveLayers() {
    return live.read(states::resolveLayers);
  }

  /**
   * Copies the project, as of now, by SQLite's backup API: a plain copy of an open file would miss what is in its log.
   *
   * @throws BadInputException if the target exists or can't be made
   */
  public void backupTo(Path target) {
    live.backupTo(target);
  }

  /** Moves the log into the file and lets go of it. Closing twice does nothing. */
  @Override
  public void close() {
    unlocked = Optional.empty();
    live.close();
  }

  private ProjectState replay(Edit edit) {
    try {
      return edit.applyTo(state());
    } catch (IllegalArgumentException e) {
      throw new BadInputException(file() + ", journal", e.getMessage(), "an edit that fits the project", e);
    }
  }

  private <T> Stored<T> store(SqliteFile.Work<Stored<T>> work) {
    Stored<T> stored = live.write(work);
    tellListeners();
    return stored;
  }

  private <T> Optional<T> change(SqliteFile.Work<Optional<LiveState.Change<T>>> work) {
    return telling(() -> live.change(work));
  }

  /** Tells the listeners if there is another state after the work, even where the work itself fails. */
  private <T> T telling(Supplier<T> work) {
    ProjectState before = state();
    try {
      return work.get();
    } finally {
      if (state() != before) {
        tellListeners();
      }
    }
  }

  private void tellListeners() {
    listeners.forEach(Runnable::run);
  }
}
