package org.atalaya.planner.plan;

import java.util.List;
import org.atalaya.planner.linkbudget.PathAnalysis;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeoPoint;

/** Looks at the ground for places from which two sites are seen. */
@FunctionalInterface
public interface RelayFinder {
  /** One without ground to look at. */
  RelayFinder NONE = (a, b) -> List.of();

  /**
   * The best places, best first; none where there is none, or the ground is not at hand.
   *
   * @throws java.util.concurrent.CancellationException if the user wants no plan any more
   */
  List<Place> between(Site a, Site b);

  /**
   * @param groundMeters above sea level
   * @param heightMeters of the antenna above ground
   * @param fromA the way from the first site to here
   * @param fromB the way from the second site to here
   */
  record Place(GeoPoint position, double groundMeters, double heightMeters, PathAnalysis fromA, PathAnalysis fromB) {}
}
