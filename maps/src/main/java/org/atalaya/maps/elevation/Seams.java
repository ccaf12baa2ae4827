package org.atalaya.maps.elevation;

import java.util.ArrayList;
import java.util.List;
import org.atalaya.maps.projection.ProjectedMapping;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GridMapping;

/**
 * Closes the gap between tiles that touch. Where a pixel is an area, the last posts of one tile and the first of the next
 * lie one step apart, and the ground between them would belong to neither. Where two grids are parts of one lattice
 * (same system, same steps, posts on the same lines), the western one gets its eastern neighbour's first column, the
 * northern one its southern neighbour's first row, and the post at the corner. Tiles that share their rims, as .hgt do,
 * need none of it and stay as they are.
 */
final class Seams {
  /** How far a post may be off the lattice, in steps. */
  private static final double TOLERANCE = 0.01;

  private Seams() {}

  /** The same grids in the same order, extended where they touch. Time: grids², and a copy of each that is extended. */
  static List<ElevationGrid> stitch(List<ElevationGrid> grids) {
    List<ElevationGrid> stitched = new ArrayList<>();
    for (ElevationGrid grid : grids) {
      stitched.add(extend(grid, grids));
    }
    return List.copyOf(stitched);
  }

  /** A neighbour, with its first column and row counted in the columns and rows of the grid in question. */
  private record Neighbour(ElevationGrid grid, int firstColumn, int firstRow) {
    boolean hasColumn(int column) {
      return column >= firstColumn && column < firstColumn + grid.columns();
    }

    boolean hasRow(int row) {
      return row >= firstRow && row < firstRow + grid.rows();
    }

    float height(int column, int row) {
      return grid.height(column - firstColumn, row - firstRow);
    }
  }

  private static ElevationGrid extend(ElevationGrid grid, List<ElevationGrid> all) {
    List<Neighbour> neighbours = new ArrayList<>();
    int columns = grid.columns();
    int rows = grid.rows();
    for (ElevationGrid other : all) {
      if (other != grid) {
        addNeighbour(grid, other, neighbours);
      }
    }
    boolean east = neighbours.stream().anyMatch(n -> n.firstColumn() == columns
        && n.firstRow() < rows && n.firstRow() + n.grid().rows() > 0);
    boolean south = neighbours.stream().anyMatch(n -> n.firstRow() == rows
        && n.firstColumn() < columns && n.firstColumn() + n.grid().columns() > 0);
    if (!east && !south) {
      return grid;
    }
    int newColumns = columns + (east ? 1 : 0);
    int newRows = rows + (south ? 1 : 0);
    float[] heights = new float[newColumns * newRows];
    for (int row = 0; row < newRows; row++) {
      for (int column = 0; column < newColumns; column++) {
        heights[row * newColumns + column] = column < columns && row < rows ? grid.height(column, row)
            : find(neighbours, column, row);
      }
    }
    return new ElevationGrid(grid.source(), grid.mapping(), newColumns, newRows, heights);
  }

  private static float find(List<Neighbour> neighbours, int column, int row) {
    for (Neighbour neighbour : neighbours) {
      if (neighbour.hasColumn(column) && neighbour.hasRow(row) && !Float.isNaN(neighbour.height(column, row))) {
        return neighbour.height(column, row);
      }
    }
    return Float.NaN;
  }

  private static void addNeighbour(ElevationGrid grid, ElevationGrid other, List<Neighbour> neighbours) {
    double[] offset = offset(grid.mapping(), other.mapping());
    double column = Math.rint(offset[0]);
    double row = Math.rint(offset[1]);
    boolean onLattice = Math.abs(offset[0] - column) < TOLERANCE && Math.abs(offset[1] - row) < TOLERANCE;
    boolean near = column >= -other.columns() && column <= grid.columns() && row >= -other.rows() && row <= grid.rows();
    if (onLattice && near) {
      neighbours.add(new Neighbour(other, (int) column, (int) row));
    }
  }

  /** Where the other grid's first post lies in this grid's columns and rows; NaN where they are no parts of one lattice. */
  private static double[] offset(GridMapping mapping, GridMapping other) {
    if (mapping instanceof GridMapping.Geographic a && other instanceof GridMapping.Geographic b
        && same(a.columnStepDegrees(), b.columnStepDegrees()) && same(a.rowStepDegrees(), b.rowStepDegrees())) {
      return new double[] {(b.westDegrees() - a.westDegrees()) / a.columnStepDegrees(),
          (a.northDegrees() - b.northDegrees()) / a.rowStepDegrees()};
    }
    if (mapping instanceof ProjectedMapping a && other instanceof ProjectedMapping b
        && a.projection().equals(b.projection())
        && same(a.columnStepMeters(), b.columnStepMeters()) && same(a.rowStepMeters(), b.rowStepMeters())) {
      return new double[] {(b.westMeters() - a.westMeters()) / a.columnStepMeters(),
          (a.northMeters() - b.northMeters()) / a.rowStepMeters()};
    }
    return new double[] {Double.NaN, Double.NaN};
  }

  private static boolean same(double step, double other) {
    return Math.abs(step - other) <= 1e-7 * step;
  }
}
