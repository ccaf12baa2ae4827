package org.atalaya.provisioning.apply;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.image.FirmwareFile;
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
 * @param image that it is flashed with first, unless it has it already
 */
public record RouterTask(String site, String hostName, RouterAddress address, List<RouterAddress> laterAddresses,
    RenderedNode desired, Device device, Secret rootPassword, Optional<FirmwareFile> image) {
  public RouterTask {
    laterAddresses = List.copyOf(laterAddresses);
  }

  /** Keeps the firmware that the router has. */
  public RouterTask(String site, String hostName, RouterAddress address, List<RouterAddress> laterAddresses,
      RenderedNode desired, Device device, Secret rootPassword) {
    this(site, hostName, address, laterAddresses, desired, device, rootPassword, Optional.empty());
  }

  public RouterTask withImage(FirmwareFile file) {
    return new RouterTask(site, hostName, address, laterAddresses, desired, device, rootPassword, Optional.of(file));
  }

  /** Where else it may be found, as the journal has it: addresses with spaces between. */
  String laterAddressWords() {
    return laterAddresses.stream().map(RouterAddress::toString).collect(Collectors.joining(" "));
  }

  /** The same router, found elsewhere. */
  RouterTask at(RouterAddress found) {
    return new RouterTask(site, hostName, found, laterAddresses, desired, device, rootPassword, image);
  }

  /** Without the files, which hold secrets. */
  @Override
  public String toString() {
    return site + " (" + hostName + ") at " + address;
  }
}
