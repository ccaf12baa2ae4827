package org.atalaya.planner.terrain;

import java.util.Locale;

/** Ground that is not known. It is never read as sea level: whatever crosses it is "unknown" and names it. */
public sealed interface TerrainGap {

  /** What is missing, short and without a sentence around it: {@code N49E020}, or {@code void in N49E019.hgt at 49.1,19.5}. */
  String name();

  /**
   * No file covers this one-degree tile.
   *
   * @param tile its name by its south-west corner, {@code N49E020}
   */
  record MissingTile(String tile) implements TerrainGap {

    /** The tile in which the point lies. */
    public static MissingTile at(GeoPoint point) {
      int latitude = (int) Math.floor(point.latitudeDegrees());
      int longitude = (int) Math.floor(point.longitudeDegrees());
      return new MissingTile(String.format(Locale.ROOT, "%c%02d%c%03d",
          latitude < 0 ? 'S' : 'N', Math.abs(latitude), longitude < 0 ? 'W' : 'E', Math.abs(longitude)));
    }

    @Override
    public String name() {
      return tile;
    }
  }

  /**
   * A file covers the place, but has no height there.
   *
   * @param source name of the file
   * @param at the place where it was first met
   */
  record VoidInData(String source, GeoPoint at) implements TerrainGap {
    @Override
    public String name() {
      return String.format(Locale.ROOT, "void in %s at %.5f,%.5f",
          source, at.latitudeDegrees(), at.longitudeDegrees());
    }
  }
}
