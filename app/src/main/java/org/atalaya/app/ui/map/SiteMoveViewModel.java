package org.atalaya.app.ui.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.atalaya.app.ui.shell.Ground;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.planner.candidates.SiteVerdicts;
import org.atalaya.planner.clutter.Surroundings;
import org.atalaya.planner.lineofsight.SightGround;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.project.CoverFiles;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.HighPoint;

/**
 * A site in the hand: it follows the pointer while its pairs are judged behind the window, always for the newest place;
 * put down it is one edit, given back it was never moved. Used on the window's thread.
 */
public final class SiteMoveViewModel implements AutoCloseable {
  /** How far around a place its high point is looked for, as {@code snap} does unless told otherwise. */
  public static final double SNAP_METERS = 100;
  /** Eleven centimetres of latitude: finer than anyone can point. */
  private static final double STEPS_PER_DEGREE = 1e6;

  /** A pair of the site in the hand, or of one that was put down. */
  public record Pair(Site a, Site b, Verdict verdict) {
    /** True where both still stand where they stood, as high as they were. */
    boolean fits(Site nowA, Site nowB) {
      return stands(a, nowA) && stands(b, nowB);
    }

    private static boolean stands(Site then, Site now) {
      return then.position().equals(now.position()) && then.heightMeters() == now.heightMeters();
    }

    /** The same with one of its ends elsewhere. */
    Pair with(Site moved) {
      return new Pair(a.name().equals(moved.name()) ? moved : a, b.name().equals(moved.name()) ? moved : b, verdict);
    }
  }

  /**
   * What is in the hand.
   *
   * @param before as the project has it
   * @param site where it is now
   * @param pairs those in range, as they were judged last
   * @param judged true where that was here, and not on the way
   */
  public record Held(Site before, Site site, List<Pair> pairs, boolean judged) {
    public Held {
      pairs = List.copyOf(pairs);
    }

    /** True where it stands elsewhere than the project says. */
    public boolean moved() {
      return !before.position().equals(site.position());
    }
  }

  /** @param snaps true where the highest ground nearby is meant */
  private record Wanted(GeoPoint place, boolean snaps) {}

  private record Question(Judge judge, Wanted wanted) {}

  private record Answer(GeoPoint place, List<Pair> pairs) {}

  /** What verdicts depend on beside the two ends. */
  private record Basis(ProjectSettings settings, CoverFiles cover, List<Surroundings> surroundings) {
    static Basis of(ProjectState state) {
      return new Basis(state.settings(), state.cover(), Surroundings.of(state.sites()));
    }
  }

  private final ProjectDesk desk;
  private final Sights sights;
  private final LatestOnly<Question, Optional<Answer>> questions;
  private final ReadOnlyObjectWrapper<Optional<Held>> held = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Map<String, Pair> fresh = new HashMap<>();
  private long version;
  private Optional<Judge> judge = Optional.empty();
  private Optional<Wanted> wanted = Optional.empty();
  private Optional<Basis> judgedBy = Optional.empty();
  private Optional<Project> home = Optional.empty();
  private boolean landing;

  /** @param window runs what it is given on the window's thread, in order */
  SiteMoveViewModel(ProjectDesk desk, Sights sights, Executor window) {
    this.desk = desk;
    this.sights = sights;
    questions = new LatestOnly<>("moved-site", window, question -> question.judge().answer(question.wanted()), this::answered,
        (question, failure) -> {
          desk.tell(Notice.failed("notice.failed", failure));
          answered(question, Optional.empty());
        });
    desk.snapshotProperty().subscribe(this::changed);
    desk.groundProperty().subscribe((before, now) -> forget());
    desk.selectionProperty().subscribe((before, now) -> giveBackUnless(each -> now.equals(new Selection.OfSite(each.site().name()))));
    desk.stepProperty().subscribe((before, now) -> giveBackUnless(each -> false));
  }

  public ReadOnlyObjectProperty<Optional<Held>> heldProperty() {
    return held.getReadOnlyProperty();
  }

  /**
   * Takes a site into the hand; nothing is written until it is put down.
   *
   * @return false where there is no such site, or no ground to judge on yet
   */
  public boolean take(String name) {
    Optional<ProjectState> state = desk.state();
    Optional<Ground> ground = desk.groundProperty().get();
    Optional<Site> site = state.flatMap(now -> now.findSite(name));
    if (site.isEmpty() || ground.isEmpty()) {
      return false;
    }
    // one that was just put down is on its way to the project, judged or not
    Site from = landed().filter(each -> each.name().equals(name)).orElse(site.get());
    judge = Optional.of(new Judge(sights.of(ground.get()), state.get(), state.get().sites().indexOf(site.get())));
    home = desk.project();
    wanted = Optional.empty();
    landing = false;
    held.set(Optional.of(new Held(from, from, List.of(), false)));
    moveTo(from.position(), false);
    return true;
  }

  /** The site that was put down and is not yet in the project; written now if it was to wait for its verdicts. */
  private Optional<Site> landed() {
    if (!landing || held.get().isEmpty()) {
      return Optional.empty();
    }
    Held now = held.get().get();
    if (judge.isEmpty()) {
      return Optional.of(now.site());
    }
    Optional<Edit.ReplaceSite> edit = edit(now, wanted.map(Wanted::place).orElse(now.site().position()));
    edit.ifPresent(each -> desk.apply(List.of(each)));
    return edit.map(Edit.ReplaceSite::site);
  }

  /** The site as the project has it now, brought there; empty where it is there, is gone, or another project is open. */
  private Optional<Edit.ReplaceSite> edit(Held now, GeoPoint place) {
    return desk.state().filter(state -> home.equals(desk.project())).flatMap(state -> state.findSite(now.before().name()))
        .filter(site -> !site.position().equals(place)).map(site -> new Edit.ReplaceSite(site.name(), site.withPosition(place)));
  }

  /**
   * Brings the site in the hand to another place.
   *
   * @param snaps true where it is to stand on the highest ground within {@value #SNAP_METERS} m
   */
  public void moveTo(GeoPoint place, boolean snaps) {
    held.get().filter(now -> !landing).ifPresent(now -> {
      GeoPoint rounded = rounded(place);
      wanted = Optional.of(new Wanted(rounded, snaps));
      Site moved = now.site().withPosition(snaps ? now.site().position() : rounded);
      held.set(Optional.of(new Held(now.before(), moved, ended(now.pairs(), moved), false)));
      ask();
    });
  }

  /** Gives the site back: nothing was changed. */
  public void giveBack() {
    judge = Optional.empty();
    wanted = Optional.empty();
    landing = false;
    held.set(Optional.empty());
  }

  /** Puts the site down as soon as it is judged where it is: an edit, unless it stands where it stood. */
  public void putDown() {
    landing = held.get().isPresent();
    held.get().filter(now -> wanted.isEmpty()).ifPresent(now -> {
      Optional<Edit.ReplaceSite> edit = now.moved() ? edit(now, now.site().position()) : Optional.empty();
      if (edit.isEmpty()) {
        giveBack();
        return;
      }
      if (now.judged()) {
        keep(now.pairs(), edit.get());
      }
      judge = Optional.empty();
      desk.apply(List.of(edit.get()));
      // it stays drawn where it is until the project says so too, or could not be changed
      desk.work().errand(() -> now, written -> {
        if (held.get().filter(each -> each == written).isPresent()) {
          giveBack();
        }
      });
    });
  }

  private void giveBackUnless(Predicate<Held> stays) {
    if (!landing && held.get().filter(stays.negate()).isPresent()) {
      giveBack();
    }
  }

  /** Another project, an edit, new results: what is in the hand and what was learned may not hold any more. */
  private void changed(Optional<ProjectDesk.Snapshot> before, Optional<ProjectDesk.Snapshot> now) {
    boolean another = !before.map(ProjectDesk.Snapshot::file).equals(now.map(ProjectDesk.Snapshot::file));
    if (another || now.flatMap(ProjectDesk.Snapshot::links).filter(Stored::current).isPresent()) {
      forget();
    }
    if (another) {
      giveBack();
    } else if (!before.map(ProjectDesk.Snapshot::state).equals(now.map(ProjectDesk.Snapshot::state))) {
      giveBackUnless(each -> now.flatMap(after -> after.state().findSite(each.before().name())).equals(Optional.of(each.before())));
      judgeAnew();
    }
  }

  /** What is in the hand among the other sites as they are now. */
  private void judgeAnew() {
    if (judge.isPresent() && held.get().isPresent() && desk.state().isPresent() && desk.groundProperty().get().isPresent()) {
      Held now = held.get().get();
      ProjectState state = desk.state().get();
      state.findSite(now.before().name()).ifPresentOrElse(site -> {
        judge = Optional.of(new Judge(sights.of(desk.groundProperty().get().get()), state, state.sites().indexOf(site)));
        wanted = wanted.or(() -> Optional.of(new Wanted(now.site().position(), false)));
        ask();
      }, this::giveBack);
    }
  }

  private void forget() {
    if (!fresh.isEmpty()) {
      fresh.clear();
      version++;
    }
  }

  /** Moves sites to the highest ground nearby: an edit for each that gains. */
  public void snap(List<Site> sites) {
    Optional<Ground> ground = desk.groundProperty().get();
    if (ground.isEmpty()) {
      desk.tell(Notice.hint("notice.terrain-first"));
      return;
    }
    List<Site> asked = List.copyOf(sites);
    desk.work().errand(() -> {
      List<Edit> edits = new ArrayList<>();
      for (Site site : asked) {
        HighPoint.near(ground.get().terrain(), site.position(), SNAP_METERS).map(high -> rounded(high.position()))
            .filter(place -> !place.equals(rounded(site.position())))
            .ifPresent(place -> edits.add(new Edit.ReplaceSite(site.name(), site.withPosition(place))));
      }
      return edits;
    }, edits -> {
      desk.apply(edits);
      desk.tell(edits.isEmpty() ? Notice.hint("notice.snapped.none") : Notice.done("notice.snapped", edits.size()));
    });
  }

  /** What is known of a pair since a site was put down, as long as both ends stand where they stood then. */
  public Optional<Verdict> findFresh(ProjectState state, Site a, Site b) {
    return fresh.isEmpty() ? Optional.empty() : Optional.ofNullable(fresh.get(key(a.name(), b.name())))
        .filter(pair -> pair.fits(a, b) && judgedBy.equals(Optional.of(Basis.of(state)))).map(Pair::verdict);
  }

  /** All pairs that {@link #findFresh} knows, by name. */
  public List<Pair> fresh(ProjectState state) {
    if (fresh.isEmpty() || !judgedBy.equals(Optional.of(Basis.of(state)))) {
      return List.of();
    }
    return fresh.values().stream().filter(pair -> state.findSite(pair.a().name())
        .flatMap(a -> state.findSite(pair.b().name()).filter(b -> pair.fits(a, b))).isPresent())
        .sorted(Comparator.comparing((Pair pair) -> key(pair.a().name(), pair.b().name()))).toList();
  }

  /** Counts up whenever {@link #findFresh} has learned something. */
  public long version() {
    return version;
  }

  private void keep(List<Pair> pairs, Edit.ReplaceSite edit) {
    desk.state().ifPresent(state -> {
      Optional<Basis> basis = Optional.of(Basis.of(edit.applyTo(state)));
      if (!judgedBy.equals(basis)) {
        fresh.clear();
        judgedBy = basis;
      }
      version++;
      pairs.forEach(pair -> fresh.put(key(pair.a().name(), pair.b().name()), pair));
    });
  }

  private static String key(String a, String b) {
    return a + "\n" + b;
  }

  /** The pairs as they were judged, their lines ending where the site is now. */
  private static List<Pair> ended(List<Pair> pairs, Site site) {
    return pairs.stream().map(pair -> pair.with(site)).toList();
  }

  private void ask() {
    judge.ifPresent(asked -> wanted.ifPresent(place -> questions.ask(new Question(asked, place))));
  }

  private void answered(Question question, Optional<Answer> answer) {
    if (judge.filter(each -> each == question.judge()).isPresent()) {
      take(question.wanted(), answer);
    }
  }

  private void take(Wanted question, Optional<Answer> answer) {
    boolean newest = wanted.equals(Optional.of(question));
    held.get().ifPresent(now -> answer.ifPresent(found -> {
      Site at = newest || question.snaps() ? now.site().withPosition(found.place()) : now.site();
      held.set(Optional.of(new Held(now.before(), at, ended(found.pairs(), at), newest)));
    }));
    if (newest) {
      wanted = Optional.empty();
      if (landing) {
        putDown();
      }
    }
  }

  private static GeoPoint rounded(GeoPoint place) {
    return new GeoPoint(Math.rint(place.latitudeDegrees() * STEPS_PER_DEGREE) / STEPS_PER_DEGREE,
        Math.rint(place.longitudeDegrees() * STEPS_PER_DEGREE) / STEPS_PER_DEGREE);
  }

  @Override
  public void close() {
    questions.close();
  }

  /** Judges the pairs of one site of a project; on the worker's thread alone. */
  private static final class Judge {
    private final Sights.Prepared ground;
    private final ProjectState state;
    private final int index;
    private Optional<SiteVerdicts> verdicts = Optional.empty();

    Judge(Sights.Prepared ground, ProjectState state, int index) {
      this.ground = ground;
      this.state = state;
      this.index = index;
    }

    Optional<Answer> answer(Wanted wanted) {
      Optional<GeoPoint> place = wanted.snaps()
          ? HighPoint.near(ground.terrain(), wanted.place(), SNAP_METERS).map(high -> rounded(high.position()))
          : Optional.of(wanted.place());
      return place.map(at -> new Answer(at, pairs(state.sites().get(index).withPosition(at))));
    }

    private List<Pair> pairs(Site moved) {
      List<Pair> pairs = new ArrayList<>();
      verdicts(moved).judge(index, moved, (a, b, verdict) -> {
        pairs.add(new Pair(a == index ? moved : state.sites().get(a), b == index ? moved : state.sites().get(b), verdict));
      });
      return pairs;
    }

    private SiteVerdicts verdicts(Site moved) {
      if (verdicts.isPresent()) {
        return verdicts.get();
      }
      ProjectState now = new Edit.ReplaceSite(moved.name(), moved).applyTo(state);
      SightGround sight = ground.sight(now);
      SiteVerdicts made = new SiteVerdicts(sight, now.sites(), now.settings().paths(), now.settings().maxRangeMeters());
      if (sight.judged() == sight.terrain()) {
        verdicts = Optional.of(made);
      }
      // what stands around a site moves with it: then nothing can be kept for the next place
      return made;
    }
  }
}
