package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.atalaya.app.job.ClutterFiles;
import org.atalaya.app.job.LinksJob;
import org.atalaya.planner.project.CoverFiles;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code project clutter}: the files that say what stands on a project's ground. */
@Command(name = "clutter", mixinStandardHelpOptions = true)
final class ClutterCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROJECT")
  Path file;

  @Mixin
  ClutterOption clutter;

  @Option(names = "--clear")
  boolean clear;

  @Option(names = "--json")
  boolean json;

  ClutterCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ClutterFiles given = clutter.files(console);
    if (clear && !given.equals(ClutterFiles.NONE)) {
      throw new UsageException("--clear", "files", "one of the two");
    }
    try (Project project = Project.open(file)) {
      if (clear) {
        project.apply(new Edit.SetCover(CoverFiles.NONE));
      } else {
        LinksJob.cover(project, given);
      }
      CoverFiles now = project.resolveCover();
      if (json) {
        console.out().print(json(now).document());
      } else if (now.equals(CoverFiles.NONE)) {
        console.say("clutter.none");
      } else {
        print(console, now);
      }
    }
    return 0;
  }

  static void print(Console console, CoverFiles cover) {
    cover.surface().forEach(path -> console.say("clutter.surface", path));
    cover.landCover().ifPresent(classes -> console.say("clutter.land-cover", classes.raster(), classes.heights()));
    cover.buildings().forEach(path -> console.say("clutter.buildings", path));
    cover.buildingMeters().ifPresent(meters -> console.say("clutter.building-height", meters));
  }

  /** As {@code project show --json} has it too. */
  static Json json(CoverFiles cover) {
    return new Json().put("dsm", cover.surface())
        .put("land_cover", cover.landCover().map(CoverFiles.Classes::raster))
        .put("class_heights", cover.landCover().map(CoverFiles.Classes::heights))
        .put("buildings", cover.buildings())
        .put("building_height_m", cover.buildingMeters());
  }
}
