package org.atalaya.planner.device;

import java.util.List;

/**
 * One radio of a device with the antenna that it ships with.
 *
 * @param uciName the wifi-device section: {@code radio1}
 * @param band it works in
 * @param indexInBand 0 for the first radio of the band; LibreMesh's channel list goes by it
 * @param minFrequencyMhz lowest centre frequency it tunes to
 * @param maxFrequencyMhz highest centre frequency
 * @param widthsMhz channel widths it can, ascending: 20, 40 for 802.11n
 * @param rates ascending by rate, for every width
 * @param rateProvenance of the powers and sensitivities in {@code rates}
 * @param antenna with its gain and pattern
 * @param cableLossDb between connector and antenna
 */
public record Radio(String uciName, Band band, int indexInBand, int minFrequencyMhz, int maxFrequencyMhz,
    List<Integer> widthsMhz, List<Rate> rates, Provenance rateProvenance, Antenna antenna, double cableLossDb) {
  public Radio {
    widthsMhz = List.copyOf(widthsMhz);
    rates = List.copyOf(rates);
  }
}
