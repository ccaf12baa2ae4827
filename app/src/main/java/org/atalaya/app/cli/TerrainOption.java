package org.atalaya.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --terrain}, as often as there are files or folders. */
final class TerrainOption {
  @Option(names = "--terrain", paramLabel = "T")
  List<Path> paths = new ArrayList<>();

  boolean given() {
    return !paths.isEmpty();
  }
}
