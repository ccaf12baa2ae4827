package org.atalaya.planner.siteselection;

/**
 * What fails at once: a place with all that stands there, or all edges between two places.
 *
 * @param place index; −1 where nothing fails
 * @param other the place at the other end of the edges, above {@code place}; −1 where the place itself fails
 */
record Loss(int place, int other) implements Comparable<Loss> {
  static final Loss NOTHING = new Loss(-1, -1);

  static Loss ofPlace(int place) {
    return new Loss(place, -1);
  }

  static Loss ofEdges(int a, int b) {
    return new Loss(Math.min(a, b), Math.max(a, b));
  }

  boolean takesPlace(int its) {
    return other < 0 && its == place;
  }

  boolean takesEdge(int from, int to) {
    return other >= 0 && (from == place && to == other || from == other && to == place);
  }

  @Override
  public int compareTo(Loss that) {
    int order = Integer.compare(place, that.place);
    return order != 0 ? order : Integer.compare(other, that.other);
  }
}
