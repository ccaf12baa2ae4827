package org.atalaya.planner.lineofsight;

/** Whether two antennas see each other. */
public enum Verdict {
  /** At least 60 % of the first Fresnel zone is free along the whole path. */
  CLEAR,
  /** The ray is free, the zone is not. */
  FRESNEL,
  /** The ground (or what stands on it) cuts the ray. */
  BLOCKED,
  /** Terrain is missing on the way. */
  UNKNOWN
}
