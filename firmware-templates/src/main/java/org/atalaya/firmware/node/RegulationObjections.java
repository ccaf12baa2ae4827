package org.atalaya.firmware.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.Radio;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;
import org.atalaya.planner.regulation.ChannelPermission;
import org.atalaya.planner.regulation.ChannelPermission.Allowed;
import org.atalaya.planner.regulation.ChannelPermission.Refused;
import org.atalaya.planner.regulation.Regulation;
import org.atalaya.planner.regulation.RegulatoryDatabase;

/** Whether the country lets each radio send where, and as strongly as, it is planned to, outdoors. */
public final class RegulationObjections {
  private RegulationObjections() {}

  /** Read once, when first asked for: the database never changes while the program runs. */
  private static final class Rules {
    private static final RegulatoryDatabase BUILT_IN = RegulatoryDatabase.builtIn();
  }

  /**
   * One plain line each: a country that the regulatory database does not know, a channel that it does not allow, more
   * radiated power than its limit. What is no channel at all is {@link RadioObjections}' to say.
   */
  public static List<String> of(Community community, Device device, List<PlannedRadio> radios) {
    Optional<Regulation> regulation = Rules.BUILT_IN.find(community.country());
    if (regulation.isEmpty()) {
      return community.country().matches("[A-Z]{2}")
          ? List.of("the regulatory database has no rules for the country " + community.country()) : List.of();
    }
    List<String> found = new ArrayList<>();
    for (PlannedRadio planned : radios) {
      device.radios().stream().filter(radio -> radio.uciName().equals(planned.uciName()))
          .filter(_ -> planned.mesh() || planned.accessPoint()).findFirst()
          .ifPresent(radio -> Channels.block(radio.band(), planned.channel(), planned.widthMhz())
              .ifPresent(block -> radio(regulation.get(), radio, planned, block, found)));
    }
    return List.copyOf(found);
  }

  private static void radio(Regulation regulation, Radio radio, PlannedRadio planned, int[] block, List<String> found) {
    int centre = (Channels.frequencyMhz(radio.band(), block[0])
        + Channels.frequencyMhz(radio.band(), block[block.length - 1])) / 2;
    ChannelPermission permission = regulation.outdoors(centre, planned.widthMhz());
    String what = planned.uciName() + ": channel " + planned.channel() + " with " + planned.widthMhz();
    switch (permission) {
      case Refused(ChannelPermission.Reason reason) -> found.add(what + " MHz is not allowed in " + regulation.country()
          + ": " + because(reason));
      case Allowed(double maxEirpDbm, boolean _) -> {
        double eirp = planned.transmitPowerDbm() + radio.powerOffsetDb() + radio.antenna().gainDbi() - radio.cableLossDb();
        if (eirp > maxEirpDbm + 1e-9) {
          found.add(String.format(Locale.ROOT, "%s MHz would radiate %.1f dBm with its antenna, %s allows %.1f dBm", what,
              eirp, regulation.country(), maxEirpDbm));
        }
      }
    }
  }

  private static String because(ChannelPermission.Reason reason) {
    return switch (reason) {
      case NOT_IN_ANY_RULE -> "no rule covers it";
      case TOO_WIDE -> "only narrower channels are";
      case INDOOR_ONLY -> "indoors only";
      case NO_IR -> "a node may listen there, not begin to send";
      case NO_OFDM -> "not for 802.11n";
    };
  }
}
