package org.atalaya.planner.lineofsight;

/**
 * A quarter of the view: the posts that lie farther from the observer along one axis of the sheet than across it. Steps go
 * along that axis, from post line to post line, away from the observer. Immutable.
 *
 * @param east true where the axis is the columns'
 * @param direction 1 where steps go to higher columns or rows, −1 to lower ones
 * @param originAlong the observer's place along the axis, in posts of the window
 * @param originAcross the observer's place across it
 * @param first number of the first post line beyond the observer
 * @param steps how many post lines there are
 * @param lines how many posts a post line has
 * @param heights of the window, such that steps go from one to the next: index {@code line × length + place along the axis}
 * @param length of the axis, posts
 */
@SuppressWarnings("ArrayRecordComponent")
record FanSide(boolean east, int direction, double originAlong, double originAcross, int first, int steps, int lines,
    float[] heights, int length) {
  /** An observer this near to a post line stands on it. */
  static final double ON_LINE_POSTS = 1e-6;
  /** How far apart rays are at the last step: no farther than this, */
  private static final double RIM_POSTS = 3;
  /** and by this share of the way, so that what is second order in it is millimetres. */
  private static final double RIM_SHARE = 1.0 / 300;

  static FanSide of(ViewshedWindow window, Station from, boolean east, int direction) {
    double along = east ? from.column - window.column0 : from.row - window.row0;
    double across = east ? from.row - window.row0 : from.column - window.column0;
    int first = direction > 0 ? (int) Math.floor(along + ON_LINE_POSTS) + 1 : (int) Math.ceil(along - ON_LINE_POSTS) - 1;
    int length = east ? window.columns : window.rows;
    return new FanSide(east, direction, along, across, first, direction > 0 ? length - first : first + 1,
        east ? window.rows : window.columns, east ? window.heights : window.turned, length);
  }

  /** Where the height of the post of a step and a line across stands in {@link #heights}. */
  int index(int step, int line) {
    return line * length + first + direction * step;
  }

  /** The post's number in the window. */
  int post(int step, int line) {
    int along = first + direction * step;
    return east ? line * length + along : along * lines + line;
  }

  /** Way along the axis from the observer to a step, posts. */
  double reach(int step) {
    return direction * (first - originAlong) + step;
  }

  /** True where this side answers for the post: on the diagonals it is the eastern or western side. */
  boolean owns(int step, int line) {
    double across = Math.abs(line - originAcross);
    double along = Math.abs(first + direction * step - originAlong);
    return east ? across <= along : across < along;
  }

  /** How many posts to either side of the observer the rays must reach at the last step. */
  double spread() {
    double reach = reach(steps - 1);
    return reach * 1.01 + 2;
  }

  private double apart() {
    return Math.min(RIM_POSTS, reach(steps - 1) * RIM_SHARE);
  }

  /** How many rays the side has. */
  int rays() {
    return 2 * (int) Math.ceil(spread() / apart()) + 1;
  }

  /** The line across at which a ray meets the last step, seen from the observer. */
  double rim(int ray) {
    return originAcross + (ray - Math.ceil(spread() / apart())) * apart();
  }
}
