package org.atalaya.maps.block;

/** Where a pixel lies in a triangle on the picture. Mutable, set anew for each of many thousands: for one thread. */
final class Triangle {
  private float originX;
  private float originY;
  private float aByColumn;
  private float aByRow;
  private float bByColumn;
  private float bByRow;
  private int left;
  private int top;
  private int right;
  private int bottom;

  /** @return false where it has no area */
  boolean set(float ax, float ay, float bx, float by, float cx, float cy) {
    float area = (ax - cx) * (by - cy) - (bx - cx) * (ay - cy);
    if (!(Math.abs(area) > 1e-9f)) {
      return false;
    }
    originX = cx;
    originY = cy;
    aByColumn = (by - cy) / area;
    aByRow = -(bx - cx) / area;
    bByColumn = -(ay - cy) / area;
    bByRow = (ax - cx) / area;
    // a pixel belongs to it by its middle
    left = (int) Math.ceil(Math.min(ax, Math.min(bx, cx)) - 0.5f);
    top = (int) Math.ceil(Math.min(ay, Math.min(by, cy)) - 0.5f);
    right = (int) Math.floor(Math.max(ax, Math.max(bx, cx)) - 0.5f) + 1;
    bottom = (int) Math.floor(Math.max(ay, Math.max(by, cy)) - 0.5f) + 1;
    return true;
  }

  /** First column whose pixels may lie in it. */
  int left() {
    return left;
  }

  /** First row. */
  int top() {
    return top;
  }

  /** Column after the last. */
  int right() {
    return right;
  }

  /** Row after the last. */
  int bottom() {
    return bottom;
  }

  /** How much a point has of the first corner: 1 there, 0 on the side between the other two, negative beyond. */
  float shareA(float x, float y) {
    return (x - originX) * aByColumn + (y - originY) * aByRow;
  }

  /** How much of the second. */
  float shareB(float x, float y) {
    return (x - originX) * bByColumn + (y - originY) * bByRow;
  }
}
