package org.atalaya.app.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.atalaya.maps.elevation.ElevationFormat;

/** Takes files that are let go of over the window, whatever step is shown: each goes where its kind belongs. */
public final class DroppedFiles {
  private static final String PROJECT = ".atalaya";
  private static final String SITES = ".csv";

  private final ProjectDesk desk;
  private final WindowModel model;

  DroppedFiles(ProjectDesk desk, WindowModel model) {
    this.desk = desk;
    this.model = model;
  }

  /** A project is opened; elevation files and folders of them become terrain; tables become sites. */
  public void take(List<Path> files) {
    List<Path> terrain = new ArrayList<>();
    List<Path> sites = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      if (name.endsWith(PROJECT)) {
        desk.open(file);
        return;
      } else if (name.endsWith(SITES)) {
        sites.add(file);
      } else if (Files.isDirectory(file) || ElevationFormat.find(file).isPresent()) {
        terrain.add(file);
      } else {
        desk.tell(Notice.failed("notice.unknown-file", file.getFileName().toString()));
        return;
      }
    }
    if (desk.project().isEmpty()) {
      desk.tell(Notice.hint("notice.no-project"));
      return;
    }
    if (!terrain.isEmpty()) {
      desk.stepProperty().set(Step.TERRAIN);
      model.terrain().addFiles(terrain);
    }
    sites.forEach(model.sites()::importFile);
  }
}
