package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.atalaya.app.job.BudgetJob;
import org.atalaya.app.job.TerrainFiles;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.lineofsight.Clearance;
import org.atalaya.planner.lineofsight.Raise;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.linkbudget.Climate;
import org.atalaya.planner.linkbudget.PathAnalysis;
import org.atalaya.planner.linkbudget.PathAnalyzer;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.propagation.PathLoss;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.GeodesicPath;
import org.atalaya.planner.terrain.TerrainGap;
import org.atalaya.planner.terrain.TerrainProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code profile}: one path, judged. */
@Command(name = "profile", mixinStandardHelpOptions = true)
final class ProfileCommand implements Callable<Integer> {
  /** Below this there is no path to judge: every direction is right. */
  private static final double SHORTEST_METERS = 1;

  private final Console console;

  @Parameters(arity = "0..1", paramLabel = "PROJECT")
  Path project;

  @Mixin
  TerrainOption terrain;

  @Mixin
  ClutterOption clutter;

  @Option(names = "--from", required = true, paramLabel = "P")
  String from;

  @Option(names = "--to", required = true, paramLabel = "P")
  String to;

  @Option(names = "--freq", paramLabel = "MHZ")
  Optional<Double> frequencyMhz;

  @Option(names = "--k", paramLabel = "K")
  Optional<Double> k;

  @Option(names = "--trees", paramLabel = "M")
  Optional<Double> treesMeters;

  @Mixin
  ClimateOption weather;

  @Option(names = "--samples")
  boolean samples;

  @Option(names = "--json")
  boolean json;

  ProfileCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<Climate> climate = weather.find(console);
    if (project == null) {
      if (!terrain.given() || climate.isPresent()) {
        throw new UsageException(console.texts().get(terrain.given() ? "usage.climate-without-project" : "usage.project-or-terrain"));
      }
      Place a = Place.parse("--from", from);
      Place b = Place.parse("--to", to);
      PathSettings settings = settings(PathSettings.DEFAULT);
      PathAnalyzer analyzer = new PathAnalyzer(
          clutter.files(console).cover(TerrainFiles.open(terrain.paths), List.of(), settings.frequencyMhz()), settings);
      TerrainProfile profile = analyzer.profile(path(a, b));
      answer(analyzer.analyze(profile, a.heightMeters(), b.heightMeters()), profile, Optional.empty());
      return 0;
    }
    if (terrain.given()) {
      throw new UsageException(console.texts().get("usage.project-or-terrain"));
    }
    try (Project open = Project.open(project)) {
      ProjectState state = open.state();
      PathSettings settings = settings(state.settings().paths());
      PathAnalyzer analyzer = new PathAnalyzer(TerrainFiles.of(open, clutter.files(console), settings.frequencyMhz()), settings);
      Site a = site(state, "--from", from);
      Site b = site(state, "--to", to);
      TerrainProfile profile = analyzer.profile(path(place(a), place(b)));
      PathAnalysis analysis = analyzer.analyze(profile, a.heightMeters(), b.heightMeters());
      answer(analysis, profile, Optional.of(BudgetJob.run(open, a, b, analysis, profile,
          climate.isPresent() ? state.climate().withWeather(climate) : state.climate())
          .map(budget -> new BudgetReport(budget, a.name(), b.name(), state.settings().fadeMarginDb()))));
    }
    return 0;
  }

  private GeodesicPath path(Place a, Place b) {
    GeodesicPath path = GeodesicPath.of(a.point(), b.point());
    if (path.distanceMeters() < SHORTEST_METERS) {
      throw new BadInputException("--to", "the point of --from", "one at least 1 m away");
    }
    return path;
  }

  /** @param budget empty without a project; empty within where the two sites have no radio in common */
  private void answer(PathAnalysis analysis, TerrainProfile profile, Optional<Optional<BudgetReport>> budget) {
    if (json) {
      Json document = document(analysis, profile);
      budget.ifPresent(report -> document.put("budget", report.map(BudgetReport::json)));
      console.out().print(document.document());
      return;
    }
    print(analysis);
    budget.ifPresent(report -> report.ifPresentOrElse(
        known -> known.sentences(console).forEach(console.out()::println), () -> console.say("budget.none")));
  }

  private PathSettings settings(PathSettings otherwise) {
    try {
      return new PathSettings(frequencyMhz.orElse(otherwise.frequencyMhz()), k.orElse(otherwise.k()),
          treesMeters.orElse(otherwise.treesMeters()));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private Site site(ProjectState state, String option, String name) {
    return state.findSite(name).orElseThrow(() -> new BadInputException(project + ", " + option,
        "\"" + name + "\"", "the name of a site of the project"));
  }

  private static Place place(Site site) {
    return new Place(site.position(), site.heightMeters());
  }

  /** The document of {@code --json}; where terrain is missing, every computed field is null. */
  private Json document(PathAnalysis analysis, TerrainProfile profile) {
    Optional<Sight.Judged> judged = analysis.sight() instanceof Sight.Judged j ? Optional.of(j) : Optional.empty();
    boolean known = judged.isPresent();
    PathLoss loss = analysis.loss();
    Optional<Clearance> worst = judged.map(Sight.Judged::worst);
    Optional<Raise> raise = judged.map(Sight.Judged::raise);
    Json document = new Json()
        .put("distance_m", known ? OptionalDouble.of(analysis.path().distanceMeters()) : OptionalDouble.empty())
        .put("azimuth_ab_deg", known ? OptionalDouble.of(analysis.path().azimuthFromDegrees()) : OptionalDouble.empty())
        .put("azimuth_ba_deg", known ? OptionalDouble.of(analysis.path().azimuthToDegrees()) : OptionalDouble.empty())
        .put("tilt_ab_deg", judged.map(Sight.Judged::tiltFromDegrees))
        .put("tilt_ba_deg", judged.map(Sight.Judged::tiltToDegrees))
        .put("frequency_mhz", analysis.settings().frequencyMhz())
        .put("k", analysis.settings().k())
        .put("verdict", analysis.sight().verdict())
        .put("missing", missing(analysis.sight()))
        .put("clearance", new Json()
            .put("worst_distance_m", worst.map(Clearance::distanceMeters))
            .put("fresnel_fraction", worst.map(Clearance::fresnelFraction))
            .put("margin_m", worst.map(Clearance::marginMeters)))
        .put("raise_m", new Json()
            .put("a", raise.map(Raise::a))
            .put("b", raise.map(Raise::b))
            .put("both", raise.map(Raise::both)))
        .put("loss_db", new Json()
            .put("free_space", loss.freeSpaceDb())
            .put("diffraction", loss.diffractionDb())
            .put("gas", loss.gasDb())
            .put("vegetation", loss.vegetationDb())
            .put("total", loss.totalDb()));
    if (samples) {
      TerrainProfile.Samples points = profile.samples();
      document.put("d_m", known ? points.distanceMeters() : null)
          .put("ground_m", known ? points.groundMeters() : null)
          .put("clutter_m", known ? points.clutterMeters() : null);
    }
    return document;
  }

  private static List<String> missing(Sight sight) {
    return switch (sight) {
      case Sight.Judged judged -> List.of();
      case Sight.Unknown unknown -> unknown.missing().stream().map(TerrainGap::name).toList();
    };
  }

  private void print(PathAnalysis analysis) {
    console.say("profile.path", analysis.path().distanceMeters() / 1000, analysis.path().azimuthFromDegrees(),
        analysis.path().azimuthToDegrees());
    switch (analysis.sight()) {
      case Sight.Unknown unknown -> console.say("profile.unknown", String.join(", ", missing(unknown)));
      case Sight.Judged judged -> {
        console.say("profile.verdict." + judged.verdict().name().toLowerCase(java.util.Locale.ROOT),
            judged.worst().distanceMeters() / 1000, judged.worst().fresnelFraction(), judged.worst().marginMeters());
        console.say("profile.tilt", judged.tiltFromDegrees(), judged.tiltToDegrees());
        Raise raise = judged.raise();
        if (judged.worst().marginMeters() < 0) {
          console.say("profile.raise", metres(raise.a()), metres(raise.b()), metres(raise.both()));
        }
        console.say("profile.loss", analysis.loss().freeSpaceDb().orElseThrow(), analysis.loss().diffractionDb().orElseThrow(),
            analysis.loss().totalDb().orElseThrow(), analysis.settings().frequencyMhz());
      }
    }
  }

  private String metres(OptionalDouble meters) {
    return meters.isPresent() ? console.texts().get("metres", Raise.shownMeters(meters.getAsDouble()))
        : console.texts().get("profile.raise.too-much", Raise.LIMIT_METERS);
  }
}
