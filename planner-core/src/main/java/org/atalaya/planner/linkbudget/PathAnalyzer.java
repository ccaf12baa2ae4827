package org.atalaya.planner.linkbudget;

import java.util.OptionalDouble;
import org.atalaya.planner.lineofsight.LineOfSight;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.propagation.Bullington;
import org.atalaya.planner.propagation.FreeSpace;
import org.atalaya.planner.propagation.PathLoss;
import org.atalaya.planner.propagation.PropagationModel;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.Terrain;
import org.atalaya.planner.terrain.TerrainProfile;

/**
 * Judges paths over one terrain with one set of settings: line of sight, free-space loss (ITU-R P.525) and
 * diffraction (ITU-R P.526, Bullington). Gas and vegetation are not computed, and therefore empty; the total is the
 * sum of what is. Immutable, for any number of threads.
 */
public final class PathAnalyzer {
  private final Terrain terrain;
  private static final PropagationModel DIFFRACTION = new Bullington();

  private final PathSettings settings;

  public PathAnalyzer(Terrain terrain, PathSettings settings) {
    this.terrain = terrain;
    this.settings = settings;
  }

  public Terrain terrain() {
    return terrain;
  }

  public PathSettings settings() {
    return settings;
  }

  /** The ground along a path with the settings' trees on it. */
  public TerrainProfile profile(GeodesicPath path) {
    return terrain.profile(path).withTrees(settings.treesMeters());
  }

  /** All that can be said of the path between two antennas; as {@link #analyze(TerrainProfile, double, double)}. */
  public PathAnalysis analyze(GeoPoint from, double fromHeightMeters, GeoPoint to, double toHeightMeters) {
    return analyze(profile(GeodesicPath.of(from, to)), fromHeightMeters, toHeightMeters);
  }

  /**
   * All that can be said of a path whose profile is already at hand.
   *
   * @param profile with the trees already on it, as {@link #profile} gives it
   * @param fromHeightMeters antenna above ground at the start, 0 or more
   * @param toHeightMeters antenna above ground at the end, 0 or more
   */
  public PathAnalysis analyze(TerrainProfile profile, double fromHeightMeters, double toHeightMeters) {
    return analyze(profile, fromHeightMeters, toHeightMeters, settings);
  }

  /** The same with settings of its own, for a profile that was taken elsewhere: only frequency and k count. */
  static PathAnalysis analyze(TerrainProfile profile, double fromHeightMeters, double toHeightMeters, PathSettings settings) {
    Sight sight = LineOfSight.judge(profile, fromHeightMeters, toHeightMeters, settings.frequencyMhz(), settings.k());
    PathLoss loss = switch (sight) {
      case Sight.Unknown unknown -> PathLoss.UNKNOWN;
      case Sight.Judged judged -> loss(profile, fromHeightMeters, toHeightMeters, settings);
    };
    return new PathAnalysis(profile.path(), settings, sight, loss);
  }

  private static PathLoss loss(TerrainProfile profile, double fromHeightMeters, double toHeightMeters, PathSettings settings) {
    double rise = profile.groundToMeters() + toHeightMeters - profile.groundFromMeters() - fromHeightMeters;
    // P.525 counts the way between the antennas, and between a valley and a summit that is longer than the map's.
    double meters = profile.path().distanceMeters();
    double slantMeters = Math.sqrt(meters * meters + rise * rise);
    double freeSpaceDb = FreeSpace.lossDb(slantMeters, settings.frequencyMhz());
    double diffractionDb =
        DIFFRACTION.lossDb(profile, fromHeightMeters, toHeightMeters, settings.frequencyMhz(), settings.k());
    return new PathLoss(OptionalDouble.of(freeSpaceDb), OptionalDouble.of(diffractionDb), OptionalDouble.empty(),
        OptionalDouble.empty(), OptionalDouble.of(freeSpaceDb + diffractionDb));
  }
}
