package org.atalaya.planner.channels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Least harm by taking out one group after the other: for all channels of the groups that it touches, what it costs at
 * least, whatever its own channel (variable elimination, U. Bertelè and F. Brioschi, "Nonserial Dynamic Programming",
 * 1972). The time is exponential only in the most groups that are touched at once, which is small where networks are
 * masts on a string.
 */
final class ChannelElimination {
  /** Entries of the largest table. */
  private static final long MOST_ENTRIES = 3_000_000;
  private final List<List<Integer>> allowed;
  private final List<Table> tables = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  /** What some groups' channels cost: by mixed radix, the first group's digit the slowest. */
  private record Table(int[] scope, long[] cost) {}

  /**
   * @param choice index of the best channel of the group, for each entry of what it touched
   */
  private record Step(int group, int[] scope, byte[] choice) {}

  private ChannelElimination(List<List<Integer>> allowed) {
    this.allowed = allowed;
  }

  /**
   * The indices of the channels of a part's groups, in the part's order; empty if a table would become too large.
   *
   * @param part groups that can harm each other
   */
  static Optional<int[]> solve(List<Integer> part, List<List<Integer>> allowed, ChannelColouring.Harm harm) {
    return new ChannelElimination(allowed).run(part, harm);
  }

  private Optional<int[]> run(List<Integer> part, ChannelColouring.Harm harm) {
    for (int i = 0; i < part.size(); i++) {
      int group = part.get(i);
      tables.add(new Table(new int[] {group}, allowed.get(group).stream().mapToLong(channel -> harm.alone(group, channel)).toArray()));
      for (int j = i + 1; j < part.size(); j++) {
        pair(part.get(i), part.get(j), harm);
      }
    }
    TreeSet<Integer> open = new TreeSet<>(part);
    while (!open.isEmpty()) {
      int next = open.first();
      long least = Long.MAX_VALUE;
      for (int group : open) {
        long entries = entries(around(group));
        if (entries < least) {
          least = entries;
          next = group;
        }
      }
      if (least * allowed.get(next).size() > MOST_ENTRIES) {
        return Optional.empty();
      }
      eliminate(next);
      open.remove(next);
    }
    int[] choice = new int[allowed.size()];
    for (Step step : steps.reversed()) {
      int entry = 0;
      for (int group : step.scope) {
        entry = entry * allowed.get(group).size() + choice[group];
      }
      choice[step.group] = step.choice[entry];
    }
    return Optional.of(part.stream().mapToInt(group -> choice[group]).toArray());
  }

  private void pair(int a, int b, ChannelColouring.Harm harm) {
    int width = allowed.get(b).size();
    long[] cost = new long[allowed.get(a).size() * width];
    for (int i = 0; i < cost.length; i++) {
      cost[i] = harm.of(a, allowed.get(a).get(i / width), b, allowed.get(b).get(i % width));
    }
    if (Arrays.stream(cost).anyMatch(each -> each > 0)) {
      tables.add(new Table(new int[] {a, b}, cost));
    }
  }

  /** The groups that share a table with one. */
  private int[] around(int group) {
    return tables.stream().filter(table -> has(table, group)).flatMapToInt(table -> Arrays.stream(table.scope))
        .filter(other -> other != group).distinct().sorted().toArray();
  }

  private static boolean has(Table table, int group) {
    return Arrays.stream(table.scope).anyMatch(each -> each == group);
  }

  private long entries(int[] scope) {
    long entries = 1;
    for (int group : scope) {
      entries = Math.min(MOST_ENTRIES + 1, entries * allowed.get(group).size());
    }
    return entries;
  }

  private void eliminate(int group) {
    int[] scope = around(group);
    List<Table> touching = tables.stream().filter(table -> has(table, group)).toList();
    tables.removeAll(touching);
    int size = (int) entries(scope);
    int own = allowed.get(group).size();
    long[] cost = new long[size];
    byte[] choice = new byte[size];
    // a table's entry is found once, with the group's own digit 0; its others lie a stride apart
    int[] digits = new int[allowed.size()];
    long[] sums = new long[own];
    int[] strides = touching.stream().mapToInt(table -> stride(table, group)).toArray();
    for (int entry = 0; entry < size; entry++) {
      for (int i = scope.length - 1, rest = entry; i >= 0; i--) {
        digits[scope[i]] = rest % allowed.get(scope[i]).size();
        rest /= allowed.get(scope[i]).size();
      }
      Arrays.fill(sums, 0);
      for (int i = 0; i < touching.size(); i++) {
        int at = at(touching.get(i), digits);
        for (int mine = 0; mine < own; mine++) {
          sums[mine] += touching.get(i).cost[at + mine * strides[i]];
        }
      }
      cost[entry] = Long.MAX_VALUE;
      for (int mine = 0; mine < own; mine++) {
        if (sums[mine] < cost[entry]) {
          cost[entry] = sums[mine];
          choice[entry] = (byte) mine;
        }
      }
    }
    tables.add(new Table(scope, cost));
    steps.add(new Step(group, scope, choice));
  }

  private int stride(Table table, int group) {
    int stride = 1;
    for (int i = table.scope.length - 1; table.scope[i] != group; i--) {
      stride *= allowed.get(table.scope[i]).size();
    }
    return stride;
  }

  private int at(Table table, int[] digits) {
    int entry = 0;
    for (int group : table.scope) {
      entry = entry * allowed.get(group).size() + digits[group];
    }
    return entry;
  }
}
