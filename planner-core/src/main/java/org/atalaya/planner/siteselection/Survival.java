package org.atalaya.planner.siteselection;

/** Which single loss every home must survive: still have a route to a gateway after it. */
public enum Survival {
  /** None: one route is enough. */
  NONE,
  /** The loss of any one way between two sites, with all radio links on it. */
  LINK,
  /**
   * The loss of any one site that is not a gateway, and of any gateway too where there are two or more. A home at the
   * lost site itself does not count. Without any gateway the site that stands for one is not lost.
   */
  SITE
}
