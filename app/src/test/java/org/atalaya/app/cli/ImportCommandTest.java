package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.site.Role;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void anEmptyProject() {
    file = folder.resolve("valley.atalaya");
    Project.create(file, new ProjectState(new ProjectSettings("Valley", "AR", "libremesh", List.of(), PathSettings.DEFAULT, 15_000, 10,
        "USD"), List.of())).close();
  }

  @Test
  void severalFilesAreOneEditAndKnownNamesAreChanged() throws Exception {
    Path kml = Files.writeString(folder.resolve("a.kml"),
        "<kml><Placemark><name>Loma</name><Point><coordinates>-64.5,-31.2</coordinates></Point></Placemark></kml>");
    Path csv = Files.writeString(folder.resolve("b.csv"), "name,lat,lon\nPozo,-31.3,-64.6\n");
    assertThat(CommandRun.of("import", file.toString(), kml.toString(), csv.toString()).out()).isEqualTo("2 new sites, none changed\n");
    Files.writeString(csv, "name,lat,lon\nPozo,-31.35,-64.6\n");
    assertThat(CommandRun.of("import", file.toString(), csv.toString()).out()).isEqualTo("no new sites, 1 changed\n");
    try (Project project = Project.open(file)) {
      assertThat(project.journal()).hasSize(2);
      assertThat(project.state().sites().getLast().position().latitudeDegrees()).isEqualTo(-31.35);
    }
  }

  @Test
  void aBadFileIsNamedInOneLineAndChangesNothing() throws Exception {
    Path good = Files.writeString(folder.resolve("b.csv"), "name,lat,lon\nPozo,-31.3,-64.6\n");
    Path bad = Files.writeString(folder.resolve("bad.gpx"), "<gpx><wpt lat='north' lon='1'/></gpx>");
    CommandRun run = CommandRun.of("import", file.toString(), good.toString(), bad.toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err().lines()).hasSize(1).first().asString().contains("bad.gpx, feature 1");
    try (Project project = Project.open(file)) {
      assertThat(project.state().sites()).isEmpty();
    }
  }

  @Test
  void aPlaceOfAKnownNameThatTellsOnlyWhereItIsKeepsAllElse() throws Exception {
    Path csv = Files.writeString(folder.resolve("b.csv"), "name,lat,lon,height_m,role\nPozo,-31.3,-64.6,12,gateway\n");
    Path gpx = Files.writeString(folder.resolve("b.gpx"), "<gpx><wpt lat='-31.35' lon='-64.6'><name>Pozo</name></wpt></gpx>");
    CommandRun.of("import", file.toString(), csv.toString());
    assertThat(CommandRun.of("import", file.toString(), gpx.toString()).out()).isEqualTo("no new sites, 1 changed\n");
    try (Project project = Project.open(file)) {
      assertThat(project.state().sites()).singleElement().satisfies(site -> {
        assertThat(site.position().latitudeDegrees()).isEqualTo(-31.35);
        assertThat(site.role()).isEqualTo(Role.GATEWAY);
        assertThat(site.heightMeters()).isEqualTo(12);
      });
    }
  }
}
