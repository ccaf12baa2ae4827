package org.atalaya.planner.candidates;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.atalaya.planner.lineofsight.SightGround;
import org.atalaya.planner.lineofsight.Station;
import org.atalaya.planner.lineofsight.StationRange;
import org.atalaya.planner.site.Site;

/**
 * Sites in bands of latitude, each from west to east, so that partners within range are found without asking all, and
 * what is near in the list is near on the ground (and its terrain in the processor's cache). A <em>place</em> is a
 * number in that order. Immutable.
 */
final class SiteBands {
  /** A degree of latitude is nowhere shorter. */
  private static final double LATITUDE_METERS = 110_500;
  /** A degree of longitude at the equator; on a parallel it is nowhere shorter than this times the cosine. */
  private static final double LONGITUDE_METERS = 111_319;
  private static final int BANDS_PER_RANGE = 4;

  private final double maxRangeMeters;
  private final double bandDegrees;
  private final int[] site;
  private final Station[] stations;
  private final StationRange range;
  private final double[] latitude;
  private final double[] longitude;
  /** The first place of each band, by its number from the southernmost; then the count of sites. */
  private final int[] firstOfBand;
  private final int southernmost;

  SiteBands(SightGround ground, List<Site> sites, double maxRangeMeters) {
    this.maxRangeMeters = maxRangeMeters;
    bandDegrees = Math.max(0.001, maxRangeMeters / LATITUDE_METERS / BANDS_PER_RANGE);
    int n = sites.size();
    site = IntStream.range(0, n).boxed()
        .sorted(Comparator.<Integer>comparingInt(i -> band(sites.get(i).position().latitudeDegrees()))
            .thenComparingDouble(i -> sites.get(i).position().longitudeDegrees()))
        .mapToInt(Integer::intValue).toArray();
    latitude = Arrays.stream(site).mapToDouble(i -> sites.get(i).position().latitudeDegrees()).toArray();
    longitude = Arrays.stream(site).mapToDouble(i -> sites.get(i).position().longitudeDegrees()).toArray();
    // Made in this order, they lie in it in memory too.
    stations = Arrays.stream(site).parallel().mapToObj(i -> ground.station(sites.get(i).position(), sites.get(i).heightMeters()))
        .toArray(Station[]::new);
    range = new StationRange(stations, site, maxRangeMeters);
    southernmost = n == 0 ? 0 : band(latitude[0]);
    int bands = n == 0 ? 0 : band(latitude[n - 1]) - southernmost + 1;
    firstOfBand = new int[bands + 1];
    for (int place = 0, band = 0; place < n; place++) {
      for (; band <= band(latitude[place]) - southernmost; band++) {
        firstOfBand[band] = place;
      }
    }
    firstOfBand[bands] = n;
  }

  private int band(double latitudeDegrees) {
    return (int) Math.floor(latitudeDegrees / bandDegrees);
  }

  Station station(int place) {
    return stations[place];
  }

  /** The site's number in the list that was given. */
  int site(int place) {
    return site[place];
  }

  /**
   * Finds the places within range of a place whose sites come later in the list that was given.
   *
   * @param near receives them
   * @return how many there are
   */
  int partners(int place, int[] near) {
    double reach = maxRangeMeters / LATITUDE_METERS;
    double highest = Math.min(90, Math.abs(latitude[place]) + reach);
    double around = 1.01 * maxRangeMeters / (LONGITUDE_METERS * Math.cos(Math.toRadians(highest)));
    boolean everywhere = !(around < 90) || Math.abs(longitude[place]) + around > 180;
    int lowBand = Math.max(0, band(latitude[place] - reach) - southernmost);
    int highBand = Math.min(firstOfBand.length - 2, band(latitude[place] + reach) - southernmost);
    int count = 0;
    for (int band = lowBand; band <= highBand; band++) {
      int last = firstOfBand[band + 1];
      int from = everywhere ? firstOfBand[band] : firstFrom(firstOfBand[band], last, longitude[place] - around);
      int to = everywhere ? last : firstFrom(from, last, Math.nextUp(longitude[place] + around));
      count = range.laterWithin(place, from, to, near, count);
    }
    return count;
  }

  private int firstFrom(int from, int to, double west) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (longitude[middle] < west) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
