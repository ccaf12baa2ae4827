package org.atalaya.app.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.atalaya.app.job.FileImport;
import org.atalaya.maps.elevation.ElevationFormat;

/** Takes files that are let go of over the window, whatever step is shown: each goes where its kind belongs. */
public final class DroppedFiles {
  private static final String PROJECT = ".atalaya";

  private final ProjectDesk desk;
  private final WindowModel model;

  DroppedFiles(ProjectDesk desk, WindowModel model) {
    this.desk = desk;
    this.model = model;
  }

  private enum Kind { PROJECT, SITES, TERRAIN, UNKNOWN }

  /**
   * A project is opened; elevation files and folders of them become terrain; places become sites; lines,
   * areas and pictures of the ground are drawn on the map.
   */
  public void take(List<Path> files) {
    // a folder is told from a file by the disk, which may be slow
    desk.work().errand(() -> files.stream().collect(Collectors.groupingBy(DroppedFiles::kind)), this::bring);
  }

  private static Kind kind(Path file) {
    String name = name(file).toLowerCase(Locale.ROOT);
    if (name.endsWith(PROJECT)) {
      return Kind.PROJECT;
    }
    if (FileImport.takes(file)) {
      return Kind.SITES;
    }
    return ElevationFormat.find(file).isPresent() || Files.isDirectory(file) ? Kind.TERRAIN : Kind.UNKNOWN;
  }

  /** The root of a disk has no name of its own. */
  private static String name(Path file) {
    return (file.getFileName() == null ? file : file.getFileName()).toString();
  }

  private void bring(Map<Kind, List<Path>> files) {
    if (files.containsKey(Kind.PROJECT)) {
      desk.open(files.get(Kind.PROJECT).getFirst());
      return;
    }
    if (files.containsKey(Kind.UNKNOWN)) {
      desk.tell(Notice.failed("notice.unknown-file", name(files.get(Kind.UNKNOWN).getFirst())));
      return;
    }
    List<Path> terrain = files.getOrDefault(Kind.TERRAIN, List.of());
    if (desk.project().isEmpty()) {
      desk.tell(Notice.hint("notice.no-project"));
      return;
    }
    if (!terrain.isEmpty()) {
      desk.stepProperty().set(Step.TERRAIN);
      model.terrain().addFiles(terrain);
    }
    model.sites().importFiles(files.getOrDefault(Kind.SITES, List.of()));
  }
}
