package org.atalaya.maps.sample;

import java.util.Arrays;

/**
 * Fills hollows to the brim and a little over, as sediment does, so that every river finds its way to an outlet:
 * R. Barnes, C. Lehman, D. Mulla, "Priority-flood", Computers &amp; Geosciences 62, 2014. Time n·log n.
 */
final class Basins {
  private static final int INDEX_BITS = 24;
  private static final double RISE_METERS = 0.02;
  private long[] heap = new long[1024];
  private int size;

  /** Raises the heights of hollows in place; outlets keep theirs. */
  void fill(double[] heights, int columns, int rows, boolean[] outlet) {
    boolean[] reached = new boolean[heights.length];
    size = 0;
    for (int i = 0; i < heights.length; i++) {
      if (outlet[i]) {
        reached[i] = true;
        push(heights[i], i);
      }
    }
    while (size > 0) {
      int i = (int) (pop() & (1L << INDEX_BITS) - 1);
      int column = i % columns;
      int row = i / columns;
      for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
        for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
          int neighbour = r * columns + c;
          if (!reached[neighbour]) {
            reached[neighbour] = true;
            heights[neighbour] = Math.max(heights[neighbour], heights[i] + RISE_METERS);
            push(heights[neighbour], neighbour);
          }
        }
      }
    }
  }

  /** Height in 1/1024 m and the cell's index in one number: equal heights come out in the order of their cells. */
  private void push(double height, int index) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    long key = (long) (height * 1024) << INDEX_BITS | index;
    int at = size++;
    while (at > 0 && heap[(at - 1) / 2] > key) {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    heap[at] = key;
  }

  private long pop() {
    long top = heap[0];
    long last = heap[--size];
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= last) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return top;
  }
}
