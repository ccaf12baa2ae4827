package org.atalaya.app.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.atalaya.app.ui.shell.Engines;
import org.atalaya.app.ui.shell.Notice;
import org.atalaya.app.ui.shell.ProjectDesk;
import org.atalaya.app.ui.start.StartViewModel.Presence;
import org.atalaya.app.ui.start.StartViewModel.Recent;
import org.atalaya.planner.linkbudget.PathSettings;
import org.atalaya.planner.project.Edit;
import org.atalaya.planner.project.JournalEntry;
import org.atalaya.planner.project.LinksResult;
import org.atalaya.planner.project.Project;
import org.atalaya.planner.project.ProjectSettings;
import org.atalaya.planner.project.ProjectState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last projects, wherever they lie, and however the program ended. The window's thread is this test's. */
class RecentProjectsTest {
  @TempDir Path folder;
  private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();

  @Test
  void aShareThatDoesNotAnswerHoldsUpNothing() throws Exception {
    Path dead = folder.resolve("dead.atalaya");
    Path gone = folder.resolve("gone.atalaya");
    Path file = project("village");
    Files.write(Files.createDirectories(folder.resolve("config")).resolve("recent-projects.txt"),
        List.of(dead.toString(), gone.toString(), file.toString()));
    CountDownLatch never = new CountDownLatch(1);
    RecentProjects recent = new RecentProjects(folder.resolve("config"), path -> {
      if (path.equals(dead)) {
        awaitQuietly(never);
      }
      return Files.exists(path);
    });
    try (ProjectDesk desk = desk()) {
      StartViewModel start = new StartViewModel(desk, Optional.of(recent));
      until(() -> presences(start).getOrDefault(gone, Presence.LOOKED_FOR) == Presence.GONE
          && presences(start).get(file) == Presence.THERE);
      assertThat(presences(start)).containsEntry(dead, Presence.LOOKED_FOR);
      desk.open(() -> {
        awaitQuietly(never);
        return Project.open(dead);
      }, desk.stepProperty().get());
      desk.open(file);
      until(() -> desk.snapshotProperty().get().isPresent());
      until(() -> start.recentProperty().get().getFirst().file().equals(file));
      never.countDown();
      until(() -> presences(start).get(dead) == Presence.GONE);
    }
  }

  @Test
  void afterAKillItIsSaidThatNothingWasLost() throws Exception {
    Path file = project("village");
    Path config = folder.resolve("config");
    RecentProjects recent = new RecentProjects(config);
    try (ProjectDesk desk = desk()) {
      StartViewModel start = new StartViewModel(desk, Optional.of(recent));
      desk.open(file);
      until(() -> start.recentProperty().get().stream().anyMatch(each -> each.file().equals(file)));
      assertThat(desk.noticeProperty().get()).as("nothing is said the first time").isEmpty();
      ProjectSettings settings = desk.state().orElseThrow().settings();
      desk.apply(List.of(new Edit.ChangeSettings(settings.withTerrain(List.of(folder.resolve("N00E000.hgt").toString())))));
      until(() -> desk.snapshotProperty().get().flatMap(ProjectDesk.Snapshot::undo).isPresent());
      // as a program leaves it that is killed: its mark stays, and its process is gone
      Path mark = config.resolve("open").resolve(ProcessHandle.current().pid() + ".open");
      List<String> lines = Files.readAllLines(mark);
      Files.write(config.resolve("open").resolve("1.open"), List.of("another start", lines.getLast()));
      start.close();
      assertThat(mark).as("a project that is closed is not marked").doesNotExist();
    }
    try (ProjectDesk desk = desk()) {
      new StartViewModel(desk, Optional.of(recent));
      desk.open(file);
      until(() -> desk.noticeProperty().get().filter(notice -> notice.key().startsWith("notice.recovered")).isPresent());
      Notice said = desk.noticeProperty().get().orElseThrow();
      assertThat(said.key()).isEqualTo("notice.recovered.last");
      assertThat(said.arguments()).singleElement().extracting(entry -> ((JournalEntry) entry).key()).isEqualTo("edit.terrain");
    }
    try (ProjectDesk desk = desk()) {
      StartViewModel start = new StartViewModel(desk, Optional.of(recent));
      desk.open(file);
      until(() -> desk.snapshotProperty().get().isPresent());
      AtomicBoolean marked = new AtomicBoolean();
      desk.work().errand(() -> true, marked::set);
      until(marked::get);
      start.close();
      assertThat(config.resolve("open/1.open")).as("said once").doesNotExist();
    }
  }

  private static Map<Path, Presence> presences(StartViewModel start) {
    return start.recentProperty().get().stream().collect(Collectors.toMap(Recent::file, Recent::presence));
  }

  private ProjectDesk desk() {
    return new ProjectDesk(window::add, new Engines((project, terrain, progress) -> new LinksResult(List.of()),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private Path project(String name) {
    Path file = folder.resolve(name + ".atalaya");
    Project.create(file, new ProjectState(new ProjectSettings(name, "AR", "libremesh", List.of(), PathSettings.DEFAULT, 15_000,
        10, "USD"), List.of())).close();
    return file;
  }

  private void until(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Runnable next = window.poll(30, TimeUnit.SECONDS);
      assertThat(next).as("something to do for the window's thread").isNotNull();
      next.run();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
