package org.atalaya.planner.project;

import java.util.Collection;
import java.util.List;
import org.atalaya.planner.candidates.CandidateLink;

/**
 * Every pair of sites within range.
 *
 * @param rows a before b in the project's order, sorted by a, then b
 */
public record LinksResult(List<LinkRow> rows) {
  public LinksResult {
    rows = List.copyOf(rows);
  }

  /** What is kept of these links, in their order. */
  public static LinksResult of(Collection<CandidateLink> links) {
    return new LinksResult(links.stream().map(LinkRow::of).toList());
  }
}
