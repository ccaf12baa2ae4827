package org.atalaya.app.ui.map;

import java.util.Optional;
import org.atalaya.app.ui.shell.Ground;
import org.atalaya.planner.lineofsight.SightGround;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.terrain.Terrain;
import org.atalaya.planner.terrain.TerrainMosaic;

/** The ground as the engines of sight want it, prepared once for all that looks over it. Asked on the window's thread. */
final class Sights {
  private Optional<Prepared> last = Optional.empty();

  /** That ground, which is prepared when it is first looked at. */
  Prepared of(Ground ground) {
    Prepared prepared = last.filter(each -> each.ground == ground).orElseGet(() -> new Prepared(ground));
    last = Optional.of(prepared);
    return prepared;
  }

  /** One ground; safe for many threads. */
  static final class Prepared {
    private final Ground ground;
    private Optional<SightGround> bare = Optional.empty();

    private Prepared(Ground ground) {
      this.ground = ground;
    }

    TerrainMosaic terrain() {
      return ground.terrain();
    }

    /** With all that stands on it. The first call takes a moment. */
    SightGround sight(ProjectState state) {
      Terrain covered = ground.covered(state);
      return covered == ground.terrain() ? bare() : bare().coveredBy(covered);
    }

    private synchronized SightGround bare() {
      SightGround prepared = bare.orElseGet(() -> SightGround.of(ground.terrain()));
      bare = Optional.of(prepared);
      return prepared;
    }
  }
}
