package org.atalaya.maps.sample;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Ground that rises and is carved by its rivers: the stream-power law dh/dt = U − K·√A·S with drainage area A and slope
 * S, solved from the outlets upwards without a limit on the time step (J. Braun, S. D. Willett, "A very efficient O(n),
 * implicit and parallel method to solve the stream power equation", Geomorphology 180–181, 2013), with slopes that slide
 * where they are too steep. A step takes time in proportion to the cells.
 */
final class Landscape {
  private static final int[] COLUMN_STEP = {-1, 0, 1, -1, 1, -1, 0, 1};
  private static final int[] ROW_STEP = {-1, -1, -1, 0, 0, 1, 1, 1};
  private static final double BYTE = 0.8 / 255;
  private final int columns;
  private final int rows;
  final double[] heights;
  private final double cellMeters;
  private final double diagonalMeters;
  private final boolean[] outlet;
  private final int[] receiver;
  private final double[] receiverMeters;
  private final int[] order;
  private final double[] drained;
  private final int[] firstDonor;
  private final int[] nextDonor;

  /**
   * @param cellMeters between cells
   * @param heights to begin with, row by row
   * @param outlet cells whose height does not change: where rivers leave
   */
  Landscape(int columns, int rows, double cellMeters, double[] heights, boolean[] outlet) {
    this.columns = columns;
    this.rows = rows;
    this.cellMeters = cellMeters;
    diagonalMeters = cellMeters * Math.sqrt(2);
    this.heights = heights;
    this.outlet = outlet;
    receiver = new int[columns * rows];
    receiverMeters = new double[columns * rows];
    order = new int[columns * rows];
    drained = new double[columns * rows];
    firstDonor = new int[columns * rows];
    nextDonor = new int[columns * rows];
  }

  /**
   * Lets years pass.
   *
   * @param uplift metres a year of each cell
   * @param erodibility K of each cell, 1/year
   * @param steepest slope that holds, rise over run
   */
  void step(double years, double[] uplift, double[] erodibility, double steepest) {
    findReceivers();
    sortFromOutlets();
    drain();
    for (int i : order) {
      if (outlet[i]) {
        continue;
      }
      double raised = heights[i] + uplift[i] * years;
      int to = receiver[i];
      if (to == i) {
        heights[i] = raised;
        continue;
      }
      double factor = erodibility[i] * years * Math.sqrt(drained[i]) / receiverMeters[i];
      double carved = (raised + factor * heights[to]) / (1 + factor);
      heights[i] = Math.min(carved, heights[to] + steepest * receiverMeters[i]);
    }
  }

  /** Soil that creeps downhill: rounds crests and fills the narrowest hollows. @param share 0 to 0.5 */
  void creep(double share) {
    double[] before = heights.clone();
    IntStream.range(1, rows - 1).parallel().forEach(row -> {
      for (int i = row * columns + 1; i < (row + 1) * columns - 1; i++) {
        double around = (before[i - 1] + before[i + 1] + before[i - columns] + before[i + columns]) / 4;
        if (!outlet[i]) {
          heights[i] = before[i] + share * (around - before[i]);
        }
      }
    });
  }

  /**
   * The steepest way down among eight, each with a lasting preference of its own: without it rivers keep to the eight
   * directions of the grid (J. Fairfield, P. Leymarie, "Drainage networks from grid digital elevation models", Water
   * Resources Research 27, 1991).
   */
  private void findReceivers() {
    IntStream.range(0, rows).parallel().forEach(row -> {
      for (int column = 0; column < columns; column++) {
        findReceiver(row, column);
      }
    });
  }

  private void findReceiver(int row, int column) {
    int i = row * columns + column;
    long preference = LatticeNoise.hash(0xD8L + i);
    int best = i;
    double bestMeters = cellMeters;
    double bestSlope = 0;
    for (int k = 0; k < 8 && !outlet[i]; k++) {
      int c = column + COLUMN_STEP[k];
      int r = row + ROW_STEP[k];
      if (c < 0 || r < 0 || c >= columns || r >= rows) {
        continue;
      }
      double meters = COLUMN_STEP[k] != 0 && ROW_STEP[k] != 0 ? diagonalMeters : cellMeters;
      double slope = (heights[i] - heights[r * columns + c]) / meters * (0.6 + (preference >>> 8 * k & 255) * BYTE);
      if (slope > bestSlope) {
        bestSlope = slope;
        best = r * columns + c;
        bestMeters = meters;
      }
    }
    receiver[i] = best;
    receiverMeters[i] = bestMeters;
  }

  /** Every cell after the one it drains to: breadth first from those that drain to themselves. */
  private void sortFromOutlets() {
    int n = columns * rows;
    int[] first = firstDonor;
    int[] next = nextDonor;
    Arrays.fill(first, -1);
    int end = 0;
    for (int i = n - 1; i >= 0; i--) {
      if (receiver[i] == i) {
        order[end++] = i;
      } else {
        next[i] = first[receiver[i]];
        first[receiver[i]] = i;
      }
    }
    for (int at = 0; at < end; at++) {
      for (int donor = first[order[at]]; donor >= 0; donor = next[donor]) {
        order[end++] = donor;
      }
    }
  }

  private void drain() {
    Arrays.fill(drained, cellMeters * cellMeters);
    for (int at = order.length - 1; at >= 0; at--) {
      int i = order[at];
      if (receiver[i] != i) {
        drained[receiver[i]] += drained[i];
      }
    }
  }
}
