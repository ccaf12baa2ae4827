package org.atalaya.firmware.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atalaya.firmware.FirmwareTarget;
import org.atalaya.firmware.FirmwareTargets;
import org.atalaya.firmware.RenderedNode;
import org.atalaya.firmware.RoutedKit;
import org.atalaya.planner.BadInputException;
import org.atalaya.planner.device.Hardware.FirmwareImage;
import org.atalaya.planner.device.Provenance;
import org.atalaya.planner.plan.NodeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuilderFolderTest {
  private static final String BABEL = "openwrt-babel";

  @TempDir
  Path folder;

  private static List<NodeConfig> nodes() {
    return RoutedKit.nodes(BABEL, Optional.of(RoutedKit.KEY));
  }

  private SortedMap<String, Path> write() throws IOException {
    FirmwareTarget target = FirmwareTargets.find(BABEL).orElseThrow();
    return ImageBuilderFolder.write(folder, nodes().stream().map(target::render).toList(),
        nodes().stream().map(node -> ImageBuild.of(node, BABEL).orElseThrow()).toList());
  }

  @Test
  void thereIsAScriptForEachOfOpenWrtsTargetsWithALineForEachRouter() throws IOException {
    SortedMap<String, Path> scripts = write();
    assertThat(scripts.keySet()).containsExactly("ath79/generic", "ath79/mikrotik");
    String script = Files.readString(scripts.get("ath79/mikrotik"));
    assertThat(script).endsWith("""

        make image PROFILE='mikrotik_routerboard-lhg-5nd' \\
          FILES="$here"'/files/Puesto' \\
          BIN_DIR="$here"'/images/Puesto' \\
          EXTRA_IMAGE_NAME='Puesto' \\
          PACKAGES='babeld -wpad-basic -wpad-basic-mbedtls -wpad-basic-openssl -wpad-basic-wolfssl -wpad-mini wpad-mesh-mbedtls'
        """);
    assertThat(folder.resolve("files/Puesto/etc/config/network")).isRegularFile();
    for (Path each : scripts.values()) {
      assertThat(Files.readString(each)).doesNotContain(RoutedKit.KEY.reveal());
    }
  }

  @Test
  void writingTwiceGivesEqualBytes() throws IOException {
    String once = Files.readString(write().get("ath79/generic"));
    assertThat(Files.readString(write().get("ath79/generic"))).isEqualTo(once);
  }

  /** The script is run by a real shell, with a program in make's place that notes what it is given. */
  @Test
  void aShellHandsEachRoutersWordsToMakeAsTheyAre() throws Exception {
    Path script = write().get("ath79/generic");
    Path builder = Files.createDirectories(folder.resolve("builder"));
    Files.writeString(builder.resolve("Makefile"), "");
    Files.writeString(builder.resolve(".config"), "");
    Path make = Files.writeString(Files.createDirectories(folder.resolve("bin")).resolve("make"),
        "#!/bin/sh\nfor word; do printf '[%s]' \"$word\"; done\necho\n");
    assertThat(make.toFile().setExecutable(true)).isTrue();
    ProcessBuilder process = new ProcessBuilder("sh", script.toString()).directory(builder.toFile()).redirectErrorStream(true);
    process.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    Process run = process.start();
    String told = new String(run.getInputStream().readAllBytes());
    assertThat(run.waitFor()).as(told).isZero();
    String here = folder.toRealPath().toString();
    assertThat(told.lines()).hasSize(3).first().asString().startsWith("[image][PROFILE=librerouter_librerouter-v1][FILES="
        + here + "/files/Radio][BIN_DIR=" + here + "/images/Radio][EXTRA_IMAGE_NAME=Radio][PACKAGES=babeld ");
  }

  @Test
  void aNameThatAShellWouldLookIntoIsRefusedBeforeAnythingIsWritten() {
    FirmwareImage good = nodes().getFirst().device().hardware().image().orElseThrow();
    refused(new ImageBuild("a'; reboot; '", good, List.of()));
    refused(new ImageBuild("host", good, List.of("a b")));
    refused(new ImageBuild("host", good, List.of("$(reboot)")));
    refused(new ImageBuild("host", with("ath79/generic", "x'y"), List.of()));
    refused(new ImageBuild("host", with("../../x", "x"), List.of()));
    assertThat(folder).isEmptyDirectory();
  }

  private static FirmwareImage with(String target, String profile) {
    return new FirmwareImage(target, profile, "x", Optional.empty(), Optional.empty(), List.of(),
        new Provenance(Provenance.Kind.ASSUMPTION, "a test"));
  }

  private void refused(ImageBuild build) {
    RenderedNode node = new RenderedNode(build.hostName(), new TreeMap<>(Map.of("/etc/config/x", "")));
    assertThatThrownBy(() -> ImageBuilderFolder.write(folder, List.of(node), List.of(build)))
        .isInstanceOf(IllegalArgumentException.class).message().doesNotContain("reboot");
  }

  @Test
  void profilesSayWhetherAnImageCanBeMadeAndItsMeshComesUp() throws IOException {
    NodeConfig node = nodes().getFirst();
    ImageBuild build = ImageBuild.of(node, BABEL).orElseThrow();
    assertThat(build.objections(node, List.of())).isEmpty();
    assertThat(build.objections(node, List.of(profiles("ath79/generic", "librerouter_librerouter-v1", "librerouter,librerouter-v1")))).isEmpty();
    assertThat(build.objections(node, List.of(profiles("ramips/mt7621", "x", "x")))).containsExactly("none of the profiles.json is of the target ath79/generic");
    assertThat(build.objections(node, List.of(profiles("ath79/generic", "other", "x")))).containsExactly("OpenWrt 23.05.5 has no profile librerouter_librerouter-v1");
    assertThat(build.objections(node, List.of(profiles("ath79/generic", "librerouter_librerouter-v1", "x,y")))).containsExactly("the profile librerouter_librerouter-v1 is not for the board librerouter,librerouter-v1");
    ImageBuild weak = new ImageBuild(build.hostName(), build.image(), List.of("babeld"));
    assertThat(weak.objections(node, List.of(profiles("ath79/generic", "librerouter_librerouter-v1", "librerouter,librerouter-v1"))))
        .containsExactly("the mesh has a key, and the image has wpad-basic-mbedtls, which can't do SAE on a mesh: it needs a wpad-mesh-…");
    assertThat(ImageBuild.of(node, "gluon")).isEmpty();
  }

  private BuilderProfiles profiles(String target, String profile, String board) throws IOException {
    return BuilderProfiles.read(Files.writeString(folder.resolve("profiles.json"), """
        {"metadata_version": 1, "target": "TARGET", "version_number": "23.05.5",
         "default_packages": ["base-files", "wpad-basic-mbedtls"],
         "profiles": {"PROFILE": {"device_packages": ["kmod-usb2", "-swconfig"], "supported_devices": ["BOARD"],
           "images": [{"name": "a-sysupgrade.bin", "type": "sysupgrade", "sha256": "HASH", "filesystem": "squashfs"}]}}}
        """.replace("TARGET", target).replace("PROFILE", profile).replace("BOARD", board).replace("HASH", "ab".repeat(32))));
  }

  @Test
  void aBadProfilesFileIsNamedByItsField() throws IOException {
    BuilderProfiles read = profiles("ath79/generic", "p", "b");
    assertThat(read.profiles().get("p").images()).containsExactly(new BuilderProfiles.Image("a-sysupgrade.bin", "sysupgrade", Optional.of("ab".repeat(32))));
    assertThat(read.packages(read.profiles().get("p")).names()).containsExactly("base-files", "kmod-usb2", "wpad-basic-mbedtls");
    for (String bad : List.of("[]", "{\"profiles\": 5}", "{", "{\"profiles\":{\"p\":{\"supported_devices\":[5]}}}")) {
      Path file = Files.writeString(folder.resolve("bad.json"), bad);
      assertThatThrownBy(() -> BuilderProfiles.read(file)).as(bad).isInstanceOf(BadInputException.class).hasMessageContaining("bad.json");
    }
  }

  @Test
  void aManifestTellsWhetherTheMeshCanBeEncrypted() throws IOException {
    NodeConfig node = nodes().getFirst();
    Path manifest = folder.resolve("x.manifest");
    Files.writeString(manifest, "base-files - 1562\nwpad-basic-mbedtls - 2023.09.08-1\n");
    assertThat(PackageList.readManifest(manifest).objections(node)).hasSize(1);
    assertThat(PackageList.readManifest(manifest).objections(RoutedKit.nodes(BABEL, Optional.empty()).getFirst())).isEmpty();
    for (String enough : List.of("wpad-mesh-mbedtls", "wpad-mesh-openssl", "wpad", "wpad-wolfssl", "wpad-openssl")) {
      Files.writeString(manifest, "base-files - 1562\n" + enough + " - 2023.09.08-1\n");
      assertThat(PackageList.readManifest(manifest).objections(node)).as(enough).isEmpty();
    }
    Files.writeString(manifest, "base-files - 1\n$(reboot) - 1\n");
    assertThatThrownBy(() -> PackageList.readManifest(manifest)).isInstanceOf(BadInputException.class).hasMessageContaining("line 2");
  }
}
