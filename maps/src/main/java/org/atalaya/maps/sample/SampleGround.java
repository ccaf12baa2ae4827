package org.atalaya.maps.sample;

import java.util.List;

/** Builds the valley from coarse to fine: mountains rise, rivers carve them, and each finer level adds its own gullies. */
final class SampleGround {
  /** Of one post at this latitude, between north–south (92 m) and east–west (79 m). */
  private static final double POST_METERS = 86;
  private static final int POSTS = 1201;
  private static final List<Level> LEVELS = List.of(new Level(8, 90, 30_000, 3), new Level(4, 28, 14_000, 4),
      new Level(2, 8, 7_000, 8), new Level(1, 2, 3_000, 0));
  private static final double ERODIBILITY = 6.0e-6;
  private static final double FASTEST_UPLIFT = 0.6e-3;
  /** How far the finer ground is bent, in cells of the coarser one. */
  private static final double WARP_CELLS = 1.3;
  /** Height of the low swells that each fineness adds, so that no valley floor is a table. */
  private static final double SWELL_METERS = 5;
  private static final double STEEPEST = 0.42;
  private final LatticeNoise shape = new LatticeNoise(0xA7A1A9A5L);
  private final LatticeNoise rock = new LatticeNoise(0x5EED0002L);
  private final LatticeNoise grain = new LatticeNoise(0x5EED0003L);

  /**
   * One fineness and what happens on it.
   *
   * @param posts per cell
   * @param steps of time
   * @param years a step
   * @param fillEvery after so many steps hollows are filled; 0 for never
   */
  private record Level(int posts, int steps, int years, int fillEvery) {}

  /** Heights of 1201 × 1201 posts, metres above sea level, whole metres, row by row from the north-west. */
  float[] heights() {
    double[] ground = null;
    int coarser = 0;
    double[] uplift = null;
    double[] erodibility = null;
    Basins basins = new Basins();
    for (Level level : LEVELS) {
      int cells = (POSTS - 1) / level.posts() + 1;
      double[] start = ground == null ? base(cells) : refine(ground, coarser, cells);
      boolean[] outlets = outlets(cells);
      Landscape landscape = new Landscape(cells, cells, POST_METERS * level.posts(), start, outlets);
      uplift = cells < POSTS ? uplift(cells) : spread(uplift, coarser, cells);
      erodibility = cells < POSTS ? erodibility(cells) : spread(erodibility, coarser, cells);
      for (int step = 0; step < level.steps(); step++) {
        if (level.fillEvery() > 0 && step % level.fillEvery() == 0) {
          basins.fill(landscape.heights, cells, cells, outlets);
        }
        landscape.step(level.years(), uplift, erodibility, STEEPEST);
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

  /** Two chains from north to south, a high one in the west and a lower one in the east, a valley between, and hills. */
  private double[] uplift(int cells) {
    return fill(cells, (x, y) -> {
      double bentX = x + 0.03 * shape.fractal(x * 5, y * 5 + 40, 3);
      double bentY = y + 0.03 * shape.fractal(x * 5 + 40, y * 5, 3);
      double west = hump((bentX - 0.24 - 0.04 * shape.at(2.1, y * 3)) / 0.2);
      double east = hump((bentX - 0.58 - 0.03 * shape.at(7.7, y * 3.6)) / 0.09) * 0.55;
      double ridge = 1 - Math.abs(shape.fractal(bentX * 13 + 3, bentY * 11, 2)) * 2.2;
      double hills = 0.34 * Math.max(0, ridge) * hump((x - 0.42) / 0.42);
      double uneven = 1 + 0.5 * shape.fractal(x * 7, y * 7 + 5, 3);
      return FASTEST_UPLIFT * (0.03 + (west + east + hills) * uneven);
    });
  }

  private double[] erodibility(int cells) {
    return fill(cells, (x, y) -> ERODIBILITY * (1 + 0.5 * rock.fractal(x * 24, y * 24, 4)));
  }

  /** Each coarse value for the finer cells around it: good enough for what changes slowly. */
  private static double[] spread(double[] coarse, int cells, int finer) {
    double[] fine = new double[finer * finer];
    for (int i = 0; i < fine.length; i++) {
      fine[i] = coarse[i / finer / 2 * cells + i % finer / 2];
    }
    return fine;
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
      if (x > 0.43 && x < 0.48 || x > 0.75) {
        outlets[i] = true;
        outlets[(cells - 1) * cells + i] = true;
      }
    }
    return outlets;
  }

  /** Twice as many cells a side, bent a little so that no river keeps to the coarse grid's lines, and roughened. */
  private double[] refine(double[] coarse, int cells, int finer) {
    double[] fine = new double[finer * finer];
    for (int row = 0; row < finer; row++) {
      for (int column = 0; column < finer; column++) {
        double rim = Math.min(1, Math.min(Math.min(row, column), Math.min(finer - 1 - row, finer - 1 - column)) / 12.0);
        double x = column * 0.5 + rim * WARP_CELLS * shape.at(column * 0.11 + cells, row * 0.11);
        double y = row * 0.5 + rim * WARP_CELLS * shape.at(column * 0.11, row * 0.11 + cells);
        fine[row * finer + column] = between(coarse, cells, x, y);
      }
    }
    return roughen(fine, finer);
  }

  /** Catmull-Rom both ways. */
  private static double between(double[] coarse, int cells, double x, double y) {
    int column = Math.clamp((int) x, 0, cells - 2);
    int row = Math.clamp((int) y, 0, cells - 2);
    double[] line = new double[4];
    for (int k = 0; k < 4; k++) {
      int first = Math.clamp(row + k - 1, 0, cells - 1) * cells;
      line[k] = spline(coarse[first + Math.max(0, column - 1)], coarse[first + column], coarse[first + column + 1],
          coarse[first + Math.min(cells - 1, column + 2)], x - column);
    }
    return spline(line[0], line[1], line[2], line[3], y - row);
  }

  private static double spline(double before, double left, double right, double after, double t) {
    return left + 0.5 * t * (right - before
        + t * (2 * before - 5 * left + 4 * right - after + t * (3 * (left - right) + after - before)));
  }

  private double[] roughen(double[] heights, int cells) {
    double[] rough = heights.clone();
    for (int row = 1; row < cells - 1; row++) {
      for (int column = 1; column < cells - 1; column++) {
        int i = row * cells + column;
        double fall = Math.abs(heights[i + 1] - heights[i - 1]) + Math.abs(heights[i + cells] - heights[i - cells]);
        double amplitude = Math.min(0.12 * fall, 14);
        rough[i] = heights[i] + amplitude * grain.at(column * 0.47 + cells, row * 0.47)
            + SWELL_METERS * grain.at(column * 0.09, row * 0.09 + cells);
      }
    }
    return rough;
  }
}
