package org.atalaya.app.ui.map;

import java.util.Optional;

/**
 * The part of a straight segment that lies within a rectangle, edges included.
 *
 * @param from share of the segment's way at which it comes in, 0 to 1
 * @param to share at which it leaves, not below from
 */
record SegmentClip(double from, double to) {
  private static final SegmentClip WHOLE = new SegmentClip(0, 1);

  /** Empty where the segment from (x, y) by (dx, dy) and the rectangle share no point; a point is a segment without length. */
  static Optional<SegmentClip> find(double x, double y, double dx, double dy, double minX, double minY, double maxX, double maxY) {
    return WHOLE.between(x, dx, minX, maxX).flatMap(part -> part.between(y, dy, minY, maxY));
  }

  private Optional<SegmentClip> between(double start, double way, double min, double max) {
    if (way == 0) {
      return start < min || start > max ? Optional.empty() : Optional.of(this);
    }
    double enter = (min - start) / way;
    double leave = (max - start) / way;
    double in = Math.max(from, Math.min(enter, leave));
    double out = Math.min(to, Math.max(enter, leave));
    return in <= out ? Optional.of(new SegmentClip(in, out)) : Optional.empty();
  }
}
