package org.atalaya.app.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.app.ui.map.MapViewport.Spot;

/**
 * Places names beside the points that they belong to so that no name covers another name or a point. Greedy, in the
 * order given: the first eight positions around the point are tried in turn, and a name that fits nowhere is left out.
 */
final class LabelLayout {
  private static final List<Double> ALONG = List.of(0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74);

  private LabelLayout() {}

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

  /** Time grows with the square of the number of names, which the view keeps small. */
  static List<Placed> place(List<Anchor> anchors) {
    List<Placed> discs = anchors.stream().map(Anchor::disc).toList();
    List<Placed> placed = new ArrayList<>();
    for (Anchor anchor : anchors) {
      candidates(anchor).stream()
          .filter(box -> placed.stream().noneMatch(box::overlaps) && discs.stream().noneMatch(box::overlaps))
          .findFirst().ifPresent(placed::add);
    }
    return placed;
  }

  /**
   * Places a text on the line between two points: in its middle, or as near to it as is free; empty where nothing is.
   *
   * @param taken boxes that it must not touch
   */
  static Optional<Placed> along(String text, Spot from, Spot to, double width, double height, List<Placed> taken) {
    return ALONG.stream().map(share -> new Placed(text, from.x() + (to.x() - from.x()) * share - width / 2,
        from.y() + (to.y() - from.y()) * share - height / 2, width, height))
        .filter(box -> taken.stream().noneMatch(box::overlaps)).findFirst();
  }

  private static List<Placed> candidates(Anchor anchor) {
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
