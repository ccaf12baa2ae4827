package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.atalaya.app.Numbers;
import org.atalaya.maps.elevation.ElevationFiles;
import org.atalaya.maps.elevation.TerrainFileInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code terrain}: what elevation files hold, and tiles from the internet. */
@Command(name = "terrain", mixinStandardHelpOptions = true, subcommands = {TerrainCommand.Info.class, TerrainFetchCommand.class})
final class TerrainCommand {

  @Command(name = "info", mixinStandardHelpOptions = true)
  static final class Info implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "PATH")
    List<Path> paths;

    @Option(names = "--json")
    boolean json;

    Info(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      List<TerrainFileInfo> files = ElevationFiles.list(paths).stream().map(ElevationFiles::info).toList();
      if (json) {
        console.out().print(new Json().put("files", files.stream().map(Info::json).toList()).document());
      } else {
        files.forEach(this::print);
      }
      return 0;
    }

    private static Json json(TerrainFileInfo file) {
      return new Json()
          .put("path", file.file().toString())
          .put("format", file.format().id())
          .put("crs", file.crs())
          .put("bounds", new Json().put("west", file.westDegrees()).put("south", file.southDegrees())
              .put("east", file.eastDegrees()).put("north", file.northDegrees()))
          .put("columns", file.columns())
          .put("rows", file.rows())
          .put("spacing_m", file.postSpacingMeters())
          .put("min_m", file.minMeters())
          .put("max_m", file.maxMeters())
          .put("voids", file.voids());
    }

    private void print(TerrainFileInfo file) {
      console.say("terrain.info", file.file().toString(), file.format().id(), file.crs(),
          Numbers.shortest(file.westDegrees()), Numbers.shortest(file.southDegrees()),
          Numbers.shortest(file.eastDegrees()), Numbers.shortest(file.northDegrees()),
          String.valueOf(file.columns()), String.valueOf(file.rows()), Math.round(file.postSpacingMeters()),
          height(file.minMeters()), height(file.maxMeters()), file.voids());
    }

    private String height(OptionalDouble meters) {
      return meters.isPresent() ? console.texts().get("metres", meters.getAsDouble()) : "?";
    }
  }
}
