package org.atalaya.planner.addressing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.atalaya.planner.addressing.LibreMeshAddresses.RouterAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses out of the community's own networks. */
class RouterAddressesTest {
  private static final LibreMeshAddresses HABIT = LibreMeshAddresses.of("LibreMesh.org");

  @ParameterizedTest
  @CsvSource({"10.45.0.0/16,fd12:3456:789a::/48", "10.0.0.0/8,fd12:3456:789a:5::/64", "172.30.16.0/20,2001:db8:0:4400::/56"})
  void everyRouterHasItsOwnWithinTheUpperHalfAndKeepsItWhenOthersCome(String ipv4, String ipv6) throws Exception {
    RouterAddresses addresses = RouterAddresses.of(HABIT, new AddressBlocks(Optional.of(ipv4), Optional.of(ipv6)));
    assertThat(addresses.ipv4Network()).isEqualTo(ipv4);
    assertThat(addresses.ipv6Network()).isEqualTo(ipv6.substring(0, ipv6.indexOf('/')) + "/64");
    List<String> names = IntStream.rangeClosed(1, 600).mapToObj(i -> "casa-" + i).toList();
    List<RouterAddress> given = addresses.allocate(names);
    int length = Integer.parseInt(ipv4.substring(ipv4.indexOf('/') + 1));
    long first = number(ipv4);
    Set<Long> taken = new HashSet<>();
    for (RouterAddress address : given) {
      long offset = number(address.ipv4()) - first;
      assertThat(offset).as(address.ipv4()).isBetween(1L << 31 - length, (1L << 32 - length) - 2);
      assertThat(taken.add(offset)).as(address.ipv4()).isTrue();
      String six = address.ipv6().substring(0, address.ipv6().indexOf('/'));
      assertThat(InetAddress.getByName(six).getAddress()).startsWith(java.util.Arrays.copyOf(
          InetAddress.getByName(ipv6.substring(0, ipv6.indexOf('/'))).getAddress(), 8));
    }
    assertThat(addresses.allocate(names.subList(0, 300))).isEqualTo(given.subList(0, 300));
  }

  private static long number(String cidr) throws Exception {
    byte[] bytes = InetAddress.getByName(cidr.substring(0, cidr.indexOf('/'))).getAddress();
    return (bytes[0] & 0xFFL) << 24 | (bytes[1] & 0xFF) << 16 | (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
  }

  /** However sites come and go, whoever has an address keeps it, and no block is ever two routers'. */
  @ParameterizedTest
  @CsvSource({"LIBREMESH,32", "FREIFUNK,26", "GUIFI,27"})
  void aBlockIsOneRoutersAndStaysItsOwnWhoeverComesAndGoes(AddressHabit habit, int length) throws Exception {
    for (int seed = 1; seed <= 100; seed++) {
      Random random = new Random(seed);
      RouterAddresses addresses = RouterAddresses.of(HABIT, new AddressBlocks(Optional.of("10.45.0.0/18"), Optional.empty(), Optional.empty(),
          Optional.of(habit)));
      List<String> names = new ArrayList<>(IntStream.rangeClosed(1, 60).mapToObj(i -> "casa-" + random.nextInt(1_000_000) + "-" + i).toList());
      Map<String, String> before = new TreeMap<>();
      for (int round = 0; round < 4; round++) {
        List<RouterAddress> given = addresses.keeping(before).allocate(names);
        // whoever is gone may be on a roof still: 115 routers at most, and room for 230 blocks of the largest
        Set<Long> blocks = new HashSet<>();
        for (Map.Entry<String, String> each : before.entrySet()) {
          if (!names.contains(each.getKey())) {
            assertThat(blocks.add((number(each.getValue() + "/18") - number("10.45.0.0/18")) >> 32 - length)).isTrue();
          }
        }
        for (int i = 0; i < names.size(); i++) {
          String as = "seed " + seed + ", round " + round + ", " + names.get(i);
          String plain = given.get(i).ipv4().replace("/18", "");
          long offset = number(given.get(i).ipv4()) - number("10.45.0.0/18");
          assertThat(offset).as(as).isBetween(1L << 13, (1L << 14) - 2);
          assertThat(blocks.add(offset >> 32 - length)).as(as).isTrue();
          assertThat(length == 32 || offset % (1 << 32 - length) == 1).as(as).isTrue();
          assertThat(before.getOrDefault(names.get(i), plain)).as(as).isEqualTo(plain);
          before.put(names.get(i), plain);
        }
        names.subList(0, random.nextInt(20)).clear();
        for (int i = 0; i < 15; i++) {
          names.add(random.nextInt(names.size()), "nueva-" + round + "-" + i);
        }
      }
    }
  }

  /** Room for 57 blocks: 50 that are there, and seven of those that are gone, the first of the list. */
  @Test
  void placesOfWhoIsGoneAreGivenAwayOnceThereIsNoOtherRoom() throws Exception {
    RouterAddresses addresses = RouterAddresses.of(HABIT, new AddressBlocks(Optional.of("10.45.0.0/20"), Optional.empty(), Optional.empty(),
        Optional.of(AddressHabit.GUIFI)));
    assertThat(addresses.mostRouters()).isEqualTo(57);
    Map<String, String> gone = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      gone.put("se-fue-" + (20 - i), "10.45." + (8 + (i + 20) / 8) + "." + ((i + 20) % 8 * 32 + 1));
    }
    List<String> names = IntStream.rangeClosed(1, 50).mapToObj(i -> "casa-" + i).toList();
    Set<String> given = new HashSet<>(addresses.keeping(gone).allocate(names).stream().map(each -> each.ipv4().replace("/20", "")).toList());
    assertThat(given).hasSize(50).doesNotContainAnyElementsOf(List.copyOf(gone.values()).subList(0, 7));
    assertThat(given).as("44 of 64 places were nobody's").containsAnyElementsOf(List.copyOf(gone.values()).subList(7, 20));
    // and everybody who comes back has the place again, if nobody else has it
    gone.putAll(Map.of("casa-1", "10.45.8.1"));
    assertThat(addresses.keeping(gone).allocate(List.of("casa-1", "se-fue-3")).stream().map(RouterAddress::ipv4))
        .containsExactly("10.45.8.1/20", gone.get("se-fue-3") + "/20");
  }

  @Test
  void whatIsNoAddressOfTheNetworkIsNotKept() {
    RouterAddresses addresses = RouterAddresses.of(HABIT, AddressBlocks.NONE.orHabit(AddressHabit.GUIFI));
    List<RouterAddress> fresh = addresses.allocate(List.of("a", "b"));
    for (String none : List.of("10.14.128.1", "10.13.128.2", "10.13.0.1", "10.13.128.1.5", "nothing", "fd00::1", "255.255.255.255")) {
      assertThat(addresses.keeping(Map.of("a", none)).allocate(List.of("a", "b"))).as(none).isEqualTo(fresh);
    }
    List<RouterAddress> twice = addresses.keeping(Map.of("a", "10.13.128.33", "b", "10.13.128.33")).allocate(List.of("a", "b"));
    assertThat(twice.getFirst().ipv4()).isEqualTo("10.13.128.33/16");
    assertThat(twice.getLast().ipv4()).isNotEqualTo("10.13.128.33/16");
  }

  @Test
  void withoutNetworksOfItsOwnACommunityHasLibreMeshs() {
    RouterAddresses usual = RouterAddresses.of(HABIT, AddressBlocks.NONE);
    assertThat(usual.ipv4Network()).isEqualTo("10.13.0.0/16");
    assertThat(usual.ipv6Network()).isEqualTo("fd0d:fe46:8ce8::/64");
    assertThat(usual.allocate(List.of("a", "b"))).isEqualTo(HABIT.allocate(List.of("a", "b")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.45.0.1/16", "10.45.0.0/24", "10.45.0.0/7", "10.45.0.0", "ten/16", "10.45.0.0/16/3", "300.1.0.0/16", "fd00::/48"})
  void whatIsNoIpv4NetworkForRoutersIsRefused(String text) {
    assertThatThrownBy(() -> new AddressBlocks(Optional.of(text), Optional.empty())).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fd12:3456:789a::1/64", "fd12::/32", "fd12:3456:789a::/65", "FD12:3456:789A::/48", "10.0.0.0/16", "::ffff:1.2.3.4/64"})
  void whatIsNoIpv6NetworkForRoutersIsRefused(String text) {
    assertThatThrownBy(() -> new AddressBlocks(Optional.empty(), Optional.of(text))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  /** Forty bits, as good as random: no two of many projects have the same, and each is a network that is accepted. */
  @Test
  void everyProjectHasALocalNetworkOfItsOwn() {
    Set<String> networks = new HashSet<>();
    IntStream.range(0, 2000).forEach(i -> {
      String network = AddressBlocks.localNetwork("project " + i);
      assertThat(network).startsWith("fd").endsWith("::/48");
      assertThat(new AddressBlocks(Optional.empty(), Optional.of(network)).ipv6()).contains(network);
      networks.add(network);
    });
    assertThat(networks).hasSize(2000);
    assertThat(AddressBlocks.localNetwork("project 7")).isEqualTo(AddressBlocks.localNetwork("project 7"));
  }
}
