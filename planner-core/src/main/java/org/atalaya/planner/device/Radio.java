package org.atalaya.planner.device;

import java.util.List;

/**
 * One radio of a device with the antenna that it ships with.
 *
 * @param uciName the wifi-device section: {@code radio1}
 * @param band it works in
 * @param indexInBand 0 for the first radio of the band; LibreMesh's channel list goes by it
 * @param standard up to which it goes
 * @param mesh true where its driver can be a mesh point of 802.11s
 * @param minFrequencyMhz lowest centre frequency it tunes to
 * @param maxFrequencyMhz highest centre frequency
 * @param widthsMhz channel widths it can, ascending: 20, 40 for 802.11n
 * @param rates ascending by rate, for every width
 * @param rateProvenance of the powers and sensitivities in {@code rates}
 * @param antenna with its gain and pattern
 * @param cableLossDb between connector and antenna
 * @param powerOffsetDb what it sends above the number that the driver is set to; 0 for an honest one
 * @param linkLimit how many links it may have at once
 */
public record Radio(String uciName, Band band, int indexInBand, WifiStandard standard, boolean mesh,
    int minFrequencyMhz, int maxFrequencyMhz, List<Integer> widthsMhz, List<Rate> rates, Provenance rateProvenance,
    Antenna antenna, double cableLossDb, double powerOffsetDb, LinkLimit linkLimit) {
  public Radio {
    widthsMhz = List.copyOf(widthsMhz);
    rates = List.copyOf(rates);
  }

  /** One that meshes and sends what it is set to, of the first standard that knows its widths. */
  public Radio(String uciName, Band band, int indexInBand, int minFrequencyMhz, int maxFrequencyMhz,
      List<Integer> widthsMhz, List<Rate> rates, Provenance rateProvenance, Antenna antenna, double cableLossDb) {
    this(uciName, band, indexInBand, widthsMhz.getLast() > WifiStandard.DOT11N.widestMhz()
            ? WifiStandard.DOT11AC : WifiStandard.DOT11N, true, minFrequencyMhz, maxFrequencyMhz, widthsMhz, rates,
        rateProvenance, antenna, cableLossDb, 0, LinkLimit.USUAL);
  }

  /** The same radio with an antenna of the same shape that has more gain. @param db 0 or more */
  public Radio withMoreGain(double db) {
    return new Radio(uciName, band, indexInBand, standard, mesh, minFrequencyMhz, maxFrequencyMhz, widthsMhz, rates,
        rateProvenance, antenna.withMoreGain(db), cableLossDb, powerOffsetDb, linkLimit);
  }

  /** The same radio with another limit. */
  public Radio withLinkLimit(LinkLimit other) {
    return new Radio(uciName, band, indexInBand, standard, mesh, minFrequencyMhz, maxFrequencyMhz, widthsMhz, rates,
        rateProvenance, antenna, cableLossDb, powerOffsetDb, other);
  }
}
