package org.atalaya.app.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.channels.WifiChannel;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.linkbudget.Availability;
import org.atalaya.planner.linkbudget.BudgetSheet;
import org.atalaya.planner.linkbudget.Climate;
import org.atalaya.planner.linkbudget.PathAnalysis;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.linkbudget.PathWeather;
import org.atalaya.planner.plan.NetworkPlan;
import org.atalaya.planner.plan.PlannedLink;
import org.atalaya.planner.plan.PlannedRouter;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.resilience.SiteNetwork;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.TerrainProfile;

/** What the weather leaves of planned links, where the project's climate was typed. */
public final class LinkWeather {
  private static final double WHOLE = 100;

  private LinkWeather() {}

  /** A path between two sites of a plan. */
  private record Path(Site a, Site b, PathAnalysis analysis, TerrainProfile profile) {}

  /**
   * For each link the share of the year in which its slowest rate gets through both ways, 0 to 1; empty for one whose ground
   * is not known, or that has no budget. Empty as a whole where no weather was typed.
   *
   * @throws CancellationException if the progress says so
   */
  static Optional<List<Optional<Double>>> shares(Project project, SiteNetwork network, Progress progress) {
    if (project.state().climate().weather().isEmpty()) {
      return Optional.empty();
    }
    BudgetJob.Base base = BudgetJob.Base.of(project);
    List<List<String>> ends = network.links().stream()
        .map(link -> List.of(network.nodes().get(link.a()).name(), network.nodes().get(link.b()).name())).toList();
    return Optional.of(along(project, ends, progress, (link, path) -> BudgetJob.run(project, base, path.a, path.b, path.analysis,
            path.profile, project.state().climate()).map(BudgetJob.Budget::sheet)
        .flatMap(sheet -> sheet.forward().flatMap(LinkWeather::best).flatMap(there -> sheet.backward().flatMap(LinkWeather::best)
            .map(back -> Math.min(there, back))))));
  }

  private static Optional<Double> best(BudgetSheet.Way way) {
    return way.rates().stream().flatMap(rate -> rate.availability().stream()).map(each -> each.yearPercent() / WHOLE).max(Double::compare);
  }

  /**
   * For each link of a plan how much of the time the weather leaves it the rates that it is planned with, the worse of its two
   * ways; empty for one whose ground is not known. Empty as a whole where no weather was typed.
   *
   * @throws CancellationException if the progress says so
   */
  public static Optional<List<Optional<Availability>>> kept(Project project, NetworkPlan plan, Progress progress) {
    Optional<Climate> weather = project.state().climate().weather();
    if (weather.isEmpty()) {
      return Optional.empty();
    }
    List<List<String>> ends = plan.links().stream()
        .map(link -> Stream.of(link.hostA(), link.hostB()).map(host -> plan.findRouter(host).orElseThrow().site()).toList()).toList();
    return Optional.of(along(project, ends, progress, (link, path) -> kept(weather.get(), path, plan.links().get(link), plan)));
  }

  private static Optional<Availability> kept(Climate climate, Path path, PlannedLink link, NetworkPlan plan) {
    if (link.forecast().forward().rate().isEmpty() || link.forecast().backward().rate().isEmpty()) {
      return Optional.empty();
    }
    return centreMhz(plan.findRouter(link.hostA()).orElseThrow(), link.radioA()).map(centre -> {
      PathWeather weather = new PathWeather(climate, path.profile, path.a.heightMeters(), path.b.heightMeters(), centre);
      return weather.at(Math.min(link.forecast().forward().fadeMarginDb(), link.forecast().backward().fadeMarginDb()));
    });
  }

  private static Optional<Integer> centreMhz(PlannedRouter router, String uciName) {
    return router.radios().stream().filter(radio -> radio.uciName().equals(uciName)).findFirst()
        .flatMap(radio -> WifiChannel.find(radio.channel())
            .flatMap(channel -> channel.occupiedCentreMhz(radio.widthMhz()).stream().boxed().findFirst()));
  }

  /** What is found along each of these paths, one after the other; nothing where the ground is not known. */
  private static <R> List<Optional<R>> along(Project project, List<List<String>> ends, Progress progress,
      BiFunction<Integer, Path, Optional<R>> find) {
    List<Optional<R>> found = new ArrayList<>();
    Optional<PathAnalyzer> analyzer = analyzer(project);
    for (List<String> pair : ends) {
      if (!progress.step(found.size(), ends.size())) {
        throw new CancellationException();
      }
      Site a = project.state().findSite(pair.getFirst()).orElseThrow();
      Site b = project.state().findSite(pair.getLast()).orElseThrow();
      int number = found.size();
      found.add(analyzer.flatMap(each -> {
        TerrainProfile profile = each.profile(GeodesicPath.of(a.position(), b.position()));
        PathAnalysis analysis = each.analyze(profile, a.heightMeters(), b.heightMeters());
        return analysis.sight() instanceof Sight.Judged ? find.apply(number, new Path(a, b, analysis, profile)) : Optional.empty();
      }));
    }
    return found;
  }

  private static Optional<PathAnalyzer> analyzer(Project project) {
    try {
      return Optional.of(new PathAnalyzer(TerrainFiles.of(project), project.state().settings().paths()));
    } catch (BadInputException noGround) {
      return Optional.empty();
    }
  }
}
