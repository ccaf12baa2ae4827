package org.atalaya.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.atalaya.firmware.libremesh.LibreMeshTarget;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderedTreeTest {
  @TempDir private Path folder;

  private static List<RenderedNode> kit() {
    return KitOfFour.nodes().stream().map(new LibreMeshTarget()::render).toList();
  }

  private static RenderedNode node(String host, String path, String text) {
    return new RenderedNode(host, new TreeMap<>(Map.of(path, text)));
  }

  @Test
  void filesLieUnderTheirHostNames() throws IOException {
    List<Path> written = RenderedTree.write(folder.resolve("out"), kit());
    assertThat(written).hasSize(8).startsWith(
        folder.resolve("out/Radio-comunitaria/etc/config/lime-community"),
        folder.resolve("out/Radio-comunitaria/etc/config/lime-node"));
    assertThat(Files.readString(folder.resolve("out/Escuela/etc/config/lime-node"))).contains("'Escuela'");
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(Files::isRegularFile)).hasSize(8);
    }
  }

  @Test
  void whatIsUpToDateStaysUntouched() throws IOException {
    RenderedTree.write(folder, kit());
    Path file = folder.resolve("Escuela/etc/config/lime-node");
    FileTime past = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(file, past);
    assertThat(RenderedTree.write(folder, kit())).isEmpty();
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(past);
    Files.writeString(file, "changed");
    assertThat(RenderedTree.write(folder, kit())).containsExactly(file);
    assertThat(Files.readString(file)).contains("'Escuela'");
  }

  @Test
  void filesWithSecretsAndAllFoldersAreTheirOwnersAlone() throws IOException {
    Assumptions.assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "POSIX permissions missing");
    RenderedTree.write(folder, kit());
    String host = KitOfFour.nodes().getLast().router().hostName();
    Path secret = folder.resolve(host + "/etc/config/lime-node");
    assertThat(permissions(secret)).isEqualTo("rw-------");
    assertThat(permissions(folder.resolve(host))).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("Escuela/etc/config/lime-community"))).startsWith("rw-r");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(RenderedTree.write(folder, kit())).isEmpty();
    assertThat(permissions(secret)).isEqualTo("rw-------");
    RenderedTree.write(folder, List.of(node("h", "/etc/wireguard", "PrivateKey = x"), node("i", "/etc/config/x", "'")));
    assertThat(permissions(folder.resolve("h/etc/wireguard"))).isEqualTo("rw-------");
    assertThat(permissions(folder.resolve("i/etc/config/x"))).isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../x", "a/b", "a\\b", "/a", "C:", "a\u0000", "-a", "a b"})
  void hostNamesThatLeadElsewhereAreRefusedBeforeAnythingIsWritten(String host) throws IOException {
    List<RenderedNode> nodes = List.of(node("good", "/etc/config/x", "a"), node(host, "/etc/config/x", "a"));
    assertThatThrownBy(() -> RenderedTree.write(folder.resolve("out"), nodes))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Files.exists(folder.resolve("out"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"etc/x", "/", "", "/etc/../../x", "/etc//x", "/etc/./x", "/etc/x/", "/etc/a b", "/.ssh/x"})
  void pathsThatLeadElsewhereAreRefused(String path) {
    assertThatThrownBy(() -> RenderedTree.write(folder, List.of(node("good", path, "a"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twoNodesWithOneFolderAreRefused() {
    assertThatThrownBy(() -> RenderedTree.write(folder, List.of(node("a", "/x", "1"), node("A", "/x", "2"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLinkOnTheWayIsNotFollowed() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Path out = Files.createDirectory(folder.resolve("out"));
    try {
      Files.createSymbolicLink(out.resolve("host"), outside);
    } catch (IOException | UnsupportedOperationException noLinks) {
      Assumptions.abort("symbolic links missing");
    }
    assertThatThrownBy(() -> RenderedTree.write(out, List.of(node("host", "/x", "1")))).isInstanceOf(IOException.class);
    assertThat(outside).isEmptyDirectory();
    // a link in place of a file is replaced, and what it pointed to stays
    Path precious = Files.writeString(folder.resolve("precious"), "1");
    Files.createDirectory(out.resolve("other"));
    Files.createSymbolicLink(out.resolve("other/x"), precious);
    RenderedTree.write(out, List.of(node("other", "/x", "2")));
    assertThat(precious).hasContent("1");
    assertThat(out.resolve("other/x")).hasContent("2").isRegularFile();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
