package org.atalaya.app.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.atalaya.maps.sample.SampleValley;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;

/** A project on the sample valley, for tests of the window. */
final class SampleProject {
  private SampleProject() {}

  static Path create(Path folder) throws IOException {
    Path terrain = SampleValley.writeTo(folder);
    Path file = folder.resolve("valley.atalaya");
    Project.create(file, new ProjectState(new ProjectSettings("Quintana valley", "AR", "libremesh",
        List.of(terrain.toString()), PathSettings.DEFAULT, 15_000, 10, "USD"), SampleValley.sites())).close();
    return file;
  }
}
