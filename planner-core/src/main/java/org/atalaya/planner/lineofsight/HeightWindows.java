package org.atalaya.planner.lineofsight;

import java.util.Arrays;

/**
 * The highest post in overlapping squares of a sheet, so that one number bounds the ground below a short piece of a path
 * wherever it lies: a square starts at each second post and is 10 cells wide, and within it one of 4. Heights are kept as half
 * metres in 16 bits, rounded up, the smaller square's as metres below the larger one's in 8; with the lowest post of each
 * 4 × 4 cells, rounded down, all of it takes two ninths of the heights' own memory.
 * Built once, then immutable.
 */
final class HeightWindows {
  /** What starts in a square and reaches no farther along columns and rows lies in it, posts. */
  static final double POSTS = 8;
  /** The same of the smaller square. */
  static final double NEAR_POSTS = 2;
  /** Higher or lower ground is not kept. */
  static final float MOST_METERS = 16_000;
  private static final int PER_METER = 2;
  /** More than any height has, so that what is cast to a whole number is above 0. */
  private static final int MOST_STEPS = 1 << 17;
  private static final int HIGH_SHIFT = 1;
  private static final int HIGH_BLOCKS = 5;
  private static final int NEAR_BLOCKS = 2;
  private static final int MOST_DROP = 255;
  private static final int LOW_SHIFT = 2;

  private final int highAcross;
  private final int lowAcross;
  private final short[] highest;
  /** How far below the highest of the square the highest of the smaller one is, metres, rounded down. */
  private final byte[] drop;
  private final short[] lowest;

  HeightWindows(int columns, int rows) {
    highAcross = (columns - 2 >> HIGH_SHIFT) + 1;
    lowAcross = (columns - 2 >> LOW_SHIFT) + 1;
    highest = new short[highAcross * ((rows - 2 >> HIGH_SHIFT) + 1)];
    drop = new byte[highest.length];
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
    short[] near = highest.clone();
    widen(near, NEAR_BLOCKS);
    widen(highest, HIGH_BLOCKS);
    for (int at = 0; at < drop.length; at++) {
      drop[at] = (byte) Math.min((highest[at] - near[at]) / PER_METER, MOST_DROP);
    }
  }

  private void widen(short[] squares, int blocks) {
    int down = squares.length / highAcross;
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < highAcross; x++) {
        int at = y * highAcross + x;
        for (int i = 1; i < blocks && x + i < highAcross; i++) {
          squares[at] = greater(squares[at], squares[at + i]);
        }
      }
    }
    for (int y = 0; y < down; y++) {
      for (int i = 1; i < blocks && y + i < down; i++) {
        for (int x = 0; x < highAcross; x++) {
          int at = y * highAcross + x;
          squares[at] = greater(squares[at], squares[at + i * highAcross]);
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

  /** Not below the ground in any cell from this post on, for {@link #NEAR_POSTS} along columns and rows; metres. */
  double highestNear(int column, int row) {
    int at = (row >> HIGH_SHIFT) * highAcross + (column >> HIGH_SHIFT);
    return highest[at] * (1.0 / PER_METER) - (drop[at] & MOST_DROP);
  }

  /** Where the lowest post around this cell is kept, for {@link #above}. */
  int lowestAt(int column, int row) {
    return (row >> LOW_SHIFT) * lowAcross + (column >> LOW_SHIFT);
  }

  /** A height for {@link #above}: never lower than it is. */
  static int stepsUp(float meters) {
    return (int) (Math.min(meters, MOST_METERS + 1) * PER_METER + MOST_STEPS) + 1 - MOST_STEPS;
  }

  /** Below 0 if all ground around is above this height. */
  int above(int lowestAt, int stepsUp) {
    return stepsUp - lowest[lowestAt];
  }
}
