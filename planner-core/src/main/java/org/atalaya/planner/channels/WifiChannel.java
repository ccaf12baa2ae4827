package org.atalaya.planner.channels;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atalaya.planner.device.Band;

/**
 * A 20 MHz channel of IEEE 802.11 (annex E).
 *
 * @param band it lies in
 * @param number as in UCI
 * @param centreMhz20 centre of its 20 MHz
 */
public record WifiChannel(Band band, int number, int centreMhz20) {

  /** The channels that community networks use, ascending: 1 to 13; 36 to 64, 100 to 144, 149 to 165. */
  public static List<WifiChannel> all(Band band) {
    return switch (band) {
      case GHZ_2 -> IntStream.rangeClosed(1, 13).mapToObj(number -> new WifiChannel(band, number, 2407 + 5 * number)).toList();
      case GHZ_5 -> Stream.of(every4th(36, 64), every4th(100, 144), every4th(149, 165)).flatMapToInt(part -> part)
          .mapToObj(number -> new WifiChannel(band, number, 5000 + 5 * number)).toList();
    };
  }

  /** The channel of this number, if the band has it. */
  public static Optional<WifiChannel> find(Band band, int number) {
    return all(band).stream().filter(channel -> channel.number == number).findFirst();
  }

  /** The channel of this number in either band: no number is in both. */
  public static Optional<WifiChannel> find(int number) {
    return find(Band.GHZ_2, number).or(() -> find(Band.GHZ_5, number));
  }

  /**
   * Centre of all that a channel of this width occupies, with this one as its primary: at 40 MHz the middle of the
   * pair (36+40, 149+153, 157+161 …; on 2.4 GHz with the channel 20 MHz above, or below from 10 up), at 80 and 160 MHz
   * that of the block (36 to 48, 149 to 161 …).
   *
   * @return empty where there is no such channel: no pair for 165, no width but 20, 40, 80 and 160, on 2.4 GHz 20 and 40
   */
  public OptionalInt occupiedCentreMhz(int widthMhz) {
    return switch (band) {
      case GHZ_2 -> switch (widthMhz) {
        case 20 -> OptionalInt.of(centreMhz20);
        case 40 -> OptionalInt.of(centreMhz20 + (number <= 9 ? 10 : -10));
        default -> OptionalInt.empty();
      };
      case GHZ_5 -> widthMhz == 20 || widthMhz == 40 || widthMhz == 80 || widthMhz == 160 ? blockCentreMhz(widthMhz / 20) : OptionalInt.empty();
    };
  }

  private OptionalInt blockCentreMhz(int channels) {
    int start = number >= 149 ? 149 : 36;
    int lowest = start + (number - start) / 4 / channels * channels * 4;
    return IntStream.range(0, channels).allMatch(i -> find(band, lowest + 4 * i).isPresent())
        ? OptionalInt.of(5000 + 5 * lowest + 10 * (channels - 1)) : OptionalInt.empty();
  }

  private static IntStream every4th(int from, int to) {
    return IntStream.rangeClosed(from, to).filter(number -> (number - from) % 4 == 0);
  }
}
