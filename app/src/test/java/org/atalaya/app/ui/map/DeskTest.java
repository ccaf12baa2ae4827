package org.atalaya.app.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.shell.Selection;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;
import org.atalaya.planner.site.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the open project when another comes, files come, or sites are renamed. */
class DeskTest {
  @TempDir
  Path folder;
  private ModelAtHand hand;

  @BeforeEach
  void open() throws Exception {
    hand = new ModelAtHand(folder);
  }

  @AfterEach
  void close() throws Exception {
    hand.close();
  }

  @Test
  void theGroundOfTheProjectBeforeDoesNotStayWhereTheNewOneCannotBeRead() throws Exception {
    Path other = folder.resolve("other.atalaya");
    Project.create(other, new ProjectState(new ProjectSettings("Other", "AR", "libremesh",
        List.of(folder.resolve("gone.hgt").toString()), PathSettings.DEFAULT, 15_000, 10, "USD"), hand.state().sites())).close();
    hand.model.desk().open(other);
    hand.until(() -> hand.model.desk().noticeProperty().get().isPresent());
    assertThat(hand.model.desk().snapshotProperty().get().map(ProjectDesk.Snapshot::file)).contains(other);
    assertThat(hand.model.desk().groundProperty().get()).isEmpty();
  }

  @Test
  void aProjectIsNotOpenedWhileAJobRuns() throws Exception {
    Path before = hand.model.desk().project().orElseThrow().file();
    hand.model.desk().work().start("work.links", progress -> {
      while (progress.step(0, 1)) {
        Thread.onSpinWait();
      }
      return true;
    }, (done, took) -> { });
    hand.model.files().take(List.of(folder.resolve("other.atalaya")));
    hand.until(() -> hand.model.desk().noticeProperty().get().filter(notice -> notice.key().equals("notice.busy")).isPresent());
    hand.model.desk().work().cancel();
    hand.until(() -> hand.model.desk().work().runningProperty().get().isEmpty());
    assertThat(hand.model.desk().project().orElseThrow().file()).isEqualTo(before);
  }

  @Test
  void twoTablesAtOnceBothArrive() throws Exception {
    int before = hand.state().sites().size();
    hand.model.sites().importFiles(List.of(table("North"), table("South")));
    hand.model.sites().importFiles(List.of(table("East")));
    hand.until(() -> hand.state().sites().size() == before + 3);
    assertThat(hand.state().sites().subList(before, before + 3)).extracting(Site::name).containsExactly("North", "South", "East");
  }

  @Test
  void wayPointsThatAreDroppedAreSites() throws Exception {
    int before = hand.state().sites().size();
    hand.model.files().take(List.of(Files.writeString(folder.resolve("walk.gpx"),
        "<gpx><wpt lat='-31.4' lon='-64.5'><name>Pozo</name></wpt></gpx>")));
    hand.until(() -> hand.state().sites().size() == before + 1);
    assertThat(hand.state().sites().getLast().name()).isEqualTo("Pozo");
  }

  @Test
  void aRenamedSiteStaysSelectedAllTheWay() throws Exception {
    Site site = hand.state().sites().getFirst();
    hand.model.desk().selectionProperty().set(new Selection.OfSite(site.name()));
    List<Optional<Site>> seen = new ArrayList<>();
    hand.model.desk().snapshotProperty().subscribe((before, now) -> seen.add(hand.model.sites().selected()));
    hand.model.sites().rename(site, "Tower");
    hand.until(() -> hand.model.desk().selectionProperty().get().equals(new Selection.OfSite("Tower")));
    assertThat(hand.model.sites().selected().map(Site::name)).isEqualTo(Optional.of("Tower"));
    assertThat(seen).isNotEmpty().allMatch(Optional::isPresent);
    assertThat(hand.model.desk().noticeProperty().get()).as("nothing but what was done").get()
        .extracting(Notice::key).isEqualTo("notice.edit");
  }

  private Path table(String name) throws Exception {
    return Files.writeString(folder.resolve(name + ".csv"), "name,lat,lon\n" + name + ",-31.4,-64.5\n");
  }
}
