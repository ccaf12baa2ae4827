package org.atalaya.planner.regulation;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.regulation.ChannelPermission.Allowed;
import org.atalaya.planner.regulation.ChannelPermission.Reason;
import org.atalaya.planner.regulation.ChannelPermission.Refused;
import org.atalaya.planner.regulation.FrequencyRule.Flag;

/**
 * The rules of one country, as Linux applies them.
 *
 * @param country ISO 3166 alpha-2; {@code 00} is the world-wide fallback
 * @param dfsRegion {@code FCC}, {@code ETSI}, {@code JP} or {@code unset}
 * @param rules in the database's order
 */
public record Regulation(String country, String dfsRegion, List<FrequencyRule> rules) {
  public Regulation {
    rules = List.copyOf(rules);
  }

  /**
   * May a channel be used outdoors by a node that starts radiating?
   *
   * <p>The first rule that covers the whole channel and is wide enough decides. If none does, two or more
   * adjacent rules that all carry AUTO_BW count as one, with the lowest of their powers and all their flags.
   *
   * @param centreMhz of the occupied channel: for HT40 the middle of the pair, not of the primary channel
   * @param widthMhz above 0
   */
  public ChannelPermission outdoors(int centreMhz, int widthMhz) {
    if (widthMhz <= 0 || widthMhz > 10_000 || centreMhz <= widthMhz || centreMhz > 1_000_000) {
      throw new IllegalArgumentException("channel " + centreMhz + " MHz, " + widthMhz + " MHz wide");
    }
    int low = centreMhz * 1000 - widthMhz * 500;
    int high = centreMhz * 1000 + widthMhz * 500;
    List<FrequencyRule> covering = rules.stream().filter(rule -> rule.contains(low, high)).toList();
    return covering.stream().filter(rule -> widthMhz * 1000 <= rule.maxBandwidthKhz()).findFirst()
        .or(() -> merged(low, high))
        .map(Regulation::judge)
        .orElseGet(() -> new Refused(covering.isEmpty() ? Reason.NOT_IN_ANY_RULE : Reason.TOO_WIDE));
  }

  private Optional<FrequencyRule> merged(int low, int high) {
    for (FrequencyRule start : rules) {
      FrequencyRule joined = start;
      // each round adds the one rule that goes on where the last ended: at most as many rounds as rules
      for (int round = 0; round < rules.size() && joined.flags().contains(Flag.AUTO_BW); round++) {
        if (joined.contains(low, high)) {
          return Optional.of(joined);
        }
        int end = joined.endKhz();
        Optional<FrequencyRule> next = rules.stream()
            .filter(rule -> rule.startKhz() == end && rule.flags().contains(Flag.AUTO_BW)).findFirst();
        if (next.isEmpty()) {
          break;
        }
        joined = join(joined, next.get(), low, high);
      }
    }
    return Optional.empty();
  }

  /** One rule for both; a part that the channel does not touch gives neither limit nor flag. */
  private static FrequencyRule join(FrequencyRule first, FrequencyRule second, int low, int high) {
    boolean touchesFirst = low < first.endKhz();
    boolean touchesSecond = high > second.startKhz();
    double eirp = Math.min(touchesFirst ? first.maxEirpDbm() : Double.POSITIVE_INFINITY,
        touchesSecond ? second.maxEirpDbm() : Double.POSITIVE_INFINITY);
    EnumSet<Flag> flags = EnumSet.of(Flag.AUTO_BW);
    if (touchesFirst) {
      flags.addAll(first.flags());
    }
    if (touchesSecond) {
      flags.addAll(second.flags());
    }
    return new FrequencyRule(first.startKhz(), second.endKhz(), second.endKhz() - first.startKhz(), eirp, flags);
  }

  private static ChannelPermission judge(FrequencyRule rule) {
    if (rule.flags().contains(Flag.NO_OUTDOOR)) {
      return new Refused(Reason.INDOOR_ONLY);
    }
    if (rule.flags().contains(Flag.NO_IR)) {
      return new Refused(Reason.NO_IR);
    }
    if (rule.flags().contains(Flag.NO_OFDM)) {
      return new Refused(Reason.NO_OFDM);
    }
    return new Allowed(rule.maxEirpDbm(), rule.flags().contains(Flag.DFS));
  }
}
