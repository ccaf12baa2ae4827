package org.atalaya.app.ui.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.atalaya.app.ui.shell.Ground;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.planner.candidates.SiteVerdicts;
import org.atalaya.planner.lineofsight.SightGround;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;
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

  private final ProjectDesk desk;
  private final Sights sights;
  private final LatestOnly<Question, Optional<Answer>> questions;
  private final ReadOnlyObjectWrapper<Optional<Held>> held = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Map<String, Pair> fresh = new HashMap<>();
  private long version;
  private Optional<Judge> judge = Optional.empty();
  private Optional<Wanted> wanted = Optional.empty();
  private Optional<ProjectSettings> judgedBy = Optional.empty();
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
    judge = Optional.of(new Judge(sights.of(ground.get()), state.get(), state.get().sites().indexOf(site.get())));
    wanted = Optional.empty();
    landing = false;
    held.set(Optional.of(new Held(site.get(), site.get(), List.of(), false)));
    moveTo(site.get().position(), false);
    return true;
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
      if (!now.moved()) {
        giveBack();
        return;
      }
      keep(now.pairs());
      judge = Optional.empty();
      // it stays drawn where it is until the project says so too
      desk.applyThen(List.of(new Edit.ReplaceSite(now.before().name(), now.site())), () -> {
        if (held.get().filter(each -> each == now).isPresent()) {
          held.set(Optional.empty());
        }
      });
    });
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
        .filter(pair -> pair.fits(a, b) && judgedBy.equals(Optional.of(state.settings()))).map(Pair::verdict);
  }

  /** Counts up whenever {@link #findFresh} has learned something. */
  public long version() {
    return version;
  }

  private void keep(List<Pair> pairs) {
    desk.state().ifPresent(state -> {
      if (!judgedBy.equals(Optional.of(state.settings()))) {
        fresh.clear();
        judgedBy = Optional.of(state.settings());
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
