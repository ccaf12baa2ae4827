package org.atalaya.provisioning.rescue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.atalaya.firmware.image.FirmwareFile;
import org.atalaya.firmware.image.ImageMetadata;
import org.atalaya.firmware.image.ImageMetadata.CompatVersion;
import org.atalaya.firmware.image.ImageVerdict;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.Hardware.FirmwareImage;
import org.atalaya.provisioning.rescue.RescueWay.ImageKind;

/**
 * Whether a file may be given to a router that can't be asked. What says for which boards it is, is taken at its word;
 * factory images say nothing that could be read, and are known by the names under which OpenWrt, LibreMesh and Gluon
 * publish them.
 */
public final class RescueImage {
  /** More than any flash in the catalogue. */
  private static final long MOST_BYTES = 128L << 20;
  private static final long LEAST_BYTES = 64 << 10;

  private RescueImage() {}

  /**
   * Looks at the file.
   *
   * @return its size and checksum
   * @throws BadInputException if it is for another board, of another kind, damaged, or of a size that can't be
   */
  public static FirmwareFile check(Device device, ImageKind kind, Path file) throws IOException {
    long size = Files.size(file);
    if (size < LEAST_BYTES || size > MOST_BYTES) {
      throw new BadInputException(file.toString(), size + " bytes", "an image of " + LEAST_BYTES + " to " + MOST_BYTES + " bytes");
    }
    FirmwareFile image = FirmwareFile.read(file);
    image.metadata().filter(metadata -> !metadata.supportedDevices().isEmpty()
        && !metadata.supportedDevices().contains(device.boardName())).ifPresent(other -> {
          throw new BadInputException(file.toString(), "an image for " + String.join(", ", other.supportedDevices()),
              "one for " + device.boardName());
        });
    switch (kind) {
      case SYSUPGRADE -> {
        // nothing of an old configuration stays, so that any compat_version goes: the image's own
        CompatVersion compat = image.metadata().map(ImageMetadata::compatVersion).orElse(CompatVersion.FIRST);
        if (ImageVerdict.of(image, device, device.boardName(), compat) instanceof ImageVerdict.Refused refused) {
          throw new BadInputException(file.toString(), refused.reason(), "a sysupgrade image for " + device.name());
        }
      }
      case FACTORY, MEMORY -> named(device, kind, file);
      case MAKER, CARD -> { }
    }
    return image;
  }

  private static void named(Device device, ImageKind kind, Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    List<String> parts = new ArrayList<>();
    device.hardware().image().map(FirmwareImage::profile).ifPresent(parts::add);
    parts.addAll(device.hardware().firmwareNames().values());
    String word = kind == ImageKind.MEMORY ? "initramfs" : "factory";
    boolean model = parts.stream().anyMatch(part -> ends(name, part.toLowerCase(Locale.ROOT)));
    // Gluon's factory images are in a folder of that name, and their own names say nothing more
    boolean right = model && !name.contains("sysupgrade") && (kind == ImageKind.FACTORY || name.contains(word));
    if (!right) {
      throw new BadInputException(file.toString(), "\"" + file.getFileName() + "\"", "a name with \"" + word + "\" and "
          + parts.stream().map(part -> "\"" + part + "\"").collect(Collectors.joining(" or ")) + ", as it was published");
    }
  }

  /** The model's name, and not the beginning of another's: {@code cpe210-v1} is not {@code cpe210-v10}. */
  private static boolean ends(String name, String part) {
    int at = name.indexOf(part);
    return at >= 0 && (at + part.length() == name.length() || !Character.isLetterOrDigit(name.charAt(at + part.length())));
  }
}
