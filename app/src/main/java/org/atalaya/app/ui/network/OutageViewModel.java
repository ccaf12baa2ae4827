package org.atalaya.app.ui.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.atalaya.app.job.SimulateJob;
import org.atalaya.app.ui.parts.Sheet;
import org.atalaya.app.ui.parts.Tone;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.resilience.Blackout;
import org.atalaya.planner.resilience.Situation;

/** What is left of the planned network when something fails: asked of the same job as {@code simulate}. */
public final class OutageViewModel {
  /** A blackout is looked at for so long. */
  public static final int HOURS = 24;

  private final ProjectDesk desk;
  /** What is asked now; whoever walks through the list does not wait for what was passed. */
  private final AtomicReference<Outage> newest = new AtomicReference<>(new Outage.Nothing());
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NONE);

  /** What is imagined to fail. */
  public sealed interface Outage {
    /** All works. */
    record Nothing() implements Outage {}

    /** @param site that is off */
    record OfSite(String site) implements Outage {}

    /**
     * A radio link of the plan.
     *
     * @param a site at one end
     * @param b site at the other
     * @param hostA router there
     * @param hostB router there
     */
    record OfLink(String a, String b, String hostA, String hostB) implements Outage {}

    /** The gateways' lines. */
    record Internet() implements Outage {}

    /** The public grid, everywhere. */
    record Grid() implements Outage {}
  }

  /**
   * @param outage that is looked at
   * @param hour since the grid failed, 0 to {@link #HOURS}
   * @param answer once it is known
   */
  public record State(Outage outage, int hour, Optional<SimulateJob.Answer> answer) {
    static final State NONE = new State(new Outage.Nothing(), 0, Optional.empty());
  }

  public OutageViewModel(ProjectDesk desk) {
    this.desk = desk;
    desk.snapshotProperty().subscribe((before, now) -> {
      if (!before.flatMap(OutageViewModel::current).equals(now.flatMap(OutageViewModel::current))) {
        state.set(State.NONE);
      }
    });
  }

  private static Optional<NetworkPlan> current(ProjectDesk.Snapshot snapshot) {
    return snapshot.plan().filter(Stored::current).map(Stored::value);
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What can be looked at for the present plan; nothing where there is none, or it is older than the project. */
  public List<Outage> choices() {
    List<Outage> choices = new ArrayList<>();
    desk.snapshotProperty().get().flatMap(OutageViewModel::current).filter(plan -> !plan.sites().isEmpty()).ifPresent(plan -> {
      choices.addAll(List.of(new Outage.Nothing(), new Outage.Grid(), new Outage.Internet()));
      plan.sites().stream().sorted().forEach(site -> choices.add(new Outage.OfSite(site)));
      choices.addAll(links(plan));
    });
    return choices;
  }

  /** Links between different sites, by name. A cable within a site is no link here. */
  private static List<Outage.OfLink> links(NetworkPlan plan) {
    return plan.links().stream().map(link -> new Outage.OfLink(site(plan, link.hostA()), site(plan, link.hostB()), link.hostA(), link.hostB()))
        .filter(link -> !link.a().equals(link.b())).map(OutageViewModel::ordered).distinct()
        .sorted(Comparator.comparing(Outage.OfLink::a).thenComparing(Outage.OfLink::b).thenComparing(Outage.OfLink::hostA)
            .thenComparing(Outage.OfLink::hostB)).toList();
  }

  private static Outage.OfLink ordered(Outage.OfLink link) {
    return link.a().compareTo(link.b()) <= 0 ? link : new Outage.OfLink(link.b(), link.a(), link.hostB(), link.hostA());
  }

  private static String site(NetworkPlan plan, String host) {
    return plan.findRouter(host).map(PlannedRouter::site).orElse(host);
  }

  /** Links of the present plan between the two sites of a link, itself included. */
  private List<Outage.OfLink> parallel(String a, String b) {
    return choices().stream().filter(Outage.OfLink.class::isInstance).map(Outage.OfLink.class::cast)
        .filter(link -> Set.of(link.a(), link.b()).equals(Set.of(a, b))).toList();
  }

  /** What would fail with the selected thing: a site of the plan, or the first link between two. */
  public Optional<Outage> findSelected() {
    return switch (desk.selectionProperty().get()) {
      case Selection.None none -> Optional.empty();
      case Selection.OfSite(String name) -> Optional.<Outage>of(new Outage.OfSite(name)).filter(choices()::contains);
      case Selection.OfLink(String a, String b) -> parallel(a, b).stream().findFirst().map(Outage.class::cast);
    };
  }

  /** Lets the selected thing fail; works again where that is what fails already. */
  public void toggleSelected() {
    findSelected().ifPresent(outage -> choose(state.get().outage().equals(outage) ? new Outage.Nothing() : outage));
  }

  /** The pair of sites that no link joins any more, where one link is imagined to fail. */
  public Optional<Selection.OfLink> brokenPair() {
    return state.get().answer().isPresent() && state.get().outage() instanceof Outage.OfLink link
        && parallel(link.a(), link.b()).size() == 1 ? Optional.of(new Selection.OfLink(link.a(), link.b())) : Optional.empty();
  }

  /** Homes that lose their connection at the hour that is looked at. */
  public Set<String> lostHomes() {
    return situation().map(each -> Set.copyOf(each.lostHomes())).orElse(Set.of());
  }

  /** Looks at another outage, from its first moment on. */
  public void choose(Outage outage) {
    state.set(new State(outage, 0, Optional.empty()));
    newest.set(outage);
    Optional<Project> open = desk.project();
    if (outage instanceof Outage.Nothing || open.isEmpty()) {
      return;
    }
    SimulateJob.Question question = new SimulateJob.Question(
        outage instanceof Outage.OfSite(String site) ? List.of(site) : List.of(),
        outage instanceof Outage.OfLink link ? List.of(new SimulateJob.BrokenLink(link.hostA(), link.hostB())) : List.of(), false, false,
        outage instanceof Outage.Grid ? OptionalDouble.of(HOURS) : OptionalDouble.empty(), outage instanceof Outage.Internet, 1, 1);
    desk.work().errand(() -> answer(open.get(), question, outage), answer -> {
      if (answer.isPresent() && state.get().outage().equals(outage)) {
        state.set(new State(outage, state.get().hour(), answer));
      }
    });
  }

  private Optional<SimulateJob.Answer> answer(Project open, SimulateJob.Question question, Outage outage) {
    if (!newest.get().equals(outage)) {
      return Optional.empty();
    }
    try {
      return Optional.of(SimulateJob.run(open, question, (done, total) -> newest.get().equals(outage)));
    } catch (CancellationException passed) {
      return Optional.empty();
    }
  }

  /** Looks at another hour of the blackout. */
  public void goTo(int hour) {
    State now = state.get();
    if (hour != now.hour() && hour >= 0 && hour <= HOURS) {
      state.set(new State(now.outage(), hour, now.answer()));
    }
  }

  /** How things stand at the hour that is looked at. */
  public Optional<Situation> situation() {
    State now = state.get();
    return now.answer().map(answer -> answer.blackout().stream().filter(moment -> moment.hours() <= now.hour())
        .reduce((earlier, later) -> later).map(Blackout.Moment::situation).orElse(answer.situation()));
  }

  /** Sites that are off at that hour. */
  public Set<String> offSites() {
    return situation().map(each -> (Set<String>) new HashSet<>(each.offSites())).orElse(Set.of());
  }

  /** An outage as it is offered. */
  public String name(Wording wording, Outage outage) {
    return switch (outage) {
      case Outage.OfLink link -> parallel(link.a(), link.b()).size() > 1
          ? wording.get("outage.link.hosts", link.a(), link.b(), link.hostA(), link.hostB()) : wording.get("outage.link", link.a(), link.b());
      case Outage.Nothing nothing -> wording.get("outage.nothing");
      case Outage.OfSite(String site) -> wording.get("outage.site", site);
      case Outage.Internet internet -> wording.get("outage.internet");
      case Outage.Grid grid -> wording.get("outage.grid");
    };
  }

  /** Who still talks to whom, in words; empty where all works. */
  public Optional<Sheet> sheet(Wording wording) {
    return situation().map(now -> {
      int homes = state.get().answer().orElseThrow().network().homes().size();
      List<String> sentences = new ArrayList<>();
      if (state.get().outage() instanceof Outage.OfLink link && parallel(link.a(), link.b()).size() > 1) {
        sentences.add(wording.get("outage.parallel"));
      }
      if (!now.offSites().isEmpty()) {
        sentences.add(wording.get("outage.off", String.join(", ", now.offSites())));
      }
      if (!now.lostHomes().isEmpty()) {
        sentences.add(wording.get("outage.lost.names", String.join(", ", now.lostHomes())));
      }
      now.groups().forEach(group -> sentences.add(group.size() == 1 ? wording.get("outage.alone", group.getFirst())
          : wording.get("outage.group", String.join(", ", group))));
      int lost = now.lostHomes().size();
      return new Sheet(name(wording, state.get().outage()), lost == 0 ? wording.get("outage.none-lost") : wording.get("outage.lost", lost),
          lost == 0 ? Tone.GOOD : Tone.BAD, wording.get("outage.online", now.onlineHomes().size(), homes), "", List.of(), Optional.empty(),
          sentences);
    });
  }
}
