package org.atalaya.planner.lineofsight;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.Terrain;
import org.atalaya.planner.terrain.TerrainMosaic;

/**
 * A terrain prepared for very many looks across it. Built once, in some tens of milliseconds for each million posts; the
 * heights stay where they are, and two ninths of their memory are added. Immutable, for any number of threads.
 */
public final class SightGround {
  private static final double LATTICE_POSTS = 1e-6;
  private static final double AROUND_DEGREES = 1e-5;
  private static final int MOST_PARTS = 30_000;

  private final TerrainMosaic terrain;
  private final List<GroundSheet> sheets;
  private final Terrain judged;

  private SightGround(TerrainMosaic terrain, List<GroundSheet> sheets, Terrain judged) {
    this.terrain = terrain;
    this.sheets = sheets;
    this.judged = judged;
  }

  /** Prepares a terrain. Time grows with the number of posts. */
  public static SightGround of(TerrainMosaic terrain) {
    List<Lattice> lattices = new ArrayList<>();
    for (int order = 0; order < terrain.grids().size(); order++) {
      ElevationGrid grid = terrain.grids().get(order);
      boolean joined = false;
      for (int i = 0; i < lattices.size() && !joined; i++) {
        joined = lattices.get(i).join(order, grid);
      }
      if (!joined) {
        lattices.add(new Lattice(order, grid));
      }
    }
    return new SightGround(terrain, lattices.stream().map(lattice -> lattice.sheet(terrain.grids())).toList(), terrain);
  }

  public TerrainMosaic terrain() {
    return terrain;
  }

  /**
   * The same ground with something on it. What the bare ground blocks stays blocked and what it leaves unknown stays
   * unknown; all else is asked the plain way, over the profiles of that terrain.
   *
   * @param covered this ground, its profiles with clutter and obstacles but otherwise the same
   */
  public SightGround coveredBy(Terrain covered) {
    return new SightGround(terrain, sheets, covered);
  }

  /** The terrain whose profiles are judged: this one, or what covers it. */
  public Terrain judged() {
    return judged;
  }

  /** True where something stands on the ground that the sheets do not know of. */
  boolean covered() {
    return judged != terrain;
  }

  /** How many sheets there are, the finest first. */
  int sheets() {
    return sheets.size();
  }

  GroundSheet sheet(int index) {
    return sheets.get(index);
  }

  /**
   * An antenna on this ground.
   *
   * @param heightMeters above ground, 0 or more
   */
  public Station station(GeoPoint position, double heightMeters) {
    OptionalDouble ground = terrain.elevationAt(position).find();
    if (ground.isEmpty()) {
      return new Station(position, heightMeters, Double.NaN, missingAround(position), -1, 0, 0);
    }
    double[] at = new double[2];
    for (int i = 0; i < sheets.size(); i++) {
      GroundSheet sheet = sheets.get(i);
      sheet.toSheet(position.latitudeDegrees(), position.longitudeDegrees(), at);
      SheetBlocks blocks = sheet.blocks();
      if (sheet.accuracy().longestMeters() > 0 && sheet.covers(at[0], at[1])
          && blocks.ownerOfBlock(blocks.blockRow(at[1]) * blocks.across + blocks.blockColumn(at[0])) >= 0) {
        return new Station(position, heightMeters, ground.getAsDouble() + heightMeters, false, i, at[0], at[1]);
      }
    }
    return new Station(position, heightMeters, ground.getAsDouble() + heightMeters, false, -1, 0, 0);
  }

  /** True where the eight points a metre around are missing too: then a path can't start along a rim. */
  private boolean missingAround(GeoPoint position) {
    for (int i = 0; i < 9; i++) {
      double latitude = position.latitudeDegrees() + AROUND_DEGREES * (i / 3 - 1);
      double longitude = position.longitudeDegrees() + AROUND_DEGREES * (i % 3 - 1);
      if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180
          || terrain.elevationAt(new GeoPoint(latitude, longitude)).find().isPresent()) {
        return false;
      }
    }
    return true;
  }

  /** Grids of one lattice while they are being gathered. */
  private static final class Lattice {
    private final List<GroundSheet.Part> parts = new ArrayList<>();
    private int left;
    private int top;
    private int right;
    private int bottom;
    private long posts;

    Lattice(int order, ElevationGrid grid) {
      add(new GroundSheet.Part(order, grid, 0, 0, 0), 0, 0, grid.columns(), grid.rows());
    }

    private void add(GroundSheet.Part part, int newLeft, int newTop, int newRight, int newBottom) {
      parts.add(part);
      left = newLeft;
      top = newTop;
      right = newRight;
      bottom = newBottom;
      posts += (long) part.grid().columns() * part.grid().rows();
    }

    /** Takes a grid in if its posts are this lattice's, and it does not lie so far away that the sheet would be mostly empty. */
    boolean join(int order, ElevationGrid grid) {
      double[] at = new double[2];
      double misfit = 0;
      int column = 0;
      int row = 0;
      for (int corner = 0; corner < 4; corner++) {
        int c = corner % 2 * (grid.columns() - 1);
        int r = corner / 2 * (grid.rows() - 1);
        GeoPoint point = grid.mapping().toGeographic(c, r);
        parts.getFirst().grid().mapping().toGrid(point.latitudeDegrees(), point.longitudeDegrees(), at);
        if (corner == 0) {
          column = (int) Math.rint(at[0]);
          row = (int) Math.rint(at[1]);
        }
        misfit = Math.max(misfit, Math.max(Math.abs(at[0] - c - column), Math.abs(at[1] - r - row)));
      }
      if (!(misfit <= LATTICE_POSTS) || parts.size() >= MOST_PARTS) {
        return false;
      }
      int newLeft = Math.min(left, column);
      int newTop = Math.min(top, row);
      int newRight = Math.max(right, column + grid.columns());
      int newBottom = Math.max(bottom, row + grid.rows());
      long whole = (long) (newRight - newLeft) * (newBottom - newTop);
      if (whole > 8 * (posts + (long) grid.columns() * grid.rows())) {
        return false;
      }
      add(new GroundSheet.Part(order, grid, column, row, misfit), newLeft, newTop, newRight, newBottom);
      return true;
    }

    GroundSheet sheet(List<ElevationGrid> all) {
      SheetBlocks blocks = new SheetBlocks(parts, left, top, right - left, bottom - top);
      for (int order = 0; order < all.size(); order++) {
        int rank = order;
        if (parts.stream().noneMatch(part -> part.order() == rank)) {
          shadow(blocks, all.get(order), order);
        }
      }
      blocks.close();
      return new GroundSheet(parts, blocks, left, top);
    }

    /** Blocks that a grid of another sheet may overrule are not for quick answers. */
    private void shadow(SheetBlocks blocks, ElevationGrid other, int order) {
      Extent extent = Extent.of(other, parts.getFirst().grid());
      for (int y = 0; y < blocks.down; y++) {
        for (int x = 0; x < blocks.across; x++) {
          int block = y * blocks.across + x;
          int owner = blocks.ownerOfBlock(block);
          int size = 1 << GroundSheet.BLOCK_SHIFT;
          if (owner >= 0 && (parts.get(owner).order() > order || blocks.holed(block))
              && extent.overlaps(left + x * size, top + y * size, left + (x + 1) * size, top + (y + 1) * size)) {
            blocks.spoil(block);
          }
        }
      }
    }
  }

  /** Where a grid lies in the columns and rows of another, as a rectangle around it, generously. */
  private record Extent(double left, double top, double right, double bottom) {
    private static final int STEPS = 64;

    static Extent of(ElevationGrid grid, ElevationGrid in) {
      double left = Double.POSITIVE_INFINITY;
      double top = Double.POSITIVE_INFINITY;
      double right = Double.NEGATIVE_INFINITY;
      double bottom = Double.NEGATIVE_INFINITY;
      double[] at = new double[2];
      for (int i = 0; i <= 4 * STEPS; i++) {
        double share = (double) (i % STEPS) / STEPS;
        double along = i / STEPS % 2 == 0 ? share : 1 - share;
        double column = (grid.columns() - 1) * (i / STEPS == 0 || i / STEPS == 1 ? along : i / STEPS == 2 ? 0 : 1);
        double row = (grid.rows() - 1) * (i / STEPS == 0 ? 0 : i / STEPS == 1 ? 1 : along);
        GeoPoint point = grid.mapping().toGeographic(column, row);
        in.mapping().toGrid(point.latitudeDegrees(), point.longitudeDegrees(), at);
        left = Math.min(left, at[0]);
        top = Math.min(top, at[1]);
        right = Math.max(right, at[0]);
        bottom = Math.max(bottom, at[1]);
      }
      double margin = 2 + 0.02 * Math.max(right - left, bottom - top);
      return new Extent(left - margin, top - margin, right + margin, bottom + margin);
    }

    boolean overlaps(double l, double t, double r, double b) {
      return !(l > right || r < left || t > bottom || b < top);
    }
  }
}
