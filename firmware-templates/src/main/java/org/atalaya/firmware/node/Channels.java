package org.atalaya.firmware.node;

import java.util.Optional;
import java.util.stream.IntStream;
import org.atalaya.planner.device.Band;

/** Channel numbers and the {@code htmode} that makes them wide (IEEE 802.11-2020, annex E.1). */
public final class Channels {
  private Channels() {}

  /** True for a channel of 20 MHz that the standard knows in this band. */
  public static boolean exists(Band band, int channel) {
    return switch (band) {
      case GHZ_2 -> channel >= 1 && channel <= 14;
      case GHZ_5 -> channel >= 36 && channel <= 64 && channel % 4 == 0
          || channel >= 100 && channel <= 144 && channel % 4 == 0
          || channel >= 149 && channel <= 177 && channel % 4 == 1;
    };
  }

  public static int frequencyMhz(Band band, int channel) {
    return switch (band) {
      case GHZ_2 -> channel == 14 ? 2484 : 2407 + 5 * channel;
      case GHZ_5 -> 5000 + 5 * channel;
    };
  }

  /**
   * The 20 MHz channels that a wide channel takes up, ascending; empty where the channel has no such block. In 2.4
   * GHz a pair lies four numbers apart: upwards from channels 1 to 6, downwards from 7 to 13.
   */
  public static Optional<int[]> block(Band band, int channel, int widthMhz) {
    if (!exists(band, channel)) {
      return Optional.empty();
    }
    if (widthMhz == 20) {
      return Optional.of(new int[] {channel});
    }
    if (band == Band.GHZ_2) {
      if (widthMhz != 40 || channel == 14) {
        return Optional.empty();
      }
      return Optional.of(channel <= 6 ? new int[] {channel, channel + 4} : new int[] {channel - 4, channel});
    }
    if (widthMhz != 40 && widthMhz != 80 && widthMhz != 160) {
      return Optional.empty();
    }
    // blocks are aligned from the first channel of each of the two rows: 36 to 144, and 149 to 177
    int first = channel < 149 ? 36 : 149;
    int count = widthMhz / 20;
    int start = first + (channel - first) / (4 * count) * (4 * count);
    int[] channels = IntStream.range(0, count).map(i -> start + 4 * i).toArray();
    return IntStream.of(channels).allMatch(each -> exists(band, each)) ? Optional.of(channels) : Optional.empty();
  }

  /** As UCI writes it: {@code HT20}, {@code HT40+}, {@code VHT80}. Only for a channel that has such a block. */
  public static String htmode(Band band, int channel, int widthMhz) {
    int[] block = block(band, channel, widthMhz).orElseThrow();
    return switch (widthMhz) {
      case 20 -> "HT20";
      case 40 -> channel == block[0] ? "HT40+" : "HT40-";
      default -> "VHT" + widthMhz;
    };
  }
}
