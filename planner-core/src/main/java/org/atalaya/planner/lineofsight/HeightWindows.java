package org.atalaya.planner.lineofsight;

import java.util.Arrays;

/**
 * The highest post in overlapping squares of a sheet, so that one number bounds the ground below a short piece of a path
 * wherever it lies: a square starts at each second post and is 4 cells wide. Beside it the lowest post of each 2 × 2 cells.
 * Both are kept as half metres in 16 bits, rounded up and down, which takes a quarter of the heights' own memory.
 * Built once, then immutable.
 */
final class HeightWindows {
  /** What starts in a square and reaches no farther along columns and rows lies in it, posts. */
  static final double POSTS = 2;
  /** Higher or lower ground is not kept. */
  static final float MOST_METERS = 16_000;
  private static final int PER_METER = 2;
  /** More than any height has, so that what is cast to a whole number is above 0. */
  private static final int MOST_STEPS = 1 << 17;
  private static final int SHIFT = 1;

  private final int across;
  private final short[] highest;
  private final short[] lowest;

  HeightWindows(int columns, int rows) {
    across = (columns - 2 >> SHIFT) + 1;
    highest = new short[across * ((rows - 2 >> SHIFT) + 1)];
    lowest = new short[highest.length];
    Arrays.fill(highest, Short.MIN_VALUE);
    Arrays.fill(lowest, Short.MAX_VALUE);
  }

  /** Takes in a post of a cell; its height is a number within {@link #MOST_METERS}. */
  void add(int column, int row, float meters) {
    int at = at(column, row);
    highest[at] = greater(highest[at], (short) Math.ceil(meters * PER_METER));
    short down = (short) Math.floor(meters * PER_METER);
    lowest[at] = down < lowest[at] ? down : lowest[at];
  }

  /** Widens the squares once all posts are in: each becomes the greatest of itself and the next ones along both axes. */
  void close() {
    int down = highest.length / across;
    for (int y = 0; y < down; y++) {
      for (int x = 0; x + 1 < across; x++) {
        int at = y * across + x;
        highest[at] = greater(highest[at], highest[at + 1]);
      }
    }
    for (int at = 0; at + across < highest.length; at++) {
      highest[at] = greater(highest[at], highest[at + across]);
    }
  }

  private static short greater(short a, short b) {
    return a > b ? a : b;
  }

  /** Where a square starts that this cell lies at the start of; cells are numbered from 0. */
  int at(int column, int row) {
    return (row >> SHIFT) * across + (column >> SHIFT);
  }

  /** A height for {@link #below}: never higher than it is. */
  static int stepsDown(float meters) {
    return (int) (Math.max(meters, -MOST_METERS - 1) * PER_METER + MOST_STEPS) - MOST_STEPS;
  }

  /** A height for {@link #above}: never lower than it is. */
  static int stepsUp(float meters) {
    return (int) (Math.min(meters, MOST_METERS + 1) * PER_METER + MOST_STEPS) + 1 - MOST_STEPS;
  }

  /** 0 or less if no ground in any cell of the square, {@link #POSTS} and more along columns and rows, is above this height. */
  int below(int at, int stepsDown) {
    return highest[at] - stepsDown;
  }

  /** Below 0 if all ground in the first 2 × 2 cells of the square is above this height. */
  int above(int at, int stepsUp) {
    return stepsUp - lowest[at];
  }
}
