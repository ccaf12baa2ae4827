package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.atalaya.app.job.ClutterFiles;
import picocli.CommandLine.Option;

/** What stands on the ground, wherever paths are judged. */
final class ClutterOption {
  private static final double HIGHEST_METERS = 1000;

  @Option(names = "--dsm", paramLabel = "T")
  List<Path> surface = new ArrayList<>();

  @Option(names = "--land-cover", paramLabel = "FILE")
  Optional<Path> landCover;

  @Option(names = "--class-heights", paramLabel = "FILE")
  Optional<Path> classHeights;

  @Option(names = "--buildings", paramLabel = "FILE")
  List<Path> buildings = new ArrayList<>();

  @Option(names = "--building-height", paramLabel = "M")
  Optional<Double> buildingMeters;

  /** @throws UsageException if one option lacks another */
  ClutterFiles files(Console console) {
    if (landCover.isPresent() != classHeights.isPresent()) {
      throw new UsageException(console.texts().get("usage.land-cover"));
    }
    if (buildingMeters.isPresent() && !(buildingMeters.get() > 0 && buildingMeters.get() <= HIGHEST_METERS)) {
      throw new UsageException("--building-height", String.valueOf(buildingMeters.get()), "above 0, at most 1000 m");
    }
    return new ClutterFiles(surface, landCover, classHeights, buildings,
        buildingMeters.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
  }
}
