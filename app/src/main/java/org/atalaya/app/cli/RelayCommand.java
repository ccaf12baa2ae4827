package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.atalaya.app.Csv;
import org.atalaya.app.Numbers;
import org.atalaya.app.job.ClutterFiles;
import org.atalaya.app.job.OutputFile;
import org.atalaya.app.job.RelayJob;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.lineofsight.Sight;
import org.atalaya.planner.lineofsight.Verdict;
import org.atalaya.planner.linkbudget.PathAnalysis;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.relay.RelayPlace;
import org.atalaya.planner.relay.RelayRequest;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.Area;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code relay}: the best places that see both of two points. */
@Command(name = "relay", mixinStandardHelpOptions = true)
final class RelayCommand implements Callable<Integer> {
  private static final double DEFAULT_RANGE_METERS = 15_000;
  private static final int MOST_PLACES = 1000;
  private static final List<String> COLUMNS = List.of("rank", "lat", "lon", "ground_m", "clear", "weaker_leg", "weaker_loss_db",
      "from_distance_m", "from_azimuth_deg", "from_verdict", "from_fresnel_fraction", "from_loss_db", "to_distance_m",
      "to_azimuth_deg", "to_verdict", "to_fresnel_fraction", "to_loss_db");
  private final Console console;

  @Parameters(index = "0", arity = "0..1", paramLabel = "PROJECT")
  Path project;

  @Parameters(index = "1", arity = "0..1", paramLabel = "A")
  Optional<String> a;

  @Parameters(index = "2", arity = "0..1", paramLabel = "B")
  Optional<String> b;

  @Mixin
  TerrainOption terrain;

  @Mixin
  ClutterOption clutter;

  @Option(names = "--from", paramLabel = "P")
  Optional<String> from;

  @Option(names = "--to", paramLabel = "P")
  Optional<String> to;

  @Option(names = "--height", paramLabel = "M", defaultValue = "6")
  double heightMeters;

  @Option(names = "--max-range", paramLabel = "M")
  Optional<Double> maxRangeMeters;

  @Option(names = "--freq", paramLabel = "MHZ")
  Optional<Double> frequencyMhz;

  @Option(names = "--count", paramLabel = "N", defaultValue = "2")
  int count;

  @Option(names = "--snap", paramLabel = "M", defaultValue = "150")
  double snapMeters;

  @Option(names = "--spacing", paramLabel = "M", defaultValue = "500")
  double spacingMeters;

  @Option(names = "--exclude", paramLabel = "LAT,LON,RADIUS")
  List<String> exclude = new ArrayList<>();

  @Option(names = "--exclude-area", paramLabel = "FILE")
  List<Path> excludeAreas = new ArrayList<>();

  @Option(names = "--out", paramLabel = "FILE")
  Path out;

  @Option(names = "--json")
  boolean json;

  RelayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (project != null == terrain.given()) {
      throw new UsageException(console.texts().get("usage.project-or-terrain"));
    }
    if (a.isPresent() && from.isPresent() || b.isPresent() && to.isPresent() || a.or(() -> from).isEmpty() || b.or(() -> to).isEmpty()) {
      throw new UsageException(console.texts().get("usage.relay"));
    }
    RelayRequest request;
    List<Path> files;
    List<Site> sites = List.of();
    ClutterFiles stands = clutter.files(console);
    if (project != null) {
      try (Project open = Project.open(project)) {
        List<Area> excluded = new ArrayList<>(RelayJob.excluded(open.state().sites()));
        PathSettings settings = open.state().settings().paths();
        request = request(site(open, a.or(() -> from).orElseThrow()), site(open, b.or(() -> to).orElseThrow()), settings,
            open.state().settings().maxRangeMeters(), excluded);
        files = open.resolveTerrain();
        sites = open.state().sites();
        stands = stands.over(ClutterFiles.of(open));
      }
    } else {
      request = request(end(Place.parse("--from", from.orElseThrow())), end(Place.parse("--to", to.orElseThrow())),
          PathSettings.DEFAULT, DEFAULT_RANGE_METERS, new ArrayList<>());
      files = terrain.paths;
    }
    RelayJob.Result result = RelayJob.run(files, stands, sites, request, new ConsoleProgress(console, console.texts().get("relay.progress")));
    if (out != null) {
      OutputFile.write(out, csv(result.places()));
    }
    if (json) {
      console.out().print(document(request, result).document());
    } else if (out == null) {
      console.out().print(csv(result.places()));
    }
    console.note("relay.summary", result.places().size(), result.places().stream().filter(RelayPlace::clear).count());
    if (result.direct() == Verdict.CLEAR) {
      console.note("relay.direct");
    }
    return result.places().isEmpty() ? AtalayaCommand.NEGATIVE : 0;
  }

  private RelayRequest.End site(Project open, String name) {
    Site site = open.state().findSite(name).orElseThrow(() -> new BadInputException(project.toString(),
        "\"" + name + "\"", "the name of a site of the project"));
    return new RelayRequest.End(site.position(), site.heightMeters());
  }

  private static RelayRequest.End end(Place place) {
    return new RelayRequest.End(place.point(), place.heightMeters());
  }

  private RelayRequest request(RelayRequest.End first, RelayRequest.End second, PathSettings settings, double rangeMeters,
      List<Area> excluded) {
    double range = maxRangeMeters.orElse(rangeMeters);
    inRange("--max-range", range, range > 0 && range <= 1_000_000, "metres, above 0, at most 1000000");
    inRange("--height", heightMeters, heightMeters >= 0 && heightMeters <= 500, "0 to 500 m");
    inRange("--snap", snapMeters, snapMeters >= 0 && snapMeters <= 10_000, "0 to 10000 m");
    inRange("--spacing", spacingMeters, spacingMeters >= 0 && spacingMeters <= 100_000, "0 to 100000 m");
    if (count < 1 || count > MOST_PLACES) {
      throw new UsageException("--count", String.valueOf(count), "1 to " + MOST_PLACES);
    }
    for (String circle : exclude) {
      excluded.add(Place.circle("--exclude", circle));
    }
    excluded.addAll(RelayJob.areas(excludeAreas));
    try {
      return new RelayRequest(first, second, heightMeters, range,
          new PathSettings(frequencyMhz.orElse(settings.frequencyMhz()), settings.k(), settings.treesMeters()), excluded,
          snapMeters, spacingMeters, count);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static void inRange(String option, double value, boolean in, String expected) {
    if (!in) {
      throw new UsageException(option, String.valueOf(value), expected);
    }
  }

  private static String csv(List<RelayPlace> places) {
    StringBuilder text = new StringBuilder(Csv.line(COLUMNS));
    for (int i = 0; i < places.size(); i++) {
      RelayPlace place = places.get(i);
      List<String> fields = new ArrayList<>(List.of(String.valueOf(i + 1), Numbers.shortest(place.position().latitudeDegrees()),
          Numbers.shortest(place.position().longitudeDegrees()), Numbers.shortest(place.groundMeters()),
          String.valueOf(place.clear()), weaker(place), Numbers.shortest(place.weakerLossDb())));
      for (PathAnalysis leg : List.of(place.from(), place.to())) {
        fields.addAll(List.of(Numbers.shortest(leg.path().distanceMeters()), Numbers.shortest(leg.path().azimuthFromDegrees()),
            leg.sight().verdict().name().toLowerCase(Locale.ROOT), Numbers.shortest(fresnel(leg)),
            Numbers.shortest(leg.loss().totalDb())));
      }
      text.append(Csv.line(fields));
    }
    return text.toString();
  }

  private static double fresnel(PathAnalysis leg) {
    return switch (leg.sight()) {
      case Sight.Judged judged -> judged.worst().fresnelFraction();
      case Sight.Unknown unknown -> throw new IllegalStateException("a relay's legs are known");
    };
  }

  private static String weaker(RelayPlace place) {
    return place.from().loss().totalDb().orElseThrow() >= place.to().loss().totalDb().orElseThrow() ? "from" : "to";
  }

  private static Json document(RelayRequest request, RelayJob.Result result) {
    return new Json()
        .put("frequency_mhz", request.settings().frequencyMhz())
        .put("k", request.settings().k())
        .put("height_m", request.heightMeters())
        .put("max_range_m", request.maxRangeMeters())
        .put("direct", result.direct())
        .put("places", IntStream.range(0, result.places().size()).mapToObj(i -> place(i + 1, result.places().get(i))).toList());
  }

  private static Json place(int rank, RelayPlace place) {
    return new Json()
        .put("rank", rank)
        .put("lat", place.position().latitudeDegrees())
        .put("lon", place.position().longitudeDegrees())
        .put("ground_m", place.groundMeters())
        .put("clear", place.clear())
        .put("weaker_leg", weaker(place))
        .put("weaker_loss_db", place.weakerLossDb())
        .put("from", leg(place.from()))
        .put("to", leg(place.to()));
  }

  private static Json leg(PathAnalysis leg) {
    return new Json()
        .put("distance_m", leg.path().distanceMeters())
        .put("azimuth_deg", leg.path().azimuthFromDegrees())
        .put("verdict", leg.sight().verdict())
        .put("fresnel_fraction", fresnel(leg))
        .put("loss_db", leg.loss().totalDb());
  }
}
