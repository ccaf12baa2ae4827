package org.atalaya.app.ui.routers;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.atalaya.app.ui.network.NetworkViewModel;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.app.ui.routers.RouterCard.State;
import org.atalaya.app.ui.routers.RouterCard.StepLine;
import org.atalaya.app.ui.shell.Engines;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.shell.RouterProgress;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.RouterRecord;
import org.atalaya.planner.project.StepRecord;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.project.VerificationRecord;
import org.atalaya.provisioning.apply.Step;

/** The plan's routers and how far each has come: from the project's journal, and live during a rehearsal. */
public final class RoutersViewModel {

  /** What the project's file holds of one router: the latest word on each step. */
  private record Known(Optional<RouterRecord> record, List<StepRecord> steps, Duration took,
      Optional<VerificationRecord> verification) {
    private static final Known NOTHING = new Known(Optional.empty(), List.of(), Duration.ZERO, Optional.empty());

    RouterStanding standing(Stored<NetworkPlan> plan) {
      return RouterStanding.of(record, steps, verification, plan);
    }
  }

  /** How the reason begins where another model answers than the one that was planned. */
  private static final String OTHER_BOARD = "the board is '";

  private final ProjectDesk desk;
  private final NetworkViewModel network;
  private final Executor window;
  private final ReadOnlyLongWrapper news = new ReadOnlyLongWrapper();
  private final Map<String, Map<String, RouterProgress>> live = new LinkedHashMap<>();
  private final Map<String, List<String>> differences = new LinkedHashMap<>();
  private final RoutersAtHand atHand;
  private Map<String, Known> journal = Map.of();
  private boolean rehearsing;
  private boolean toldOfClosing;

  public RoutersViewModel(ProjectDesk desk, NetworkViewModel network, Executor window) {
    this.desk = desk;
    this.network = network;
    this.window = window;
    atHand = new RoutersAtHand(desk, window, () -> {
      withdraw();
      tell();
    }, this::readJournal, this::hear);
    desk.snapshotProperty().addListener((value, before, now) -> {
      if (!before.map(ProjectDesk.Snapshot::file).equals(now.map(ProjectDesk.Snapshot::file))) {
        atHand.forget();
        live.clear();
        differences.clear();
      }
    });
    desk.snapshotProperty().addListener((value, before, now) -> {
      withdraw();
      boolean told = rehearsing || !live.isEmpty() || !differences.isEmpty();
      if (told && !revision(before).equals(revision(now)) && desk.work().runningProperty().get().isEmpty()) {
        // what was rehearsed was another network
        begin(false);
      }
      readJournal();
    });
  }

  /** What was asked on one network is not written once the project has changed. */
  private void withdraw() {
    if (atHand.question().isPresent() && !isPlanned()) {
      atHand.withdraw();
    }
  }

  /** Of the plan, where it is one of the project as it is now. */
  private static Optional<Long> revision(Optional<ProjectDesk.Snapshot> at) {
    return at.flatMap(ProjectDesk.Snapshot::plan).filter(Stored::current).map(Stored::revision);
  }

  /**
   * Asked when the window is about to be closed: while routers are written to it stays at first, and says why; whoever
   * asks again has been told.
   *
   * @return true where it may close
   */
  public boolean mayClose() {
    if (!atHand.isWriting() || toldOfClosing) {
      return true;
    }
    toldOfClosing = true;
    desk.tell(Notice.hint("notice.close-while-writing"));
    return false;
  }

  /** Grows with every change of what {@link #cards} answers. */
  public ReadOnlyLongProperty newsProperty() {
    return news.getReadOnlyProperty();
  }

  /** Real routers, and where they answer. */
  public RoutersAtHand atHand() {
    return atHand;
  }

  /** True where there is a plan of the project as it is now, and the engine for it. */
  public boolean canRehearse() {
    return desk.engines().rehearse().isPresent() && isPlanned();
  }

  /** True where there is a plan of the project as it is now. */
  public boolean isPlanned() {
    return network.plan().filter(Stored::current).isPresent();
  }

  /** Routers that were read again and are as the present plan says. */
  public long verified() {
    return network.plan().map(plan -> journal.values().stream()
        .filter(known -> known.standing(plan) == RouterStanding.VERIFIED).count()).orElse(0L);
  }

  /**
   * Configures virtual routers as the plan says.
   *
   * @param refused run where the passphrase is not the project's
   */
  public void rehearse(Passphrase passphrase, Runnable refused) {
    Optional<Engines.Rehearse> engine = desk.engines().rehearse();
    if (desk.project().isEmpty() || engine.isEmpty()) {
      passphrase.close();
      return;
    }
    begin(true);
    desk.startUnlocked("work.rehearse", passphrase, (open, progress) -> {
      engine.get().run(open, passphrase, step -> window.execute(() -> hear(step)), progress);
      return open;
    }, (done, took) -> {
      tellOfRehearsal(took);
      desk.refresh();
    }, refused);
  }

  private void tellOfRehearsal(Duration took) {
    int all = network.plan().map(plan -> plan.value().routers().size()).orElse(0);
    long whole = live.values().stream().filter(RoutersViewModel::isWhole).count();
    desk.tell(whole == all ? Notice.done("notice.rehearsed", took.toSeconds()) : Notice.hint("notice.rehearsed.part", whole, all));
  }

  /** True where a router was read again and nothing failed on the way. */
  private static boolean isWhole(Map<String, RouterProgress> steps) {
    return steps.containsKey(Step.VERIFY.name())
        && steps.values().stream().allMatch(step -> step.state() == RouterProgress.State.DONE);
  }

  /**
   * Reads the routers at hand again, and forgets what a rehearsal said of them.
   *
   * @param refused run where the passphrase is not the project's
   */
  public void readAgain(Passphrase passphrase, Runnable refused) {
    begin(false);
    atHand.readAgain(passphrase, refused);
  }

  /**
   * Writes to the routers at hand.
   *
   * @param refused run where the passphrase is not the project's
   */
  public void write(Passphrase passphrase, Runnable refused) {
    begin(false);
    atHand.write(passphrase, refused);
  }

  private void begin(boolean virtual) {
    rehearsing = virtual;
    toldOfClosing = false;
    live.clear();
    differences.clear();
    tell();
  }

  private void tell() {
    news.set(news.get() + 1);
  }

  private void hear(RouterProgress step) {
    if (step.step().equals(RouterProgress.DIFFERENCE)) {
      differences.put(step.hostName(), step.detail().lines().toList());
    } else {
      live.computeIfAbsent(step.hostName(), host -> new LinkedHashMap<>()).put(step.step(), step);
    }
    tell();
  }

  private void readJournal() {
    Optional<NetworkPlan> plan = network.plan().map(Stored::value);
    if (desk.project().isEmpty() || plan.isEmpty()) {
      journal = Map.of();
      return;
    }
    Project open = desk.project().get();
    atHand.keepOnly(plan.get().routers().stream().map(PlannedRouter::hostName).collect(Collectors.toSet()));
    desk.work().errand(() -> {
      Map<String, Known> known = new LinkedHashMap<>();
      for (PlannedRouter router : plan.get().routers()) {
        String host = router.hostName();
        List<StepRecord> steps = open.provisioning().lastSteps(host);
        known.put(host, new Known(open.provisioning().findRouter(host), RouterStanding.latest(steps),
            RouterStanding.took(steps), open.provisioning().findVerification(host)));
      }
      return known;
    }, known -> {
      journal = known;
      known.forEach((host, each) -> each.record().flatMap(RouterRecord::address).ifPresent(where -> atHand.know(host, where)));
      if (!rehearsing && desk.work().runningProperty().get().isEmpty()) {
        // the file knows by now how it ended
        live.clear();
      }
      tell();
    });
  }

  /** A card for each router of the plan. */
  public List<RouterCard> cards(Wording wording) {
    return network.plan().map(plan -> plan.value().routers().stream().map(router -> card(wording, router, plan)).toList())
        .orElse(List.of());
  }

  private RouterCard card(Wording wording, PlannedRouter router, Stored<NetworkPlan> plan) {
    Known known = journal.getOrDefault(router.hostName(), Known.NOTHING);
    List<String> lines = new ArrayList<>();
    lines.add(network.deviceName(router.deviceId()));
    lines.add(router.hostName() + " · " + NetworkViewModel.address(router));
    known.record().flatMap(RouterRecord::address).ifPresent(lines::add);
    String title = NetworkViewModel.title(wording, router);
    RouterCard bare = new RouterCard(router.hostName(), title, lines, Tone.PLAIN, "", List.of(), Duration.ZERO,
        List.of(), "", List.of());
    Map<String, RouterProgress> now = live.get(router.hostName());
    return now == null ? fromFile(wording, bare, known, plan) : underWay(wording, bare, now);
  }

  private static RouterCard fromFile(Wording wording, RouterCard bare, Known known, Stored<NetworkPlan> plan) {
    RouterStanding standing = known.standing(plan);
    List<StepLine> steps = known.steps().stream()
        .map(step -> line(wording, step.step(), step.detail(), state(step.state()))).toList();
    List<String> details = new ArrayList<>();
    known.verification().ifPresent(found -> details.add(wording.get(found.verified() ? "routers.verified.at"
        : "routers.different.at", wording.quantities().moment(found.at(), ZoneId.systemDefault()), found.differences().size())));
    if (standing == RouterStanding.VERIFIED_EARLIER || standing == RouterStanding.UNFINISHED) {
      details.add(wording.get(standing.key() + ".explain"));
    }
    known.record().map(record -> "routers.state." + record.state().toLowerCase(Locale.ROOT).replace('_', '-'))
        .filter(wording::has).ifPresent(key -> details.add(wording.get(key)));
    known.steps().stream().filter(step -> step.state() == StepRecord.State.FAILED && !step.detail().isEmpty())
        .forEach(step -> details.addAll(failure(wording, step.step(), step.detail())));
    List<String> differences = standing == RouterStanding.DIFFERENT
        ? known.verification().map(VerificationRecord::differences).orElse(List.of()).stream().map(wording::sayDifference).toList()
        : List.of();
    return bare.with(standing.tone(), wording.get(standing.key()), steps, known.took(), details,
        wording.get("routers.differences", bare.title(), differences.size()), differences);
  }

  private RouterCard underWay(Wording wording, RouterCard bare, Map<String, RouterProgress> now) {
    List<StepLine> steps = now.values().stream()
        .map(step -> line(wording, step.step(), step.detail(), State.valueOf(step.state().name()))).toList();
    List<String> details = now.values().stream()
        .filter(step -> step.state() == RouterProgress.State.FAILED && !step.detail().isEmpty())
        .flatMap(step -> failure(wording, step.step(), step.detail()).stream()).collect(Collectors.toCollection(ArrayList::new));
    Tone tone = Tone.ACCENT;
    String outcome = "routers.busy";
    if (steps.stream().anyMatch(step -> step.state() == State.FAILED)) {
      tone = Tone.BAD;
      outcome = "routers.stopped";
    } else if (isWhole(now)) {
      tone = Tone.GOOD;
      outcome = rehearsing ? "routers.rehearsed" : "routers.verified";
    }
    if (atHand.question().isPresent() && differences.containsKey(bare.hostName())) {
      outcome = "routers.asks";
      Optional.ofNullable(atHand.question().get().newKeys().get(bare.hostName()))
          .ifPresent(key -> details.add(wording.get("routers.first-key", key)));
    }
    List<String> changes = differences.getOrDefault(bare.hostName(), List.of()).stream().map(wording::sayChange).toList();
    Duration took = now.values().stream().filter(step -> step.state() == RouterProgress.State.DONE)
        .map(RouterProgress::took).reduce(Duration.ZERO, Duration::plus);
    return bare.with(tone, wording.get(outcome), steps, took, details,
        wording.get("routers.difference", bare.title(), changes.size()), changes);
  }

  /** Why a step failed and, where a person can do something about it that is not said there, what. */
  private static List<String> failure(Wording wording, String step, String detail) {
    String said = wording.say(detail);
    return step.equals(Step.CHECK.name()) && detail.startsWith(OTHER_BOARD)
        ? List.of(said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1) + ".", wording.get("routers.board.next"))
        : List.of(said);
  }

  private static State state(StepRecord.State state) {
    return switch (state) {
      case STARTED -> State.CUT_SHORT;
      case DONE -> State.DONE;
      case FAILED -> State.FAILED;
    };
  }

  /** What is done is told in other words than what is still to do, or went wrong. */
  private static StepLine line(Wording wording, String step, String detail, State state) {
    String key = "routers.step." + step.toLowerCase(Locale.ROOT).replace('_', '-');
    String said = state != State.DONE ? key + ".to-do"
        : step.equals(Step.CONSENT.name()) && detail.equals("no") ? key + ".no" : key;
    return new StepLine(wording.has(said) ? wording.get(said) : step, state);
  }
}
