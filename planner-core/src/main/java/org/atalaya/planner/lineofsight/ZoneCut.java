package org.atalaya.planner.lineofsight;

import java.util.ArrayList;
import java.util.List;
import org.atalaya.planner.terrain.TerrainProfile;

/**
 * A stretch of a path on which ground, or what stands on it, reaches into the part of the first Fresnel zone that must be free.
 * For pictures: looked for at each segment's start, middle and end, and straight between them; whether a path is clear is said by
 * {@link LineOfSight} alone.
 *
 * @param fromMeters where it begins, from the path's start
 * @param toMeters where it ends, not before that
 * @param blocksRay true where it reaches up to the ray itself
 */
public record ZoneCut(double fromMeters, double toMeters, boolean blocksRay) {
  private enum State { FREE, ZONE, RAY }

  /**
   * All of a path in order, none over another; empty where the profile has gaps. Time grows with the number of segments.
   *
   * @param ray of the same path
   */
  public static List<ZoneCut> along(TerrainProfile profile, LinkRay ray, double frequencyMhz) {
    List<ZoneCut> cuts = new ArrayList<>();
    if (!profile.known()) {
      return cuts;
    }
    FresnelZone zone = new FresnelZone(ray.pathMeters(), frequencyMhz);
    State state = State.FREE;
    double began = 0;
    double before = 0;
    for (int i = 0; i < profile.segments(); i++) {
      double start = profile.distanceMeters()[i];
      double end = profile.distanceMeters()[i + 1];
      for (int part = 0; part < 3; part++) {
        double at = start + (end - start) * part / 2;
        double top = profile.height(i, part / 2.0) + profile.clutterMeters()[i];
        double over = ray.heightMeters(at) - top;
        double free = FresnelZone.CLEAR_FRACTION * zone.radiusMeters(at);
        State now = over < 0 ? State.RAY : over < free ? State.ZONE : State.FREE;
        if (now != state) {
          double change = (before + at) / 2;
          if (state != State.FREE) {
            cuts.add(new ZoneCut(began, change, state == State.RAY));
          }
          began = change;
          state = now;
        }
        before = at;
      }
    }
    if (state != State.FREE) {
      cuts.add(new ZoneCut(began, before, state == State.RAY));
    }
    return cuts;
  }
}
