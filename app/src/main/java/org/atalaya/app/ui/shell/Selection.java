package org.atalaya.app.ui.shell;

/** What the person is looking at: one thing at a time, the same in the list, on the map and on the right. */
public sealed interface Selection {

  /** Nothing in particular. */
  record None() implements Selection {}

  /** @param name of the site */
  record OfSite(String name) implements Selection {}

  /**
   * A pair of sites, linked or not.
   *
   * @param a the earlier in the project's order
   */
  record OfLink(String a, String b) implements Selection {
    /** True where the pair has this site at one end. */
    public boolean touches(String site) {
      return a.equals(site) || b.equals(site);
    }
  }
}
