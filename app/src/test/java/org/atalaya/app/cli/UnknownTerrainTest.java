package org.atalaya.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ground that is not known is never read as sea level: the verdict is "unknown", and names what is missing.
 *
 * <pre>
 *   S32W065                │ S32W064: no file
 *      West ──(void)── Mid │        East
 * </pre>
 */
class UnknownTerrainTest {
  private static final int POSTS = 1201;
  private static final String WEST = "-31.5,-64.8";
  private static final String MID = "-31.5,-64.1";
  private static final String EAST = "-31.5,-63.9";
  private static final String NEAR = "-31.5,-64.75";

  @TempDir
  Path folder;
  private String tile;

  @BeforeEach
  void writeATileWithAVoid() throws Exception {
    ByteBuffer heights = ByteBuffer.allocate(2 * POSTS * POSTS);
    for (int row = 0; row < POSTS; row++) {
      for (int column = 0; column < POSTS; column++) {
        boolean hole = Math.abs(row - 600) < 5 && Math.abs(column - 600) < 5;
        heights.putShort(hole ? Short.MIN_VALUE : 500);
      }
    }
    tile = Files.write(folder.resolve("S32W065.hgt"), heights.array()).toString();
  }

  @Test
  void profileNamesTheVoid() {
    JsonNode profile = profile(WEST, MID);

    assertThat(profile.get("verdict").stringValue()).isEqualTo("unknown");
    assertThat(missing(profile)).singleElement().asString().contains("void in S32W065.hgt");
    for (String field : List.of("distance_m", "azimuth_ab_deg", "azimuth_ba_deg", "tilt_ab_deg", "tilt_ba_deg")) {
      assertThat(profile.get(field).isNull()).as(field).isTrue();
    }
    for (String group : List.of("clearance", "raise_m", "loss_db")) {
      profile.get(group).forEach(value -> assertThat(value.isNull()).as(group).isTrue());
    }
  }

  @Test
  void profileNamesTheTileThatIsMissing() {
    JsonNode profile = profile(MID, EAST);

    assertThat(profile.get("verdict").stringValue()).isEqualTo("unknown");
    assertThat(missing(profile)).containsExactly("S32W064");
  }

  @Test
  void profileOfKnownGroundMissesNothing() {
    JsonNode profile = profile(WEST, NEAR);

    assertThat(profile.get("verdict").stringValue()).isEqualTo("clear");
    assertThat(missing(profile)).isEmpty();
  }

  @Test
  void linksLeaveEmptyWhatIsNotComputedAndNameBoth() throws Exception {
    Path sites = Files.writeString(folder.resolve("sites.csv"), "name,lat,lon,height_m\nWest," + WEST + ",30\nNear," + NEAR
        + ",30\nMid," + MID + ",30\nEast," + EAST + ",30\n");
    CommandRun run = CommandRun.of("links", "--terrain", tile, "--sites", sites.toString(), "--max-range", "100000");

    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out().lines().filter(line -> line.startsWith("West,Near,"))).singleElement().asString().contains(",clear,");
    for (String pair : List.of("West,Mid,", "Mid,East,", "West,East,")) {
      assertThat(run.out().lines().filter(line -> line.startsWith(pair))).singleElement().asString().endsWith(",,,unknown,,,");
    }
    assertThat(run.err()).contains("S32W064").contains("void in S32W065.hgt");
  }

  @Test
  void losLeavesTheVerdictEmptyAndNamesBoth() throws Exception {
    Path pairs = Files.writeString(folder.resolve("pairs.csv"), "id,lat1,lon1,h1_m_agl,lat2,lon2,h2_m_agl\n"
        + "known," + WEST + ",30," + NEAR + ",30\nvoid," + WEST + ",30," + MID + ",30\nbeyond," + MID + ",30," + EAST + ",30\n");
    CommandRun run = CommandRun.of("los", "--terrain", tile, "--pairs", pairs.toString());

    assertThat(run.exitCode()).as(run.toString()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0)).endsWith(",out_visible,out_min_clearance_m");
    assertThat(lines.get(1)).startsWith("known,").contains(",30,1,");
    assertThat(lines.get(2)).startsWith("void,").endsWith(",30,,");
    assertThat(lines.get(3)).startsWith("beyond,").endsWith(",30,,");
    assertThat(run.err()).contains("S32W064").contains("void in S32W065.hgt");
  }

  private JsonNode profile(String from, String to) {
    CommandRun run = CommandRun.of("profile", "--terrain", tile, "--from", from + ",30", "--to", to + ",30", "--json");
    assertThat(run.exitCode()).as(run.toString()).isZero();
    return JsonMapper.shared().readTree(run.out());
  }

  private static List<String> missing(JsonNode profile) {
    return profile.get("missing").valueStream().map(JsonNode::stringValue).toList();
  }
}
