package org.atalaya.planner.siteselection;

import java.util.function.UnaryOperator;
import org.atalaya.planner.candidates.Progress;

/**
 * Chooses nodes so that, in this order, the fewest homes stay unreached, the cost is least, and the sum of the
 * homes' route metrics is least: the node-weighted Steiner forest problem (P. Klein and R. Ravi, "A nearly
 * best-possible approximation algorithm for node-weighted Steiner trees", J. Algorithms 19, 1995), which is NP-hard.
 * Equal problems get equal answers.
 */
public interface SiteSelector {

  /**
   * @throws java.util.concurrent.CancellationException if {@code progress} says stop
   */
  Selection select(SelectionProblem problem, Progress progress);

  /** Says that a problem will come: what takes time to load is loaded while it is put together. */
  default void prepare() {}

  /**
   * The same with at most this share of the time that is left now; itself where it has no end in time.
   *
   * @param share 0 to 1
   */
  default SiteSelector withShareOfTime(double share) {
    return this;
  }

  /** The same, followed by another in place of who follows; itself where it tells nothing. */
  default SiteSelector followedThrough(UnaryOperator<SearchFollower> other) {
    return this;
  }

  /** The same, telling nobody of what it finds on the way. */
  default SiteSelector unheard() {
    return this;
  }

  /** True once time is up or the best so far will do: what could still be chosen would not be searched for. */
  default boolean over() {
    return false;
  }
}
