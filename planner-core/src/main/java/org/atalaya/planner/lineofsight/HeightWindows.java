package org.atalaya.planner.lineofsight;

import java.util.Arrays;

/**
 * The highest post in overlapping squares of a sheet, so that one number bounds the ground below a short piece of a path
 * wherever it lies: a square starts at each second post and is 10 cells wide. Heights are kept as half metres in 16 bits,
 * rounded up; with the lowest post of each 4 × 4 cells, rounded down, all of it takes a sixth of the heights' own memory.
 * Built once, then immutable.
 */
final class HeightWindows {
  /** What starts in a square and reaches no farther along columns and rows lies in it, posts. */
  static final double POSTS = 8;
  /** Higher or lower ground is not kept. */
  static final float MOST_METERS = 16_000;
  private static final int PER_METER = 2;
  private static final int HIGH_SHIFT = 1;
  private static final int HIGH_BLOCKS = 5;
  private static final int LOW_SHIFT = 2;

  private final int highAcross;
  private final int lowAcross;
  private final short[] highest;
  private final short[] lowest;

  HeightWindows(int columns, int rows) {
    highAcross = (columns - 2 >> HIGH_SHIFT) + 1;
    lowAcross = (columns - 2 >> LOW_SHIFT) + 1;
    highest = new short[highAcross * ((rows - 2 >> HIGH_SHIFT) + 1)];
    lowest = new short[lowAcross * ((rows - 2 >> LOW_SHIFT) + 1)];
    Arrays.fill(highest, Short.MIN_VALUE);
    Arrays.fill(lowest, Short.MAX_VALUE);
  }

  /** Takes in a post of a cell; its height is a number within {@link #MOST_METERS}. */
  void add(int column, int row, float meters) {
    short up = (short) Math.ceil(meters * PER_METER);
    short down = (short) Math.floor(meters * PER_METER);
    int high = (row >> HIGH_SHIFT) * highAcross + (column >> HIGH_SHIFT);
    int low = (row >> LOW_SHIFT) * lowAcross + (column >> LOW_SHIFT);
    highest[high] = greater(highest[high], up);
    lowest[low] = down < lowest[low] ? down : lowest[low];
  }

  /** Widens the squares once all posts are in: each becomes the greatest of itself and those after it, along both axes. */
  void close() {
    int down = highest.length / highAcross;
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < highAcross; x++) {
        int at = y * highAcross + x;
        for (int i = 1; i < HIGH_BLOCKS && x + i < highAcross; i++) {
          highest[at] = greater(highest[at], highest[at + i]);
        }
      }
    }
    for (int y = 0; y < down; y++) {
      for (int i = 1; i < HIGH_BLOCKS && y + i < down; i++) {
        for (int x = 0; x < highAcross; x++) {
          int at = y * highAcross + x;
          highest[at] = greater(highest[at], highest[at + i * highAcross]);
        }
      }
    }
  }

  private static short greater(short a, short b) {
    return a > b ? a : b;
  }

  /** Not below the ground in any cell from this post on, for {@link #POSTS} along columns and rows; metres. */
  double highest(int column, int row) {
    return highest[(row >> HIGH_SHIFT) * highAcross + (column >> HIGH_SHIFT)] * (1.0 / PER_METER);
  }

  /** Not above the ground in this cell, metres. */
  double lowest(int column, int row) {
    return lowest[(row >> LOW_SHIFT) * lowAcross + (column >> LOW_SHIFT)] * (1.0 / PER_METER);
  }
}
