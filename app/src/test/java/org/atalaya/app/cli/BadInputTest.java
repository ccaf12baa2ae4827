package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input gets one line that says what, where, and what was expected, and exit code 3. */
class BadInputTest {
  @TempDir
  Path folder;
  private Path tile;

  @BeforeEach
  void writeFlatTile() throws Exception {
    tile = Files.write(folder.resolve("S32W065.hgt"), new byte[2 * 1201 * 1201]);
  }

  @Test
  void truncatedHgt() throws Exception {
    Path truncated = Files.write(folder.resolve("S33W065.hgt"), new byte[1000]);

    assertBadInput(CommandRun.of("terrain", "info", truncated.toString()), "S33W065.hgt", "1000 bytes", "2884802");
  }

  @Test
  void truncatedGzip() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[2 * 1201 * 1201]);
    }
    Path file = Files.write(folder.resolve("S33W065.hgt.gz"), ByteBuffer.allocate(40).put(packed.toByteArray(), 0, 40).array());

    assertBadInput(CommandRun.of("terrain", "info", file.toString()), "S33W065.hgt.gz");
  }

  @Test
  void hgtWithANameThatSaysNoPlace() throws Exception {
    Path misnamed = Files.copy(tile, folder.resolve("valley.hgt"));

    assertBadInput(CommandRun.of("terrain", "info", misnamed.toString()), "valley.hgt", "N49E019.hgt");
  }

  @Test
  void geoTiffWithoutGeoreference() throws Exception {
    Path tiff = folder.resolve("picture.tif");
    assertThat(ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_USHORT_GRAY), "tiff", tiff.toFile())).isTrue();

    assertBadInput(CommandRun.of("terrain", "info", tiff.toString()), "picture.tif");
  }

  @Test
  void latitudeOf91() throws Exception {
    assertBadInput(links("name,lat,lon\nEscuela,91,-64.5\n"), "sites.csv", "line 2", "lat", "91", "-90");
  }

  @Test
  void emptySiteList() throws Exception {
    assertBadInput(links("name,lat,lon\n"), "sites.csv", "at least one");
  }

  @Test
  void twoSitesWithOneName() throws Exception {
    assertBadInput(links("name,lat,lon\nEscuela,-31.5,-64.5\nEscuela,-31.6,-64.6\n"), "sites.csv", "line 3", "Escuela", "line 2");
  }

  @Test
  void aFileThatIsNoProject() throws Exception {
    Path file = Files.writeString(folder.resolve("x.atalaya"), "not a project");

    assertBadInput(CommandRun.of("project", "show", file.toString()), "x.atalaya");
  }

  @Test
  void aFileThatDoesNotExist() {
    assertBadInput(CommandRun.of("project", "show", folder.resolve("none.atalaya").toString()), "none.atalaya");
    assertBadInput(CommandRun.of("terrain", "info", folder.resolve("none.hgt").toString()), "none.hgt");
  }

  @Test
  void anUnknownCountryLeavesNoProjectBehind() throws Exception {
    Path sites = Files.writeString(folder.resolve("sites.csv"), "name,lat,lon\nEscuela,-31.5,-64.5\n");
    Path project = folder.resolve("p.atalaya");

    assertBadInput(CommandRun.of("project", "create", project.toString(), "--name", "N", "--terrain", tile.toString(),
        "--sites", sites.toString(), "--country", "QQ"), "--country", "QQ");
    assertThat(project).doesNotExist();
  }

  /** Outside the terrain is no mistake of the user's: the answer is "unknown", and names the tile. */
  @Test
  void sitesOutsideTheTerrainAreUnknownAndNameTheTile() throws Exception {
    CommandRun run = links("name,lat,lon\nEscuela,-31.5,-64.5\nRefugio,-31.5,-63.95\n");

    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out()).contains("Escuela,Refugio,").contains(",unknown,,,");
    assertThat(run.err()).contains("S32W064");
  }

  @Test
  void aWrongPointIsAWrongCommandLine() {
    CommandRun run = CommandRun.of("profile", "--terrain", tile.toString(), "--from", "north", "--to", "-31.5,-64.5,6");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("--from: found \"north\", expected LAT,LON,HEIGHT");
  }

  private CommandRun links(String sitesCsv) throws Exception {
    Path sites = Files.writeString(folder.resolve("sites.csv"), sitesCsv);
    return CommandRun.of("links", "--terrain", tile.toString(), "--sites", sites.toString(), "--max-range", "60000");
  }

  private static void assertBadInput(CommandRun run, String... words) {
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().strip()).as("one line").doesNotContain("\n").contains(words);
  }
}
