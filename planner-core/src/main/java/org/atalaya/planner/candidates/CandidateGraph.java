package org.atalaya.planner.candidates;

import java.util.List;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.site.Site;

/**
 * Which sites could be linked: every pair within range with what is known of its path, whatever the verdict.
 *
 * @param sites in the project's order
 * @param links ordered by the place of {@code a}, then of {@code b}, in the list of sites
 */
public record CandidateGraph(List<Site> sites, List<CandidateLink> links) {

  public CandidateGraph {
    sites = List.copyOf(sites);
    links = List.copyOf(links);
  }

  /**
   * Analyses every pair of sites within range, on all cores. Excluded sites take part: see {@link #withoutExcluded}.
   * The same input gives the same graph, however many cores there are.
   *
   * @param maxRangeMeters over the ellipsoid, inclusive
   * @param progress counts the pairs that are in range straight through the earth (hardly more than those in range over it)
   * @throws java.util.concurrent.CancellationException if progress says stop, or the thread is interrupted
   */
  public static CandidateGraph build(List<Site> sites, PathAnalyzer analyzer, double maxRangeMeters, Progress progress) {
    return new CandidateGraph(sites, new PairAnalysis(List.copyOf(sites), analyzer, maxRangeMeters, progress).run());
  }

  /** The graph among the sites that may be used. */
  public CandidateGraph withoutExcluded() {
    return new CandidateGraph(sites.stream().filter(CandidateGraph::allowed).toList(),
        links.stream().filter(link -> allowed(link.a()) && allowed(link.b())).toList());
  }

  private static boolean allowed(Site site) {
    return site.role() != Role.EXCLUDED;
  }
}
