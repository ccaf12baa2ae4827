package org.atalaya.planner.plan;

import org.atalaya.planner.terrain.GeoPoint;

/**
 * Where a router hangs.
 *
 * @param position of its site, on the ground
 * @param antennaHeightMeters above ground
 */
public record NodePlace(GeoPoint position, double antennaHeightMeters) {}
