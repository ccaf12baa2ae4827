package org.atalaya.app.ui.links;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atalaya.planner.lineofsight.Verdict;

/**
 * A {@link LinkFilter} at work on one project.
 *
 * @param filter that a person set
 * @param planned pairs that the plan links, as {@link #pair}; the same pair both ways
 */
public record PairFilter(LinkFilter filter, Set<String> planned, List<String> words, Map<String, String> names) {
  /** Shows every pair. */
  public static final PairFilter ALL = new PairFilter(LinkFilter.NONE, Set.of());

  PairFilter(LinkFilter filter, Set<String> planned) {
    // names are made plain once each, not once a pair
    this(filter, planned, filter.words(), new HashMap<>());
  }

  /** True where a pair is shown. For one thread. */
  public boolean shows(String a, String b, Verdict verdict, double meters) {
    return filter.shows(a, b, verdict, meters) && (!filter.planned() || planned.contains(pair(a, b))) && named(a, b);
  }

  private boolean named(String a, String b) {
    if (words.isEmpty()) {
      return true;
    }
    String first = names.computeIfAbsent(a, LinkFilter::plain);
    String second = names.computeIfAbsent(b, LinkFilter::plain);
    return words.stream().allMatch(word -> first.contains(word) || second.contains(word));
  }

  static String pair(String a, String b) {
    return a + "\n" + b;
  }
}
