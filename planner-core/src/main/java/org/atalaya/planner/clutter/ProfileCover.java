package org.atalaya.planner.clutter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.atalaya.planner.terrain.Obstacle;
import org.atalaya.planner.terrain.TerrainProfile;

/**
 * Puts what stands on the ground onto a profile: cuts it where anything begins or ends, and gives each segment the highest
 * of what stands there. For one profile, one thread, once.
 */
final class ProfileCover {
  /** Borders nearer to each other are one: nothing stands on a micrometre. */
  private static final double SAME_METERS = 1e-6;

  private final TerrainProfile bare;
  private final double length;
  private final List<Stretch> stretches = new ArrayList<>();
  private final List<TerrainProfile> surfaces = new ArrayList<>();

  /**
   * Something along a part of the path.
   *
   * @param meters above the ground, or for a roof above sea level
   */
  private record Stretch(double from, double to, double meters, boolean roof) {}

  ProfileCover(TerrainProfile bare) {
    this.bare = bare;
    length = bare.distanceMeters()[bare.segments()];
  }

  /** Something of this height above ground, but not near the ends of the path. */
  void addOpen(double fromMeters, double toMeters, double heightMeters) {
    add(new Stretch(Math.max(fromMeters, TerrainProfile.OPEN_METERS), Math.min(toMeters, length - TerrainProfile.OPEN_METERS),
        heightMeters, false));
  }

  /** A roof so high above sea level. */
  void addRoof(double fromMeters, double toMeters, double topMeters) {
    add(new Stretch(Math.max(fromMeters, 0), Math.min(toMeters, length), topMeters, true));
  }

  private void add(Stretch stretch) {
    if (stretch.to - stretch.from > SAME_METERS) {
      stretches.add(stretch);
    }
  }

  /** The heights of a surface model along the same path; where it has none, the ground counts. */
  void addSurface(TerrainProfile surface) {
    surfaces.add(surface);
  }

  TerrainProfile profile(List<Obstacle> obstacles) {
    double[] borders = borders();
    int n = borders.length - 1;
    double[] start = new double[n];
    double[] middle = new double[n];
    double[] end = new double[n];
    double[] clutter = new double[n];
    int under = 0;
    int[] above = new int[surfaces.size()];
    for (int i = 0; i < n; i++) {
      double centre = (borders[i] + borders[i + 1]) / 2;
      under = segment(bare, under, centre);
      start[i] = at(bare, under, borders[i]);
      middle[i] = at(bare, under, centre);
      end[i] = at(bare, under, borders[i + 1]);
      clutter[i] = bare.clutterMeters()[under];
      for (int j = 0; j < above.length; j++) {
        TerrainProfile surface = surfaces.get(j);
        above[j] = segment(surface, above[j], centre);
        clutter[i] = Math.max(clutter[i], greatest(at(surface, above[j], borders[i]) - start[i],
            at(surface, above[j], centre) - middle[i], at(surface, above[j], borders[i + 1]) - end[i]));
      }
    }
    for (Stretch stretch : stretches) {
      for (int i = first(borders, stretch.from); i < n && (borders[i] + borders[i + 1]) / 2 < stretch.to; i++) {
        double lowest = lowest(start[i], middle[i], end[i]);
        clutter[i] = Math.max(clutter[i], stretch.roof ? stretch.meters - lowest : stretch.meters);
      }
    }
    return new TerrainProfile(bare.path(), borders, start, middle, end, clutter, bare.gaps(), obstacles);
  }

  /** All borders of segments and stretches, ascending, from 0 to the path's length. */
  private double[] borders() {
    List<double[]> all = new ArrayList<>(List.of(bare.distanceMeters()));
    surfaces.forEach(surface -> all.add(surface.distanceMeters()));
    all.add(stretches.stream().flatMapToDouble(stretch -> java.util.stream.DoubleStream.of(stretch.from, stretch.to)).toArray());
    double[] sorted = all.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    int count = 0;
    for (double border : sorted) {
      if (count == 0 || border - sorted[count - 1] > SAME_METERS && border < length - SAME_METERS) {
        sorted[count++] = border;
      }
    }
    sorted[count] = length;
    return Arrays.copyOf(sorted, count + 1);
  }

  /** The segment in which a distance lies, from this one on. */
  private static int segment(TerrainProfile profile, int from, double meters) {
    int segment = from;
    while (segment + 1 < profile.segments() && profile.distanceMeters()[segment + 1] <= meters) {
      segment++;
    }
    return segment;
  }

  private static double at(TerrainProfile profile, int segment, double meters) {
    double from = profile.distanceMeters()[segment];
    double width = profile.distanceMeters()[segment + 1] - from;
    return profile.height(segment, Math.clamp((meters - from) / width, 0, 1));
  }

  /** The first segment whose middle is not before this distance. */
  private static int first(double[] borders, double meters) {
    int found = Arrays.binarySearch(borders, meters);
    int i = found >= 0 ? found : Math.max(0, -found - 2);
    return (borders[i] + borders[i + 1]) / 2 < meters ? i + 1 : i;
  }

  /** The greatest value of the parabola through these at 0, ½ and 1; 0 where they are not known. */
  private static double greatest(double s, double m, double e) {
    return Double.isNaN(s + m + e) ? 0 : -lowest(-s, -m, -e);
  }

  private static double lowest(double s, double m, double e) {
    double least = Math.min(s, e);
    double square = 2 * s - 4 * m + 2 * e;
    double linear = 4 * m - 3 * s - e;
    if (square > 0 && linear < 0 && -linear < 2 * square) {
      least = Math.min(least, s - linear * linear / (4 * square));
    }
    return least;
  }
}
