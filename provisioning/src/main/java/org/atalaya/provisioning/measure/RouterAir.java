package org.atalaya.provisioning.measure;

import java.util.Set;

/**
 * A planned router that was listened to.
 *
 * @param hostName as planned
 * @param macs of all its interfaces
 * @param reading what it hears
 */
public record RouterAir(String hostName, Set<String> macs, AirReading reading) {
  public RouterAir {
    macs = Set.copyOf(macs);
  }
}
