package org.atalaya.firmware.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.device.Hardware.FirmwareImage;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter.PlannedRadio;

/**
 * What OpenWrt's ImageBuilder is asked for one router.
 *
 * @param hostName of the router: names its files and its image
 * @param image of its board
 * @param packages to add, or with a {@code -} before it to leave out, in order
 */
public record ImageBuild(String hostName, FirmwareImage image, List<String> packages) {
  /** What can't encrypt a mesh, whichever library a release links it with. */
  private static final List<String> WEAK = List.of("-wpad-basic", "-wpad-basic-mbedtls", "-wpad-basic-openssl",
      "-wpad-basic-wolfssl", "-wpad-mini");

  public ImageBuild {
    packages = List.copyOf(packages);
  }

  /**
   * What to ask for a node.
   *
   * @param firmware target id
   * @return empty where the firmware is not one that ImageBuilder makes
   * @throws IllegalArgumentException if no image is known for its board
   */
  public static Optional<ImageBuild> of(NodeConfig node, String firmware) {
    return packages(firmware).map(wanted -> {
      FirmwareImage image = node.device().hardware().image().orElseThrow(() ->
          new IllegalArgumentException("no OpenWrt profile of " + node.device().name() + " is known"));
      List<String> packages = new ArrayList<>(wanted);
      if (node.router().radios().stream().anyMatch(PlannedRadio::mesh)) {
        packages.addAll(image.meshPackages());
      }
      if (node.meshKey().isPresent()) {
        packages.addAll(WEAK);
        packages.add("wpad-mesh-mbedtls");
      }
      return new ImageBuild(node.router().hostName(), image, packages);
    });
  }

  /**
   * Why ImageBuilder would not make this image, or make one whose mesh never comes up; one plain line each.
   *
   * @param known what the ImageBuilders at hand can make; empty where none was looked at
   */
  public List<String> objections(NodeConfig node, List<BuilderProfiles> known) {
    if (known.isEmpty()) {
      return List.of();
    }
    Optional<BuilderProfiles> target = known.stream().filter(each -> each.target().equals(image.target())).findFirst();
    if (target.isEmpty()) {
      return List.of("none of the profiles.json is of the target " + image.target());
    }
    BuilderProfiles.Profile profile = target.get().profiles().get(image.profile());
    if (profile == null) {
      return List.of("OpenWrt " + target.get().version() + " has no profile " + image.profile());
    }
    if (!profile.supportedDevices().contains(node.device().boardName())) {
      return List.of("the profile " + image.profile() + " is not for the board " + node.device().boardName());
    }
    return target.get().packages(profile).with(packages).objections(node);
  }

  /** The packages that a firmware's files are written for; docs/firmware has the reasons. */
  private static Optional<List<String>> packages(String firmware) {
    return switch (firmware) {
      case "libremesh" -> Optional.of(List.of("lime-system", "lime-proto-anygw", "lime-proto-babeld",
          "lime-proto-batadv", "lime-hwd-openwrt-wan", "batman-adv-auto-gw-mode", "babeld-auto-gw-mode", "-dnsmasq",
          "dnsmasq-dhcpv6"));
      case "openwrt-batman" -> Optional.of(List.of("kmod-batman-adv", "batctl-default"));
      case "openwrt-babel" -> Optional.of(List.of("babeld"));
      case "openwrt-olsrd2" -> Optional.of(List.of("oonf-olsrd2"));
      case "openwrt-bmx7" -> Optional.of(List.of("bmx7", "bmx7-uci-config", "bmx7-json", "bmx7-tun"));
      case "awmn-bird" -> Optional.of(List.of("bird2", "bird2c"));
      default -> Optional.empty();
    };
  }
}
