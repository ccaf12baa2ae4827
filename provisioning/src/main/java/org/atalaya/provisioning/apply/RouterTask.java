package org.atalaya.provisioning.apply;

import java.util.List;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.plan.Secret;
import org.atalaya.provisioning.ssh.RouterAddress;

/**
 * One router to be provisioned.
 *
 * @param site name
 * @param hostName in the network
 * @param address where it is now
 * @param laterAddresses where else it may be found with its new configuration, the likeliest first
 * @param desired its rendered files
 * @param device that it must be
 * @param rootPassword that it gets, or has
 */
public record RouterTask(String site, String hostName, RouterAddress address, List<RouterAddress> laterAddresses,
    RenderedNode desired, Device device, Secret rootPassword) {
  public RouterTask {
    laterAddresses = List.copyOf(laterAddresses);
  }

  /** Without the files, which hold secrets. */
  @Override
  public String toString() {
    return site + " (" + hostName + ") at " + address;
  }
}
