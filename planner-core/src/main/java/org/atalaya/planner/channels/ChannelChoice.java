package org.atalaya.planner.channels;

/**
 * A channel that a mesh cloud may use.
 *
 * @param channel primary 20 MHz channel: its number goes into the configuration
 * @param widthMhz 20 or 40
 * @param occupiedCentreMhz middle of all that is occupied
 * @param maxEirpDbm the country's limit there
 * @param dfs radar detection is mandatory there
 */
public record ChannelChoice(WifiChannel channel, int widthMhz, int occupiedCentreMhz, double maxEirpDbm, boolean dfs) {

  /** Unoccupied spectrum between the two, MHz; negative where they overlap. */
  public int gapMhz(ChannelChoice other) {
    return Math.abs(occupiedCentreMhz - other.occupiedCentreMhz) - (widthMhz + other.widthMhz) / 2;
  }
}
