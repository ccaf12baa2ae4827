package org.atalaya.planner.project;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.atalaya.planner.candidates.CandidateGraph;
import org.atalaya.planner.candidates.CandidateLink;
import org.atalaya.planner.linkbudget.PathAnalysis;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeodesicPath;

/**
 * Every pair of sites within range.
 *
 * @param rows a before b in the project's order, sorted by a, then b
 */
public record LinksResult(List<LinkRow> rows) {
  public LinksResult {
    rows = List.copyOf(rows);
  }

  /** What is kept of a graph: all but the profiles, which it has not either. */
  public static LinksResult of(CandidateGraph graph) {
    return new LinksResult(graph.links().stream().map(LinkRow::of).toList());
  }

  /**
   * The graph again, without looking at the ground.
   *
   * @param state of the revision that the links were computed from: {@link InputRevision#state()}
   * @throws IllegalArgumentException if a link's site is not there, so that the links are stale
   */
  public CandidateGraph toGraph(ProjectState state) {
    Map<String, Site> sites = new HashMap<>();
    state.sites().forEach(site -> sites.put(site.name(), site));
    return new CandidateGraph(state.sites(), rows.stream()
        .map(row -> link(row, getSite(sites, row.a()), getSite(sites, row.b()), state.settings().paths())).toList());
  }

  private static CandidateLink link(LinkRow row, Site a, Site b, PathSettings settings) {
    GeodesicPath path = GeodesicPath.of(a.position(), b.position());
    return new CandidateLink(a, b, new PathAnalysis(path, settings, row.sight(), row.loss()));
  }

  private static Site getSite(Map<String, Site> sites, String name) {
    Site site = sites.get(name);
    if (site == null) {
      throw new IllegalArgumentException("the links know a site " + name + " that the project does not: they are stale");
    }
    return site;
  }
}
