package org.atalaya.planner.siteselection;

/**
 * Follows a search: hears of each better choice and each better bound, and may say that the best so far will do. To
 * cancel a search altogether is its {@link org.atalaya.planner.candidates.Progress}'s.
 */
public interface SearchFollower {
  /** Asks nothing and listens to nothing. */
  SearchFollower NONE = new SearchFollower() {
    @Override
    public void found(Incumbent incumbent) {}

    @Override
    public boolean enough() {
      return false;
    }
  };

  /** Called from the thread that searches. A search for another choice (an alternative) begins anew. */
  void found(Incumbent incumbent);

  /** Whether a choice may be the answer: one that breaks a rule that the search does not know is not told as found. */
  default boolean counts(Selection choice) {
    return true;
  }

  /** True once the best so far is to be the answer. Asked often, from any thread. */
  boolean enough();
}
