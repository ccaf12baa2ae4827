package org.atalaya.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.atalaya.app.Numbers;
import org.atalaya.app.job.LinksJob;
import org.atalaya.app.job.OutputFile;
import org.atalaya.app.job.ResultTables;
import org.atalaya.app.job.TerrainFiles;
import org.atalaya.app.job.VerdictCounts;
import org.atalaya.maps.features.SitesCsv;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.project.LinkRow;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.site.Site;
import org.atalaya.planner.terrain.TerrainGap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code links}: every pair of sites within range, judged. */
@Command(name = "links", mixinStandardHelpOptions = true)
final class LinksCommand implements Callable<Integer> {
  private static final double DEFAULT_RANGE_METERS = 15_000;
  private final Console console;

  @Parameters(arity = "0..1", paramLabel = "PROJECT")
  Path project;

  @Mixin
  TerrainOption terrain;

  @Mixin
  ClutterOption clutter;

  @Option(names = "--sites", paramLabel = "FILE")
  Path sites;

  @Option(names = "--max-range", paramLabel = "M")
  Optional<Double> maxRangeMeters;

  @Option(names = "--freq", paramLabel = "MHZ")
  Optional<Double> frequencyMhz;

  @Option(names = "--out", paramLabel = "FILE")
  Path out;

  @Option(names = "--matrix", paramLabel = "WHAT")
  Optional<String> matrix;

  @Option(names = "--json")
  boolean json;

  LinksCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (maxRangeMeters.isPresent() && !(maxRangeMeters.get() > 0 && maxRangeMeters.get() <= 1_000_000)) {
      throw new UsageException("--max-range", String.valueOf(maxRangeMeters.get()), "metres, above 0, at most 1000000");
    }
    Optional<LinkMatrix.Entry> entry = matrix.map(this::entry);
    boolean geoJson = out != null && hasEnding(".geojson");
    if (entry.isPresent() && (geoJson || json)) {
      throw new UsageException(console.texts().get("usage.matrix"));
    }
    if (out != null && !geoJson && !hasEnding(".csv") && !isDevice()) {
      throw new UsageException("--out", "\"" + out + "\"", "a file called .csv or .geojson");
    }
    Result result = project != null ? ofProject() : ofFiles();
    if (out != null) {
      OutputFile.write(out, geoJson ? GeoJson.links(result.sites, result.links) : table(result, entry));
    }
    // one document on standard output, whatever is written to a file beside it
    if (json) {
      console.out().print(document(result).document());
    } else if (out == null) {
      console.out().print(table(result, entry));
    }
    summary(result.links);
    return 0;
  }

  private LinkMatrix.Entry entry(String name) {
    return Arrays.stream(LinkMatrix.Entry.values()).filter(each -> each.column().equals(name)).findFirst()
        .orElseThrow(() -> new UsageException("--matrix", "\"" + name + "\"", Arrays.stream(LinkMatrix.Entry.values())
            .map(LinkMatrix.Entry::column).collect(Collectors.joining(", "))));
  }

  private static String table(Result result, Optional<LinkMatrix.Entry> entry) {
    return entry.map(each -> LinkMatrix.csv(result.sites, result.links, each)).orElseGet(() -> ResultTables.links(result.links));
  }

  private boolean hasEnding(String ending) {
    return out.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  /** {@code /dev/stdout} and the like have no ending. */
  private boolean isDevice() {
    return Files.exists(out) && !Files.isRegularFile(out) && !Files.isDirectory(out);
  }

  private record Result(List<Site> sites, LinksResult links, PathSettings settings, double maxRangeMeters) {}

  private Result ofProject() {
    if (terrain.given() || sites != null) {
      throw new UsageException(console.texts().get("usage.project-or-sites"));
    }
    try (Project open = Project.open(project)) {
      LinksJob.configure(open, maxRangeMeters, frequencyMhz);
      LinksJob.cover(open, clutter.files(console));
      LinksResult links = LinksJob.run(open, new ConsoleProgress(console, console.texts().get("links.progress")));
      return new Result(open.state().sites(), links, open.state().settings().paths(), open.state().settings().maxRangeMeters());
    }
  }

  private Result ofFiles() {
    if (!terrain.given() || sites == null) {
      throw new UsageException(console.texts().get("usage.project-or-sites"));
    }
    PathSettings settings;
    try {
      settings = new PathSettings(frequencyMhz.orElse(PathSettings.DEFAULT.frequencyMhz()), PathSettings.DEFAULT.k(), 0);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
    List<Site> all = SitesCsv.read(sites);
    double range = maxRangeMeters.orElse(DEFAULT_RANGE_METERS);
    LinksResult links = LinksJob.compute(clutter.files(console).cover(TerrainFiles.open(terrain.paths), all,
        settings.frequencyMhz()), all, settings, range,
        new ConsoleProgress(console, console.texts().get("links.progress")));
    return new Result(all, links, settings, range);
  }

  private static Json document(Result result) {
    return new Json()
        .put("frequency_mhz", result.settings.frequencyMhz())
        .put("k", result.settings.k())
        .put("max_range_m", result.maxRangeMeters)
        .put("links", result.links.rows().stream().map(row -> new Json()
            .put("a", row.a())
            .put("b", row.b())
            .put("distance_m", row.distanceMeters())
            .put("azimuth_ab_deg", row.azimuthAbDegrees())
            .put("azimuth_ba_deg", row.azimuthBaDegrees())
            .put("tilt_ab_deg", row.tiltAbDegrees())
            .put("tilt_ba_deg", row.tiltBaDegrees())
            .put("verdict", row.verdict())
            .put("fresnel_fraction", row.fresnelFraction())
            .put("worst_distance_m", row.worstDistanceMeters())
            .put("loss_db", row.lossDb())
            .put("missing", row.missing().stream().map(TerrainGap::name).toList())).toList());
  }

  /** Counts on standard error, and once what terrain is missing: an "unknown" must say why. */
  private void summary(LinksResult links) {
    VerdictCounts counts = VerdictCounts.of(links);
    console.note("links.summary", links.rows().size(), counts.clear(), counts.fresnel(), counts.blocked(), counts.unknown());
    if (counts.unknown() > 0) {
      console.note("links.missing", links.rows().stream().flatMap(row -> row.missing().stream())
          .map(TerrainGap::name).distinct().sorted().collect(Collectors.joining(", ")));
    }
  }
}
