package org.atalaya.planner.terrain;

/** The ground, wherever it comes from. Implementations are immutable and safe for use by many threads. */
public interface Terrain {

  /** Height of the ground at a point, bilinear between posts, or what is missing there. */
  Elevation elevationAt(GeoPoint point);

  /** The ground along a path, exact on the bilinear surface. Time grows with the number of posts crossed. */
  TerrainProfile profile(GeodesicPath path);
}
