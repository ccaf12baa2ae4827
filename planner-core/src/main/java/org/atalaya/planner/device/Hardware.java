package org.atalaya.planner.device;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is on a board besides its radios. What nobody looked up is empty.
 *
 * @param memory of the board
 * @param ports for cables
 * @param image of OpenWrt for it
 * @param firmwareNames what a firmware family calls it where that is not the OpenWrt profile: {@code gluon} →
 *     {@code tp-link-archer-c7-v5}
 */
public record Hardware(Optional<Memory> memory, Optional<EthernetPorts> ports, Optional<FirmwareImage> image,
    Map<String, String> firmwareNames) {
  /** Of a board that nobody has looked at. */
  public static final Hardware UNKNOWN = new Hardware(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

  public Hardware {
    firmwareNames = Collections.unmodifiableSortedMap(new TreeMap<>(firmwareNames));
  }

  /**
   * @param ramMegabytes where a board is sold in several sizes, the least
   * @param flashMegabytes of the chip that the firmware is on; empty where it boots from a card or a disk
   */
  public record Memory(int ramMegabytes, Optional<Integer> flashMegabytes, Provenance provenance) {}

  /**
   * The Ethernet ports, under the names that OpenWrt gives them ({@code board.d/02_network}).
   *
   * @param lan devices of the ports for people and cables, at least one
   * @param wan device of the port that is meant for the line to the internet; empty on boards with LAN ports alone
   * @param builtInSwitch where a switch chip without DSA joins the ports
   * @param provenance of the names
   */
  public record EthernetPorts(List<String> lan, Optional<String> wan, Optional<BuiltInSwitch> builtInSwitch,
      Provenance provenance) {
    public EthernetPorts {
      lan = List.copyOf(lan);
    }
  }

  /**
   * A switch set up by {@code swconfig}. Devices of its VLANs are called after the CPU's port: {@code eth1.2}.
   *
   * @param name of the switch
   * @param vlans in the order of their numbers
   * @param cableDevice CPU's device whose tagged VLANs reach the LAN ports: {@code eth1}
   * @param cablePorts of a VLAN between routers, tagged on the LAN ports: {@code 4t 6t}
   */
  public record BuiltInSwitch(String name, List<Vlan> vlans, String cableDevice, String cablePorts) {
    public BuiltInSwitch {
      vlans = List.copyOf(vlans);
    }
  }

  /** One VLAN of a switch: {@code ports} as swconfig takes them, {@code 4 6t}. */
  public record Vlan(int number, String ports) {}

  /**
   * What OpenWrt builds for the board.
   *
   * @param target {@code ath79/generic}
   * @param profile as in {@code make image PROFILE=…} and {@code profiles.json}: {@code tplink_archer-c7-v5}
   * @param sysupgrade file name, with {@code *} for the release: {@code openwrt-*-ath79-generic-…-sysupgrade.bin}
   * @param factory file name of the image for the maker's own update page; empty where there is none
   * @param limitBytes the largest image that fits; empty where a card or disk decides, or nobody looked
   * @param meshPackages to add, or with a {@code -} before it to leave out, where its radios are to mesh
   * @param provenance of these
   */
  public record FirmwareImage(String target, String profile, String sysupgrade, Optional<String> factory,
      Optional<Long> limitBytes, List<String> meshPackages, Provenance provenance) {
    public FirmwareImage {
      meshPackages = List.copyOf(meshPackages);
    }
  }
}
