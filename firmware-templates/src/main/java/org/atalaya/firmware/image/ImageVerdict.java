package org.atalaya.firmware.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.firmware.image.ImageMetadata.CompatVersion;
import org.atalaya.planner.device.Device;
import org.atalaya.planner.device.Hardware.FirmwareImage;

/** Whether an image may be written to a board. Says nothing of a router's free memory: that is asked of the router. */
public sealed interface ImageVerdict {

  /**
   * It may.
   *
   * @param keepsConfiguration false where the router must be flashed without its old configuration
   *     ({@code sysupgrade -n})
   * @param unchecked what nothing was known to check against, a plain line each
   */
  record Fits(boolean keepsConfiguration, List<String> unchecked) implements ImageVerdict {
    public Fits {
      unchecked = List.copyOf(unchecked);
    }
  }

  /** It may not, for this reason: one plain line. */
  record Refused(String reason) implements ImageVerdict {}

  /**
   * The verdict, in the order in which a person would look: is it for this board, does it fit. Whether it is whole, and the
   * one that was published, {@link FirmwareFile#read} has seen.
   *
   * @param image the file
   * @param device from the catalogue
   * @param boardName as the router answers; the catalogue's where none has been asked
   * @param routerCompat of the router's configuration, {@link CompatVersion#FIRST} where it says nothing
   */
  static ImageVerdict of(FirmwareFile image, Device device, String boardName, CompatVersion routerCompat) {
    String name = image.path().getFileName().toString();
    List<String> unchecked = new ArrayList<>();
    if (!image.published()) {
      unchecked.add("no sha256sums beside it names it, so that nobody vouches for its bytes");
    }
    if (image.metadata().isEmpty()) {
      return new Refused(name + " says not what it is for: no sysupgrade image, or a damaged one");
    }
    ImageMetadata metadata = image.metadata().get();
    if (!metadata.supportedDevices().contains(boardName)) {
      return new Refused(name + " is not for the board " + boardName);
    }
    if (metadata.compatVersion().major() != routerCompat.major()) {
      return new Refused(name + " has compat_version " + metadata.compatVersion() + ", the router "
          + routerCompat + ": it has to be installed as if anew");
    }
    Optional<Long> limit = device.hardware().image().flatMap(FirmwareImage::limitBytes);
    if (limit.isEmpty()) {
      unchecked.add("how large an image " + device.name() + " takes is not known");
    } else if (image.sizeBytes() > limit.get()) {
      return new Refused(name + " has " + image.sizeBytes() + " bytes, and " + device.name() + " takes " + limit.get());
    }
    return new Fits(metadata.compatVersion().minor() <= routerCompat.minor(), unchecked);
  }
}
