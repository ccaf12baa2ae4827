package org.atalaya.planner.linkbudget;

import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.propagation.PathLoss;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.TerrainProfile;

/**
 * All that is known of one path before any radio is chosen.
 *
 * @param path the way
 * @param profile the ground and clutter that were looked at
 * @param settings frequency, k and trees that it was judged with
 * @param sight what sees what
 * @param loss what the way takes; {@link PathLoss#UNKNOWN} where the sight is unknown
 */
public record PathAnalysis(GeodesicPath path, TerrainProfile profile, PathSettings settings, Sight sight, PathLoss loss) {}
