package org.atalaya.planner.linkbudget;

import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.propagation.PathLoss;
import org.atalaya.planner.terrain.GeodesicPath;

/**
 * All that is known of one path before any radio is chosen. The profile itself is not kept, since a project has
 * thousands of links: {@link PathAnalyzer#profile} gives it again in well under a millisecond.
 *
 * @param path the way
 * @param settings frequency, k and trees that it was judged with
 * @param sight what sees what
 * @param loss what the way takes; {@link PathLoss#UNKNOWN} where the sight is unknown
 */
public record PathAnalysis(GeodesicPath path, PathSettings settings, Sight sight, PathLoss loss) {}
