package org.atalaya.planner.device;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.planner.BadInputException;
import tools.jackson.databind.JsonNode;

/** The devices that a plan may use. Immutable. */
public final class DeviceCatalogue {
  private static final String INDEX = "index.json";
  private static final String OWN_SUFFIX = ".devices";
  private static final int MAX_OWN = 500;

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

  /** The devices that the program ships with: one JSON file each, as docs/devices.md describes them. Read once. */
  public static DeviceCatalogue builtIn() {
    return BuiltIn.DEVICES;
  }

  /** Read when they are first asked for: nobody changes them, and many ask. */
  private static final class BuiltIn {
    static final DeviceCatalogue DEVICES = shipped();
  }

  private static DeviceCatalogue shipped() {
    JsonNode names = new DeviceFile(INDEX, resource(INDEX)).root().get("devices");
    List<Device> devices = new ArrayList<>();
    for (JsonNode name : names) {
      devices.add(read(resource(name.asString()), name.asString()));
    }
    return new DeviceCatalogue(devices);
  }

  /**
   * The devices of the program and, over them, the user's own: the JSON files in the folder beside a project that has
   * its name, {@code quintana.devices} beside {@code quintana.atalaya}. An entry with an id that the program knows
   * takes the place of the program's.
   *
   * @param project its file; neither it nor the folder need exist
   * @throws BadInputException if the folder can't be read, or a file in it is not a device; if two devices have one
   *     name
   */
  public static DeviceCatalogue beside(Path project) {
    return builtIn().withFolder(folderOf(project));
  }

  /** Where a project's own devices are looked for. */
  public static Path folderOf(Path project) {
    String file = project.toAbsolutePath().normalize().getFileName().toString();
    int dot = file.lastIndexOf('.');
    return project.toAbsolutePath().normalize().resolveSibling((dot > 0 ? file.substring(0, dot) : file) + OWN_SUFFIX);
  }

  /** As {@link #beside}, with the folder named. */
  public DeviceCatalogue withFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      return this;
    }
    List<Device> own = new ArrayList<>();
    for (Path file : jsonFiles(folder)) {
      Device device = new DeviceFile(file.toString(), bytes(file), (where, name) -> pattern(folder, where, name)).device();
      if (own.stream().anyMatch(other -> other.id().equals(device.id()))) {
        throw new BadInputException(file + ", id", device.id(), "an id that no other file of the folder has");
      }
      own.add(device);
    }
    List<Device> all = new ArrayList<>(own);
    devices.stream().filter(device -> own.stream().noneMatch(mine -> mine.id().equals(device.id()))).forEach(all::add);
    try {
      return new DeviceCatalogue(all);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(folder.toString(), e.getMessage(), "names that tell devices apart", e);
    }
  }

  /** A pattern file lies in the folder itself: neither elsewhere, nor behind a link that leads there. */
  private static byte[] pattern(Path folder, String where, String name) {
    Path file = folder.resolve(name);
    if (!folder.equals(file.getParent()) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new BadInputException(where + ", pattern", name, "a file in the same folder");
    }
    return bytes(file);
  }

  private static List<Path> jsonFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.getFileName().toString().endsWith(".json") && Files.isRegularFile(file))
          .limit(MAX_OWN + 1).sorted().toList();
      if (found.size() > MAX_OWN) {
        throw new BadInputException(folder.toString(), "more than " + MAX_OWN + " files", "at most that many devices");
      }
      return found;
    } catch (IOException e) {
      throw new BadInputException(folder.toString(), "a folder that can't be read", "devices in JSON", e);
    }
  }

  private static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(DeviceFile.MAX_BYTES + 1);
    } catch (IOException e) {
      throw new BadInputException(file.toString(), "a file that can't be read", "a device in JSON", e);
    }
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
