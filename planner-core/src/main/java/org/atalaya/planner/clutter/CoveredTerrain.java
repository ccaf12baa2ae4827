package org.atalaya.planner.clutter;

import java.util.ArrayList;
import java.util.List;
import org.atalaya.planner.terrain.Elevation;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.Obstacle;
import org.atalaya.planner.terrain.Terrain;
import org.atalaya.planner.terrain.TerrainProfile;

/**
 * A terrain with what stands on it (docs/methods/clutter.md). Antennas stand on the ground all the same: only profiles
 * differ from those of the bare terrain. Where several sources say something of one place, the highest counts. What
 * statistics say (land cover, surroundings) leaves {@link TerrainProfile#OPEN_METERS} free around either end, what was
 * measured (surface, buildings) does not.
 */
public final class CoveredTerrain implements Terrain {
  /** Speed of light, m/µs: metres × MHz. */
  private static final double LIGHT = 299.792458;
  /** The share of the first Fresnel zone in which something beside the path is looked for. */
  private static final double ZONE_SHARE = 1;

  private final Terrain ground;
  private final Clutter clutter;
  private final double lowestMhz;

  /** @param lowestMhz the lowest frequency at which paths will be judged: the lower, the wider the Fresnel zone; above 0 */
  public CoveredTerrain(Terrain ground, Clutter clutter, double lowestMhz) {
    if (!(lowestMhz > 0)) {
      throw new IllegalArgumentException("frequency " + lowestMhz + " MHz, expected above 0");
    }
    this.ground = ground;
    this.clutter = clutter;
    this.lowestMhz = lowestMhz;
  }

  /** Height of the ground, without what stands on it. */
  @Override
  public Elevation elevationAt(GeoPoint point) {
    return ground.elevationAt(point);
  }

  @Override
  public TerrainProfile profile(GeodesicPath path) {
    TerrainProfile bare = ground.profile(path);
    double length = path.distanceMeters();
    if (clutter.isEmpty() || length < 1 || !bare.known()) {
      return bare;
    }
    ProfileCover cover = new ProfileCover(bare);
    clutter.landCover().ifPresent(land -> land.along(path, (stretch, height) -> cover.addOpen(stretch[0], stretch[1], height)));
    for (Surroundings around : clutter.surroundings()) {
      addSurroundings(path, around, cover);
    }
    List<Obstacle> obstacles = new ArrayList<>();
    double reach = ZONE_SHARE * Math.sqrt(LIGHT / lowestMhz * length) / 2;
    clutter.buildings().meet(path, reach, new Buildings.Taker() {
      @Override
      public void crossed(double fromMeters, double toMeters, double topMeters) {
        cover.addRoof(fromMeters, toMeters, topMeters);
      }

      @Override
      public void beside(Obstacle obstacle) {
        obstacles.add(obstacle);
      }
    });
    clutter.surface().ifPresent(surface -> cover.addSurface(surface.profile(path)));
    return cover.profile(obstacles);
  }

  private static void addSurroundings(GeodesicPath path, Surroundings around, ProfileCover cover) {
    PathFrame frame = new PathFrame(path);
    double[] site = PathFrame.vector(around.site());
    double beside = frame.besideMeters(site);
    if (Math.abs(beside) < Surroundings.RADIUS_METERS && around.heightMeters() > 0) {
      double half = Math.sqrt(Surroundings.RADIUS_METERS * Surroundings.RADIUS_METERS - beside * beside);
      double along = frame.alongMeters(site);
      cover.addOpen(along - half, along + half, around.heightMeters());
    }
  }
}
