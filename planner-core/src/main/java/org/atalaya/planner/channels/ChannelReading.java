package org.atalaya.planner.channels;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * How busy others keep a 20 MHz channel where a radio or a person listened.
 *
 * @param place where
 * @param channel of 20 MHz
 * @param busyShare of the time in which others sent, 0 to 1
 * @param listenedMillis how long; empty where a person answers for the number
 * @param at when
 */
public record ChannelReading(RadioPlace place, WifiChannel channel, double busyShare, OptionalLong listenedMillis, Instant at) {
  public ChannelReading {
    if (!(busyShare >= 0 && busyShare <= 1)) {
      throw new IllegalArgumentException("busy share " + busyShare + ", expected 0 to 1");
    }
  }
}
