package org.atalaya.firmware.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.atalaya.firmware.FirmwareTargets;
import org.atalaya.firmware.RoutedKit;
import org.atalaya.planner.addressing.AddressBlocks;
import org.atalaya.planner.addressing.AddressHabit;
import org.atalaya.planner.addressing.LibreMeshAddresses;
import org.atalaya.planner.addressing.LibreMeshAddresses.RouterAddress;
import org.atalaya.planner.addressing.NodeNumbers;
import org.atalaya.planner.addressing.RouterAddresses;
import org.atalaya.planner.plan.Community;
import org.atalaya.planner.plan.NodeConfig;
import org.atalaya.planner.plan.PlannedRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The networks of nodes' people under each habit of sharing addresses out. */
class ClientNetworkTest {
  private static final NodeConfig NODE = RoutedKit.node("openwrt-babel", 1);

  private static List<NodeConfig> nodes(AddressHabit habit, String firmware, List<String> hosts) {
    RouterAddresses addresses = RouterAddresses.of(LibreMeshAddresses.of("Quintana"), AddressBlocks.NONE.orHabit(habit));
    Community community = new Community("Quintana", firmware, "AR", "Quintana", "quintana-mesh", addresses.ipv4Network(),
        addresses.ipv6Network(), habit);
    List<Integer> numbers = NodeNumbers.allocate(hosts);
    List<RouterAddress> given = addresses.allocate(hosts);
    List<NodeConfig> nodes = new ArrayList<>();
    for (int i = 0; i < hosts.size(); i++) {
      PlannedRouter router = new PlannedRouter(hosts.get(i), 1, hosts.get(i), NODE.device().id(), Optional.empty(), given.get(i).ipv4(),
          given.get(i).ipv6(), NODE.router().radios());
      nodes.add(new NodeConfig(community, router, NODE.device(), false, Optional.empty(), numbers.get(i), List.of()));
    }
    return nodes;
  }

  @ParameterizedTest
  @EnumSource(AddressHabit.class)
  void noTwoNodesPeopleShareAnAddressAndNoRouterHasOneOfAnothers(AddressHabit habit) {
    for (int seed = 1; seed <= 30; seed++) {
      Random random = new Random(seed);
      List<String> hosts = random.ints(100, 0, 100_000).distinct().mapToObj(number -> "casa-" + number).toList();
      List<NodeConfig> nodes = nodes(habit, "openwrt-babel", hosts);
      for (NodeConfig node : nodes) {
        assertThat(ClientNetwork.objections(node)).as("seed %d, %s", seed, node.router()).isEmpty();
        ClientNetwork own = ClientNetwork.of(node);
        for (NodeConfig other : nodes) {
          if (node != other) {
            ClientNetwork theirs = ClientNetwork.of(other);
            assertThat(own.ipv4().contains(theirs.ipv4()) || own.ipv4().contains(IpPrefix.ipv4(other.router().ipv4()).orElseThrow())
                || own.ipv6().contains(theirs.ipv6())).as("seed %d: %s and %s", seed, node.router(), other.router()).isFalse();
          }
        }
        assertThat(own.dhcpLimit()).isPositive();
        assertThat(own.ipv4().contains(own.ipv4().plus(ClientNetwork.DHCP_START + own.dhcpLimit()))).as("the last is the broadcast address at most").isTrue();
      }
    }
  }

  @Test
  void eachHabitGivesPeopleTheirPartOfTheNodesBlock() {
    NodeConfig freifunk = nodes(AddressHabit.FREIFUNK, "openwrt-babel", List.of("Escuela")).getFirst();
    IpPrefix router = IpPrefix.ipv4(freifunk.router().ipv4()).orElseThrow();
    assertThat(ClientNetwork.of(freifunk).ipv4Text()).isEqualTo(router.plus(31).dotted() + "/27");
    NodeConfig guifi = nodes(AddressHabit.GUIFI, "openwrt-babel", List.of("Escuela")).getFirst();
    assertThat(ClientNetwork.of(guifi).routerIpv4()).isEqualTo(IpPrefix.ipv4(guifi.router().ipv4()).orElseThrow().dotted());
    assertThat(ClientNetwork.of(guifi).ipv4Text()).endsWith("/27");
    assertThat(ClientNetwork.of(nodes(AddressHabit.GUIFI, "awmn-bird", List.of("Escuela")).getFirst()).ipv4Text())
        .as("Athens has a /24 for each node").startsWith("172.").endsWith(".0/24");
  }

  @ParameterizedTest
  @EnumSource(value = AddressHabit.class, names = {"FREIFUNK", "GUIFI"})
  void anAddressWithinAnothersBlockIsRefused(AddressHabit habit) {
    NodeConfig node = nodes(habit, "openwrt-babel", List.of("Escuela")).getFirst();
    PlannedRouter router = node.router();
    PlannedRouter adopted = new PlannedRouter(router.site(), 1, router.hostName(), router.deviceId(), Optional.empty(),
        IpPrefix.ipv4(router.ipv4()).orElseThrow().plus(2).dotted() + "/16", router.ipv6(), router.radios());
    assertThat(ClientNetwork.objections(RoutedKit.with(node, adopted))).singleElement().asString().contains("first host");
  }

  @ParameterizedTest
  @ValueSource(strings = {"libremesh", "openwrt-babel", "openwrt-batman", "openwrt-bmx7", "openwrt-olsrd2", "awmn-bird"})
  void everyFirmwareRendersEveryHabit(String firmware) {
    for (AddressHabit habit : AddressHabit.values()) {
      for (NodeConfig node : RoutedKit.nodes(firmware, Optional.of(RoutedKit.KEY), habit)) {
        assertThat(FirmwareTargets.find(firmware).orElseThrow().objections(node)).as(habit + " " + node.router()).isEmpty();
        assertThat(FirmwareTargets.find(firmware).orElseThrow().files(node)).isNotEmpty();
      }
    }
  }
}
