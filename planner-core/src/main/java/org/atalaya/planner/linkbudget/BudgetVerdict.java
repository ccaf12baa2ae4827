package org.atalaya.planner.linkbudget;

/** What a link budget comes to, for a person. */
public enum BudgetVerdict {
  /** Terrain is missing on the way. */
  UNKNOWN,
  /** An antenna has more gain than the country's limit allows at the least power. */
  UNLAWFUL,
  /** The ground cuts the ray, whatever the numbers say. */
  BLOCKED,
  /** The signal does not reach any rate with the margin kept, one way or both. */
  TOO_WEAK,
  /** It works, and something stands in the Fresnel zone. */
  OBSTRUCTED,
  /** It works. */
  WORKS
}
