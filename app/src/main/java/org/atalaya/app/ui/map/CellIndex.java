package org.atalaya.app.ui.map;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/**
 * Finds line segments by a rectangle: a grid of cells over all of them, each knowing which segments pass through. A point
 * is a segment without length. Immutable.
 */
final class CellIndex {
  private static final int MOST_ACROSS = 128;

  private final double[] x1;
  private final double[] y1;
  private final double[] x2;
  private final double[] y2;
  private final double left;
  private final double top;
  private final double cell;
  private final int across;
  private final int down;
  private final int[] starts;
  private final int[] items;

  /** The arrays hold the segments' ends, of any unit; they are kept, not copied. Time grows with the cells that segments pass. */
  CellIndex(double[] x1, double[] y1, double[] x2, double[] y2) {
    this.x1 = x1;
    this.y1 = y1;
    this.x2 = x2;
    this.y2 = y2;
    left = Math.min(least(x1), least(x2));
    top = Math.min(least(y1), least(y2));
    double width = Math.max(most(x1), most(x2)) - left;
    double height = Math.max(most(y1), most(y2)) - top;
    int wanted = Math.clamp((long) Math.sqrt(x1.length), 1, MOST_ACROSS);
    cell = x1.length == 0 || Math.max(width, height) == 0 ? 1 : Math.max(width, height) / wanted;
    across = x1.length == 0 ? 0 : (int) (width / cell) + 1;
    down = x1.length == 0 ? 0 : (int) (height / cell) + 1;
    starts = new int[across * down + 1];
    for (int i = 0; i < x1.length; i++) {
      eachCell(i, place -> starts[place + 1]++);
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    items = new int[starts[starts.length - 1]];
    int[] next = Arrays.copyOf(starts, starts.length);
    for (int i = 0; i < x1.length; i++) {
      int item = i;
      eachCell(i, place -> items[next[place]++] = item);
    }
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElse(0);
  }

  private static double most(double[] values) {
    return Arrays.stream(values).max().orElse(0);
  }

  private void eachCell(int i, IntConsumer visitor) {
    for (int row = row(Math.min(y1[i], y2[i])); row <= row(Math.max(y1[i], y2[i])); row++) {
      for (int column = column(Math.min(x1[i], x2[i])); column <= column(Math.max(x1[i], x2[i])); column++) {
        if (touches(i, left + column * cell, top + row * cell, left + (column + 1) * cell, top + (row + 1) * cell)) {
          visitor.accept(row * across + column);
        }
      }
    }
  }

  private int column(double x) {
    return (int) Math.clamp((x - left) / cell, 0, across - 1.0);
  }

  private int row(double y) {
    return (int) Math.clamp((y - top) / cell, 0, down - 1.0);
  }

  /** All segments that touch the rectangle, ascending. */
  int[] find(double minX, double minY, double maxX, double maxY) {
    if (across == 0 || maxX < left || maxY < top || minX > left + across * cell || minY > top + down * cell) {
      return new int[0];
    }
    BitSet found = new BitSet(x1.length);
    for (int row = row(minY); row <= row(maxY); row++) {
      for (int column = column(minX); column <= column(maxX); column++) {
        int place = row * across + column;
        for (int at = starts[place]; at < starts[place + 1]; at++) {
          if (!found.get(items[at]) && touches(items[at], minX, minY, maxX, maxY)) {
            found.set(items[at]);
          }
        }
      }
    }
    return found.stream().toArray();
  }

  /** True where the segment and the rectangle, edges included, share a point. */
  private boolean touches(int i, double minX, double minY, double maxX, double maxY) {
    return SegmentClip.find(x1[i], y1[i], x2[i] - x1[i], y2[i] - y1[i], minX, minY, maxX, maxY).isPresent();
  }
}
