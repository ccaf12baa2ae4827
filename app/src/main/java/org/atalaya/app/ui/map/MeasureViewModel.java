package org.atalaya.app.ui.map;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.atalaya.app.ui.shell.Ground;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.wording.Quantities;
import org.atalaya.app.wording.Wording;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;

/** A tape from one place to another: how far, which way, how much higher, and whether one sees the other. */
public final class MeasureViewModel implements AutoCloseable {
  /** Antennas stand so high above ground where the tape does not end at a site. */
  static final double ANTENNA_METERS = 6;

  /**
   * An end of the tape.
   *
   * @param heightMeters of the antenna above ground
   */
  public record End(GeoPoint position, double heightMeters) {
    static End of(Site site) {
      return new End(site.position(), site.heightMeters());
    }
  }

  /**
   * What was measured.
   *
   * @param climbMeters ground at the far end over ground at the near end; empty where one of them is not known
   * @param verdict empty until it is judged, or where there is no terrain at all
   * @param follows true while the far end follows the pointer
   */
  public record Tape(End from, End to, double distanceMeters, double azimuthDegrees, OptionalDouble climbMeters,
      Optional<Verdict> verdict, boolean follows) {}

  /** What the tape depends on. */
  private record Measured(Path file, ProjectState state) {
    Measured(ProjectDesk.Snapshot now) {
      this(now.file(), now.state());
    }
  }

  private record Question(Ground ground, ProjectState state, End from, End to) {}

  private final ProjectDesk desk;
  private final LatestOnly<Question, Verdict> questions;
  private final ReadOnlyObjectWrapper<Optional<Tape>> tape = new ReadOnlyObjectWrapper<>(Optional.empty());

  private final ReadOnlyBooleanWrapper armed = new ReadOnlyBooleanWrapper(false);

  /** @param window runs what it is given on the window's thread, in order */
  public MeasureViewModel(ProjectDesk desk, Executor window) {
    this.desk = desk;
    questions = new LatestOnly<>("tape", window, MeasureViewModel::judge, this::judged,
        (question, failure) -> desk.tell(Notice.failed("notice.failed", failure)));
    // over other ground, or after an edit, what was measured may not hold
    desk.snapshotProperty().subscribe((before, now) -> {
      if (!before.map(Measured::new).equals(now.map(Measured::new))) {
        clear();
      }
    });
    desk.groundProperty().subscribe((before, now) -> clear());
  }

  public ReadOnlyObjectProperty<Optional<Tape>> tapeProperty() {
    return tape.getReadOnlyProperty();
  }

  /** True while the next click begins the tape. */
  public ReadOnlyBooleanProperty armedProperty() {
    return armed.getReadOnlyProperty();
  }

  /** The next click begins the tape. */
  public void arm() {
    tape.set(Optional.empty());
    armed.set(true);
  }

  /** Begins at a place, or at the site there. */
  public void begin(GeoPoint place, Optional<String> site) {
    armed.set(false);
    End from = end(place, site);
    measure(from, from, true);
  }

  /** The far end follows the pointer. */
  public void follow(GeoPoint place, Optional<String> site) {
    tape.get().filter(Tape::follows).ifPresent(now -> measure(now.from(), end(place, site), true));
  }

  /** The far end stays where it is. */
  public void fix() {
    tape.get().filter(Tape::follows).ifPresent(now -> tape.set(Optional.of(new Tape(now.from(), now.to(), now.distanceMeters(),
        now.azimuthDegrees(), now.climbMeters(), now.verdict(), false))));
  }

  /** Puts the tape away. */
  public void clear() {
    armed.set(false);
    if (tape.get().isPresent()) {
      tape.set(Optional.empty());
    }
  }

  /** What is measured, in a line. */
  public static String sentence(Tape tape, Wording wording) {
    Quantities units = wording.quantities();
    String climb = tape.climbMeters().isEmpty() ? ""
        : " · " + (tape.climbMeters().getAsDouble() > 0 ? "+" : "") + units.wholeMeters(tape.climbMeters().getAsDouble());
    String sight = tape.verdict().map(verdict -> " · " + wording.get(switch (verdict) {
      case CLEAR -> "link.verdict.clear";
      case FRESNEL -> "link.verdict.fresnel";
      case BLOCKED -> "link.verdict.blocked";
      case UNKNOWN -> "link.verdict.unknown";
    }) + " (" + wording.get("measure.antennas", units.height(tape.from().heightMeters()), units.height(tape.to().heightMeters())) + ")")
        .orElse("");
    return units.distance(tape.distanceMeters()) + " · " + units.azimuth(tape.azimuthDegrees()) + climb + sight;
  }

  private End end(GeoPoint place, Optional<String> site) {
    return site.flatMap(name -> desk.state().flatMap(state -> state.findSite(name))).map(End::of)
        .orElse(new End(place, ANTENNA_METERS));
  }

  private void measure(End from, End to, boolean follows) {
    GeodesicPath path = GeodesicPath.of(from.position(), to.position());
    Optional<Ground> ground = desk.groundProperty().get();
    OptionalDouble climb = ground.map(known -> climb(known, from, to)).orElse(OptionalDouble.empty());
    Optional<Verdict> before = tape.get().flatMap(Tape::verdict);
    boolean apart = path.distanceMeters() > 1;
    tape.set(Optional.of(new Tape(from, to, path.distanceMeters(), path.azimuthFromDegrees(), climb, apart ? before : Optional.empty(), follows)));
    if (apart && ground.isPresent()) {
      desk.state().ifPresent(state -> questions.ask(new Question(ground.get(), state, from, to)));
    }
  }

  private static OptionalDouble climb(Ground ground, End from, End to) {
    OptionalDouble near = ground.terrain().elevationAt(from.position()).find();
    OptionalDouble far = ground.terrain().elevationAt(to.position()).find();
    return near.isPresent() && far.isPresent() ? OptionalDouble.of(far.getAsDouble() - near.getAsDouble()) : OptionalDouble.empty();
  }

  private static Verdict judge(Question question) {
    return new PathAnalyzer(question.ground().covered(question.state()), question.state().settings().paths())
        .analyze(question.from().position(), question.from().heightMeters(), question.to().position(), question.to().heightMeters())
        .sight().verdict();
  }

  private void judged(Question question, Verdict verdict) {
    // while it follows, a verdict from on the way will do; where it stays, only its own
    tape.get().filter(now -> now.from().equals(question.from()) && (now.follows() || now.to().equals(question.to()))).ifPresent(now -> tape.set(Optional.of(new Tape(now.from(),
        now.to(), now.distanceMeters(), now.azimuthDegrees(), now.climbMeters(), Optional.of(verdict), now.follows()))));
  }

  @Override
  public void close() {
    questions.close();
  }
}
