package org.atalaya.maps.sample;

/**
 * Smooth noise from hashed lattice values, the same to the last bit on every machine: integer hashes, and of the
 * floating-point operations only those that IEEE 754 rounds one way (K. Perlin, "Improving noise", 2002, for the
 * quintic fade; values instead of gradients).
 */
final class LatticeNoise {
  private final long seed;

  LatticeNoise(long seed) {
    this.seed = seed;
  }

  /** −1 to 1; one hill or hollow per unit of x and y on average. */
  double at(double x, double y) {
    double floorX = Math.floor(x);
    double floorY = Math.floor(y);
    long column = (long) floorX;
    long row = (long) floorY;
    double u = fade(x - floorX);
    double v = fade(y - floorY);
    double north = value(column, row) + (value(column + 1, row) - value(column, row)) * u;
    double south = value(column, row + 1) + (value(column + 1, row + 1) - value(column, row + 1)) * u;
    return north + (south - north) * v;
  }

  /** Octaves of {@link #at}, each twice as fine and half as high, −1 to 1. */
  double fractal(double x, double y, int octaves) {
    double sum = 0;
    double weight = 1;
    double total = 0;
    double scale = 1;
    for (int octave = 0; octave < octaves; octave++) {
      // the shift keeps the octaves' lattices from lining up
      sum += weight * at(x * scale + 17.3 * octave, y * scale - 9.1 * octave);
      total += weight;
      weight *= 0.5;
      scale *= 2;
    }
    return sum / total;
  }

  private static double fade(double t) {
    return t * t * t * (t * (t * 6 - 15) + 10);
  }

  private double value(long column, long row) {
    return (hash(seed + column * 0x9E3779B97F4A7C15L + row * 0xC2B2AE3D27D4EB4FL) >> 11) * 0x1.0p-52;
  }

  /** SplitMix64's finaliser: 64 bits that look random. */
  static long hash(long key) {
    long z = (key ^ (key >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
