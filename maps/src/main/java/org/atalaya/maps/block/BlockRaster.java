package org.atalaya.maps.block;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A picture of a block with the nearness of what each pixel shows (a z-buffer): ground in triangles, its cut edges, and bodies
 * through which one sees. Mutable, for one thread at a time; the ground is painted by several at once.
 */
public final class BlockRaster {
  /** A pixel's nearness may be off by this share before a point counts as hidden: half a post of steep ground. */
  private static final float TOLERANCE = 0.0015f;
  private static final int BAND_ROWS = 64;
  /** Rounding leaves no crack between two triangles of the ground. */
  private static final float SEAM = 1e-4f;

  private final int width;
  private final int height;
  private final int[] argb;
  private final float[] nearness;

  public BlockRaster(int width, int height) {
    this.width = width;
    this.height = height;
    argb = new int[width * height];
    nearness = new float[width * height];
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Premultiplied pixels, row by row; what is painted is seen in it. */
  @SuppressWarnings("EI_EXPOSE_REP")
  public int[] argb() {
    return argb;
  }

  /**
   * Begins a picture: the sky from the upper edge to the lower one.
   *
   * @param upperArgb opaque
   * @param lowerArgb opaque
   */
  public void clear(int upperArgb, int lowerArgb) {
    for (int row = 0; row < height; row++) {
      Arrays.fill(argb, row * width, (row + 1) * width, mix(lowerArgb, upperArgb, 256 - 256 * row / height));
    }
    Arrays.fill(nearness, 0);
  }

  /**
   * Paints the ground and its cut edges. Ground that is not known is left out, with an edge around it.
   *
   * @param camera its width and height those of the picture
   * @param every how many posts make one, 1 for all: coarser ground is painted faster
   * @param finer is painted besides; what lies wholly within it is left out here
   * @param edgeArgb opaque; 0 paints no edges
   */
  public void paintGround(BlockMesh mesh, BlockCamera camera, int every, Optional<BlockMesh> finer, int edgeArgb) {
    if (mesh.empty()) {
      return;
    }
    Projected posts = new Projected(mesh, camera.lens(), every, finer);
    IntStream.range(0, Math.ceilDiv(height, BAND_ROWS)).parallel()
        .forEach(band -> paintBand(posts, band * BAND_ROWS, Math.min(height, (band + 1) * BAND_ROWS), edgeArgb));
  }

  /** The posts on the picture. */
  private static final class Projected {
    private final BlockMesh mesh;
    private final int side;
    private final float[] x;
    private final float[] y;
    private final float[] near;
    private final float[] u;
    private final float[] v;
    private final float[] footX;
    private final float[] footY;
    private final float[] footNear;
    private final boolean[] columnWithin;
    private final boolean[] rowWithin;

    Projected(BlockMesh mesh, BlockCamera.Lens lens, int every, Optional<BlockMesh> finer) {
      this.mesh = mesh;
      side = (mesh.side() - 2) / every + 2;
      x = new float[side * side];
      y = new float[side * side];
      near = new float[side * side];
      u = new float[side];
      v = new float[side];
      footX = new float[side * side];
      footY = new float[side * side];
      footNear = new float[side * side];
      columnWithin = new boolean[side];
      rowWithin = new boolean[side];
      for (int i = 0; i < side; i++) {
        double x = mesh.x(Math.min(i * every, mesh.side() - 1));
        double y = mesh.y(Math.min(i * every, mesh.side() - 1));
        columnWithin[i] = finer.filter(each -> Math.abs(x - each.middleX()) <= each.halfMeters()).isPresent();
        rowWithin[i] = finer.filter(each -> Math.abs(y - each.middleY()) <= each.halfMeters()).isPresent();
      }
      double foot = mesh.footMeters();
      IntStream.range(0, side).parallel().forEach(row -> {
        double[] out = new double[3];
        int r = Math.min(row * every, mesh.side() - 1);
        v[row] = mesh.v(r);
        for (int column = 0; column < side; column++) {
          int c = Math.min(column * every, mesh.side() - 1);
          int at = row * side + column;
          float z = mesh.z(c, r);
          if (row == 0) {
            u[column] = mesh.u(c);
          }
          if (Float.isNaN(z)) {
            continue;
          }
          lens.project(mesh.x(c), mesh.y(r), z, out);
          x[at] = (float) out[0];
          y[at] = (float) out[1];
          near[at] = (float) out[2];
          lens.project(mesh.x(c), mesh.y(r), foot, out);
          footX[at] = (float) out[0];
          footY[at] = (float) out[1];
          footNear[at] = (float) out[2];
        }
      });
    }

    /** True where a cell is painted finer. */
    boolean elsewhere(int column, int row) {
      return columnWithin[column] && columnWithin[column + 1] && rowWithin[row] && rowWithin[row + 1];
    }

    /** True where all four corners of a cell are known and before the eye. */
    boolean whole(int column, int row) {
      if (column < 0 || row < 0 || column >= side - 1 || row >= side - 1) {
        return false;
      }
      int at = row * side + column;
      return near[at] > 0 && near[at + 1] > 0 && near[at + side] > 0 && near[at + side + 1] > 0;
    }
  }

  private void paintBand(Projected posts, int top, int bottom, int edgeArgb) {
    int side = posts.side;
    Triangle triangle = new Triangle();
    for (int row = 0; row < side - 1; row++) {
      for (int column = 0; column < side - 1; column++) {
        if (!posts.whole(column, row) || posts.elsewhere(column, row)) {
          continue;
        }
        int nw = row * side + column;
        int sw = nw + side;
        float low = Math.max(Math.max(posts.y[nw], posts.y[nw + 1]), Math.max(posts.y[sw], posts.y[sw + 1]));
        float high = Math.min(Math.min(posts.y[nw], posts.y[nw + 1]), Math.min(posts.y[sw], posts.y[sw + 1]));
        if (low >= top && high <= bottom) {
          paintGround(triangle, posts, nw, nw + 1, sw, column, row, column + 1, row, column, row + 1, top, bottom);
          paintGround(triangle, posts, nw + 1, sw + 1, sw, column + 1, row, column + 1, row + 1, column, row + 1, top, bottom);
        }
        if (edgeArgb == 0) {
          continue;
        }
        if (!posts.whole(column, row - 1)) {
          paintEdge(triangle, posts, nw, nw + 1, top, bottom, edgeArgb);
        }
        if (!posts.whole(column, row + 1)) {
          paintEdge(triangle, posts, sw, sw + 1, top, bottom, edgeArgb);
        }
        if (!posts.whole(column - 1, row)) {
          paintEdge(triangle, posts, nw, sw, top, bottom, edgeArgb);
        }
        if (!posts.whole(column + 1, row)) {
          paintEdge(triangle, posts, nw + 1, sw + 1, top, bottom, edgeArgb);
        }
      }
    }
  }

  private void paintGround(Triangle triangle, Projected p, int a, int b, int c, int columnA, int rowA, int columnB, int rowB, int columnC, int rowC,
      int top, int bottom) {
    if (!triangle.set(p.x[a], p.y[a], p.x[b], p.y[b], p.x[c], p.y[c])) {
      return;
    }
    Drape drape = p.mesh.drape();
    int wide = drape.window().width();
    int high = drape.window().height();
    int[] texels = drape.argb();
    float ua = p.u[columnA];
    float ub = p.u[columnB];
    float uc = p.u[columnC];
    float va = p.v[rowA];
    float vb = p.v[rowB];
    float vc = p.v[rowC];
    int fromRow = Math.max(top, triangle.top());
    int toRow = Math.min(bottom, triangle.bottom());
    int fromColumn = Math.max(0, triangle.left());
    int toColumn = Math.min(width, triangle.right());
    for (int row = fromRow; row < toRow; row++) {
      for (int column = fromColumn; column < toColumn; column++) {
        float shareA = triangle.shareA(column + 0.5f, row + 0.5f);
        float shareB = triangle.shareB(column + 0.5f, row + 0.5f);
        float shareC = 1 - shareA - shareB;
        if (shareA < -SEAM || shareB < -SEAM || shareC < -SEAM) {
          continue;
        }
        float near = shareA * p.near[a] + shareB * p.near[b] + shareC * p.near[c];
        int at = row * width + column;
        if (near > nearness[at]) {
          nearness[at] = near;
          int u = Math.clamp((int) (shareA * ua + shareB * ub + shareC * uc), 0, wide - 1);
          int v = Math.clamp((int) (shareA * va + shareB * vb + shareC * vc), 0, high - 1);
          argb[at] = texels[v * wide + u];
        }
      }
    }
  }

  private void paintEdge(Triangle triangle, Projected p, int a, int b, int top, int bottom, int edgeArgb) {
    if (p.footNear[a] > 0 && p.footNear[b] > 0) {
      fill(triangle, p.x[a], p.y[a], p.near[a], p.x[b], p.y[b], p.near[b], p.footX[a], p.footY[a], p.footNear[a], top, bottom, edgeArgb);
      fill(triangle, p.x[b], p.y[b], p.near[b], p.footX[b], p.footY[b], p.footNear[b], p.footX[a], p.footY[a], p.footNear[a], top, bottom,
          edgeArgb);
    }
  }

  private void fill(Triangle triangle, float ax, float ay, float aNear, float bx, float by, float bNear, float cx, float cy, float cNear, int top,
      int bottom, int color) {
    if (!triangle.set(ax, ay, bx, by, cx, cy)) {
      return;
    }
    int alpha = color >>> 24;
    for (int row = Math.max(top, triangle.top()); row < Math.min(bottom, triangle.bottom()); row++) {
      for (int column = Math.max(0, triangle.left()); column < Math.min(width, triangle.right()); column++) {
        float shareA = triangle.shareA(column + 0.5f, row + 0.5f);
        float shareB = triangle.shareB(column + 0.5f, row + 0.5f);
        float shareC = 1 - shareA - shareB;
        int at = row * width + column;
        float near = shareA * aNear + shareB * bNear + shareC * cNear;
        if (shareA >= 0 && shareB >= 0 && shareC >= 0 && near > nearness[at]) {
          if (alpha == 255) {
            nearness[at] = near;
            argb[at] = color;
          } else {
            // what lies behind stays the nearest, so that other bodies shine through too
            argb[at] = mix(argb[at], color, alpha);
          }
        }
      }
    }
  }

  /**
   * Paints a body through which one sees: its near side over all that lies behind it. Ground before it hides it.
   *
   * @param argbColor not premultiplied, not opaque
   */
  public void paintBody(ZoneBody body, BlockCamera camera, int argbColor) {
    BlockCamera.Lens lens = camera.lens();
    Triangle triangle = new Triangle();
    double[][] before = ring(body, 0, lens);
    for (int i = 1; i < body.rings(); i++) {
      double[][] now = ring(body, i, lens);
      for (int j = 0; j < body.around(); j++) {
        double[] a = before[j];
        double[] b = before[(j + 1) % body.around()];
        double[] c = now[j];
        double[] d = now[(j + 1) % body.around()];
        if (a[2] > 0 && b[2] > 0 && c[2] > 0 && d[2] > 0) {
          paintNearSide(triangle, a, b, c, argbColor);
          paintNearSide(triangle, b, d, c, argbColor);
        }
      }
      before = now;
    }
  }

  private static double[][] ring(ZoneBody body, int ring, BlockCamera.Lens lens) {
    double[][] points = new double[body.around()][3];
    for (int j = 0; j < points.length; j++) {
      lens.project(body.at(ring, j), points[j]);
    }
    return points;
  }

  private void paintNearSide(Triangle triangle, double[] a, double[] b, double[] c, int color) {
    // the rings run around the ray clockwise as seen along it: triangles of the near side turn one way on the picture
    if ((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > 0) {
      fill(triangle, (float) a[0], (float) a[1], (float) a[2], (float) b[0], (float) b[1], (float) b[2], (float) c[0], (float) c[1],
          (float) c[2], 0, height, color);
    }
  }

  /** True where nothing that was painted hides a projected point, or hardly. */
  public boolean visible(double column, double row, double near) {
    int x = (int) column;
    int y = (int) row;
    return near > 0 && (x < 0 || y < 0 || x >= width || y >= height || near >= nearness[y * width + x] * (1 - TOLERANCE));
  }

  /** True where ground is painted at a pixel. */
  public boolean painted(int column, int row) {
    return nearness[row * width + column] > 0;
  }

  /** The mean of each square of 2 × 2 pixels. @return a quarter of the pixels */
  public int[] halved() {
    int wide = width / 2;
    int[] half = new int[wide * (height / 2)];
    IntStream.range(0, height / 2).parallel().forEach(row -> {
      for (int column = 0; column < wide; column++) {
        int at = 2 * row * width + 2 * column;
        half[row * wide + column] = mean(argb[at], argb[at + 1], argb[at + width], argb[at + width + 1]);
      }
    });
    return half;
  }

  private static int mean(int a, int b, int c, int d) {
    int even = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff) + 0x20002 >>> 2 & 0xff00ff;
    int odd = (a >>> 8 & 0xff) + (b >>> 8 & 0xff) + (c >>> 8 & 0xff) + (d >>> 8 & 0xff) + 2 >>> 2;
    return 0xff000000 | even | odd << 8;
  }

  /** @param share of the second, of 255 or 256 */
  private static int mix(int below, int above, int share) {
    int red = (below >> 16 & 255) + (((above >> 16 & 255) - (below >> 16 & 255)) * share >> 8);
    int green = (below >> 8 & 255) + (((above >> 8 & 255) - (below >> 8 & 255)) * share >> 8);
    int blue = (below & 255) + (((above & 255) - (below & 255)) * share >> 8);
    return 0xff000000 | red << 16 | green << 8 | blue;
  }
}
