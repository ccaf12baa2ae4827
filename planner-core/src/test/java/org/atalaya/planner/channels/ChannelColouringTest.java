package org.atalaya.planner.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels of groups, against every choice where there are few, and as many as a large network has. */
class ChannelColouringTest {

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 200);
  }

  /** What two groups do to each other on one channel, on neighbours, and farther apart. */
  private static ChannelColouring.Harm harm(long[][] weight) {
    return (group, channel, other, otherChannel) -> switch (Math.abs(channel - otherChannel)) {
      case 0 -> weight[group][other];
      case 1 -> weight[group][other] / 4;
      default -> 0;
    };
  }

  /** The same where other people's networks were measured: what each group suffers alone, by group and channel. */
  private static ChannelColouring.Harm measured(ChannelColouring.Harm harm, long[][] alone) {
    return new ChannelColouring.Harm() {
      @Override
      public long of(int group, int channel, int other, int otherChannel) {
        return harm.of(group, channel, other, otherChannel);
      }

      @Override
      public long alone(int group, int channel) {
        return alone[group][channel];
      }
    };
  }

  private static long[][] weights(int count, double density, Random random) {
    long[][] weight = new long[count][count];
    for (int a = 0; a < count; a++) {
      for (int b = a + 1; b < count; b++) {
        weight[a][b] = random.nextDouble() < density ? 1 + random.nextInt(500) : 0;
        weight[b][a] = weight[a][b];
      }
    }
    return weight;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noOtherChoiceDoesLessHarm(long seed) {
    Random random = new Random(seed);
    int count = 2 + random.nextInt(5);
    List<List<Integer>> allowed = new ArrayList<>();
    for (int group = 0; group < count; group++) {
      int first = random.nextInt(4);
      allowed.add(random.nextInt(4) == 0 ? List.of(first) : List.of(first, (first + 1) % 4, (first + 2) % 4));
    }
    ChannelColouring.Harm own = harm(weights(count, 0.7, random));
    long[][] alone = IntStream.range(0, count).mapToObj(group -> random.longs(4, 0, 300).toArray()).toArray(long[][]::new);
    ChannelColouring.Harm harm = random.nextBoolean() ? own : measured(own, alone);
    ChannelColouring.Result result = ChannelColouring.choose(allowed, harm);
    assertThat(result.best()).as("seed %d", seed).isTrue();
    assertThat(total(result.channels(), harm)).as("seed %d", seed).isEqualTo(result.harm()).isEqualTo(least(allowed, new ArrayList<>(), harm));
    IntStream.range(0, count).forEach(group -> assertThat(allowed.get(group)).as("seed %d", seed).contains(result.channels().get(group)));
    assertThat(ChannelColouring.choose(allowed, harm)).as("seed %d", seed).isEqualTo(result);
    ChannelColouring.Result branches = ChannelColouring.byBranches(allowed, harm);
    assertThat(branches.best()).as("seed %d", seed).isTrue();
    assertThat(total(branches.channels(), harm)).as("seed %d", seed).isEqualTo(result.harm());
  }

  private static long least(List<List<Integer>> allowed, List<Integer> chosen, ChannelColouring.Harm harm) {
    if (chosen.size() == allowed.size()) {
      return total(chosen, harm);
    }
    long least = Long.MAX_VALUE;
    for (int channel : allowed.get(chosen.size())) {
      List<Integer> more = new ArrayList<>(chosen);
      more.add(channel);
      least = Math.min(least, least(allowed, more, harm));
    }
    return least;
  }

  private static long total(List<Integer> channels, ChannelColouring.Harm harm) {
    long total = 0;
    for (int a = 0; a < channels.size(); a++) {
      total += harm.alone(a, channels.get(a));
      for (int b = a + 1; b < channels.size(); b++) {
        total += harm.of(a, channels.get(a), b, channels.get(b));
      }
    }
    return total;
  }

  /** Sixty links between masts of a valley: each disturbs those that share a mast, and a few it is heard by. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void sixtyGroupsAreProven(long seed) {
    Random random = new Random(seed);
    int count = 60;
    int[][] ends = new int[count][];
    for (int i = 0; i < count; i++) {
      ends[i] = new int[] {i + 1, Math.max(0, i - random.nextInt(4))};
    }
    long[][] weight = new long[count][count];
    for (int a = 0; a < count; a++) {
      for (int b = a + 1; b < count; b++) {
        // only what lies near is heard over hills
        boolean near = b - a < 12 && random.nextInt(8) == 0;
        boolean mast = ends[a][0] == ends[b][0] || ends[a][0] == ends[b][1] || ends[a][1] == ends[b][0] || ends[a][1] == ends[b][1];
        weight[a][b] = mast ? 500 : near ? 1 + random.nextInt(200) : 0;
        weight[b][a] = weight[a][b];
      }
    }
    List<List<Integer>> allowed = IntStream.range(0, count).mapToObj(i -> List.of(0, 1, 2, 3, 4)).toList();
    ChannelColouring.Harm harm = measured(harm(weight),
        IntStream.range(0, count).mapToObj(group -> random.longs(5, 0, 600).toArray()).toArray(long[][]::new));
    ChannelColouring.Result result = ChannelColouring.choose(allowed, harm);
    assertThat(result.best()).as("seed %d", seed).isTrue();
    for (int group = 0; group < count; group++) {
      for (int channel : allowed.get(group)) {
        List<Integer> other = new ArrayList<>(result.channels());
        other.set(group, channel);
        assertThat(total(other, harm)).as("seed %d", seed).isGreaterThanOrEqualTo(result.harm());
      }
    }
  }
}
