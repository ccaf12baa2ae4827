package org.atalaya.planner.channels;

import java.time.Instant;
import org.atalaya.planner.device.Band;

/**
 * A network of others that was heard.
 *
 * @param place where
 * @param name its BSSID, or what a person calls it
 * @param band it works in
 * @param occupiedCentreMhz middle of all that it occupies
 * @param widthMhz of its channel
 * @param signalDbm at which it was heard
 * @param at when
 */
public record ForeignNetwork(RadioPlace place, String name, Band band, int occupiedCentreMhz, int widthMhz, double signalDbm,
    Instant at) {

  /** Unoccupied spectrum between it and a channel, MHz; negative where they overlap. */
  public int gapMhz(ChannelChoice channel) {
    return Math.abs(occupiedCentreMhz - channel.occupiedCentreMhz()) - (widthMhz + channel.widthMhz()) / 2;
  }
}
