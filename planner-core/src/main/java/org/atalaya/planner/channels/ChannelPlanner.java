package org.atalaya.planner.channels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.regulation.ChannelPermission;
import org.atalaya.planner.regulation.Regulation;

/**
 * Chooses the channels of mesh clouds. All radios that are to hear each other share one channel; a device's second
 * mesh radio belongs to a second cloud, on a channel of its own, for two radios on one mast deafen each other.
 *
 * <p>Greedy and deterministic: the highest EIRP limit first, then the widest gap to what is chosen already, then
 * the lowest number. Unused bands cost nothing, so power outweighs distance; a measurement on the spot may overrule it.
 */
public final class ChannelPlanner {
  private ChannelPlanner() {}

  /**
   * The channels of as many clouds, none overlapping another.
   *
   * @param regulation of the country
   * @param band to look in
   * @param widthMhz 20 or 40
   * @param allowDfs true to take channels with radar detection; a mesh has no way to leave one together
   * @param radios that will use any of them: each choice lies in the range of all of them
   * @param count of clouds, 1 or more
   * @return in the order of the clouds; shorter than {@code count} where no more channels are legal, empty where
   *     none is ({@link ChannelCheck} says why)
   */
  public static List<ChannelChoice> choose(Regulation regulation, Band band, int widthMhz, boolean allowDfs,
      List<Radio> radios, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count " + count + ", expected 1 or more");
    }
    List<ChannelChoice> legal = legal(regulation, band, widthMhz, allowDfs, radios);
    List<ChannelChoice> chosen = new ArrayList<>();
    while (chosen.size() < count) {
      Optional<ChannelChoice> next = legal.stream()
          .filter(choice -> chosen.stream().allMatch(other -> other.gapMhz(choice) >= 0))
          .min(Comparator.comparingDouble((ChannelChoice choice) -> -choice.maxEirpDbm())
              .thenComparingInt(choice -> -leastGapMhz(choice, chosen))
              .thenComparingInt(choice -> choice.channel().number()));
      if (next.isEmpty()) {
        break;
      }
      chosen.add(next.get());
    }
    return List.copyOf(chosen);
  }

  /** The channel of one cloud; empty where none is legal. */
  public static Optional<ChannelChoice> oneChannelPerCloud(Regulation regulation, Band band, int widthMhz,
      boolean allowDfs, List<Radio> radios) {
    return choose(regulation, band, widthMhz, allowDfs, radios, 1).stream().findFirst();
  }

  /** Every channel that could be chosen, ascending. */
  public static List<ChannelChoice> legal(Regulation regulation, Band band, int widthMhz, boolean allowDfs,
      List<Radio> radios) {
    List<ChannelChoice> legal = new ArrayList<>();
    for (WifiChannel channel : WifiChannel.all(band)) {
      OptionalInt centre = channel.occupiedCentreMhz(widthMhz);
      if (centre.isPresent() && radios.stream().allMatch(radio -> reaches(radio, band, channel, widthMhz))
          && regulation.outdoors(centre.getAsInt(), widthMhz) instanceof ChannelPermission.Allowed(double eirp, boolean dfs)
          && (allowDfs || !dfs)) {
        legal.add(new ChannelChoice(channel, widthMhz, centre.getAsInt(), eirp, dfs));
      }
    }
    return List.copyOf(legal);
  }

  private static boolean reaches(Radio radio, Band band, WifiChannel channel, int widthMhz) {
    return radio.band() == band && radio.widthsMhz().contains(widthMhz)
        && radio.minFrequencyMhz() <= channel.centreMhz20() && channel.centreMhz20() <= radio.maxFrequencyMhz();
  }

  private static int leastGapMhz(ChannelChoice choice, List<ChannelChoice> chosen) {
    return chosen.stream().mapToInt(other -> other.gapMhz(choice)).min().orElse(0);
  }
}
