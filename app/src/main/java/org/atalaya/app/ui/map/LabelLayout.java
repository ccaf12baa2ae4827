package org.atalaya.app.ui.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.app.ui.map.MapViewport.Spot;

/**
 * Places names beside the points that they belong to so that no name covers another name or a point. Greedy, in the
 * order given: the first eight positions around the point are tried in turn, and a name that fits nowhere is left out.
 * A grid of what is taken keeps the time to a few looks a name, however many there are. Mutable: for one thread.
 */
final class LabelLayout {
  private static final List<Double> ALONG = List.of(0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74);
  private static final double CELL_PIXELS = 64;

  private final Map<Long, List<Placed>> taken = new HashMap<>();

  /** A name to be placed: its point, the point's radius, and the size of the text, pixels. */
  record Anchor(String text, double x, double y, double radius, double width, double height) {
    /** The box around the point. */
    Placed disc() {
      return new Placed("", x - radius, y - radius, 2 * radius, 2 * radius);
    }
  }

  /** Where a name goes: upper left corner of its box. */
  record Placed(String text, double x, double y, double width, double height) {
    boolean overlaps(Placed other) {
      return x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height;
    }
  }

  /** Nothing but these names and their points. */
  static List<Placed> place(List<Anchor> anchors) {
    LabelLayout layout = new LabelLayout();
    anchors.forEach(anchor -> layout.take(anchor.disc()));
    return anchors.stream().flatMap(anchor -> layout.beside(anchor).stream()).toList();
  }

  /** From now on nothing is placed over this. */
  void take(Placed box) {
    for (long row = cell(box.y); row <= cell(box.y + box.height); row++) {
      for (long column = cell(box.x); column <= cell(box.x + box.width); column++) {
        taken.computeIfAbsent(key(column, row), place -> new ArrayList<>(4)).add(box);
      }
    }
  }

  /** Places a name beside its point, whose disc must be taken already; empty where nothing is free. */
  Optional<Placed> beside(Anchor anchor) {
    Optional<Placed> place = candidates(anchor).stream().filter(this::free).findFirst();
    place.ifPresent(this::take);
    return place;
  }

  /** Places a text on the line between two points: in its middle, or as near to it as is free; empty where nothing is. */
  Optional<Placed> along(String text, Spot from, Spot to, double width, double height) {
    Optional<Placed> place = ALONG.stream().map(share -> new Placed(text,
            from.x() + (to.x() - from.x()) * share - width / 2, from.y() + (to.y() - from.y()) * share - height / 2, width, height))
        .filter(this::free).findFirst();
    place.ifPresent(this::take);
    return place;
  }

  private boolean free(Placed box) {
    for (long row = cell(box.y); row <= cell(box.y + box.height); row++) {
      for (long column = cell(box.x); column <= cell(box.x + box.width); column++) {
        for (Placed other : taken.getOrDefault(key(column, row), List.of())) {
          if (box.overlaps(other)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static long cell(double pixels) {
    return (long) Math.floor(pixels / CELL_PIXELS);
  }

  private static long key(long column, long row) {
    return row << 32 ^ column & 0xffffffffL;
  }

  static List<Placed> candidates(Anchor anchor) {
    double gap = anchor.radius() + 4;
    double diagonal = anchor.radius() * 0.75 + 2;
    double w = anchor.width();
    double h = anchor.height();
    double[][] corners = {
      {diagonal, -diagonal - h}, {gap, -h / 2}, {-w / 2, -gap - h}, {diagonal, diagonal}, {-w / 2, gap},
      {-diagonal - w, -diagonal - h}, {-gap - w, -h / 2}, {-diagonal - w, diagonal}};
    List<Placed> boxes = new ArrayList<>();
    for (double[] corner : corners) {
      boxes.add(new Placed(anchor.text(), anchor.x() + corner[0], anchor.y() + corner[1], w, h));
    }
    return boxes;
  }
}
