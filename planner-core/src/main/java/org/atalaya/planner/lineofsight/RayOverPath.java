package org.atalaya.planner.lineofsight;

import org.atalaya.planner.terrain.TerrainProfile;

/**
 * The ray's height and 60 % of the first Fresnel zone's radius at share t of a path:
 * {@code z(t) = a + (b − a) t − B t (1 − t)} and {@code ρ(t) = 0.6 √(λ D) √(t (1 − t))}. The difference z − ρ is convex in
 * t, so that it nowhere lies below its tangents. Mutable: for one thread.
 */
final class RayOverPath {
  /** What is nearer than this to where trees begin counts as among them and as before them, metres. */
  private static final double EDGE_METERS = 0.05;

  private double start;
  private double rise;
  private double bulge;
  private double zone;
  private double trees;
  private double surelyAmongTrees;
  private double perhapsAmongTrees;

  void set(double startMeters, double riseMeters, double bulgeMeters, double zoneMeters, double treesMeters, double pathMeters) {
    start = startMeters;
    rise = riseMeters;
    bulge = bulgeMeters;
    zone = zoneMeters;
    trees = treesMeters;
    surelyAmongTrees = (TerrainProfile.OPEN_METERS + EDGE_METERS) / pathMeters;
    perhapsAmongTrees = (TerrainProfile.OPEN_METERS - EDGE_METERS) / pathMeters;
  }

  double start() {
    return start;
  }

  double rise() {
    return rise;
  }

  double bulge() {
    return bulge;
  }

  double trees() {
    return trees;
  }

  /** Not less than any height that is added up here, metres. */
  double size() {
    return Math.abs(start) + Math.abs(rise) + bulge;
  }

  double height(double t) {
    return start + t * (rise - bulge * (1 - t));
  }

  /** 60 % of the zone's radius is this times √(t (1 − t)), metres. */
  double zone() {
    return zone;
  }

  double zone(double t) {
    return zone * Math.sqrt(t * (1 - t));
  }

  /** Height of trees that certainly stand at t, metres. */
  double treesFor(double t) {
    return t > surelyAmongTrees && t < 1 - surelyAmongTrees ? trees : 0;
  }

  /** Height of trees that may stand somewhere between two shares of the path, metres. */
  double treesWithin(double t0, double t1) {
    return t1 > perhapsAmongTrees && t0 < 1 - perhapsAmongTrees ? trees : 0;
  }

  double slope(double t) {
    return rise - bulge * (1 - 2 * t);
  }

  double zoneSlope(double t) {
    return zone * (1 - 2 * t) / (2 * Math.sqrt(t * (1 - t)));
  }
}
