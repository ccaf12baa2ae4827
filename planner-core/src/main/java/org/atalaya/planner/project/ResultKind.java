package org.atalaya.planner.project;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.atalaya.planner.clutter.Surroundings;
import org.atalaya.planner.site.Site;

/** What the program computes from a project and keeps in it. */
public enum ResultKind {
  /** Every pair of sites within range; depends on terrain, what stands on it, path settings, range, and the sites' names, places, heights, surroundings. */
  LINKS,
  /** The network; depends on everything but notes (of which surroundings are no part), lines to the internet, services and the climate. */
  PLAN,
  /**
   * The routers' files; depends on the plan, and so on all that the plan depends on, and on the community's own networks and
   * AS numbers on lines to the internet.
   */
  RENDERING;

  /** True where going from one state to the other makes a result of this kind stale. */
  boolean touchedBy(ProjectState before, ProjectState after) {
    return switch (this) {
      case LINKS -> !linkSettingsEqual(before.settings(), after.settings()) || !before.cover().equals(after.cover())
          || !sitesEqual(before, after, ResultKind::linkInputsEqual);
      case RENDERING -> PLAN.touchedBy(before, after) || !sitesEqual(before, after, (a, b) -> ownLines(a).equals(ownLines(b)));
      case PLAN -> !before.settings().equals(after.settings())
          || !before.prices().equals(after.prices()) || !before.blocks().equals(after.blocks())
          || !before.cover().equals(after.cover())
          || !sitesEqual(before, after, (a, b) -> withoutRemarks(a).equals(withoutRemarks(b)) && Surroundings.equal(a, b));
    };
  }

  private static boolean linkSettingsEqual(ProjectSettings a, ProjectSettings b) {
    return a.terrain().equals(b.terrain()) && a.paths().equals(b.paths())
        && Double.compare(a.maxRangeMeters(), b.maxRangeMeters()) == 0;
  }

  private static boolean linkInputsEqual(Site a, Site b) {
    return a.name().equals(b.name()) && a.position().equals(b.position())
        && Double.compare(a.heightMeters(), b.heightMeters()) == 0 && Surroundings.equal(a, b);
  }

  private static Site withoutRemarks(Site site) {
    return new Site(site.name(), site.position(), site.heightMeters(), site.role(), site.power(), site.households(),
        site.device(), site.cost(), "");
  }

  /** What of a line stands in the files. */
  private record OwnLine(Optional<Long> asNumber, List<String> networks, boolean lastResort) {}

  /** A line without networks of the community's own is in no file. */
  private static List<OwnLine> ownLines(Site site) {
    return site.uplinks().stream().filter(line -> !line.networks().isEmpty())
        .map(line -> new OwnLine(line.asNumber(), line.networks(), line.lastResort())).toList();
  }

  private static boolean sitesEqual(ProjectState before, ProjectState after, BiPredicate<Site, Site> equal) {
    if (before.sites().size() != after.sites().size()) {
      return false;
    }
    for (int i = 0; i < before.sites().size(); i++) {
      if (!equal.test(before.sites().get(i), after.sites().get(i))) {
        return false;
      }
    }
    return true;
  }
}
