package org.atalaya.firmware.openwrt;

import java.util.List;
import java.util.Optional;

/**
 * The Ethernet ports of a board, under the names that OpenWrt gives them ({@code board.d/02_network}). A rendered
 * {@code network} file replaces the one made at first boot, so it must know them.
 *
 * @param lan devices of the ports for people and cables, at least one
 * @param wan device of the port that is meant for the line to the internet; empty on boards with LAN ports alone
 * @param builtInSwitch where a switch chip without DSA joins the ports, its VLANs
 */
record BoardPorts(List<String> lan, Optional<String> wan, Optional<BuiltInSwitch> builtInSwitch) {
  BoardPorts {
    lan = List.copyOf(lan);
  }

  /**
   * A switch set up by {@code swconfig}. Devices of its VLANs are called after the CPU's port: {@code eth1.2}.
   *
   * @param name of the switch
   * @param vlans in the order of their numbers
   * @param cable the VLAN that carries links between the routers of one site, tagged on the LAN ports
   * @param cableDevice its device
   */
  record BuiltInSwitch(String name, List<Vlan> vlans, Vlan cable, String cableDevice) {
    BuiltInSwitch {
      vlans = List.copyOf(vlans);
    }
  }

  /** One VLAN of a switch: {@code ports} as swconfig takes them, {@code 4 6t}. */
  record Vlan(int number, String ports) {}

  /** The ports of a board, by its board_name; empty for one that nobody has looked at. */
  static Optional<BoardPorts> find(String boardName) {
    return switch (boardName) {
      // swconfig with two CPU ports: 0 is eth0, 6 is eth1
      case "librerouter,librerouter-v1" -> Optional.of(new BoardPorts(List.of("eth1.2"), Optional.of("eth0.1"),
          Optional.of(new BuiltInSwitch("switch0", List.of(new Vlan(1, "5 0t"), new Vlan(2, "4 6t")),
              new Vlan(NodeSetup.CABLE_VLAN, "4t 6t"), "eth1." + NodeSetup.CABLE_VLAN))));
      case "mikrotik,routerboard-lhg-5nd" ->
          Optional.of(new BoardPorts(List.of("eth0"), Optional.empty(), Optional.empty()));
      default -> Optional.empty();
    };
  }
}
