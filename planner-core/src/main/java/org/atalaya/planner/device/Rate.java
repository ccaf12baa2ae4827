package org.atalaya.planner.device;

/**
 * One modulation and coding scheme of a radio.
 *
 * @param mcs index, with its streams: 0 to 31 for 802.11n; 100 · streams + index for what 802.11ac adds
 * @param widthMhz channel width it is given for
 * @param mbps gross rate at the long guard interval
 * @param transmitPowerDbm the most the radio can at this rate, all chains together
 * @param sensitivityDbm signal at which it still receives this rate
 */
public record Rate(int mcs, int widthMhz, double mbps, double transmitPowerDbm, double sensitivityDbm) {}
