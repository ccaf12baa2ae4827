package org.atalaya.app.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.linkbudget.Availability;
import org.atalaya.planner.linkbudget.BudgetSheet;
import org.atalaya.planner.linkbudget.PathAnalysis;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.resilience.SiteNetwork;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.TerrainProfile;

/** What the weather leaves of planned links, where the project's climate was typed. */
final class LinkWeather {
  private static final double WHOLE = 100;

  private LinkWeather() {}

  /**
   * For each link the share of the year in which its slowest rate gets through both ways, 0 to 1. Empty where no weather was
   * typed, or the ground between two sites can't be looked at.
   */
  static Optional<List<Double>> shares(Project project, SiteNetwork network) {
    ProjectState state = project.state();
    if (state.climate().weather().isEmpty()) {
      return Optional.empty();
    }
    try {
      PathAnalyzer analyzer = new PathAnalyzer(TerrainFiles.of(project), state.settings().paths());
      List<Double> shares = new ArrayList<>();
      for (SiteNetwork.Link link : network.links()) {
        Site a = state.findSite(network.nodes().get(link.a()).name()).orElseThrow();
        Site b = state.findSite(network.nodes().get(link.b()).name()).orElseThrow();
        Optional<Double> share = share(project, analyzer, a, b);
        if (share.isEmpty()) {
          return Optional.empty();
        }
        shares.add(share.get());
      }
      return Optional.of(shares);
    } catch (BadInputException noGround) {
      return Optional.empty();
    }
  }

  private static Optional<Double> share(Project project, PathAnalyzer analyzer, Site a, Site b) {
    TerrainProfile profile = analyzer.profile(GeodesicPath.of(a.position(), b.position()));
    PathAnalysis analysis = analyzer.analyze(profile, a.heightMeters(), b.heightMeters());
    return BudgetJob.run(project, a, b, analysis, profile, project.state().climate()).map(BudgetJob.Budget::sheet)
        .flatMap(sheet -> sheet.forward().flatMap(there -> sheet.backward().map(back -> Math.min(best(there), best(back)))));
  }

  private static double best(BudgetSheet.Way way) {
    return way.rates().stream().flatMap(rate -> rate.availability().stream()).mapToDouble(Availability::yearPercent).max().orElse(0) / WHOLE;
  }
}
