package org.atalaya.planner.lineofsight;

import java.util.Arrays;

/**
 * Walks outwards between two neighbouring rays, which are never farther apart than three posts, and judges the posts between
 * them. What the two rays and the posts between them meet bounds what any look between them meets: a post well over the
 * upper bound of the horizon is seen, one below the lower bound is not. Between the bounds the look to the post itself is
 * followed, over those cells alone that may stand in its way. What is not certain then is left to the caller. Mutable: for
 * one thread.
 */
final class FanWedge {
  /** Hears of each post between the rays, once. */
  interface Answers {
    /** A post that is certainly seen or not. */
    void judged(int index, double meters, boolean seen);

    /** A post to which the path is not known for certain. */
    void unknown(int index, double meters);

    /** A post that can't be told from here. */
    void open(int index, double meters);
  }

  private final double[] high;
  private final double[] highest;
  private ViewshedWindow window;
  private float[] heights;
  private FanSide side;
  private FanRay one;
  private FanRay other;
  private double top;
  private double targetHeight;
  /** Half the square of the angle between the rays: how much nearer the straight line between two points of them is. */
  private double nearer;

  FanWedge(int steps) {
    high = new double[steps];
    highest = new double[steps];
  }

  /** @param limitMeters posts are looked at up to here, and perhaps a little farther */
  void walk(ViewshedWindow view, FanSide quarter, Station from, double targetHeightMeters, FanRay first, FanRay second,
      double limitMeters, Answers answers) {
    window = view;
    side = quarter;
    heights = quarter.heights();
    one = first;
    other = second;
    top = from.topMeters;
    targetHeight = targetHeightMeters;
    double angle = Math.toRadians(Math.IEEEremainder(second.azimuthDegrees - first.azimuthDegrees, 360));
    nearer = angle * angle / 2;
    Arrays.fill(highest, 0, side.steps(), Double.POSITIVE_INFINITY);
    double low = Double.NEGATIVE_INFINITY;
    double bound = Double.NEGATIVE_INFINITY;
    double postHigh = Double.NEGATIVE_INFINITY;
    boolean open = false;
    boolean unknown = false;
    for (int step = 0; step < side.steps(); step++) {
      double a = one.across[step];
      double b = other.across[step];
      if (!(a <= b) || Math.min(one.distance[step], other.distance[step]) > limitMeters) {
        return;
      }
      double rayHigh = Math.max(one.high[step], other.high[step]);
      double stepLow = Math.min(one.low[step], other.low[step]);
      if (!unknown && Double.isNaN(rayHigh)) {
        unknown = nothingKnown(step, a, b);
        open = true;
      }
      double lastPostHigh = postHigh;
      postHigh = Double.NEGATIVE_INFINITY;
      for (int line = (int) Math.max(0, Math.floor(a) + 1); line <= b && line < side.lines(); line++) {
        double share = b > a ? (line - a) / (b - a) : 0;
        double meters = distance(step, share);
        double ground = heights[side.index(step, line)] - top - one.bulge * meters * meters;
        double slope = ground / meters;
        double room = FanRay.ROUNDING_METERS / meters;
        if (side.owns(step, line)) {
          int index = side.post(step, line);
          if (unknown) {
            answers.unknown(index, meters);
          } else if (open || Double.isNaN(slope) || step == 0) {
            answers.open(index, meters);
          } else {
            judge(step, line, index, share, meters, (ground + targetHeight) / meters, low - room, bound + room, answers);
          }
        }
        if (Double.isNaN(slope) && !unknown && !open) {
          unknown = nothingKnown(step, a, b);
          open = true;
        }
        postHigh = Math.max(postHigh, slope + room);
        stepLow = Math.min(stepLow, slope - room);
      }
      if (!open) {
        low = Math.max(low, stepLow);
        high[step] = Math.max(rayHigh, Math.max(postHigh, lastPostHigh));
        bound = Math.max(bound, high[step]);
        highest[step] = bound;
      }
    }
  }

  /** True where every look between the rays crosses the post line beside a void. */
  private boolean nothingKnown(int step, double a, double b) {
    for (int line = (int) Math.floor(a); line <= b; line++) {
      if (line < 0 || line + 1 >= side.lines()
          || !window.isVoid(side.post(step, line)) && !window.isVoid(side.post(step, line + 1))) {
        return false;
      }
    }
    return true;
  }

  private void judge(int step, int line, int index, double share, double meters, double slope, double low, double bound,
      Answers answers) {
    if (slope < low) {
      answers.judged(index, meters, false);
      return;
    }
    Clearing last = lastCell(step, line, share, slope, meters);
    if (slope > bound && last == Clearing.FREE) {
      answers.judged(index, meters, true);
      return;
    }
    Clearing whole = last == Clearing.CUT ? last : follow(step, share, slope, last);
    switch (whole) {
      case FREE -> answers.judged(index, meters, true);
      case CUT -> answers.judged(index, meters, false);
      case DOUBT -> answers.open(index, meters);
    }
  }

  private enum Clearing { FREE, CUT, DOUBT }

  private static Clearing clearing(double least, double room) {
    return least > room ? Clearing.FREE : least < -room ? Clearing.CUT : Clearing.DOUBT;
  }

  /** The way from the post line before it to the post itself: over one cell, and up to the antenna there. */
  private Clearing lastCell(int step, int line, double share, double slope, double meters) {
    double y = across(step - 1, share);
    double d = distance(step - 1, share);
    int cell = y > line ? line : line - 1;
    if (Math.abs(y - line) > 1 || cell < 0 || line + 1 >= side.lines()) {
      return Clearing.DOUBT;
    }
    double twist = twist(step - 1, cell) * (line - y);
    double start = (slope - slopeOfGround(step - 1, y, d)) * d;
    double room = room(step - 1, y);
    // With the antenna on the very ground nothing is certain at the end itself.
    double least = RayClearance.least(start, (start + targetHeight) / 2 + twist / 4, targetHeight);
    return clearing(least, room);
  }

  /** Follows the look to a post over the cells that may stand in its way. */
  private Clearing follow(int step, double share, double slope, Clearing last) {
    Clearing found = last;
    int from = 0;
    int to = step;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (highest[middle] >= slope) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    if (from == 0 && high[0] >= slope) {
      return Clearing.DOUBT;
    }
    for (int at = from; at < step; at++) {
      if (high[at] >= slope) {
        switch (between(at - 1, share, slope)) {
          case CUT -> {
            return Clearing.CUT;
          }
          case DOUBT -> found = Clearing.DOUBT;
          case FREE -> { }
        }
      }
    }
    return found;
  }

  /** The look from one post line to the next. */
  private Clearing between(int step, double share, double slope) {
    double y0 = across(step, share);
    double y1 = across(step + 1, share);
    double d0 = distance(step, share);
    double d1 = distance(step + 1, share);
    double room = Math.max(room(step, y0), room(step + 1, y1));
    double start = (slope - slopeOfGround(step, y0, d0)) * d0;
    double end = (slope - slopeOfGround(step + 1, y1, d1)) * d1;
    if (start < -room || end < -room) {
      return Clearing.CUT;
    }
    int cell = (int) Math.floor(y0);
    int lastCell = (int) Math.floor(y1);
    int direction = y1 > y0 ? 1 : -1;
    double s0 = 0;
    double least = Math.min(start, end);
    while (true) {
      boolean stop = cell == lastCell;
      double border = direction > 0 ? cell + 1 : cell;
      double s1 = stop ? 1 : Math.clamp((border - y0) / (y1 - y0), 0, 1);
      double d = d0 + (d1 - d0) * s1;
      double there = stop ? end : (slope - slopeAlong(step, (int) border, s1, d)) * d;
      double twist = twist(step, cell) * (y1 - y0) * (s1 - s0) * (s1 - s0);
      least = Math.min(least, RayClearance.least(start, (start + there) / 2 + twist / 4, there));
      if (stop) {
        return clearing(least, room);
      }
      start = there;
      s0 = s1;
      cell += direction;
    }
  }

  private double across(int step, double share) {
    return one.across[step] + (other.across[step] - one.across[step]) * share;
  }

  private double distance(int step, double share) {
    return (one.distance[step] + (other.distance[step] - one.distance[step]) * share) * (1 - share * (1 - share) * nearer);
  }

  private double slopeOfGround(int step, double y, double meters) {
    int line = (int) Math.floor(y);
    int at = side.index(step, line);
    double near = heights[at];
    double ground = near + (heights[at + side.length()] - near) * (y - line);
    return (ground - top - one.bulge * meters * meters) / meters;
  }

  /** On a line across, between a step and the next. */
  private double slopeAlong(int step, int line, double share, double meters) {
    double near = heights[side.index(step, line)];
    double ground = near + (heights[side.index(step + 1, line)] - near) * share;
    return (ground - top - one.bulge * meters * meters) / meters;
  }

  private double twist(int step, int line) {
    int at = side.index(step, line);
    int next = at + side.direction();
    return (double) heights[at] - heights[at + side.length()] - heights[next]
        + heights[next + side.length()];
  }

  /** What the ground may be higher or lower because the place is not known better, metres. */
  private double room(int step, double y) {
    int at = side.index(step, (int) Math.floor(y));
    double rise = Math.abs(heights[at] - heights[at + side.length()]);
    return rise * one.offPosts + FanRay.ROUNDING_METERS;
  }
}
