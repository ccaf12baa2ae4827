package org.atalaya.planner.addressing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutonomousSystemsTest {

  /** Sites come, go and change places; whoever stays keeps the number. */
  @Test
  void whoHasANumberKeepsIt() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      AutonomousSystems range = random.nextBoolean() ? AutonomousSystems.PRIVATE : new AutonomousSystems(4_242_420_000L, 4_242_420_011L);
      SortedMap<String, Long> before = Collections.emptySortedMap();
      List<String> hosts = new ArrayList<>(IntStream.range(0, 6).mapToObj(i -> "Site-" + i).toList());
      for (int round = 0; round < 5; round++) {
        SortedMap<String, Long> numbers = range.allocate(hosts, before);
        assertThat(numbers.keySet()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(hosts);
        assertThat(numbers.values()).as("seed %d", seed).doesNotHaveDuplicates().allMatch(number -> number >= range.first() && number <= range.last());
        before.forEach((host, number) -> {
          if (numbers.containsKey(host)) {
            assertThat(numbers).containsEntry(host, number);
          }
        });
        assertThat(range.allocate(hosts, numbers)).as("seed %d", seed).isEqualTo(numbers);
        before = numbers;
        hosts.remove(random.nextInt(hosts.size()));
        hosts.add("New-" + round);
        hosts.add("Newer-" + round);
        Collections.shuffle(hosts, random);
      }
    }
  }

  @Test
  void aFullRangeLeavesTheRestWithoutANumberAndTakesThoseOfWhoIsGone() {
    AutonomousSystems range = new AutonomousSystems(65_000, 65_001);
    assertThat(range.allocate(List.of("a", "b", "c"), Map.of())).hasSize(2);
    assertThat(range.allocate(List.of("a", "b"), Map.of("gone", 65_000L, "a", 65_001L))).containsEntry("a", 65_001L).containsEntry("b", 65_000L);
    assertThat(range.allocate(List.of("a"), Map.of("a", 64_512L)).get("a")).as("of another range").isBetween(65_000L, 65_001L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "64512", "64512-", "64600-64500", "0-5", "1-4294967295", "1-2000000", "a-b", "1 - 2", "23000-24000", "65000-65535"})
  void whatIsNoRangeIsRefused(String text) {
    assertThatThrownBy(() -> AutonomousSystems.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
