package org.atalaya.planner.terrain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Several elevation grids as one ground. Where they overlap the finest with a height there wins: a void in it is
 * filled from the next coarser one. Where none has a height the ground is not known.
 *
 * <p>Two grids meet as they are: where their heights differ at the seam, the ground has a step.
 */
public final class TerrainMosaic implements Terrain {
  private final List<ElevationGrid> grids;
  /** For each grid: the unit vector to its centre, and how far it extends around that. */
  private final double[][] centres;
  private final double[] reachMeters;

  /** @param grids in any order; none at all is a terrain where everything is missing */
  public TerrainMosaic(List<ElevationGrid> grids) {
    this.grids = grids.stream()
        .sorted(Comparator.comparingDouble(ElevationGrid::postSpacingMeters).thenComparing(ElevationGrid::source))
        .toList();
    centres = new double[grids.size()][];
    reachMeters = new double[grids.size()];
    for (int i = 0; i < centres.length; i++) {
      ElevationGrid grid = this.grids.get(i);
      GeoPoint centre = grid.mapping().toGeographic((grid.columns() - 1) / 2.0, (grid.rows() - 1) / 2.0);
      centres[i] = unitVector(centre);
      reachMeters[i] = reach(grid, centre);
    }
  }

  /** All grids, finest first (by post spacing, then by source name). */
  public List<ElevationGrid> grids() {
    return grids;
  }

  @Override
  public Elevation elevationAt(GeoPoint point) {
    double[] at = new double[2];
    ElevationGrid withVoid = null;
    for (ElevationGrid grid : grids) {
      grid.mapping().toGrid(point.latitudeDegrees(), point.longitudeDegrees(), at);
      if (!ProfileTracer.touches(grid, at[0], at[1])) {
        continue;
      }
      double height = grid.bilinear(Math.clamp(at[0], 0, grid.columns() - 1), Math.clamp(at[1], 0, grid.rows() - 1));
      if (!Double.isNaN(height)) {
        return new Elevation.Known(height);
      }
      withVoid = withVoid == null ? grid : withVoid;
    }
    return new Elevation.Missing(withVoid == null
        ? TerrainGap.MissingTile.at(point)
        : new TerrainGap.VoidInData(withVoid.source(), point));
  }

  /** The grid whose height counts at a point; empty where none has one. */
  public Optional<ElevationGrid> findGrid(GeoPoint point) {
    double[] at = new double[2];
    for (ElevationGrid grid : grids) {
      grid.mapping().toGrid(point.latitudeDegrees(), point.longitudeDegrees(), at);
      if (ProfileTracer.touches(grid, at[0], at[1]) && !Double.isNaN(
          grid.bilinear(Math.clamp(at[0], 0, grid.columns() - 1), Math.clamp(at[1], 0, grid.rows() - 1)))) {
        return Optional.of(grid);
      }
    }
    return Optional.empty();
  }

  /**
   * {@inheritDoc}
   *
   * <p>The path is followed in pieces so short that each is straight in grid coordinates to a millimetre (at most
   * 250 m), and each piece is cut where it crosses a line of posts of the grid that rules there.
   */
  @Override
  public TerrainProfile profile(GeodesicPath path) {
    List<ElevationGrid> near = new ArrayList<>(grids.size());
    double[] middle = unitVector(path.pointAt(path.distanceMeters() / 2));
    for (int i = 0; i < centres.length; i++) {
      if (mayTouch(i, middle, path.distanceMeters() / 2)) {
        near.add(grids.get(i));
      }
    }
    return new ProfileTracer(path, near.toArray(ElevationGrid[]::new)).trace();
  }

  private boolean mayTouch(int grid, double[] middle, double halfLengthMeters) {
    return chordMeters(centres[grid], middle) <= reachMeters[grid] + halfLengthMeters;
  }

  /** How far from its centre a grid extends, generously: the farthest of many points on its rim, and 2 % more. */
  private static double reach(ElevationGrid grid, GeoPoint centre) {
    double[] from = unitVector(centre);
    double farthest = 0;
    int steps = 16;
    for (int i = 0; i <= steps; i++) {
      double column = (grid.columns() - 1) * (double) i / steps;
      double row = (grid.rows() - 1) * (double) i / steps;
      farthest = Math.max(farthest, chordMeters(from, unitVector(grid.mapping().toGeographic(column, 0))));
      farthest = Math.max(farthest, chordMeters(from, unitVector(grid.mapping().toGeographic(column, grid.rows() - 1))));
      farthest = Math.max(farthest, chordMeters(from, unitVector(grid.mapping().toGeographic(0, row))));
      farthest = Math.max(farthest, chordMeters(from, unitVector(grid.mapping().toGeographic(grid.columns() - 1, row))));
    }
    return farthest * 1.02 + 1000;
  }

  private static double[] unitVector(GeoPoint point) {
    double latitude = Math.toRadians(point.latitudeDegrees());
    double longitude = Math.toRadians(point.longitudeDegrees());
    return new double[] {
      Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude), Math.sin(latitude)
    };
  }

  /** Straight through the earth, so never longer than over it by more than the ellipsoid's half per cent. */
  private static double chordMeters(double[] a, double[] b) {
    return 6_371_008.8 * Math.sqrt(
        (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
  }
}
