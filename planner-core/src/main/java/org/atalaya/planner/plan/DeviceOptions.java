package org.atalaya.planner.plan;

import java.util.List;
import java.util.stream.Collectors;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;

/**
 * What may be built where: the device that a site names, or any of the catalogue that runs the firmware and has a
 * mesh radio.
 *
 * @param bySite in the project's order; none at an excluded site
 */
record DeviceOptions(List<List<Device>> bySite) {

  /** @throws BadInputException if a site names a device that is not known or can't be used, or none can */
  static DeviceOptions of(PlanRequest request, DeviceCatalogue catalogue) {
    List<Device> any = catalogue.devices().stream()
        .filter(device -> device.firmwares().contains(request.firmware()) && meshes(device)).toList();
    if (any.isEmpty()) {
      throw new BadInputException("firmware", request.firmware(), "one that a device of the catalogue runs: "
          + catalogue.devices().stream().flatMap(device -> device.firmwares().stream()).distinct().sorted()
              .collect(Collectors.joining(", ")));
    }
    return new DeviceOptions(request.sites().stream()
        .map(site -> site.role() == Role.EXCLUDED ? List.<Device>of() : at(site, any, request.firmware(), catalogue)).toList());
  }

  private static List<Device> at(Site site, List<Device> any, String firmware, DeviceCatalogue catalogue) {
    if (site.device().isEmpty()) {
      return any;
    }
    String wanted = site.device().get();
    String where = "site " + site.name() + ", device";
    Device device = catalogue.find(wanted).orElseThrow(() -> new BadInputException(where, "'" + wanted + "'",
        "one of " + catalogue.devices().stream().map(Device::name).collect(Collectors.joining(", "))));
    if (!device.firmwares().contains(firmware)) {
      throw new BadInputException(where, device.name(), "a device that runs " + firmware);
    }
    if (!meshes(device)) {
      throw new BadInputException(where, device.name(), "a device with a 5 GHz radio");
    }
    return List.of(device);
  }

  private static boolean meshes(Device device) {
    return !Spectrum.radios(device, Spectrum.MESH_BAND).isEmpty();
  }

  /** Every device that may be used anywhere, by id. */
  List<Device> all() {
    return bySite.stream().flatMap(List::stream).distinct().sorted((a, b) -> a.id().compareTo(b.id())).toList();
  }
}
