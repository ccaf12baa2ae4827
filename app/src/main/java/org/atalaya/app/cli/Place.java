package org.atalaya.app.cli;

import org.atalaya.planner.terrain.Area;
import org.atalaya.planner.terrain.GeoPoint;

/** An antenna's place: {@code LAT,LON,HEIGHT}. */
record Place(GeoPoint point, double heightMeters) {

  /** @throws UsageException if the text is not three numbers in range */
  static Place parse(String option, String text) {
    return parse(option, text, "HEIGHT", "height", 10_000);
  }

  /** {@code LAT,LON,RADIUS}, metres. @throws UsageException if the text is not three numbers in range */
  static Area.Circle circle(String option, String text) {
    Place place = parse(option, text, "RADIUS", "radius", 1_000_000);
    return new Area.Circle(place.point, place.heightMeters);
  }

  private static Place parse(String option, String text, String third, String word, int most) {
    String[] parts = text.split(",", -1);
    if (parts.length != 3) {
      throw new UsageException(option, "\"" + text + "\"", "LAT,LON," + third);
    }
    try {
      double height = Double.parseDouble(parts[2].strip());
      if (!(height >= 0 && height <= most)) {
        throw new UsageException(option, word + " " + parts[2].strip(), "0 to " + most + " m");
      }
      return new Place(new GeoPoint(Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip())), height);
    } catch (NumberFormatException e) {
      throw new UsageException(option, "\"" + text + "\"", "three numbers LAT,LON," + third);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
