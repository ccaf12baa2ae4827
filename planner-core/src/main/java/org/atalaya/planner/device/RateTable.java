package org.atalaya.planner.device;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rates of a radio of which only the standard, the streams and the power are known.
 *
 * <p>Rates follow IEEE 802.11-2020, 19.5 and 21.5 (800 ns guard interval). Sensitivities are the standard's minimum
 * (tables 19-23 and 21-25): no radio that carries the name may be worse, most are several decibels better. The power
 * is full up to 16-QAM 1/2 and falls in equal steps to the fastest rate, rounded down to whole dBm: an assumption, of
 * the form that makers' tables have.
 */
public final class RateTable {
  /** Added to 100 · streams, the index of a rate of 802.11ac that 802.11n does not have. */
  public static final int VHT_STEP = 100;
  /** Index of the last modulation sent with full power: 16-QAM 1/2. */
  private static final int LAST_FULL_POWER = 3;
  private static final int HT_INDEXES = 8;
  /** By index: data bits of one subcarrier in one symbol. */
  private static final double[] BITS = {0.5, 1, 1.5, 2, 3, 4, 4.5, 5, 6, 20.0 / 3};
  /** By index: minimum at 20 MHz, dBm. */
  private static final double[] MINIMUM_DBM = {-82, -79, -77, -74, -70, -66, -65, -64, -59, -57};

  private RateTable() {}

  /**
   * All rates, ascending by mbps for each width.
   *
   * @param standard decides on 256-QAM and channels above 40 MHz
   * @param streams spatial streams, 1 to 4
   * @param widthsMhz ascending
   * @param mostDbm at the slow rates, all chains together
   * @param fastestDbm at the fastest rate, {@code mostDbm} at most
   */
  public static List<Rate> minimum(WifiStandard standard, int streams, List<Integer> widthsMhz, double mostDbm,
      double fastestDbm) {
    int last = standard == WifiStandard.DOT11N ? HT_INDEXES - 1 : BITS.length - 1;
    List<Rate> rates = new ArrayList<>();
    for (int width : widthsMhz) {
      List<Rate> ofWidth = new ArrayList<>();
      for (int stream = 1; stream <= streams; stream++) {
        for (int index = 0; index <= last; index++) {
          if (exists(index, stream, width)) {
            ofWidth.add(rate(index, stream, width, power(index, last, mostDbm, fastestDbm)));
          }
        }
      }
      ofWidth.sort(Comparator.comparingDouble(Rate::mbps).thenComparing(Rate::mcs));
      rates.addAll(ofWidth);
    }
    return List.copyOf(rates);
  }

  /** Of the combinations that the standard leaves out, those with up to four streams. */
  private static boolean exists(int index, int streams, int widthMhz) {
    return !(widthMhz == 20 && index == 9 && streams != 3) && !(widthMhz == 80 && index == 6 && streams == 3)
        && !(widthMhz == 160 && index == 9 && streams == 3);
  }

  private static Rate rate(int index, int streams, int widthMhz, double powerDbm) {
    boolean ht = index < HT_INDEXES && widthMhz <= 40;
    int mcs = ht ? HT_INDEXES * (streams - 1) + index : VHT_STEP * streams + index;
    return new Rate(mcs, widthMhz, subcarriers(widthMhz) * BITS[index] * streams / 4, powerDbm,
        MINIMUM_DBM[index] + 3 * Math.round(Math.log(widthMhz / 20.0) / Math.log(2)));
  }

  private static int subcarriers(int widthMhz) {
    return switch (widthMhz) {
      case 20 -> 52;
      case 40 -> 108;
      case 80 -> 234;
      case 160 -> 468;
      default -> throw new IllegalArgumentException("width " + widthMhz + " MHz, expected 20, 40, 80 or 160");
    };
  }

  private static double power(int index, int last, double mostDbm, double fastestDbm) {
    double fall = (mostDbm - fastestDbm) * Math.max(0, index - LAST_FULL_POWER) / (last - LAST_FULL_POWER);
    return Math.floor(mostDbm - fall);
  }
}
