package org.atalaya.app.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.linkbudget.LinkMargin;
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.site.Site;

/** What is left of the signal on many pairs of sites at once, by what is stored of each path; no ground is looked at. */
public final class MarginJob {
  private MarginJob() {}

  /**
   * @param rows of the project's links
   * @return for each row its margin, in their order; empty where nothing is known: terrain is missing, a site is gone or names a
   *     device that nobody knows, the two share no lawful channel, or only one of another band than the links were judged for
   * @throws CancellationException if the progress says so
   */
  public static List<Optional<LinkMargin>> run(Project project, List<LinkRow> rows, Progress progress) {
    BudgetJob.Base base = BudgetJob.Base.of(project);
    Map<String, Site> sites = new HashMap<>();
    project.state().sites().forEach(site -> sites.put(site.name(), site));
    List<Optional<LinkMargin>> margins = new ArrayList<>(rows.size());
    for (LinkRow row : rows) {
      if (!progress.step(margins.size(), rows.size())) {
        throw new CancellationException();
      }
      margins.add(margin(project, base, Optional.ofNullable(sites.get(row.a())), Optional.ofNullable(sites.get(row.b())), row));
    }
    return margins;
  }

  private static Optional<LinkMargin> margin(Project project, BudgetJob.Base base, Optional<Site> a, Optional<Site> b, LinkRow row) {
    try {
      return a.isEmpty() || b.isEmpty() ? Optional.empty() : BudgetJob.margin(project, base, a.get(), b.get(), row);
    } catch (BadInputException noDevice) {
      // the sheet of the pair says what is wrong; the other pairs have their numbers all the same
      return Optional.empty();
    }
  }
}
