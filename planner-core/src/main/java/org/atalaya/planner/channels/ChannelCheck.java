package org.atalaya.planner.channels;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.atalaya.planner.device.Band;
import org.atalaya.planner.regulation.ChannelPermission;
import org.atalaya.planner.regulation.Regulation;

/**
 * What a country says of channels that someone means to use outdoors.
 *
 * @param country ISO 3166 code
 * @param findings one for each channel asked about, in that order
 */
public record ChannelCheck(String country, List<Finding> findings) {
  /** Below this limit a mesh link outdoors hardly leaves the street. */
  public static final double WEAK_EIRP_DBM = 17;

  public ChannelCheck {
    findings = List.copyOf(findings);
  }

  /**
   * @param channel primary channel
   * @param widthMhz of all that is occupied
   * @param permission what the country says
   */
  public record Finding(WifiChannel channel, int widthMhz, ChannelPermission permission) {

    /** Allowed outdoors without radar detection, and with more than {@link #WEAK_EIRP_DBM}. */
    public boolean good() {
      return permission instanceof ChannelPermission.Allowed(double eirp, boolean dfs) && !dfs && eirp >= WEAK_EIRP_DBM;
    }

    /** {@code 48 (5 GHz, 40 MHz): indoor only}. */
    public String oneLine() {
      String verdict = switch (permission) {
        case ChannelPermission.Allowed(double eirp, boolean dfs) ->
            String.format(Locale.ROOT, "at most %.1f dBm EIRP%s", eirp, dfs ? ", with radar detection" : "");
        case ChannelPermission.Refused(ChannelPermission.Reason reason) -> switch (reason) {
          case NOT_IN_ANY_RULE -> "not allowed";
          case TOO_WIDE -> "not allowed at this width";
          case INDOOR_ONLY -> "indoor only";
          case NO_IR -> "a mesh may not start sending there";
          case NO_OFDM -> "not allowed for 802.11n";
        };
      };
      return channel.number() + " (" + (channel.band() == Band.GHZ_5 ? "5" : "2.4") + " GHz, " + widthMhz + " MHz): " + verdict;
    }
  }

  /** What the country says of channels by number; a number that the band does not have is left out. */
  public static ChannelCheck of(Regulation regulation, Band band, List<Integer> numbers, int widthMhz) {
    return new ChannelCheck(regulation.country(), numbers.stream()
        .flatMap(number -> WifiChannel.find(band, number).stream())
        .flatMap(channel -> channel.occupiedCentreMhz(widthMhz).stream()
            .mapToObj(centre -> new Finding(channel, widthMhz, regulation.outdoors(centre, widthMhz))))
        .toList());
  }

  /** LibreMesh's default pair on 5 GHz, 48 and 157 at HT40: what a router does that nobody configured. */
  public static ChannelCheck ofLibreMeshDefaults(Regulation regulation) {
    return of(regulation, Band.GHZ_5, List.of(48, 157), 40);
  }

  /** The findings that are not {@link Finding#good()}. */
  public Stream<Finding> objections() {
    return findings.stream().filter(finding -> !finding.good());
  }
}
