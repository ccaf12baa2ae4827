package org.atalaya.maps.relief;

import java.util.Arrays;
import java.util.List;
import org.atalaya.maps.projection.WebMercator;
import org.atalaya.planner.terrain.ElevationGrid;

/**
 * Paints ground: a colour by height, shaded by light from the north-west and weaker light from around it (after
 * R. K. Mark, "Multidirectional, oblique-weighted, shaded-relief image of the Island of Hawaii", USGS OFR 92-422, 1992).
 * Immutable but for the coarser copies of the grids that it makes when they are first needed; safe for many threads.
 */
public final class ReliefRenderer {
  private static final int RAMP = 1024;
  /** A cell of the lattice on which places are computed exactly; between its corners they are interpolated. */
  private static final int LATTICE = 32;
  private final List<ReliefGrid> grids;
  private final double lowestMeters;
  private final double highestMeters;
  private final float[] shares;

  /** @param finestFirst as {@code ElevationFiles.read} gives them; where one has no height, the next is asked */
  public ReliefRenderer(List<ElevationGrid> finestFirst) {
    grids = finestFirst.stream().map(ReliefGrid::new).toList();
    float[] sample = sample(finestFirst);
    lowestMeters = sample.length == 0 ? 0 : sample[(int) (sample.length * 0.01)];
    highestMeters = sample.length == 0 ? 1 : sample[(int) (sample.length * 0.995)];
    shares = shares(sample, lowestMeters, highestMeters);
  }

  /**
   * Where on the ramp the heights from the lowest to the highest stand, in equal steps: half by height, half by rank, so
   * that a wide valley under a few high tops still gets colours of its own.
   */
  private static float[] shares(float[] sorted, double lowest, double highest) {
    float[] shares = new float[RAMP];
    int rank = 0;
    for (int i = 0; i < RAMP; i++) {
      double linear = i / (RAMP - 1.0);
      double meters = lowest + linear * (highest - lowest);
      while (rank < sorted.length && sorted[rank] < meters) {
        rank++;
      }
      shares[i] = (float) (0.5 * linear + 0.5 * rank / Math.max(1, sorted.length));
    }
    return shares;
  }

  /** Some 20,000 heights spread over all grids, ascending. */
  private static float[] sample(List<ElevationGrid> grids) {
    int side = (int) Math.max(8, Math.sqrt(20_000.0 / Math.max(1, grids.size())));
    float[] heights = new float[side * side * grids.size()];
    int n = 0;
    for (ElevationGrid grid : grids) {
      for (int i = 0; i < side * side; i++) {
        float height = grid.height((int) ((long) (i % side) * (grid.columns() - 1) / (side - 1)),
            (int) ((long) (i / side) * (grid.rows() - 1) / (side - 1)));
        if (!Float.isNaN(height)) {
          heights[n++] = height;
        }
      }
    }
    float[] known = Arrays.copyOf(heights, n);
    Arrays.sort(known);
    return known;
  }

  /** The height that the ramp's first colour stands for, metres. */
  public double lowestMeters() {
    return lowestMeters;
  }

  /** The height that the ramp's last colour stands for, metres. */
  public double highestMeters() {
    return highestMeters;
  }

  /**
   * Paints a window.
   *
   * @param argb receives {@code width × height} opaque pixels, row by row (premultiplied and plain are the same then)
   */
  public void render(MapWindow window, ReliefStyle style, int[] argb) {
    if (argb.length < window.width() * window.height()) {
      throw new IllegalArgumentException(argb.length + " pixels, expected " + window.width() * window.height());
    }
    int stride = window.width() + 2;
    float[] heights = heights(window);
    int[] ramp = ramp(style);
    ContourLines contours = ContourLines.at(window.metersPerPixel());
    double groundMeters = window.metersPerPixel()
        * WebMercator.groundScale(WebMercator.latitude(window.y(window.height() / 2.0)));
    // seen from afar slopes flatten out: light them as if they were steeper
    double exaggeration = 1.3 * Math.max(1, Math.sqrt(groundMeters / 60));
    float gradient = (float) (exaggeration / (8 * groundMeters));
    float range = (float) Math.max(60, highestMeters - lowestMeters);
    for (int row = 0; row < window.height(); row++) {
      for (int column = 0; column < window.width(); column++) {
        int at = (row + 1) * stride + column + 1;
        float height = heights[at];
        int pixel = row * window.width() + column;
        if (Float.isNaN(height)) {
          argb[pixel] = hatch(window, column, row, style);
          continue;
        }
        float nw = heights[at - stride - 1];
        float n = heights[at - stride];
        float ne = heights[at - stride + 1];
        float w = heights[at - 1];
        float e = heights[at + 1];
        float sw = heights[at + stride - 1];
        float s = heights[at + stride];
        float se = heights[at + stride + 1];
        float toEast = (ne + 2 * e + se - nw - 2 * w - sw) * gradient;
        float toNorth = (nw + 2 * n + ne - sw - 2 * s - se) * gradient;
        float light = Float.isNaN(toEast + toNorth) ? 0 : light(toEast, toNorth);
        int colour = ramp[Math.clamp((int) ((height - lowestMeters) / range * (RAMP - 1)), 0, RAMP - 1)];
        int shaded = shade(colour, light, style);
        argb[pixel] = style.contours() ? mix(shaded, style.contourArgb(), contours.strength(height, (e - w) / 2, (s - n) / 2)) : shaded;
      }
    }
  }

  /**
   * Heights as they are painted, metres above sea level: smooth between posts from close by, means of several from afar, so that
   * crests are lower there than they are. For pictures, not for verdicts.
   *
   * @return {@code width × height} heights, row by row from the north-west; NaN where the ground is not known
   */
  public float[] groundMeters(MapWindow window) {
    float[] rimmed = heights(window);
    float[] ground = new float[window.width() * window.height()];
    for (int row = 0; row < window.height(); row++) {
      System.arraycopy(rimmed, (row + 1) * (window.width() + 2) + 1, ground, row * window.width(), window.width());
    }
    return ground;
  }

  /** Heights of the window's pixels and of a rim of one pixel around it. */
  private float[] heights(MapWindow window) {
    int columns = window.width() + 2;
    int rows = window.height() + 2;
    float[] heights = new float[columns * rows];
    Arrays.fill(heights, Float.NaN);
    boolean missing = true;
    for (int g = 0; g < grids.size() && missing; g++) {
      missing = fill(window, grids.get(g), heights, columns, rows);
    }
    return heights;
  }

  /** Fills what is still missing from one grid; true if some is missing then. */
  private static boolean fill(MapWindow window, ReliefGrid grid, float[] heights, int columns, int rows) {
    boolean missing = false;
    double[] corners = new double[8];
    double[] place = new double[2];
    for (int top = 0; top < rows; top += LATTICE) {
      for (int left = 0; left < columns; left += LATTICE) {
        for (int corner = 0; corner < 4; corner++) {
          double x = window.x(left - 1 + (corner & 1) * LATTICE);
          double y = window.y(top - 1 + (corner >> 1) * LATTICE);
          grid.toGrid(WebMercator.latitude(y), WebMercator.longitude(x), place);
          corners[corner * 2] = place[0];
          corners[corner * 2 + 1] = place[1];
        }
        missing |= grid.fill(corners, LATTICE, left, top, heights, columns, rows);
      }
    }
    return missing;
  }

  /** −1 in the deepest shadow, 0 on flat land, 1 in full light. */
  private static float light(float toEast, float toNorth) {
    // unit normal (-toEast, -toNorth, 1) / length, against suns 45° high in the north-west, west and north
    float length = (float) Math.sqrt(toEast * toEast + toNorth * toNorth + 1);
    float flat = 0.70710678f;
    float northWest = (0.5f * (toEast - toNorth) + flat) / length;
    float west = (flat * toEast + flat) / length;
    float north = (-flat * toNorth + flat) / length;
    float lit = 0.6f * Math.max(0, northWest) + 0.22f * Math.max(0, west) + 0.18f * Math.max(0, north);
    return lit > flat ? (lit - flat) / (1 - flat) : (lit - flat) / flat;
  }

  private static int shade(int colour, float light, ReliefStyle style) {
    return light < 0 ? mix(colour, style.shadowArgb(), -light * style.shade())
        : mix(colour, style.lightArgb(), light * style.shade());
  }

  private static int mix(int from, int to, double share) {
    int weight = (int) (share * 256);
    int red = (from >> 16 & 255) + (((to >> 16 & 255) - (from >> 16 & 255)) * weight >> 8);
    int green = (from >> 8 & 255) + (((to >> 8 & 255) - (from >> 8 & 255)) * weight >> 8);
    int blue = (from & 255) + (((to & 255) - (from & 255)) * weight >> 8);
    return 0xff000000 | red << 16 | green << 8 | blue;
  }

  private int[] ramp(ReliefStyle style) {
    int[] ramp = new int[RAMP];
    int next = 1;
    for (int i = 0; i < RAMP; i++) {
      double share = shares[i];
      while (next < style.heights().size() - 1 && share > style.heights().get(next).share()) {
        next++;
      }
      ReliefStyle.Stop low = style.heights().get(next - 1);
      ReliefStyle.Stop high = style.heights().get(next);
      ramp[i] = mix(low.argb(), high.argb(), Math.clamp((share - low.share()) / (high.share() - low.share()), 0, 1));
    }
    return ramp;
  }

  /** Diagonal lines that run on from window to window. */
  private static int hatch(MapWindow window, int column, int row, ReliefStyle style) {
    long x = Math.round(window.westMeters() / window.metersPerPixel()) + column;
    long y = Math.round(-window.northMeters() / window.metersPerPixel()) + row;
    return Math.floorMod(x + y, 10L) < 2 ? style.hatchArgb() : style.unknownArgb();
  }
}
