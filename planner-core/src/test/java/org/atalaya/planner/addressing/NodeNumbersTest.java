package org.atalaya.planner.addressing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NodeNumbersTest {
  private static final List<String> NAMES = IntStream.range(0, 1500).mapToObj(i -> "node-" + i).toList();

  @Test
  void everyNameGetsANumberOfItsOwnAndSmallOnesWhileTheyLast() {
    List<Integer> numbers = NodeNumbers.allocate(NAMES);
    assertThat(numbers).doesNotHaveDuplicates().allMatch(number -> number >= 1 && number <= 1500);
    assertThat(numbers.subList(0, NodeNumbers.SMALL)).allMatch(number -> number <= NodeNumbers.SMALL);
  }

  @Test
  void anAppendedNameChangesNoNumber() {
    List<Integer> all = NodeNumbers.allocate(NAMES);
    for (int count : new int[] {0, 1, 40, 1023, 1024}) {
      assertThat(NodeNumbers.allocate(NAMES.subList(0, count))).as("%d names", count).isEqualTo(all.subList(0, count));
    }
  }

  @Test
  void whoHasANumberKeepsItWhoeverComesAndGoes() {
    for (int seed = 1; seed <= 100; seed++) {
      Random random = new Random(seed);
      List<String> names = new ArrayList<>(NAMES.subList(0, 300));
      Map<String, Integer> before = new HashMap<>();
      for (int round = 0; round < 5; round++) {
        List<Integer> numbers = NodeNumbers.allocate(names, before);
        assertThat(numbers).as("seed %d", seed).doesNotHaveDuplicates().allMatch(number -> number >= 1 && number <= NodeNumbers.SMALL);
        for (int i = 0; i < names.size(); i++) {
          assertThat(before.getOrDefault(names.get(i), numbers.get(i))).as("seed %d, %s", seed, names.get(i)).isEqualTo(numbers.get(i));
          before.put(names.get(i), numbers.get(i));
        }
        Collections.shuffle(names, random);
        names.subList(0, random.nextInt(100)).clear();
        for (int i = 0; i < 50; i++) {
          names.add(random.nextInt(names.size()), "new-" + round + "-" + i);
        }
      }
    }
  }

  @Test
  void whoIsGoneLeavesTheNumberOnceThereIsNoOther() {
    Map<String, Integer> full = new HashMap<>();
    IntStream.rangeClosed(1, NodeNumbers.SMALL).forEach(number -> full.put("gone-" + number, number));
    full.put("here", full.remove("gone-7"));
    assertThat(NodeNumbers.allocate(List.of("new", "here"), full)).satisfies(numbers -> assertThat(numbers.getFirst()).isBetween(1, NodeNumbers.SMALL))
        .last().isEqualTo(7);
  }

  @Test
  void aNameThatComesTwiceIsRefused() {
    assertThatThrownBy(() -> NodeNumbers.allocate(List.of("a", "b", "a"))).isInstanceOf(IllegalArgumentException.class);
  }
}
