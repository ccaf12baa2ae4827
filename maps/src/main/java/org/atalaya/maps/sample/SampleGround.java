package org.atalaya.maps.sample;

/** Builds the valley from coarse to fine: mountains rise, rivers carve them, and each finer level adds its own gullies. */
final class SampleGround {
  /** Of one post at this latitude, between north–south (92 m) and east–west (79 m). */
  private static final double POST_METERS = 86;
  private static final int POSTS = 1201;
  /** Cells per side and what happens on it: posts per cell, time steps, years a step. */
  private static final int[][] LEVELS = {{8, 160, 25_000}, {4, 60, 12_000}, {2, 24, 6_000}, {1, 6, 2_500}};
  private static final double ERODIBILITY = 6.0e-6;
  private static final double FASTEST_UPLIFT = 0.6e-3;
  private static final double STEEPEST = 0.42;
  private final LatticeNoise shape = new LatticeNoise(0xA7A1A9A5L);
  private final LatticeNoise rock = new LatticeNoise(0x5EED0002L);
  private final LatticeNoise grain = new LatticeNoise(0x5EED0003L);

  /** Heights of 1201 × 1201 posts, metres above sea level, whole metres, row by row from the north-west. */
  float[] heights() {
    double[] ground = null;
    int coarser = 0;
    for (int[] level : LEVELS) {
      int cells = (POSTS - 1) / level[0] + 1;
      double[] start = ground == null ? base(cells) : refine(ground, coarser, cells);
      Landscape landscape = new Landscape(cells, cells, POST_METERS * level[0], start, outlets(cells));
      double[] uplift = uplift(cells);
      double[] erodibility = erodibility(cells);
      for (int step = 0; step < level[1]; step++) {
        landscape.step(level[2], uplift, erodibility, STEEPEST);
        landscape.creep(0.06);
      }
      ground = landscape.heights;
      coarser = cells;
    }
    float[] heights = new float[ground.length];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = (float) Math.rint(ground[i]);
    }
    return heights;
  }

  /** 0 to 1 across the tile, from west and from north. */
  private interface Field {
    double at(double x, double y);
  }

  private static double[] fill(int cells, Field field) {
    double[] values = new double[cells * cells];
    for (int row = 0; row < cells; row++) {
      for (int column = 0; column < cells; column++) {
        values[row * cells + column] = field.at(column / (cells - 1.0), row / (cells - 1.0));
      }
    }
    return values;
  }

  /** A plain that falls to the east, with just enough roughness for rivers to find different ways. */
  private double[] base(int cells) {
    return fill(cells, (x, y) -> 640 - 260 * x + 12 * grain.fractal(x * 40, y * 40, 3));
  }

  /** Two chains from north to south, a high one in the west and a lower one in the east, with a wide valley between. */
  private double[] uplift(int cells) {
    return fill(cells, (x, y) -> {
      double bend = 0.05 * shape.fractal(2.1, y * 3, 3);
      double bendEast = 0.045 * shape.fractal(7.7, y * 3.6, 3);
      double west = hump((x - 0.17 - bend) / 0.17);
      double east = hump((x - 0.66 - bendEast) / 0.1) * 0.62;
      double hills = 0.13 * Math.max(0, 0.35 + shape.fractal(x * 9 + 3, y * 9, 3));
      double uneven = 1 + 0.45 * shape.fractal(x * 6, y * 6 + 5, 3);
      return FASTEST_UPLIFT * (0.05 + (west + east + hills) * uneven);
    });
  }

  private double[] erodibility(int cells) {
    return fill(cells, (x, y) -> ERODIBILITY * (1 + 0.5 * rock.fractal(x * 24, y * 24, 4)));
  }

  /** 1 at 0, 0 from ±1 on, smooth. */
  private static double hump(double t) {
    double rest = Math.max(0, 1 - t * t);
    return rest * rest;
  }

  /** Rivers leave over the western and eastern rim, and where the valley meets the northern and southern one. */
  private static boolean[] outlets(int cells) {
    boolean[] outlets = new boolean[cells * cells];
    for (int i = 0; i < cells; i++) {
      outlets[i * cells] = true;
      outlets[i * cells + cells - 1] = true;
      double x = i / (cells - 1.0);
      if (x > 0.40 && x < 0.47 || x > 0.8) {
        outlets[i] = true;
        outlets[(cells - 1) * cells + i] = true;
      }
    }
    return outlets;
  }

  /** Twice as many cells a side: Catmull-Rom between the coarse ones, and roughness that grows with the slope. */
  private double[] refine(double[] coarse, int cells, int finer) {
    double[] wide = new double[cells * finer];
    for (int row = 0; row < cells; row++) {
      for (int column = 0; column < finer; column++) {
        wide[row * finer + column] = between(coarse, row * cells, 1, cells, column);
      }
    }
    double[] fine = new double[finer * finer];
    for (int row = 0; row < finer; row++) {
      for (int column = 0; column < finer; column++) {
        fine[row * finer + column] = between(wide, column, finer, cells, row);
      }
    }
    return roughen(fine, finer);
  }

  private static double between(double[] values, int first, int stride, int count, int half) {
    int at = half / 2;
    if (half % 2 == 0) {
      return values[first + at * stride];
    }
    double before = values[first + Math.max(0, at - 1) * stride];
    double left = values[first + at * stride];
    double right = values[first + (at + 1) * stride];
    double after = values[first + Math.min(count - 1, at + 2) * stride];
    return (9 * (left + right) - before - after) / 16;
  }

  private double[] roughen(double[] heights, int cells) {
    double[] rough = heights.clone();
    for (int row = 1; row < cells - 1; row++) {
      for (int column = 1; column < cells - 1; column++) {
        int i = row * cells + column;
        double fall = Math.abs(heights[i + 1] - heights[i - 1]) + Math.abs(heights[i + cells] - heights[i - cells]);
        double amplitude = Math.min(0.12 * fall, 14);
        rough[i] = heights[i] + amplitude * grain.at(column * 0.47 + cells, row * 0.47);
      }
    }
    return rough;
  }
}
