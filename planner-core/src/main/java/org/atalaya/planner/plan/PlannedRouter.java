package org.atalaya.planner.plan;

import java.util.List;
import java.util.Optional;

/**
 * One device of the plan, at a site. A site with several dishes has several routers, joined by cable.
 *
 * @param site name
 * @param index of the router at its site, from 1
 * @param hostName unique in the network: letters, digits and hyphens, 32 at most
 * @param deviceId in the catalogue
 * @param aimDegrees azimuth the first of its mesh antennas is turned to; empty for one that needs no aiming. Where
 *     panels hang on cables, each radio has its own
 * @param ipv4 address with prefix length: {@code 10.13.1.1/16}
 * @param ipv6 address with prefix length
 * @param radios what each radio does
 */
public record PlannedRouter(String site, int index, String hostName, String deviceId, Optional<Double> aimDegrees,
    String ipv4, String ipv6, List<PlannedRadio> radios) {
  public PlannedRouter {
    radios = List.copyOf(radios);
  }

  /**
   * One radio at work.
   *
   * @param uciName section of the wifi-device
   * @param mesh true where it carries links of the mesh
   * @param accessPoint true where it serves people's phones
   * @param channel number in its band
   * @param widthMhz of the channel
   * @param transmitPowerDbm what is rendered and verified, whole dBm: the lesser of the radio's and the EIRP limit's
   * @param distanceMeters farthest link it serves (acknowledgement timing)
   * @param aimDegrees azimuth of this radio's own antenna; empty for one that needs no aiming
   */
  public record PlannedRadio(String uciName, boolean mesh, boolean accessPoint, int channel, int widthMhz,
      int transmitPowerDbm, int distanceMeters, Optional<Double> aimDegrees) {

    /** A radio whose antenna needs no aiming of its own. */
    public PlannedRadio(String uciName, boolean mesh, boolean accessPoint, int channel, int widthMhz,
        int transmitPowerDbm, int distanceMeters) {
      this(uciName, mesh, accessPoint, channel, widthMhz, transmitPowerDbm, distanceMeters, Optional.empty());
    }
  }
}
