package org.atalaya.planner.channels;

import java.util.Optional;
import java.util.OptionalDouble;
import org.atalaya.planner.device.AntennaPattern;

/**
 * Where and whereto a measurement listened.
 *
 * @param site name
 * @param radio that listened; empty where a person did, with an instrument of their own
 */
public record RadioPlace(String site, Optional<Own> radio) {
  /** An antenna turned less than this hears the same. */
  private static final double SAME_AIM_DEGREES = 2;

  /**
   * A radio of a planned router.
   *
   * @param hostName of its router
   * @param deviceId in the catalogue
   * @param uciName of the radio
   * @param aimDegrees azimuth of its antenna; empty for one that needs no aiming
   */
  public record Own(String hostName, String deviceId, String uciName, OptionalDouble aimDegrees) {}

  /** A person's measurement at a site. */
  public static RadioPlace ofPerson(String site) {
    return new RadioPlace(site, Optional.empty());
  }

  /** True where the same kind of radio at the same site has its antenna there too. */
  public boolean isAt(String otherSite, String deviceId, String uciName, OptionalDouble aimDegrees) {
    return site.equals(otherSite) && radio.filter(own -> own.deviceId.equals(deviceId) && own.uciName.equals(uciName)
        && own.aimDegrees.isPresent() == aimDegrees.isPresent() && (aimDegrees.isEmpty()
            || AntennaPattern.offAxisDegrees(own.aimDegrees.getAsDouble(), aimDegrees.getAsDouble()) <= SAME_AIM_DEGREES)).isPresent();
  }
}
