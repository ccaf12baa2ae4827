package org.atalaya.provisioning.apply;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.firmware.image.FirmwareFile;
import org.atalaya.firmware.image.ImageMetadata;
import org.atalaya.firmware.image.ImageMetadata.CompatVersion;
import org.atalaya.firmware.image.ImageVerdict;
import org.atalaya.provisioning.driver.RouterDriver;
import org.atalaya.provisioning.router.FirmwareFamily;
import org.atalaya.provisioning.router.ReleaseFacts;
import org.atalaya.provisioning.router.RouterFacts;
import org.atalaya.provisioning.ssh.RouterAddress;

/**
 * How a router is to be flashed.
 *
 * @param image to be written
 * @param keep what is brought over
 * @param before release of the firmware that goes
 * @param unchecked what nothing was known to check the image against, a line each
 */
record FlashPlan(FirmwareFile image, Flashing.Keep keep, String before, List<String> unchecked) {
  /** What {@code sysupgrade} itself wants beside the image. */
  static final long SPARE_BYTES = 1 << 20;
  private static final Pattern COMPAT = Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})");

  /**
   * What is to be done, if anything.
   *
   * @param begun a flash that the journal knows to have begun and of which nobody saw the end
   * @return empty where the router has this very image, as far as can be known
   * @throws StepException if the image must not be written
   */
  static Optional<FlashPlan> of(RouterTask task, FirmwareFile image, RouterFacts facts, ReleaseFacts release,
      Optional<Flashing> begun) throws StepException {
    if (release.flashedSha256().equals(image.sha256()) || begun.filter(f -> ended(f, image, facts, release)).isPresent()) {
      return Optional.empty();
    }
    return switch (ImageVerdict.of(image, task.device(), facts.boardName(),
        compat(release.compatVersion()))) {
      case ImageVerdict.Refused refused -> throw new StepException(Step.CHECK, refused.reason(), true);
      case ImageVerdict.Fits fits -> {
        checkMemory(image, facts, release);
        Flashing.Keep keep = !fits.keepsConfiguration() ? Flashing.Keep.NOTHING
            : facts.family() == FirmwareFamily.LIBREMESH && RouterDriver.of(task.desired()).needsLimeConfig()
                ? Flashing.Keep.CONFIGURATION : Flashing.Keep.IDENTITY;
        if (keep != Flashing.Keep.CONFIGURATION && !isOnOwnLink(task.address())) {
          throw new StepException(Step.CHECK, "the image can't take over its configuration, and without it this computer"
              + " would not reach it any more: connect it by cable", true);
        }
        yield Optional.of(new FlashPlan(image, keep, facts.release(), fits.unchecked()));
      }
    };
  }

  private static boolean ended(Flashing begun, FirmwareFile image, RouterFacts facts, ReleaseFacts release) {
    return begun.sha256().equals(image.sha256()) && facts.primaryMac().filter(begun.mac()::equals).isPresent()
        && !facts.bootId().equals(begun.bootId()) && !release.flashing() && isRelease(image, release.text());
  }

  /** Whether a router says that it has this image's release. */
  static boolean isRelease(FirmwareFile image, String release) {
    return image.metadata().map(ImageMetadata::version).filter(version -> !version.isEmpty())
        .map(release::contains).orElse(true);
  }

  private static void checkMemory(FirmwareFile image, RouterFacts facts, ReleaseFacts release) throws StepException {
    long available = facts.memoryAvailableBytes().orElse(Long.MAX_VALUE / 2) + release.uploadedBytes();
    if (available < image.sizeBytes() + SPARE_BYTES) {
      throw new StepException(Step.CHECK, tooLittle(available, image), true);
    }
  }

  static String tooLittle(long available, FirmwareFile image) {
    return "it has " + megabytes(available) + " MB of free memory, and the image wants "
        + megabytes(image.sizeBytes() + SPARE_BYTES);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
  }

  private static CompatVersion compat(String text) {
    Matcher matcher = COMPAT.matcher(text);
    return matcher.matches()
        ? new CompatVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))) : CompatVersion.FIRST;
  }

  /** Without a router in between: whatever address it takes next, this computer reaches it. */
  private static boolean isOnOwnLink(RouterAddress address) {
    if (address.isLoopback()) {
      return true;
    }
    try {
      InetAddress host = InetAddress.getByName(address.host());
      if (host.isLinkLocalAddress()) {
        return true;
      }
      for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (InterfaceAddress own : each.getInterfaceAddresses()) {
          if (samePrefix(own.getAddress().getAddress(), host.getAddress(), own.getNetworkPrefixLength())) {
            return true;
          }
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean samePrefix(byte[] own, byte[] other, int bits) {
    if (own.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit & 7);
      if ((own[bit >> 3] & mask) != (other[bit >> 3] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** For a person. */
  List<String> lines() {
    String version = image.metadata().map(each -> (each.distribution() + " " + each.version()).strip()).orElse("");
    List<String> lines = new ArrayList<>(List.of("~ firmware '" + before + "' becomes '" + version + "' ("
        + image.path().getFileName() + ", SHA-256 " + image.sha256().substring(0, 12) + "…)"));
    lines.add(switch (keep) {
      case CONFIGURATION -> "~ its configuration, its host key and its root password are brought over";
      case IDENTITY -> "- its configuration goes; its host key and its root password are brought over";
      case NOTHING -> "- everything on it goes, its host key and its root password too";
    });
    unchecked.forEach(each -> lines.add("~ not checked: " + each));
    return lines;
  }
}
