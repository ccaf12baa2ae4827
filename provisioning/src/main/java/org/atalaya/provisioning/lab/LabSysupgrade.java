package org.atalaya.provisioning.lab;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.atalaya.provisioning.router.RouterCommands;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code sysupgrade} of a virtual router: {@code -T FILE}, {@code -T -n FILE}, {@code -b FILE}, {@code -n FILE} and
 * {@code -f ARCHIVE FILE}. Like the real one it looks at what {@code fwtool} appended, at the space on the flash and
 * at the memory, and does not force anything.
 */
final class LabSysupgrade {
  static final String HELP = "Usage: sysupgrade [<upgrade-option>...] <image file>\n\t-f <config>\n\t-n\n\t-T | --test\n\t-b <file>\n";
  private static final int TRAILER = 16;
  private static final int MAGIC = 0x46577830;
  /** Of half of a LibreRouter's flash. */
  private static final int LARGEST_IMAGE = 7936 << 10;
  private static final int SPARE_MEMORY = 1 << 20;

  private final LabFiles files;
  private final LabShell.LabMachine machine;

  LabSysupgrade(LabFiles files, LabShell.LabMachine machine) {
    this.files = files;
    this.machine = machine;
  }

  /** What an image says of itself. */
  record Release(List<String> boards, String compat, String distribution, String version, String target) {}

  /** It does not go; the message is what sysupgrade prints. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
      super(message, null, false, false);
    }
  }

  /** Runs {@code sysupgrade ARGUMENTS}; returns what it prints. */
  String run(List<String> arguments) throws Refusal {
    String image = arguments.isEmpty() ? "" : arguments.getLast();
    return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
      case "-T" -> {
        check(image, !arguments.contains("-n"));
        yield "";
      }
      case "-b" -> {
        SortedMap<String, byte[]> packed = new TreeMap<>();
        files.filesUnder("/etc/config").forEach(path -> packed.put(path.substring(1), files.find(path).orElseThrow()));
        files.write(image, LabTar.pack(packed));
        yield "";
      }
      case "-n" -> flash(check(image, false), new TreeMap<>(), image);
      case "-f" -> flash(check(image, true),
          LabTar.unpack(files.find(arguments.get(1)).orElseThrow(() -> new Refusal("Image metadata not present"))), image);
      default -> throw new Refusal("sysupgrade: only -T, -b, -n and -f are known here");
    };
  }

  Release check(String path, boolean keepsConfiguration) throws Refusal {
    byte[] image = files.peek(path).orElseThrow(() -> new Refusal("Image file '" + path + "' not found."));
    Release release = release(image);
    if (!release.boards.contains(machine.facts().boardName())) {
      throw new Refusal("Device " + machine.facts().boardName() + " not supported by this image");
    }
    String[] router = compat().split("\\.");
    String[] offered = release.compat.split("\\.");
    if (!router[0].equals(offered[0])
        || keepsConfiguration && Integer.parseInt(offered[1]) > Integer.parseInt(router[1])) {
      throw new Refusal("The device is supported, but the config is incompatible to the new image ("
          + compat() + "->" + release.compat + "). Please upgrade without keeping config (-n).");
    }
    if (image.length > LARGEST_IMAGE) {
      throw new Refusal("Image is too large for the flash");
    }
    if (files.memoryRoom() < SPARE_MEMORY) {
      throw new Refusal("Not enough memory to perform sysupgrade");
    }
    return release;
  }

  private String compat() {
    try {
      return new LabUci(files).run(List.of("get", "system.@system[0].compat_version"), "").strip();
    } catch (LabUci.UciException e) {
      return "1.0";
    }
  }

  private static Release release(byte[] image) throws Refusal {
    Refusal none = new Refusal("Image metadata not present");
    if (image.length < TRAILER) {
      throw none;
    }
    ByteBuffer trailer = ByteBuffer.wrap(image, image.length - TRAILER, TRAILER);
    if (trailer.getInt() != MAGIC) {
      throw none;
    }
    int checksum = trailer.getInt();
    int type = trailer.get();
    int length = trailer.position(trailer.position() + 3).getInt();
    CRC32 crc = new CRC32();
    crc.update(image, 0, image.length - TRAILER);
    if (type != 1 || length < TRAILER + 8 || length > image.length || ~(int) crc.getValue() != checksum) {
      throw new Refusal("Image check failed.");
    }
    int start = image.length - length + 8;
    try {
      JsonNode json = JsonMapper.shared().readTree(
          new String(image, start, image.length - TRAILER - start, StandardCharsets.UTF_8));
      JsonNode version = json.path("version");
      return new Release(json.path("supported_devices").valueStream().map(JsonNode::asString).toList(),
          json.path("compat_version").asString("1.0"), version.path("dist").asString("OpenWrt"),
          version.path("version").asString(""), version.path("target").asString(""));
    } catch (JacksonException e) {
      throw new Refusal("Image metadata can't be read");
    }
  }

  private String flash(Release release, SortedMap<String, byte[]> kept, String image) {
    files.remove(image);
    machine.install(release, kept);
    return "";
  }

  /** {@code (sleep 1; sysupgrade …)} of {@link RouterCommands#flash}; empty where the line is another. */
  static Optional<List<String>> started(String line) {
    for (boolean keep : new boolean[] {true, false}) {
      if (line.equals(RouterCommands.flash(keep))) {
        String words = line.substring(line.indexOf("sysupgrade ") + 11, line.indexOf("; echo"));
        return Optional.of(List.of(words.split(" ")));
      }
    }
    return Optional.empty();
  }
}
