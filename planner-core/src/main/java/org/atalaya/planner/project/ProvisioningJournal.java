package org.atalaya.planner.project;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.Secret;

/**
 * What was done to a project's routers, and what is known of them. Each entry is committed before the method
 * returns, so that a laptop that loses power resumes where it was. Texts pass without the project's secrets: once
 * these are unlocked, each is replaced by bullets wherever it appears.
 */
public final class ProvisioningJournal {
  private final LiveState live;
  private final SqliteFile file;
  private final StoredResults results;
  private final Supplier<Optional<Secrets>> unlocked;

  /** @param unlocked the secrets, if they were unlocked since the project was opened */
  ProvisioningJournal(LiveState live, StoredResults results, Supplier<Optional<Secrets>> unlocked) {
    this.live = live;
    this.file = live.file();
    this.results = results;
    this.unlocked = unlocked;
  }

  /**
   * Begins a run of provisioning.
   *
   * @param plan what is to be provisioned
   * @return the run's number
   * @throws BadInputException if that is not the project's current plan: a stale one is never
   *     provisioned
   */
  public long startRun(Stored<NetworkPlan> plan) {
    return live.write(() -> {
      Stored<NetworkPlan> current = results.getCurrentPlan();
      if (current.revision() != plan.revision() || !current.value().equals(plan.value())) {
        throw new BadInputException(file.path().toString(),
            "a plan that was replaced in the meantime", "the current one: begin again");
      }
      return file.insert("INSERT INTO run (at, plan, plan_revision)"
          + " SELECT ?, id, revision FROM result WHERE kind = 'plan'", live.now().toString());
    });
  }

  /**
   * Begins a run that undoes what an earlier one did. It provisions nothing, so that the plan may be stale by now.
   *
   * @return the run's number
   * @throws BadInputException if there is no plan at all
   */
  public long startUndoing() {
    return live.write(() -> {
      if (results.findPlan().isEmpty()) {
        throw new BadInputException(file.path().toString(), "no plan", "the project whose routers were provisioned");
      }
      return file.insert("INSERT INTO run (at, plan, plan_revision)"
          + " SELECT ?, id, revision FROM result WHERE kind = 'plan'", live.now().toString());
    });
  }

  /** Number of the last run begun. */
  public Optional<Long> findLastRun() {
    return live.read(() -> file.query("SELECT id FROM run ORDER BY id DESC LIMIT 1", row -> row.getLong(1))
        .stream().findFirst());
  }

  /** Keeps what is known of a router, all but its host key, in place of what was. Only {@link #pin} sets a key. */
  public void record(RouterRecord router) {
    live.write(() -> {
      addRouter(router.hostName());
      file.update("UPDATE router SET address = ?, mac = ?, board = ?, state = ? WHERE host_name = ?",
          router.address().map(this::withoutSecrets).orElse(null), router.mac().map(this::withoutSecrets).orElse(null),
          router.board().map(this::withoutSecrets).orElse(null), withoutSecrets(router.state()), router.hostName());
      return null;
    });
  }

  /**
   * Pins the key that a router showed at first use.
   *
   * @return true where it is pinned now; false where another one is: a changed key stops
   */
  public boolean pin(String hostName, HostKey key) {
    return live.write(() -> {
      addRouter(hostName);
      file.update("UPDATE router SET host_key_type = ?, host_key = ?"
          + " WHERE host_name = ? AND host_key_type IS NULL", key.type(), key.base64(), hostName);
      return find("host_name = ?", hostName).getFirst().hostKey().equals(Optional.of(key));
    });
  }

  /** Pins a key to a MAC or an address that has none yet; one that is there stays. */
  public void pin(KeyScope scope, String value, HostKey key) {
    live.write(() -> file.update("INSERT OR IGNORE INTO pinned_key VALUES (?, ?, ?, ?)", word(scope), value, key.type(),
        key.base64()));
  }

  /** The key that is pinned to a MAC or an address. */
  public Optional<HostKey> findKey(KeyScope scope, String value) {
    return live.read(() -> keyOf(scope, value));
  }

  /** True where some router that was met has this key. */
  public boolean isPinned(HostKey key) {
    return live.read(() -> !file.query("SELECT 1 FROM router WHERE host_key_type = ? AND host_key = ?"
            + " UNION SELECT 1 FROM pinned_key WHERE host_key_type = ? AND host_key = ?", row -> row.getInt(1),
        key.type(), key.base64(), key.type(), key.base64()).isEmpty());
  }

  /**
   * Puts another key in the place of a pinned one, at a person's word: the router was flashed or replaced. Wherever
   * the key of that MAC was pinned, under whatever name or address, the new one stands afterwards.
   *
   * @param hostName under which the person agreed
   * @param mac of the router that has the new key
   */
  public void replaceKey(String hostName, String mac, HostKey key) {
    live.write(() -> {
      addRouter(hostName);
      Optional<HostKey> before = keyOf(KeyScope.MAC, mac);
      if (before.isPresent()) {
        for (String table : List.of("router", "pinned_key")) {
          file.update("UPDATE " + table + " SET host_key_type = ?, host_key = ? WHERE host_key_type = ? AND host_key = ?",
              key.type(), key.base64(), before.get().type(), before.get().base64());
        }
      }
      file.update("UPDATE router SET host_key_type = ?, host_key = ? WHERE host_name = ?", key.type(), key.base64(),
          hostName);
      replace(KeyScope.MAC, mac, key);
      return null;
    });
  }

  /** The same for an address at which a person agreed to meet another router. */
  public void replaceKey(KeyScope scope, String value, HostKey key) {
    live.write(() -> {
      replace(scope, value, key);
      return null;
    });
  }

  private void replace(KeyScope scope, String value, HostKey key) throws SQLException {
    file.update("INSERT OR REPLACE INTO pinned_key VALUES (?, ?, ?, ?)", word(scope), value, key.type(), key.base64());
  }

  private Optional<HostKey> keyOf(KeyScope scope, String value) throws SQLException {
    return file.query("SELECT host_key_type, host_key FROM pinned_key WHERE scope = ? AND value = ?",
        row -> new HostKey(row.getString(1), row.getString(2)), word(scope), value).stream().findFirst();
  }

  private static String word(KeyScope scope) {
    return scope.name().toLowerCase(Locale.ROOT);
  }

  public Optional<RouterRecord> findRouter(String hostName) {
    return live.read(() -> find("host_name = ?", hostName).stream().findFirst());
  }

  /** All routers met, by host name. */
  public List<RouterRecord> routers() {
    return live.read(() -> find("true"));
  }

  /** Writes down a step, before it is taken (STARTED) and after. */
  public void recordStep(long run, String hostName, String step, StepRecord.State state, String detail) {
    live.write(() -> {
      addRouter(hostName);
      return file.insert("INSERT INTO step (run, host_name, step, state, at, detail) VALUES (?, ?, ?, ?, ?, ?)", run,
          hostName, step, state.name().toLowerCase(Locale.ROOT), live.now().toString(), withoutSecrets(detail));
    });
  }

  /** What was written of a router in the last run that it had a part in, in order. */
  public List<StepRecord> lastSteps(String hostName) {
    return live.read(() -> file.query("SELECT run, step, state, at, detail FROM step WHERE host_name = ?"
            + " AND run = (SELECT max(run) FROM step WHERE host_name = ?) ORDER BY id",
        row -> new StepRecord(row.getLong("run"), hostName, row.getString("step"),
            StepRecord.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), file.instant(row, "at"),
            row.getString("detail")), hostName, hostName));
  }

  /** All that was ever written of a router, in all runs, in order. */
  public List<StepRecord> history(String hostName) {
    return live.read(() -> file.query("SELECT run, step, state, at, detail FROM step WHERE host_name = ? ORDER BY id",
        row -> new StepRecord(row.getLong("run"), hostName, row.getString("step"),
            StepRecord.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), file.instant(row, "at"),
            row.getString("detail")), hostName));
  }

  /** True where some run was about to take that step with exactly that detail, on whatever router. */
  public boolean wasBegun(String step, String detail) {
    return live.read(() -> !file.query("SELECT 1 FROM step WHERE step = ? AND state = ? AND detail = ? LIMIT 1",
        row -> row.getInt(1), step, StepRecord.State.STARTED.name().toLowerCase(Locale.ROOT), detail).isEmpty());
  }

  /** Keeps what was found, in place of what was found before. */
  public void storeVerification(String hostName, VerificationRecord verification) {
    live.write(() -> {
      addRouter(hostName);
      file.update("DELETE FROM verification WHERE host_name = ?", hostName);
      file.update("INSERT INTO verification VALUES (?, ?, ?, ?)", hostName, verification.verified() ? 1 : 0,
          verification.at().toString(), verification.planRevision());
      for (int i = 0; i < verification.differences().size(); i++) {
        file.update("INSERT INTO verification_difference VALUES (?, ?, ?)", hostName, i,
            withoutSecrets(verification.differences().get(i)));
      }
      return null;
    });
  }

  /** What was found when the router was verified last. */
  public Optional<VerificationRecord> findVerification(String hostName) {
    return live.read(() -> {
      List<String> differences = file.query(
          "SELECT difference FROM verification_difference WHERE host_name = ? ORDER BY position",
          row -> row.getString(1), hostName);
      return file.query("SELECT verified, at, plan_revision FROM verification WHERE host_name = ?",
          row -> new VerificationRecord(row.getInt("verified") == 1, differences, file.instant(row, "at"),
              row.getLong("plan_revision")), hostName).stream().findFirst();
    });
  }

  private void addRouter(String hostName) throws SQLException {
    file.update("INSERT OR IGNORE INTO router (host_name, state) VALUES (?, '')", hostName);
  }

  private List<RouterRecord> find(String condition, Object... arguments) throws SQLException {
    return file.query("SELECT * FROM router WHERE " + condition + " ORDER BY host_name", row -> {
      String type = row.getString("host_key_type");
      Optional<HostKey> key = type == null ? Optional.empty()
          : Optional.of(new HostKey(type, row.getString("host_key")));
      return new RouterRecord(row.getString("host_name"), Optional.ofNullable(row.getString("address")),
          Optional.ofNullable(row.getString("mac")), Optional.ofNullable(row.getString("board")), key,
          row.getString("state"));
    }, arguments);
  }

  private String withoutSecrets(String text) {
    Optional<Secrets> secrets = unlocked.get();
    return secrets.isEmpty() ? text
        : hide(hide(text, secrets.get().rootPassword()), secrets.get().meshKey());
  }

  private static String hide(String text, Secret secret) {
    return text.replace(secret.reveal(), secret.toString());
  }
}
