package org.atalaya.planner.addressing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
  void aNameThatComesTwiceIsRefused() {
    assertThatThrownBy(() -> NodeNumbers.allocate(List.of("a", "b", "a"))).isInstanceOf(IllegalArgumentException.class);
  }
}
