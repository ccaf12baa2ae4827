package org.atalaya.planner.channels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Gives groups of radios their channels so that the harm they do each other, and suffer from others, is least: weighted
 * colouring with a cost for each pair of groups on each pair of channels, and for each group on each channel. Groups
 * that do not touch are solved apart: by eliminating one after the other ({@link ChannelElimination}), and where too many touch each other for that, by branch and bound: the groups that
 * could suffer most come first; what the groups that are left must suffer at least from those decided is the bound.
 *
 * <p>Exact for some 60 groups of masts and valleys; work is counted and not timed, and where it ends before the proof, the
 * best found so far stands and says so. Equal problems get equal answers.
 */
public final class ChannelColouring {
  private static final long MOST_STEPS = 4_000_000;

  /** What two groups do to each other. */
  @FunctionalInterface
  public interface Harm {
    /** Not negative, and the same the other way round: {@code of(g, c, h, d) = of(h, d, g, c)}. */
    long of(int group, int channel, int other, int otherChannel);

    /** What a group suffers on a channel from nobody here: from other people's networks. Not negative. */
    default long alone(int group, int channel) {
      return 0;
    }
  }

  /**
   * @param channels of the groups
   * @param harm of all groups alone and all pairs of groups together
   * @param best true where no other channels do less harm
   */
  public record Result(List<Integer> channels, long harm, boolean best) {
    public Result {
      channels = List.copyOf(channels);
    }
  }

  private final List<List<Integer>> allowed;
  private final Harm harm;
  private final int[] chosen;
  private final boolean eliminating;
  private long steps;

  private ChannelColouring(List<List<Integer>> allowed, Harm harm, boolean eliminating) {
    this.eliminating = eliminating;
    this.allowed = allowed;
    this.harm = harm;
    chosen = allowed.stream().mapToInt(List::getFirst).toArray();
  }

  /**
   * @param allowed channels of each group, at least one, those that it prefers among equals first
   */
  public static Result choose(List<List<Integer>> allowed, Harm harm) {
    return new ChannelColouring(allowed, harm, true).solve();
  }

  /** The same by branch and bound alone. */
  static Result byBranches(List<List<Integer>> allowed, Harm harm) {
    return new ChannelColouring(allowed, harm, false).solve();
  }

  private Result solve() {
    boolean best = true;
    BitSet open = new BitSet();
    open.set(0, allowed.size());
    while (!open.isEmpty()) {
      List<Integer> part = part(open.nextSetBit(0));
      part.forEach(open::clear);
      Optional<int[]> eliminated = eliminating ? ChannelElimination.solve(part, allowed, harm) : Optional.empty();
      if (eliminated.isPresent()) {
        for (int i = 0; i < part.size(); i++) {
          chosen[part.get(i)] = allowed.get(part.get(i)).get(eliminated.get()[i]);
        }
      } else {
        Search search = new Search(part);
        best &= search.run();
        for (int i = 0; i < part.size(); i++) {
          chosen[part.get(i)] = search.best[i];
        }
      }
    }
    long total = 0;
    for (int a = 0; a < chosen.length; a++) {
      total += harm.alone(a, chosen[a]);
      for (int b = a + 1; b < chosen.length; b++) {
        total += harm.of(a, chosen[a], b, chosen[b]);
      }
    }
    return new Result(Arrays.stream(chosen).boxed().toList(), total, best);
  }

  /** The groups that can harm each other, directly or by way of others. */
  private List<Integer> part(int first) {
    List<Integer> part = new ArrayList<>(List.of(first));
    for (int at = 0; at < part.size(); at++) {
      for (int next = 0; next < allowed.size(); next++) {
        if (!part.contains(next) && most(part.get(at), next) > 0) {
          part.add(next);
        }
      }
    }
    return part;
  }

  private long most(int a, int b) {
    return allowed.get(a).stream().flatMapToLong(c -> allowed.get(b).stream().mapToLong(d -> harm.of(a, c, b, d))).max().orElse(0);
  }

  /** One part, its groups in the order of decision. */
  private final class Search {
    private final int[] groups;
    private final int[] best;
    private final int[] now;
    /** What each group suffers on each of its channels alone and from those decided, by depth. */
    private final long[][][] suffered;
    /** Where a group of the part stands in it. */
    private final int[] place;
    private long bestHarm = Long.MAX_VALUE;
    private boolean exhausted;

    Search(List<Integer> part) {
      long[] worst = new long[allowed.size()];
      part.forEach(a -> part.stream().filter(b -> !b.equals(a)).forEach(b -> worst[a] += most(a, b)));
      List<Integer> order = part.stream().sorted(Comparator.comparingLong((Integer group) -> -worst[group]).thenComparing(group -> group)).toList();
      groups = order.stream().mapToInt(Integer::intValue).toArray();
      place = part.stream().mapToInt(order::indexOf).toArray();
      best = new int[groups.length];
      now = new int[groups.length];
      suffered = new long[groups.length + 1][groups.length][];
      for (long[][] depth : suffered) {
        for (int i = 0; i < groups.length; i++) {
          depth[i] = new long[allowed.get(groups[i]).size()];
        }
      }
      for (int i = 0; i < groups.length; i++) {
        int group = groups[i];
        suffered[0][i] = allowed.get(group).stream().mapToLong(channel -> harm.alone(group, channel)).toArray();
      }
    }

    /** False if work ran out. */
    boolean run() {
      int[] found = new int[groups.length];
      decide(0, 0, found);
      for (int i = 0; i < place.length; i++) {
        best[i] = found[place[i]];
      }
      return !exhausted;
    }

    private void decide(int depth, long harmSoFar, int[] found) {
      if (depth == groups.length) {
        bestHarm = harmSoFar;
        System.arraycopy(now, 0, found, 0, now.length);
        return;
      }
      long[] own = suffered[depth][depth];
      List<Integer> choices = IntStream.range(0, own.length).boxed()
          .sorted(Comparator.comparingLong((Integer choice) -> own[choice]).thenComparing(choice -> choice)).toList();
      for (int choice : choices) {
        // the first way to the end is always gone
        exhausted |= bestHarm < Long.MAX_VALUE && steps > MOST_STEPS;
        if (exhausted) {
          return;
        }
        now[depth] = allowed.get(groups[depth]).get(choice);
        long total = harmSoFar + own[choice];
        if (total + pass(depth) < bestHarm) {
          decide(depth + 1, total, found);
        }
      }
    }

    /** Tells those that are left what the decision does to them; returns what they must suffer at least. */
    private long pass(int depth) {
      long least = 0;
      for (int later = depth + 1; later < groups.length; later++) {
        List<Integer> channels = allowed.get(groups[later]);
        long[] before = suffered[depth][later];
        long[] after = suffered[depth + 1][later];
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < after.length; i++) {
          after[i] = before[i] + harm.of(groups[depth], now[depth], groups[later], channels.get(i));
          smallest = Math.min(smallest, after[i]);
        }
        least += smallest;
        steps++;
      }
      return least;
    }
  }
}
