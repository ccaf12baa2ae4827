package org.atalaya.planner.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.DeviceCatalogue;
import org.atalaya.planner.device.Price;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;

/**
 * What may be built where: the device that a site names, or any of the catalogue that runs the firmware, has a mesh
 * radio and a price.
 *
 * @param bySite in the project's order; none at an excluded site
 * @param dearest price of a device in the catalogue: what one without a price is taken to cost when plans are compared
 */
record DeviceOptions(List<List<Device>> bySite, double dearest) {

  /** @throws BadInputException if a site names a device that is not known or can't be used, or none can */
  static DeviceOptions of(PlanRequest request, DeviceCatalogue catalogue) {
    List<Device> any = catalogue.devices().stream()
        .filter(device -> device.firmwares().contains(request.firmware()) && meshes(device))
        .filter(device -> device.price().isPresent()).toList();
    boolean needed = request.sites().stream().anyMatch(site -> site.role() != Role.EXCLUDED && site.device().isEmpty());
    if (any.isEmpty() && (needed || request.sites().stream().allMatch(site -> site.role() == Role.EXCLUDED))) {
      throw new BadInputException("firmware", request.firmware(), "one that a device of the catalogue with a price runs: "
          + catalogue.devices().stream().filter(device -> device.price().isPresent()).flatMap(device -> device.firmwares().stream()).distinct().sorted()
              .collect(Collectors.joining(", ")));
    }
    return new DeviceOptions(request.sites().stream()
        .map(site -> site.role() == Role.EXCLUDED ? List.<Device>of() : at(site, any, request.firmware(), catalogue)).toList(),
        catalogue.devices().stream().mapToDouble(Device::amount).max().orElse(0));
  }

  /** What a device counts for when plans are compared. */
  double amount(Device device) {
    return device.price().map(Price::amount).orElse(dearest);
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
      throw new BadInputException(where, device.name() + ", which runs " + String.join(", ", device.firmwares()),
          "a device that runs " + firmware + ": " + catalogue.devices().stream().filter(other -> other.firmwares().contains(firmware) && meshes(other))
              .map(Device::name).collect(Collectors.joining(", ")));
    }
    if (!meshes(device)) {
      throw new BadInputException(where, device.name(), "a device with a 5 GHz radio that meshes");
    }
    return List.of(device);
  }

  private static boolean meshes(Device device) {
    return !Spectrum.radios(device, Spectrum.MESH_BAND).isEmpty();
  }

  /** The same where people's phones find a network at every place they live, unless the place names its device. */
  DeviceOptions forPhones(List<Site> sites) {
    List<List<Device>> options = new ArrayList<>();
    for (int site = 0; site < bySite.size(); site++) {
      List<Device> here = bySite.get(site);
      List<Device> access = here.stream().filter(device -> !Spectrum.radios(device, Spectrum.ACCESS_BAND).isEmpty()).toList();
      options.add(serves(sites.get(site)) && !access.isEmpty() ? access : here);
    }
    return new DeviceOptions(options, dearest);
  }

  /** True where people live who want to be online. */
  static boolean serves(Site site) {
    return site.households() > 0 || site.role() == Role.REQUIRED;
  }

  /** Every device that may be used anywhere, by id. */
  List<Device> all() {
    return bySite.stream().flatMap(List::stream).distinct().sorted((a, b) -> a.id().compareTo(b.id())).toList();
  }
}
