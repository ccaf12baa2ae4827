package org.atalaya.planner.lineofsight;

import java.util.List;
import org.atalaya.planner.terrain.ElevationGrid;
import org.atalaya.planner.terrain.GeoPoint;
import org.atalaya.planner.terrain.GridMapping;

/**
 * Grids that are parts of one lattice of posts, seen as one raster, with what is needed to pass over ground without
 * looking at it: the highest and lowest posts around ({@link HeightWindows}), and for each block of 16 × 16 cells the
 * steepest slope and the one grid that rules it. The heights stay in their grids.
 *
 * <p>A block is <em>bad</em> where a quick answer would not be certain: it is not covered by one grid alone, lies
 * below a finer grid, has a void that another grid fills, or its seam to the next grid has a step. It is <em>holed</em>
 * where a post of it is void and stays so. Immutable.
 */
final class GroundSheet {
  static final int BLOCK_SHIFT = 4;
  static final short BAD = -1;

  private final GridMapping mapping;
  private final int column0;
  private final int row0;
  private final SheetBlocks blocks;
  private final ElevationGrid[] grids;
  private final int[] gridColumn;
  private final int[] gridRow;
  private final boolean single;
  private final double columnsPerRadian;
  private final double rowsPerRadian;
  private final double misfit;
  private final PathFit.Accuracy accuracy;

  /** @param parts in the order in which they rule; the first one's mapping is the sheet's */
  GroundSheet(List<Part> parts, SheetBlocks blocks, int column0, int row0) {
    this.mapping = parts.getFirst().grid().mapping();
    this.column0 = column0;
    this.row0 = row0;
    this.blocks = blocks;
    this.grids = parts.stream().map(Part::grid).toArray(ElevationGrid[]::new);
    this.gridColumn = parts.stream().mapToInt(part -> part.column() - column0).toArray();
    this.gridRow = parts.stream().mapToInt(part -> part.row() - row0).toArray();
    this.columnsPerRadian = mapping instanceof GridMapping.Geographic even ? Math.toDegrees(1) / even.columnStepDegrees() : 0;
    this.rowsPerRadian = mapping instanceof GridMapping.Geographic even ? -Math.toDegrees(1) / even.rowStepDegrees() : 0;
    this.single = grids.length == 1;
    this.misfit = parts.stream().mapToDouble(Part::misfitPosts).max().orElse(0);
    this.accuracy = PathFit.Accuracy.over(this);
  }

  /**
   * A grid of a sheet.
   *
   * @param order of the grid among all grids of the terrain: the lower rules
   * @param column where its first post lies in the columns of the sheet's first grid
   * @param row where its first post lies in the rows of the sheet's first grid
   * @param misfitPosts how far its posts may be off the first grid's lattice
   */
  record Part(int order, ElevationGrid grid, int column, int row, double misfitPosts) {}

  SheetBlocks blocks() {
    return blocks;
  }

  int columns() {
    return blocks.columns;
  }

  int rows() {
    return blocks.rows;
  }

  /** How far from where a path really runs the places may be that a {@link PathFit} gives. */
  PathFit.Accuracy accuracy() {
    return accuracy;
  }

  double misfitPosts() {
    return misfit;
  }

  void toSheet(double latitudeDegrees, double longitudeDegrees, double[] out) {
    mapping.toGrid(latitudeDegrees, longitudeDegrees, out);
    out[0] -= column0;
    out[1] -= row0;
  }

  /** True where columns are proportional to longitude and rows to latitude. */
  boolean linear() {
    return columnsPerRadian > 0;
  }

  double columnsPerRadian() {
    return columnsPerRadian;
  }

  /** Below 0: rows are counted from the north. */
  double rowsPerRadian() {
    return rowsPerRadian;
  }

  /** The lattice of the first grid. */
  GridMapping mapping() {
    return mapping;
  }

  /** The first column, in columns of {@link #mapping}. */
  int firstColumn() {
    return column0;
  }

  /** The first row, in rows of {@link #mapping}. */
  int firstRow() {
    return row0;
  }

  GeoPoint toGeographic(double column, double row) {
    return mapping.toGeographic(column + column0, row + row0);
  }

  boolean covers(double column, double row) {
    return column >= 0 && row >= 0 && column <= blocks.columns - 1 && row <= blocks.rows - 1;
  }

  /** True where the sheet is one grid. */
  boolean single() {
    return single;
  }

  /** The grid that rules a cell whose block is not bad. */
  ElevationGrid gridAt(int column, int row) {
    return grids[ownerAt(column, row)];
  }

  /** How much to add to a column of the sheet for that of the grid that rules this cell. */
  int columnShift(int column, int row) {
    return -gridColumn[ownerAt(column, row)];
  }

  /** How much to add to a row of the sheet for that of the grid that rules this cell. */
  int rowShift(int column, int row) {
    return -gridRow[ownerAt(column, row)];
  }

  private int ownerAt(int column, int row) {
    return single ? 0 : blocks.owner(column, row);
  }

  /** Ground in the cell of a block that is not bad, at x, y in 0…1 of it. */
  double height(int column, int row, double x, double y) {
    if (single) {
      return grids[0].bilinear(column, row, x, y);
    }
    int owner = blocks.owner(column, row);
    return grids[owner].bilinear(column - gridColumn[owner], row - gridRow[owner], x, y);
  }
}
