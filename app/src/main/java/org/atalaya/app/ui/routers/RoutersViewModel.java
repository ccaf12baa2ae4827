package org.atalaya.app.ui.routers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
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
import org.atalaya.app.ui.wording.Wording;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.Passphrase;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.RouterRecord;
import org.atalaya.planner.project.StepRecord;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.project.VerificationRecord;

/** The plan's routers and how far each has come: from the project's journal, and live during a rehearsal. */
public final class RoutersViewModel {

  /** What the journal holds of one router. */
  public record Known(Optional<RouterRecord> record, List<StepRecord> steps, Optional<VerificationRecord> verification) {}

  private final ProjectDesk desk;
  private final NetworkViewModel network;
  private final Executor window;
  private final ReadOnlyLongWrapper news = new ReadOnlyLongWrapper();
  private final Map<String, Map<String, RouterProgress>> live = new LinkedHashMap<>();
  private final Map<String, List<String>> differences = new LinkedHashMap<>();
  private Map<String, Known> journal = Map.of();

  public RoutersViewModel(ProjectDesk desk, NetworkViewModel network, Executor window) {
    this.desk = desk;
    this.network = network;
    this.window = window;
    desk.snapshotProperty().addListener((value, before, now) -> readJournal());
  }

  /** Grows with every change of what {@link #cards} answers. */
  public ReadOnlyLongProperty newsProperty() {
    return news.getReadOnlyProperty();
  }

  /** True where there is a plan of the project as it is now, and the engine for it. */
  public boolean canRehearse() {
    return desk.engines().rehearse().isPresent() && network.plan().filter(Stored::current).isPresent();
  }

  /** Routers that were verified after the last plan. */
  public long verified() {
    return journal.values().stream()
        .filter(known -> known.verification().filter(VerificationRecord::verified).isPresent()).count();
  }

  /** Configures virtual routers as the plan says. */
  public void rehearse(Passphrase passphrase) {
    Optional<Engines.Rehearse> engine = desk.engines().rehearse();
    if (desk.project().isEmpty() || engine.isEmpty()) {
      return;
    }
    Project open = desk.project().get();
    live.clear();
    differences.clear();
    news.set(news.get() + 1);
    desk.work().start("work.rehearse", progress -> {
      try (passphrase) {
        engine.get().run(open, passphrase, step -> window.execute(() -> hear(step)), progress);
      }
      return open;
    }, (done, took) -> {
      desk.tell(Notice.done("notice.rehearsed", took.toSeconds()));
      desk.refresh();
    });
  }

  private void hear(RouterProgress step) {
    if (step.step().equals(RouterProgress.DIFFERENCE)) {
      differences.put(step.hostName(), step.detail().lines().toList());
    } else {
      live.computeIfAbsent(step.hostName(), host -> new LinkedHashMap<>()).put(step.step(), step);
    }
    news.set(news.get() + 1);
  }

  private void readJournal() {
    Optional<NetworkPlan> plan = network.plan().map(Stored::value);
    if (desk.project().isEmpty() || plan.isEmpty()) {
      journal = Map.of();
      return;
    }
    Project open = desk.project().get();
    desk.work().errand(() -> {
      Map<String, Known> known = new LinkedHashMap<>();
      for (PlannedRouter router : plan.get().routers()) {
        String host = router.hostName();
        known.put(host, new Known(open.provisioning().findRouter(host), open.provisioning().lastSteps(host),
            open.provisioning().findVerification(host)));
      }
      return known;
    }, known -> {
      journal = known;
      news.set(news.get() + 1);
    });
  }

  /** A card for each router of the plan. */
  public List<RouterCard> cards(Wording wording) {
    return network.plan().map(stored -> stored.value().routers()).orElse(List.of()).stream()
        .map(router -> card(wording, router)).toList();
  }

  private RouterCard card(Wording wording, PlannedRouter router) {
    Known known = journal.getOrDefault(router.hostName(), new Known(Optional.empty(), List.of(), Optional.empty()));
    List<String> lines = new ArrayList<>();
    lines.add(network.deviceName(router.deviceId()));
    lines.add(router.hostName() + " · " + router.ipv4());
    known.record().flatMap(RouterRecord::address).ifPresent(lines::add);
    List<StepLine> steps = new ArrayList<>();
    List<String> details = new ArrayList<>();
    Map<String, RouterProgress> now = live.get(router.hostName());
    if (now != null) {
      now.values().forEach(step -> {
        steps.add(new StepLine(stepName(wording, step.step()), State.valueOf(step.state().name())));
        if (step.state() == RouterProgress.State.FAILED && !step.detail().isEmpty()) {
          details.add(step.detail());
        }
      });
    } else {
      known.steps().forEach(step -> {
        steps.add(new StepLine(stepName(wording, step.step()), state(step.state())));
        if (step.state() == StepRecord.State.FAILED && !step.detail().isEmpty()) {
          details.add(step.detail());
        }
      });
      known.verification().ifPresent(verification -> details.addAll(verification.differences()));
    }
    Tone tone = tone(steps, known);
    String title = router.index() > 1 ? wording.get("routers.numbered", router.site(), router.index()) : router.site();
    String outcome = now != null && tone == Tone.GOOD ? wording.get("routers.rehearsed") : outcome(wording, tone);
    return new RouterCard(router.hostName(), title, lines, tone, outcome, steps, details,
        differences.getOrDefault(router.hostName(), List.of()));
  }

  private static State state(StepRecord.State state) {
    return switch (state) {
      case STARTED -> State.RUNNING;
      case DONE -> State.DONE;
      case FAILED -> State.FAILED;
    };
  }

  private static Tone tone(List<StepLine> steps, Known known) {
    if (steps.stream().anyMatch(step -> step.state() == State.FAILED)
        || known.verification().filter(each -> !each.verified()).isPresent()) {
      return Tone.BAD;
    }
    if (steps.stream().anyMatch(step -> step.state() == State.RUNNING)) {
      return Tone.ACCENT;
    }
    boolean finished = known.verification().filter(VerificationRecord::verified).isPresent()
        || steps.size() > 1 && steps.stream().allMatch(step -> step.state() == State.DONE);
    return finished ? Tone.GOOD : Tone.PLAIN;
  }

  private static String outcome(Wording wording, Tone tone) {
    return wording.get(switch (tone) {
      case GOOD -> "routers.verified";
      case BAD -> "routers.stopped";
      case ACCENT -> "routers.busy";
      case FAIR, UNKNOWN, PLAIN -> "routers.waiting";
    });
  }

  private static String stepName(Wording wording, String step) {
    String key = "routers.step." + step.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return wording.has(key) ? wording.get(key) : step;
  }
}
