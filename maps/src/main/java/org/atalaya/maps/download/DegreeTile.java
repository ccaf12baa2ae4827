package org.atalaya.maps.download;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.atalaya.planner.BadInputException;

/**
 * A square of one degree by its south-west corner, as elevation tiles are cut.
 *
 * @param south whole degrees, −90 to 89
 * @param west whole degrees, −180 to 179
 */
public record DegreeTile(int south, int west) {
  /** More at once are hardly what somebody meant: some 10 GB. */
  public static final int MOST = 400;

  public DegreeTile {
    if (south < -90 || south > 89 || west < -180 || west > 179) {
      throw new IllegalArgumentException("tile " + south + ", " + west);
    }
  }

  /**
   * The tiles that an area touches, from north-west to south-east.
   *
   * @throws BadInputException if the degrees are none, the edges are in the wrong order, or the area has more than {@link #MOST} tiles
   */
  public static List<DegreeTile> within(double west, double south, double east, double north) {
    String where = "area " + west + "," + south + "," + east + "," + north;
    if (!(west >= -180 && east <= 180 && south >= -90 && north <= 90)) {
      throw new BadInputException(where, "degrees that are nowhere", "west and east from −180 to 180, south and north from −90 to 90");
    }
    if (!(west < east && south < north)) {
      throw new BadInputException(where, "edges in the wrong order", "west, south, east, north in degrees, west below east and south below north");
    }
    int left = (int) Math.floor(west);
    int right = (int) Math.ceil(east);
    int bottom = (int) Math.floor(south);
    int top = (int) Math.ceil(north);
    if ((long) (right - left) * (top - bottom) > MOST) {
      throw new BadInputException(where, (right - left) * (top - bottom) + " tiles of one degree", "an area of at most " + MOST + " tiles of one degree");
    }
    List<DegreeTile> tiles = new ArrayList<>();
    for (int y = top - 1; y >= bottom; y--) {
      for (int x = left; x < right; x++) {
        tiles.add(new DegreeTile(y, x));
      }
    }
    return tiles;
  }

  /** {@code N49E019}. */
  public String name() {
    return latitude() + longitude();
  }

  /** {@code N49}. */
  String latitude() {
    return String.format(Locale.ROOT, "%s%02d", south < 0 ? "S" : "N", Math.abs(south));
  }

  /** {@code E019}. */
  String longitude() {
    return String.format(Locale.ROOT, "%s%03d", west < 0 ? "W" : "E", Math.abs(west));
  }
}
