package org.atalaya.planner.siteselection;

import java.util.Arrays;

/** A binary heap of nodes by key, then by number; a node is in it once, with its smallest key. */
final class NodeHeap {
  private final int[] heap;
  private final int[] place;
  private final long[] key;
  private int size;

  NodeHeap(int nodes) {
    heap = new int[nodes];
    place = new int[nodes];
    key = new long[nodes];
    Arrays.fill(place, -1);
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Puts a node in, or lowers its key. */
  void put(int node, long newKey) {
    if (place[node] < 0) {
      place[node] = size;
      heap[size++] = node;
    } else if (newKey >= key[node]) {
      return;
    }
    key[node] = newKey;
    int at = place[node];
    while (at > 0 && before(node, heap[(at - 1) / 2])) {
      set(at, heap[(at - 1) / 2]);
      at = (at - 1) / 2;
    }
    set(at, node);
  }

  /** Takes out the node with the smallest key. */
  int poll() {
    int result = heap[0];
    int last = heap[--size];
    place[result] = -1;
    if (size > 0) {
      int at = 0;
      for (int child = 1; child < size; child = 2 * at + 1) {
        if (child + 1 < size && before(heap[child + 1], heap[child])) {
          child++;
        }
        if (!before(heap[child], last)) {
          break;
        }
        set(at, heap[child]);
        at = child;
      }
      set(at, last);
    }
    return result;
  }

  void clear() {
    while (size > 0) {
      place[heap[--size]] = -1;
    }
  }

  private boolean before(int a, int b) {
    return key[a] < key[b] || key[a] == key[b] && a < b;
  }

  private void set(int at, int node) {
    heap[at] = node;
    place[node] = at;
  }
}
