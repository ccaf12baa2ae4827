package org.atalaya.app.job;

import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.project.LinksResult;

/** How many pairs have each verdict. */
public record VerdictCounts(long clear, long fresnel, long blocked, long unknown) {

  public static VerdictCounts of(LinksResult links) {
    return new VerdictCounts(count(links, Verdict.CLEAR), count(links, Verdict.FRESNEL), count(links, Verdict.BLOCKED),
        count(links, Verdict.UNKNOWN));
  }

  private static long count(LinksResult links, Verdict verdict) {
    return links.rows().stream().filter(row -> row.verdict() == verdict).count();
  }
}
