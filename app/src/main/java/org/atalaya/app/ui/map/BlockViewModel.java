package org.atalaya.app.ui.map;

import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.atalaya.app.ui.profile.SelectedPath;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.app.ui.shell.Step;
import org.atalaya.app.wording.Wording;
import org.atalaya.maps.block.BlockCamera;
import org.atalaya.maps.block.BlockFrame;
import org.atalaya.maps.block.BlockMesh;
import org.atalaya.maps.block.BlockPoint;
import org.atalaya.planner.lineofsight.FresnelZone;
import org.atalaya.planner.lineofsight.LinkRay;
import org.atalaya.planner.linkbudget.PathSettings;

/** The 3-D view without a screen: where it is looked at from, and which ground that needs. For the window's thread. */
public final class BlockViewModel {
  private static final double HOME_TILT = 36;
  private static final double HOME_EXAGGERATION = 2;
  private static final double EXAGGERATION_STEP = 0.5;
  /** At this many times half its side, the whole square is in view. */
  private static final double DISTANCE_PER_HALF = 2.5;
  private static final double LEAST_HALF_METERS = 300;
  private static final double MOST_HALF_METERS = 250_000;
  private static final double ZOOM_STEP = 1.25;
  private static final double CLOSE_PIXELS = 64;
  /** A finer square is worth the while where it is smaller than this share of the whole. */
  private static final double FINER_SHARE = 0.6;

  /**
   * A look at a block.
   *
   * @param frame that the camera's metres count in
   * @param whole square of ground, all of which is drawn
   * @param finer a smaller square that is drawn with all its posts; empty where the whole one is
   */
  public record Look(BlockFrame frame, BlockCamera camera, Square whole, Optional<Square> finer) {}

  /** A square of ground in a frame, metres. */
  public record Square(double x, double y, double halfMeters) {
    boolean serves(Square wanted, double reach) {
      return Math.max(Math.abs(wanted.x - x), Math.abs(wanted.y - y)) <= reach * halfMeters;
    }
  }

  private final ProjectDesk desk;
  private final BooleanProperty shown = new SimpleBooleanProperty(false);
  private final ReadOnlyObjectWrapper<Optional<Look>> look = new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<BlockMesh> mesh = Optional.empty();
  private boolean untouched;

  BlockViewModel(ProjectDesk desk) {
    this.desk = desk;
    // another project lies elsewhere
    desk.snapshotProperty().subscribe((before, now) -> {
      if (!before.map(ProjectDesk.Snapshot::file).equals(now.map(ProjectDesk.Snapshot::file))) {
        shown.set(false);
        look.set(Optional.empty());
      }
    });
  }

  /** True while the ground is shown in perspective, in place of the flat map. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  /** True where there is a map, and so something to look at. */
  public boolean possible() {
    Step step = desk.stepProperty().get();
    return desk.snapshotProperty().get().isPresent() && step != Step.ROUTERS && step != Step.HANDOVER;
  }

  /** Goes from the flat map to the 3-D view, or back. */
  public void toggle() {
    shown.set(!shown.get() && possible());
  }

  /** Empty until it was shown for the first time. */
  public ReadOnlyObjectProperty<Optional<Look>> lookProperty() {
    return look.getReadOnlyProperty();
  }

  /** Looks north at all that a flat map shows, from a height. */
  public void begin(MapViewport view) {
    if (view.width() <= 0 || view.height() <= 0) {
      return;
    }
    double half = Math.clamp(Math.max(view.width(), view.height()) / 2 * view.metersPerPixel(), LEAST_HALF_METERS, MOST_HALF_METERS);
    BlockFrame frame = new BlockFrame(view.toGeographic(view.width() / 2, view.height() / 2),
        desk.state().map(state -> state.settings().paths()).orElse(PathSettings.DEFAULT).k());
    double exaggeration = look.get().map(each -> each.camera().exaggeration()).orElse(HOME_EXAGGERATION);
    mesh = Optional.empty();
    untouched = true;
    look.set(Optional.of(new Look(frame, new BlockCamera(new BlockPoint(0, 0, 0), 0, HOME_TILT, half * DISTANCE_PER_HALF,
        exaggeration, view.width(), view.height()), new Square(0, 0, half), Optional.empty())));
  }

  /** The whole square's ground is known: it lies in the middle of the picture, and the eye stays above it. */
  void groundIs(BlockMesh known) {
    look.get().filter(each -> each.frame() == known.frame()).ifPresent(each -> {
      mesh = Optional.of(known);
      BlockCamera camera = each.camera();
      if (untouched && !known.empty()) {
        double ground = known.groundAt(camera.target().x(), camera.target().y());
        double z = Double.isNaN(ground) ? (known.lowestMeters() + known.highestMeters()) / 2 : ground;
        camera = camera.aimed(new BlockPoint(camera.target().x(), camera.target().y(), z), camera.distanceMeters());
      }
      set(each, camera);
    });
  }

  public void resize(double width, double height) {
    look.get().filter(each -> each.camera().width() != width || each.camera().height() != height)
        .ifPresent(each -> set(each, each.camera().resized(width, height)));
  }

  /** Turns the look about its middle. */
  public void turn(double azimuthDegrees, double tiltDegrees) {
    move(camera -> camera.turned(azimuthDegrees, tiltDegrees));
  }

  /** Drags the ground by so many pixels. */
  public void pan(double dx, double dy) {
    move(camera -> camera.panned(dx, dy));
  }

  /** Nearer or farther by so many steps, in the middle. */
  public void zoom(double steps) {
    zoomAt(0, 0, Math.pow(ZOOM_STEP, steps));
  }

  /**
   * Nearer or farther, what lies under a pixel staying about there.
   *
   * @param fromMiddleX pixels from the picture's middle
   * @param times nearer, above 0
   */
  public void zoomAt(double fromMiddleX, double fromMiddleY, double times) {
    if (times > 0) {
      move(camera -> {
        BlockCamera nearer = camera.approached(1 / times);
        double share = 1 - camera.distanceMeters() / nearer.distanceMeters();
        return nearer.panned(fromMiddleX * share, fromMiddleY * share);
      });
    }
  }

  /** Heights are drawn higher or lower, by so many steps of a half. */
  public void exaggerate(int steps) {
    move(camera -> camera.exaggerated(camera.exaggeration() + steps * EXAGGERATION_STEP));
  }

  /** True where {@link #goClose} leads somewhere. */
  public boolean hasClose() {
    return close().isPresent();
  }

  /** Goes to where the selected link is worst off, near enough for its zone to be seen. */
  public void goClose() {
    look.get().ifPresent(each -> close().ifPresent(path -> {
      LinkRay ray = BlockScene.ray(path);
      double at = Math.clamp(BlockScene.worstMeters(path).orElse(ray.pathMeters() / 2), ray.pathMeters() * 0.02, ray.pathMeters() * 0.98);
      double radius = new FresnelZone(ray.pathMeters(), path.analysis().settings().frequencyMhz()).radiusMeters(at);
      // the ray and what stands below it, or above where that blocks it, both in view
      double top = path.profile().topMeters(at);
      double half = Math.max(radius, Math.abs(ray.heightMeters(at) - top) / 2);
      BlockPoint point = each.frame().place(path.analysis().path().pointAt(at), Math.max(top, (ray.heightMeters(at) + top) / 2));
      move(camera -> camera.closeTo(point, path.analysis().path().azimuthFromDegrees(), half, CLOSE_PIXELS));
    }));
  }

  private Optional<SelectedPath> close() {
    return look.get().flatMap(each -> desk.pathProperty().get()).filter(path -> path.profile().known()
        && path.analysis().path().distanceMeters() > 1);
  }

  /** Selects what was clicked, in list, map and profile too. */
  public void pick(Selection selection) {
    desk.selectionProperty().set(selection);
  }

  /** What the view shows, for whoever can't see it. */
  public String spoken(Wording wording) {
    return look.get().map(each -> wording.get("block.accessible", wording.quantities().azimuth(each.camera().azimuthDegrees()),
        wording.quantities().number(each.camera().exaggeration(), 1))).orElse("");
  }

  private void move(UnaryOperator<BlockCamera> how) {
    look.get().ifPresent(each -> {
      untouched = false;
      set(each, how.apply(each.camera()));
    });
  }

  private void set(Look before, BlockCamera wanted) {
    BlockCamera camera = mesh.filter(known -> !known.empty()).map(wanted::above).orElse(wanted);
    Square near = new Square(camera.target().x(), camera.target().y(),
        Math.clamp(camera.distanceMeters() / DISTANCE_PER_HALF, LEAST_HALF_METERS, MOST_HALF_METERS));
    Square whole = before.whole().serves(near, 0.8) && near.halfMeters() <= before.whole().halfMeters() * 1.35 ? before.whole()
        : new Square(near.x(), near.y(), Math.max(near.halfMeters(), before.whole().halfMeters()));
    Optional<Square> finer = near.halfMeters() > whole.halfMeters() * FINER_SHARE ? Optional.empty()
        : before.finer().filter(each -> each.serves(near, 0.35) && each.halfMeters() / near.halfMeters() > 0.65
            && each.halfMeters() / near.halfMeters() < 1.6).or(() -> Optional.of(near));
    Look now = new Look(before.frame(), camera, whole, finer);
    if (!now.equals(before)) {
      look.set(Optional.of(now));
    }
  }
}
