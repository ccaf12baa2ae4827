package org.atalaya.planner.site;

/** What a site is to the network that is being planned. */
public enum Role {
  /** May be used if it helps. */
  CANDIDATE,
  /** A home: must be connected. */
  REQUIRED,
  /** Has the line to the internet. */
  GATEWAY,
  /** Stands already and costs nothing. */
  EXISTING,
  /** Must not be used. */
  EXCLUDED
}
