package org.atalaya.app.cli;

import org.atalaya.planner.terrain.GeoPoint;

/** An antenna's place: {@code LAT,LON,HEIGHT}. */
record Place(GeoPoint point, double heightMeters) {

  /** @throws UsageException if the text is not three numbers in range */
  static Place parse(String option, String text) {
    String[] parts = text.split(",", -1);
    if (parts.length != 3) {
      throw new UsageException(option, "\"" + text + "\"", "LAT,LON,HEIGHT");
    }
    try {
      double height = Double.parseDouble(parts[2].strip());
      if (!(height >= 0 && height <= 10_000)) {
        throw new UsageException(option, "height " + parts[2].strip(), "0 to 10000 m");
      }
      return new Place(new GeoPoint(Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip())), height);
    } catch (NumberFormatException e) {
      throw new UsageException(option, "\"" + text + "\"", "three numbers LAT,LON,HEIGHT");
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
