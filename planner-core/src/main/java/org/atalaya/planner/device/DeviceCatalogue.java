package org.atalaya.planner.device;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.atalaya.planner.BadInputException;
import tools.jackson.databind.JsonNode;

/** The devices that a plan may use. Immutable. */
public final class DeviceCatalogue {
  private static final String INDEX = "index.json";

  private final List<Device> devices;

  /** @throws IllegalArgumentException if two devices share an id or a name (case aside) */
  public DeviceCatalogue(List<Device> devices) {
    this.devices = devices.stream().sorted(Comparator.comparing(Device::id)).toList();
    for (Device device : this.devices) {
      if (this.devices.stream().anyMatch(other -> other != device && (named(other, device.id()) || named(other, device.name())))) {
        throw new IllegalArgumentException("two devices are called " + device.id() + " or " + device.name());
      }
    }
  }

  /** The devices that the program ships with: one JSON file each, as docs/devices.md describes them. */
  public static DeviceCatalogue builtIn() {
    JsonNode names = new DeviceFile(INDEX, resource(INDEX)).root().get("devices");
    List<Device> devices = new ArrayList<>();
    for (JsonNode name : names) {
      devices.add(read(resource(name.asString()), name.asString()));
    }
    return new DeviceCatalogue(devices);
  }

  /**
   * One device from its JSON text.
   *
   * @param name of the file, for error messages
   * @throws BadInputException naming the field, if something is missing, unknown, or out of range
   */
  public static Device read(byte[] json, String name) {
    return new DeviceFile(name, json).device();
  }

  /** All devices, by id. */
  public List<Device> devices() {
    return devices;
  }

  /** The device with this id or name, capitals aside. */
  public Optional<Device> find(String idOrName) {
    return devices.stream().filter(device -> named(device, idOrName.strip())).findFirst();
  }

  /** @throws IllegalArgumentException if there is none, saying which there are */
  public Device get(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("device " + id + ", expected one of "
        + devices.stream().map(Device::id).collect(Collectors.joining(", "))));
  }

  private static boolean named(Device device, String idOrName) {
    return device.id().equalsIgnoreCase(idOrName) || device.name().equalsIgnoreCase(idOrName);
  }

  private static byte[] resource(String name) {
    try (InputStream in = DeviceCatalogue.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its part " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("the program's part " + name + " can't be read", e);
    }
  }
}
