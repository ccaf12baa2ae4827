package org.atalaya.app.ui.routers;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.atalaya.app.job.DiscoverJob;
import org.atalaya.app.job.ProvisionJob;
import org.atalaya.app.ui.shell.Engines;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.shell.RouterProgress;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.provisioning.apply.Outcome;
import org.atalaya.provisioning.apply.Proposal;
import org.atalaya.provisioning.ssh.RouterAddress;

/** Real routers, and where each of the plan's answers: as found on the cable, as typed, or as known from before. */
public final class RoutersAtHand {
  private static final long LOOK_MILLIS = 100;
  private static final String WRITING = "work.write";

  /**
   * What waits for a person's yes; until then nothing is written.
   *
   * @param routers how many
   * @param lines of all differences
   * @param newKeys host name → fingerprint of a host key that is met for the first time
   */
  public record Question(int routers, int lines, Map<String, String> newKeys) {}

  private final ProjectDesk desk;
  private final Executor window;
  private final Runnable changed;
  private final Runnable kept;
  private final Consumer<RouterProgress> news;
  private final Map<String, RouterAddress> addresses = new TreeMap<>();
  private final Map<String, String> mistyped = new HashMap<>();
  private final Set<String> takenBack = new HashSet<>();
  private final Map<String, String> offeredKeys = new TreeMap<>();
  private final Map<String, String> acceptedKeys = new TreeMap<>();
  private List<Path> images = List.of();
  private Optional<DiscoverJob.Answer> found = Optional.empty();
  private Optional<Question> question = Optional.empty();
  private CompletableFuture<Boolean> answer = new CompletableFuture<>();
  private boolean withdrawn;

  /**
   * @param changed run on the window's thread when what this answers has changed
   * @param kept run there when the project's journal has more than before
   * @param news told of each step, on the window's thread
   */
  RoutersAtHand(ProjectDesk desk, Executor window, Runnable changed, Runnable kept, Consumer<RouterProgress> news) {
    this.desk = desk;
    this.window = window;
    this.changed = changed;
    this.kept = kept;
    this.news = news;
  }

  /** False where the window has no engine for real routers. */
  public boolean isThere() {
    return desk.engines().routers().isPresent();
  }

  /** Of another project nothing is known. */
  void forget() {
    addresses.clear();
    mistyped.clear();
    takenBack.clear();
    offeredKeys.clear();
    acceptedKeys.clear();
    images = List.of();
    found = Optional.empty();
  }

  /** From the project's file; what a person has said since stays. */
  void know(String hostName, String address) {
    RouterAddress known = RouterAddress.parse(address);
    if (!known.isLoopback() && !takenBack.contains(hostName) && !addresses.containsValue(known)) {
      addresses.putIfAbsent(hostName, known);
    }
  }

  /** What is known of routers that the plan no longer has is forgotten: nobody sees their cards. */
  void keepOnly(Set<String> hostNames) {
    Stream.of(addresses, mistyped, offeredKeys, acceptedKeys).forEach(each -> each.keySet().retainAll(hostNames));
    takenBack.retainAll(hostNames);
  }

  /** One router can't stand at two sites: where it stood before it is taken back. */
  private void place(String hostName, RouterAddress where) {
    addresses.entrySet().stream().filter(each -> each.getValue().equals(where)).map(Map.Entry::getKey).forEach(takenBack::add);
    addresses.values().removeIf(where::equals);
    takenBack.remove(hostName);
    addresses.put(hostName, where);
  }

  /** Where a router answers, as far as is known. */
  public Optional<RouterAddress> address(String hostName) {
    return Optional.ofNullable(addresses.get(hostName));
  }

  /** True where a person, or the look itself, has said which router this is. */
  boolean isPlaced(DiscoverJob.Found router) {
    return router.planned().isPresent() || router.router().addresses().stream().anyMatch(addresses::containsValue);
  }

  /** How many routers can be written to. */
  public int count() {
    return addresses.size();
  }

  /** What was typed for a router and is no address. */
  public Optional<String> mistyped(String hostName) {
    return Optional.ofNullable(mistyped.get(hostName));
  }

  /** All that answered at the last look; empty before there was one. */
  public Optional<DiscoverJob.Answer> found() {
    return found;
  }

  /** What waits for a yes. */
  public Optional<Question> question() {
    return question;
  }

  /** The new host key by which a router wants to be known, where it is another than the pinned one and nobody agreed yet. */
  public Optional<String> offeredKey(String hostName) {
    return Optional.ofNullable(offeredKeys.get(hostName));
  }

  public List<Path> images() {
    return images;
  }

  /** Firmware that routers get first; none leaves theirs. */
  public void choose(List<Path> files) {
    images = List.copyOf(files);
    changed.run();
  }

  /** A person says where a router answers; an empty text takes that back. */
  public void choose(String hostName, String text) {
    mistyped.remove(hostName);
    addresses.remove(hostName);
    takenBack.add(hostName);
    if (!text.isBlank()) {
      try {
        place(hostName, RouterAddress.parse(text));
      } catch (BadInputException e) {
        mistyped.put(hostName, text);
      }
    }
    changed.run();
  }

  /** A person says that a router was flashed or replaced, and that its new key is its own. */
  public void accept(String hostName) {
    Optional.ofNullable(offeredKeys.remove(hostName)).ifPresent(key -> acceptedKeys.put(hostName, key));
    changed.run();
  }

  /** Looks on the cable. */
  public void look() {
    desk.engines().routers().ifPresent(engine -> desk.project().ifPresent(open -> {
      List<RouterAddress> besides = List.copyOf(addresses.values());
      desk.work().start("work.look", progress -> engine.look(open, besides, progress), (seen, took) -> {
        found = Optional.of(seen);
        seen.routers().forEach(router -> router.planned().ifPresent(planned ->
            place(planned.hostName(), router.router().address())));
        desk.tell(Notice.done("notice.looked", seen.routers().size()));
        kept.run();
      });
    }));
  }

  /** Has a router blink, so that a person sees which one it is. */
  public void blink(String hostName) {
    desk.engines().routers().ifPresent(engine -> desk.project().ifPresent(open -> address(hostName).ifPresent(where ->
        desk.work().errand(() -> engine.blink(open, where), lights ->
            desk.tell(lights > 0 ? Notice.done("notice.blinks", lights) : Notice.hint("notice.no-lights"))))));
  }

  /**
   * Shows what will change, waits for a yes, writes, reads again.
   *
   * @param refused run where the passphrase is not the project's
   */
  public void write(Passphrase passphrase, Runnable refused) {
    Optional<Engines.Routers> engine = desk.engines().routers();
    if (desk.project().isEmpty() || engine.isEmpty()) {
      passphrase.close();
      return;
    }
    Engines.RouterOrders orders = new Engines.RouterOrders(addresses, acceptedKeys, images);
    desk.startUnlocked("work.compare", passphrase, (open, progress) -> engine.get().write(open, passphrase, orders,
        proposals -> ask(proposals, progress), step -> window.execute(() -> news.accept(step)), progress),
        (results, took) -> ended(results, "notice.written"), refused);
  }

  /** Reads again what was written, and what the radios hear. */
  public void readAgain(Passphrase passphrase, Runnable refused) {
    Optional<Engines.Routers> engine = desk.engines().routers();
    if (desk.project().isEmpty() || engine.isEmpty()) {
      passphrase.close();
      return;
    }
    Engines.RouterOrders orders = new Engines.RouterOrders(addresses, acceptedKeys, List.of());
    desk.startUnlocked("work.read-again", passphrase, (open, progress) -> engine.get().readAgain(open, passphrase, orders),
        (measured, took) -> ended(measured.results(), "notice.read-again"), refused);
  }

  private void ended(List<ProvisionJob.Result> results, String noticeKey) {
    acceptedKeys.clear();
    offeredKeys.clear();
    results.forEach(result -> {
      if (result.outcome() instanceof Outcome.Refused refusal) {
        refusal.offeredKey().ifPresent(key -> offeredKeys.put(result.task().hostName(), key.fingerprint()));
      }
    });
    long verified = results.stream().filter(result -> result.outcome() instanceof Outcome.Verified).count();
    desk.tell(withdrawn ? Notice.hint("notice.question-withdrawn")
        : results.stream().allMatch(result -> result.outcome() instanceof Outcome.NotWritten) ? Notice.hint("notice.nothing-written")
        : verified == results.size() ? Notice.done(noticeKey, verified, results.size())
        : Notice.hint(noticeKey, verified, results.size()));
    withdrawn = false;
    desk.refresh();
    kept.run();
  }

  /** On the job's thread: waits for the person, or for the end of the work. */
  private List<Proposal> ask(List<Proposal> proposals, Progress progress) {
    CompletableFuture<Boolean> said = new CompletableFuture<>();
    Map<String, String> newKeys = new LinkedHashMap<>();
    proposals.stream().filter(Proposal::firstMeeting)
        .forEach(proposal -> newKeys.put(proposal.task().hostName(), proposal.hostKey().fingerprint()));
    Question asked = new Question(proposals.size(), proposals.stream().mapToInt(each -> each.changes().lines().size()).sum(),
        newKeys);
    List<RouterProgress> differences = RouterProgress.differences(proposals);
    window.execute(() -> {
      answer = said;
      withdrawn = false;
      question = Optional.of(asked);
      differences.forEach(news);
      changed.run();
    });
    try {
      while (progress.step(0, 0)) {
        try {
          return said.get(LOOK_MILLIS, TimeUnit.MILLISECONDS) ? proposals : List.<Proposal>of();
        } catch (TimeoutException e) {
          // still thinking
        }
      }
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException e) {
      throw new CancellationException();
    } finally {
      window.execute(() -> {
        question = Optional.empty();
        changed.run();
      });
    }
  }

  /** The person's word on {@link #question}. */
  public void answer(boolean yes) {
    if (yes && question.isPresent()) {
      desk.work().goOnWith(WRITING);
    }
    answer.complete(yes);
  }

  /** The project is no longer what was asked about. */
  void withdraw() {
    withdrawn = true;
    answer(false);
  }

  /** True from a person's yes until the last router is written and read again. */
  boolean isWriting() {
    return desk.work().runningProperty().get().filter(now -> now.titleKey().equals(WRITING)).isPresent();
  }
}
