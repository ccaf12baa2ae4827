package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atalaya.app.Numbers;
import org.atalaya.app.job.ProjectCheck;
import org.atalaya.app.job.ProjectCreation;
import org.atalaya.app.job.VerdictCounts;
import org.atalaya.planner.linkbudget.ClimateSettings;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.project.Stored;
import org.atalaya.planner.site.PowerSupply;
import org.atalaya.planner.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code project}: makes a project, shows it, checks it. */
@Command(name = "project", mixinStandardHelpOptions = true,
    subcommands = {ProjectCommand.Create.class, ProjectCommand.Show.class, ProjectCommand.Check.class,
        SecretsCommand.class, PricesCommand.class, AddressesCommand.class,
        ClutterCommand.class, ClimateCommand.class})
final class ProjectCommand {

  @Command(name = "create", mixinStandardHelpOptions = true)
  static final class Create implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE.atalaya")
    Path file;

    @Option(names = "--name", required = true, paramLabel = "N")
    String name;

    @Mixin
    TerrainOption terrain;

    @Option(names = "--sites", required = true, paramLabel = "FILE")
    Path sites;

    @Option(names = "--country", required = true, paramLabel = "CC")
    String country;

    @Option(names = "--firmware", defaultValue = "libremesh", paramLabel = "ID")
    String firmware;

    @Option(names = "--json")
    boolean json;

    Create(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      if (!terrain.given()) {
        throw new UsageException(console.texts().get("usage.terrain"));
      }
      try (Project project = ProjectCreation.create(file, name, terrain.paths, sites, country, firmware)) {
        if (json) {
          console.out().print(document(file, project).document());
        } else {
          console.say("project.created", file.toString(), project.state().sites().size());
        }
      }
      return 0;
    }
  }

  @Command(name = "show", mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "PROJECT")
    Path file;

    @Option(names = "--json")
    boolean json;

    Show(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      try (Project project = Project.open(file)) {
        if (json) {
          console.out().print(document(file, project).document());
          return 0;
        }
        ProjectSettings settings = project.state().settings();
        console.say("project.show", settings.name(), settings.country(), settings.firmware(), project.state().sites().size(),
            String.join(", ", settings.terrain()));
        ClutterCommand.print(console, project.state().cover());
        if (!project.state().climate().equals(ClimateSettings.DEFAULT)) {
          ClimateCommand.print(console, project.state().climate());
        }
        project.state().sites().forEach(site -> console.say("project.site", site.name(),
            Numbers.shortest(site.position().latitudeDegrees()), Numbers.shortest(site.position().longitudeDegrees()),
            site.heightMeters(), console.texts().get("role." + site.role().name().toLowerCase(java.util.Locale.ROOT))));
        project.state().sites().forEach(site -> site.uplinks().forEach(line -> console.say("uplink.line", site.name(), line.name(),
            line.downMbps(), line.upMbps(), line.monthlyCost(), settings.currency(), line.provider())));
        project.findLinks().ifPresentOrElse(links -> {
          VerdictCounts counts = VerdictCounts.of(links.value());
          console.say("project.links", links.value().rows().size(), counts.clear(), counts.fresnel(), counts.blocked(),
              counts.unknown(), freshness(links));
        }, () -> console.say("project.no-links"));
        project.findPlan().ifPresentOrElse(plan -> console.say("project.plan", plan.value().routers().size(),
            plan.value().sites().size(), freshness(plan)), () -> console.say("project.no-plan"));
        project.findRendering().ifPresent(files -> console.say("project.rendering", files.value().files().size(),
            freshness(files)));
      }
      return 0;
    }

    private String freshness(Stored<?> result) {
      return console.texts().get(result.current() ? "result.current" : "result.stale");
    }
  }

  @Command(name = "check", mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "PROJECT")
    Path file;

    @Option(names = "--json")
    boolean json;

    Check(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      try (Project project = Project.open(file)) {
        List<ProjectCheck.Finding> findings = ProjectCheck.of(project);
        if (json) {
          console.out().print(new Json().put("ok", findings.isEmpty()).put("findings", findings.stream()
              .map(finding -> new Json().put("key", finding.key())
                  .put("text", console.texts().get(finding.key(), finding.arguments().toArray()))).toList()).document());
        } else if (findings.isEmpty()) {
          console.say("check.ok");
        } else {
          findings.forEach(finding -> console.say(finding.key(), finding.arguments().toArray()));
        }
        return findings.isEmpty() ? 0 : AtalayaCommand.NEGATIVE;
      }
    }
  }

  private static Json document(Path file, Project project) {
    ProjectState state = project.state();
    ProjectSettings settings = state.settings();
    return new Json()
        .put("file", file.toString())
        .put("name", settings.name())
        .put("country", settings.country())
        .put("firmware", settings.firmware())
        .put("terrain", settings.terrain())
        .put("clutter", ClutterCommand.json(state.cover()))
        .put("climate", ClimateCommand.json(state.climate()))
        .put("frequency_mhz", settings.paths().frequencyMhz())
        .put("k", settings.paths().k())
        .put("trees_m", settings.paths().treesMeters())
        .put("max_range_m", settings.maxRangeMeters())
        .put("fade_margin_db", settings.fadeMarginDb())
        .put("sites", state.sites().stream().map(ProjectCommand::site).toList())
        .put("results", new Json()
            .put("links", result(project.findLinks()).map(json -> json.put("pairs",
                project.findLinks().map(Stored::value).map(LinksResult::rows).map(List::size).orElse(0))))
            .put("plan", result(project.findPlan()))
            .put("rendering", result(project.findRendering())));
  }

  private static Optional<Json> result(Optional<? extends Stored<?>> result) {
    return result.map(stored -> new Json()
        .put("revision", stored.revision())
        .put("at", stored.at().toString())
        .put("current", stored.current()));
  }

  private static Json site(Site site) {
    return new Json()
        .put("name", site.name())
        .put("lat", site.position().latitudeDegrees())
        .put("lon", site.position().longitudeDegrees())
        .put("height_m", site.heightMeters())
        .put("role", site.role())
        .put("power", switch (site.power()) {
          case PowerSupply.Grid grid -> "grid";
          case PowerSupply.Battery battery -> "battery:" + Numbers.shortest(battery.wattHours());
          case PowerSupply.Solar solar -> "solar:" + Numbers.shortest(solar.wattPeak()) + ","
              + Numbers.shortest(solar.wattHours());
        })
        .put("households", site.households())
        .put("device", site.device())
        .put("cost", site.cost())
        .put("notes", site.notes())
        .put("lines", site.uplinks().stream().map(UplinkDocument::line).toList())
        .put("services", site.services());
  }
}
