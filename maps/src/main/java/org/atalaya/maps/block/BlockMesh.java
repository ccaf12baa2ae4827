package org.atalaya.maps.block;

import org.atalaya.maps.relief.MapWindow;
import org.atalaya.maps.relief.ReliefRenderer;

/** The ground of a block: posts on a square, at most {@value #MOST_POSTS} a side, and the picture that lies over them. Immutable. */
public final class BlockMesh {
  public static final int MOST_POSTS = 256;
  /** The cut edges go so far below the lowest ground, as a share of the side. */
  private static final double FOOT_SHARE = 0.02;

  private final BlockFrame frame;
  private final Drape drape;
  private final int side;
  private final double west;
  private final double north;
  private final double step;
  private final float[] z;
  private final double lowest;
  private final double highest;
  private final double uAtWest;
  private final double vAtNorth;
  private final double texelsPerPost;

  /**
   * Takes the heights of a square of ground; some ten milliseconds.
   *
   * @param x of the square's middle, in the frame
   * @param y of the square's middle
   * @param halfMeters half its side, above 0
   * @param posts a side, 2 to {@value #MOST_POSTS}
   */
  public BlockMesh(BlockFrame frame, ReliefRenderer ground, double x, double y, double halfMeters, int posts, Drape drape) {
    if (posts < 2 || posts > MOST_POSTS || !(halfMeters > 0)) {
      throw new IllegalArgumentException(posts + " posts on " + 2 * halfMeters + " m, expected 2 to " + MOST_POSTS + " on more than 0");
    }
    this.frame = frame;
    this.drape = drape;
    side = posts;
    west = x - halfMeters;
    north = y + halfMeters;
    step = 2 * halfMeters / (posts - 1);
    double mapStep = step / frame.groundScale();
    // a window's pixels are known by their corners, posts by their middles
    MapWindow window = new MapWindow(frame.mapX(west) - mapStep / 2, frame.mapY(north) + mapStep / 2, mapStep, posts, posts);
    z = ground.groundMeters(window);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < posts; row++) {
      for (int column = 0; column < posts; column++) {
        int at = row * posts + column;
        z[at] -= (float) frame.dropMeters(west + column * step, north - row * step);
        if (!Float.isNaN(z[at])) {
          low = Math.min(low, z[at]);
          high = Math.max(high, z[at]);
        }
      }
    }
    lowest = low;
    highest = high;
    double texel = drape.window().metersPerPixel();
    uAtWest = (frame.mapX(west) - drape.window().westMeters()) / texel;
    vAtNorth = (drape.window().northMeters() - frame.mapY(north)) / texel;
    texelsPerPost = mapStep / texel;
  }

  public BlockFrame frame() {
    return frame;
  }

  /** True where no height of the square is known: there is nothing to draw. */
  public boolean empty() {
    return lowest > highest;
  }

  /** Lowest ground, bent down with the earth; infinite where none is known. */
  public double lowestMeters() {
    return lowest;
  }

  /** Highest ground, bent down with the earth. */
  public double highestMeters() {
    return highest;
  }

  /** Down to where the cut edges go. */
  double footMeters() {
    return lowest - FOOT_SHARE * step * (side - 1);
  }

  public double middleX() {
    return west + halfMeters();
  }

  public double middleY() {
    return north - halfMeters();
  }

  public double halfMeters() {
    return step * (side - 1) / 2;
  }

  /** Posts a side. */
  int side() {
    return side;
  }

  double x(int column) {
    return west + column * step;
  }

  double y(int row) {
    return north - row * step;
  }

  /** NaN where the ground is not known. */
  float z(int column, int row) {
    return z[row * side + column];
  }

  float u(int column) {
    return (float) (uAtWest + column * texelsPerPost);
  }

  float v(int row) {
    return (float) (vAtNorth + row * texelsPerPost);
  }

  Drape drape() {
    return drape;
  }

  /** Height of the drawn ground at a place of the block, bilinear; NaN beyond its edges and where it is not known. */
  public double groundAt(double x, double y) {
    double column = (x - west) / step;
    double row = (north - y) / step;
    if (!(column >= 0 && row >= 0 && column <= side - 1 && row <= side - 1)) {
      return Double.NaN;
    }
    int c = Math.min((int) column, side - 2);
    int r = Math.min((int) row, side - 2);
    double upper = z(c, r) + (z(c + 1, r) - z(c, r)) * (column - c);
    double lower = z(c, r + 1) + (z(c + 1, r + 1) - z(c, r + 1)) * (column - c);
    return upper + (lower - upper) * (row - r);
  }
}
