package org.atalaya.maps.elevation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.atalaya.maps.CacheFolder;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.candidates.Progress;
import org.atalaya.planner.terrain.ElevationGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElevationFilesTest {
  @TempDir Path folder;

  @Test
  void aFolderGivesItsOwnFilesSortedByName() throws IOException {
    Files.write(folder.resolve("N49E020.hgt"), TestFiles.slope());
    Files.write(folder.resolve("N49E019.hgt"), TestFiles.slope());
    Files.writeString(folder.resolve("sites.csv"), "name");
    Files.createDirectories(folder.resolve("deeper"));
    Files.write(folder.resolve("deeper/N49E021.hgt"), TestFiles.slope());
    assertThat(ElevationFiles.list(List.of(folder))).containsExactly(folder.resolve("N49E019.hgt"), folder.resolve("N49E020.hgt"));
    List<String> steps = new ArrayList<>();
    List<ElevationGrid> grids = ElevationFiles.read(List.of(folder), (done, total) -> steps.add(done + "/" + total));
    assertThat(grids).extracting(ElevationGrid::source).containsExactly("N49E019.hgt", "N49E020.hgt");
    assertThat(steps).containsExactly("0/2", "1/2", "2/2");
  }

  @Test
  void finerDataComesFirst() throws IOException {
    Path coarse = Files.write(folder.resolve("N49E019.hgt"), TestFiles.slope());
    Path fine = Files.write(Files.createDirectory(folder.resolve("fine")).resolve("N49E019.hgt"), new byte[2 * 3601 * 3601]);
    assertThat(ElevationFiles.read(List.of(coarse, fine), Progress.NONE)).extracting(ElevationGrid::columns).containsExactly(3601, 1201);
  }

  @Test
  void whatIsNotThereOrNoElevationFileIsNamed() throws IOException {
    Path absent = folder.resolve("absent.hgt");
    assertThatThrownBy(() -> ElevationFiles.info(absent)).isInstanceOf(BadInputException.class)
        .hasMessage(absent + ": found no such file or folder, expected an elevation file or a folder of them");
    assertThatThrownBy(() -> ElevationFiles.open(List.of(folder))).isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(folder + ": found no elevation file in the folder");
    Path text = Files.writeString(folder.resolve("notes.txt"), "x");
    assertThatThrownBy(() -> ElevationFiles.open(List.of(text))).isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(text + ": found a name of no elevation file");
    assertThatThrownBy(() -> ElevationFiles.open(List.of())).isInstanceOf(BadInputException.class);
  }

  @Test
  void readingStopsWhenItIsToldTo() throws IOException {
    Path file = Files.write(folder.resolve("N49E019.hgt"), TestFiles.slope());
    assertThatThrownBy(() -> ElevationFiles.read(List.of(file), (done, total) -> false)).isInstanceOf(CancellationException.class);
  }

  @Test
  void whatCanBeMadeAgainIsKeptWhereTheComputerKeepsSuchThings() {
    Path home = Path.of("home");
    assertThat(CacheFolder.of(Map.of(), "Linux", home)).isEqualTo(home.resolve(".cache/atalaya"));
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "c"), "Linux", home)).isEqualTo(Path.of("c", "atalaya"));
    assertThat(CacheFolder.of(Map.of(), "Mac OS X", home)).isEqualTo(home.resolve("Library/Caches/Atalaya"));
    assertThat(CacheFolder.of(Map.of("LOCALAPPDATA", "local"), "Windows 11", home)).isEqualTo(Path.of("local", "Atalaya", "cache"));
  }
}
